"""Findings that a workspace has decided to live with: known by what they are about."""

from collections.abc import Callable, Iterable, Iterator
from typing import Annotated, Literal, NamedTuple

from yshj.model.finding import Finding, Key, Severity
from yshj.model.marks import Doc, Many
from yshj.model.record import Record, Text, record


@record
class KnownFinding(Record):
    """One known finding: code, task, unit and the thing named; never figures or lines."""

    code: Annotated[Text, Doc("代码")]
    severity: Annotated[Literal["error", "warning", "info"], Doc("级别")]
    task: Annotated[str, Doc("任务编号")] = ""
    unit: Annotated[str, Doc("单位")] = ""
    about: Annotated[str, Doc("所指事物", "逾期为时限，连续预警为督办或约谈")] = ""

    @property
    def key(self) -> Key:
        """What makes it the same finding another day."""
        return (self.code, self.task, self.unit, self.about)


@record
class Baseline(Record):
    """The file that `yshj check --write-baseline` writes."""

    format: Annotated[Literal["yshj-baseline/1"], Doc("文件格式")]
    findings: Annotated[Many[KnownFinding], Doc("已知的发现")]


class Matched(NamedTuple):
    """What a baseline has to do with the findings of one day."""

    known: frozenset[Key]
    """The keys of the findings that it has, with at least their severity."""
    gone: tuple[KnownFinding, ...]
    """Its entries that no longer occur."""


def matched(findings: Iterable[Finding], baseline: Baseline, same: Callable[[str], str]) -> Matched:
    """Which of `findings` the baseline has; `same` gives every name of a unit as one and the same."""

    def alike(key: Key) -> Key:
        return (key[0], key[1], same(key[2]), key[3])

    worst: dict[Key, int] = {}
    for entry in baseline.findings:
        key, rank = alike(entry.key), Severity(entry.severity).rank
        worst[key] = min(rank, worst.get(key, rank))
    known: set[Key] = set()
    met: set[Key] = set()
    for finding in findings:
        having = [key for key in _known_as(alike(finding.key)) if key in worst]
        met.update(having)
        if any(finding.severity.rank >= worst[key] for key in having):
            known.add(finding.key)
    return Matched(frozenset(known), tuple(e for e in baseline.findings if alike(e.key) not in met))


def _known_as(key: Key) -> Iterator[Key]:
    """The keys under which a baseline may have a finding; a graver level has the lighter one too."""
    code, task, unit, about = key
    yield key
    if code in _ONCE_WITHOUT:
        yield (code, task, unit, "")
    if about == "督办":
        yield (code, task, unit, "约谈")


_ONCE_WITHOUT = frozenset({"T01", "T07", "T08"})
"""Codes whose deadline or level older baselines do not have."""
