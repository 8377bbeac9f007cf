"""One writer at a time in a workspace: a file that the system locks, and lets go when its holder dies."""

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from yshj.files.find.workspace import TEMPORARY_PREFIX

LOCK_NAME = f"{TEMPORARY_PREFIX}lock"
PATIENCE = 60.0
"""Seconds to wait for others: a dozen of them, each reading everything once."""
_BUSY = {errno.EAGAIN, errno.EACCES, errno.EDEADLK}


class Occupied(Exception):
    """Somebody else kept writing for all of the patience."""


@contextmanager
def only_writer(folder: Path, patience: float = PATIENCE) -> Iterator[None]:
    """While it lasts nobody else who asks for it writes below `folder`; raises Occupied or OSError.

    A lock file that a killed run has left behind is locked by nobody, and holds up nobody.
    """
    path, until = str(folder / LOCK_NAME), time.monotonic() + patience
    while True:
        with open(path, "ab") as held:
            if _locked(held.fileno()) and _is_still_there(held.fileno(), path):
                try:
                    yield
                finally:
                    with suppress(OSError):  # Windows keeps it while others wait: the last one takes it away
                        os.unlink(path)
                return
        if time.monotonic() > until:
            raise Occupied
        time.sleep(0.02)


def _locked(descriptor: int) -> bool:
    try:
        _lock(descriptor)
    except OSError as error:
        if error.errno in _BUSY:
            return False
        raise
    return True


def _is_still_there(descriptor: int, path: str) -> bool:
    """Whether nobody has taken the file away between its opening and its locking."""
    try:
        return os.path.samestat(os.fstat(descriptor), os.stat(path))
    except FileNotFoundError:
        return False


if sys.platform == "win32":  # pragma: no cover  # tried nowhere but there
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
