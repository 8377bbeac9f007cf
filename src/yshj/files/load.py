"""A workspace → Books, or problems at their places; counts found = read + refused."""

import os
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from yshj.files.evidence import missing_evidence, named_as_evidence
from yshj.files.resolve import Resolver, assigned_ever, plan_problems
from yshj.files.shape import shape
from yshj.files.text import Text, read_text
from yshj.files.workspace import (
    CONFIG,
    Candidate,
    Choice,
    Workspace,
    find_plan,
    find_reports,
)
from yshj.files.yaml_text import Document, read_yaml
from yshj.model.books import Books, Inputs, Loaded, Posted, Problem, Ruling
from yshj.model.decision import Decision, Decisions
from yshj.model.names import Names
from yshj.model.place import Place
from yshj.model.plan import Group, Plan, Task, Unit
from yshj.model.policy import Config
from yshj.model.report import Entry, Report


DEFAULTS = Config(format="yshj-config/1")


@dataclass(slots=True)
class _Reading:
    """What has been read so far; the loader is the only one who writes here."""

    workspace: Workspace
    problems: list[Problem] = field(default_factory=list)
    found: int = 0
    refused: int = 0
    entries: int = 0
    sample: bool = False
    unread_units: set[str] = field(default_factory=set)
    everybody_unread: bool = False

    def refuse(self, problems: Iterable[Problem]) -> None:
        self.refused += 1
        self.problems += problems


@dataclass(frozen=True, slots=True)
class _ReportFile:
    """A report that could be read as far as its format."""

    document: Document
    report: Report
    unit: str
    path: Path


def load_config(workspace: Workspace) -> tuple[Config, list[Problem]]:
    """The workspace's `yshj.yaml`; the defaults without one, or where it could not be read."""
    path = workspace.root / CONFIG
    if not os.path.lexists(path):
        return DEFAULTS, []
    document = _document(path, CONFIG)
    if not isinstance(document, Document):
        return DEFAULTS, document
    shaped = shape(document, Config, {})
    if shaped.problems or shaped.record is None:
        return DEFAULTS, shaped.problems
    return shaped.record, []


def load(
    workspace: Workspace, choice: Choice, config: Config, problems: Iterable[Problem] = ()
) -> Loaded:
    """Everything of a workspace. Problems of all files, with those of its configuration, are
    gathered; nothing is raised.
    """
    reading = _Reading(workspace, list(problems))
    resolver = _load_plan(reading, choice.plan, config)
    reports = _load_reports(reading, choice.reports, config, resolver)
    rulings = _load_decisions(reading, choice.decisions, config, resolver)
    books = _books(reading, resolver, reports, rulings) if resolver else None
    inputs = Inputs(
        reading.found, reading.found - reading.refused, reading.refused, reading.entries
    )
    return Loaded(books, inputs, tuple(sorted(set(reading.problems))), reading.sample)


def _document(path: Path, name: str) -> Document | list[Problem]:
    text = read_text(path, name)
    if not isinstance(text, Text):
        return [text]
    return read_yaml(text.text, name)


def _chosen(workspace: Workspace, given: str | None, configured: str | None) -> Path | None:
    if given:
        return Path(given)
    return workspace.path_of(configured) if configured else None


@dataclass(frozen=True, slots=True)
class _PlanRead(Resolver):
    """The resolver, and the file it came from."""

    file: str = ""


def _load_plan(reading: _Reading, given: str | None, config: Config) -> _PlanRead | None:
    path = _chosen(reading.workspace, given, config.plan) or find_plan(reading.workspace)
    if isinstance(path, Problem):
        reading.problems.append(path)
        return None
    name = reading.workspace.name_of(path)
    reading.found += os.path.lexists(path)
    document = _document(path, name)
    if not isinstance(document, Document):
        _refuse_existing(reading, path, document)
        return None
    shaped = shape(document, Plan, {"units": Unit, "groups": Group, "tasks": Task})
    plan = shaped.record
    if plan is None or not _zone_known(plan):
        problems = shaped.problems or [_unknown_zone(document)]
        reading.refuse(problems)
        return None
    reading.problems += shaped.problems
    reading.problems += plan_problems(plan, document)
    ids = (document.source(("tasks", i, "id")) for key, i in shaped.left_out if key == "tasks")
    broken = frozenset(text.strip("\"'") for text in ids if text)
    if shaped.problems:
        reading.everybody_unread = True
    names = Names(plan)
    tasks = {task.id: task for task in reversed(plan.tasks)}
    return _PlanRead(plan, names, tasks, broken, file=name)


