"""`collect`: a round of forms, the same again, corrected, by two clerks, with evidence beside them."""

import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.cli.test_spoilt_returns import RETURNS, entries
from tests.conftest import FROZEN, Run, Yshj

REPORT = "data/reports/甲局.yaml"


class Office:
    """A workspace and the folder in which forms come back."""

    def __init__(self, folder: Path, yshj: Yshj) -> None:
        RETURNS.workspace(folder)
        self.folder, self.back, self._yshj = folder, folder / "回收", yshj
        self.back.mkdir()

    def returned(self, name: str = "表.xlsx", spoil: Any = None, unit: str = "甲局", **said: Any) -> Path:
        """A form that comes back, with these answers in its first row."""
        book = RETURNS.form(unit)
        RETURNS.put(book["进展"], 4, **said)
        if spoil:
            spoil(book)
        path = self.back / name
        path.parent.mkdir(parents=True, exist_ok=True)
        book.save(path)
        return path

    def collect(self, *more: str, day: str = "2025-10-20") -> Run:
        return self._yshj("collect", "回收", "--date", day, *(more or ("--yes",)), cwd=self.folder)

    def ledger(self) -> str:
        return (self.folder / REPORT).read_text("utf-8")

    def proofs(self) -> dict[str, str]:
        folder = self.folder / "data" / "reports" / "佐证"
        return {str(path.relative_to(folder)): path.read_text() for path in folder.rglob("*.*")}


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
    assert entries(office.folder)["1-1-1"] == {**RETURNS.FIRST, "progress": 40, "owner": "综合科 王某"}
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
    book = RETURNS.form("乙局")
    book.remove(book["_meta"])
    RETURNS.put(book["进展"], 6, progress=70)
    RETURNS.put(book["进展"], 4, progress=None, note=None)
    RETURNS.put(book["进展"], 5, note=None)
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
    assert office.collect().code == 0
    assert office.ledger().count("2025-10-20") == 2


def test_a_form_refused_and_another_of_its_unit(office: Office) -> None:
    office.returned("一.xlsx", progress=35.7)
    office.returned("二.xlsx")
    assert office.collect().code == 3
    assert entries(office.folder) == {}


def test_evidence_never_takes_the_place_of_another(office: Office) -> None:
    (office.back / "证明.txt").write_text("十月")
    office.returned(evidence="证明.txt")
    office.collect()
    (office.back / "证明.txt").write_text("十一月")
    office.returned(evidence="证明", progress=50)
    assert office.collect(day="2025-11-20").code == 0
    assert office.proofs() == {"甲局/证明.txt": "十月", "甲局/证明-2.txt": "十一月"}
    assert "evidence: [佐证/甲局/证明-2.txt]" in office.ledger()


def test_evidence_of_a_refused_form_stays_where_it_is(office: Office) -> None:
    (office.back / "证明.txt").write_text("十月")
    office.returned(evidence="证明.txt", progress=35.7)
    assert office.collect().code == 3
    assert office.proofs() == {}


@pytest.mark.parametrize("name", ["../外.txt", "/etc/hostname", "..\\外.txt"])
def test_evidence_is_taken_from_beside_the_form_only(office: Office, name: str) -> None:
    (office.folder / "外.txt").write_text("外")
    office.returned(evidence=name)
    assert office.collect().code == 0
    assert office.proofs() == {}


def test_a_table_named_as_evidence_is_no_form(office: Office) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    book.active["A1"] = "台账"
    book.save(office.back / "台账.xlsx")
    office.returned(evidence="台账.xlsx")
    run = office.collect()
    assert run.code == 0, run.err
    assert (office.folder / "data/reports/佐证/甲局/台账.xlsx").exists()


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


def test_the_offices_own_table(office: Office) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    for row in (("序号", "工作", "责任单位", "完成情况", "进度"), ("1-1-1", "", "市甲局", "已印发", "60%"),
                ("1-1-3", "", "乙局", "", 0.5), ("合计", "", "", "", "=1+1")):  # fmt: skip
        book.active.append(row)
    book.save(office.back / "总表.xlsx")
    columns = "编号=序号,任务=工作,unit=责任单位,进展情况=完成情况,progress=进度"
    run = office.collect("--yes", "--map", columns)
    assert run.code == 0, run.err
    assert entries_of_table(office) == {"1-1-1": {"progress": 60, "note": "已印发"}}
    assert "progress: 50" in (office.folder / "data/reports/乙局.yaml").read_text("utf-8")
    (office.folder / "yshj.yaml").write_text(
        "format: yshj-config/1\ncollect:\n"
        "  columns: {序号: task, 工作: title, 责任单位: unit, 完成情况: note, 进度: progress}\n",
        "utf-8",
    )
    assert "此前已收 2 条" in office.collect().out


def entries_of_table(office: Office) -> dict[str, Any]:
    (office.folder / REPORT).write_text(office.ledger().replace("总表.", "表."), "utf-8")
    found = entries(office.folder)
    (office.folder / REPORT).write_text(office.ledger().replace("via: 表.", "via: 总表."), "utf-8")
    return found


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


def test_the_good_rows_are_taken_and_the_others_go_back(office: Office, yshj: Yshj) -> None:
    office.returned(progress=35.7, owner="综合科 王某")
    run = office.collect("--yes", "--partial")
    assert run.code == 3
    assert entries(office.folder) == {"1-1-2": RETURNS.SECOND}
    import openpyxl

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
    assert entries(office.folder)["1-1-1"] == {**RETURNS.FIRST, "progress": 36, "owner": "综合科 王某"}


def test_one_table_of_all_units(office: Office, yshj: Yshj) -> None:
    import openpyxl

    assert yshj("template", "--one", "-o", "总表.xlsx", "--as-of", "2025-10-01", cwd=office.folder).code == 0
    book = openpyxl.load_workbook(office.folder / "总表.xlsx")
    sheet = book["进展"]
    header = {cell.value: cell.column for cell in sheet[4]}
    for row in range(5, sheet.max_row + 1):
        sheet.cell(row, header["本期进度"]).value = 30 + row
    book.save(office.back / "总表.xlsx")
    run = office.collect()
    assert run.code == 0, run.err
    assert {task: entry["progress"] for task, entry in entries_of_table(office).items()} == {
        "1-1-1": 35, "1-1-2": 36,
    }  # fmt: skip
    assert (office.folder / "data/reports/乙局.yaml").read_text("utf-8").count("progress") == 2


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
