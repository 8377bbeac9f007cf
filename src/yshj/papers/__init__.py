"""What the office signs, sends and shows: nothing else imports it."""
