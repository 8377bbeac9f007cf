"""A round of forms → what there is to show of it."""

from collections.abc import Mapping, Sequence
from typing import Any

from yshj.files.collect.round import Returned, Taking, Terms
from yshj.judging.collect_view import CollectView, Incoming, Line
from yshj.model.assessment import Header
from yshj.model.record import fields_of
from yshj.model.report import Entry


def view_of(returned: Sequence[Returned], terms: Terms, header: Header) -> CollectView:
    """What will be written, unit by unit."""
    titles = {task.id: task.title for task in terms.judged.books.plan.tasks}
    incoming = []
    for one in returned:
        for unit in dict.fromkeys(taking.unit for taking in one.taken):
            own = [taking for taking in one.taken if taking.unit == unit]
            lines = tuple(_line(taking, titles[taking.task]) for taking in own)
            incoming.append(Incoming(unit, one.source.name, own[0].report, lines))
    blank = [one.source.name for one in returned if not (one.form.answered or one.form.refusals)]
    return CollectView(
        header,
        len(returned),
        tuple(incoming),
        sum(one.known for one in returned),
        sum(len(one.form.refusals) for one in returned),
        tuple(blank),
    )


def _line(taking: Taking, title: str) -> Line:
    fields = fields_of(Entry)
    said = [
        (fields[key].doc.title, _words(value))
        for key, value in taking.item.items()
        if key not in ("date", "task", "via")
    ]
    return Line(taking.task, title, "改为" if taking.before else "新增", tuple(said))


def _words(value: Any) -> str:
    if value is None:
        return "已解除"
    if isinstance(value, Mapping):
        return "、".join(f"{name} {figure}" for name, figure in value.items())
    return "、".join(value) if isinstance(value, list) else str(value)
