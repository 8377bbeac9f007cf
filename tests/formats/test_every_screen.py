"""Every screen: within its columns on either kind of console, in GBK, and the same without colour."""

import re

import pytest

from tests.conftest import Yshj
from yshj.output.text_width import widest, width

DAY = ("--as-of", "2025-10-20")
SCREENS: dict[str, tuple[str, ...]] = {
    "status": DAY,
    "status --dept 市市场监督管理局": DAY,
    "status --dept 鄂托克前旗 --role support": DAY,
    "status --sort id": DAY,
    "overdue": DAY,
    "at-risk": DAY,
    "unowned": DAY,
    "check": DAY,
    "check --severity info": DAY,
    "check --fail-on error,T03 --dept 杭锦旗": DAY,
    "dept": DAY,
    "dept --by-value": DAY,
    "dept 达拉特旗": DAY,
    "show 1-2-2": DAY,
    "show 1-7-1": DAY,
    "show 1-9-9": DAY,
    "show 3-2-3": DAY,
    "show 4-1": DAY,
    "missing": DAY,
    "lint": DAY,
    "lint --dept 乌审旗": DAY,
    "config --all": DAY,
    "explain T03": (),
    "report week 2025-W42 --format table": (),
}


@pytest.mark.parametrize("columns", [80, 101, 120, 160])
@pytest.mark.parametrize("screen", SCREENS)
def test_every_line_keeps_to_the_screen(screen: str, columns: int, yshj: Yshj) -> None:
    """Also where × “ ” ≤ and — are drawn two columns wide, as all consoles of GBK do."""
    drawn = yshj(*screen.split(), *SCREENS[screen], "--width", str(columns), "--color").out
    plain = re.sub("\x1b\\[[0-9;]*m", "", drawn)
    assert drawn != plain
    assert plain.encode("gbk").decode("gbk") == plain
    for line in plain.splitlines():
        assert width(line) <= widest(line) <= columns, line


@pytest.mark.parametrize("screen", SCREENS)
def test_colour_only_repeats_what_words_say(screen: str, yshj: Yshj) -> None:
    words = (*screen.split(), *SCREENS[screen], "--width", "80")
    plain, coloured = (yshj(*words, *more).out for more in ((), ("--color",)))
    assert re.sub("\x1b\\[[0-9;]*m", "", coloured) == plain
