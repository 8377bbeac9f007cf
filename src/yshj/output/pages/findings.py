"""Findings on a page: one a row in full, or by unit in few words; what to do; input problems."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

from yshj.judging.views.grouped import CodeCount, Item, UnitItems
from yshj.model.assessment import Header
from yshj.model.finding import Finding, Key, Severity
from yshj.output.blocks import Block, Cell, Column, Folded, Grid, Heading, Line, Paragraph, table
from yshj.output.words import INCOMPLETE, SEVERITY_MARKS, WAIVED, severity_cell, unit_text, whose

_CALLS = ("建议督办", "建议约谈")
_NOTHING_TO_DO = frozenset(("T07", "T09"))
"""They stay for good: told beside the lead, and no more to be done."""
_SAID_BY = {"T03": "O03", "T04": "T01", "T05": "O03"}
"""Code → the one whose advice stands for its own."""
ABOUT_TASKS = "任务本身"
"""Where the unit of a finding would stand, if it had any."""


def finding_grid(
    findings: Iterable[Finding], header: Header, known: Collection[Key] = (), *, advised: bool = False
) -> Grid:
    """One finding a row; last its place, or what to do about it."""
    return table(
        findings,
        (Column("级别"), lambda f: severity_cell(f, known=bool(known) and f.key in known)),
        (Column("代码"), lambda f: f.code),
        (Column("编号"), lambda f: f.task or ""),
        (Column("单位"), lambda f: whose(f, header, ABOUT_TASKS)),
        (Column("发现", folds=True), lambda f: f.text),
        (
            Column("建议" if advised else "位置", folds=True),
            lambda f: f.advice if advised else Cell(str(f.at), "dim"),
        ),
    )


def unit_blocks(group: UnitItems, titles: Mapping[str, str], header: Header) -> Iterator[Block]:
    """A unit with its file, then a line a task with all its reasons; what is small shares a line."""
    name = unit_text(group.unit or ABOUT_TASKS, header)
    said = header.is_incomplete(group.unit)
    yield Line(f"{name}  {counted(group.counts)}", "strong", group.file)
    single = [item for item in group.items if item.at]
    if single:
        yield table(
            single,
            (Column(""), lambda _: ""),
            (Column("", mark=True), lambda item: Cell(_mark(item), item.severity)),
            (Column("", least=6), lambda item: item.tasks[0]),
            (Column("", folds=True, where="wide", least=38), lambda item: titles.get(item.tasks[0], "")),
            (Column("", folds=True), lambda item: Cell(_words(item, said), strong=_CALLS)),
            (Column("", right=True), lambda item: Cell(_where(item, group.file), "dim")),
        )
    for item in group.items:
        if not item.at:
            text = f"{_mark(item)} {_words(item, said)} {len(item.tasks)} 件：{'、'.join(item.tasks)}"
            yield Line(text, indent=2, mark=item.severity)


def counted(counts: Mapping[Severity, int], *, marked: bool = False) -> str:
    """How many there are of each level that there is; with its mark, where that has to be learnt."""
    return "、".join(
        f"{SEVERITY_MARKS[severity] + ' ' if marked else ''}{severity.label} {counts[severity]}"
        for severity in Severity
        if counts.get(severity)
    )


def advice_blocks(codes: Sequence[CodeCount]) -> Iterator[Block]:
    """What to do, once by code."""
    if codes:
        yield Heading(f"怎么办（例：yshj explain {codes[0].code}）")
        yield table(
            codes,
            (Column(""), lambda one: one.code),
            (Column("", least=12), lambda one: one.name),
            (Column("", right=True), lambda one: str(one.found)),
            (Column("", folds=True), lambda one: one.advices[0] + " 等" * (len(one.advices) > 1)),
        )


def problem_blocks(header: Header) -> Iterator[Block]:
    """Every input problem with its place."""
    if header.problems:
        yield Heading(f"输入问题：{len(header.problems)} 处")
        yield table(
            header.problems,
            (Column("代码"), lambda one: Cell(one.code, "error")),
            (Column("问题", folds=True), lambda one: one.text),
            (Column("位置", folds=True), lambda one: Cell(str(one.place), "dim")),
        )


def _where(item: Item, file: str) -> str:
    place = item.at
    return "" if place is None else f":{place.line}" if place.file == file else f"{place.file}:{place.line}"


def _mark(item: Item) -> str:
    return SEVERITY_MARKS[item.severity]


def _words(item: Item, said: bool) -> str:
    """`said` is whether the heading tells already that the unit's data are incomplete."""
    half = item.incomplete and not (said and item.words)
    return "，".join((INCOMPLETE, *item.words) if half else item.words)


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
    grid = table(
        by_code.items(),
        (Column("", least=5), lambda one: one[0][0]),
        (Column("", folds=True), lambda one: f"{whom(one[0][0], one[1])}{one[0][1]}"),
    )
    screen = (Heading("怎么办"), grid) if by_code else ()
    return (Folded(lambda: screen, lambda: (Heading("发现"), finding_grid(found, header, advised=True))),)


def _what(finding: Finding) -> str:
    if not finding.waived:
        return finding.advice
    return f"{WAIVED}：{finding.excuse}" if finding.excuse else WAIVED
