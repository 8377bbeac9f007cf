"""The one way by which files are written: whole or not at all, and nothing left behind."""

import errno
import os
import re
import stat
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NoReturn

from yshj.files.find.workspace import TEMPORARY_PREFIX

_WAITS = (0.1, 0.2, 0.4, 0.8) if os.name == "nt" else ()
"""Seconds between attempts: on Windows nobody may replace a file that another program holds open."""
_OWN_DESCRIPTORS = r"/dev/fd|/proc/\d+(?:/task/\d+)?/fd"
_NUMBER = r"[0-9]{1,9}"
_MOST_LINKS = 40
_LITTER = rf"{re.escape(TEMPORARY_PREFIX)}\d+-[0-9a-f]{{8}}"
_OLD = 3600.0
"""Seconds after which nobody is writing a file any more."""


def write_file(path: str, data: bytes) -> None:
    """Puts `data` in place of the file at `path`, or of the file that it links to; raises OSError.

    The file keeps its mode. What is no regular file (a pipe, a device) is written through, and what the
    caller holds open already (`/dev/stdout`, `/dev/fd/3`) is written on from where it ends.
    """
    descriptor = descriptor_of(path)
    if descriptor is not None:
        _write_on(descriptor, data)
        return
    if is_stream(path):
        with open(path, "wb") as stream:
            stream.write(data)
        return
    real = os.path.realpath(path)
    mode = _mode_of(real) if os.path.basename(path) else _refused(errno.EISDIR, path)
    with _staged(real, data) as temporary:
        if mode is not None:
            os.chmod(temporary, mode)
        _moved(os.replace, temporary, real)


def create_file(path: str, data: bytes) -> None:
    """Writes a file where nothing stands, were it a link that leads nowhere; raises OSError."""
    with _staged(path, data) as temporary:
        if os.path.lexists(path):
            _refused(errno.EEXIST, path)
        _moved(os.rename, temporary, path)


@contextmanager
def created_files(files: Mapping[str, bytes | Path]) -> Iterator[None]:
    """New files for what is done under it, with the folders above them: path → its bytes, or what it copies.

    Where anything raises, none of them stays. An OSError names the file that it is about.
    """
    ours: list[str] = []
    try:
        for path, holds in files.items():
            data = holds if isinstance(holds, bytes) else holds.read_bytes()
            try:
                _make_folders(os.path.dirname(path), ours)
                create_file(path, data)
            except OSError as error:
                raise OSError(error.errno, error.strerror, path) from error
            ours.append(path)
        yield
    except BaseException:
        for path in reversed(ours):
            with suppress(OSError):  # others may use the folder by now
                os.rmdir(path) if os.path.isdir(path) else os.unlink(path)
        raise


def create_files(files: Mapping[str, bytes | Path]) -> None:
    """As `created_files`, and nothing is done under them; raises OSError about one."""
    with created_files(files):
        pass


def _make_folders(folder: str, ours: list[str]) -> None:
    """Makes what is missing, the outermost first, and adds it to `ours`."""
    if folder and not os.path.exists(folder):
        _make_folders(os.path.dirname(folder), ours)
        os.mkdir(folder)
        ours.append(folder)


def append_file(path: str, data: bytes) -> None:
    """Adds to a file that other programs add to as well; raises OSError."""
    with open(path, "ab") as stream:
        stream.write(data)


def is_stream(path: str) -> bool:
    """Whether what stands at `path` takes bytes without keeping them; raises OSError."""
    try:
        mode = os.stat(path).st_mode
    except FileNotFoundError:
        return False
    return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)


def descriptor_of(path: str) -> int | None:
    """The number of what this program has open under that name, were it a link to one; else None."""
    for _ in range(_MOST_LINKS):
        folder, name = os.path.split(path)
        if re.fullmatch(_NUMBER, name) and _is_ours(os.path.realpath(folder)):
            return int(name)
        if not os.path.islink(path):
            return None
        path = os.path.join(folder, os.readlink(path))
    return None


def _is_ours(folder: str) -> bool:
    """Whether our own descriptors are listed there: those of another program are files like any other."""
    if not re.fullmatch(_OWN_DESCRIPTORS, folder):
        return False
    return folder == "/dev/fd" or folder.split("/")[2] == str(os.getpid())


def _write_on(descriptor: int, data: bytes) -> None:
    """Opened anew under its name, it would lose what the shell has put there."""
    with open(os.dup(descriptor), "wb") as stream:
        if stat.S_ISREG(os.fstat(descriptor).st_mode):
            os.lseek(descriptor, 0, os.SEEK_END)
        stream.write(data)


@contextmanager
def _staged(path: str, data: bytes) -> Iterator[str]:
    """The name of a file beside `path` that holds `data`, safely on the disk; gone afterwards."""
    temporary = os.path.join(
        os.path.dirname(path) or ".", f"{TEMPORARY_PREFIX}{os.getpid()}-{os.urandom(4).hex()}"
    )
    stream = open(temporary, "xb")  # noqa: SIM115  # what fails here has left nothing to remove
    try:
        with stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        _remove_litter(temporary)
        yield temporary
    finally:
        if os.path.lexists(temporary):
            os.unlink(temporary)


def _remove_litter(ours: str) -> None:
    """What runs that were killed have left in the folder; younger ones may still be at work."""
    now = os.stat(ours).st_mtime
    with suppress(OSError), os.scandir(os.path.dirname(ours)) as entries:
        for entry in entries:
            if re.fullmatch(_LITTER, entry.name) and now - entry.stat(follow_symlinks=False).st_mtime > _OLD:
                os.unlink(entry.path)


def _mode_of(path: str) -> int | None:
    """The mode of the file at `path`, None where there is none; a folder or a locked file is refused.

    A rename asks only for the folder's leave; that of the file itself is asked here.
    """
    if not os.path.lexists(path):
        return None
    if os.path.isdir(path):
        _refused(errno.EISDIR, path)
    if not os.access(path, os.W_OK):
        _refused(errno.EACCES, path)
    return stat.S_IMODE(os.stat(path).st_mode)


def _moved(how: Callable[[str, str], None], temporary: str, path: str) -> None:
    for wait in (*_WAITS, None):
        try:
            how(temporary, path)
        except PermissionError:
            if wait is None:
                _refused(errno.EBUSY if _WAITS else errno.EACCES, path)
            time.sleep(wait)
        else:
            return


def _refused(number: int, path: str) -> NoReturn:
    raise OSError(number, os.strerror(number), path)
