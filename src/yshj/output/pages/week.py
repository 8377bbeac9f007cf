"""The weekly summary as a document that a leader reads."""

from collections.abc import Sequence

from yshj.judging.views import LeadRow
from yshj.judging.week import DUE_SOON_DAYS, WeekView
from yshj.model.assessment import Header
from yshj.model.books import ResolvedDecision
from yshj.model.standing import State
from yshj.output.blocks import Block, Bullets, Cell, Column, Grid, Heading, Page, Paragraph
from yshj.output.words import SAMPLE, count_line, day, notice, percent, unit_text, units_text, unmet_text

_NUMBERS = "一二三四五六七八九十"


def page(view: WeekView) -> Page:
    """Headline figures, what moved, who must act, and by which rules it was counted."""
    iso = view.first.isocalendar()
    name = view.header.plan.name if view.header.plan else "（方案没有读入）"
    sample = f"【{SAMPLE}】本文由 yshj 的示例数据生成，不反映任何单位的真实工作情况。"
    sections = (
        ("总体情况", _headline(view)),
        ("本周新逾期", _rows(view, State.OVERDUE, "本周没有新逾期的事项。")),
        ("本周新完成", _done(view)),
        ("本周新预警", _rows(view, State.AT_RISK, "本周没有新预警的事项。")),
        ("本周退回、延期与销号", _decisions(view)),
        (f"未来两周到期（{DUE_SOON_DAYS} 天内）", _due_next(view)),
        ("需要采取行动的单位", _must_act(view)),
        ("超过一个月未填报的单位", _silent(view)),
    )
    blocks: list[Block] = [
        Heading(f"{iso.year} 年第 {iso.week} 周进展周报", 1),
        Paragraph(f"{name}"),
        Paragraph(f"{_chinese(view.first)}至 {_chinese(view.last)}，以星期日（{view.last}）为准。"),
    ]
    if notice(view.header):
        blocks.append(Paragraph(f"{notice(view.header)}，不评判任何单位。", "strong"))
    if view.header.sample:
        blocks.append(Paragraph(sample, "strong"))
    for number, (title, content) in zip(_NUMBERS, sections, strict=False):
        blocks += [Heading(f"{number}、{title}"), *content]
    blocks += [Heading("说明"), Paragraph(_rules()), Paragraph(count_line(view.header) + "。")]
    return tuple(blocks)


def _chinese(value: object) -> str:
    year, month, number = str(value).split("-")
    return f"{year} 年 {int(month)} 月 {int(number)} 日"


def _rules() -> str:
    return (
        "一项任务有几个牵头部门的，逐个评判，任务取其中最差的状态；“件”是一个牵头部门的一项任务。"
        "逾期指时限（含准予的延期）已过而未完成；预警指临期、落后时序、推算延误、长期未填报或受阻；"
        "未认领指牵头部门从未填报或无人可问责；完成以填报 100 或销号为准；已中止的不计入任何比率。"
        "变化与上一个星期日相比。"
    )


def _moved(now: int, before: int) -> str:
    if now == before:
        return "持平"
    return f"增 {now - before}" if now > before else f"减 {before - now}"


def _headline(view: WeekView) -> list[Block]:
    now, before = view.summary, view.summary_before
    done, total = now.states[State.DONE], now.tasks
    running = total - now.states[State.SUSPENDED]
    share = f"，占 {100 * done // running}%" if running else ""
    words = "，".join(
        f"{state.label} {now.states[state]} 项（{_moved(now.states[state], before.states[state])}）"
        for state in State
        if state is not State.DONE
    )
    sentence = (
        f"全部 {total} 项任务中，已完成 {done} 项"
        f"（{_moved(done, before.states[State.DONE])}）{share}；{words}。"
    )
    if view.unmet:
        sentence += f"已完成的牵头事项中，{view.unmet} 件仍有要求没有达到（目标值、交付成果或经常性工作）。"
    columns = (
        Column("状态"),
        Column("任务（项）", right=True),
        Column("较上周", right=True),
        Column("牵头事项（件）", right=True),
        Column("较上周", right=True),
    )
    rows = tuple(
        (
            Cell(state.label, state),
            Cell(str(now.states[state])),
            Cell(_moved(now.states[state], before.states[state])),
            Cell(str(view.leads[state])),
            Cell(_moved(view.leads[state], view.leads_before[state])),
        )
        for state in State
    )
    return [Paragraph(sentence), Grid(columns, rows)]


_LEAD_COLUMNS = (
    Column("编号"),
    Column("任务", folds=True),
    Column("牵头部门", folds=True),
    Column("时限"),
    Column("进度", right=True),
    Column("原因", folds=True),
)


