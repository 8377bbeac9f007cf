"""Every output on the real plan, as it was looked at and found good."""

from collections.abc import Callable

import pytest

from tests.conftest import Yshj

DAY = ("--as-of", "2025-10-20")
DEPT = ("--dept", "市市场监督管理局")

OUTPUTS = {
    "status-160-colour.txt": ("status", *DAY, "--width", "160", "--color", "--section", "1-9"),
    "status.md": ("status", *DAY, "--format", "markdown"),
    "status.csv": ("status", *DAY, "--format", "csv"),
    "status-dept.json": ("status", *DAY, *DEPT, "--format", "json"),
    "overdue.json": ("overdue", *DAY, "--format", "json"),
    "overdue.csv": ("overdue", *DAY, "--format", "csv"),
    "at-risk.md": ("at-risk", *DAY, "--format", "markdown"),
    "unowned.json": ("unowned", *DAY, "--format", "json"),
    "show-1-2-2-80.txt": ("show", "1-2-2", *DAY, "--width", "80"),
    "show-1-2-2-120.txt": ("show", "1-2-2", *DAY, "--width", "120"),
    "show-1-2-2-80-colour.txt": ("show", "1-2-2", *DAY, "--width", "80", "--color"),
    "show-1-2-2-piped.txt": ("show", "1-2-2", *DAY),
    "show-1-7-1-80.txt": ("show", "1-7-1", *DAY, "--width", "80"),
    "show-1-7-1-120.txt": ("show", "1-7-1", *DAY, "--width", "120"),
    "show-1-7-1-piped.txt": ("show", "1-7-1", *DAY),
    "show-3-2-3.md": ("show", "3-2-3", *DAY, "--format", "markdown"),
    "show-1-2-6.json": ("show", "1-2-6", *DAY, "--format", "json"),
    "dept-80.txt": ("dept", *DAY, "--width", "80"),
    "dept-120.txt": ("dept", *DAY, "--width", "120"),
    "dept-piped.txt": ("dept", *DAY),
    "dept-by-value-80.txt": ("dept", "--by-value", *DAY, "--width", "80"),
    "dept-by-value-120.txt": ("dept", "--by-value", *DAY, "--width", "120"),
    "dept-by-value-piped.txt": ("dept", "--by-value", *DAY),
    "dept.csv": ("dept", *DAY, "--format", "csv"),
    "dept-unit-80.txt": ("dept", "达拉特旗", *DAY, "--width", "80"),
    "dept-unit-120.txt": ("dept", "市住建局", *DAY, "--width", "120"),
    "dept-unit-piped.txt": ("dept", "市住建局", *DAY),
    "check-80.txt": ("check", *DAY, "--width", "80"),
    "check-120.txt": ("check", *DAY, "--width", "120"),
    "check-120-colour.txt": ("check", *DAY, *DEPT, "--fail-on", "error,T03", "--width", "120", "--color"),
    "check-piped.txt": ("check", *DAY),
    "check-info-100.txt": ("check", *DAY, "--severity", "info", "--width", "100"),
    "check.json": ("check", *DAY, "--format", "json"),
    "check.csv": ("check", *DAY, "--format", "csv"),
    "lint-80.txt": ("lint", *DAY, "--width", "80"),
    "lint-120.txt": ("lint", *DAY, "--width", "120"),
    "lint-piped.txt": ("lint", *DAY),
    "config-80.txt": ("config", *DAY, "--all", "--width", "80"),
    "config-120.txt": ("config", *DAY, "--all", "--width", "120"),
    "config-piped.txt": ("config", *DAY),
    "explain-T03.txt": ("explain", "T03"),
    "explain-T03-80.txt": ("explain", "T03", "--width", "80"),
    "explain-T03-120.txt": ("explain", "T03", "--width", "120"),
    "status-support-80.txt": ("status", *DAY, *DEPT, "--role", "support", "--width", "80"),
    "publish-4.jsonl": ("publish", "jsonl", *DAY, "--section", "4"),
    "missing-80.txt": ("missing", *DAY, "--width", "80"),
    "missing-120.txt": ("missing", *DAY, "--width", "120"),
    "missing-piped.txt": ("missing", *DAY),
    "missing.md": ("missing", *DAY, "--format", "markdown"),
    "missing.csv": ("missing", *DAY, "--format", "csv"),
    "missing-text.txt": ("missing", *DAY, "--format", "text"),
    "week-2025-W42.md": ("report", "week", "2025-W42"),
    "month-2025-09.md": ("report", "month", "2025-09"),
    "quarter-2025-Q3.md": ("report", "quarter", "2025-Q3"),
    "year-2025.md": ("report", "year", "2025", "--as-of", "2026-01-05"),
}


@pytest.mark.parametrize("name", OUTPUTS)
def test_output(name: str, yshj: Yshj, golden: Callable[[str, str], None]) -> None:
    run = yshj(*OUTPUTS[name])
    assert run.err == ""
    assert run.code == (1 if name.startswith("check") else 0)
    golden(name, run.out)


def test_folding_loses_nothing(yshj: Yshj) -> None:
    """Ids, dates and names stay whole; every task is there."""
    run = yshj("status", *DAY, "--width", "80")
    ids = [task["id"] for task in yshj("status", *DAY, "--format", "json").json["tasks"]]
    assert len(ids) == 70
    assert [task for task in ids if f" {task} " not in run.out] == []
    assert "…" not in run.out
