"""Forms as they come back: each either the right entries, or the exact cell; never anything in silence."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.conftest import ROOT, Yshj
from tests.snippets import parse

pytest.importorskip("openpyxl")


def _script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("returns", ROOT / "bench" / "returns.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["returns"] = module
    spec.loader.exec_module(module)
    return module


RETURNS = _script()


def entries(folder: Path) -> dict[str, dict[str, Any]]:
    """Task → what was written for the day."""
    report = parse((folder / "data" / "reports" / "甲局.yaml").read_text("utf-8"))
    today = [entry for entry in report["entries"] if str(entry["date"]) == RETURNS.DAY]
    for entry in today:
        assert entry.pop("via").startswith("表.")
    return {
        entry["task"]: {key: value for key, value in entry.items() if key not in ("date", "task")}
        for entry in today
    }


@pytest.mark.parametrize("fault", RETURNS.FAULTS, ids=lambda fault: fault.name)
def test_a_spoilt_return(fault: Any, tmp_path: Path, yshj: Yshj) -> None:
    RETURNS.workspace(tmp_path)
    back = tmp_path / "回收"
    back.mkdir()
    (back / f"表{fault.ending}").write_bytes(RETURNS.spoilt(fault))
    (back / "证明.txt").write_text("证明", "utf-8")
    run = yshj("collect", "回收", "--date", RETURNS.DAY, "--yes", cwd=tmp_path)
    assert entries(tmp_path) == (fault.entries or {}), run.err
    assert fault.cell in run.err
    refused = bool(fault.cell) and "没有随表送来" not in run.err
    assert run.code == (3 if refused else 0), run.err
    if fault.entries:
        before = (tmp_path / "data" / "reports" / "甲局.yaml").read_bytes()
        yshj("collect", "回收", "--date", RETURNS.DAY, "--yes", cwd=tmp_path)
        assert (tmp_path / "data" / "reports" / "甲局.yaml").read_bytes() == before
