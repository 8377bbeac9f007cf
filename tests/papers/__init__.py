"""Papers: notices, bulletins, Word, what was issued."""
