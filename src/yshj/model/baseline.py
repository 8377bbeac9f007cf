"""Findings that a workspace has decided to live with: known by what they are about."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Literal, NamedTuple

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

    def key(self, name_of: Callable[[str], str]) -> Key:
        """What makes it the same finding another day, the unit under the name that it has by then."""
        return (self.code, self.task, name_of(self.unit) if self.unit else "", self.about)


@dataclass(frozen=True, slots=True)
class Baseline(Record):
    """The file that `yshj check --write-baseline` writes."""

    format: Annotated[Literal["yshj-baseline/1"], Doc("文件格式")]
    findings: Annotated[Many[KnownFinding], Doc("已知的发现")]


class Recognised(NamedTuple):
    """What a baseline makes of the findings of a day."""

    known: frozenset[Key]
    """The keys of those findings that it has, with at least their severity."""
    gone: int
    """How many of its entries no longer occur."""


def recognised(
    findings: tuple[Finding, ...], baseline: Baseline, name_of: Callable[[str], str]
) -> Recognised:
    """Which `findings` the baseline knows; `name_of` gives the name that a unit has on the day.

    An entry without the thing named, as older baselines have them, knows whatever the rest fits.
    """
    keys = [(known.key(name_of), Severity(known.severity).rank) for known in baseline.findings]
    worst = dict(reversed(keys))
    nothing = len(Severity)
    known = frozenset(
        finding.key
        for finding in findings
        if finding.severity.rank >= worst.get(finding.key, worst.get(_older(finding.key), nothing))
    )
    occurring = {key for finding in findings for key in (finding.key, _older(finding.key))}
    return Recognised(known, sum(1 for key, _ in keys if key not in occurring))


def _older(key: Key) -> Key:
    return (*key[:3], "")
