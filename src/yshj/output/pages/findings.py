"""Findings on a page: one a row in full, or by unit in few words; what to do; input problems."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from yshj.judging.grouped import CodeCount, Item, UnitItems
from yshj.model.assessment import Header
from yshj.model.finding import Finding, Key, Severity
from yshj.output.blocks import Block, Cell, Column, Grid, Heading, Line
from yshj.output.words import INCOMPLETE, severity_cell, severity_mark, unit_text, whose

_COLUMNS = (
    Column("级别"),
    Column("代码"),
    Column("编号"),
    Column("单位"),
    Column("发现", folds=True),
    Column("位置", folds=True),
)
_ITEM_COLUMNS = (
    Column(""),
    Column("", mark=True),
    Column("", least=6),
    Column("", folds=True, where="wide", least=38),
    Column("", folds=True),
    Column("", right=True),
)
_CALLS = ("建议督办", "建议约谈")
ABOUT_TASKS = "任务本身"
"""Where the unit of a finding would stand, if it had any."""


def finding_grid(findings: Iterable[Finding], header: Header, known: Collection[Key] = ()) -> Grid:
    """One finding a row, the place last."""
    return Grid(
        _COLUMNS,
        tuple(
            (
                severity_cell(finding, known=finding.key in known),
                Cell(finding.code),
                Cell(finding.task or ""),
                Cell(whose(finding, header, ABOUT_TASKS)),
                Cell(finding.text),
                Cell(str(finding.at), "dim"),
            )
            for finding in findings
        ),
    )


def unit_blocks(group: UnitItems, titles: Mapping[str, str], header: Header) -> Iterator[Block]:
    """A unit with its file, then a line a task with all its reasons; what is small shares a line."""
    name = unit_text(group.unit or ABOUT_TASKS, header)
    said = header.is_incomplete(group.unit)
    yield Line(f"{name}  {counted(group.counts)}", "strong", group.file)
    single = [item for item in group.items if item.at]
    if single:
        yield Grid(_ITEM_COLUMNS, tuple(_row(item, group.file, titles, said) for item in single))
    for item in group.items:
        if not item.at:
            text = f"{_mark(item)} {_words(item, said)} {len(item.tasks)} 件：{'、'.join(item.tasks)}"
            yield Line(text, indent=2, mark=item.severity)


def counted(counts: Mapping[Severity, int], *, marked: bool = False) -> str:
    """How many there are of each level that there is; with its mark, where that has to be learnt."""
    return "、".join(
        f"{severity_mark(severity) + ' ' if marked else ''}{severity.label} {counts[severity]}"
        for severity in Severity
        if counts.get(severity)
    )


def advice_blocks(codes: Iterable[CodeCount]) -> Iterator[Block]:
    """What to do, once by code."""
    rows = tuple(
        (Cell(one.code), Cell(one.name), Cell(str(one.found)), Cell(_advice(one.advices))) for one in codes
    )
    if rows:
        yield Heading(f"怎么办（例：yshj explain {rows[0][0].text}）")
        columns = (Column(""), Column("", least=12), Column("", right=True), Column("", folds=True))
        yield Grid(columns, rows)


def problem_blocks(header: Header) -> Iterator[Block]:
    """Every input problem with its place."""
    columns = (Column("代码"), Column("问题", folds=True), Column("位置", folds=True))
    rows = tuple(
        (Cell(problem.code, "error"), Cell(problem.text), Cell(str(problem.place), "dim"))
        for problem in header.problems
    )
    if rows:
        yield Heading(f"输入问题：{len(rows)} 处")
        yield Grid(columns, rows)


def _advice(advices: tuple[str, ...]) -> str:
    return advices[0] if len(advices) == 1 else f"{advices[0]} 等"


def _row(item: Item, file: str, titles: Mapping[str, str], said: bool) -> tuple[Cell, ...]:
    (task,) = item.tasks
    place = item.at
    where = "" if place is None else f":{place.line}" if place.file == file else f"{place.file}:{place.line}"
    return (
        Cell(""),
        Cell(_mark(item), item.severity),
        Cell(task),
        Cell(titles.get(task, "")),
        Cell(_words(item, said), strong=_CALLS),
        Cell(where, "dim"),
    )


def _mark(item: Item) -> str:
    return severity_mark(item.severity)


def _words(item: Item, said: bool) -> str:
    """`said` is whether the heading tells already that the unit's data are incomplete."""
    half = item.incomplete and not (said and item.words)
    return "，".join((INCOMPLETE, *item.words) if half else item.words)
