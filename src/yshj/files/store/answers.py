"""Answers of earlier runs, given again only while everything they came from is the same, byte by byte.

Only runs without any input problem are kept. A missing, stale, corrupt, foreign or unwritable store costs
time and never an answer: whatever does not check out is as if it were not there.
"""

import contextlib
import marshal
import os
import re
from dataclasses import astuple
from pathlib import Path
from typing import NamedTuple

from yshj import __version__
from yshj.files.find.workspace import TEMPORARY_PREFIX
from yshj.files.load.sources import Sources
from yshj.files.store.digest import digest_of

_MOST_KEPT = 64
_OURS = re.compile(rf"[0-9a-f]{{40}}|{re.escape(TEMPORARY_PREFIX)}.*")


class Answer(NamedTuple):
    """What a run wrote to standard output, in which format, and its exit code."""

    text: str
    form: str
    code: int


class Kept(NamedTuple):
    """An answer with all that must still be true for it to be given again."""

    answer: Answer
    sources: Sources
    zone: str
    today: str


def key_of(question: object) -> str:
    """The name under which the answer to a question is kept, for this version only."""
    return digest_of(repr((__version__, question)).encode("utf-8", "backslashreplace"))


def recall(store: Path, key: str) -> Kept | None:
    """What is kept under `key`; None unless it is whole and of this version."""
    try:
        if not os.path.isfile(store / key):  # a pipe would be waited for
            return None
        checksum, _, told = (store / key).read_bytes().partition(b" ")
        if checksum.decode() != _checksum(key, told):
            return None
        answer, sources, zone, today = marshal.loads(told)
        return Kept(Answer(*answer), Sources(*sources), zone, today)
    except (OSError, ValueError, TypeError, EOFError):
        return None


def keep(store: Path, key: str, kept: Kept) -> None:
    """Keeps an answer; where that is not possible, nothing happens."""
    try:
        told = marshal.dumps((tuple(kept.answer), astuple(kept.sources), kept.zone, kept.today))
        store.mkdir(parents=True, exist_ok=True, mode=0o700)
        temporary = store / f"{TEMPORARY_PREFIX}{os.getpid()}-{key}"
        temporary.write_bytes(_checksum(key, told).encode() + b" " + told)
        os.replace(temporary, store / key)
        _forget_oldest(store)
    except (OSError, ValueError):
        return


def _checksum(key: str, told: bytes) -> str:
    return digest_of(b"\0".join((key.encode(), told)))


def _forget_oldest(store: Path) -> None:
    ours = (path for path in store.iterdir() if _OURS.fullmatch(path.name))
    kept = sorted(ours, key=lambda path: path.stat().st_mtime)
    for path in kept[:-_MOST_KEPT]:
        with contextlib.suppress(OSError):
            path.unlink()
