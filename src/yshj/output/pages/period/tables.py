"""Who is late, at risk, due next or silent: one row a lead, or a task."""

from collections.abc import Iterable
from datetime import date

from yshj.judging.papers.period import PeriodView
from yshj.judging.views.lists import LeadRow
from yshj.judging.views.short import short
from yshj.model.assessment import Header, TaskStanding
from yshj.output.blocks import Block, Bullets, Cell, Column, Grid, Paragraph, table
from yshj.output.pages.period.wording import some, standing_words, titled
from yshj.output.words import day, percent, whose

Section = tuple[str, list[Block]]
"""A heading, and what stands below it."""


def late(view: PeriodView) -> Section:
    """Overdue and unowned leads, and tasks that nobody leads."""
    led = _leads(view, (*view.overdue, *view.unowned))
    rows = (*led.rows, *map(_leaderless_row, view.leaderless))
    if not rows:
        return "逾期和未认领", [Paragraph("没有逾期的，也没有未认领的。")]
    return f"逾期和未认领（{len(rows)} 件）", [led._replace(rows=rows)]


def _leaderless_row(task: TaskStanding) -> tuple[Cell, ...]:
    late = f"逾期 {-task.days_left} 天，" if task.days_left and task.days_left < 0 else ""
    due = Cell(day(task.effective_due, "长期"))
    return Cell("—"), Cell(f"{titled(task)}{_leader(task)}"), due, Cell("—"), Cell(f"{late}{short('O01')}")


def at_risk(view: PeriodView) -> Section:
    """Leads at risk for more than a near deadline; how many others there are."""
    more = ""
    if view.due_soon:
        next_weeks = {(row.task.id, row.lead.unit) for row in view.due_next}
        soon = sum((row.task.id, row.lead.unit) in next_weeks for row in view.due_soon)
        where = f"，其中 {soon} 件见第七部分" if soon < len(view.due_soon) else "，见第七部分"
        more = f"另 {len(view.due_soon)} 件只是临期{where if soon else ''}"
    if not view.wrong:
        return "有问题的预警", [Paragraph(f"没有{f'；{more}' if more else ''}。")]
    title = f"有问题的预警（{len(view.wrong)} 件{f'；{more}' if more else ''}）"
    return title, [_leads(view, view.wrong)]


def _leads(view: PeriodView, rows: Iterable[LeadRow]) -> Grid:
    return table(
        rows,
        (Column("单位", folds=True), lambda row: whose(row.lead, view.header)),
        (Column("任务", folds=True), lambda row: f"{titled(row.task)}{_leader(row.task)}"),
        (Column("时限"), lambda row: day(row.lead.effective_due, "长期")),
        (Column("进度", right=True), lambda row: percent(row.lead.progress)),
        (Column("情况", folds=True), lambda row: f"{_mark(row, view)}{'，'.join(standing_words(row))}"),
    )


def _leader(task: TaskStanding) -> str:
    return f"（{task.task.leader}）" if task.task.leader else ""


def _mark(row: LeadRow, view: PeriodView) -> str:
    if view.change.took_over(row):
        return "【接手】"
    return "【新】" if view.change.is_new(row) else ""


def due_next(view: PeriodView) -> Section:
    """What falls due, the lowest of each day first; then milestones."""
    grouped: dict[tuple[date, str], list[LeadRow]] = {}
    for row in view.due_next:
        grouped.setdefault((row.lead.effective_due or date.max, row.task.id), []).append(row)
    blocks: list[Block] = []
    if grouped:
        ordered = sorted(grouped.items(), key=lambda one: (one[0][0], min(map(_progress, one[1]))))
        grid = table(
            [sorted(rows, key=_progress) for _, rows in ordered],
            (Column("任务", folds=True), lambda rows: titled(rows[0].task)),
            (Column("时限"), lambda rows: day(rows[0].lead.effective_due)),
            (Column("未完成", right=True), lambda rows: f"{len(rows)}/{len(rows[0].task.leads)} 家"),
            (Column("未完成的单位和进度", folds=True), lambda rows: _units(rows, view.header)),
        )
        blocks.append(grid)
    if view.nodes:
        blocks += [Paragraph(f"节点 {len(view.nodes)} 个："), Bullets(_nodes(view))]
    counts = [f"{len({task for _, task in grouped})} 项、{len(view.due_next)} 件"] if grouped else []
    counts += [f"节点 {len(view.nodes)} 个"] if view.nodes else []
    title = f"今后 {view.days_ahead} 天内到期"
    if not blocks:
        return title, [Paragraph("没有到期的任务，也没有到期的节点。")]
    return f"{title}（{'；'.join(counts)}）", blocks


def _progress(row: LeadRow) -> int:
    return row.lead.progress or 0


def _units(rows: Iterable[LeadRow], header: Header) -> str:
    return "、".join(f"{whose(row.lead, header)} {percent(row.lead.progress)}" for row in rows)


def _nodes(view: PeriodView) -> tuple[str, ...]:
    items = []
    for node in view.nodes:
        figure = f"（进度 {node.milestone.progress}%）" if node.milestone.progress is not None else ""
        who = some(node.units, view.header)
        items.append(f"{node.milestone.due}　{titled(node.task)}：{node.milestone.name}{figure}，{who}未达到")
    return tuple(items)
