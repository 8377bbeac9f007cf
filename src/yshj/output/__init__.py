"""View → text: one file a format."""
