"""A workspace → Books, or problems at their places; counts found = read + refused."""

import os
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import takewhile
from operator import attrgetter
from typing import TYPE_CHECKING

from yshj.files.find.evidence import digests_of, worthless_evidence
from yshj.files.find.workspace import CONFIG, Choice, misnamed
from yshj.files.load.decisions import load_decisions
from yshj.files.load.file import read_record
from yshj.files.load.plan import load_plan
from yshj.files.load.reading import Reading
from yshj.files.load.reports import ReportFile, load_reports
from yshj.files.resolve.decided import Decided
from yshj.files.resolve.resolver import Resolver, before_issue
from yshj.model.books import Books, Loaded
from yshj.model.place import Place
from yshj.model.policy import Config
from yshj.model.problem import Problem
from yshj.model.report import Entry

if TYPE_CHECKING:
    from yshj.files.yaml.document import Document

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
    name = workspace.name_of(path)
    config, problems, *_ = read_record(reading, path, name, Config, {}, _gate_problems, given=False)
    problems = [*problems, *(_policy_problems(config) if config else ())]
    reading.problems += problems
    return DEFAULTS if problems or config is None else config


def _gate_problems(config: Config, document: "Document") -> list[Problem]:
    """Conditions that are none, or on which `check` could never fail."""
    from yshj.judging.gate import WrongGate, check_gate

    found = []
    for index, words in enumerate(config.check.fail_on):
        try:
            check_gate([words])
        except WrongGate as reason:
            found.append(Problem(document.place(("check", "fail_on", index)), "F03", str(reason)))
    return found


def _policy_problems(config: Config) -> Iterator[Problem]:
    """Two sets of numbers from one day on."""
    seen: set[date] = set()
    for later in config.policy if isinstance(config.policy, tuple) else ():
        if later.from_ in seen:
            text = f"从 {later.from_} 起已有一组口径；请合并为一组，或改正 from"
            yield Problem(later.at.place("from"), "F05", text)
        seen.add(later.from_)


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


def _books(reading: Reading, plan: Resolver, reports: list[ReportFile], decisions: Decided) -> Books:
    ledgers = _ledgers(reading, plan, reports)
    root = reading.workspace.root
    proofs = ((report.path, report.file, report.report) for report in reports)
    verified = (path for made in decisions.by_task.values() for r in made for path in r.decision.evidence)
    return Books(
        plan=plan.plan,
        plan_file=plan.file,
        names=plan.names,
        ledgers=ledgers,
        decisions=decisions.by_task,
        everywhere=decisions.everywhere,
        renames=decisions.renames,
        unread_units=frozenset(plan.names.bodies if reading.everybody_unread else reading.unread_units),
        worthless_evidence=worthless_evidence(proofs, root, reading.opened),
        evidence_digests=digests_of(verified, root),
        sample=reading.sample,
    )


def _ledgers(
    reading: Reading, plan: Resolver, reports: list[ReportFile]
) -> dict[tuple[str, str], tuple[Entry, ...]]:
    """(unit, task) → its entries by date; those of no task of the plan, or before its issue, are refused."""
    written: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for report in reports:
        reading.entries += len(report.report.entries)
        for task, entries in _by_task(report).items():
            written[report.unit, task] += entries
    ledgers = {}
    for (unit, task), entries in written.items():
        entries.sort(key=_DATE)
        problems = _entry_problems(task, entries, plan)
        if problems:
            reading.problems += problems
            reading.unread_units.add(unit)
        if task in plan.tasks:
            ledgers[unit, task] = tuple(entries[len(problems) :])
    return ledgers


def _entry_problems(task: str, entries: list[Entry], plan: Resolver) -> list[Problem]:
    """What is wrong with entries on one task, by date: the task itself, or days before the issue."""
    if task not in plan.tasks:
        return [p for entry in entries if (p := plan.unknown_task(task, entry.at.place("task")))]
    issued = plan.plan.issued
    early = takewhile(lambda entry: entry.date < issued, entries)
    return [Problem(e.at.place("date"), "F03", before_issue(e.date, issued)) for e in early]
