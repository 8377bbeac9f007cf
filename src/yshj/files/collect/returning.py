"""What was not taken of each form → the forms that go back."""

from collections.abc import Iterator, Sequence
from datetime import date

from yshj.files.collect.returned import Returned
from yshj.files.collect.table import Row
from yshj.files.collect.terms import Terms
from yshj.files.sheets.grid import Cell, Fault
from yshj.judging.collect_view import ReturnedRow, ReturnedView
from yshj.model.form import Meta, plan_digest


def returned_views(returned: Sequence[Returned], terms: Terms) -> Iterator[ReturnedView]:
    """One a unit of which some rows were not taken; a form that was refused whole stays what it is."""
    for one in returned:
        if not one.hard or one.is_refused:
            continue
        for unit in dict.fromkeys(unit for unit, _, _ in one.rows):
            view = _view(one, unit, terms)
            if view.progress or view.others:
                yield view


def _view(one: Returned, unit: str, terms: Terms) -> ReturnedView:
    taken = {taking.task for taking in one.taken if taking.unit == unit}
    faulty = {refusal.task for refusal in one.refusals if refusal.unit == unit}
    rows = [
        (row, _why(one, row))
        for who, task, row in one.rows
        if who == unit and (not task or (task in faulty and task not in taken))
    ]
    plan, day = terms.judged.books.plan, terms.judged.as_of
    meta = Meta(unit, plan.plan.version, plan_digest(plan), day.isoformat(), ())
    sides = [
        [_row(row, why) for row, why in rows if ("sort" in row.columns) is side] for side in (False, True)
    ]
    return ReturnedView(unit, meta, day, tuple(sides[0]), tuple(sides[1]))


def _why(one: Returned, row: Row) -> str:
    places = {row.at(key): row.sheet.cell(row.number, column) for key, column in row.columns.items()}
    found = [f"{refusal.at}：{refusal}" for refusal in one.refusals if refusal.at in places]
    return "；".join(found) or "同一任务的另一行有误"


def _row(row: Row, why: str) -> ReturnedRow:
    return ReturnedRow({key: _written(row.cell(key)) for key in row.columns}, why)


def _written(cell: Cell) -> str | float | date | None:
    """What stood there, as it was seen."""
    value = cell.value
    if cell.percent and isinstance(value, (int, float)):
        return f"{value * 100:.12g}%"
    return (
        value.words if isinstance(value, Fault) else str(value).upper() if isinstance(value, bool) else value
    )
