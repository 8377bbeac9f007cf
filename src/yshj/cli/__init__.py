"""Arguments, environment, clock, streams and exit codes: one file a command, no logic."""
