"""Our own files: text in, text out."""
