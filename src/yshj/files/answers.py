"""Answers of earlier runs, given again only while everything they came from is the same, byte by byte.

Only runs without any input problem are kept. A missing, stale, corrupt, foreign or unwritable store costs
time and never an answer: whatever does not check out is as if it were not there.
"""

import contextlib
import hashlib
import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from yshj import __version__
from yshj.files.candidates import find_reports
from yshj.files.workspace import TEMPORARY_PREFIX, Workspace, find_plans

_MOST_KEPT = 64
_MOST_BYTES = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Answer:
    """What a run wrote to standard output, in which format, and its exit code."""

    text: str
    form: str
    code: int


@dataclass(frozen=True, slots=True)
class Witness:
    """All that an answer came from; paths are absolute, "" stands for a file that is not there."""

    root: str
    plans: list[str]
    folder: str
    listing: list[list[Any]]
    files: dict[str, str]
    evidence: dict[str, bool]
    zone: str
    today: str


def listing(workspace: Workspace, folder: Path) -> list[list[Any]]:
    """What stands in the reports folder, as far as reading it depends on that."""
    found = find_reports(workspace, folder)
    return [[one.name, one.refusal, one.unless_evidence] for one in found]


def digest_of(path: str) -> str:
    """The digest of a regular file's bytes; "" when there is none or it cannot be read."""
    try:
        with open(path, "rb", opener=_open_without_waiting) as stream:
            if not _is_regular(stream.fileno()):
                return ""
            return hashlib.blake2b(stream.read(_MOST_BYTES + 1), digest_size=20).hexdigest()
    except OSError:
        return ""


def key_of(question: object) -> str:
    """The name under which the answer to a question is kept, for this version only."""
    return hashlib.blake2b(repr((__version__, question)).encode(), digest_size=20).hexdigest()


def still_true(witness: Witness, workspace: Workspace) -> bool:
    """Whether everything that the witness names is the same now."""
    return (
        witness.root == str(workspace.root)
        and witness.plans == [str(path) for path in find_plans(workspace)]
        and all(digest_of(path) == digest for path, digest in witness.files.items())
        and listing(workspace, Path(witness.folder)) == witness.listing
        and all(os.path.isfile(path) == there for path, there in witness.evidence.items())
    )


def recall(store: Path, key: str) -> tuple[Witness, Answer] | None:
    """The answer kept under `key` with its witness; None unless it is whole and of this version."""
    try:
        head, _, body = (store / key).read_bytes().partition(b"\n")
        checksum, _, told = head.partition(b" ")
        if checksum.decode() != _checksum(key, told, body):
            return None
        kept = json.loads(told)
        witness = Witness(**kept["witness"])
        return witness, Answer(body.decode("utf-8"), kept["form"], kept["code"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def keep(store: Path, key: str, witness: Witness, answer: Answer) -> None:
    """Keeps an answer; where that is not possible, nothing happens."""
    try:
        body = answer.text.encode("utf-8")
        told = json.dumps(
            {"witness": asdict(witness), "form": answer.form, "code": answer.code}, ensure_ascii=True
        ).encode()
        store.mkdir(parents=True, exist_ok=True, mode=0o700)
        temporary = store / f"{TEMPORARY_PREFIX}{os.getpid()}-{key}"
        temporary.write_bytes(_checksum(key, told, body).encode() + b" " + told + b"\n" + body)
        os.replace(temporary, store / key)
        _forget_oldest(store)
    except (OSError, ValueError):
        return


def _checksum(key: str, told: bytes, body: bytes) -> str:
    return hashlib.blake2b(b"\0".join((key.encode(), told, body)), digest_size=20).hexdigest()


def _forget_oldest(store: Path) -> None:
    kept = sorted(store.iterdir(), key=lambda path: path.stat().st_mtime)
    for path in kept[:-_MOST_KEPT]:
        with contextlib.suppress(OSError):
            path.unlink()


def _open_without_waiting(path: str, flags: int) -> int:
    """Opens a named pipe without waiting for a writer; it is then found to be no regular file."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _is_regular(descriptor: int) -> bool:
    import stat

    return stat.S_ISREG(os.fstat(descriptor).st_mode)


