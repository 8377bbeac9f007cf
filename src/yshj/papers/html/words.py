"""What the page says of cases, tasks, weeks and months."""

from typing import NamedTuple

from yshj.judging.papers.dashboard import Kind, Waiting
from yshj.judging.papers.month_grid import MonthCell
from yshj.judging.views.asks import Ask
from yshj.judging.views.lists import LeadRow
from yshj.judging.views.short import short, shown
from yshj.judging.views.show import ShowView
from yshj.judging.views.standing_out import standing_out
from yshj.model.assessment import Header, TaskStanding
from yshj.model.standing import Standing, State
from yshj.output.words import MARKS, days_left, whose

_OFFICE, _LEADS = "督查部门", "牵头部门"
_CALLS: dict[Kind, tuple[str, str, str]] = {
    "supervise": ("研究督办、约谈", _OFFICE, "连续两次以上月末预警、未认领或逾期，或督办没有按期答复"),
    "extend": ("是否准予延期", _OFFICE, "牵头部门已提出申请"),
    "appoint": ("指定单位", _OFFICE, "还不知道由谁牵头"),
    "unblock": ("协调受阻事项", _OFFICE, "牵头部门写明了受阻的原因"),
    "verify": ("核验、销号", _OFFICE, "自报完成，等久的在前"),
    "late": ("完成，或申请延期", _LEADS, "已过时限，最急的在前"),
    "claim": ("认领，并报第一次进展", _LEADS, "从来没有填报"),
}
"""Kind → what is to be done, by whom, why."""


class Case(NamedTuple):
    """One case: whose task it is, and what is the matter."""

    task: TaskStanding
    unit: str
    note: str


class Call(NamedTuple):
    """What has to be done, by whom, in which cases."""

    what: str
    who: str
    why: str
    cases: tuple[Case, ...]


def call(waiting: Waiting, header: Header) -> Call:
    """The cases of one kind in words."""
    asked = {(ask.row.task.id, ask.row.lead.unit): ask for ask in waiting.asks}
    cases = [
        Case(row.task, whose(row.lead, header), _note(row, asked.get((row.task.id, row.lead.unit))))
        for row in waiting.rows
    ]
    cases += [Case(task, "", task.why_leaderless) for task in waiting.leaderless]
    return Call(*_CALLS[waiting.kind], tuple(cases))


def _note(row: LeadRow, ask: Ask | None) -> str:
    lead = row.lead
    if ask:
        return f"申请延期至 {ask.until}" + (f"：{ask.why}" if ask.why else "")
    if lead.state is State.DONE:
        return "，".join([f"{lead.done_on} 完成", *shown(row.task, lead, paper=True)])
    late = [short(r.code, r.figures, paper=True) for r in lead.reasons if r.sets_state is State.OVERDUE]
    return "，".join([*late, *shown(row.task, lead, paper=True)])


def leads_text(view: ShowView, header: Header) -> str:
    """Who leads a task and why it stands so: the worst by name, the others counted."""
    out = standing_out(view.task)
    if not out.leads:
        return view.task.why_leaderless
    named = [_named(view.task, one.lead, one.reasons, header) for one in out.named]
    others = [f"{one.number} 家{'临期' if one.only_near else one.state.label}" for one in out.others]
    return "；".join([*named, *others])


def _named(task: TaskStanding, lead: Standing, reasons: tuple[str, ...], header: Header) -> str:
    figure = f" {lead.progress}%" if len(task.leads) > 1 and lead.progress is not None else ""
    told = f"：{'，'.join(reasons)}" if reasons else ""
    return f"{whose(lead, header)}{figure}{told}"


def left_text(task: TaskStanding) -> str:
    """How far away the deadline is; nothing where none runs any more."""
    return "" if task.state.over else days_left(task.days_left)


def month_text(cell: MonthCell) -> tuple[str, str]:
    """A month of a unit: a mark and a number, and the word for the mark; empty where there is nothing."""
    if cell.state is None:
        return (f"→ {cell.number}", "到期") if cell.number else ("", "")
    return f"{MARKS[cell.state]} {cell.number}", cell.state.label
