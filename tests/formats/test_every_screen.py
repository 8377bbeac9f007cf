"""Every screen: within its columns on either kind of console, in GBK, and the same without colour."""

import re
from pathlib import Path

import pytest

from tests.conftest import Yshj
from tests.snippets import write
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


LONG = "市人民政府行政审批与政务服务数据管理及营商环境建设综合协调办公室"
OF_LONG_NAMES = {
    "units": [{"name": name, "kind": "市直部门"} for name in (LONG, f"某{LONG}")],
    "task": {
        "title": "全面推行企业开办全流程一网通办并逐步拓展至变更、注销各环节，实现“一件事一次办”扩面增效",
        "lead": [LONG, f"某{LONG}"],
        "due": "2025-09",
        "deliverables": ["改革事项清单"],
        "targets": [{"name": "平均办理时长", "at_most": 1.5, "unit": "个工作日"}],
        "recurring": [{"name": "座谈", "every": "month", "units": [LONG]}],
    },
    "other_tasks": [
        {"id": "1-1-2", "title": LONG, "lead": [LONG], "due": "2025-12", "support": [f"某{LONG}"]}
    ],
    "entries": {
        LONG: [{"date": "2025-09-10", "progress": 30, "note": LONG * 4, "owner": LONG, "blocked": LONG}]
    },
}


@pytest.mark.parametrize("columns", [80, 101, 110, 120, 160])
@pytest.mark.parametrize(
    "screen",
    [
        *(
            "status",
            f"status --dept {LONG}",
            "overdue",
            "at-risk",
            "unowned",
            "check",
            "check --severity info",
        ),
        *("dept", "dept --by-value", f"dept {LONG}", "show 1-1-1", "show 1-1-2", "missing", "lint"),
    ],
)
def test_long_names_keep_to_the_screen(screen: str, columns: int, yshj: Yshj, tmp_path: Path) -> None:
    """But for the path of a file, which is never cut."""
    book = write(tmp_path, OF_LONG_NAMES)
    drawn = yshj(*screen.split(), *DAY, "--width", str(columns), cwd=book).out
    for line in drawn.splitlines():
        assert widest(line) <= columns or line.strip().endswith(".yaml"), line


@pytest.mark.parametrize("screen", SCREENS)
def test_colour_only_repeats_what_words_say(screen: str, yshj: Yshj) -> None:
    words = (*screen.split(), *SCREENS[screen], "--width", "80")
    plain, coloured = (yshj(*words, *more).out for more in ((), ("--color",)))
    assert re.sub("\x1b\\[[0-9;]*m", "", coloured) == plain
