"""The exit codes that users and CI jobs depend on."""

FINE = 0
GATED = 1
USAGE = 2
UNREADABLE = 3
NOT_WRITTEN = 4
CRASHED = 70
INTERRUPTED = 130


class Exit(Exception):  # not an error of the program: an orderly end with a message
    """Ends the run with a Chinese message and an exit code."""

    def __init__(self, message: str, code: int = USAGE) -> None:
        super().__init__(message)
        self.code = code
