"""The paragraph that a leader reads first, and the table behind it."""

from yshj.judging.papers.period import PeriodView
from yshj.model.assessment import TaskStanding
from yshj.model.standing import State
from yshj.output.blocks import Block, Cell, Column, Paragraph
from yshj.output.pages.period.agenda import agenda
from yshj.output.pages.period.wording import PERIODS, figures, moved, named, spoken, standing_words, titled
from yshj.output.words import percent

_ALWAYS = tuple(state for state in State if state is not State.SUSPENDED)
_MOST_NEW = 5


def conclusion(view: PeriodView) -> list[Block]:
    """What changed, what is worst, what has to be decided: nothing but figures and names."""
    cases = "；".join(named(row, view.header, *standing_words(row)[:2]) for row in view.worst)
    nothing = "" if view.overdue or view.unowned or view.wrong else "没有逾期、未认领或有问题的事项。"
    worst = f"最急的 {len(view.worst)} 件：{cases}。" if cases else nothing
    items = "、".join(item.headline for item in agenda(view))
    to_decide = f"请研究决定（见第二部分）：{items}。" if items else ""
    return [Paragraph("".join((_done(view), _others(view), worst, to_decide, _due_next(view))))]


def _done(view: PeriodView) -> str:
    now, words = view.summary, PERIODS[view.every]
    share = f"（{view.done_percent}%）" if view.done_percent is not None else ""
    done = now.states[State.DONE]
    net = done - view.summary_before.states[State.DONE]
    change = f"比{words.last}净{moved(net, 0)} 项" if net else f"与{words.last}持平"
    gained, lost = view.change.tasks_newly[State.DONE], view.change.tasks_undone
    text = f"{now.tasks} 项任务已完成 {done} 项{share}，{change}"
    if gained or lost:
        text += f"：新完成 {len(gained)} 项" if gained else "：没有新完成"
    if lost:
        text += f"，{len(lost)} 项不再是已完成（{'；'.join(_why_undone(task, view) for task in lost)}）"
    return f"{text}。"


def _why_undone(task: TaskStanding, view: PeriodView) -> str:
    returned = any(made.decision.task == task.id for made in view.change.decided("return"))
    return f"{titled(task)}{'，被退回' if returned else ''}"


def _others(view: PeriodView) -> str:
    parts = []
    for state in State:
        now, before = view.summary.states[state], view.summary_before.states[state]
        if state is State.DONE or (state is State.SUSPENDED and not now and not before):
            continue
        unit = " 项" if now != before else ""
        text = f"{state.label} {now} 项（{moved(now, before)}{unit}）"
        new = view.change.tasks_newly[State.OVERDUE] if state is State.OVERDUE else ()
        if new:
            cases = "；".join(_newly_overdue(task, view) for task in new[:_MOST_NEW])
            rest = "等" if len(new) > _MOST_NEW else ""
            left = len(new) - (now - before)
            text += f"，{left} 项不再逾期" * bool(left) + f"，新逾期 {len(new)} 项：{cases}{rest}"
        parts.append(f"{text}{'。' if new else '，'}")
    return f"{''.join(parts)[:-1]}。"


def _newly_overdue(task: TaskStanding, view: PeriodView) -> str:
    """Why a task is overdue that was not: after a return, after an extension, or simply late."""
    row = next((row for row in view.overdue if row.task.id == task.id), None)
    if row is None:
        return titled(task)
    why = "到期未完成"
    late = next((r.figures.note for r in row.lead.reasons if r.sets_state is State.OVERDUE), "")
    if row.lead.returned_on:
        why = f"{spoken(row.lead.returned_on, view)}退回，未再报"
    elif late:
        why = late if "逾期" in late else f"{late}仍未完成"
    return named(row, view.header, why)


