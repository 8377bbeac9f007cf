"""A form as another program reads it back."""

from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

HEADER_ROW = 4


def sheet(path: Path, name: str) -> Worksheet:
    return load_workbook(path)[name]


def headers(one: Worksheet) -> list[str]:
    return [cell.value for cell in one[HEADER_ROW]]


def rows(one: Worksheet) -> list[dict[str, Any]]:
    """Header → value, of each row below the header."""
    names = headers(one)
    below = one.iter_rows(min_row=HEADER_ROW + 1, values_only=True)
    return [dict(zip(names, row, strict=True)) for row in below]


def asked(one: Worksheet) -> dict[str, list[str]]:
    """编号 → the headers of what may be typed there."""
    names = headers(one)
    at = names.index("编号")
    found: dict[str, list[str]] = {}
    for row in one.iter_rows(min_row=HEADER_ROW + 1):
        open_cells = [name for name, cell in zip(names, row, strict=True) if not cell.protection.locked]
        found[row[at].value] = open_cells
    return found
