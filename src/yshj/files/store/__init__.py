"""Parsed files by content, so that a second run is fast and never wrong."""