def _due_next(view: PeriodView) -> str:
    if not view.due_next:
        return f"今后 {view.days_ahead} 天内没有到期的事项。"
    days = {row.lead.effective_due for row in view.due_next}
    first = min(day for day in days if day)
    when = spoken(first, view) if len(days) == 1 else f"今后 {view.days_ahead} 天内"
    tasks = len({row.task.id for row in view.due_next})
    return f"{when}有 {tasks} 项任务、{len(view.due_next)} 件到期。"


def overall(view: PeriodView) -> list[Block]:
    """Tasks and leads by state, and why the two move by different numbers."""
    shown = [s for s in State if s in _ALWAYS or view.leads[s] or view.leads_before[s]]
    counts = (
        ("任务（项）", view.summary.states, view.summary_before.states),
        ("牵头事项（件）", view.leads, view.leads_before),
    )
    rows = (
        (
            Cell(title),
            *(Cell(f"{now[state]}（{moved(now[state], before[state])}）", state) for state in shown),
            Cell(str(sum(now.values()))),
        )
        for title, now, before in counts
    )
    grid = figures(Column(""), (*(state.label for state in shown), "合计"), rows)
    return [grid, Paragraph(_reconciled(view)), *_trend(view)]


def _trend(view: PeriodView) -> list[Block]:
    """How the tasks stood at the end of each month of the year."""
    if not view.trend:
        return []
    shown = [s for s in State if s in _ALWAYS or any(one.summary.states[s] for one in view.trend)]
    rows = (
        (
            Cell(str(one.day)),
            *(Cell(str(one.summary.states[state]), state) for state in shown),
            Cell(percent(one.done_percent)),
        )
        for one in view.trend
    )
    grid = figures(Column("截至"), (*(state.label for state in shown), "完成率"), rows)
    return [Paragraph("今年以来各月末的任务（项）："), grid]


def _reconciled(view: PeriodView) -> str:
    change, this = view.change, PERIODS[view.every].this
    new, tasks = change.newly[State.DONE], change.tasks_newly[State.DONE]
    ids = {task.id for task in tasks}
    whole = sum(row.task.id in ids for row in new)
    partial = sum(row.task.state is not State.DONE for row in new)
    text = f"项与件：一项任务有几家牵头的，每家一件。{this}新完成 {len(new)} 件"
    if new:
        parts = [f"{whole} 件使任务全部完成（{len({r.task.id for r in new} & ids)} 项）"] if whole else []
        parts += [f"{partial} 件所在任务还有别家未完成"] if partial else []
        rest = len(new) - whole - partial
        parts += [f"{rest} 件所在任务原已完成"] if rest else []
        text += f"，其中 {'，'.join(parts)}"
    others = len(ids - {row.task.id for row in new})
    text += f"；另有 {others} 项因牵头部门调整或中止而全部完成" if others else ""
    returned, others = _undone(view)
    text += f"；退回 {returned} 件" if returned else ""
    text += f"；因单位调低进度或换牵头而不再算完成 {others} 件" if others else ""
    text += f"；牵头部门调整使已完成{moved(change.adjusted, 0)} 件" if change.adjusted else ""
    leads = _sum(len(new), -len(change.undone), change.adjusted)
    return f"{text}。已完成净增 {leads} 件、{_sum(len(tasks), -len(change.tasks_undone))} 项。"


def _undone(view: PeriodView) -> tuple[int, int]:
    """How many leads were returned, and how many are undone for another reason."""
    decided = view.change.decided("return")
    returned = sum(
        any(made.decision.task == row.task.id and row.lead.unit in made.reached for made in decided)
        for row in view.change.undone
    )
    return returned, len(view.change.undone) - returned


def _sum(*terms: int) -> str:
    """9－1＝8: the terms that are not zero, and their sum; the sum alone where there is but one."""
    said = [term for term in terms if term]
    if len(said) < 2:
        return str(sum(terms)).replace("-", "－")
    written = "".join(f"{'－' if term < 0 else '＋'}{abs(term)}" for term in said).removeprefix("＋")
    return f"{written}＝{sum(terms)}".replace("-", "－")
