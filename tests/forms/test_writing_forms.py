"""`template` as a command: one form, all of them, one for all, and never over what is there."""

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.conftest import FROZEN, Yshj
from tests.forms.opened import asked, headers, rows, sheet
from tests.snippets import write

DAY = ("--as-of", "2025-10-20")


@pytest.fixture
def forms(yshj: Yshj, tmp_path: Path) -> Path:
    """A folder with the forms of all units."""
    folder = tmp_path / "填报表"
    assert yshj("template", "--all", *DAY, "-o", str(folder)).code == 0
    return folder


def test_every_unit_that_is_asked_anything_gets_one(forms: Path) -> None:
    files = sorted(forms.iterdir())
    assert len(files) == 40
    cells = [asked(sheet(path, "进展")) for path in files]
    assert max(len(row) for form in cells for row in form.values()) == 7
    told = Counter(
        row["要求"].partition("：")[0].partition("，")[0]
        for path in files
        for row in rows(sheet(path, "进展"))
    )
    assert told["正常"] == 44


def test_the_last_line_counts_what_is_asked(yshj: Yshj, tmp_path: Path) -> None:
    """The cells that are not locked, sheet by sheet."""
    told = yshj("template", "--all", *DAY, "-o", str(tmp_path)).err.splitlines()
    cells: Counter[str] = Counter()
    for path in tmp_path.iterdir():
        for name in load_workbook(path).sheetnames[:-2]:
            one = sheet(path, name)
            cells[name] += sum(not cell.protection.locked for row in one.iter_rows(min_row=5) for cell in row)
    assert cells == {"进展": 638, "指标、节点与经常性工作": 33, "配合事项": 0}
    leads = "103 件牵头事项 638 格（每件最多 7 格），指标、节点等 33 格"
    assert f"共 40 份，671 格：{leads}；配合的任务不用填" in told


def test_the_same_books_give_the_same_bytes(yshj: Yshj, forms: Path, tmp_path: Path) -> None:
    again = tmp_path / "again"
    yshj("template", "--all", *DAY, "-o", str(again))
    assert all(path.read_bytes() == (again / path.name).read_bytes() for path in forms.iterdir())


def test_forms_that_are_there_are_left_alone(yshj: Yshj, forms: Path) -> None:
    filled = forms / "市司法局.xlsx"
    book = load_workbook(filled)
    book["进展"]["H5"] = 50
    book.save(filled)
    before = filled.read_bytes()
    (forms / "市商务局.xlsx").unlink()
    run = yshj("template", "--all", *DAY, "-o", str(forms))
    assert run.code == 2
    assert f"{filled}：已有这个文件，可能填过，没有写" in run.err
    assert filled.read_bytes() == before
    assert not (forms / "市商务局.xlsx").exists()


def test_what_is_equal_already_is_no_obstacle(yshj: Yshj, forms: Path) -> None:
    assert yshj("template", "--all", *DAY, "-o", str(forms)).code == 0


