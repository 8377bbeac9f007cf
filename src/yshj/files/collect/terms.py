"""By what a round of forms is read."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from yshj.files.find.workspace import Workspace
from yshj.model.assessment import Assessment


class Terms(NamedTuple):
    """By what the forms of a round are read."""

    judged: Assessment
    today: date
    workspace: Workspace
    reports: Path
    decisions: Path
    dept: str | None
    headers: Mapping[str, str]
    replace: bool
    partial: bool
