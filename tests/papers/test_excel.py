"""`publish excel`, read back by another library than the one that writes it."""

import shutil
import subprocess
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from tests.conftest import FROZEN, Yshj
from tests.snippets import write

DAY = ("--as-of", "2025-10-20")
HOSTILE = "=1+1", "+甲", "@SUM(1)", "https://example.com", "_x0041_", "{=A1}", "甲\u202e乙"
HEADER = 4
"""The row of the titles, counted from 1."""


@pytest.fixture
def published(yshj: Yshj, tmp_path: Path) -> Any:
    def call(folder: Path = FROZEN, *more: str, code: int = 0) -> Workbook:
        file = tmp_path / "台账.xlsx"
        assert yshj("publish", "excel", *DAY, *more, "-o", str(file), cwd=folder).code == code
        return load_workbook(file)

    return call


def rows(sheet: Any) -> list[dict[str, Any]]:
    titles, *others = sheet.iter_rows(min_row=HEADER, values_only=True)
    return [dict(zip(titles, row, strict=True)) for row in others]


def day(cell: Any) -> str | None:
    return str(cell.date()) if isinstance(cell, datetime) else {"长期": None}.get(cell, cell)


def test_each_sheet_says_what_it_is_and_prints_on_a4(published: Any):
    for sheet in published():
        assert "【示例数据】" in sheet["A1"].value
        assert "截至 2025-10-20" in sheet["A2"].value
        assert "文件 47 = 读入 47 + 未读 0" in sheet["A2"].value
        assert (sheet.freeze_panes, sheet.print_title_rows) == ("C5", "$4:$4")
        assert sheet.auto_filter.ref.startswith("A4:")
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert (sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.page_setup.fitToHeight) == (True, 0)
        assert {cell.data_type for (cell,) in sheet.iter_rows(min_row=5, max_col=1)} <= {"s", "n"}
        assert all(isinstance(row["编号"], str) for row in rows(sheet))


def test_a_state_has_its_word_beside_its_colour(published: Any):
    fills = {
        cell.value: cell.fill.fgColor.rgb
        for (cell,) in published()["全部牵头事项"].iter_rows(min_row=5, min_col=5, max_col=5)
    }
    assert fills["× 逾期"] == "FFFFC7CE"
    assert len(set(fills.values())) == len(fills)


@pytest.mark.parametrize("text", [*HOSTILE, "很长" * 10_000, "甲\u202e" * 9_000], ids=lambda text: text[:9])
def test_what_people_wrote_is_text(published: Any, tmp_path: Path, text: str):
    books = {
        "task": {"lead": ["甲局"], "due": "2025-12", "title": text},
        "entries": {"甲局": [{"date": "2025-10-01", "progress": 5, "owner": text}]},
    }
    sheet = published(write(tmp_path / "book", books))["全部牵头事项"]
    title, owner = sheet["B5"], sheet["H5"]
    assert (title.data_type, owner.data_type) == ("s", "s")
    assert title.value == owner.value == text.replace("\u202e", "〈U+202E〉")[:32_767]
    assert title.hyperlink is None


def test_a_task_that_nobody_leads_stands_there_too(published: Any, tmp_path: Path):
    book = published(write(tmp_path / "book", {"task": {"lead": [], "due": "2025-12"}}))
    (row,) = rows(book["未认领"])
    assert (row["牵头部门"], row["进度"], row["剩余天数"]) == ("（无牵头部门）", None, 72)


def test_half_read_books_say_so_beside_the_unit(published: Any, tmp_path: Path):
    folder = write(tmp_path / "book", {"task": {"lead": ["甲局", "乙局"], "due": "2025-12"}})
    (folder / "data/reports/坏.yaml").write_text("format: yshj-report/1\nunit: 乙局\nentries: [", "utf-8")
    book = published(folder, code=3)
    assert [row["牵头部门"] for row in rows(book["全部牵头事项"])] == ["甲局", "乙局（数据不全）"]
    assert rows(book["全部任务"])[0]["牵头部门"] == "甲局、乙局（数据不全）"
    assert "1 处输入问题" in book["逾期"]["A2"].value


def test_a_filter_chooses_tasks_and_says_so(published: Any):
    sheet = published(FROZEN, "--section", "1-2")["全部任务"]
    assert {row["编号"].rpartition("-")[0] for row in rows(sheet)} == {"1-2"}
    assert "只看 章节：1-2" in sheet["A3"].value


def test_the_same_books_are_the_same_bytes(yshj: Yshj, tmp_path: Path):
    for name in ("1.xlsx", "2.xlsx"):
        yshj("publish", "excel", *DAY, "-o", str(tmp_path / name))
    assert (tmp_path / "1.xlsx").read_bytes() == (tmp_path / "2.xlsx").read_bytes()


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed")
def test_libreoffice_opens_it(yshj: Yshj, tmp_path: Path):
    yshj("publish", "excel", *DAY, "-o", str(tmp_path / "台账.xlsx"))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", "--headless", profile, "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76"]
    subprocess.run([*command, "台账.xlsx"], cwd=tmp_path, capture_output=True, check=True, timeout=240)
    assert "1-1-1,扶持个体私营经济发展" in (tmp_path / "台账.csv").read_text("utf-8")
