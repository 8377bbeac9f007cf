"""A table of OpenDocument (.ods) → sheets."""

import re
import zipfile
from collections.abc import Iterator, Mapping
from datetime import date
from xml.etree.ElementTree import Element

from yshj.files.sheets.archive import attribute, below, elements, local, opened
from yshj.files.sheets.grid import NEVER_CALCULATED, STRUCK, Cell, Fault, Gathering, Sheet, Unreadable, raised
from yshj.files.sheets.number_formats import figure, unlike, words_beside

_MOST_REPEATED = 20_001
"""Rows and columns written as one: what goes to the end of the sheet is blank, or too much anyway."""
_LEAST_SHOWN = 1 / 500
"""Of a number: what shows less of it counts in thousands."""
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?=T|$)")
_BLANKS = {"s": " ", "tab": "\t", "line-break": "\n"}


_Font = tuple[bool, int]
"""Whether text is struck out, and where it stands: 1 above the line, -1 below it."""


def read_ods(data: bytes) -> list[Sheet]:
    """Every sheet with cells, in order; raises Unreadable."""
    with opened(data) as archive:
        if any(elements(archive, "META-INF/manifest.xml", "encryption-data")):
            raise Unreadable("加了密码，打不开；请去掉密码另存后再报")
        return [gathering.sheet() for gathering in list(_gathered(archive))]


def _gathered(archive: zipfile.ZipFile) -> Iterator[Gathering]:
    """Each sheet as it begins; its cells follow."""
    gathering, fonts = Gathering(""), dict[str, _Font]()
    row = rows = column = 0
    begins, cells = ("table", "table-row"), ("table-cell", "covered-table-cell")
    for element in elements(archive, "content.xml", "style", *cells, begins=begins):
        kind = local(element.tag)
        if kind == "style":
            fonts[attribute(element, "name") or ""] = _font(element)
        elif kind == "table":
            row = rows = 0
            gathering = Gathering(attribute(element, "name") or "")
            yield gathering
        elif kind == "table-row":
            row, rows, column = row + rows + (rows == 0), _times(element, "number-rows-repeated"), 1
        else:
            cell = _drawn(element, fonts)
            column += _put(gathering, element, cell, range(row, row + min(rows, _MOST_REPEATED)), column)


def _font(style: Element) -> _Font:
    """How text in that style is drawn."""
    said = {local(key): value for one in below(style, "text-properties") for key, value in one.items()}
    lines = [said.get(f"text-line-through-{what}", "none") for what in ("style", "type")]
    level = re.match(r"(super|[1-9])|(sub|-)", said.get("text-position", ""))
    return lines != ["none", "none"], 0 if level is None else 1 if level[1] else -1


def _drawn(element: Element, fonts: Mapping[str, _Font]) -> Cell:
    """What a cell says by how it is drawn."""
    is_struck = False
    for one in (element, *below(element, "span")):
        struck, level = fonts.get(attribute(one, "style-name") or "", (False, 0))
        is_struck |= struck
        one.text = raised(one.text or "", level)
    cell = _cell(element)
    return Cell(STRUCK) if is_struck and cell.value is not None else cell


def _put(gathering: Gathering, element: Element, cell: Cell, rows: range, column: int) -> int:
    """Adds a cell; returns in how many columns it stands."""
    columns = _times(element, "number-columns-repeated")
    gathering.remarks |= any(local(one.tag) in ("annotation", "frame") for one in element)
    if cell.value is not None:
        for row in rows:
            for number in range(column, column + min(columns, _MOST_REPEATED)):
                gathering.put(row, number, cell)
    below, right = (_times(element, f"number-{what}-spanned") for what in ("rows", "columns"))
    if below * right > 1:
        gathering.merged.append((rows.start, column, rows.start + below - 1, column + right - 1))
    return columns


def _times(element: Element, name: str) -> int:
    return int(attribute(element, name) or 1)


def _cell(cell: Element) -> Cell:
    lines = [_text(one) for one in cell if local(one.tag) == "p"]
    text, number = "\n".join(lines) or attribute(cell, "string-value") or "", attribute(cell, "value")
    kinds = [value for key, value in cell.items() if local(key) == "value-type"]
    kind = (kinds or [""])[0]
    if "error" in kinds:
        return Cell(Fault(f"是错误值 {text}"))
    if kind in ("float", "percentage", "currency") and number:
        return _number(float(number), kind == "percentage", text if lines else None)
    if kind == "date":
        found = _DAY.match(attribute(cell, "date-value") or "")
        return Cell(date.fromisoformat(found[0]) if found else Fault(f"是读不出的日期 {text}"))
    if kind == "boolean":
        return Cell(attribute(cell, "boolean-value") == "true")
    if kind == "time":
        return Cell(Fault("是时间"))
    return Cell(NEVER_CALCULATED if not kind and not text and attribute(cell, "formula") else text or None)


def _number(number: float, percent: bool, shown: str | None) -> Cell:
    """What a number means by how it is `shown`, where that is written: its format stands elsewhere."""
    if shown is None:
        return figure(number, percent, "")
    digits = re.sub(r"[^0-9.]", "", shown)
    if not digits:
        return unlike(number)
    if 0 < abs(number) < 1 and not percent and not re.search("[.,/E]", shown):
        return unlike(number)
    scaled = re.fullmatch(r"[0-9]+(\.[0-9]+)?", digits) and not re.search("[E/]", shown)
    if scaled and number and float(digits) <= abs(number) * (100 if percent else 1) * _LEAST_SHOWN:
        return unlike(number)
    sign = "%" if "%" in shown and not percent else ""
    return figure(number, percent, sign + words_beside(shown))


def _text(element: Element) -> str:
    """The text in it; several blanks, tabs and line breaks are elements."""
    blank = _BLANKS.get(local(element.tag), "") * int(attribute(element, "c") or 1)
    return blank + (element.text or "") + "".join(_text(one) + (one.tail or "") for one in element)
