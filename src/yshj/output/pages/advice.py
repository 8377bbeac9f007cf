"""What is to be done about findings: each advice once, or every finding at length."""

from collections.abc import Callable, Iterable

from yshj.model.assessment import Header
from yshj.model.finding import Finding
from yshj.output.blocks import Block, Cell, Column, Folded, Grid, Heading, Paragraph
from yshj.output.pages.findings import finding_grid
from yshj.output.words import WAIVED

_NOTHING_TO_DO = frozenset(("T07", "T09"))
"""They stay for good: told beside the lead, and no more to be done."""
_SAID_BY = {"T03": "O03", "T04": "T01", "T05": "O03"}
"""Code → the one whose advice stands for its own."""


def advice(
    findings: Iterable[Finding], header: Header, whom: Callable[[str, list[Finding]], str]
) -> tuple[Block, ...]:
    """On a screen what to do, by code, after what `whom` says of its findings; else all of them at length."""
    found = tuple(findings)
    if not found:
        return (Paragraph("没有发现问题"),)
    told = {(finding.task, finding.unit, finding.code) for finding in found}
    by_code: dict[tuple[str, str], list[Finding]] = {}
    for finding in sorted(found, key=lambda finding: finding.severity.rank):
        repeats = (finding.task, finding.unit, _SAID_BY.get(finding.code)) in told
        if finding.code not in _NOTHING_TO_DO and not repeats:
            by_code.setdefault((finding.code, _what(finding)), []).append(finding)
    rows = tuple((Cell(code), Cell(f"{whom(code, own)}{what}")) for (code, what), own in by_code.items())
    columns = (Column("", least=5), Column("", folds=True))
    screen = (Heading("怎么办"), Grid(columns, rows)) if rows else ()
    return (Folded(lambda: screen, lambda: (Heading("发现"), finding_grid(found, header, advised=True))),)


def _what(finding: Finding) -> str:
    if not finding.waived:
        return finding.advice
    return f"{WAIVED}：{finding.excuse}" if finding.excuse else WAIVED