def _rows(view: WeekView, state: State, none: str) -> list[Block]:
    rows = view.change.newly[state]
    if not rows:
        return [Paragraph(none)]
    cells = tuple(
        (
            Cell(row.task.id),
            Cell(row.task.title),
            Cell(unit_text(row.lead.unit, view.header)),
            Cell(day(row.lead.effective_due, "长期")),
            Cell(percent(row.lead.progress)),
            Cell("；".join(reason.text for reason in row.lead.reasons)),
        )
        for row in rows
    )
    return [Paragraph(f"共 {len(rows)} 件。"), Grid(_LEAD_COLUMNS, cells)]


def _done(view: WeekView) -> list[Block]:
    rows = view.change.newly[State.DONE]
    if not rows:
        return [Paragraph("本周没有新完成的事项。")]
    columns = (
        Column("编号"),
        Column("任务", folds=True),
        Column("牵头部门", folds=True),
        Column("完成日"),
        Column("时限"),
        Column("核验"),
        Column("仍欠的要求", folds=True),
    )
    cells = tuple(
        (
            Cell(row.task.id),
            Cell(row.task.title),
            Cell(unit_text(row.lead.unit, view.header)),
            Cell(day(row.lead.done_on) + ("（晚于时限）" if row.lead.late else "")),
            Cell(day(row.lead.effective_due, "长期")),
            Cell("已销号" if row.lead.verified else "待核验"),
            Cell(unmet_text(row.task, row.lead)),
        )
        for row in rows
    )
    return [Paragraph(f"共 {len(rows)} 件。"), Grid(columns, cells)]


def _decisions(view: WeekView) -> list[Block]:
    kinds = (
        ("退回", view.change.returned),
        ("延期", view.change.extended),
        ("销号", view.change.closed),
    )
    rows = tuple(
        _decision(kind, resolved, view.header) for kind, decisions in kinds for resolved in decisions
    )
    if not rows:
        return [Paragraph("本周没有退回、延期或销号的决定。")]
    columns = (
        Column("决定"),
        Column("日期"),
        Column("编号"),
        Column("单位", folds=True),
        Column("内容", folds=True),
    )
    return [Grid(columns, rows)]


def _decision(kind: str, resolved: ResolvedDecision, header: Header) -> tuple[Cell, ...]:
    decision = resolved.decision
    parts = [f"延至 {decision.until}"] if decision.kind == "extend" else []
    parts += [decision.reason] if decision.reason else []
    return (
        Cell(kind),
        Cell(str(resolved.day)),
        Cell(decision.task or ""),
        Cell(unit_text(resolved.target or "全部牵头部门", header)),
        Cell("；".join(parts)),
    )


def _due_next(view: WeekView) -> list[Block]:
    if not view.due_next:
        return [Paragraph("未来两周没有到期的事项。")]
    columns = (
        Column("编号"),
        Column("任务", folds=True),
        Column("牵头部门", folds=True),
        Column("时限"),
        Column("进度", right=True),
    )
    grouped: dict[tuple[str, str], list[LeadRow]] = {}
    for row in view.due_next:
        grouped.setdefault((row.task.id, str(row.lead.effective_due)), []).append(row)
    cells = tuple(
        (
            Cell(task),
            Cell(rows[0].task.title),
            Cell(_units(rows, view.header)),
            Cell(due),
            Cell(_range([row.lead.progress or 0 for row in rows])),
        )
        for (task, due), rows in grouped.items()
    )
    return [Paragraph(f"共 {len(grouped)} 项任务、{len(view.due_next)} 件。"), Grid(columns, cells)]


def _units(rows: Sequence[LeadRow], header: Header) -> str:
    names = [row.lead.unit for row in rows]
    return units_text(names[:3], header) + (f"等 {len(names)} 家" if len(names) > 3 else "")


def _range(values: Sequence[int]) -> str:
    low, high = min(values), max(values)
    return f"{low}%" if low == high else f"{low}%～{high}%"


def _must_act(view: WeekView) -> list[Block]:
    if not view.must_act:
        return [Paragraph("没有需要特别督促的单位。")]
    columns = (Column("单位", folds=True), Column("状态"), Column("编号"), Column("原因", folds=True))
    cells = tuple(
        (
            Cell(name if index == 0 else name[len(one.unit) :]),
            Cell(row.lead.state.label, row.lead.state),
            Cell(row.task.id),
            Cell("；".join(reason.text for reason in row.lead.reasons)),
        )
        for one in view.must_act
        for name in [unit_text(one.unit, view.header)]
        for index, row in enumerate(one.rows)
    )
    text = "逾期、未认领，或因落后时序、推算延误、受阻而预警的单位如下，请对照原因逐件办理。"
    return [Paragraph(text), Grid(columns, cells)]


def _silent(view: WeekView) -> list[Block]:
    others = f"其余 {view.reporting} 个有未完成事项的牵头单位均在一个月内有填报。"
    if not view.silent:
        return [Paragraph(f"没有。{others}")]
    items = tuple(f"{unit_text(unit, view.header)}：{count} 件" for unit, count in view.silent)
    return [Bullets(items), Paragraph(others)]
