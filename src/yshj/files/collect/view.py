"""A round of forms → what there is to show of it."""

from collections.abc import Mapping, Sequence
from typing import Any

from yshj.files.collect.returned import Decided, Returned, Taking
from yshj.files.collect.terms import Terms
from yshj.judging.views.collect import CollectView, Incoming, Line
from yshj.model.decision import KINDS, Decision
from yshj.model.record import Record, fields_of
from yshj.model.report import Entry


def view_of(returned: Sequence[Returned], terms: Terms) -> CollectView:
    """What will be written, unit by unit."""
    titles = {task.id: task.title for task in terms.judged.books.plan.tasks}
    incoming = []
    for one in returned:
        for unit in dict.fromkeys(taking.unit for taking in one.taken):
            own = [taking for taking in one.taken if taking.unit == unit]
            lines = tuple(_line(taking, titles[taking.task]) for taking in own)
            incoming.append(Incoming(unit, one.source.name, own[0].report, lines))
        if one.decided:
            lines = tuple(_decision(made) for made in one.decided)
            goes_to = terms.workspace.name_of(terms.decisions)
            incoming.append(Incoming("决定", one.source.name, goes_to, lines))
    blank = [one.source.name for one in returned if one.is_blank]
    return CollectView(
        terms.judged.header,
        len(returned),
        tuple(incoming),
        sum(one.known for one in returned),
        sum(len(one.refusals) for one in returned),
        tuple(blank),
    )


def _line(taking: Taking, title: str) -> Line:
    said = _titled(Entry, taking.item, {"date", "task", "via"})
    return Line(taking.task, title, "改为" if taking.before else "新增", said)


def _decision(made: Decided) -> Line:
    said = _titled(Decision, made.item, {"date", "task", "kind"})
    return Line(made.task.id, made.task.title, KINDS[made.item["kind"]].label, said)


def _titled(kind: type[Record], item: Mapping[str, Any], left_out: set[str]) -> tuple[tuple[str, str], ...]:
    fields = fields_of(kind)
    return tuple((fields[key].doc.title, _words(value)) for key, value in item.items() if key not in left_out)


def _words(value: Any) -> str:
    if value is None:
        return "已解除"
    if isinstance(value, Mapping):  # of evidence the digest is no news
        return "、".join(n if isinstance(figure, str) else f"{n} {figure}" for n, figure in value.items())
    return "、".join(value) if isinstance(value, list) else str(value)
