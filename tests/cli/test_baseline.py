"""What makes a finding of the baseline the same one another day, and what makes it another."""

from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Yshj
from tests.snippets import write

LATE: dict[str, Any] = {
    "task": {"due": "2025-09-30", "lead": ["甲局"]},
    "entries": {"甲局": [{"date": "2025-09-20", "progress": 60, "owner": "张某"}]},
}
EXTENDED = {"date": "2025-10-05", "kind": "extend", "until": "2025-11-30"}
RENAMED = {"date": "2025-10-05", "kind": "rename", "from": "甲局", "to": "乙局"}


def check(yshj: Yshj, folder: Path, day: str, *more: str) -> Any:
    return yshj("check", "--as-of", day, "--baseline", "known.yaml", *more, cwd=folder)


@pytest.fixture
def known(yshj: Yshj, tmp_path: Path) -> Path:
    """A workspace whose lateness of 2025-10-02 is known."""
    write(tmp_path, LATE)
    assert check(yshj, tmp_path, "2025-10-02", "--write-baseline").code == 0
    return tmp_path


def older(folder: Path, *entries: str) -> None:
    """A baseline as it was written before deadlines and levels stood in it."""
    lines = "".join(f"  - {{{entry}, task: 1-1-1, unit: 甲局}}\n" for entry in entries)
    (folder / "known.yaml").write_text(f"format: yshj-baseline/1\nfindings:\n{lines}", "utf-8")


def test_the_same_lateness_stays_known(yshj: Yshj, known: Path) -> None:
    assert check(yshj, known, "2025-12-05").code == 0


def test_a_second_deadline_missed_is_new_and_the_first_is_named_as_gone(yshj: Yshj, known: Path) -> None:
    write(known, {**LATE, "decisions": [EXTENDED]})
    assert check(yshj, known, "2025-11-30").code == 0
    run = check(yshj, known, "2025-12-05")
    assert run.code == 1
    assert "T01 1-1-1 甲局 2025-09-30" in run.out
    found = check(yshj, known, "2025-12-05", "--format", "json").json["baseline"]
    assert {"code": "T01", "task": "1-1-1", "unit": "甲局", "about": "2025-09-30"} in found["stale"]
    assert found["gone"] == len(found["stale"])


def test_an_older_baseline_knows_it_by_the_rest(yshj: Yshj, known: Path) -> None:
    older(known, "code: T01, severity: error")
    write(known, {**LATE, "decisions": [EXTENDED]})
    run = check(yshj, known, "2025-12-05", "--format", "json")
    assert run.code == 0
    assert run.json["baseline"]["stale"] == []


def test_a_graver_level_is_new_and_a_lighter_one_is_not(yshj: Yshj, known: Path) -> None:
    gate = ("--fail-on", "T08")
    assert check(yshj, known, "2025-11-05", "--write-baseline").code == 0
    assert 'about: "督办"' in (known / "known.yaml").read_text("utf-8")
    assert check(yshj, known, "2025-11-05", *gate).code == 0
    assert check(yshj, known, "2026-01-05", *gate).code == 1
    assert check(yshj, known, "2026-01-05", "--write-baseline").code == 0
    assert check(yshj, known, "2025-11-05", *gate).code == 0
    older(known, "code: T08, severity: error")
    assert check(yshj, known, "2026-01-05", *gate).code == 0


def test_an_alias_is_the_same_unit(yshj: Yshj, known: Path) -> None:
    """The plan was edited: the unit has a new name, and its old one as an alias."""
    new = {"name": "甲和数据局", "aliases": ["甲局"], "kind": "市直部门"}
    plan = known / "data" / "plan-1.yaml"
    text = plan.read_text("utf-8").replace('"lead": ["甲局"]', '"lead": ["甲和数据局"]')
    old = '{"name": "甲局", "kind": "市直部门"}'
    assert old in text
    plan.write_text(text.replace(old, str(new).replace("'", '"')), "utf-8")
    run = check(yshj, known, "2025-10-02", "--fail-on", "error,warning", "--format", "json")
    assert run.code == 0
    assert run.json["baseline"]["gone"] == 0
    assert {finding["unit"] for finding in run.json["findings"]} == {"甲和数据局"}


def test_a_renamed_unit_is_the_same_one_before_and_after(yshj: Yshj, known: Path) -> None:
    write(known, {**LATE, "decisions": [RENAMED]})
    run = check(yshj, known, "2025-10-06", "--format", "json")
    assert run.code == 0
    assert {lead["unit"] for lead in run.json["findings"]} == {"乙局"}
    assert check(yshj, known, "2025-10-06", "--write-baseline").code == 0
    assert 'unit: "乙局"' in (known / "known.yaml").read_text("utf-8")
    assert check(yshj, known, "2025-10-02").code == 0


def test_another_unit_is_another(yshj: Yshj, known: Path) -> None:
    write(known, {**LATE, "task": {"due": "2025-09-30", "lead": ["甲局", "乙局"]}})
    assert check(yshj, known, "2025-10-02").code == 1
