"""What the measurements rest on: whole processes, their cost, and that a failure is no measurement."""

import importlib.util
import os
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.conftest import ROOT

pytestmark = pytest.mark.skipif(
    not hasattr(os, "wait4"), reason="this system does not tell what a child cost"
)


@pytest.fixture(scope="module")
def processes() -> ModuleType:
    found = importlib.util.spec_from_file_location("processes", ROOT / "bench" / "processes.py")
    assert found is not None
    assert found.loader is not None
    module = importlib.util.module_from_spec(found)
    sys.modules["processes"] = module  # its dataclasses look themselves up there
    found.loader.exec_module(module)
    return module


def program(processes: ModuleType, code: str, folder: Path, **more: Any) -> Any:
    return processes.Program((sys.executable, "-c", code), folder, dict(os.environ), **more)


def test_a_failing_program_is_no_measurement(processes: ModuleType, tmp_path: Path) -> None:
    with pytest.raises(processes.Failed, match="exit code 3"):
        program(processes, "raise SystemExit(3)", tmp_path).run()


def test_more_work_costs_more_time_and_more_memory(processes: ModuleType, tmp_path: Path) -> None:
    idle = program(processes, "pass", tmp_path).run
    busy = program(processes, "x = bytearray(80_000_000); sum(range(4_000_000))", tmp_path).run

    pair = processes.in_turn(busy, idle, 3)

    assert pair.ratio > 1.5
    assert pair.first.mib > 77  # of the idle one, this process is the larger part


def test_a_program_runs_on_a_terminal_where_asked(processes: ModuleType, tmp_path: Path) -> None:
    checks = "import os, sys; sys.exit(0 if sys.stdout.isatty() and os.get_terminal_size()[0] == 140 else 1)"

    program(processes, checks, tmp_path, on_terminal=True).run()

    with pytest.raises(processes.Failed):
        program(processes, checks, tmp_path).run()


def test_the_hook_runs_before_every_run(processes: ModuleType, tmp_path: Path) -> None:
    called: list[int] = []
    one = program(processes, "pass", tmp_path, before=lambda: called.append(1))

    processes.in_turn(one.run, one.run, 2)

    assert len(called) == 6
