"""Breaks honest reports in many small ways and looks at what becomes of each.

Every mutated report is read in process, judged and shown. It is a failure when anything raises, takes
longer than --limit seconds, is refused without exit code 3, or loses a word without saying so.

    python scripts/fuzz_reports.py --reports 20000 --seconds 300 --seed 1
"""

import argparse
import contextlib
import io
import os
import random
import re
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import FrameType

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.files.small import REPORT, read, workspace  # noqa: E402

from broken_reports import mutated  # noqa: E402  # found only now
from yshj.cli.main import run  # noqa: E402
from yshj.judging.assess import assess  # noqa: E402
from yshj.judging.views.lists import status_view  # noqa: E402
from yshj.model.assessment import header_of  # noqa: E402
from yshj.model.books import Loaded  # noqa: E402
from yshj.model.selection import Selection  # noqa: E402
from yshj.output.formats import FORMATS  # noqa: E402
from yshj.output.render_options import RenderOptions  # noqa: E402

DAY = date(2025, 10, 20)
WORD = re.compile(r"[\u4e00-\u9fff]+|[A-Za-z]{3,}")
COMMENT = re.compile(r"^[ \t]*#.*$|[ \t]#([ \t].*)?$|(?<=[0-9\]}\"'~el:-])[ \t]+#.*$", re.MULTILINE)
SOUND = "sound"
NO_WORDS = frozenset(
    {"null", "true", "false", "inf", "nan", "Null", "NULL", "True", "TRUE", "False", "FALSE"}
)


class TooSlow(Exception):
    """A report took longer than the limit."""


@contextlib.contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Raises TooSlow when its block takes longer."""

    def late(number: int, stack: FrameType | None) -> None:
        raise TooSlow

    signal.signal(signal.SIGALRM, late)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def complaint(root: Path, data: bytes, limit: float, *, whole: bool) -> str:
    """What is wrong with how this report was treated; "" when nothing is."""
    (root / REPORT).write_bytes(data)
    try:
        with limited(limit):
            loaded = read(root)
            shown = show(loaded)
            code, err = started(root) if whole else (None, "")
    except TooSlow:
        return "too slow"
    except BaseException:  # whatever it is, it escaped
        return traceback.format_exc()
    return unsound(loaded, shown, data) or (exit_code_wrong(loaded, code, err) if code is not None else "")


def show(loaded: Loaded) -> str:
    """The books as JSON and as a table; their words are looked for in here."""
    assert loaded.books is not None
    assessment = assess(loaded.books, header_of(loaded, DAY), today=DAY)
    view = status_view(assessment, Selection(), "urgency")
    for form in ("json", "table"):
        FORMATS[form].render(view, RenderOptions())
    entries = [entry for ledger in loaded.books.ledgers.values() for entry in ledger]
    return repr([(entry, sorted(entry.at.written)) for entry in entries])


def started(root: Path) -> tuple[int, str]:
    """The program as a user starts it, in this process."""
    before, err = os.getcwd(), io.TextIOWrapper(io.BytesIO(), "utf-8")
    os.chdir(root)
    try:
        with contextlib.redirect_stderr(err):
            code = run(["status", "--as-of", str(DAY), "--format", "none"])
    finally:
        os.chdir(before)
    err.seek(0)
    return code, err.read()


def exit_code_wrong(loaded: Loaded, code: int, err: str) -> str:
    """Whether a problem did not end in 3, or no problem not in 0."""
    if code != (3 if loaded.problems else 0):
        return f"exit code {code} with {len(loaded.problems)} problems"
    return f"the file is not named: {err!r}" if loaded.problems and REPORT not in err else ""


def unsound(loaded: Loaded, shown: str, data: bytes) -> str:
    """What the loader's own answer contradicts."""
    counts = loaded.inputs
    if counts.found != counts.read + counts.refused or counts.found != 3:
        return f"counted wrong: {counts}"
    if counts.refused and not loaded.problems:
        return "refused without a problem"
    if loaded.books is not None and bool(loaded.problems) != bool(loaded.books.unread_units):
        return "problems, but nobody's ledger is incomplete"
    if not loaded.problems:
        lost = words_of(data) - set(WORD.findall(shown)) - known_words()
        lost = {word for word in lost if word not in shown}
        if lost:
            return f"lost without a word: {sorted(lost)}"
    return ""


def words_of(data: bytes) -> set[str]:
    """The words of a report outside its comments."""
    text = data.decode("utf-8").replace("\r", "\n")  # a report without a problem is UTF-8
    if "\\" in text:
        return set()
    return {word for word in WORD.findall(COMMENT.sub("", text)) if word not in NO_WORDS}


def known_words() -> set[str]:
    """Words of the frame that the ledgers do not repeat."""
    return {"format", "yshj", "report", "unit", "entries", "sample", "市市场监督管理局", "市市场监管局"}


def main() -> int:
    """Exit code 1 when anything was wrong."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--reports", type=int, default=20_000)
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--limit", type=float, default=2.0, help="seconds for one report")
    parser.add_argument("--whole", type=int, default=20, help="every so many go through the whole program")
    told = parser.parse_args()
    os.environ["YSHJ_CACHE"] = "off"
    rng, began, fates = random.Random(told.seed), time.monotonic(), Counter[str]()
    with tempfile.TemporaryDirectory() as folder:
        root = workspace(Path(folder))
        for number in range(told.reports):
            if time.monotonic() - began > told.seconds:
                print(f"stopped after {told.seconds:.0f} s")
                break
            data = mutated(rng)
            wrong = complaint(root, data, told.limit, whole=number % told.whole == 0)
            fates[wrong.splitlines()[-1][:100] if wrong else SOUND] += 1
            if wrong and fates.total() - fates[SOUND] <= 20:
                print(f"--- {number}\n{data!r}\n{wrong}")
    for fate, count in fates.most_common():
        print(f"{count:8} {fate}")
    return int(fates.total() != fates[SOUND])


if __name__ == "__main__":
    sys.exit(main())
