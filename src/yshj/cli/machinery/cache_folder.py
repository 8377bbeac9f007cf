"""Where a run may keep what it has parsed: by the options, the environment and who else could write there.

`--no-cache` or `YSHJ_CACHE=off` switches it off, `YSHJ_CACHE=FOLDER` moves it.
"""

import os
import stat
import sys
from pathlib import Path

from yshj.cli.machinery.streams import print_message
from yshj.files.store.parsed_files import DATABASE

_OFF = frozenset({"off", "0", "no", "false"})


def cache_folder(wanted: bool | None) -> Path | None:
    """The folder, made where it was not there; None where nothing is to be kept or there is no place for it.

    One that others could write is refused with a word: whoever writes what was parsed, writes the verdict.
    """
    named = os.environ.get("YSHJ_CACHE", "")
    if wanted is False or named.lower() in _OFF or (not named and _in_a_job()):
        return None
    folder = Path(named) if named else _user_folder()
    if folder is None:
        return None
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        doubt = _doubt(folder)
    except (OSError, ValueError):
        return None
    if doubt:
        print_message(f"缓存文件夹 {folder} {doubt}；没有使用缓存，结果不受影响")
    return None if doubt else folder


def _in_a_job() -> bool:
    """A job starts cold anyway, and what it decides must not come from what an earlier one left behind."""
    return os.environ.get("CI", "").lower() not in {"", *_OFF}


def _doubt(folder: Path) -> str:
    """Why what is kept there need not be ours, with what to do; "" where it can only be."""
    if sys.platform == "win32":  # has no such owners: a user's folders are closed to others by its own lists
        return ""
    for path in filter(os.path.exists, (folder, folder / DATABASE)):
        status = os.stat(path)
        if status.st_uid != os.geteuid():
            return "或其中的数据库属于别的用户，请用 YSHJ_CACHE 另指一个自己的文件夹"
        if status.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
            return "或其中的数据库别的用户也能改写，请收回他们的写权限（chmod -R go-w）"
    return ""


def _user_folder() -> Path | None:
    """Where this system's programs keep what they can make again; None where there is no home."""
    try:
        home = Path.home()
    except RuntimeError:
        return None
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local") / "yshj" / "Cache"
    if sys.platform == "darwin":
        return home / "Library" / "Caches" / "yshj"
    named = os.environ.get("XDG_CACHE_HOME", "")
    # its specification: one that is not absolute is to be ignored
    return (Path(named) if os.path.isabs(named) else home / ".cache") / "yshj"
