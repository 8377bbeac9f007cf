"""What stands where a file or folder of ours is expected: each kind has its own sentence, in every place."""

import builtins
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.files.small import read, workspace
from yshj.files.find.workspace import Choice, Workspace
from yshj.files.load.baseline import read_baseline
from yshj.model.problem import Problem

ABSENT = "文件不存在；请检查文件名和路径"
CLOSED = "打不开（没有权限）；请检查路径和权限"
FOLDER = "这是一个文件夹，不是文件；请改名或移走"
PIPE = "这不是普通文件（是管道、设备等），没有读取；请换成普通文件"
DANGLING = "链接指向的文件不存在；请检查文件名和路径"
REPORTS = "；请建立这个文件夹，或用 --reports 指定"


def nothing(path: Path) -> None:
    assert not path.exists()


def closed_file(path: Path) -> None:
    path.touch(mode=0o200)


def closed_folder(path: Path) -> None:
    path.mkdir(mode=0o300)


def a_pipe(path: Path) -> None:
    os.mkfifo(path)


def dangling(path: Path) -> None:
    path.symlink_to("../没有这个文件")


FILES: dict[str, tuple[Callable[[Path], None], str]] = {
    "absent": (nothing, ABSENT),
    "closed": (closed_file, CLOSED),
    "a folder": (Path.mkdir, FOLDER),
    "a pipe": (a_pipe, PIPE),
    "a dangling link": (dangling, DANGLING),
}
FOLDERS: dict[str, tuple[Callable[[Path], None], str]] = {
    "absent": (nothing, f"没有找到填报文件夹{REPORTS}"),
    "closed": (closed_folder, "文件夹打不开（没有权限）；请检查路径和权限"),
    "a file": (Path.touch, f"这是一个文件，不是文件夹{REPORTS}"),
    "a pipe": (a_pipe, f"这不是文件夹（是管道、设备等）{REPORTS}"),
    "a dangling link": (dangling, f"链接指向的文件夹不存在{REPORTS}"),
}


@pytest.fixture(autouse=True)
def nobody_is_root(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is closed by its mode is closed also where the tests run as root."""
    for module, name in ((builtins, "open"), (os, "open"), (os, "scandir"), (os, "listdir")):
        monkeypatch.setattr(module, name, refusing(getattr(module, name)))


def refusing(honest: Callable[..., Any]) -> Callable[..., Any]:
    def opened(path: Any, *more: Any, **named: Any) -> Any:
        if isinstance(path, str | Path) and os.path.exists(path) and not os.stat(path).st_mode & stat.S_IRUSR:
            raise PermissionError(13, "Permission denied", str(path))
        return honest(path, *more, **named)

    return opened


def from_options(root: Path, path: Path, option: str) -> list[Problem]:
    return list(read(root, Choice(**{option: str(path)})).problems)


def from_baseline(root: Path, path: Path, _: str) -> list[Problem]:
    known = read_baseline(str(path), Workspace(root))
    assert isinstance(known, list)
    return known


@pytest.mark.parametrize("kind", FILES)
@pytest.mark.parametrize(
    ("place", "found"), [("plan", from_options), ("decisions", from_options), ("baseline", from_baseline)]
)
def test_a_file_that_was_named(
    tmp_path: Path, place: str, found: Callable[[Path, Path, str], list[Problem]], kind: str
) -> None:
    root = workspace(tmp_path)
    make, sentence = FILES[kind]
    make(root / "它.yaml")
    problems = found(root, root / "它.yaml", place)
    assert [(problem.place.file, problem.code, problem.text) for problem in problems] == [
        ("它.yaml", "F01", sentence)
    ]


@pytest.mark.parametrize("kind", [kind for kind in FILES if kind != "absent"])
@pytest.mark.parametrize("place", ["yshj.yaml", "data/decisions.yaml", "data/plan-1.0.yaml"])
def test_a_file_in_its_usual_place(tmp_path: Path, place: str, kind: str) -> None:
    root = workspace(tmp_path)
    (root / place).unlink(missing_ok=True)
    make, sentence = FILES[kind]
    make(root / place)
    assert [(problem.place.file, problem.text) for problem in read(root).problems] == [(place, sentence)]


@pytest.mark.parametrize("kind", FOLDERS)
def test_the_reports_folder(tmp_path: Path, kind: str) -> None:
    root = workspace(tmp_path)
    make, sentence = FOLDERS[kind]
    make(root / "它")
    problems = read(root, Choice(reports=str(root / "它"))).problems
    assert [(problem.place.file, problem.text) for problem in problems] == [("它", sentence)]


def test_a_data_folder_that_is_closed_is_not_called_empty(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    (root / "data").chmod(0o300)
    assert "文件夹打不开（没有权限）" in read(root).problems[0].text


def test_no_sentence_says_two_things() -> None:
    for kinds in (FILES, FOLDERS):
        assert len({sentence for _, sentence in kinds.values()}) == len(kinds)


def test_folders_in_one_another_without_end(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    deepest = root / "data/reports" / "/".join("d" * 1500)
    for number in range(1500):
        deepest.parents[1499 - number].joinpath("d").mkdir()
    try:
        loaded = read(root)
    finally:
        os.removedirs(deepest)  # whoever cleans up behind the tests goes down by calling itself
    (problem,) = loaded.problems
    assert problem.code == "F01"
    assert problem.text.startswith("文件夹套了 40 层还没有到底")
    assert loaded.inputs.refused == 1


def test_a_report_forty_levels_down_is_read_and_one_below_is_told(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    base = root / "data/reports" / "/".join(["d"] * 40)
    base.mkdir(parents=True)
    (base / "说明.txt").touch()
    assert not read(root).problems
    (base / "再深").mkdir()
    assert len(read(root).problems) == 1


def test_a_chain_of_links_without_end(tmp_path: Path) -> None:
    root = workspace(tmp_path)
    reports = root / "data/reports"
    (root / "data/0").symlink_to("没有")
    for number in range(1500):
        (root / f"data/{number + 1}").symlink_to(str(number))
    (reports / "链.yaml").symlink_to("../1500")
    (root / "yshj.yaml").symlink_to("data/1500")
    texts = [problem.text for problem in read(root).problems]
    assert texts == ["打不开（链接绕成了一圈）；请检查路径和权限"] * 2
