"""A workbook of Excel, WPS or LibreOffice (.xlsx, .xlsm) → sheets.

Read from its own XML, in one pass: what a number was meant to be, and whether a formula was ever
calculated, no library tells (docs/decisions/0015).
"""

import posixpath
import re
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from typing import NamedTuple
from xml.etree.ElementTree import Element

from yshj.files.sheets.archive import attribute, below, elements, local, opened
from yshj.files.sheets.grid import (
    NEVER_CALCULATED,
    STRUCK,
    Cell,
    Fault,
    Gathering,
    Range,
    Sheet,
    Unreadable,
    Value,
    raised,
)
from yshj.files.sheets.number_formats import BUILT_IN, cell_of, unlike

_ADDRESS = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_BESIDE = ("omments", "media/", "drawings/drawing")
_LEVELS = {"superscript": 1, "subscript": -1}
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


class _Book(NamedTuple):
    """What the cells of all sheets refer to."""

    texts: list[Value]
    styles: list[tuple[str, bool]]
    """By their numbers: the number format, and whether text is struck out."""
    first_day: date
    """The day before the first one that the workbook can count."""
    stale: bool
    """Whether formulas hold no results, but what their writer put there instead."""


def read_xlsx(data: bytes) -> list[Sheet]:
    """Every sheet with cells, hidden ones too, in the workbook's order; raises Unreadable."""
    with opened(data) as archive:
        home = dict(_related(archive, "").values()).get("officeDocument", "xl/workbook.xml")
        related = _related(archive, home)
        paths = dict(related.values())
        book = _Book(
            [_text(one) for one in elements(archive, paths.get("sharedStrings", ""), "si")],
            _styles(archive, paths.get("styles", "")) or [("General", False)],
            date(1904, 1, 1) if _is_set(archive, home, "workbookPr", "date1904") else date(1899, 12, 30),
            _is_set(archive, home, "calcPr", "fullCalcOnLoad"),
        )
        named = [(one.get("name") or "", attribute(one, "id")) for one in elements(archive, home, "sheet")]
        tables = [(name, *related.get(id_ or "", ("", ""))) for name, id_ in named]
        sheets = [_sheet(archive, path, name, book) for name, kind, path in tables if kind == "worksheet"]
    if not sheets:
        raise Unreadable("里面没有工作表；请用 WPS 或 Excel 另存为 .xlsx 再报")
    return sheets


def _is_set(archive: zipfile.ZipFile, home: str, element: str, name: str) -> bool:
    return any(one.get(name) in ("1", "true") for one in elements(archive, home, element))


def _related(archive: zipfile.ZipFile, home: str) -> dict[str, tuple[str, str]]:
    """The parts to which the part `home` refers: id → kind and path."""
    folder, name = posixpath.split(home)
    found = elements(archive, posixpath.join(folder, "_rels", f"{name}.rels"), "Relationship")
    return {
        one.get("Id", ""): (
            one.get("Type", "").rpartition("/")[2],
            posixpath.join("/", folder, one.get("Target", ""))[1:],
        )
        for one in found
    }


def _styles(archive: zipfile.ZipFile, path: str) -> list[tuple[str, bool]]:
    own: dict[str, str] = {}
    struck: list[bool] = []
    styles: list[tuple[str, bool]] = []
    section = ""
    begins = ("fonts", "cellStyleXfs", "cellXfs", "cellStyles")
    for one in elements(archive, path, "numFmt", "font", "xf", begins=begins):
        kind = local(one.tag)
        if kind in begins:
            section = kind
        elif kind == "numFmt":
            own[one.get("numFmtId") or ""] = one.get("formatCode") or ""
        elif kind == "font" and section == "fonts":
            struck.append(_is_struck(one))
        elif kind == "xf" and section == "cellXfs":
            number, font = one.get("numFmtId") or "0", int(one.get("fontId") or 0)
            code = own.get(number) or BUILT_IN.get(int(number), "General")
            styles.append((code, bool(struck) and struck[font]))
    return styles


def _sheet(archive: zipfile.ZipFile, path: str, name: str, book: _Book) -> Sheet:
    gathering = Gathering(name)
    gathering.remarks = any(sign in part for part in archive.NameToInfo for sign in _BESIDE)
    archive.getinfo(path)  # a part that is missing, or named otherwise, is no blank sheet
    row = column = 0
    hides_zeros = False
    for element in elements(archive, path, "c", "mergeCell", "sheetView", begins=("row",)):
        kind = local(element.tag)
        if kind == "row":
            row, column = int(element.get("r") or row + 1), 0
        elif kind == "sheetView":
            hides_zeros |= element.get("showZeros") in ("0", "false")
        elif kind == "mergeCell":
            gathering.merged.append(_range(element.get("ref") or ""))
        else:
            column = _place(element.get("r") or "", (row, column + 1))[1]
            cell = _cell(element, book)
            gathering.put(row, column, unlike(0) if hides_zeros and cell.value == 0 else cell)
    return gathering.sheet()


def _place(address: str, otherwise: tuple[int, int]) -> tuple[int, int]:
    """The row and column of an address like G5; raises ValueError for what is none."""
    if not address:
        return otherwise
    found = _ADDRESS.fullmatch(address)
    if not found:
        raise ValueError(address)
    column = 0
    for letter in found[1].upper():
        column = column * 26 + ord(letter) - 64
    return int(found[2]), column


def _range(reference: str) -> Range:
    first, _, last = reference.partition(":")
    top = _place(first, (0, 0))
    return (*top, *_place(last, top))


def _cell(cell: Element, book: _Book) -> Cell:
    code, is_struck = book.styles[int(cell.get("s", 0))]
    parts = {local(one.tag): one for one in cell}
    written, kind = parts.get("v"), cell.get("t", "n")
    text = (written.text or "") if written is not None else ""
    if "f" in parts:  # a text of nothing may be its result
        is_blank = written is None or (not text and kind != "str")
        if is_blank or (book.stale and text == "0"):
            return Cell(NEVER_CALCULATED)
    if not text and "is" not in parts:
        return Cell(None)
    if is_struck:
        return Cell(STRUCK)
    if "is" in parts:
        return Cell(_text(parts["is"]))
    return cell_of(float(text), code, book.first_day) if kind == "n" else Cell(_OTHER_KINDS[kind](text, book))


_OTHER_KINDS: dict[str, Callable[[str, _Book], Value]] = {
    "s": lambda text, book: book.texts[int(text)],
    "str": lambda text, book: _unescaped(text),
    "inlineStr": lambda text, book: _unescaped(text),
    "b": lambda text, book: text in ("1", "true"),
    "e": lambda text, book: Fault(f"是错误值 {text}"),
    "d": lambda text, book: datetime.fromisoformat(text).date(),
}


def _text(element: Element) -> Value:
    """The text of a cell: its runs together, without how it is pronounced."""
    spoken = {id(text) for phonetic in below(element, "rPh") for text in phonetic.iter()}
    said = ""
    for run in [element] if element.find("{*}r") is None else element:
        if _is_struck(run):
            return STRUCK
        words = "".join(one.text or "" for one in below(run, "t") if id(one) not in spoken)
        level = next((one.get("val", "") for one in below(run, "vertAlign")), "")
        said += raised(words, _LEVELS.get(level, 0))
    return _unescaped(said)


def _is_struck(font: Element) -> bool:
    return any(one.get("val", "1") in ("1", "true") for one in below(font, "strike"))


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
