"""What each command has to show: frozen views, built from an assessment and nothing else."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Literal, NamedTuple

from yshj.judging.views.standing_out import only_near, reasons_in_short
from yshj.model.assessment import Assessment, Header, TaskStanding
from yshj.model.selection import Role, Selection, Sort
from yshj.model.standing import Standing, State, Trait


class Summary(NamedTuple):
    """How many tasks, or leads, there are in each state."""

    tasks: int
    states: dict[State, int]


class Own(NamedTuple):
    """How the one unit asked about stands on a task: by its own lead, or as a support by the task."""

    role: Role
    state: State
    progress: int | None
    days_left: int | None
    effective_due: date | None


class StatusView(NamedTuple):
    """Tasks, most urgent first, with a summary of those chosen."""

    header: Header
    selection: Selection
    sort: Sort
    tasks: tuple[TaskStanding, ...]
    total: int
    summary: Summary
    roles: Mapping[str, Role]
    """Task → how the selected units stand there; empty without such a selection."""
    own: Mapping[str, Own]
    """Task → how the one selected unit stands there; empty without one, or where a group was named."""

    @property
    def own_summary(self) -> Summary | None:
        """How many of the unit's own leads there are in each state; None without one unit."""
        if self.selection.unit is None:
            return None
        return summarise(own for own in self.own.values() if own.role is Role.LEAD)


class LeadRow(NamedTuple):
    """One lead on one task."""

    task: TaskStanding
    lead: Standing

    @property
    def due(self) -> date:
        """The lead's own effective due, by which rows are sorted; an ongoing task is due last."""
        return self.lead.effective_due or date.max

    @property
    def days_left(self) -> int | None:
        """Days from the as-of day to the lead's own effective due, negative when past; None when over."""
        if self.lead.effective_due is None or self.lead.state.over:
            return None
        if self.task.effective_due is None or self.task.days_left is None:
            return None
        return self.task.days_left + (self.lead.effective_due - self.task.effective_due).days


class LeadsView(NamedTuple):
    """Leads that are overdue, at risk, or that nobody has taken up."""

    header: Header
    kind: Literal["overdue", "at_risk", "unowned"]
    selection: Selection
    rows: tuple[LeadRow, ...]
    nameless: tuple[LeadRow, ...] = ()
    """For `unowned` only: claimed, but without a named owner (O04)."""
    leaderless: tuple[TaskStanding, ...] = ()
    """For `unowned` and `overdue`: tasks without any lead (O01)."""

    @property
    def wrong(self) -> list[tuple[LeadRow, tuple[str, ...]]]:
        """The rows with more to say than that the deadline is near, and what; the most urgent first."""
        told = [(row, said) for row, said in self._said if row.lead.incomplete or not only_near(said)]
        return sorted(told, key=lambda one: (one[0].due, -len(one[1]), one[0].lead.progress or 0))

    @property
    def due_soon(self) -> list[LeadRow]:
        """The other rows, task by task."""
        return [row for row, said in self._said if only_near(said) and not row.lead.incomplete]

    @property
    def _said(self) -> list[tuple[LeadRow, tuple[str, ...]]]:
        return [(row, reasons_in_short(row.task, row.lead)) for row in self.rows]


def parts(judged: Assessment | Header) -> tuple[Header, tuple[TaskStanding, ...]]:
    """What a view begins with; where no plan could be read, there is the header alone."""
    return (judged, ()) if isinstance(judged, Header) else (judged.header, judged.tasks)


def summarise(stood: Iterable[TaskStanding | Standing | Own]) -> Summary:
    """The summary of these tasks, by the task's own state; or of leads."""
    counted = Counter(one.state for one in stood)
    return Summary(counted.total(), {state: counted[state] for state in State})


def lead_rows(tasks: Iterable[TaskStanding]) -> list[LeadRow]:
    """Every lead on every one of them."""
    return [LeadRow(task, lead) for task in tasks for lead in task.leads]


def states_of(task: TaskStanding) -> set[State]:
    """The states of its leads; its own where nobody leads it."""
    return {lead.state for lead in task.leads} or {task.state}


def status_view(judged: Assessment | Header, selection: Selection, sort: Sort) -> StatusView:
    """The chosen tasks in order; none when the plan could not be read."""
    header, everything = parts(judged)
    chosen = _chosen(everything, selection)
    roles = {task.id: _role(task, selection.units) for task in chosen}
    own = {task.id: own_standing(task, selection.unit) for task in chosen} if selection.unit else {}
    return StatusView(
        header=header,
        selection=selection,
        sort=sort,
        tasks=tuple(_sorted(chosen, sort, own)),
        total=len(everything),
        summary=summarise(chosen),
        roles={task: role for task, role in roles.items() if role and selection.units},
        own=own,
    )


