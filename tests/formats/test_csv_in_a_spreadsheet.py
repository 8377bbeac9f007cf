"""A CSV opened by a double click: ids stay text, and what is done has no days left."""

import csv
import io
import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path

import pytest

from tests.conftest import FROZEN, Yshj
from tests.snippets import write

DAY = ("--as-of", "2025-10-20")
AS_EXCEL_DOES = "CSV:44,34,76,1,,2052,false,true,false"
"""Comma, UTF-8, Chinese, and special numbers detected: what a spreadsheet does on a double click."""
SOFFICE = shutil.which("soffice")
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def opened(file: Path) -> list[list[tuple[str, str]]]:
    """Type (s is text, n a number or date) and text of every cell, as LibreOffice reads `file`."""
    profile = f"-env:UserInstallation={(file.parent / 'profile').as_uri()}"
    command = [SOFFICE or "", profile, "--headless", f"--infilter={AS_EXCEL_DOES}", "--convert-to", "xlsx"]
    subprocess.run([*command, "--outdir", file.parent, file], check=True, capture_output=True)
    with zipfile.ZipFile(file.with_suffix(".xlsx")) as book:
        shared = ET.fromstring(book.read("xl/sharedStrings.xml"))
        sheet = ET.fromstring(book.read("xl/worksheets/sheet1.xml"))
    words = ["".join(item.itertext()) for item in shared.iter(f"{MAIN}si")]
    return [[_cell(cell, words) for cell in row.iter(f"{MAIN}c")] for row in sheet.iter(f"{MAIN}row")]


def _cell(cell: ET.Element, words: list[str]) -> tuple[str, str]:
    value = cell.findtext(f"{MAIN}v") or ""
    return (cell.get("t", "n"), words[int(value)] if cell.get("t") == "s" else value)


@pytest.mark.parametrize(("command", "title"), [("status", "编号"), ("overdue", "编号"), ("check", "编号")])
def test_a_tab_stands_before_every_id(command: str, title: str, yshj: Yshj) -> None:
    ids = [row[title] for row in rows(yshj(command, *DAY, "--format", "csv").out)]
    assert ids
    assert [one for one in ids if not re.fullmatch(r"\t\d+(-\d+){1,3}", one)] == []


def test_a_text_that_looks_like_a_date_stays_text_and_a_day_a_day(yshj: Yshj, tmp_path: Path) -> None:
    shutil.copytree(FROZEN / "data", tmp_path / "data")
    report = tmp_path / "data" / "reports" / "市市场监督管理局.yaml"
    report.write_text(re.sub(r"owner: .*", "owner: 1/2", report.read_text("utf-8")), "utf-8")
    made = rows(yshj("status", *DAY, "--format", "csv", cwd=tmp_path).out)
    assert "\t1/2" in {row["责任人"] for row in made}
    assert {row["评判日"] for row in made} == {"2025-10-20"}
    assert all(re.fullmatch(r"\d+", row["进度"]) for row in made if row["进度"])


def test_what_is_done_has_no_days_left(yshj: Yshj) -> None:
    made = rows(yshj("status", *DAY, "--format", "csv").out)
    assert {row["剩余天数"] for row in made if row["状态"] == "已完成"} == {""}
    assert [row for row in made if row["状态"] != "已完成" and not row["剩余天数"]] == []


def test_what_is_suspended_has_no_days_left_either(yshj: Yshj, tmp_path: Path) -> None:
    suspended = {"date": "2025-07-01", "kind": "suspend", "unit": "甲局", "reason": "缓办"}
    books = {"task": {"due": "2025-09", "lead": ["甲局", "乙局"]}, "decisions": [suspended]}
    made = rows(yshj("status", *DAY, "--format", "csv", cwd=write(tmp_path, books)).out)
    assert {row["牵头部门"]: row["剩余天数"] for row in made} == {"甲局": "", "乙局": "-20"}


@pytest.mark.slow
@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed")
def test_a_spreadsheet_that_looks_for_dates_leaves_ids_alone(yshj: Yshj, tmp_path: Path) -> None:
    file = tmp_path / "状态.csv"
    assert yshj("status", *DAY, "--format", "csv", "-o", str(file)).code == 0
    wanted = [row["编号"] for row in rows(file.read_text("utf-8"))]
    titles, *cells = opened(file)
    assert [row[0] for row in cells] == [("s", one) for one in wanted]
    due = [value for _, value in titles].index("方案时限")
    assert {row[due][0] for row in cells} == {"n"}, "days are still days"
