"""The baseline file: read like every file of ours, written one finding a line."""

import json
from collections.abc import Iterable
from pathlib import Path

from yshj.files.find.workspace import Workspace
from yshj.files.load.file import read_document
from yshj.files.validate.validated import validate
from yshj.files.yaml.document import Document
from yshj.model.baseline import Baseline, KnownFinding
from yshj.model.finding import Finding
from yshj.model.problem import Problem


def read_baseline(path: str, workspace: Workspace) -> Baseline | list[Problem]:
    """The baseline at `path`, or every reason why it cannot be used."""
    document = read_document(Path(path), workspace.name_of(Path(path)))
    if not isinstance(document, Document):
        return document
    validated = validate(document, Baseline, {"findings": KnownFinding})
    if validated.record is None or validated.problems:
        return validated.problems
    return validated.record


def baseline_text(findings: Iterable[Finding]) -> str:
    """The baseline file that makes exactly these findings known."""
    rows = sorted({(finding.key, finding.severity) for finding in findings})
    lines = ["format: yshj-baseline/1", "findings:" if rows else "findings: []"]
    for (code, task, unit, about), severity in rows:
        values = {"task": task, "unit": unit, "about": about}
        texts = {key: json.dumps(value, ensure_ascii=False) for key, value in values.items() if value}
        named = "".join(f", {key}: {text}" for key, text in texts.items())
        lines.append(f"  - {{code: {code}, severity: {severity}{named}}}")
    return "\n".join(lines) + "\n"
