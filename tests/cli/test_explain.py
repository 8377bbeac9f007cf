"""`explain`: the numbers that hold where it is asked."""

from pathlib import Path

from tests.conftest import Yshj


def test_the_defaults_where_there_is_no_workspace(yshj: Yshj, tmp_path: Path) -> None:
    run = yshj("explain", "T03", "--format", "json", cwd=tmp_path)
    assert run.code == 0
    told = {number["key"]: (number["value"], number["origin"]) for number in run.json["numbers"]}
    assert told["policy.behind_points"] == (10, "default")


def test_the_workspaces_own_numbers(yshj: Yshj, tmp_path: Path) -> None:
    (tmp_path / "yshj.yaml").write_text("format: yshj-config/1\npolicy: {behind_points: 15}\n", "utf-8")
    out = yshj("explain", "t03", cwd=tmp_path).out
    assert "（policy.behind_points）：15　yshj.yaml:2:10" in out
    assert "（policy.severe_points）：30" in out


def test_a_workspace_whose_numbers_cannot_be_read_says_so(yshj: Yshj, tmp_path: Path) -> None:
    (tmp_path / "yshj.yaml").write_text("format: yshj-config/1\npolicy: {behind_points: 十}\n", "utf-8")
    run = yshj("explain", "T03", cwd=tmp_path)
    assert "（policy.behind_points）：10" in run.out
    assert "yshj.yaml:2:25" in run.err


def test_a_code_written_short_is_understood(yshj: Yshj, tmp_path: Path) -> None:
    run = yshj("explain", "t8", cwd=tmp_path)
    assert (run.code, run.err) == (2, "错误：没有代码“t8”，是不是 T08？\n")


def test_a_code_without_numbers_lists_none(yshj: Yshj, tmp_path: Path) -> None:
    assert "这里生效的数" not in yshj("explain", "E02", cwd=tmp_path).out
