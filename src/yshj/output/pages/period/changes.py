"""What moved: who is done, who is well again, who took over, what was decided."""

from yshj.judging.papers.period import PeriodView
from yshj.judging.papers.urgency import is_wrong
from yshj.judging.views.lists import LeadRow
from yshj.judging.views.short import short
from yshj.model.assessment import Header
from yshj.model.books import ResolvedDecision
from yshj.model.quoting import named
from yshj.model.standing import State
from yshj.output.blocks import Block, Bullets, Paragraph
from yshj.output.pages.period.wording import PERIODS, by_task, spoken, titled
from yshj.output.words import unit_text, units_text, unmet_text, whose


def changes(view: PeriodView) -> list[Block]:
    """Each kind of change with its cases; that there was none where there was none."""
    newly = view.change.newly
    parts = (
        _done(view),
        _listed("不再是已完成", view.change.undone, view),
        _listed("转为正常", newly[State.ON_TRACK], view),
        _listed("中止", newly[State.SUSPENDED], view),
        _new_risks(view),
        _handed_over(view),
    )
    blocks: list[Block] = [block for part in parts for block in part]
    this, decided = PERIODS[view.every].this, view.change.decisions
    if decided:
        items = tuple(f"{spoken(made.day, view)}　{_decision(made, view)}" for made in decided)
        return [*blocks, Paragraph(f"决定 {len(decided)} 件："), Bullets(items)]
    return [*blocks, Paragraph(f"{this}没有新的决定。")]


def _done(view: PeriodView) -> list[Block]:
    rows, header = view.change.newly[State.DONE], view.header
    if not rows:
        return [Paragraph(f"{PERIODS[view.every].this}没有新完成的事项。")]
    items = []
    for task, units in by_task(rows, header):
        own = [row for row in rows if row.task.id == task.id]
        names = [whose(row.lead, header) if len(own) > 1 else "" for row in own]
        notes = [note for row, name in zip(own, names, strict=True) for note in _drawbacks(row, name)]
        notes += ["任务全部完成"] if task.state is State.DONE else []
        items.append(f"{titled(task)}（{units}）{'；'.join(notes)}")
    waiting = sum(not row.lead.verified for row in rows)
    how = "均待核验" if waiting == len(rows) else f"{waiting} 件待核验"
    return [Paragraph(f"新完成 {len(rows)} 件（{how if waiting else '均已销号'}）："), Bullets(tuple(items))]


def _drawbacks(row: LeadRow, name: str) -> list[str]:
    """What a lead that is done still owes, and that it was late; of whom, where several stand together."""
    late = "晚于时限" if row.lead.late else ""
    said = "，".join(part for part in (unmet_text(row.task, row.lead), late) if part)
    return [f"{name}{said}"] if said else []


def _listed(what: str, rows: tuple[LeadRow, ...], view: PeriodView) -> list[Block]:
    if not rows:
        return []
    cases = [f"{titled(task)}（{units}）" for task, units in by_task(rows, view.header)]
    return [Paragraph(f"{what} {len(rows)} 件：{'；'.join(cases)}。")]


def _new_risks(view: PeriodView) -> list[Block]:
    newly = view.change.newly
    wrong = sum(is_wrong(row) for row in newly[State.AT_RISK])
    counts = {"逾期": len(newly[State.OVERDUE]), "未认领": len(newly[State.UNOWNED]), "有问题的预警": wrong}
    said = [f"{what} {number} 件" for what, number in counts.items() if number]
    soon = len(newly[State.AT_RISK]) - wrong
    parts = [f"新进入{'、'.join(said)}（第四、五部分标有【新】的）"] if said else []
    parts += [f"新进入临期 {soon} 件"] if soon else []
    return [Paragraph(f"{'；'.join(parts)}。")] if parts else []


def _handed_over(view: PeriodView) -> list[Block]:
    cases = [
        f"{titled(one.row.task)}，{units_text(one.sources, view.header)} → "
        f"{whose(one.row.lead, view.header)}（{one.row.lead.state.label}）"
        for one in view.change.handed_over
    ]
    return [Paragraph(f"换牵头 {len(cases)} 件：{'；'.join(cases)}。")] if cases else []


def _decision(made: ResolvedDecision, view: PeriodView) -> str:
    decision, header = made.decision, view.header
    task = next((t for t in view.tasks if t.id == decision.task), None)
    named = f"{titled(task)}{_whom(made, header)}" if task else ""
    if decision.kind == "transfer" and not task:
        named = "全部任务"
    terms = _terms(made, header)
    gap = " " if terms and not named.endswith("）") else ""
    return f"{decision.label} {named}{gap}{terms}{f'：{decision.reason}' if decision.reason else ''}"


def _whom(made: ResolvedDecision, header: Header) -> str:
    """The unit or group named; else the lead that it reaches, or that there are several."""
    if made.decision.kind == "assign":
        return ""
    whom = made.target or (made.reached[0] if len(made.reached) == 1 else None)
    if whom:
        return f"（{unit_text(whom, header)}）"
    return "（全部牵头部门）" if made.reached else ""


def _terms(made: ResolvedDecision, header: Header) -> str:
    """What exactly was decided, by kind."""
    decision = made.decision
    source, units = unit_text(made.source or "", header), units_text(made.units, header)
    until = f"至 {decision.until}" if decision.until else ""
    by_kind = {
        "extend": f"{f'节点{named(decision.milestone)}' if decision.milestone else ''}{until}",
        "amend": f"至 {decision.due}",
        "transfer": f"{source} → {units}",
        "rename": f"{decision.from_} → {units}",
        "return": f"另定时限 {decision.until}" if decision.until else "",
        "assign": f"{unit_text(made.target or '', header)}为 {units}",
        "waive": f"{short(decision.code)}（{decision.code}）{until}" if decision.code else "",
        "supervise": "，".join(
            part
            for part in (
                decision.level if decision.level != decision.label else "",
                decision.number or "",
                f"{decision.reply_by} 前答复" if decision.reply_by else "",
            )
            if part
        ),
    }
    return by_kind.get(decision.kind, "")
