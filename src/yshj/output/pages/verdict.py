"""The page of `check`: the verdict, what failed it, the findings by unit, what to do, the verdict again."""

from collections import Counter
from collections.abc import Collection, Iterator

from yshj.judging.gate import excused
from yshj.judging.views.grouped import by_code, by_unit
from yshj.judging.views.lists import LeadRow
from yshj.judging.views.verdict import CheckView
from yshj.model.assessment import TaskStanding
from yshj.model.finding import Severity
from yshj.model.standing import Standing, State
from yshj.output.blocks import (
    Block,
    Bullets,
    Cell,
    Column,
    Folded,
    Foot,
    Heading,
    Lines,
    Page,
    Paragraph,
    Style,
    table,
)
from yshj.output.pages.findings import (
    advice_blocks,
    counted,
    finding_grid,
    problem_blocks,
    unit_blocks,
)
from yshj.output.pages.header import opening
from yshj.output.verdict_words import excused_line, verdict_line
from yshj.output.words import WAIVED, count_line, day, days_left, selection_line, state_cell, whose

_MOST_GONE = 50
_UNFOUND = (State.ON_TRACK, State.DONE, State.SUSPENDED)
"""States that no finding makes: in a pipe nothing else would say whose they are."""


def page(view: CheckView) -> Page:
    """In a pipe one finding a row; on a screen a line a task, by unit."""
    asked = selection_line(view.selection, view.header)
    title = f"门禁检查（{asked}）" if asked else "门禁检查"
    answer, used = verdict_line(view), view.baseline
    known = f"基线 {used.file}：已知 {len(view.known_findings)} 条，不触发门禁" if used else ""
    again = f"{answer}（{asked}）" if asked else answer
    foot = Foot((count_line(view.header), again), wrong=not view.passed)
    style: Style = "strong" if view.passed else "error"
    return (
        *opening(view.header, title, known, answer=answer, style=style),
        *problem_blocks(view.header),
        Folded(
            lambda: _screen(view),
            # one finding a row; a lead whose state fails the gate has its own where no finding names it
            lambda: (*_gate(view, _UNFOUND), *_findings(view)),
            lambda: (*_gate(view), *_findings(view), *advice_blocks(by_code(view.pressing))),
        ),
        *_gone(view),
        foot,
    )


def _screen(view: CheckView) -> Iterator[Block]:
    yield from _gate(view)
    pressing = view.pressing
    titles = {task.id: task.title for task in view.tasks}
    if pressing:
        counts = Counter(finding.severity for finding in pressing)
        yield Heading(f"发现，按单位（右边是文件和行号）：{counted(counts, marked=True)}")
        for group in by_unit(pressing, view.plan_file):
            yield from unit_blocks(group, titles, view.header)
    elif view.header.plan and not (view.header.problems or view.selection.severities):
        yield Paragraph("没有错误和警告")
    yield from advice_blocks(by_code(pressing))
    yield from _left_out(view)


def _gate(view: CheckView, states: Collection[State] = tuple(State)) -> Iterator[Block]:
    """Whose state fails the gate, of those in `states`."""
    found = [(task, lead) for task, lead in view.verdict.leads if (lead or task).state in states]
    if found:
        yield table(
            found,
            (Column("", mark=True), lambda one: state_cell((one[1] or one[0]).state)),
            (Column("编号", least=6), lambda one: one[0].id),
            (Column("时限"), lambda one: day((one[1] or one[0]).effective_due)),
            (Column("距今"), lambda one: _left(*one)),
            (
                Column("牵头部门", folds=True),
                lambda one: whose(one[1], view.header) if one[1] else "（没有牵头部门）",
            ),
            (Column("任务", folds=True), lambda one: one[0].title),
        )


def _left(task: TaskStanding, lead: Standing | None) -> Cell:
    state = (lead or task).state
    days = LeadRow(task, lead).days_left if lead else task.days_left
    return Cell("" if state.over else days_left(days), State.OVERDUE if state is State.OVERDUE else "")


def _findings(view: CheckView) -> Iterator[Block]:
    """Each in its full wording, what fails the gate first, what is excused last; and how many there are."""
    if view.findings:
        ordered = sorted(view.findings, key=lambda f: (excused(f, view.known), f.key not in view.failing))
        yield finding_grid(ordered, view.header, view.known)
    if view.header.plan:
        counts = Counter(finding.severity for finding in view.live)
        told = "，".join(f"{severity.label} {counts[severity]}" for severity in Severity)
        more = excused_line(view)
        yield Paragraph(f"共 {counts.total()} 条：{told}{f'；{more}' if more else ''}")


def _left_out(view: CheckView) -> Iterator[Block]:
    """What the screen does not show, and how to see it."""
    shown = {finding.key for finding in view.pressing}
    rest = [finding for finding in view.live if finding.key not in shown]
    levels = [severity for severity in Severity if any(f.severity is severity for f in rest)]
    parts = []
    for severity in levels:
        codes = by_code(finding for finding in rest if finding.severity is severity)
        names = "、".join(f"{one.name} {one.found}" for one in sorted(codes, key=lambda one: -one.found))
        parts.append(f"{severity.label} {sum(one.found for one in codes)}（{names}）")
    if waived := sum(finding.waived for finding in view.found):
        parts.append(f"{WAIVED} {waived}")
    told = ["没有列出：" + "，".join(parts)] if parts else []
    named = "、".join(severity.label for severity in levels)
    hints = [f"看{named}加 --severity {','.join(levels)}"] if levels else []
    hints += ["只看一个单位加 --dept 单位"] if not view.selection.units else []
    whole = f"一个单位的全部事项看 yshj dept {view.selection.dept}；" if view.selection.unit else ""
    if view.found:
        hint = "；".join((*hints, "逐条看全文加 | more"))
        yield Lines((*told, hint, f"{whole}一项任务的全貌看 yshj show 编号"))


def _gone(view: CheckView) -> Iterator[Block]:
    gone = view.baseline.gone if view.baseline else ()
    if gone:
        yield Heading(f"基线中有 {len(gone)} 条已不再出现，可用 --write-baseline 更新")
        named = ((one.code, one.task, one.unit, one.about) for one in gone[:_MOST_GONE])
        yield Bullets(tuple(" ".join(filter(None, words)) for words in named))
    if len(gone) > _MOST_GONE:
        yield Paragraph(f"另有 {len(gone) - _MOST_GONE} 条，见 --format json")
