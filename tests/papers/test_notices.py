"""Notices: who is told what, in which tone."""

from pathlib import Path

import pytest
from docx import Document

from tests.conftest import Yshj

DAY = ("--as-of", "2025-10-20")


def test_a_notice_as_it_is_read(yshj: Yshj, golden):
    run = yshj("publish", "notice", "--dept", "鄂托克前旗人民政府", *DAY)
    assert run.code == 0
    golden("notice.md", run.out)


def test_a_letter_among_equals_never_says_supervision(yshj: Yshj, golden):
    run = yshj("publish", "notice", "--dept", "市中级人民法院", *DAY)
    golden("notice-equals.md", run.out)
    assert "督办" not in run.out.replace("督查部门", "")
    assert "函" in run.out


@pytest.mark.parametrize(
    ("dept", "title"),
    [("市商务局", "督办单"), ("市文化和旅游局", "提示单"), ("鄂托克前旗人民政府", "督办单")],
)
def test_the_tone_is_that_of_the_findings(yshj: Yshj, dept: str, title: str):
    assert f"\n# {title}\n" in yshj("publish", "notice", "--dept", dept, *DAY).out
    gravest = yshj("check", "--dept", dept, "--format", "json", *DAY).json["findings"]
    assert (title == "督办单") is any(one["code"] == "T08" and not one["waived"] for one in gravest)


def test_one_task_alone(yshj: Yshj):
    run = yshj("publish", "notice", "--dept", "鄂托克前旗人民政府", "--task", "3-2-2", *DAY)
    assert "3-2-2" in run.out
    assert "1-9-8" not in run.out


@pytest.mark.parametrize("dept", ["鄂托克前旗人民政府", "市商务局", "市中级人民法院"])
def test_a_paragraph_for_a_chat_group(yshj: Yshj, dept: str):
    text = yshj("publish", "notice", "--dept", dept, "--format", "text", *DAY).out
    assert text.count("\n") == 1
    assert len(text) <= 301
    assert text.startswith("【示例数据】")


def test_what_is_done_and_still_owes_says_each_once(yshj: Yshj):
    asked = ("publish", "notice", "--dept", "准格尔旗人民政府", *DAY)
    assert "1-9-9 提高政府采购效率：已完成，目标未达 3（应≤2）；" in yshj(*asked, "--format", "text").out
    assert "现为“已完成（有欠项）”：目标未达 3（应≤2）。" in yshj(*asked).out


def test_nothing_to_say_is_said(yshj: Yshj):
    run = yshj("publish", "notice", "--dept", "市民政局", *DAY)
    assert (run.code, run.out) == (0, "")
    assert "没有需要提示的事项" in run.err


def test_a_folder_with_one_for_each(yshj: Yshj, tmp_path: Path):
    run = yshj("publish", "notice", "--all", "--format", "docx", "-o", str(tmp_path / "出"), *DAY)
    assert run.code == 0
    files = sorted(path.name for path in (tmp_path / "出").iterdir())
    assert "督办单_市商务局.docx" in files
    assert "函_市中级人民法院.docx" in files
    assert len(files) == 24
    said = "\n".join(p.text for p in Document(str(tmp_path / "出" / "督办单_市商务局.docx")).paragraphs)
    assert "1-6-2 扩大高水平对外开放" in said


def test_a_folder_of_paragraphs(yshj: Yshj, tmp_path: Path):
    run = yshj("publish", "notice", "--all", "--format", "text", "-o", str(tmp_path / "出"), *DAY)
    assert run.code == 0
    assert (tmp_path / "出" / "督办单_市商务局.txt").read_text("utf-8").startswith("【示例数据】【督办】")


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ((), "--dept"),
        (("--all", "--dept", "市商务局"), "只能写一个"),
        (("--dept", "各旗区人民政府"), "集合单位"),
        (("--dept", "市商务局", "--task", "9-9-9"), "没有任务"),
        (("--dept", "市商务局", "--draft"), "没有选项 --draft"),
        (("--dept", "市商务局", "--answer-by", "2025-10-20"), "不在"),
        (("--dept", "市商务局", "-o", "x.csv"), "扩展名"),
        (("--all",), "-o"),
    ],
)
def test_misuse(yshj: Yshj, options: tuple[str, ...], words: str):
    run = yshj("publish", "notice", *options, *DAY)
    assert run.code == 2
    assert words in run.err
