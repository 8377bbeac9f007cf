"""`collect`: a round of forms, the same again, corrected, by two clerks."""

import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.cli.collecting import FORM, REPORT, Office, entries
from tests.conftest import FROZEN, Yshj


@pytest.fixture
def office(tmp_path: Path, yshj: Yshj) -> Office:
    return Office(tmp_path, yshj)


def test_nothing_is_written_where_nobody_can_be_asked(office: Office) -> None:
    office.returned()
    before = office.ledger()
    run = office.collect("--color")
    assert run.code == 2
    assert "请加 --yes" in run.err
    assert office.ledger() == before


def test_a_dry_run_shows_what_would_be_written(office: Office) -> None:
    office.returned()
    before = office.ledger()
    run = office.collect("--dry-run")
    assert run.code == 0
    assert "1 张表、1 个单位：新增 2 条，改 0 条，此前已收 0 条，拒收 0 处" in run.out
    assert "进度 35" in run.out
    assert office.ledger() == before


def test_the_same_form_again_adds_nothing_not_even_under_another_name(office: Office) -> None:
    office.returned()
    assert office.collect().code == 0
    first = office.ledger()
    (office.back / "表.xlsx").rename(office.back / "表 - 副本.xlsx")
    run = office.collect()
    assert (run.code, office.ledger()) == (0, first)
    assert "新增 0 条，改 0 条，此前已收 2 条" in run.out
    assert office.collect("--yes", "--replace").code == 0
    assert office.ledger() == first


def test_the_same_form_again_after_a_later_one_adds_nothing(office: Office) -> None:
    form = office.returned("十月.xlsx")
    office.collect()
    kept = form.read_bytes()
    form.unlink()
    office.returned("十一月.xlsx", progress=50)
    assert office.collect(day="2025-11-20").code == 0
    both = office.ledger()
    (office.back / "十一月.xlsx").unlink()
    form.write_bytes(kept)
    assert office.collect().code == 0
    assert office.collect(day="2025-11-20").code == 0
    assert office.ledger() == both


def test_a_corrected_form_and_the_one_before_it_add_nothing_to_another_day(office: Office) -> None:
    office.returned("原.xlsx", owner="综合科 王某")
    office.collect()
    kept = (office.back / "原.xlsx").read_bytes()
    (office.back / "原.xlsx").unlink()
    office.returned("改.xlsx", owner="综合科 李某")
    assert office.collect("--yes", "--replace").code == 0
    before = office.ledger()
    for day in ("2025-10-19", "2025-11-20"):
        assert office.collect("--yes", "--replace", day=day).code == 0
        assert office.ledger() == before
    (office.back / "原.xlsx").write_bytes(kept)
    run = office.collect(day="2025-11-20")
    assert (run.code, office.ledger()) == (3, before)
    assert "进展!A4: 这张表已按 2025-10-20 收过，这一行不是那天所收的" in run.err


def test_a_corrected_form_is_a_difference_and_needs_leave(office: Office, yshj: Yshj) -> None:
    office.returned(owner="综合科 王某")
    office.collect()
    before = office.ledger()
    office.returned(progress=40)
    run = office.collect()
    assert run.code == 3
    assert "进展!A4: 当日已收过不同的内容（progress 35 → 40）；改用这张表的，请加 --replace" in run.err
    assert office.ledger() == before
    run = office.collect("--yes", "--replace")
    assert run.code == 0
    assert "改 1 条" in run.out
    assert entries(office.folder)["1-1-1"] == {**FORM.FIRST, "progress": 40, "owner": "综合科 王某"}
    assert office.ledger().count("2025-10-20") == 2
    assert "D06" not in yshj("lint", "--dept", "甲局", cwd=office.folder).out


