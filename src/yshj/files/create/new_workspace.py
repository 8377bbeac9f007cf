"""The files of a new workspace, from the templates that come with the program."""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from yshj.files.create.config_text import config_text
from yshj.files.create.new_files import NewFile
from yshj.files.create.schema_line import SCHEMA_FOLDER, SCHEMA_KINDS, schema_line
from yshj.files.create.shipped import shipped_text
from yshj.files.find.workspace import CONFIG

CI_FILES = {"github": ".github/workflows/yshj.yml", "gitlab": ".gitlab-ci.yml"}
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


def new_workspace(wanted: Wanted) -> list[NewFile]:
    """Every file of a new workspace, the plan first. Its two examples belong together."""
    plan = f"data/plan-{wanted.version}.yaml"
    files = [
        NewFile(plan, _filled("plan.yaml", wanted, _pointer("plan", plan))),
        NewFile(REPORT, _filled("report.yaml", wanted, _pointer("report", REPORT))),
        NewFile(DECISIONS, _filled("decisions.yaml", wanted, _pointer("decisions", DECISIONS))),
        NewFile(CONFIG, f"{schema_line(Path(SCHEMA_FOLDER), 'config', Path(CONFIG))}{config_text()}"),
        NewFile("README.md", shipped_text("templates/README.md").format(title=wanted.name, plan=plan)),
        NewFile(".gitattributes", shipped_text("templates/gitattributes")),
    ]
    if wanted.ci:
        files.append(NewFile(CI_FILES[wanted.ci], shipped_text(f"templates/{wanted.ci}.yml")))
    return [*files, *schema_files()]


def schema_files() -> list[NewFile]:
    """The schemas of a workspace's own files."""
    return [
        NewFile(f"{SCHEMA_FOLDER}/{kind}.json", shipped_text(f"schemas/{kind}.json")) for kind in SCHEMA_KINDS
    ]


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
