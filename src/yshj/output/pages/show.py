"""The page of `yshj show`: one task whole."""

from collections.abc import Sequence
from functools import partial

from yshj.judging.views.short import short
from yshj.judging.views.show import ShowView
from yshj.judging.views.standing_out import reasons_in_short
from yshj.model.assessment import TaskStanding
from yshj.model.finding import Finding
from yshj.model.standing import Standing, State
from yshj.output import words
from yshj.output.blocks import Block, Cell, Column, Folded, Grid, Heading, Page, Paragraph, Style, table
from yshj.output.pages.columns import MARK, codes_of, strong_words
from yshj.output.pages.findings import advice
from yshj.output.pages.header import closing, opening
from yshj.output.pages.show_demands import demands
from yshj.output.pages.show_history import history


def page(view: ShowView) -> Page:
    """What the task demands, where each lead stands, what happened, what is to be done."""
    task = view.task.task
    where = " / ".join(part for part in (view.section, view.category) if part)
    leader = f"责任领导 {task.leader}" if task.leader else ""
    led = _led(view)
    supports = f"{words.units_text(task.support, view.header)}{' 等部门' if task.support_open else ''}"
    helped = (led, f"配合 {supports}") if supports else (f"{led}；配合 无",)
    style: Style = State.OVERDUE if view.task.state is State.OVERDUE else "strong"
    return (
        *opening(
            view.header,
            f"{task.id} {task.title}",
            where,
            leader,
            *helped,
            answer=_standing(view.task),
            style=style,
        ),
        *_words(view),
        Folded(partial(_body, view, full=False), partial(_body, view, full=True)),
        *advice(view.task.findings, view.header, partial(_whom, view)),
        *closing(view.header),
    )


def _body(view: ShowView, *, full: bool) -> Page:
    leads = _leads_in_full(view) if full else _leads(view)
    return (*leads, *demands(view, full), *history(view, full))


def _standing(task: TaskStanding) -> str:
    """The state of the whole, its deadline and how that came about, and the progress."""
    late = task.state is State.OVERDUE and task.days_left is not None
    state = words.state_cell(task.state, f" {-(task.days_left or 0)} 天" if late else "").text
    due = f"时限 {words.day(task.effective_due, '长期')}"
    if task.effective_due != task.task.due:
        amended = f"，调整为 {words.day(task.base_due)}" if task.base_due != task.task.due else ""
        due += f"（方案 {words.day(task.task.due, '长期')}{amended}）"
    left = "" if late or task.days_left is None else f" {words.days_left(task.days_left)}"
    if len(task.leads) > 1:
        return f"{state}  {due}{left}  平均进度 {task.progress}%"
    expected = task.leads[0].expected if task.leads and not (late or task.state.over) else None
    return f"{state}  {due}{left}  进度 {task.progress}%" + (f"（时序 {expected}%）" if expected else "")


def _led(view: ShowView) -> str:
    """Who leads: the one by name with all that is to say, several as counts."""
    leads = view.task.leads
    if not leads:
        return f"牵头 无：{view.task.why_leaderless}"
    if len(leads) == 1:
        return f"牵头 {_told(view, leads[0])}"
    counts = [(state, sum(lead.state is state for lead in leads)) for state in State]
    told = [
        words.state_cell(state, f" {number}{_of_done(leads) if state is State.DONE else ''}").text
        for state, number in counts
        if number
    ]
    return f"牵头 {len(leads)} 家：{'  '.join(told)}"


def _of_done(leads: tuple[Standing, ...]) -> str:
    done = [lead for lead in leads if lead.state is State.DONE]
    verified = sum(lead.verified for lead in done)
    counts = {
        "已销号": verified,
        "待核验": len(done) - verified,
        "晚完成": sum(lead.late for lead in done),
        "有欠项": sum(bool(lead.unmet) for lead in done),
    }
    return f"（{'，'.join(f'{name} {number}' for name, number in counts.items() if number)}）"