def test_what_was_written_by_hand_is_never_replaced(office: Office) -> None:
    text = office.ledger().replace(
        '"entries": [', '"entries": [{"date": "2025-10-20", "task": "1-1-1", "progress": 60},', 1
    )
    (office.folder / REPORT).write_text(text, "utf-8")
    office.returned()
    run = office.collect("--yes", "--replace")
    assert run.code == 3
    assert "进展!A4: data/reports/甲局.yaml:4:14 已有当日不同的一条" in run.err
    assert office.ledger() == text


def test_two_unequal_forms_of_one_unit_are_both_refused_and_others_are_taken(office: Office) -> None:
    office.returned("一.xlsx")
    office.returned("二.xlsx", progress=40)
    book = FORM.form("乙局")
    book.remove(book["_meta"])
    FORM.put(book["进展"], 6, progress=70)
    FORM.put(book["进展"], 4, progress=None, note=None)
    FORM.put(book["进展"], 5, note=None)
    book.save(office.back / "三.xlsx")
    run = office.collect()
    assert run.code == 3
    assert "一.xlsx: 甲局 另有一张不同的表 回收/二.xlsx" in run.err
    assert "二.xlsx: 甲局 另有一张不同的表 回收/一.xlsx" in run.err
    assert entries(office.folder) == {}
    assert "progress: 70" in (office.folder / "data/reports/乙局.yaml").read_text("utf-8")


def test_two_equal_forms_are_taken_once(office: Office) -> None:
    path = office.returned("一.xlsx")
    shutil.copy(path, office.back / "一 - 副本.xlsx")
    run = office.collect()
    assert (run.code, office.ledger().count("2025-10-20")) == (0, 2)
    assert "此前已收 2 条" in run.out
    assert "没有填任何内容" not in run.out


def test_a_form_refused_and_another_of_its_unit(office: Office) -> None:
    office.returned("一.xlsx", progress=35.7)
    office.returned("二.xlsx")
    assert office.collect().code == 3
    assert entries(office.folder) == {}


@pytest.mark.parametrize(
    ("day", "why"),
    [
        ("2025-09-19", "早于 甲局 最近的填报 2025-09-20（data/reports/甲局.yaml:5:3）"),
        ("2999-01-01", "应在印发日 2025-03-25 和今天"),
        ("2025-01-01", "应在印发日 2025-03-25 和今天"),
    ],
)
def test_days_on_which_nothing_can_be_reported(office: Office, day: str, why: str) -> None:
    office.returned()
    run = office.collect(day=day)
    assert run.code == 3
    assert why in run.err
    assert entries(office.folder) == {}


def test_new_units_get_a_file_of_their_own(office: Office) -> None:
    (office.folder / REPORT).unlink()
    (office.folder / "data/reports/乙局.yaml").write_text(
        "format: yshj-report/1\nunit: 乙局\nentries: []\n", "utf-8"
    )
    office.returned()
    assert office.collect().code == 0
    assert set(entries(office.folder)) == {"1-1-1", "1-1-2"}


def test_a_unit_whose_ledger_cannot_be_read_waits(office: Office) -> None:
    (office.folder / REPORT).write_text(office.ledger().replace('"progress": 20', '"progress": 120'), "utf-8")
    office.returned()
    run = office.collect()
    assert run.code == 3
    assert "甲局 已有的填报没有全部读入" in run.err


def test_a_form_pasted_without_its_unit_needs_dept(office: Office) -> None:
    office.returned(spoil=lambda book: [book.remove(book["_meta"]), book["进展"].delete_rows(2)])
    assert office.collect().code == 3
    assert office.collect("--yes", "--dept", "市甲局").code == 0
    assert set(entries(office.folder)) == {"1-1-1", "1-1-2"}


