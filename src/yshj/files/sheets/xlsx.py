"""A workbook of Excel, WPS or LibreOffice (.xlsx, .xlsm) → sheets.

Read from its own XML, in one pass: what a number was meant to be, and whether a formula was ever
calculated, no library tells (docs/decisions/0014).
"""

import posixpath
import re
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from typing import NamedTuple
from xml.etree.ElementTree import Element

from yshj.files.sheets.archive import attribute, below, elements, local, opened
from yshj.files.sheets.grid import NEVER_CALCULATED, Fault, Gathering, Range, Sheet, Unreadable, Value
from yshj.files.sheets.number_formats import Kind, kind_of, meant

_ADDRESS = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


class _Book(NamedTuple):
    """What the cells of all sheets refer to."""

    texts: list[str]
    kinds: list[Kind]
    first_day: date


def read_xlsx(data: bytes) -> list[Sheet]:
    """Every sheet with cells, hidden ones too, in the workbook's order; raises Unreadable."""
    with opened(data) as archive:
        home = _target_of(archive, "", "officeDocument") or "xl/workbook.xml"
        texts = _target_of(archive, home, "sharedStrings") or ""
        book = _Book(
            [_text(one) for one in elements(archive, texts, "si")],
            _kinds(archive, _target_of(archive, home, "styles") or ""),
            _first_day(archive, home),
        )
        sheets = [_sheet(archive, path, name, book) for name, path in _sheets(archive, home)]
    if not sheets:
        raise Unreadable("里面没有工作表；请用 WPS 或 Excel 另存为 .xlsx 再报")
    return sheets


def _first_day(archive: zipfile.ZipFile, home: str) -> date:
    """The day before the first one that the workbook can count."""
    later = any(one.get("date1904") in ("1", "true") for one in elements(archive, home, "workbookPr"))
    return date(1904, 1, 1) if later else date(1899, 12, 30)


def _sheets(archive: zipfile.ZipFile, home: str) -> list[tuple[str, str]]:
    """The name and the part of each sheet that is a table."""
    targets = {one.get("Id"): one for one in _relations(archive, home)}
    found = []
    for one in elements(archive, home, "sheet"):
        relation = targets.get(attribute(one, "id"))
        if relation is not None and (relation.get("Type") or "").endswith("/worksheet"):
            found.append((one.get("name") or "", _resolved(home, relation)))
    return found


def _relations(archive: zipfile.ZipFile, home: str) -> list[Element]:
    folder, name = posixpath.split(home)
    path = posixpath.join(folder, "_rels", f"{name}.rels")
    return list(elements(archive, path, "Relationship"))


def _resolved(home: str, relation: Element) -> str:
    """The part that a relation of the part `home` means."""
    return posixpath.join("/", posixpath.dirname(home), relation.get("Target") or "")[1:]


def _target_of(archive: zipfile.ZipFile, home: str, kind: str) -> str | None:
    """The part of that kind to which the part `home` refers."""
    relations = (one for one in _relations(archive, home) if (one.get("Type") or "").endswith(f"/{kind}"))
    return next((_resolved(home, one) for one in relations), None)


def _kinds(archive: zipfile.ZipFile, path: str) -> list[Kind]:
    """By the number of a style, what it shows a number as."""
    own: dict[str, str] = {}
    kinds: list[Kind] = []
    section = ""
    for one in elements(archive, path, "numFmt", "xf", begins=("cellStyleXfs", "cellXfs")):
        kind = local(one.tag)
        if kind == "numFmt":
            own[one.get("numFmtId") or ""] = one.get("formatCode") or ""
        elif kind != "xf":
            section = kind
        elif section == "cellXfs":
            number = one.get("numFmtId") or "0"
            kinds.append(kind_of(int(number), own.get(number)))
    return kinds


def _sheet(archive: zipfile.ZipFile, path: str, name: str, book: _Book) -> Sheet:
    gathering = Gathering(name)
    row = column = 0
    for element in elements(archive, path, "c", "mergeCell", begins=("row",)):
        kind = local(element.tag)
        if kind == "row":
            row, column = int(element.get("r") or row + 1), 0
        elif kind == "mergeCell":
            gathering.merged.append(_range(element.get("ref") or ""))
        else:
            column = _place(element.get("r") or "", (row, column + 1))[1]
            value, percent = _value(element, book)
            gathering.put(row, column, value, percent=percent)
    return gathering.sheet()


def _place(address: str, otherwise: tuple[int, int]) -> tuple[int, int]:
    """The row and column of an address like G5."""
    found = _ADDRESS.fullmatch(address)
    if not found:
        return otherwise
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return int(found[2]), column


def _range(reference: str) -> Range:
    first, _, last = reference.partition(":")
    top = _place(first, (0, 0))
    return (*top, *_place(last, top))


def _value(cell: Element, book: _Book) -> tuple[Value, bool]:
    """A cell's value, and whether it is shown as a percentage."""
    parts = {local(one.tag): one for one in cell}
    written, kind = parts.get("v"), cell.get("t", "n")
    text = (written.text or "") if written is not None else ""
    if kind == "n" and text:
        return meant(float(text), book.kinds[int(cell.get("s", 0))] if book.kinds else "", book.first_day)
    if "f" in parts and not text and kind != "str":
        return NEVER_CALCULATED, False
    if kind == "inlineStr":
        return (_text(parts["is"]) if "is" in parts else None), False
    return (_OTHER_KINDS[kind](text, book) if text else None), False


_OTHER_KINDS: dict[str, Callable[[str, _Book], Value]] = {
    "s": lambda text, book: book.texts[int(text)],
    "str": lambda text, book: _unescaped(text),
    "b": lambda text, book: text == "1",
    "e": lambda text, book: Fault(f"是错误值 {text}"),
    "d": lambda text, book: datetime.fromisoformat(text).date(),
}


def _text(element: Element) -> str:
    """The text of a cell: its runs together, without how it is pronounced."""
    spoken = {id(text) for phonetic in below(element, "rPh") for text in phonetic.iter()}
    return _unescaped("".join(one.text or "" for one in below(element, "t") if id(one) not in spoken))


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
