"""The bulletin of a month."""

import shutil
from pathlib import Path

import pytest

from tests.conftest import FROZEN, ROOT, Yshj
from tests.snippets import write

SEPTEMBER = ("publish", "bulletin", "--month", "2025-09")


def test_a_bulletin_as_it_is_read(yshj: Yshj, golden):
    run = yshj(*SEPTEMBER)
    assert run.code == 0
    golden("bulletin.md", run.out)


def test_a_month_not_over_is_refused_but_as_a_draft(yshj: Yshj):
    october = ("publish", "bulletin", "--month", "2025-10", "--as-of", "2025-10-20")
    refused = yshj(*october)
    assert refused.code == 2
    assert "还不能出通报" in refused.err
    draft = yshj(*october, "--draft")
    assert draft.code == 0
    assert draft.out.startswith("> 草稿，不得印发")


def test_the_month_that_the_day_closes(yshj: Yshj):
    assert "》2025年9月落实情况" in yshj("publish", "bulletin", "--as-of", "2025-09-30").out
    assert "》2025年8月落实情况" in yshj("publish", "bulletin", "--as-of", "2025-09-29").out


@pytest.fixture
def crowded(tmp_path: Path) -> Path:
    """Two hundred overdue tasks with the longest titles there can be."""
    book = tmp_path / "book"
    (book / "data").mkdir(parents=True)
    tasks = "\n".join(
        f"  - {{id: 1-1-{n}, title: {'很长的题目' * 60}, lead: [甲局{n % 9}], due: 2025-06}}"
        for n in range(1, 201)
    )
    units = "\n".join(f"  - {{name: 甲局{n}, kind: 市直部门}}" for n in range(9))
    (book / "data" / "plan-1.yaml").write_text(
        'format: yshj-plan/1\nplan: {name: 方案, version: "1", issued: 2025-01-01, timezone: Asia/Shanghai}\n'
        f'units:\n{units}\nsections: {{"1": 章, "1-1": 类}}\ntasks:\n{tasks}\n',
        "utf-8",
    )
    return book


def test_the_body_keeps_to_four_thousand_characters(yshj: Yshj, crowded: Path):
    text = yshj(*SEPTEMBER, cwd=crowded).out
    body, annexes = text.split("## 附件 1")
    assert len("".join(body.split())) <= 4000
    assert "其余" in body
    assert annexes.count("\n| 甲局") >= 200
    assert "逾期 200 件" in body


def test_empty_sections_say_so(yshj: Yshj):
    text = yshj("publish", "bulletin", "--month", "2025-07").out
    assert "没有逾期的事项" in text


def test_unread_input_is_named_first_and_is_code_3(yshj: Yshj, tmp_path: Path):
    book = tmp_path / "book"
    shutil.copytree(FROZEN, book)
    (book / "data" / "reports" / "市商务局.yaml").write_text(
        "format: yshj-report/1\nunit: 市商务局\nentries: 1\n", "utf-8"
    )
    run = yshj(*SEPTEMBER, cwd=book)
    assert run.code == 3
    assert "市商务局.yaml" in run.out.split("## 一、")[0]
    assert "市商务局的数据不全" in run.out.split("## 一、")[0]
    issued = yshj(*SEPTEMBER, "--issue", "2025-9", cwd=book)
    assert issued.code == 3
    assert not (book / "data" / "issued").exists()


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (SEPTEMBER, "下列文件没有读入：data/reports/坏.yaml。全部单位的数据不全"),
        (("report", "week", "2025-W42"), "没有读入（data/reports/坏.yaml），涉及全部单位（数据不全），"),
        (("publish", "html", "--as-of", "2025-10-20"), "涉及全部单位；"),
    ],
)
def test_a_file_of_nobody_in_particular_concerns_all_units_in_one_word(
    yshj: Yshj, tmp_path: Path, asked: tuple[str, ...], said: str
):
    book = tmp_path / "book"
    shutil.copytree(FROZEN, book)
    (book / "data" / "reports" / "坏.yaml").write_text("format: yshj-report/1\nentries: [\n", "utf-8")
    run = yshj(*asked, cwd=book)
    assert run.code == 3
    assert said in run.out
    assert "没有逾期、未认领或有问题的事项" not in run.out
    assert "市统计局" not in run.out.partition("## 一、")[0].partition("<main")[0]


def test_who_could_not_be_read_is_unowned_without_a_reason(yshj: Yshj, tmp_path: Path):
    book = write(tmp_path, {"task": {"due": "ongoing", "lead": ["甲局"]}})
    (book / "data" / "reports" / "甲局.yaml").write_text(
        "format: yshj-report/1\nunit: 甲局\nentries: [", "utf-8"
    )
    said = yshj("publish", "bulletin", "--month", "2025-04", cwd=book).out
    assert "未认领 1 件：\n\n- 1-1-1 示例任务（甲局（数据不全））。\n" in said


def test_the_offices_own_template(yshj: Yshj, tmp_path: Path):
    book = tmp_path / "book"
    shutil.copytree(FROZEN, book)
    (book / "模板").mkdir()
    own = book / "模板" / "bulletin.md"
    own.write_text("# 简报\n\n截至{{ 截至 }}，逾期 {{ 逾期件数 }} 件。\n", "utf-8")
    assert "截至2025年9月30日，逾期 1 件。" in yshj(*SEPTEMBER, cwd=book).out
    shipped = (ROOT / "src/yshj/papers/templates/bulletin.md").read_text("utf-8")
    own.write_text(f'{{% set 督查部门 = "市营商办" %}}\n{shipped}', "utf-8")
    named = yshj(*SEPTEMBER, cwd=book).out
    assert "书面报送市营商办" in named
    assert "督查部门" not in named
    own.write_text("# 简报\n\n{{ 没有的 }}\n", "utf-8")
    wrong = yshj(*SEPTEMBER, cwd=book)
    assert wrong.code == 3
    assert "模板/bulletin.md:3:" in wrong.err
    own.write_bytes("# 简报\n\n甲\n".encode("gbk"))
    assert "模板/bulletin.md:1: 不是 UTF-8" in yshj(*SEPTEMBER, cwd=book).err
