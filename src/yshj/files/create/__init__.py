"""The files of a new workspace, and what ships with the program."""