def own_standing(task: TaskStanding, unit: str) -> Own:
    """How `unit` stands on a task on which it leads or supports."""
    for lead in task.leads:
        if lead.unit == unit:
            left = LeadRow(task, lead).days_left
            return Own(Role.LEAD, lead.state, lead.progress, left, lead.effective_due)
    return Own(Role.SUPPORT, task.state, task.progress, task.days_left, task.effective_due)


def overdue_view(judged: Assessment | Header, selection: Selection) -> LeadsView:
    """Every overdue lead, the longest overdue first."""
    header, tasks = parts(judged)
    chosen = _chosen(tasks, selection)
    rows = _rows(chosen, selection, lambda lead: lead.state is State.OVERDUE)
    lost = tuple(task for task in chosen if not task.leads and task.state is State.OVERDUE)
    return LeadsView(header, "overdue", selection, rows, leaderless=lost)


def at_risk_view(judged: Assessment | Header, selection: Selection) -> LeadsView:
    """Every lead at risk, the nearest deadline first."""
    header, tasks = parts(judged)
    chosen = _chosen(tasks, selection)
    rows = _rows(chosen, selection, lambda lead: lead.state is State.AT_RISK)
    return LeadsView(header, "at_risk", selection, rows)


def unowned_view(judged: Assessment | Header, selection: Selection) -> LeadsView:
    """Every lead with O01 to O03, late ones too; apart, those without a named owner."""
    header, tasks = parts(judged)
    chosen = _chosen(tasks, selection)
    return LeadsView(
        header,
        "unowned",
        selection,
        rows=_rows(chosen, selection, _unowned),
        nameless=_rows(chosen, selection, lambda lead: lead.has(Trait.NAMELESS)),
        leaderless=tuple(task for task in chosen if not task.leads),
    )


def _unowned(lead: Standing) -> bool:
    return any(reason.sets_state is State.UNOWNED for reason in lead.reasons)


def _role(task: TaskStanding, units: Sequence[str]) -> Role | None:
    if any(lead.unit in units for lead in task.leads):
        return Role.LEAD
    return Role.SUPPORT if any(unit in units for unit in task.supports) else None


def _chosen(tasks: Sequence[TaskStanding], selection: Selection) -> list[TaskStanding]:
    def fits(task: TaskStanding) -> bool:
        leading = any(lead.unit in selection.units for lead in task.leads)
        helping = any(unit in selection.units for unit in task.supports)
        stands = {Role.LEAD: leading, Role.SUPPORT: helping, None: leading or helping}
        if selection.units and not stands[selection.role]:
            return False
        if selection.section and selection.section not in (task.task.section, task.task.category):
            return False
        if selection.leader and selection.leader != task.task.leader:
            return False
        return selection.state is None or selection.state in _states_asked(task, selection)

    return [task for task in tasks if fits(task)]


def _states_asked(task: TaskStanding, selection: Selection) -> set[State]:
    """The states of the units asked about where they lead; the task's where they support."""
    if not selection.units:
        return states_of(task)
    return {lead.state for lead in task.leads if lead.unit in selection.units} or {task.state}


def _rows(
    tasks: Sequence[TaskStanding],
    selection: Selection,
    wanted: Callable[[Standing], bool],
) -> tuple[LeadRow, ...]:
    units = selection.units if selection.role is not Role.SUPPORT else ()
    rows = (row for row in lead_rows(tasks) if wanted(row.lead) and (not units or row.lead.unit in units))
    return tuple(sorted(rows, key=lambda row: row.due))


def _sorted(tasks: list[TaskStanding], sort: Sort, own: Mapping[str, Own]) -> list[TaskStanding]:
    """By plan order; by due; or by state, then due, then the wider gap to the expected."""
    if sort is Sort.ID:
        return tasks

    def due(task: TaskStanding) -> date:
        return own.get(task.id, task).effective_due or date.max

    if sort is Sort.DUE:
        return sorted(tasks, key=due)
    return sorted(tasks, key=lambda task: (own.get(task.id, task).state.rank, due(task), -_gap(task)))


def _gap(task: TaskStanding) -> int:
    return max(((lead.expected or 0) - (lead.progress or 0) for lead in task.leads), default=0)
