"""What every reading command begins with: the workspace read, the day known, the way out."""

import os
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple, NoReturn

import typer

from yshj.cli.machinery.cache_folder import cache_folder
from yshj.cli.machinery.clock import Clock, typed_day
from yshj.cli.machinery.exits import FINE, UNREADABLE, Exit
from yshj.cli.machinery.outputs import deliver, own_output, refuse_outputs
from yshj.cli.machinery.repository import roots_of
from yshj.cli.machinery.shared_options import SharedOptions
from yshj.cli.machinery.streams import print_problems, render_options
from yshj.files.find.workspace import Choice, Workspace, find_workspace
from yshj.files.load.books import load, load_config
from yshj.files.load.file import chosen_path
from yshj.files.load.reading import Reading
from yshj.files.store.parsed_files import ParsedFiles
from yshj.judging.assess import assess
from yshj.model.assessment import Assessment, Header, header_of
from yshj.model.books import Books, Loaded
from yshj.model.policy import Config, Terms
from yshj.model.problem import Problem
from yshj.output.formats import FORMATS, Format
from yshj.output.page import View
from yshj.output.render_options import RenderOptions, Roots

_DEFAULT_ZONE = "Asia/Shanghai"


class Session(NamedTuple):
    """One run: what was read, by which terms, as of when, and how to show it."""

    shared: SharedOptions
    config: Config
    loaded: Loaded
    opened: frozenset[str]
    """The absolute path of every file that the run has looked at."""
    clock: Clock
    as_of: date
    roots: Roots

    @property
    def render_options(self) -> RenderOptions:
        """How to draw where it goes, and where the files are."""
        return self.options_for(self.shared.output)

    def options_for(self, path: str | None) -> RenderOptions:
        """How to draw in the file at `path`, or on the screen without one."""
        return render_options(self.shared.color, self.shared.width, path)._replace(roots=self.roots)

    @property
    def terms(self) -> Terms:
        """The numbers and calendar corrections that hold in this workspace."""
        return Terms(self.config.policies, self.config.calendar)

    @property
    def workspace(self) -> Workspace:
        """The folder that everything is relative to."""
        return Workspace(Path(self.roots.workspace))

    @property
    def reports_folder(self) -> Path:
        """Where the reports are, or would be."""
        chosen = chosen_path(self.workspace, self.shared.reports, self.config.reports)
        return chosen or self.workspace.default_reports

    @property
    def decisions_file(self) -> Path:
        """Where the decisions are, or would be."""
        chosen = chosen_path(self.workspace, self.shared.decisions, self.config.decisions)
        return chosen or self.workspace.default_decisions

    @property
    def header(self) -> Header:
        """What every output states."""
        return header_of(self.loaded, self.as_of, self.terms)

    def with_problems(self, problems: list[Problem]) -> "Session":
        """The same run with further problems of what it read."""
        together = tuple(sorted({*self.loaded.problems, *problems}))
        return self._replace(loaded=replace(self.loaded, problems=together))

    def assess(self, as_of: date | None = None, *, ahead: bool = False) -> Assessment | None:
        """The judgement as of a day (of the run, unless given); None without a readable plan."""
        if self.loaded.books is None:
            return None
        today = self.clock.today if ahead else None
        header = header_of(self.loaded, as_of or self.as_of, self.terms)
        return assess(self.loaded.books, header, self.terms, today=today)

    def judged(self, as_of: date | None = None, *, ahead: bool = False) -> Assessment:
        """As `assess`; without a readable plan it prints the problems and ends the run with 3."""
        assessment = self.assess(as_of, ahead=ahead)
        return assessment or self._without_plan()

    def books(self) -> Books:
        """What was read, not judged; without a readable plan as `judged`."""
        return self.loaded.books or self._without_plan()

    def _without_plan(self) -> NoReturn:
        print_problems(self.loaded.problems)
        raise typer.Exit(UNREADABLE)

    def show(self, view: View, default: str = "table") -> int:
        """Writes the view; returns as `hand_out`."""
        form = chosen_format(self.shared, default)
        return self.hand_out(rendered(view, form, self.render_options), form)

    def hand_out(self, content: str | bytes, form: Format) -> int:
        """To the file of `-o` or standard output; returns 3 when something could not be read, else 0."""
        refuse_outputs(own_output(self.shared, form), self.opened)
        print_problems(self.loaded.problems)
        deliver(content, form.kind, self.shared.output)
        return UNREADABLE if self.loaded.problems else FINE


def open_session(
    shared: SharedOptions, instead: Mapping[str, bytes] | None = None, *, form: Format | None = None
) -> Session:
    """Reads the workspace, `instead` of what is there where it says so, by absolute path.

    Raises Exit for a wrong option, never for a wrong file; with `form` also for an `-o` that may not be
    written in it, before anything is judged.
    """
    chosen_format(shared, "table")
    as_of = typed_day("--as-of", shared.as_of) if shared.as_of is not None else None
    start = Path(shared.directory or ".")
    if not os.path.isdir(start):
        raise Exit(f"没有文件夹 {shared.directory}")
    if not _folder_still_there():
        raise Exit("当前文件夹已被删除；请先进入一个存在的文件夹")
    workspace = find_workspace(start)
    reading = Reading(workspace, ParsedFiles(cache_folder(shared.cache)), instead=instead or {})
    config = load_config(reading)
    choice = Choice(shared.plan, shared.reports, shared.decisions)
    loaded = load(reading, choice, config)
    clock = Clock(loaded.books.plan.plan.timezone if loaded.books else _DEFAULT_ZONE)
    roots = roots_of(workspace.root)
    opened = frozenset(reading.opened)
    if form:
        refuse_outputs(own_output(shared, form), opened)
    return Session(shared, config, loaded, opened, clock, as_of or clock.today, roots)


def _folder_still_there() -> bool:
    try:
        os.getcwd()
    except OSError:
        return False
    return True


def rendered(view: View, form: Format, how: RenderOptions) -> str | bytes:
    """The view in that format; raises Exit where the format has nothing for it."""
    content = form.render(view, how)
    if content is None:
        others = [name for name, other in FORMATS.items() if other.render(view, how) is not None]
        raise Exit(f"这个命令没有 {form.name} 格式，可以用：{'、'.join(others)}")
    return content


def chosen_format(shared: SharedOptions, default: str) -> Format:
    """The format asked for; raises Exit for one that does not exist."""
    name = shared.form or default
    if name not in FORMATS:
        raise Exit(f"没有格式“{name}”，可以用：{'、'.join(FORMATS)}")
    return FORMATS[name]
