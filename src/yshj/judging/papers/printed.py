"""What a paper says of each lead, by headings: kept with it, and compared with what it would say today."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from yshj.judging.papers.bulletin import Bulletin
from yshj.judging.papers.notices import Notice
from yshj.judging.renames import name_on
from yshj.judging.views.lists import LeadRow
from yshj.judging.views.missing import Kept
from yshj.judging.views.short import shown
from yshj.model.assessment import Assessment
from yshj.model.issued import Printed
from yshj.model.standing import State


class Differing(NamedTuple):
    """A lead of which something else would be said today: heading → then and now, a dash for nothing."""

    task: str
    unit: str
    changes: Mapping[str, tuple[str, str]]


def printed_in_bulletin(told: Bulletin, before: Assessment, after: Assessment) -> Printed:
    """Every lead, with its state on the eve of the period, what it reported and how it excuses itself."""
    rows = [LeadRow(task, lead) for task in after.tasks for lead in task.leads]
    said = _printed(rows) | {task.id: {"": {"状态": task.state.label}} for task in told.period.leaderless}
    name_of = name_on(after.books, after.as_of)
    for task in before.tasks:
        for lead in task.leads:
            own = said[task.id].get(name_of(lead.unit))
            if own is not None:  # else another leads by now
                own["上期末"] = lead.state.label
    for unit, late in told.late:
        for one in late:
            if one.reason:
                said[one.row.task.id][unit]["说明"] = _printable(one.reason)
    for owing in (*told.missing.unreported, *told.missing.having(Kept.LATE)):
        own = said[owing.task.id].setdefault(owing.unit, {})
        own[f"{owing.by} 报送"] = f"{owing.entry} 迟报" if owing.entry else "未报"
    return said


def printed_in_notice(notice: Notice | None) -> Printed:
    """The matters of the unit; nothing where nothing has to be said to it."""
    return _printed(matter.row for matter in notice.matters) if notice else {}


def differing(then: Printed, now: Printed) -> list[Differing]:
    """Every lead of which the two say something else."""
    found = []
    for task in {**then, **now}:
        old_units, new_units = then.get(task, {}), now.get(task, {})
        for unit in {**old_units, **new_units}:
            old, new = old_units.get(unit, {}), new_units.get(unit, {})
            changes = {
                heading: (old.get(heading, "—"), new.get(heading, "—"))
                for heading in {**old, **new}
                if old.get(heading) != new.get(heading)
            }
            found += [Differing(task, unit, changes)] if changes else []
    return found


def _printed(rows: Iterable[LeadRow]) -> Printed:
    said: Printed = {}
    for row in rows:
        said.setdefault(row.task.id, {})[row.lead.unit] = _of_lead(row)
    return said


def _of_lead(row: LeadRow) -> dict[str, str]:
    lead, planned = row.lead, row.task.task.due
    said = {
        "状态": lead.state.label,
        "进度": "—" if lead.progress is None else f"{lead.progress}%",
        "时限": str(lead.effective_due or "长期"),
    }
    if planned and planned != lead.effective_due:
        said["原时限"] = str(planned)
    if lead.state is State.OVERDUE:
        said["逾期"] = f"{-(row.days_left or 0)} 天"
    words = shown(row.task, lead, paper=True)
    if words:
        said["情况"] = _printable("，".join(words))
    return said


def _printable(text: str) -> str:
    """What people wrote, without what a file of ours could not hold."""
    return "".join(one if one.isprintable() else " " for one in text)
