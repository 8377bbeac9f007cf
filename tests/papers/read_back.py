"""Papers read back as somebody without the program would: their sentences and their tables."""

import csv
import html
import io
import json
import re
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from docx import Document
from icalendar import Calendar
from openpyxl import load_workbook

Table = tuple[tuple[str, ...], list[tuple[str, ...]]]


class Written(NamedTuple):
    """A paper in words."""

    lines: list[str]
    tables: list[Table]

    @property
    def prose(self) -> str:
        return "\n".join(self.lines)


class Among(frozenset[Any]):
    """What may be said: equal to any part of it."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, set | frozenset) and other <= self

    __hash__ = frozenset.__hash__


def markdown(path: Path) -> Written:
    lines: list[str] = []
    tables: list[Table] = []
    inside = False
    for line in path.read_text("utf-8").splitlines():
        plain = re.sub(r"\\([^\w\s])", r"\1", line)
        if plain.startswith("|"):
            cells = tuple(cell.strip() for cell in plain[1:-1].split("|"))
            if not inside:
                tables.append((cells, []))
            elif set(plain) - set("|- :"):
                tables[-1][1].append(cells)
        elif plain:
            lines.append(re.sub(r"^(#+ |- |> |\d+\. )", "", plain).strip("*"))
        inside = plain.startswith("|")
    return Written(lines, tables)


def word(path: Path) -> Written:
    document = Document(str(path))
    rows = [[tuple(cell.text for cell in row.cells) for row in table.rows] for table in document.tables]
    lines = [re.sub(r"^\d+\.(?=\D)", "", paragraph.text) for paragraph in document.paragraphs]
    return Written([line for line in lines if line], [(titles, others) for titles, *others in rows])


def workbook(path: Path) -> dict[str, Any]:
    """Sheet → its rows from the fifth on, and what it says above them."""
    read = {}
    for sheet in load_workbook(path):
        titles, *rows = sheet.iter_rows(min_row=4, values_only=True)
        plain = [[str(cell.date()) if isinstance(cell, datetime) else cell for cell in row] for row in rows]
        read[sheet.title] = sheet["A3"].value, [dict(zip(titles, row, strict=True)) for row in plain]
    return read


def comma_separated(path: Path) -> list[dict[str, str]]:
    text = io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")
    return [{key: value.strip("\t") for key, value in row.items()} for row in csv.DictReader(text)]


def calendar(path: Path) -> list[Any]:
    return Calendar.from_ical(path.read_bytes()).walk("VEVENT")


class Shown(NamedTuple):
    """The page for browsers: its text, its data and its markup."""

    text: str
    data: Any
    markup: str


def page(path: Path) -> Shown:
    markup = path.read_text("utf-8")
    data = re.search(r'id="data">(.*?)</script>', markup)
    assert data
    shown = re.sub(r"<(script|style).*?</\1>", "", markup, flags=re.DOTALL)
    return Shown(html.unescape(re.sub(r"<[^>]*>", "", shown)), json.loads(data[1]), markup)