def test_dept_contradicts_the_form(office: Office) -> None:
    office.returned()
    run = office.collect("--yes", "--dept", "乙局")
    assert run.code == 3
    assert "表.xlsx 进展!B2: 填报单位是“甲局”，此前是“乙局”" in run.err


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("collect", "没有"), "缺少"),
        (("collect", "没有", "--date", "2025-10-20"), "没有文件或文件夹 没有"),
        (("collect", "data/reports", "--date", "2025-10-20"), "里没有表格文件"),
        (("collect", "data", "--date", "10-20"), "不是日期"),
        (("collect", "data", "--date", "2025-10-20", "--map", "编号"), "应为 项=表头"),
        (("collect", "data", "--date", "2025-10-20", "--map", "几号=编号"), "没有“几号”这一项"),
    ],
)
def test_wrong_usage(office: Office, yshj: Yshj, arguments: tuple[str, ...], why: str) -> None:
    run = yshj(*arguments, cwd=office.folder)
    assert run.code in (2, 3)
    assert why in run.err


def test_a_form_taken_earlier_is_no_rival_of_the_next(office: Office) -> None:
    office.returned("十月.xlsx")
    office.collect()
    office.returned("十一月.xlsx", progress=50)
    run = office.collect(day="2025-11-20")
    assert run.code == 0, run.err
    assert "新增 2 条，改 0 条，此前已收 2 条" in run.out


def test_a_form_without_its_hidden_sheet_is_taken_with_a_note(office: Office) -> None:
    office.returned(spoil=lambda book: book.remove(book["_meta"]))
    run = office.collect()
    assert run.code == 0
    assert "注意：回收/表.xlsx：没有隐藏的工作表" in run.err


def test_a_folder_that_cannot_be_listed_is_said(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.walk

    def walk(folder: Any, *, onerror: Any) -> Any:
        if folder == "回收":
            onerror(PermissionError(13, "Permission denied", f"{folder}/市司法局"))
        return real(folder, onerror=onerror)

    monkeypatch.setattr("yshj.files.collect.sources.os.walk", walk)
    run = office.collect()
    assert (run.code, run.err) == (3, "错误：文件夹打不开 回收/市司法局：没有权限\n")


def test_the_first_round_makes_the_first_files(yshj: Yshj, tmp_path: Path):
    """An empty folder of reports is no reason to refuse whoever reports first."""
    book = tmp_path / "book"
    (book / "data").mkdir(parents=True)
    shutil.copy(FROZEN / "data/plan-6.0.yaml", book / "data")
    form = tmp_path / "市商务局.csv"
    form.write_text("填报单位,市商务局\n编号,本期进度,进展情况\n1-6-2,10,启动\n", "utf-8")
    run = yshj("collect", str(form), "--date", "2025-04-28", "--yes", cwd=book)
    assert "1-6-2" in (book / "data/reports/市商务局.yaml").read_text("utf-8")
    assert run.code in (0, 3)


def test_tables_of_kinds_that_cannot_be_read_are_no_silence(office: Office) -> None:
    office.returned()
    (office.back / "乙局.numbers").write_bytes(b"PK\x03\x04")
    run = office.collect()
    assert run.code == 3
    assert "回收/乙局.numbers: 文件已损坏" in run.err


def test_what_may_be_another_form_is_told(office: Office) -> None:
    office.returned("乙局.xlsx")
    run = office.collect(day="2025-10-19")
    assert "这张表是 2025-10-20 发的，晚于 --date 2025-10-19" in run.err
    assert "文件名是“乙局”，表上是“甲局”；请核对" in run.err
    (office.back / "乙局.xlsx").unlink()
    office.returned("新.xlsx", progress=50)
    assert "旧表" not in office.collect(day="2025-11-20").err
    (office.back / "新.xlsx").unlink()
    office.returned("旧.xlsx", progress=40)
    run = office.collect(day="2025-12-20")
    assert "这张表是 2025-10-20 发的，甲局 此后在 2025-11-20 填报过；请核对是不是旧表" in run.err


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes have names here")
def test_what_is_no_file_is_not_waited_for(office: Office) -> None:
    office.returned()
    os.mkfifo(office.back / "乙局.xlsx")
    run = office.collect()
    assert run.code == 3
    assert "回收/乙局.xlsx: 不是文件" in run.err
