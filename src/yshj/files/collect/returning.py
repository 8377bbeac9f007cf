"""What was not taken of each form → the forms that go back."""

from collections.abc import Iterator, Sequence
from datetime import date

from yshj.files.collect.returned import Returned
from yshj.files.collect.table import Row
from yshj.files.collect.terms import Terms
from yshj.files.sheets.grid import Cell, Fault
from yshj.judging.views.collect import ReturnedView
from yshj.model.form import Meta, plan_digest


def returned_views(returned: Sequence[Returned], terms: Terms) -> Iterator[ReturnedView]:
    """One a unit of which some rows were not taken; a form that was refused whole stays what it is."""
    plan, day = terms.judged.books.plan, terms.judged.as_of
    for one in returned:
        for unit in dict.fromkeys(unit for unit, _, _ in one.rows if one.hard and not one.is_refused):
            rows = _not_taken(one, unit)
            if rows:
                meta = Meta(unit, plan.plan.version, plan_digest(plan), day.isoformat(), ())
                sides = (
                    tuple(_said(one, row) for row in rows if ("sort" in row.columns) is side)
                    for side in (False, True)
                )
                yield ReturnedView(unit, meta, day, *sides)


def _not_taken(one: Returned, unit: str) -> list[Row]:
    taken = {taking.task for taking in one.taken if taking.unit == unit}
    faulty = {refusal.task for refusal in one.refusals if refusal.unit == unit} - taken
    return [row for who, task, row in one.rows if who == unit and (not task or task in faulty)]


def _said(one: Returned, row: Row) -> dict[str, str | float | date | None]:
    """What stood in a row, by column, and why it was not taken."""
    places = {row.at(key) for key in row.columns}
    why = [f"{refusal.at}：{refusal}" for refusal in one.refusals if refusal.at in places]
    said = {key: _written(row.cell(key)) for key in row.columns}
    return {**said, "why": "；".join(why) or "同一任务的另一行有误"}


def _written(cell: Cell) -> str | float | date | None:
    """What stood there, as it was seen."""
    value = cell.value
    if cell.percent and isinstance(value, (int, float)):
        return f"{value * 100:.12g}%"
    if isinstance(value, Fault):
        return value.words
    return str(value).upper() if isinstance(value, bool) else value
