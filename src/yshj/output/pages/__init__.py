"""View → page: one file a kind of view."""