def _refuse_existing(reading: _Reading, path: Path, problems: list[Problem]) -> None:
    """A file that is not there is a problem, but was not found."""
    if os.path.lexists(path):
        reading.refuse(problems)
    else:
        reading.problems += problems


def _zone_known(plan: Plan) -> bool:
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        ZoneInfo(plan.plan.timezone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def _unknown_zone(document: Document) -> Problem:
    place = document.key_place(("plan", "timezone"))
    return Problem(place, "F03", "不认识的时区，例如 timezone: Asia/Shanghai")


def _load_reports(
    reading: _Reading, given: str | None, config: Config, resolver: _PlanRead | None
) -> list[_ReportFile]:
    workspace = reading.workspace
    folder = _chosen(workspace, given, config.reports) or workspace.root / "data" / "reports"
    if not folder.is_dir():
        place = Place(workspace.name_of(folder), 1, 1)
        text = "没有找到填报文件夹；请建立 data/reports，或用 --reports 指定"
        reading.problems.append(Problem(place, "F01", text))
        return []
    candidates = find_reports(workspace, folder)
    reports = []
    for candidate in candidates:
        if candidate.unless_evidence:
            continue
        report = _read_report(reading, candidate, resolver)
        if report:
            reports.append(report)
    _refuse_misplaced(reading, candidates, reports)
    if not any(not candidate.unless_evidence for candidate in candidates):
        place = Place(workspace.name_of(folder), 1, 1)
        text = "填报文件夹里没有任何填报文件（*.yaml），无从评判"
        reading.problems.append(Problem(place, "F01", text))
    return reports


def _read_report(
    reading: _Reading, candidate: Candidate, resolver: _PlanRead | None
) -> _ReportFile | None:
    reading.found += 1
    if candidate.refusal:
        reading.refuse([Problem(Place(candidate.name, 1, 1), "F01", candidate.refusal)])
        reading.everybody_unread = True
        return None
    document = _document(candidate.path, candidate.name)
    if not isinstance(document, Document):
        reading.refuse(document)
        _mark_unread(reading, _unit_in_text(candidate.path, resolver))
        return None
    shaped = shape(document, Report, {"entries": Entry})
    report = shaped.record
    if report is None:
        reading.refuse(shaped.problems)
        _mark_unread(reading, _unit_in_text(candidate.path, resolver))
        return None
    reading.sample = reading.sample or report.sample
    unit = resolver.names.unit(report.unit) if resolver else report.unit
    if unit is None or resolver is None:
        problems = shaped.problems
        if resolver:
            place = report.place(candidate.name, "unit")
            problems = [resolver.unknown_unit(report.unit, place, groups=False), *problems]
            reading.refuse(problems)
            reading.everybody_unread = True
        else:
            reading.problems += problems
            reading.entries += len(report.entries)
        return None
    if shaped.problems:
        reading.problems += shaped.problems
        reading.unread_units.add(unit)
    return _ReportFile(document, report, unit, candidate.path)


def _refuse_misplaced(
    reading: _Reading, candidates: list[Candidate], reports: list[_ReportFile]
) -> None:
    proofs = named_as_evidence((report.path, report.report) for report in reports)
    for candidate in candidates:
        if candidate.unless_evidence and os.path.abspath(candidate.path) not in proofs:
            reading.found += 1
            hint = candidate.refusal or ""
            reading.refuse([Problem(Place(candidate.name, 1, 1), "F01", hint)])
            reading.everybody_unread = True


_UNIT_LINE = re.compile(r"^unit\s*[:：]\s*[\"']?([^\"'#\n\r]+)", re.MULTILINE)


def _unit_in_text(path: Path, resolver: _PlanRead | None) -> str | None:
    """The unit that a refused file says it is of, read as leniently as possible."""
    if resolver is None or not path.is_file():
        return None
    try:
        data = path.open("rb").read(20_000)
    except OSError:
        return None
    units = set()
    for encoding in ("utf-8", "gb18030", "utf-16"):
        for found in _UNIT_LINE.findall(data.decode(encoding, errors="ignore")):
            units.add(resolver.names.unit(found.strip()))
    units.discard(None)
    return units.pop() if len(units) == 1 else None


def _mark_unread(reading: _Reading, unit: str | None) -> None:
    """Half a ledger accuses nobody; a file of nobody knows whom could be anybody's."""
    if unit:
        reading.unread_units.add(unit)
    else:
        reading.everybody_unread = True


def _load_decisions(
    reading: _Reading, given: str | None, config: Config, resolver: _PlanRead | None
) -> list[Ruling]:
    workspace = reading.workspace
    chosen = _chosen(workspace, given, config.decisions)
    path = chosen or workspace.root / "data" / "decisions.yaml"
    exists = os.path.lexists(path)
    if not exists and chosen is None:
        return []
    reading.found += exists
    document = _document(path, workspace.name_of(path))
    if not isinstance(document, Document):
        _refuse_existing(reading, path, document)
        reading.everybody_unread = True
        return []
    shaped = shape(document, Decisions, {"decisions": Decision})
    if shaped.record is None:
        reading.refuse(shaped.problems)
        reading.everybody_unread = True
        return []
    reading.sample = reading.sample or shaped.record.sample
    reading.problems += shaped.problems
    if shaped.problems:
        reading.everybody_unread = True
    return _rulings(reading, shaped.record.decisions, document, resolver) if resolver else []


def _rulings(
    reading: _Reading, decisions: list[Decision], document: Document, resolver: Resolver
) -> list[Ruling]:
    assigned = assigned_ever(decisions, resolver.names)
    rulings = []
    for order, decision in enumerate(decisions):
        ruling = resolver.ruling(decision, order, document, assigned)
        if isinstance(ruling, Ruling):
            rulings.append(ruling)
        else:
            reading.problems += ruling
            unit = resolver.names.unit(decision.unit) if decision.unit else None
            _mark_unread(reading, unit)
    return rulings


def _books(
    reading: _Reading, plan: _PlanRead, reports: list[_ReportFile], rulings: list[Ruling]
) -> Books:
    ledgers: dict[tuple[str, str], list[Posted]] = defaultdict(list)
    for report in reports:
        file = report.document.file
        reading.entries += len(report.report.entries)
        for entry in report.report.entries:
            problem = plan.unknown_task(entry.task, entry.place(file, "task"))
            if problem:
                reading.problems.append(problem)
                reading.unread_units.add(report.unit)
            else:
                ledgers[report.unit, entry.task].append(Posted(file, entry))
    by_task: dict[str, list[Ruling]] = defaultdict(list)
    for ruling in sorted(rulings, key=lambda ruling: (ruling.day, ruling.order)):
        by_task[ruling.decision.task].append(ruling)
    everybody = {body.name for body in (*plan.plan.units, *plan.plan.groups)}
    return Books(
        plan=plan.plan,
        plan_file=plan.file,
        names=plan.names,
        ledgers={
            key: tuple(sorted(posts, key=lambda post: post.day)) for key, posts in ledgers.items()
        },
        rulings={task: tuple(made) for task, made in by_task.items()},
        unread_units=frozenset(
            everybody if reading.everybody_unread else reading.unread_units
        ),
        missing_evidence=missing_evidence((r.path, r.document.file, r.report) for r in reports),
        sample=reading.sample,
    )
