"""Answers remembered from one run to the next, so that asking again is instant and never wrong.

What makes an answer true again is `files/answers.py`'s matter; here is what a question is, where answers
are kept, and the clock. `--no-cache` or `YSHJ_CACHE=off` switches it off, `YSHJ_CACHE=FOLDER` moves it.
"""

import os
import sys
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import typer

import yshj
from yshj.cli.screen import emit, look
from yshj.files.answers import Answer, Kept, Sources, keep, key_of, recall, sources_now, still_true
from yshj.files.workspace import CONFIG, Choice, Workspace, find_workspace

if TYPE_CHECKING:
    from yshj.cli.shared import Shared
    from yshj.model.books import Books
    from yshj.model.policy import Config


@dataclass(frozen=True, slots=True)
class Memory:
    """What is remembered for one question: a command with its options on a screen and a workspace."""

    store: Path
    key: str
    workspace: Workspace
    choice: Choice
    before: Sources | None = None
    """The sources as they were when the run began to read them."""

    def again(self, output: str | None) -> int | None:
        """Gives the remembered answer and returns its exit code; None when it has to be worked out."""
        kept = recall(self.store, self.key)
        if kept is None or _today(kept.zone) != kept.today:
            return None
        others = [path for path in kept.sources.files if not path.startswith(kept.sources.folder + os.sep)]
        if not still_true(kept, self.workspace, others):
            return None
        emit(kept.answer.text, kept.answer.form, output)
        return kept.answer.code

    def watching(self, config: "Config") -> "Memory":
        """The same, having looked at everything that is about to be read."""
        return replace(self, before=self._sources(config))

    def remember(self, answer: Answer, config: "Config", books: "Books") -> None:
        """Keeps an answer, unless something changed while it was worked out."""
        sources = self._sources(config)
        if sources != self.before:
            return
        zone = books.plan.plan.timezone
        evidence = {path: os.path.isfile(path) for path in self._evidence(books)}
        keep(self.store, self.key, Kept(answer, sources, evidence, zone, _today(zone)))

    def _sources(self, config: "Config") -> Sources:
        root = self.workspace.root
        plans = [self.choice.plan or config.plan or ""]
        decisions = self.choice.decisions or config.decisions or "data/decisions.yaml"
        reports = self.choice.reports or config.reports or "data/reports"
        others = [*(root / plan for plan in plans if plan), root / decisions, root / CONFIG]
        if not plans[0]:
            others += sorted((root / "data").glob("plan-*.yaml"))
        return sources_now(self.workspace, root / reports, [os.path.abspath(path) for path in others])

    def _evidence(self, books: "Books") -> set[str]:
        root = self.workspace.root
        return {
            os.path.abspath(root / Path(post.file).parent / item)
            for posts in books.ledgers.values()
            for post in posts
            for item in post.entry.evidence
            if "://" not in item
        }


def memory_of(shared: "Shared", command: str, own: dict[str, object]) -> Memory | None:
    """The memory for this question; None when there is none to be used."""
    store = _store(shared.cache)
    if store is None:
        return None
    directory = Path(shared.directory or ".")
    if not directory.is_dir():
        return None
    workspace = find_workspace(directory)
    given = [path and os.path.abspath(path) for path in (shared.plan, shared.reports, shared.decisions)]
    choice = Choice(*given)
    how = look(shared.color, shared.width)
    asked = (command, sorted(own.items()), shared.as_of, shared.form, str(workspace.root), choice, how)
    return Memory(store, key_of((_program(), asked)), workspace, choice)


def _program() -> tuple[object, ...]:
    """Which program answers: our own files as they are, and the libraries installed beside typer."""
    own = Path(yshj.__file__).parent
    files = (Path(folder) / name for folder, _, names in os.walk(own) for name in names)
    stamps = sorted((str(path), path.stat().st_mtime_ns) for path in files if path.suffix == ".py")
    installed = os.listdir(Path(typer.__file__).parent.parent)
    return (sys.version, stamps, sorted(name for name in installed if name.endswith(".dist-info")))


def _store(wanted: bool | None) -> Path | None:
    told = os.environ.get("YSHJ_CACHE", "")
    if wanted is False or told.lower() in ("off", "0", "no", "false"):
        return None
    folder = Path(told) if told else _user_folder()
    return folder / "answers" if folder else None


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


def _today(zone: str) -> str:
    return str(datetime.now(ZoneInfo(zone)).date())
