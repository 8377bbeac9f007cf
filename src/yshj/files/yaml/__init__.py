"""Text → plain data that knows its places: the recogniser first, then the careful reader."""
