"""What stands in the workspace and is no honest file: refused, counted, never followed or waited for."""

import os
from pathlib import Path

import pytest

from tests.files.small import HONEST, REPORT, entry, put, read, told, workspace
from yshj.files.find.workspace import Choice
from yshj.model.books import Inputs, Loaded

ELSEWHERE = "data/reports/另一份.yaml"


def one_refused(loaded: Loaded, words: str) -> None:
    """Plan and base report read, one refused for that reason."""
    assert loaded.inputs.refused == 1
    assert loaded.inputs.found == loaded.inputs.read + 1
    assert [problem.code for problem in loaded.problems] == ["F01"]
    assert words in loaded.problems[0].text


def test_the_base_is_counted(tmp_path: Path) -> None:
    assert read(workspace(tmp_path)).inputs == Inputs(found=2, read=2, refused=0, entries=1)


def test_a_link_out_of_the_workspace(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    (tmp_path / "outside.yaml").write_text(HONEST, "utf-8")
    (root / REPORT).symlink_to(tmp_path / "outside.yaml")
    one_refused(read(root), "工作区之外")


def test_a_link_within_the_workspace_is_read_once(tmp_path: Path) -> None:
    root = workspace(tmp_path, {"data/archive/甲.yaml": HONEST})
    (root / REPORT).symlink_to(root / "data/archive/甲.yaml")
    assert read(root).inputs == Inputs(found=3, read=3, refused=0, entries=2)
    (root / ELSEWHERE).symlink_to(root / "data/archive/甲.yaml")
    one_refused(read(root), "重复计算")


def test_a_link_to_another_report_and_a_second_name_count_nothing_twice(tmp_path: Path) -> None:
    root = workspace(tmp_path, {REPORT: HONEST})
    (root / ELSEWHERE).symlink_to(root / REPORT)
    one_refused(read(root), "重复计算")
    (root / ELSEWHERE).unlink()
    os.link(root / REPORT, root / ELSEWHERE)
    one_refused(read(root), "同一个文件")
    assert read(root).inputs.entries == 2


@pytest.mark.parametrize("target", ["没有.yaml", "市市场监管局.yaml", "../../../没有/x.yaml"])
def test_a_link_to_nothing_or_to_itself(tmp_path: Path, target: str) -> None:
    root = workspace(tmp_path)
    (root / REPORT).symlink_to(target)
    one_refused(read(root), "链接")


def test_a_folder_named_like_a_report_and_the_report_in_it(tmp_path: Path) -> None:
    root = workspace(tmp_path, {f"{REPORT}/甲.yaml": HONEST})
    one_refused(read(root), "文件夹")
    assert read(root).inputs.entries == 2


def test_a_linked_folder_with_reports_is_refused_and_one_with_pictures_is_not(tmp_path: Path) -> None:
    root = workspace(tmp_path, {"data/other/甲.yaml": HONEST, "data/pictures/甲.jpg": b"\xff\xd8"})
    (root / "data/reports/链接").symlink_to(root / "data/pictures")
    assert not read(root).problems
    (root / "data/reports/又一个").symlink_to(root / "data/other")
    one_refused(read(root), "链接到别处的文件夹")


def test_a_link_to_the_whole_disk_is_not_searched_to_its_end(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    (root / "data/reports/盘").symlink_to("/")
    one_refused(read(root), "链接到别处的文件夹")


def test_a_pipe_is_not_waited_for_wherever_a_file_is_expected(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    for name in (REPORT, "data/decisions.yaml", "yshj.yaml"):
        os.mkfifo(root / name)
    assert [problem.text[:7] for problem in read(root).problems] == ["这不是普通文件"] * 3
    (root / "data/plan-1.0.yaml").unlink()
    os.mkfifo(root / "data/plan-1.0.yaml")
    assert len(read(root).problems) == 4


def test_devices_are_refused(tmp_path: Path) -> None:
    choice = Choice(plan="/dev/zero", reports="/dev/null", decisions="/dev/zero")
    texts = told(read(workspace(tmp_path), choice))
    assert [text.split(" ")[0] for text in texts] == ["/dev/null:1:1:", "/dev/zero:1:1:"]


@pytest.mark.parametrize("ending", [".yml", ".YAML", ".Yaml", ".json", ".xlsx", ".XLS", ".et", ".csv"])
def test_a_misplaced_report_is_refused_with_a_hint(tmp_path: Path, ending: str) -> None:
    root = workspace(tmp_path, {f"data/reports/下级/10月{ending}": b"PK"})
    one_refused(read(root), f"应为 .yaml，{ending} 没有读取")


@pytest.mark.parametrize("named", ["10月.xlsx", "./10月.xlsx", "..\\\\reports\\\\10月.xlsx"])
def test_unless_an_entry_names_it_as_evidence(tmp_path: Path, named: str) -> None:
    root = workspace(tmp_path, {"data/reports/10月.xlsx": b"PK", REPORT: entry(f'evidence: ["{named}"]')})
    loaded = read(root)
    assert not loaded.problems
    assert loaded.inputs == Inputs(found=3, read=3, refused=0, entries=2)


def test_evidence_of_an_entry_that_could_not_be_read_is_left_alone(tmp_path: Path) -> None:
    broken = entry("progress: 145, evidence: [10月.xlsx]")
    loaded = read(workspace(tmp_path, {"data/reports/10月.xlsx": b"PK", REPORT: broken}))
    assert [problem.code for problem in loaded.problems] == ["F03"]


@pytest.mark.parametrize(
    "name", ["说明.txt", "照片.jpg", "材料.pdf", ".yshj-甲.yaml", "~$台账.xlsx", "甲.yaml.bak", "甲.yaml~"]
)
def test_everything_else_is_left_alone_and_not_counted(tmp_path: Path, name: str) -> None:
    loaded = read(workspace(tmp_path, {f"data/reports/{name}": b"\xff"}))
    assert not loaded.problems
    assert loaded.inputs.found == 2


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = workspace(tmp_path, {REPORT: HONEST})
    honest_open = os.open

    def refusing(path: Path, *args: int) -> int:
        if Path(path).name == Path(REPORT).name:
            raise PermissionError(13, "Permission denied")
        return honest_open(path, *args)

    monkeypatch.setattr("os.open", refusing)
    one_refused(read(root), "打不开（没有权限）")


def test_a_folder_that_may_not_be_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = workspace(tmp_path, {"data/reports/旗区/甲.yaml": HONEST})
    honest_scandir = os.scandir

    def refusing(path: str) -> object:
        if Path(path).name == "旗区":
            raise PermissionError(13, "Permission denied", str(path))
        return honest_scandir(path)

    monkeypatch.setattr("os.scandir", refusing)
    one_refused(read(root), "文件夹打不开")


@pytest.mark.parametrize(
    ("choice", "named"),
    [
        (Choice(plan="没有.yaml"), "没有.yaml"),
        (Choice(plan="data"), "data"),
        (Choice(decisions="没有.yaml"), "没有.yaml"),
        (Choice(reports="没有"), "没有"),
        (Choice(reports="data/plan-1.0.yaml"), "data/plan-1.0.yaml"),
        (Choice(reports="长" * 300), "长" * 300),
        (Choice(plan="长" * 300), "长" * 300),
    ],
)
def test_a_path_that_leads_nowhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, choice: Choice, named: str
) -> None:
    root = workspace(tmp_path)
    monkeypatch.chdir(root)
    loaded = read(root, choice)
    assert [problem.place.file for problem in loaded.problems] == [named]
    assert loaded.inputs.found == loaded.inputs.read + loaded.inputs.refused


def test_links_of_plan_decisions_and_configuration_may_not_lead_outside(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    (tmp_path / "secret").write_text("密码: 甲\n", "utf-8")
    for name in ("data/decisions.yaml", "yshj.yaml"):
        (root / name).symlink_to(tmp_path / "secret")
    assert [problem.text[:10] for problem in read(root).problems] == ["链接指向工作区之外，"] * 2
    assert "密码" not in "".join(told(read(root)))


@pytest.mark.parametrize("name", ["yshj.yml", "yshj.YAML", "data/decisions.yml", "data/decisions.json"])
def test_a_file_under_almost_the_right_name_is_not_passed_over(tmp_path: Path, name: str) -> None:
    loaded = read(workspace(tmp_path, {name: "format: x\n"}))
    assert [problem.place.file for problem in loaded.problems] == [name]
    assert loaded.books
    assert loaded.books.unread_units >= {"市商务局"}


def test_a_folder_beside_the_workspace_is_not_searched(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    put(tmp_path, "data/decisions.yml", "x")
    assert not read(root).problems
