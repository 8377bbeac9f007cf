"""`collect`: tables of the office's own, one table of all units, and what goes back of a form."""

import datetime
from pathlib import Path

import openpyxl
import pytest

from tests.cli.collecting import FORM, REPORT, RETURNS, Office, entries
from tests.conftest import Yshj


@pytest.fixture
def office(tmp_path: Path, yshj: Yshj) -> Office:
    return Office(tmp_path, yshj)


def test_the_offices_own_table(office: Office) -> None:
    book = openpyxl.Workbook()
    for row in (("序号", "工作", "责任单位", "完成情况", "进度"), ("1-1-1", "", "市甲局", "已印发", "60%"),
                ("1-1-3", "", "乙局", "", 0.5), ("合计", "", "", "", "=1+1")):  # fmt: skip
        book.active.append(row)
    book.save(office.back / "总表.xlsx")
    columns = "编号=序号,任务=工作,unit=责任单位,进展情况=完成情况,progress=进度"
    run = office.collect("--yes", "--map", columns)
    assert run.code == 0, run.err
    assert entries(office.folder, "总表") == {"1-1-1": {"progress": 60, "note": "已印发"}}
    assert "progress: 50" in (office.folder / "data/reports/乙局.yaml").read_text("utf-8")
    (office.folder / "yshj.yaml").write_text(
        "format: yshj-config/1\ncollect:\n"
        "  columns: {序号: task, 工作: title, 责任单位: unit, 完成情况: note, 进度: progress}\n",
        "utf-8",
    )
    assert "此前已收 2 条" in office.collect().out


def test_the_good_rows_are_taken_and_the_others_go_back(office: Office, yshj: Yshj) -> None:
    office.returned(progress=35.7, owner="综合科 王某")
    run = office.collect("--yes", "--partial")
    assert run.code == 3
    assert entries(office.folder) == {"1-1-2": FORM.SECOND}
    path = office.folder / "退回_甲局.xlsx"
    sheet = openpyxl.load_workbook(path)["进展"]
    header = {cell.value: cell.column for cell in sheet[4]}
    assert sheet.cell(5, header["退回原因"]).value == "进展!H4：读到的是 35.7，应为 0 至 100 的整数，例如 35"
    assert sheet.cell(5, header["责任人"]).value == "综合科 王某"
    assert sheet.max_row == 5
    book = openpyxl.load_workbook(path)
    book["进展"].cell(5, header["本期进度"]).value = 36
    book.save(path)
    run = yshj("collect", path.name, "--date", "2025-10-20", "--yes", cwd=office.folder)
    assert run.code == 0, run.err
    text = office.ledger().replace("via: 退回_甲局.", "via: 表.")
    (office.folder / REPORT).write_text(text, "utf-8")
    assert entries(office.folder)["1-1-1"] == {**FORM.FIRST, "progress": 36, "owner": "综合科 王某"}


@pytest.mark.parametrize(
    ("fault", "number", "why"),
    [
        ("不是数", "1-1-1", "进展!H4：是错误值 nan"),
        ("只填了上次进度", "1-1-2", "进展!E5：上次没有报过 50"),
        ("编号日期不是它", datetime.datetime(2001, 1, 2), "进展!A4：方案中没有任务"),
    ],
)
def test_a_row_goes_back_as_it_came(office: Office, fault: str, number: object, why: str) -> None:
    [spoilt] = [one for one in RETURNS.FAULTS if one.name == fault]
    (office.back / "表.xlsx").write_bytes(RETURNS.spoilt(spoilt))
    assert office.collect("--yes", "--partial").code == 3
    [row] = list(openpyxl.load_workbook(office.folder / "退回_甲局.xlsx")["进展"].values)[4:]
    assert row[0] == number
    assert str(row[-1]).startswith(why)


def test_one_table_of_all_units(office: Office, yshj: Yshj) -> None:
    assert yshj("template", "--one", "-o", "总表.xlsx", "--as-of", "2025-10-01", cwd=office.folder).code == 0
    book = openpyxl.load_workbook(office.folder / "总表.xlsx")
    sheet = book["进展"]
    header = {cell.value: cell.column for cell in sheet[4]}
    for row in range(5, sheet.max_row + 1):
        sheet.cell(row, header["本期进度"]).value = 30 + row
    book.save(office.back / "总表.xlsx")
    run = office.collect()
    assert run.code == 0, run.err
    assert {task: entry["progress"] for task, entry in entries(office.folder, "总表").items()} == {
        "1-1-6": 35, "1-1-1": 36, "1-1-2": 37,
    }  # fmt: skip
    assert (office.folder / "data/reports/乙局.yaml").read_text("utf-8").count("progress") == 2


def test_headers_of_the_offices_own_table_excuse_nothing_in_a_form(office: Office) -> None:
    office.returned(spoil=FORM.set_to("H3", "完成情况"))
    run = office.collect("--yes", "--map", "progress=进度")
    assert run.code == 3
    assert "进展: 少了“本期进度”一列，却有不认识的“完成情况”" in run.err


def test_rows_of_a_unit_that_nobody_knows_go_back_too(office: Office) -> None:
    book = openpyxl.Workbook()
    for row in (("编号", "填报单位", "本期进度"), ("1-1-1", "甲局", 60), ("1-1-3", "戊局", 50)):
        book.active.append(row)
    book.save(office.back / "总表.xlsx")
    assert office.collect("--yes", "--partial").code == 3
    assert entries(office.folder, "总表") == {"1-1-1": {"progress": 60}}
    back = openpyxl.load_workbook(office.folder / "退回_单位不明.xlsx")["进展"]
    assert "方案中没有单位“戊局”" in str(back.cell(5, back.max_column).value)
