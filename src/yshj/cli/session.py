"""What every reading command begins with: the workspace read, the day known, the way out."""

import os
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from yshj.cli.clock import Clock
from yshj.cli.exits import FINE, UNREADABLE, Stop
from yshj.cli.memory import edition, store_of
from yshj.cli.repository import roots_of
from yshj.cli.screen import complain, emit, look
from yshj.cli.shared import Shared
from yshj.files.answers import Answer
from yshj.files.cache import Cache
from yshj.files.load import load, load_config
from yshj.files.reading import Reading
from yshj.files.sources import Sources
from yshj.files.workspace import Choice, find_workspace
from yshj.judging.assess import assess
from yshj.judging.views import Frame, frame
from yshj.model.assessment import Assessment
from yshj.model.books import Loaded
from yshj.model.days import NotADay, parse_day
from yshj.model.policy import Config, Terms
from yshj.model.problem import Problem
from yshj.output.formats import FORMATS
from yshj.output.look import Look, Roots
from yshj.output.page import View

_DEFAULT_ZONE = "Asia/Shanghai"


class Session(NamedTuple):
    """One run: what was read, by which terms, as of when, and how to show it."""

    shared: Shared
    config: Config
    loaded: Loaded
    sources: Sources
    clock: Clock
    as_of: date
    roots: Roots

    @property
    def look(self) -> Look:
        """How to draw on this screen, and where the files are."""
        return look(self.shared.color, self.shared.width)._replace(roots=self.roots)

    @property
    def terms(self) -> Terms:
        """The numbers and calendar corrections that hold in this workspace."""
        return Terms(self.config.policy, self.config.calendar)

    @property
    def frame(self) -> Frame:
        """What every output states."""
        return frame(self.loaded, self.as_of)

    def with_problems(self, problems: list[Problem]) -> "Session":
        """The same run with further problems of what it read."""
        together = tuple(sorted({*self.loaded.problems, *problems}))
        return self._replace(loaded=replace(self.loaded, problems=together))

    def assess(self, as_of: date | None = None, *, ahead: bool = False) -> Assessment | None:
        """The judgement as of a day (of the run, unless given); None without a readable plan."""
        if self.loaded.books is None:
            return None
        today = self.clock.today if ahead else None
        return assess(self.loaded.books, as_of or self.as_of, self.terms, today=today)

    def show(self, view: View, default: str = "table") -> int:
        """Writes the view; returns 3 when something could not be read, else 0."""
        form = chosen_format(self.shared, default)
        text = rendered(view, form, self.look)
        complain(self.loaded.problems)
        emit(text, form, self.shared.output)
        if self.loaded.problems:
            return UNREADABLE
        if self.shared.memory and self.loaded.books:
            self.shared.memory.remember(Answer(text, form, FINE), self.sources, self.clock)
        return FINE


def open_session(shared: Shared) -> Session:
    """Reads the workspace. Raises Stop for a wrong option, never for a wrong file."""
    chosen_format(shared, "table")
    as_of = _day(shared.as_of)
    start = Path(shared.directory or ".")
    if not os.path.isdir(start):
        raise Stop(f"没有文件夹 {shared.directory}")
    if not _folder_still_there():
        raise Stop("当前文件夹已被删除；请先进入一个存在的文件夹")
    workspace = find_workspace(start)
    reading = Reading(workspace, _cache(shared))
    config = load_config(reading)
    choice = Choice(shared.plan, shared.reports, shared.decisions)
    loaded = load(reading, choice, config)
    clock = Clock(loaded.books.plan.plan.timezone if loaded.books else _DEFAULT_ZONE)
    roots = roots_of(workspace.root)
    return Session(shared, config, loaded, reading.seen, clock, as_of or clock.today, roots)


def _cache(shared: Shared) -> Cache:
    """The files that earlier runs have parsed; none of them where that is switched off."""
    store = store_of(shared.cache)
    return Cache(store / "yshj-parsed.db", edition()) if store else Cache()


def _folder_still_there() -> bool:
    try:
        os.getcwd()
    except OSError:
        return False
    return True


def rendered(view: View, form: str, how: Look) -> str:
    """The view in that format; raises Stop where the format has nothing for it."""
    text = FORMATS[form](view, how)
    if text is None:
        raise Stop(f"这个命令没有 {form} 格式")
    return text


def chosen_format(shared: Shared, default: str) -> str:
    """The format asked for; raises Stop for one that does not exist."""
    form = shared.form or default
    if form not in FORMATS:
        raise Stop(f"没有格式“{form}”，可以用：{'、'.join(FORMATS)}")
    return form


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return parse_day(text)
    except NotADay as reason:
        raise Stop(f"--as-of {reason}") from None
