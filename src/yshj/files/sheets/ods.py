"""A table of OpenDocument (.ods) → sheets."""

import zipfile
from collections.abc import Iterator
from datetime import datetime
from xml.etree.ElementTree import Element

from yshj.files.sheets.archive import attribute, elements, local, opened
from yshj.files.sheets.grid import NEVER_CALCULATED, Fault, Gathering, Sheet, Unreadable, Value

_MOST_REPEATED = 20_001
"""Rows and columns written as one: what goes to the end of the sheet is blank, or too much anyway."""


def read_ods(data: bytes) -> list[Sheet]:
    """Every sheet with cells, in order; raises Unreadable."""
    with opened(data) as archive:
        if any(elements(archive, "META-INF/manifest.xml", "encryption-data")):
            raise Unreadable("加了密码，打不开；请去掉密码另存后再报")
        return [gathering.sheet() for gathering in _gathered(archive)]


def _gathered(archive: zipfile.ZipFile) -> Iterator[Gathering]:
    gathering = Gathering("")
    row = rows = column = 0
    begins, cells = ("table", "table-row"), ("table-cell", "covered-table-cell")
    for element in elements(archive, "content.xml", *cells, begins=begins):
        kind = local(element.tag)
        if kind == "table":
            row = rows = 0
            gathering = Gathering(attribute(element, "name") or "")
            yield gathering
        elif kind == "table-row":
            row, rows, column = row + rows + (rows == 0), _times(element, "number-rows-repeated"), 1
        else:
            column += _put(gathering, element, range(row, row + min(rows, _MOST_REPEATED)), column)


def _put(gathering: Gathering, cell: Element, rows: range, column: int) -> int:
    """Adds a cell; returns in how many columns it stands."""
    columns = _times(cell, "number-columns-repeated")
    value = _value(cell)
    if value is not None:
        percent = attribute(cell, "value-type") == "percentage"
        for row in rows:
            for number in range(column, column + min(columns, _MOST_REPEATED)):
                gathering.put(row, number, value, percent=percent)
    below, right = (_times(cell, f"number-{what}-spanned") for what in ("rows", "columns"))
    if below * right > 1:
        gathering.merged.append((rows.start, column, rows.start + below - 1, column + right - 1))
    return columns


def _times(element: Element, name: str) -> int:
    return int(attribute(element, name) or 1)


def _value(cell: Element) -> Value:
    text = "\n".join("".join(one.itertext()) for one in cell if local(one.tag) == "p")
    kinds = [value for key, value in cell.items() if local(key) == "value-type"]
    if "error" in kinds:
        return Fault(f"是错误值 {text}")
    kind, number = (kinds or [""])[0], attribute(cell, "value")
    if kind in ("float", "percentage", "currency") and number:
        figure = float(number)
        return int(figure) if figure.is_integer() else figure
    if kind == "date":
        return datetime.fromisoformat(attribute(cell, "date-value") or "").date()
    if kind == "boolean":
        return attribute(cell, "boolean-value") == "true"
    if kind == "time":
        return Fault("是时间")
    uncalculated = not kind and not text and attribute(cell, "formula")
    return NEVER_CALCULATED if uncalculated else text or None
