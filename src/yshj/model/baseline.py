"""Findings that a workspace has decided to live with: known by what they are about."""

from dataclasses import dataclass
from typing import Annotated, Literal

from yshj.model.finding import Finding, Key, Severity
from yshj.model.marks import Doc, Many
from yshj.model.record import Record, Text


@dataclass(frozen=True, slots=True)
class KnownFinding(Record):
    """One known finding: code, task, unit and the thing named; never figures or lines."""

    code: Annotated[Text, Doc("代码")]
    severity: Annotated[Literal["error", "warning", "info"], Doc("级别")]
    task: Annotated[str, Doc("任务编号")] = ""
    unit: Annotated[str, Doc("单位")] = ""
    about: Annotated[str, Doc("所指事物")] = ""

    @property
    def key(self) -> Key:
        """What makes it the same finding another day."""
        return (self.code, self.task, self.unit, self.about)


@dataclass(frozen=True, slots=True)
class Baseline(Record):
    """The file that `yshj check --write-baseline` writes."""

    format: Annotated[Literal["yshj-baseline/1"], Doc("文件格式")]
    findings: Annotated[Many[KnownFinding], Doc("已知的发现")]


def known_among(findings: tuple[Finding, ...], baseline: Baseline) -> frozenset[Key]:
    """The keys of those `findings` that the baseline has, with at least their severity."""
    worst = {known.key: Severity(known.severity).rank for known in reversed(baseline.findings)}
    return frozenset(
        finding.key for finding in findings if finding.severity.rank >= worst.get(finding.key, len(Severity))
    )


def gone_from(findings: tuple[Finding, ...], baseline: Baseline) -> int:
    """How many entries of the baseline no longer occur."""
    occurring = {finding.key for finding in findings}
    return sum(1 for known in baseline.findings if known.key not in occurring)
