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

from yshj import __version__
from yshj.files.candidates import find_reports
from yshj.files.workspace import TEMPORARY_PREFIX, Workspace, almost_named, find_plans

_MOST_KEPT = 64
_MOST_BYTES = 4 * 1024 * 1024 + 1


@dataclass(frozen=True, slots=True)
class Answer:
    """What a run wrote to standard output, in which format, and its exit code."""

    text: str
    form: str
    code: int


@dataclass(frozen=True, slots=True)
class Sources:
    """Where an answer came from. Paths are absolute; the digest of a file that is not there is ""."""

    root: str
    folder: str
    plans: list[str]
    listing: list[list[object]]
    files: dict[str, str]


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer with all that must still be true for it to be given again."""

    answer: Answer
    sources: Sources
    evidence: dict[str, bool]
    """Whether each evidence file is there: looked at afresh, never remembered."""
    zone: str
    today: str


def sources_now(workspace: Workspace, folder: Path, others: list[str]) -> Sources:
    """The state of everything in `folder` and of the files `others`, read from the disk now."""
    found = find_reports(workspace, folder)
    paths = [*others, *(os.path.abspath(one.path) for one in found if not one.refusal)]
    return Sources(
        root=str(workspace.root),
        folder=str(folder),
        plans=[*map(str, find_plans(workspace)), *almost_named(workspace)],
        listing=[[one.name, one.refusal, one.unless_evidence] for one in found],
        files={path: _digest_of(path) for path in paths},
    )


def still_true(kept: Kept, workspace: Workspace, others: list[str]) -> bool:
    """Whether everything that the kept answer came from is the same now."""
    folder = Path(kept.sources.folder)
    return sources_now(workspace, folder, others) == kept.sources and all(
        os.path.isfile(path) == there for path, there in kept.evidence.items()
    )


def key_of(question: object) -> str:
    """The name under which the answer to a question is kept, for this version only."""
    return _digest(repr((__version__, question)).encode("utf-8", "backslashreplace"))


def recall(store: Path, key: str) -> Kept | None:
    """What is kept under `key`; None unless it is whole and of this version."""
    try:
        head, _, body = (store / key).read_bytes().partition(b"\n")
        checksum, _, told = head.partition(b" ")
        if checksum.decode() != _checksum(key, told, body):
            return None
        kept = json.loads(told)
        answer = Answer(body.decode("utf-8"), kept["form"], kept["code"])
        return Kept(answer, Sources(**kept["sources"]), kept["evidence"], kept["zone"], kept["today"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def keep(store: Path, key: str, kept: Kept) -> None:
    """Keeps an answer; where that is not possible, nothing happens."""
    answer = kept.answer
    told = {
        "form": answer.form,
        "code": answer.code,
        "sources": asdict(kept.sources),
        "evidence": kept.evidence,
        "zone": kept.zone,
        "today": kept.today,
    }
    try:
        body, head = answer.text.encode("utf-8"), json.dumps(told).encode("ascii")
        store.mkdir(parents=True, exist_ok=True, mode=0o700)
        temporary = store / f"{TEMPORARY_PREFIX}{os.getpid()}-{key}"
        temporary.write_bytes(_checksum(key, head, body).encode() + b" " + head + b"\n" + body)
        os.replace(temporary, store / key)
        _forget_oldest(store)
    except (OSError, ValueError):
        return


def _digest_of(path: str) -> str:
    """The digest of a regular file's bytes; "" when there is none or it cannot be read."""
    with contextlib.suppress(OSError, ValueError):
        if os.path.isfile(path):
            with open(path, "rb") as stream:
                return _digest(stream.read(_MOST_BYTES))
    return ""


def _digest(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=20).hexdigest()


def _checksum(key: str, head: bytes, body: bytes) -> str:
    return _digest(b"\0".join((key.encode(), head, body)))


def _forget_oldest(store: Path) -> None:
    kept = sorted(store.iterdir(), key=lambda path: path.stat().st_mtime)
    for path in kept[:-_MOST_KEPT]:
        with contextlib.suppress(OSError):
            path.unlink()
