"""Forms as they come back: each either the right entries, or the exact cell; never anything in silence."""

from pathlib import Path
from typing import Any

import pytest

from tests.cli.collecting import FORM, REPORT, RETURNS, entries
from tests.conftest import Yshj


@pytest.mark.parametrize("fault", RETURNS.FAULTS, ids=lambda fault: fault.name)
def test_a_spoilt_return(fault: Any, tmp_path: Path, yshj: Yshj) -> None:
    FORM.workspace(tmp_path)
    back = tmp_path / "回收"
    back.mkdir()
    (back / f"表{fault.ending}").write_bytes(RETURNS.spoilt(fault))
    (back / "证明.txt").write_text("证明", "utf-8")
    run = yshj("collect", "回收", "--date", FORM.DAY, "--yes", cwd=tmp_path)
    assert entries(tmp_path) == (fault.entries or {}), run.err
    assert fault.cell in run.err
    told = ("没有随表送来", "没有读：", "表里有", "不算填报")
    refused = bool(fault.cell) and not any(word in run.err for word in told)
    assert run.code == (3 if refused else 0), run.err
    if fault.entries:
        before = (tmp_path / REPORT).read_bytes()
        yshj("collect", "回收", "--date", FORM.DAY, "--yes", cwd=tmp_path)
        assert (tmp_path / REPORT).read_bytes() == before