def _told(view: ShowView, lead: Standing) -> str:
    """One lead: its name and owner, what it did last, and what is wrong."""
    owner = f"（{lead.owner}）" if lead.owner else ""
    last = f"，{lead.last_entry} 填报" if lead.last_entry and not lead.done_on else ""
    done = f"，{lead.done_on} 完成（{_verified(lead)}）" if lead.done_on else ""
    reasons = _reasons(view, lead)
    return f"{words.whose(lead, view.header)}{owner}{last}{done}" + (f"：{reasons}" if reasons else "")


def _verified(lead: Standing) -> str:
    return "已销号" if lead.verified else "待核验"


def _reasons(view: ShowView, lead: Standing) -> str:
    said = [*reasons_in_short(view.task, lead), *words.turns(lead)]
    if lead.effective_due != view.task.effective_due and not lead.state.over:
        said.append(f"时限 {words.day(lead.effective_due, '长期')}")
    return "，".join(said)


def _words(view: ShowView) -> list[Block]:
    """The plan's own wording, and what it says to every task."""
    note = view.header.plan.note if view.header.plan else None
    blocks: list[Block] = [Heading("方案原文"), Paragraph(view.task.task.text)] if view.task.task.text else []
    return [*blocks, Paragraph(f"方案说明：{note}")] if note else blocks


def _leads(view: ShowView) -> Sequence[Block]:
    """Of several leads who is not done, worst first, then those done; one alone stands in the head."""
    if len(view.task.leads) < 2:
        return []
    waiting = [lead for lead in view.leads if lead.state is not State.DONE]
    done = [lead for lead in view.leads if lead.state is State.DONE]
    grids = (_waiting(view, waiting), _done(view, done))
    return [grid for grid in grids if grid.rows]


def _waiting(view: ShowView, leads: list[Standing]) -> Grid:
    def told(lead: Standing) -> Cell:
        owner, reasons = f"（{lead.owner}）" if lead.owner else "", _reasons(view, lead)
        text = f"{words.whose(lead, view.header)}{owner}{'：' if reasons else ''}{reasons}"
        return Cell(text, "", strong_words([lead]))

    return table(
        leads,
        (MARK, words.lead_cell),
        (Column("进度", right=True), lambda lead: words.percent(lead.progress)),
        (Column("最近填报"), lambda lead: words.day(lead.last_entry)),
        (Column("牵头部门：情况", folds=True), told),
        ruled=False,
    )


def _done(view: ShowView, leads: list[Standing]) -> Grid:
    def told(lead: Standing) -> str:
        return "，".join(text for text in (lead.owner, _reasons(view, lead)) if text)

    return table(
        leads,
        (MARK, words.lead_cell),
        (Column("完成日"), lambda lead: Cell(words.day(lead.done_on), "dim")),
        (Column("核验"), lambda lead: Cell(_verified(lead), "dim")),
        (Column("牵头部门"), lambda lead: Cell(words.whose(lead, view.header), "dim")),
        (Column("责任人", folds=True), lambda lead: Cell(told(lead), "dim")),
        ruled=False,
    )


def _leads_in_full(view: ShowView) -> list[Block]:
    leads = table(
        view.leads,
        (Column("状态"), words.lead_cell),
        (Column("时限"), lambda lead: words.day(lead.effective_due, "长期")),
        (Column("进度", right=True), lambda lead: words.percent(lead.progress)),
        (Column("时序", right=True), lambda lead: words.percent(lead.expected)),
        (Column("最近填报"), lambda lead: words.day(lead.last_entry)),
        (Column("牵头部门", folds=True), lambda lead: words.whose(lead, view.header)),
        (Column("责任人", folds=True), words.owner_text),
        (Column("情况", folds=True), lambda lead: words.in_full(view.task, lead)),
        (Column("代码"), codes_of),
    )
    return [Heading("牵头部门"), leads] if view.leads else []


def _whom(view: ShowView, code: str, findings: list[Finding]) -> str:
    """Whom an advice is for, and why, where the page has not said it above."""
    units = {finding.unit for finding in findings if finding.unit}
    if len(units) > 1:
        return f"{len(units)} 家{short(code)}："
    leads = {lead.unit for lead in view.task.leads}
    if units and units <= leads and code[0] in "TO":
        return ""
    who = "" if not units or units == leads else f"{words.unit_text(units.pop(), view.header)} "
    return f"{who}{short(code, findings[0].figures)}："
