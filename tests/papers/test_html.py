"""The page for a browser: read without one, and once in one."""

import json
import re
import shutil
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import FROZEN, Yshj
from tests.formats.test_hostile_text import HOSTILE, INVISIBLE
from tests.snippets import write
from yshj.cli import main
from yshj.output.safe import one_line

DAY = "2025-10-20"
PUBLISH = ("publish", "html", "--as-of", DAY)
VOID = frozenset(("meta", "input", "br", "line", "polyline"))
SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(1)>\" onclick='x' &lt;b&gt; {{ 7*7 }} </script>"


class Read(HTMLParser):
    """A page as a strict reader takes it: every element closed where it belongs."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.ids: list[str] = []
        self.within: dict[str, list[str]] = {}
        self.feed(text)
        self.close()
        assert not self.open, f"left open: {self.open}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.ids += [value for name, value in attrs if name == "id" and value]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag, f"{self.getpos()}: {tag}"

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] not in ("script", "style"):
            self.texts.append(data)
        for place in self.ids[-1:]:
            self.within.setdefault(place, []).append(data)

    @property
    def text(self) -> str:
        return "".join(self.texts)


def data_of(page: str) -> Any:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page)
    assert found
    return json.loads(found[1])


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    target = tmp_path_factory.mktemp("html") / "page.html"
    assert main.run((*PUBLISH, "-C", str(FROZEN), "-o", str(target))) == 0
    return target.read_text("utf-8")


def test_it_is_well_formed_and_asks_for_nothing(page: str):
    read = Read(page)
    assert len(read.ids) == len(set(read.ids))
    asking = {name for _, attributes in read.tags for name in attributes} & {
        "src",
        "srcset",
        "action",
        "data",
    }
    assert asking == set()
    assert {attributes["href"] or "" for _, attributes in read.tags if "href" in attributes} == {
        f"#{one}" for one in read.ids if one.startswith("t-")
    } | {"#decide", "#course", "#year", "#units", "#tasks"}
    own = page.replace("http-equiv", "")
    assert not re.search(r"url\(|@import|fetch\(|XMLHttp|<link|<iframe|<img", own)
    assert len(page.encode()) < 700_000


def test_the_weeks_go_from_the_issue_to_the_day(page: str, yshj: Yshj):
    days = data_of(page)["days"]
    assert (days[0], days[-2], days[-1], len(days)) == ("2025-03-30", "2025-10-19", DAY, 31)
    later = data_of(yshj("publish", "html", "--as-of", "2026-06-03").out)["days"]
    assert (later[0], later[-2], later[-1], len(later)) == ("2025-06-08", "2026-05-31", "2026-06-03", 53)


def test_without_script_everything_is_there(page: str, yshj: Yshj):
    text = Read(re.sub(r"<script.*?</script>", "", page, flags=re.DOTALL)).text
    for task in yshj("status", "--as-of", DAY, "--format", "json").json["tasks"]:
        assert task["title"] in text
    history = yshj("show", "1-2-2", "--as-of", DAY, "--format", "json").json["history"]
    assert len(history) > 30
    for entry in history:
        assert entry.get("note", "").rstrip("。；") in text
    assert "杭锦旗人民政府 74%：预计 2026-02-10" in text


HOSTILE_BOOK = {
    "task": {"due": "2025-09", "lead": ["甲局"], "title": SCRIPT, "text": SCRIPT},
    "entries": {
        "甲局": [
            {"date": f"2025-09-{day:02}", "progress": 10, "owner": SCRIPT, "note": text, "blocked": text}
            for day, text in enumerate([SCRIPT, *HOSTILE.values()], 1)
        ]
    },
    "decisions": [{"date": "2025-09-20", "kind": "return", "reason": SCRIPT}],
}


def test_what_people_wrote_stays_text(yshj: Yshj, tmp_path: Path, page: str):
    hostile = yshj(*PUBLISH, cwd=write(tmp_path, HOSTILE_BOOK)).out
    read = Read(hostile)
    assert SCRIPT in read.text
    assert one_line(HOSTILE["direction"]) in read.text
    assert {tag for tag, _ in read.tags} <= {tag for tag, _ in Read(page).tags} | {"p"}
    assert [tag for tag, _ in read.tags].count("script") == 3
    assert not INVISIBLE.search(hostile.replace("\n", ""))


def test_units_with_unread_input_are_marked(yshj: Yshj, tmp_path: Path):
    book = write(tmp_path, {"task": {"due": "2025-12", "lead": ["甲局", "乙局"]}, "entries": {"乙局": []}})
    (book / "data" / "reports" / "甲局.yaml").write_text(
        "format: yshj-report/1\nunit: 甲局\nentries: [", "utf-8"
    )
    run = yshj(*PUBLISH, cwd=book)
    assert run.code == 3
    text = Read(run.out).text
    assert "数据不全" in text
    assert "甲局（数据不全）" in text
    assert "甲局（数据不全）从未填报" not in text


def test_a_day_before_the_issue(yshj: Yshj):
    run = yshj("publish", "html", "--as-of", "2025-01-10")
    assert run.code == 0
    assert data_of(run.out)["days"] == ["2025-01-10"]
    assert "方案尚未印发" in Read(run.out).text


def test_a_plan_in_its_first_weeks_and_into_the_next_year(yshj: Yshj, tmp_path: Path):
    book = write(tmp_path, {"plan": {"issued": "2025-10-13"}, "task": {"due": "2026-12", "lead": ["甲局"]}})
    out = yshj(*PUBLISH, cwd=book).out
    (label,) = re.findall(r'<text class="label done-label"([^>]*)>', out)
    assert "text-anchor" not in label
    assert out.count(">2026 年 1 月<") == 2
    assert out.count("2026 年 2 月") == 0


def test_what_it_refuses(yshj: Yshj, tmp_path: Path, page: str):
    assert yshj(*PUBLISH, "--dept", "市商务局").code == 2
    assert yshj(*PUBLISH, "--format", "json").code == 2
    assert yshj("status", "-o", str(tmp_path / "a.html")).code == 2
    assert yshj(*PUBLISH, "-o", str(tmp_path / "a.html")).code == 0
    assert (tmp_path / "a.html").read_text("utf-8") == page


@pytest.fixture
def browser() -> Iterator[Any]:
    playing = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    chromium = shutil.which("chromium")
    if not chromium:
        pytest.skip("chromium is not installed")
    with playing.sync_playwright() as play:
        opened = play.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.mark.slow
def test_what_people_wrote_stays_text_in_a_browser(browser: Any, yshj: Yshj, tmp_path: Path):
    """What a task says is built when it is opened; of so few tasks at once."""
    path = tmp_path / "page.html"
    path.write_text(yshj(*PUBLISH, cwd=write(tmp_path, HOSTILE_BOOK)).out, "utf-8")
    tab = browser.new_page()
    tab.on("dialog", lambda dialog: pytest.fail(dialog.message))
    tab.goto(path.as_uri())
    tab.locator("#list summary").first.click()
    assert SCRIPT in tab.locator("#list .body").inner_text()
    assert tab.locator("img").count() == 0


@pytest.mark.slow
def test_in_a_browser(browser: Any, page: str, tmp_path: Path):
    """Nothing is asked for; slider, filter, sort and a link do what they say; axe finds nothing."""
    path = tmp_path / "page.html"
    path.write_text(page, "utf-8")
    tab = browser.new_page(viewport={"width": 390, "height": 800})
    asked: list[str] = []
    wrong: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.on("console", lambda message: wrong.append(message.text))
    tab.on("pageerror", lambda error: wrong.append(str(error)))
    tab.goto(path.as_uri())
    assert tab.evaluate("document.documentElement.scrollWidth") <= 390
    tab.locator("#week").fill("0")
    assert "截至 2025-03-30" in tab.locator("#week-said").inner_text()
    assert tab.locator(".tile.overdue").count() == 0
    tab.select_option("[name=state]", "overdue")
    assert tab.locator("#list > li:visible").count() == 6
    tab.select_option("[name=sort]", "due")
    assert tab.locator("#list > li:visible").first.get_attribute("id") == "t-1-2-2"
    tab.locator("#decide a[href='#t-4-2']:visible").first.click()
    assert tab.locator("#t-4-2 details").get_attribute("open") is not None
    assert tab.locator("#t-4-2 td:visible").count() > 0
    assert tab.locator("#list > li:visible").count() == 70
    assert asked == [path.as_uri()]
    assert wrong == []
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")
    tab.evaluate("document.querySelector('meta[http-equiv]').remove()")
    found = axe.Axe().run(tab)
    assert found.violations_count == 0, found.generate_report()
