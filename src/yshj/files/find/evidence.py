"""Evidence files: which are named, and which of them are not there."""

import os
import re
from collections.abc import Iterable
from itertools import chain
from operator import attrgetter
from pathlib import Path

from yshj.model.report import Report

_EVIDENCE = attrgetter("evidence")
_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")


def named_as_evidence(reports: Iterable[tuple[Path, Report]]) -> set[str]:
    """The absolute paths of all files that some entry names as evidence."""
    return {
        _target(path, item)
        for path, report in reports
        for entry in report.entries
        for item in entry.evidence
        if not _URL.match(item)
    }


def missing_evidence(
    reports: Iterable[tuple[Path, str, Report]], opened: set[str]
) -> frozenset[tuple[str, str]]:
    """(report file, evidence as written) of every path that leads to no file; all paths go to `opened`."""
    missing = set()
    for path, file, report in reports:
        for item in chain.from_iterable(map(_EVIDENCE, report.entries)):
            if not _URL.match(item):
                target = _target(path, item)
                opened.add(target)
                if not _is_file(target):
                    missing.add((file, item))
    return frozenset(missing)


def _is_file(path: str) -> bool:
    """Whether a file is there; a path that no file can have is none."""
    try:
        return os.path.isfile(path)
    except ValueError:
        return False


def _target(report: Path, item: str) -> str:
    return os.path.abspath(os.path.join(report.parent, item.replace("\\", "/")))
