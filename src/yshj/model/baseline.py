"""Findings that a workspace has decided to live with: known by what they are about."""

from typing import Literal

from pydantic import Field

from yshj.model.finding import Finding, Severity
from yshj.model.record import Many, Record, Text

Key = tuple[str, str, str, str]


class KnownFinding(Record):
    """One known finding: code, task, unit and the thing named; never figures or lines."""

    code: Text = Field(title="代码")
    severity: Literal["error", "warning", "info"] = Field(title="级别")
    task: str = Field(default="", title="任务编号")
    unit: str = Field(default="", title="单位")
    about: str = Field(default="", title="所指事物")

    @property
    def key(self) -> Key:
        """What makes it the same finding another day."""
        return (self.code, self.task, self.unit, self.about)


class Baseline(Record):
    """The file that `yshj check --write-baseline` writes."""

    format: Literal["yshj-baseline/1"] = Field(title="文件格式")
    findings: Many[KnownFinding] = Field(title="已知的发现")


def finding_key(finding: Finding) -> Key:
    """What makes a finding the same another day."""
    return (finding.code, finding.task or "", finding.unit or "", finding.about)


def known_among(findings: tuple[Finding, ...], baseline: Baseline) -> frozenset[Finding]:
    """Those of `findings` that the baseline has, with at least their severity."""
    worst = {known.key: Severity(known.severity).rank for known in reversed(baseline.findings)}
    return frozenset(
        finding
        for finding in findings
        if finding.severity.rank >= worst.get(finding_key(finding), len(Severity))
    )


def gone_from(findings: tuple[Finding, ...], baseline: Baseline) -> int:
    """How many entries of the baseline no longer occur."""
    occurring = {finding_key(finding) for finding in findings}
    return sum(1 for known in baseline.findings if known.key not in occurring)
