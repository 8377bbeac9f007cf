"""`publish csv`: every lead a row."""

import csv
import io
from pathlib import Path

from tests.conftest import FROZEN, Yshj
from tests.snippets import write

DAY = ("--as-of", "2025-10-20")


def rows(yshj: Yshj, folder: Path = FROZEN, *more: str, command: tuple[str, ...] = ("publish", "csv")):
    out = yshj(*command, *DAY, *more, cwd=folder).out
    assert out.startswith("\ufeff")
    return [*csv.DictReader(io.StringIO(out.removeprefix("\ufeff"), newline=""))]


def test_the_rows_say_what_status_says(yshj: Yshj):
    own = {"章", "类", "单位类别"}
    told = rows(yshj)
    status = rows(yshj, command=("status", "--format", "csv", "--sort", "id"))
    assert [{key: value for key, value in row.items() if key not in own} for row in told] == status
    assert (told[0]["类"], told[0]["单位类别"]) == ("市场准入", "市直部门")
    assert {(row["评判日"], row["示例数据"]) for row in told} == {("2025-10-20", "是")}
    assert told[0]["编号"] == "\t1-1-1"


def test_a_task_that_nobody_leads_has_a_row(yshj: Yshj, tmp_path: Path):
    (row,) = rows(yshj, write(tmp_path, {"task": {"lead": [], "due": "2025-12"}}))
    assert (row["牵头部门"], row["任务状态"], row["章"], row["单位类别"]) == ("", "未认领", "一", "")


def test_nothing_is_a_formula(yshj: Yshj, tmp_path: Path):
    books = {"task": {"lead": ["甲局"], "due": "2025-12", "title": "=1+1"}}
    (row,) = rows(yshj, write(tmp_path, books))
    assert row["任务"] == "'=1+1"


def test_a_filter_chooses_tasks_and_says_so(yshj: Yshj):
    told = rows(yshj, FROZEN, "--state", "逾期")
    assert len(told) < len(rows(yshj))
    assert {row["说明"] for row in told} == {"只看 状态：逾期"}


def test_in_one_form_only(yshj: Yshj, tmp_path: Path):
    assert yshj("publish", "csv", *DAY, "--format", "json").code == 2
    file = tmp_path / "事项.csv"
    assert yshj("publish", "csv", *DAY, "-o", str(file)).code == 0
    assert file.read_bytes().startswith(b"\xef\xbb\xbf")
