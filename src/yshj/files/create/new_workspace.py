"""The files of a new workspace, from the templates that come with the program."""

import json
import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

from yshj.files.create.ci_file import ci_file
from yshj.files.create.config_text import config_text
from yshj.files.create.schema_line import SCHEMA_FOLDER, SCHEMA_KINDS, schema_line
from yshj.files.create.shipped import shipped_text
from yshj.files.find.discovery import find_reports
from yshj.files.find.workspace import CONFIG, Workspace, find_plans

DECISIONS = "data/decisions.yaml"
REPORT = "data/reports/示例甲局.yaml"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the new workspace is for; the version is part of a file's name."""

    name: str
    version: str
    issued: date
    timezone: str
    ci: str | None = None
    source: str | None = None
    """Where the CI job installs yshj from."""


class Sorted(NamedTuple):
    """What a folder has of a new workspace, and what it lacks."""

    existing: list[str]
    absent: dict[str, str]


def new_workspace(wanted: Wanted) -> dict[str, str]:
    """Path → text of every file of a new workspace, the plan first. Its two examples belong together."""
    plan = f"data/plan-{wanted.version}.yaml"
    return {
        plan: _filled("plan.yaml", wanted, _pointer("plan", plan)),
        REPORT: _filled("report.yaml", wanted, _pointer("report", REPORT)),
        DECISIONS: _filled("decisions.yaml", wanted, _pointer("decisions", DECISIONS)),
        CONFIG: f"{schema_line(Path(SCHEMA_FOLDER), 'config', Path(CONFIG))}{config_text()}",
        "README.md": shipped_text("templates/README.md").format(title=wanted.name, plan=plan),
        ".gitattributes": shipped_text("templates/gitattributes"),
        **dict([ci_file(wanted.ci, wanted.source)] if wanted.ci else ()),
        **schema_files(),
    }


def sort_out(root: Path, files: dict[str, str]) -> Sorted:
    """What stands already below `root`, and what of `files` is to be written.

    A second plan would leave nobody knowing which one counts, and the example report belongs to the
    example plan: where there is any plan or report, neither example is written.
    """
    plans = find_plans(Workspace(root))
    found = find_reports(Workspace(root), root / "data" / "reports")
    reports = any(candidate.name.endswith(".yaml") for candidate in found)
    existing = [path.relative_to(root).as_posix() for path in plans]
    existing += ["data/reports"] if reports else []
    examples = {next(iter(files)), REPORT} if plans or reports else set()
    rest = [path for path in files if path not in examples]
    existing += [path for path in rest if os.path.lexists(root / path)]
    return Sorted(existing, {path: files[path] for path in rest if path not in existing})


def schema_files() -> dict[str, str]:
    """The schemas of a workspace's own files."""
    return {f"{SCHEMA_FOLDER}/{kind}.json": shipped_text(f"schemas/{kind}.json") for kind in SCHEMA_KINDS}


def _pointer(kind: str, file: str) -> str:
    return schema_line(Path(SCHEMA_FOLDER), kind, Path(file)).strip().partition("=")[2]


def _filled(template: str, wanted: Wanted, schema: str) -> str:
    return shipped_text(f"templates/{template}").format(
        schema=schema,
        name=_quoted(wanted.name),
        version=_quoted(wanted.version),
        issued=wanted.issued,
        timezone=wanted.timezone,
        due=_year_end(wanted.issued),
    )


def _year_end(issued: date) -> str:
    """The last month of the year; of the next one where that is less than three months away."""
    return f"{min(2999, issued.year + (issued.month > 9))}-12"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
