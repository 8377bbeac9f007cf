"""What papers need of the disk: the office's templates, and what was issued."""
