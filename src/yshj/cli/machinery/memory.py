"""Answers remembered from one run to the next, so that asking again is instant and never wrong.

What makes an answer true again is `files/answers.py`'s matter; here is what a question is, where answers
are kept, and the clock. `--no-cache` or `YSHJ_CACHE=off` switches it off, `YSHJ_CACHE=FOLDER` moves it.
"""

import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import typer

import yshj
from yshj.cli.machinery.clock import Clock
from yshj.cli.machinery.outputs import deliver
from yshj.cli.machinery.streams import render_options
from yshj.files.find.workspace import Choice, Workspace, find_workspace
from yshj.files.load.sources import Sources, plans_of, unchanged
from yshj.files.store.answers import Answer, Kept, keep, key_of, recall
from yshj.output.formats import FORMATS

if TYPE_CHECKING:
    from yshj.cli.machinery.shared_options import SharedOptions


class Memory(NamedTuple):
    """What is remembered for one question: a command with its options on a screen and a workspace."""

    store: Path
    key: str
    workspace: Workspace
    dated: bool
    """Whether the question names its day: then it does not matter which day it is."""

    def again(self, output: str | None) -> int | None:
        """Gives the remembered answer and returns its exit code; None when it has to be worked out."""
        kept = recall(self.store, self.key)
        if kept is None or not self._is_still(kept) or not unchanged(kept.sources, self.workspace):
            return None
        deliver(kept.answer.text, FORMATS[kept.answer.form].kind, output)
        return kept.answer.code

    def _is_still(self, kept: Kept) -> bool:
        """Whether it is still the day of the answer, where that matters; its zone has to be known."""
        try:
            today = Clock(kept.zone).today
        except (KeyError, ValueError, OSError):
            return False
        return self.dated or str(today) == kept.today

    def remember(self, answer: Answer, sources: Sources, clock: Clock) -> None:
        """Keeps an answer with what it came from, as it was read."""
        if plans_of(self.workspace) == sources.plans:
            keep(
                self.store,
                self.key,
                Kept(answer, sources, clock.zone, "" if self.dated else str(clock.today)),
            )


def memory_of(shared: "SharedOptions", command: str, own: dict[str, object]) -> Memory | None:
    """The memory for this question; None when there is none to be used."""
    store = store_of(shared.cache)
    if store is None:
        return None
    directory = Path(shared.directory or ".")
    if not directory.is_dir():
        return None
    workspace = find_workspace(directory)
    given = [path and os.path.abspath(path) for path in (shared.plan, shared.reports, shared.decisions)]
    choice = Choice(*given)
    how = render_options(shared.color, shared.width)
    asked = (command, sorted(own.items()), shared.as_of, shared.form, str(workspace.root), choice, how)
    return Memory(store / "answers", key_of((edition(), asked)), workspace, shared.as_of is not None)


@cache
def edition() -> str:
    """Which program this is: our own files as they are, and the libraries installed beside typer."""
    stamps = sorted(_stamps(os.path.dirname(yshj.__file__)))
    installed = os.listdir(os.path.dirname(os.path.dirname(typer.__file__)))
    libraries = sorted(name for name in installed if name.endswith(".dist-info"))
    return key_of((sys.version, stamps, libraries))


def _stamps(folder: str) -> Iterator[tuple[str, int]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from _stamps(entry.path)
            elif entry.name.endswith(".py"):
                yield entry.path, entry.stat().st_mtime_ns


def store_of(wanted: bool | None) -> Path | None:
    """Where to keep what a run finds out; None where that is switched off or there is no place."""
    told = os.environ.get("YSHJ_CACHE", "")
    if wanted is False or told.lower() in ("off", "0", "no", "false"):
        return None
    return Path(told) if told else _user_folder()


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
    return Path(os.environ.get("XDG_CACHE_HOME") or home / ".cache") / "yshj"
