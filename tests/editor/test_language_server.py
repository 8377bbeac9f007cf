"""A clerk writes in VS Code: what yaml-language-server itself shows, offers and underlines.

Needs node and `npm install yaml-language-server`; found on PATH, or by YAML_LANGUAGE_SERVER.
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT, Yshj
from tests.editor.language_server import LanguageServer
from yshj.model.decision import KINDS

COMMAND = os.environ.get("YAML_LANGUAGE_SERVER") or shutil.which("yaml-language-server")
pytestmark = pytest.mark.skipif(COMMAND is None, reason="yaml-language-server is not installed")


@pytest.fixture(scope="module")
def server() -> Iterator[LanguageServer]:
    assert COMMAND
    with LanguageServer([COMMAND, "--stdio"]) as running:
        yield running


REPORT = ROOT / "data" / "reports" / "新的.yaml"
REPORT_TEXT = """\
# yaml-language-server: $schema=../../src/yshj/schemas/report.json
format: yshj-report/1
unit: 市市场监督管理局
entries:
  - date: 2025-06-30
    task: 1-1-1
    progress: 45

  - date: 2025年6月
    task: 1-1-1
    progress: 45%
  - date: 2025-07-31
    task: 1-1-1
"""


def test_pointing_at_a_key_shows_what_it_means(server: LanguageServer):
    server.open(REPORT, REPORT_TEXT)
    shown = server.hover(REPORT, 6, 6)
    assert shown.startswith("#### 进度\n\n0 至 100 的整数；100 表示自报完成。只写整数，不写百分号。")
    assert server.hover(REPORT, 3, 2).startswith("#### 进展\n\n每报一次加一条，只增不改")


def test_typing_in_an_entry_offers_the_keys_with_their_meaning(server: LanguageServer):
    server.open(REPORT, REPORT_TEXT.replace("45\n\n", "45\n    \n"))
    offered = server.complete(REPORT, 7, 4)
    assert {"owner", "note", "next", "delivered", "measures", "held", "evidence", "blocked"} <= offered.keys()
    assert "progress" not in offered
    assert offered["owner"]["documentation"].startswith("单位内具体负责的科室和人")


def test_nothing_invented_is_written_into_a_ledger(server: LanguageServer):
    path = REPORT.with_name("空的.yaml")
    server.open(path, REPORT_TEXT.split("  - date", maxsplit=1)[0] + "  - ")
    offered = server.complete(path, 4, 4)
    inserted = {name: offered[name]["insertText"] for name in ("date", "owner", "progress", "note")}
    assert inserted == {"date": "date: ", "owner": "owner: ", "progress": "progress: ", "note": "note: "}


def test_mistakes_are_underlined_in_chinese(server: LanguageServer):
    server.open(REPORT, REPORT_TEXT)
    assert server.problems(REPORT) == [
        "9:11 应写成 年-月-日，例如 2025-06-30",
        "11:15 应为 0 至 100 的整数，不带引号和单位",
        "12:5 除日期和任务外还要至少写一项："
        "progress、owner、note、next、delivered、measures、held、evidence、blocked、reached、ask、via",
    ]


DECISIONS = ROOT / "data" / "新的.yaml"
DECISIONS_TEXT = """\
# yaml-language-server: $schema=../src/yshj/schemas/decisions.json
format: yshj-decisions/1
decisions:
  - {date: 2025-08-20, kind: extend, task: 1-2-6, unit: 甲局}
  - {date: 2025-08-20, kind: close, task: 1-2-6, until: 2025-10-31}
  - date: 2025-08-20
    kind: {nothing}
""".replace("{nothing}", "")


def test_each_kind_of_decision_has_its_own_keys(server: LanguageServer):
    server.open(DECISIONS, DECISIONS_TEXT.replace("kind: \n", "kind: close\n    task: 1-2-6\n"))
    assert server.problems(DECISIONS) == [
        "4:5 延期（extend）必须写 task、until",
        "5:50 销号（close）不能写这一项，可以写 evidence、task、unit",
    ]


def test_the_kinds_are_offered_and_explained(server: LanguageServer):
    path = DECISIONS.with_name("另一.yaml")
    server.open(path, DECISIONS_TEXT)
    offered = server.complete(path, 6, 10)
    assert list(offered) == [*KINDS]
    assert offered["waive"]["documentation"].startswith("豁免")
    assert "延期：必须写" in server.hover(path, 3, 24)


PLAN = ROOT / "data" / "新方案.yaml"
PLAN_TEXT = """\
# yaml-language-server: $schema=../src/yshj/schemas/plan.json
format: yshj-plan/1
plan: {name: 方案, version: 6.0, issued: 2025-03-25}
units: []
tasks:
  - id: 1-1-1
    title: 题
    due: 2025年底
    targets:
      - {name: 甲}
      - {name: 乙, at_least: 3, at_most: 4}
"""


def test_a_target_has_one_comparator(server: LanguageServer):
    server.open(PLAN, PLAN_TEXT)
    names = "at_least、at_most、more_than、less_than、equals"
    assert server.problems(PLAN) == [
        "3:27 应为文字；如果是数字，请加引号",
        "8:10 应写成 年-月（当月最后一天）、年-月-日 或 ongoing，例如 2025-12",
        f"10:9 还缺一个比较，应当且只能写一个：{names}",
        f"11:32 只能写一个比较（{names}），请删去其余的",
    ]


def test_a_new_workspace_is_at_home_in_the_editor(server: LanguageServer, yshj: Yshj, tmp_path: Path):
    yshj("init", "新区", "--issued", "2025-03-25", cwd=tmp_path)
    folder = tmp_path / "新区"
    files = [folder / "yshj.yaml", *sorted((folder / "data").rglob("*.yaml"))]
    assert len(files) == 4
    for path in files:
        text = path.read_text("utf-8")
        server.open(path, text)
        assert server.problems(path) == [], path
        line = next(i for i, line in enumerate(text.splitlines()) if line.startswith("format:"))
        assert "照抄这一行" in server.hover(path, line, 2), path
