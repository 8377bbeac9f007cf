"""One test for all papers: each is read back, and every figure is that of the JSON of its day."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple
from zipfile import ZipFile, is_zipfile

import pytest

from tests.conftest import Yshj
from tests.papers import expected_files, expected_issued, expected_reports
from tests.papers.read_back import calendar, comma_separated, markdown, page, word, workbook
from tests.papers.said import said_in

DAY = "2025-10-20"
JSON = ("--format", "json")
YEAR = ("--as-of", "2026-01-05")
Meant = Callable[[Yshj], Any]


class Paper(NamedTuple):
    """What makes it; its figures as they are read in it; the same from JSON."""

    asked: tuple[str, ...]
    read: Callable[[Path], Any]
    meant: Meant


def status(yshj: Yshj, day: str) -> Any:
    return yshj("status", "--as-of", day, "--sort", "id", *JSON).json["tasks"]


def inputs(yshj: Yshj) -> Any:
    return yshj("status", "--as-of", DAY, *JSON).json["inputs"]


def reported(*asked: str) -> Meant:
    def meant(yshj: Yshj) -> Any:
        return expected_reports.report(period(yshj, *asked))

    return meant


def period(yshj: Yshj, *asked: str) -> Any:
    told = yshj("report", *asked, *JSON).json
    tasks = status(yshj, told["as_of"])
    return {
        **told,
        "tasks": tasks,
        "titles": {task["id"]: task["title"] for task in tasks},
        "planned": {task["id"]: task["due"] for task in tasks},
        "leads_of": {task["id"]: len(task["leads"]) for task in tasks},
    }


def bulletin(yshj: Yshj) -> Any:
    told = period(yshj, "month", "2025-09")
    return expected_issued.bulletin(told, yshj("dept", "--as-of", told["as_of"], *JSON).json["rows"])


def noticed(unit: str) -> Meant:
    return lambda yshj: expected_issued.notice(unit, status(yshj, DAY), inputs(yshj))


REPORTS = {
    "week": ("week", "2025-W42"),
    "month": ("month", "2025-09"),
    "quarter": ("quarter", "2025-Q3"),
    "year": ("year", "2025", *YEAR),
}
WORDS: dict[str, tuple[tuple[str, ...], Meant]] = {
    **{name: (("report", *asked), reported(*asked)) for name, asked in REPORTS.items()},
    "bulletin": (("publish", "bulletin", "--month", "2025-09"), bulletin),
    **{
        f"notice {unit}": (("publish", "notice", "--dept", unit, "--as-of", DAY), noticed(unit))
        for unit in ("鄂托克前旗人民政府", "市商务局", "市文化和旅游局")
    },
}
PAPERS = {
    **{
        f"{name}{ending}": Paper(asked, lambda path, read=read: said_in(read(path)), meant)
        for name, (asked, meant) in WORDS.items()
        for ending, read in ((".md", markdown), (".docx", word))
    },
    "ledger.xlsx": Paper(
        ("publish", "excel", "--as-of", DAY),
        lambda path: expected_files.said_in_sheets(workbook(path)),
        lambda yshj: expected_files.sheets(status(yshj, DAY), DAY),
    ),
    "leads.csv": Paper(
        ("publish", "csv", "--as-of", DAY),
        lambda path: expected_files.said_in_rows(comma_separated(path)),
        lambda yshj: expected_files.rows(status(yshj, DAY), DAY, inputs(yshj)),
    ),
    "page.html": Paper(
        ("publish", "html", "--as-of", DAY),
        lambda path: expected_files.said_on_page(page(path)),
        lambda yshj: expected_files.shown(yshj, DAY),
    ),
    "days.ics": Paper(
        ("publish", "calendar", "--as-of", DAY),
        lambda path: expected_files.said_in_events(calendar(path)),
        lambda yshj: expected_files.events(status(yshj, DAY)),
    ),
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where each paper that was asked for lies."""
    return tmp_path_factory.mktemp("papers")


@pytest.fixture
def file(yshj: Yshj, made: Path, tmp_path: Path, name: str) -> Path:
    """A copy of the paper of that name."""
    if not (made / name).exists():
        assert yshj(*PAPERS[name].asked, "-o", str(made / name)).code == 0
    return Path(shutil.copy(made / name, tmp_path))


@pytest.mark.parametrize("name", PAPERS)
def test_every_figure_is_that_of_its_day(yshj: Yshj, file: Path, name: str) -> None:
    paper = PAPERS[name]
    told, meant = paper.read(file), paper.meant(yshj)
    assert told.keys() == meant.keys()
    for figure in told:
        assert told[figure] == meant[figure], figure


ONE_FIGURE = {
    "week": ("74%", "75%"),
    "month": ("61 天", "62 天"),
    "quarter": ("84.6%", "84.7%"),
    "year": ("8/13", "9/13"),
    "bulletin": ("25.7%", "25.6%"),
    "notice 鄂托克前旗人民政府": ("84 天", "85 天"),
    "notice 市商务局": ("36 个", "35 个"),
    "notice 市文化和旅游局": ("83%", "82%"),
    "ledger": ("<v>68</v>", "<v>67</v>"),
    "leads": (",68,74,", ",68,73,"),
    "page": ('data-count="overdue">6<', 'data-count="overdue">7<'),
    "days": ("VALUE=DATE:20251231", "VALUE=DATE:20251230"),
}


@pytest.mark.parametrize("name", PAPERS)
def test_one_wrong_figure_is_noticed(file: Path, name: str) -> None:
    paper = PAPERS[name]
    right = paper.read(file)
    old, new = (word.encode() for word in ONE_FIGURE[file.stem])
    if is_zipfile(file):
        with ZipFile(file) as packed:
            parts = {part: packed.read(part).replace(old, new) for part in packed.namelist()}
        with ZipFile(file, "w") as packed:
            for part, content in parts.items():
                packed.writestr(part, content)
    else:
        file.write_bytes(file.read_bytes().replace(old, new, 1))
    assert paper.read(file) != right


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("市科学技术局各 2 件", "市科学技术局各 3 件"),
        ("市中级人民法院各 1 件", "市中级人民法院各 2 件"),
        ("10 月 14 日退回，", "10 月 15 日退回，"),
        ("10 月 31 日有 8 项", "10 月 30 日有 8 项"),
        ("、有问题的预警 2 件", "、有问题的预警 3 件"),
        ("今后 14 天内", "今后 15 天内"),
        ("至 19 日，", "至 18 日，"),
    ],
)
@pytest.mark.parametrize("name", ["week.md"])
def test_a_figure_in_passing_is_noticed_too(yshj: Yshj, file: Path, old: str, new: str) -> None:
    right, text = PAPERS[file.name].read(file), file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")
    assert PAPERS[file.name].read(file) != right
