"""A workspace → Books, or problems at their places; counts found = read + refused."""

import os
from collections import defaultdict
from operator import attrgetter

from yshj.files.find.evidence import missing_evidence
from yshj.files.find.workspace import CONFIG, Choice, misnamed
from yshj.files.load.decisions import load_decisions
from yshj.files.load.file import leads_astray, read_record
from yshj.files.load.plan import load_plan
from yshj.files.load.reading import Reading
from yshj.files.load.reports import ReportFile, load_reports
from yshj.files.resolve.resolver import Resolver
from yshj.model.books import Books, Loaded, ResolvedDecision
from yshj.model.place import Place
from yshj.model.policy import Config
from yshj.model.problem import Problem
from yshj.model.report import Entry

_DATE = attrgetter("date")
DEFAULTS = Config("yshj-config/1")


def load_config(reading: Reading) -> Config:
    """The workspace's `yshj.yaml`; the defaults without one, or where it could not be read.

    Its problems go to `reading`.
    """
    workspace = reading.workspace
    path = workspace.root / CONFIG
    reading.opened.add(str(path))
    if not os.path.lexists(path):
        other = misnamed(workspace, workspace.root, "yshj.")
        text = f"配置文件应名为 {CONFIG}；这个文件没有读取，请改名"
        reading.problems += [Problem(Place(other, 1, 1), "F01", text)] if other else []
        return DEFAULTS
    validated = leads_astray(reading, path) or read_record(reading, path, workspace.name_of(path), Config, {})
    problems = validated if isinstance(validated, list) else validated.problems
    reading.problems += problems
    return (
        DEFAULTS if problems or isinstance(validated, list) or validated.record is None else validated.record
    )


def load(reading: Reading, choice: Choice, config: Config) -> Loaded:
    """Everything of a workspace whose configuration has been read. Never raises."""
    # without its configuration nobody knows by which numbers, or whether from the right folder
    reading.everybody_unread = bool(reading.problems)
    resolver = load_plan(reading, choice.plan, config)
    reports = load_reports(reading, choice.reports, config, resolver)
    decisions = load_decisions(reading, choice.decisions, config, resolver)
    books = _books(reading, resolver, reports, decisions) if resolver else None
    reading.parsed_files.close()
    return Loaded(books, reading.inputs, reading.told, reading.sample)


def _by_task(report: ReportFile) -> dict[str, list[Entry]]:
    entries: dict[str, list[Entry]] = defaultdict(list)
    for entry in report.report.entries:
        entries[entry.task].append(entry)
    return entries


def _books(
    reading: Reading, plan: Resolver, reports: list[ReportFile], decisions: list[ResolvedDecision]
) -> Books:
    ledgers: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for report in reports:
        for task, entries in _by_task(report).items():
            reading.entries += len(entries)
            if task in plan.tasks:
                ledgers[report.unit, task] += entries
                continue
            places = (entry.at.place("task") for entry in entries)
            reading.problems += filter(None, (plan.unknown_task(task, place) for place in places))
            reading.unread_units.add(report.unit)
    proofs = ((report.path, report.file, report.report) for report in reports)
    by_task: dict[str, list[ResolvedDecision]] = defaultdict(list)
    for resolved in sorted(decisions, key=lambda resolved: (resolved.day, resolved.order)):
        by_task[resolved.decision.task].append(resolved)
    return Books(
        plan=plan.plan,
        plan_file=plan.file,
        names=plan.names,
        ledgers={key: tuple(sorted(entries, key=_DATE)) for key, entries in ledgers.items()},
        decisions={task: tuple(made) for task, made in by_task.items()},
        unread_units=frozenset(plan.names.bodies if reading.everybody_unread else reading.unread_units),
        missing_evidence=missing_evidence(proofs, reading.opened),
        sample=reading.sample,
    )
