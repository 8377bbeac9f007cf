"""What is to be done about the findings of one task: each advice once, or every finding at length."""

from collections.abc import Iterable

from yshj.judging.short import short
from yshj.judging.show_view import ShowView
from yshj.model.assessment import Header
from yshj.model.finding import Finding
from yshj.output.blocks import Block, Cell, Column, Grid, Heading, Paragraph
from yshj.output.words import WAIVED, severity_cell, unit_text

_NOTHING_TO_DO = frozenset(("T07", "T09"))
"""They stay for good: told beside the lead, and no more to be done."""


def advice(view: ShowView, width: int | None) -> list[Block]:
    """On a screen what to do, by code; without a width every finding in its full wording."""
    findings = view.task.findings
    if not findings:
        return [Paragraph("没有发现问题")]
    if width is None:
        return [Heading("发现"), _in_full(findings, view.header)]
    by_code: dict[tuple[str, str], list[Finding]] = {}
    silent = {finding.unit for finding in findings if finding.code == "O03"}
    for finding in findings:
        repeats = finding.code in ("T03", "T05") and finding.unit in silent
        if finding.code not in _NOTHING_TO_DO and not repeats:
            by_code.setdefault((finding.code, _what(finding)), []).append(finding)
    rows = tuple(
        (Cell(code), Cell(f"{_whom(code, of_code, view)}{what}"))
        for (code, what), of_code in by_code.items()
    )
    return [Heading("怎么办"), Grid((Column(""), Column("", folds=True)), rows)] if rows else []


def _what(finding: Finding) -> str:
    if not finding.waived:
        return finding.advice
    return f"{WAIVED}：{finding.excuse}" if finding.excuse else WAIVED


def _whom(code: str, findings: list[Finding], view: ShowView) -> str:
    """Whom an advice is for, and why, where the page has not said it above."""
    units = {finding.unit for finding in findings if finding.unit}
    if len(units) > 1:
        return f"{len(units)} 家{short(code)}："
    if not units:
        return f"{short(code, findings[0].figures)}："
    leads = {lead.unit for lead in view.task.leads}
    if units <= leads and code[0] in "TO":
        return ""
    who = "" if units == leads else f"{unit_text(units.pop(), view.header)} "
    return f"{who}{short(code, findings[0].figures)}："


def _in_full(findings: Iterable[Finding], header: Header) -> Grid:
    columns = (
        Column("级别"),
        Column("代码"),
        Column("单位", folds=True),
        Column("发现", folds=True),
        Column("建议", folds=True),
    )
    rows = tuple(
        (
            severity_cell(finding),
            Cell(finding.code),
            Cell(unit_text(finding.unit or "（任务）", header)),
            Cell(finding.text),
            Cell(finding.advice),
        )
        for finding in findings
    )
    return Grid(columns, rows)
