"""The page of `yshj show`: one task whole."""

from yshj.judging.demands import MilestoneMet
from yshj.judging.facts import AS_READ
from yshj.judging.show_view import ShowView
from yshj.model.plan import FORCE_LABELS, Force, Target
from yshj.model.report import Entry
from yshj.output.blocks import Block, Bullets, Cell, Column, Grid, Heading, Page, Paragraph
from yshj.output.pages.header import closing, opening
from yshj.output.words import (
    day,
    days_left,
    lead_cell,
    owner_text,
    percent,
    reasons_of,
    severity_cell,
    unit_text,
    units_text,
)

_EVERY = {"week": "周", "month": "月", "quarter": "季度", "half_year": "半年", "year": "年"}


def page(view: ShowView) -> Page:
    """What the task demands, where each lead stands, what happened, what was found."""
    task = view.task.task
    where = " / ".join(part for part in (view.section, view.category) if part)
    due = f"完成时限：{day(task.due, '长期')}"
    if view.task.base_due != task.due:
        due += f"（调整为 {day(view.task.base_due)}）"
    if view.task.effective_due not in (task.due, view.task.base_due):
        due += f"（有效时限 {day(view.task.effective_due)}）"
    left = "" if view.task.days_left is None else f"，{days_left(view.task.days_left)}"
    facts = f"{due}{left}；任务状态：{view.task.state.label}，进度 {view.task.progress}%"
    open_list = " 等部门" if task.support_open else ""
    leader = (Paragraph(f"责任领导：{task.leader}"),) if task.leader else ()
    support = f"配合单位：{units_text(task.support, view.header) or '无'}{open_list}"
    return (
        *opening(view.header, f"{task.id} {task.title}", where),
        Paragraph(facts, "strong"),
        *leader,
        Paragraph(support),
        *_words(view),
        *_demands(view),
        Heading("牵头部门"),
        _leads(view),
        *_history(view),
        *_findings(view),
        *closing(view.header),
    )


def _words(view: ShowView) -> list[Block]:
    """The plan's own wording, and what it says to every task."""
    note = view.header.plan.note if view.header.plan else None
    blocks: list[Block] = [Heading("方案原文"), Paragraph(view.task.task.text)] if view.task.task.text else []
    return [*blocks, Paragraph(f"方案说明：{note}")] if note else blocks


def _demands(view: ShowView) -> tuple[Block, ...]:
    task = view.task.task
    blocks: list[Block] = []
    if task.deliverables:
        items = tuple(f"{item.name}{_force(item.force)}" for item in task.deliverables)
        title = "交付成果（概括，不是方案原文）" if view.summarised else "交付成果"
        blocks += [Heading(title), Bullets(items)]
    if task.targets:
        columns = (Column("指标"), Column("目标"), Column("实测", folds=True))
        rows = tuple(
            (
                Cell(f"{target.name}{_force(target.force)}"),
                Cell(target.demand),
                Cell(_measured(view, target)),
            )
            for target in task.targets
        )
        blocks += [Heading("目标值"), Grid(columns, rows)]
    if task.milestones:
        blocks += [Heading("节点"), _milestones(view)]
    if task.recurring:
        work = tuple(
            f"{item.name}：{units_text(item.units, view.header) or '全部牵头部门'}，"
            f"每{_EVERY[item.every]}至少 {item.at_least} 次{_force(item.force)}"
            for item in task.recurring
        )
        blocks += [Heading("经常性工作"), Bullets(work)]
    return tuple(blocks)


def _force(force: Force) -> str:
    return "" if force == "required" else f"（{FORCE_LABELS[force]}）"


def _measured(view: ShowView, target: Target) -> str:
    """What each lead measured last, and whether that is enough; a bound of its own stands beside it."""
    told = []
    for one in view.demands.targets:
        if one.target is target and one.measured is not None:
            own = "" if one.bound == target.bound else f"，本单位{target.demand_of(one.bound)}"
            met = "达到" if one.met else "未达到"
            name = f"{unit_text(one.unit, view.header)} " if len(view.task.leads) > 1 else ""
            told.append(f"{name}{one.measured:.12g}（{one.on}，{met}{own}）")
    return "；".join(told) or (f"{AS_READ}没有" if _half_read(view) else "未填报")


def _milestones(view: ShowView) -> Grid:
    columns = (
        Column("节点", folds=True),
        Column("牵头部门", folds=True),
        Column("日期"),
        Column("应达", right=True),
        Column("是否达到"),
    )
    rows = tuple(
        (
            Cell(f"{one.milestone.name}{_force(one.milestone.force)}"),
            Cell(unit_text(one.unit, view.header)),
            Cell(str(one.due)),
            Cell(percent(one.milestone.progress)),
            Cell(_reached(one, view)),
        )
        for one in view.demands.milestones
    )
    return Grid(columns, rows)