def test_a_form_made_alone_is_that_made_among_others(forms: Path) -> None:
    """The library writes into what it is told of its fonts: every workbook after the first was another."""
    command = (sys.executable, "-m", "yshj", "template", "-C", FROZEN, "--dept", "市司法局", *DAY)
    done = subprocess.run((*command, "-o", forms / "市司法局.xlsx"), capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()


def test_who_has_nothing_to_fill_in_gets_none_and_is_named(yshj: Yshj, tmp_path: Path) -> None:
    run = yshj("template", "--dept", "市交通运输局", *DAY, "-o", str(tmp_path / "x.xlsx"))
    assert (run.code, run.err) == (0, "没有要填的，没有做表：市交通运输局\n")
    assert not any(tmp_path.iterdir())


def test_one_table_for_all_says_the_unit_in_each_row(yshj: Yshj, tmp_path: Path) -> None:
    path = tmp_path / "总表.xlsx"
    assert yshj("template", "--one", *DAY, "-o", str(path)).code == 0
    progress = sheet(path, "进展")
    assert headers(progress)[:3] == ["填报单位", "编号", "任务"]
    assert len({(row["填报单位"], row["编号"]) for row in rows(progress)}) == progress.max_row - 4
    assert [cell.value for cell in progress[2]][:2] == [None, "截止日期"]
    assert "配合事项" not in load_workbook(path).sheetnames
    assert all(cells for cells in asked(progress).values())


def test_dry_run_only_says_what_it_would_write(yshj: Yshj, tmp_path: Path) -> None:
    path = tmp_path / "甲.xlsx"
    run = yshj("template", "--dept", "市司法局", *DAY, "-o", str(path), "--dry-run", "--yes")
    assert run.out.startswith(f"会写入 {path}：")
    assert not path.exists()


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ((), "请写 --dept 单位、--all、--one、--office 中的一个"),
        (("--all", "--one", "-o", "x"), "请写 --dept 单位、--all、--one、--office 中的一个"),
        (("--all",), "请用 -o 写明文件夹"),
        (("--dept", "各旗区人民政府"), "是集合单位；请写其中一个单位：东胜区人民政府、"),
        (("--office", "-o", "x.xls"), "填报表是 Excel 文件，文件名请以 .xlsx 结尾"),
        (("--office", "-o", "data/reports/x.xlsx"), "会被当作填报；请写到别处"),
        (("--office", "--format", "csv"), "这个命令没有 csv 格式"),
    ],
)
def test_what_it_refuses(yshj: Yshj, options: tuple[str, ...], sentence: str) -> None:
    run = yshj("template", *DAY, *options)
    assert run.code == 2
    assert sentence in run.err


def test_without_the_library_it_says_which_line_to_type(yshj: Yshj, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("yshj.cli.machinery.office_extra.find_spec", lambda name: None)
    run = yshj("template", "--office", *DAY)
    assert (run.code, run.out) == (2, "")
    assert f'"{sys.executable}" -m pip install xlsxwriter xlrd' in run.err


def test_a_name_that_no_file_can_have(yshj: Yshj, tmp_path: Path) -> None:
    unit = "甲/乙局:一"
    root = write(
        tmp_path / "books", {"units": [{"name": unit, "kind": "市直部门"}], "task": {"lead": [unit]}}
    )
    assert yshj("template", "--all", *DAY, "-o", str(tmp_path / "表"), cwd=root).code == 0
    assert [path.name for path in (tmp_path / "表").iterdir()] == ["甲_乙局_一.xlsx"]


def test_two_names_that_make_one_file_name_lose_no_form(yshj: Yshj, tmp_path: Path) -> None:
    units = [{"name": name, "kind": "市直部门"} for name in ("甲/局", "甲:局")]
    root = write(tmp_path / "books", {"units": units, "task": {"due": "2025-12", "lead": ["甲/局", "甲:局"]}})
    run = yshj("template", "--all", *DAY, "-o", str(tmp_path / "表"), cwd=root)
    assert (run.code, (tmp_path / "表").exists()) == (2, False)


def test_frozen_books_are_untouched() -> None:
    assert not list(FROZEN.rglob("*.xlsx"))


def test_a_unit_under_its_new_name_gets_its_form(yshj: Yshj, tmp_path: Path) -> None:
    renamed = {"date": "2025-07-01", "kind": "rename", "from": "甲局", "to": ["甲新局"], "reason": "机构改革"}
    units = [{"name": name, "kind": "市直部门"} for name in ("甲局", "甲新局")]
    books = {"units": units, "task": {"due": "2025-12", "lead": ["甲局"]}, "decisions": [renamed]}
    root = write(tmp_path / "books", books)
    assert yshj("template", "--all", *DAY, "-o", str(tmp_path / "表"), cwd=root).code == 0
    assert [path.name for path in (tmp_path / "表").iterdir()] == ["甲新局.xlsx"]
