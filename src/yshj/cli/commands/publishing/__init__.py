"""What `yshj publish` makes: one file a kind."""