def _reached(one: MilestoneMet, view: ShowView) -> str:
    if one.reached:
        return "已达到"
    return "未达到" if view.header.as_of > one.due else "未到期"


def _half_read(view: ShowView) -> bool:
    return any(lead.incomplete for lead in view.task.leads)


def _leads(view: ShowView) -> Grid:
    columns = (
        Column("状态"),
        Column("牵头部门", folds=True),
        Column("责任人", folds=True, under=True),
        Column("时限"),
        Column("进度", right=True),
        Column("时序", right=True),
        Column("原因", folds=True),
    )
    rows = []
    for lead in view.task.leads:
        reasons = reasons_of(view.task, lead)
        if lead.done_on:
            reasons.insert(0, f"{lead.done_on} 完成")
        if lead.suspended_on:
            reasons.insert(0, f"{lead.suspended_on} 中止")
        if lead.since:
            reasons.append(f"{lead.since} 接手")
        rows.append(
            (
                lead_cell(lead),
                Cell(unit_text(lead.unit, view.header)),
                Cell(owner_text(lead)),
                Cell(day(lead.effective_due, "长期")),
                Cell(percent(lead.progress)),
                Cell(percent(lead.expected)),
                Cell("\n".join(reasons)),
            )
        )
    return Grid(columns, tuple(rows))


def _history(view: ShowView) -> tuple[Block, ...]:
    rows = [(entry.date, 0, _entry(unit_text(unit, view.header), entry)) for unit, entry in view.history]
    for resolved in view.decisions:
        decision = resolved.decision
        target = unit_text(resolved.source or resolved.target or "全部牵头部门", view.header)
        parts = [f"{target}：{units_text(resolved.units, view.header)}" if resolved.units else target]
        parts += [
            text for text in (decision.code, decision.milestone, decision.level, decision.number) if text
        ]
        for word, when in (("至", decision.until), ("时限", decision.due), ("答复期限", decision.reply_by)):
            parts += [f"{word} {when}"] if when else []
        parts += [text for text in (decision.reason, decision.authority) if text]
        cells = (
            Cell(str(resolved.day)),
            Cell(f"决定：{decision.label}", "strong"),
            Cell(""),
            Cell("；".join(parts)),
        )
        rows.append((resolved.day, 1, cells))
    if not rows:
        where = "已读到的文件中" if _half_read(view) else ""
        return (Heading("历程"), Paragraph(f"{where}没有填报，也没有决定"))
    rows.sort(key=lambda item: item[:2])
    columns = (
        Column("日期"),
        Column("谁", folds=True),
        Column("进度", right=True),
        Column("内容", folds=True),
    )
    return (Heading("历程"), Grid(columns, tuple(cells for _, _, cells in rows)))


def _entry(unit: str, entry: Entry) -> tuple[Cell, ...]:
    parts = [text for text in (entry.note, entry.next and f"下一步：{entry.next}") if text]
    if entry.speaks_of_block:
        parts.append(f"受阻：{entry.blocked}" if entry.blocked else "受阻解除")
    if entry.delivered:
        parts.append(f"交付：{'、'.join(entry.delivered)}")
    if entry.reached:
        parts.append(f"达到节点：{'、'.join(entry.reached)}")
    if entry.ask:
        parts.append(f"申请延期至 {entry.ask}")
    parts += [f"{name} {value:.12g}" for name, value in entry.measures.items()]
    parts += [f"{name} {count} 次" for name, count in entry.held.items()]
    if entry.evidence:
        parts.append(f"佐证：{'、'.join(entry.evidence)}")
    if entry.owner:
        parts.append(f"责任人：{entry.owner}")
    progress = "" if entry.progress is None else f"{entry.progress}%"
    text = "；".join(part.rstrip("。；") for part in parts)
    return (Cell(str(entry.date)), Cell(unit), Cell(progress), Cell(text))


def _findings(view: ShowView) -> tuple[Block, ...]:
    if not view.task.findings:
        return (Heading("发现"), Paragraph("没有发现问题"))
    columns = (
        Column("级别"),
        Column("代码"),
        Column("单位", folds=True),
        Column("发现", folds=True),
        Column("建议", folds=True, under=True),
    )
    rows = tuple(
        (
            severity_cell(finding),
            Cell(finding.code),
            Cell(unit_text(finding.unit or "（任务）", view.header)),
            Cell(finding.text),
            Cell(finding.advice),
        )
        for finding in view.task.findings
    )
    return (Heading("发现"), Grid(columns, rows))
