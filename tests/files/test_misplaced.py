"""Reports that bear another ending are refused, whatever they are called; all else is left alone."""

from pathlib import Path

import pytest

from tests.files.small import HONEST, UNIT, put, read, told, workspace
from yshj.model.books import Loaded

PROOF = f"{HONEST}    evidence: [证明.docx, 市市场监管局.pdf]\n".replace(
    "{date: 2025-06-30, task: 1-1-1, progress: 45}", "date: 2025-06-30\n    task: 1-1-1\n    progress: 45"
)
WORD = b"PK\x03\x04 ..."


def refused(loaded: Loaded, words: str) -> None:
    """One file more was found, refused with these words, and its unit accused of nothing else."""
    assert (loaded.inputs.found, loaded.inputs.refused) == (3, 1)
    assert [problem.code for problem in loaded.problems] == ["F01"]
    assert words in loaded.problems[0].text
    assert loaded.books is not None
    assert loaded.books.unread_units == {UNIT}


@pytest.mark.parametrize(
    "name", ["甲.yaml.txt", "甲.yaml.bak", "甲.yaml~", "甲.yaml ", "甲", "甲.md", "甲.wps"]
)
def test_what_begins_like_a_report(tmp_path: Path, name: str) -> None:
    refused(read(workspace(tmp_path, {f"data/reports/{name}": HONEST})), "内容是填报")


@pytest.mark.parametrize(
    "text",
    [
        "\ufeff" + HONEST,
        f"# yaml-language-server: $schema=x\n\n---\n{HONEST}",
        HONEST.replace("\n", "\r\n"),
        HONEST.replace("format: ", "format："),
        f"unit: {UNIT}\nformat: yshj-report/1\nentries: []\n",
        HONEST.encode("utf-16"),
    ],
)
def test_whatever_stands_above_its_first_keys(tmp_path: Path, text: str | bytes) -> None:
    refused(read(workspace(tmp_path, {"data/reports/六月/甲.txt": text})), "内容是填报")


@pytest.mark.parametrize(
    "name",
    [
        "市市场监管局.docx",
        "市市场监督管理局.zip",
        "市市场监管局 - 副本.doc",
        "市市场监管局 - 副本 (2).wps",
        "复件 市市场监管局.odt",
        "市市场监管局（1）.ods",
        "市市场监管局2025-06-30.xlsm",
        "2025年6月市市场监管局.tsv",
        "市市场监管局（第26周）.txt",
        "市市场监管局",
    ],
)
def test_what_bears_the_name_of_a_unit(tmp_path: Path, name: str) -> None:
    refused(read(workspace(tmp_path, {f"data/reports/{name}": WORD})), f"文件名是“{UNIT}”")


def test_a_table_named_like_a_unit_leaves_the_others_whole(tmp_path: Path) -> None:
    refused(read(workspace(tmp_path, {"data/reports/市市场监管局6月.xlsx": WORD})), "扩展名应为 .yaml")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("证明.docx", WORD),
        ("市市场监管局的说明.docx", WORD),
        ("怎样填报.txt", f"例如：\n{HONEST}"),
        ("空.txt", b""),
        ("~$市市场监管局.docx", WORD),
        ("佐证/市市场监管局.docx", WORD),
        ("六月/佐证/10月进展.xlsx", WORD),
        ("佐证/甲.yaml.txt", HONEST),
    ],
)
def test_all_else_is_left_alone(tmp_path: Path, name: str, content: str | bytes) -> None:
    loaded = read(workspace(tmp_path, {f"data/reports/{name}": content}))
    assert not loaded.problems
    assert loaded.inputs.found == 2


def test_evidence_may_be_called_what_it_likes(tmp_path: Path) -> None:
    files = {
        "data/reports/甲.yaml": PROOF,
        "data/reports/市市场监管局.pdf": WORD,
        "data/reports/证明.docx": WORD,
    }
    root = workspace(tmp_path, files)
    assert not read(root).problems
    put(root, "data/reports/七月/市市场监管局.pdf", WORD)
    assert [line.split(":")[0] for line in told(read(root))] == ["data/reports/七月/市市场监管局.pdf"]


def test_without_a_plan_the_content_still_tells(tmp_path: Path) -> None:
    root = workspace(tmp_path, {"data/reports/甲.txt": HONEST, "data/reports/市市场监管局.docx": WORD})
    next(root.glob("data/plan-*.yaml")).unlink()
    assert [problem.place.file for problem in read(root).problems] == ["data", "data/reports/甲.txt"]


def test_a_copy_with_the_right_ending_is_a_report(tmp_path: Path) -> None:
    root = workspace(tmp_path, {"data/reports/甲 - 副本.yaml": HONEST})
    assert read(root).inputs.read == 3
