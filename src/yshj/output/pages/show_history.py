"""The history of a task: what was reported and decided, by date."""

from datetime import date

from yshj.judging.views.show import ShowView
from yshj.model.books import ResolvedDecision
from yshj.model.report import Entry
from yshj.model.standing import Standing, State
from yshj.output.blocks import Block, Cell, Column, Grid, Heading, Paragraph
from yshj.output.words import unit_text, units_text

_Row = tuple[date, tuple[Cell, ...]]


def history(view: ShowView, full: bool) -> list[Block]:
    """Every entry and decision; on a screen the figures alone of those among several leads that are done."""
    number = len(view.history) + len(view.decisions)
    if not number:
        half_read = any(lead.incomplete for lead in view.task.leads)
        return [Heading("历程"), Paragraph(f"{'已读到的文件中' if half_read else ''}没有填报，也没有决定")]
    done = {lead.unit: lead for lead in view.task.leads if lead.state is State.DONE}
    folded = {} if full or len(view.task.leads) == 1 else done
    entries = [(unit, entry) for unit, entry in view.history if unit not in folded]
    alone = {unit for unit, _ in view.history} == {lead.unit for lead in view.task.leads[:1]}
    rows: list[_Row] = [
        (entry.date, _entry("" if alone and not full else unit_text(unit, view.header), entry))
        for unit, entry in entries
    ]
    rows += [row for unit, lead in folded.items() if (row := _series(view, unit, lead))]
    rows += [(resolved.day, _decision(view, resolved, folded=bool(folded))) for resolved in view.decisions]
    titles = ("日期", "进度", "内容") if full else ("", "", "")
    columns = (Column(titles[0]), Column(titles[1], right=True, least=4), Column(titles[2], folds=True))
    whole = f"（全部：yshj show {view.task.id} | more）"
    folding = f"：未完成的逐条，已完成的只列进度{whole}" if folded else ""
    cells = tuple(cells for _, cells in sorted(rows, key=lambda row: row[0]))
    return [Heading(f"历程 {number} 条{folding}"), Grid(columns, cells)]


def _series(view: ShowView, unit: str, lead: Standing) -> _Row | None:
    """All figures of one lead in the line of the day on which it was done."""
    own = [entry for writer, entry in view.history if writer == unit]
    if not own:
        return None
    figures = " → ".join(str(entry.progress) for entry in own if entry.progress is not None)
    last = max(lead.done_on or own[-1].date, own[0].date)
    told = f"{unit_text(unit, view.header)}：{own[0].date} 起 {figures or '没有进度'}"
    return last, (Cell(str(last)), Cell("100%"), Cell(told))


def _decision(view: ShowView, resolved: ResolvedDecision, *, folded: bool) -> tuple[Cell, ...]:
    decision = resolved.decision
    everyone = "全部牵头部门" if len(view.task.leads) > 1 else "牵头部门"
    target = unit_text(resolved.source or resolved.target or everyone, view.header)
    if resolved.units:
        target += f"→{units_text(resolved.units, view.header)}"
    days = (("至", decision.until), ("时限", decision.due), ("答复期限", decision.reply_by))
    parts = (
        *(decision.code, decision.milestone, decision.level, decision.number),
        *(f"{word} {when}" for word, when in days if when),
        *(decision.reason, None if folded else decision.authority),
    )
    told = "；".join(part.rstrip("。；") for part in parts if part)
    told = f"{target}：{told}" if any(parts) else target
    return (Cell(str(resolved.day)), Cell(decision.label, "strong"), Cell(told))


def _entry(unit: str, entry: Entry) -> tuple[Cell, ...]:
    blocked = f"受阻：{entry.blocked}" if entry.blocked else "受阻解除"
    figures = [f"{name} {value:.12g}" for name, value in entry.measures.items()]
    figures += [f"{name} {count} 次" for name, count in entry.held.items()]
    parts = (
        entry.note,
        entry.next and f"下一步：{entry.next}",
        blocked if entry.speaks_of_block else "",
        entry.delivered and f"交付：{'、'.join(entry.delivered)}",
        entry.reached and f"达到节点：{'、'.join(entry.reached)}",
        entry.ask and f"申请延期至 {entry.ask}",
        "、".join(figures),
        entry.evidence and f"佐证：{'、'.join(entry.evidence)}",
        entry.owner and f"责任人：{entry.owner}",
    )
    progress = "" if entry.progress is None else f"{entry.progress}%"
    told = "；".join(part.rstrip("。；") for part in parts if part)
    return (Cell(str(entry.date)), Cell(progress), Cell("：".join(filter(None, (unit, told)))))
