"""The reports folder → the reports that could be read; whatever was not marks its unit."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from yshj.files.find.discovery import Candidate, find_reports, why_no_folder
from yshj.files.find.evidence import named_as_evidence
from yshj.files.find.misplaced import unit_in_name, why_misplaced
from yshj.files.load.file import chosen_path, read_record
from yshj.files.load.reading import Reading
from yshj.files.resolve.resolver import Resolver
from yshj.files.resolve.salvage import raw_bytes, unit_of_refused
from yshj.model.place import Place
from yshj.model.policy import Config
from yshj.model.problem import Problem
from yshj.model.report import Entry, Report


class ReportFile(NamedTuple):
    """A report that could be read as far as its format; `unit` is the unit's full name."""

    file: str
    report: Report
    unit: str
    path: Path


def load_reports(
    reading: Reading, given: str | None, config: Config, resolver: Resolver | None
) -> list[ReportFile]:
    """Every report that could be read; problems and counts go to `reading`."""
    workspace = reading.workspace
    folder = chosen_path(workspace, given, config.reports) or workspace.default_reports
    if not os.path.isdir(folder):
        _nothing_to_read(reading, folder, f"{why_no_folder(folder)}；请建立这个文件夹，或用 --reports 指定")
        return []
    candidates = find_reports(workspace, folder, reading.instead)
    named = [candidate for candidate in candidates if not candidate.is_other]
    reading.opened.add(os.path.realpath(folder))
    reading.opened.update(os.path.abspath(candidate.path) for candidate in named)
    read = [_read_report(reading, candidate, resolver) for candidate in named]
    reports = [report for report in read if report]
    _refuse_misplaced(reading, [other for other in candidates if other.is_other], reports, resolver)
    if not named:
        _nothing_to_read(
            reading, folder, "填报文件夹里没有任何填报文件（*.yaml），无从评判；请放入各单位的填报"
        )
    return reports


def _nothing_to_read(reading: Reading, folder: Path, text: str) -> None:
    place = Place(reading.workspace.name_of(folder), 1, 1)
    reading.problems.append(Problem(place, "F01", text))
    reading.everybody_unread = True


def _read_report(reading: Reading, candidate: Candidate, resolver: Resolver | None) -> ReportFile | None:
    reading.found += 1
    if candidate.refusal:
        _refuse(reading, candidate, [_problem(candidate, candidate.refusal)], resolver)
        return None
    validated = read_record(reading, candidate.path, candidate.name, Report, {"entries": Entry})
    report = validated.record
    if report is None:
        _refuse(reading, candidate, validated.problems, resolver)
        return None
    reading.sample = reading.sample or report.sample
    if resolver is None:
        reading.problems += validated.problems
        reading.entries += len(report.entries)
        return None
    unit = resolver.names.unit(report.unit)
    if unit is None:
        unknown = resolver.unknown_unit(report.unit, report.at.place("unit"), groups=False)
        _refuse(reading, candidate, [unknown, *validated.problems], resolver)
        return None
    if validated.problems:
        reading.problems += validated.problems
        reading.unread_units.add(unit)
        reading.half_read.append(candidate.path)
    return ReportFile(candidate.name, report, unit, candidate.path)


def _refuse(
    reading: Reading, candidate: Candidate, problems: Sequence[Problem], resolver: Resolver | None
) -> None:
    reading.refuse(problems)
    reading.half_read.append(candidate.path)
    reading.mark_unread(unit_of_refused(candidate.path, resolver.names) if resolver else None)


def _problem(candidate: Candidate, text: str) -> Problem:
    return Problem(Place(candidate.name, 1, 1), "F01", text)


def _refuse_misplaced(
    reading: Reading, others: Sequence[Candidate], reports: Sequence[ReportFile], resolver: Resolver | None
) -> None:
    """Refuses those of `others` that look like a report and that no entry names as evidence."""
    if not others:
        return
    names = resolver.names if resolver else None
    proofs = named_as_evidence((report.path, report.report) for report in reports)
    half_read = b"\n".join(raw_bytes(path) or b"" for path in reading.half_read)
    for other in others:
        path = os.path.abspath(other.path)
        # an entry that could not be read may have named it
        if path in proofs or other.path.name.encode("utf-8", "surrogateescape") in half_read:
            continue
        why = why_misplaced(other.path, names)
        if why:
            reading.found += 1
            reading.opened.add(path)
            reading.refuse([_problem(other, why)])
            told = (
                unit_of_refused(other.path, names) or unit_in_name(other.path.name, names) if names else None
            )
            reading.mark_unread(told)
