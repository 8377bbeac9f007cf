"""`yshj config`: what is in force, and where each number comes from."""

import csv
import io
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Yshj
from tests.snippets import parse, write
from yshj.model.policy import Calendar, Check, Policy
from yshj.model.record import fields_of

CONFIG = """\
format: yshj-config/1
reports: data/reports
policy:
  behind_points: 12
  warning_windows:
    - {length: 30, warn: 5}
    - {warn: 20}
check: {fail_on: [overdue, O03]}
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return write(tmp_path, parse("{task: {due: 2025-12, lead: [甲局]}}"))


def settings(yshj: Yshj, workspace: Path, *options: str) -> dict[str, dict[str, Any]]:
    shown = yshj("config", "--as-of", "2025-10-20", "--format", "json", *options, cwd=workspace).json
    return {setting.pop("key"): setting for setting in shown["settings"]}


def test_without_a_file_every_number_is_the_default_with_its_source(yshj: Yshj, workspace: Path):
    found = settings(yshj, workspace)
    assert {setting["origin"] for setting in found.values()} == {"default"}
    assert {setting["file"] for setting in found.values()} == {None}
    assert found["policy.silent_days"]["value"] == 31
    assert found["policy.severe_points"]["source"] == "银川市 2025 年督查做法"


def test_every_setting_that_there_is_is_listed(yshj: Yshj, workspace: Path):
    groups = {"policy": Policy, "calendar": Calendar, "check": Check}
    inner = [f"{group}.{name}" for group, model in groups.items() for name in fields_of(model)]
    assert list(settings(yshj, workspace)) == ["plan", "reports", "decisions", *inner]


def test_what_the_file_sets_is_shown_with_its_line(yshj: Yshj, workspace: Path):
    (workspace / "yshj.yaml").write_text(CONFIG, "utf-8")
    found = settings(yshj, workspace)
    own = {key: (s["value"], s["line"], s["column"]) for key, s in found.items() if s["origin"] == "file"}
    assert own == {
        "reports": ("data/reports", 2, 1),
        "policy.warning_windows": ([{"length": 30, "warn": 5}, {"length": None, "warn": 20}], 5, 3),
        "policy.behind_points": (12, 4, 3),
        "check.fail_on": (["overdue", "O03"], 8, 9),
    }
    table = yshj("config", cwd=workspace).out
    assert "yshj.yaml 改了 4 项，其余按默认" in table
    assert "yshj.yaml:4:3" in table
    assert "≤ 30 天：提前 5 天；更长：提前 20 天" in table


def test_a_screen_lists_what_is_changed_and_all_when_asked(yshj: Yshj, workspace: Path):
    (workspace / "yshj.yaml").write_text(CONFIG, "utf-8")
    screen = yshj("config", "--width", "80", cwd=workspace).out
    assert "policy.behind_points    12\n                        落后时序" in screen
    assert "policy.silent_days" not in screen
    assert "按默认的 10 项没有列出；全部列出加 --all" in screen
    everything = yshj("config", "--width", "80", "--all", cwd=workspace).out
    assert "policy.silent_days" in everything
    assert "没有列出" not in everything


def test_an_option_beats_the_file_and_says_so(yshj: Yshj, workspace: Path):
    (workspace / "yshj.yaml").write_text(CONFIG, "utf-8")
    (workspace / "elsewhere").mkdir()
    reports = settings(yshj, workspace, "--reports", "elsewhere")["reports"]
    assert (reports["value"], reports["origin"]) == ("elsewhere", "option")
    assert reports["source"] == "--reports elsewhere"


def test_a_wrong_file_is_exit_3_and_the_page_says_that_nothing_of_it_holds(yshj: Yshj, workspace: Path):
    (workspace / "yshj.yaml").write_text(CONFIG + "polcy: {}\n", "utf-8")
    run = yshj("config", cwd=workspace)
    assert run.code == 3
    assert "yshj.yaml:9:1: F03 不认识的键“polcy”" in run.err
    assert "yshj.yaml 有误，其中任何一项都没有采用" in run.out
    assert settings(yshj, workspace)["policy.behind_points"]["value"] == 10


def test_what_it_shows_is_what_is_judged_by(yshj: Yshj, workspace: Path):
    (workspace / "yshj.yaml").write_text("format: yshj-config/1\npolicy: {silent_days: 300}\n", "utf-8")
    assert settings(yshj, workspace)["policy.silent_days"]["value"] == 300
    quiet = yshj("show", "1-1-1", "--as-of", "2025-10-20", "--format", "json", cwd=workspace).json
    assert "T05" not in {finding["code"] for finding in quiet["task"]["findings"]}


def test_csv_and_markdown_have_the_same_rows(yshj: Yshj, workspace: Path):
    rows = list(csv.DictReader(io.StringIO(yshj("config", "--format", "csv", cwd=workspace).out[1:])))
    assert [row["键"] for row in rows] == list(settings(yshj, workspace))
    assert rows[0]["方案版本"] == "\t1"
    markdown = yshj("config", "--format", "markdown", cwd=workspace).out
    assert "| policy.silent\\_days | 31 | 多少天内没有任何填报即为沉默 |" in markdown


def test_json_keeps_the_name_of_its_shape(yshj: Yshj, workspace: Path):
    shown = yshj("config", "--as-of", "2025-10-20", "--format", "json", cwd=workspace).json
    assert list(shown) == [
        "schema", "as_of", "sample", "plan", "inputs", "unread_units", "file", "ignored", "settings",
        "problems",
    ]  # fmt: skip
    assert shown["schema"] == "yshj-settings/1"


def test_without_a_plan_the_settings_are_still_shown(yshj: Yshj, tmp_path: Path):
    run = yshj("config", "--format", "json", cwd=tmp_path)
    assert run.code == 3
    assert run.json["settings"][0]["value"] == "（没有确定）"
