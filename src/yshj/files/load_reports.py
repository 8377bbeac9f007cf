"""The reports folder → the reports that could be read; whatever was not marks its unit."""

import os
import re
from dataclasses import dataclass
from pathlib import Path

from yshj.files.evidence import named_as_evidence
from yshj.files.load_plan import PlanRead
from yshj.files.reading import Reading, chosen_path, read_document
from yshj.files.shape import shape
from yshj.files.workspace import Candidate, find_reports
from yshj.files.yaml_text import Document
from yshj.model.books import Problem
from yshj.model.place import Place
from yshj.model.policy import Config
from yshj.model.report import Entry, Report


@dataclass(frozen=True, slots=True)
class ReportFile:
    """A report that could be read as far as its format."""

    document: Document
    report: Report
    unit: str
    path: Path


def load_reports(
    reading: Reading, given: str | None, config: Config, resolver: PlanRead | None
) -> list[ReportFile]:
    """Every report that could be read; problems and counts go to `reading`."""
    workspace = reading.workspace
    folder = chosen_path(workspace, given, config.reports) or workspace.root / "data" / "reports"
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


def _read_report(reading: Reading, candidate: Candidate, resolver: PlanRead | None) -> ReportFile | None:
    reading.found += 1
    if candidate.refusal:
        reading.refuse([Problem(Place(candidate.name, 1, 1), "F01", candidate.refusal)])
        reading.everybody_unread = True
        return None
    document = read_document(candidate.path, candidate.name)
    if not isinstance(document, Document):
        reading.refuse(document)
        reading.mark_unread(_unit_in_text(candidate.path, resolver))
        return None
    shaped = shape(document, Report, {"entries": Entry})
    report = shaped.record
    if report is None:
        reading.refuse(shaped.problems)
        reading.mark_unread(_unit_in_text(candidate.path, resolver))
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
    return ReportFile(document, report, unit, candidate.path)


def _refuse_misplaced(reading: Reading, candidates: list[Candidate], reports: list[ReportFile]) -> None:
    proofs = named_as_evidence((report.path, report.report) for report in reports)
    for candidate in candidates:
        if candidate.unless_evidence and os.path.abspath(candidate.path) not in proofs:
            reading.found += 1
            hint = candidate.refusal or ""
            reading.refuse([Problem(Place(candidate.name, 1, 1), "F01", hint)])
            reading.everybody_unread = True


_UNIT_LINE = re.compile(r"^unit\s*[:：]\s*[\"']?([^\"'#\n\r]+)", re.MULTILINE)


def _unit_in_text(path: Path, resolver: PlanRead | None) -> str | None:
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
