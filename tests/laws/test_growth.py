"""Work grows as its input does: counted in steps of our own code, never timed."""

import sys
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

import yshj
from tests.conftest import Yshj
from tests.snippets import Snippet, judged, write

Many = Callable[[int], Snippet]
OURS = str(Path(yshj.__file__).parent)
ISSUED = date(2025, 3, 25)


def book(days: int, **own: Any) -> Snippet:
    """One task, looked at after so many days."""
    return {"as_of": day(days), "task": {"due": "2025-12", "lead": ["甲局"]}, **own}


def day(number: int) -> str:
    return str(ISSUED + timedelta(days=number))


def extensions(number: int) -> Snippet:
    """Put off every day, by a day."""
    made = [{"date": day(i), "kind": "extend", "until": day(i + 300)} for i in range(number)]
    return book(number, decisions=made)


def returns(number: int) -> Snippet:
    """Closed and returned again and again."""
    kinds = ("close", "return")
    made = [{"date": day(i), "kind": kinds[i % 2], "reason": "核验"} for i in range(number)]
    return book(number, decisions=made)


def entries(number: int) -> Snippet:
    """Reported on every day."""
    wrote = [{"date": day(i), "progress": i * 90 // number, "note": f"第 {i} 次"} for i in range(number)]
    return book(number, entries={"甲局": wrote})


def steps(work: Callable[[], object]) -> int:
    """How many bytecodes of ours the work takes."""
    count = 0

    def trace(frame: Any, event: str, _: object) -> Any:
        nonlocal count
        if not frame.f_code.co_filename.startswith(OURS):
            return None
        frame.f_trace_opcodes = True
        count += event == "opcode"
        return trace

    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(None)
    return count


@pytest.fixture
def untraced() -> Iterator[None]:
    """What measures coverage goes on measuring afterwards."""
    before = sys.gettrace()
    yield
    sys.settrace(before)


@pytest.mark.usefixtures("untraced")
@pytest.mark.parametrize("many", [extensions, returns, entries])
def test_twice_as_much_takes_twice_the_steps(tmp_path: Path, many: Many) -> None:
    once, twice = (steps(lambda n=n: judged(tmp_path / str(n), many(n))) for n in (300, 600))
    assert twice < 2.1 * once


def test_five_thousand_extensions_of_one_task(yshj: Yshj, tmp_path: Path) -> None:
    root = write(tmp_path, extensions(5_000))
    run = yshj("status", "--as-of", day(5_000), "--format", "json", cwd=root)
    assert run.code == 0
    assert run.json["tasks"][0]["effective_due"] == day(5_299)
