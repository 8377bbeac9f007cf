"""Plain data → records; what does not fit is a problem at its place, in Chinese."""
