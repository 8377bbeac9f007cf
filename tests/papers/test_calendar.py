"""`publish calendar`, read back by the library that reads calendars."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from tests.conftest import Run, Yshj
from tests.snippets import write

DAY = ("--as-of", "2025-10-20")
MILESTONES = [{"name": "上半年", "due": "2025-06-30", "progress": 50}, {"name": "开通", "due": "2025-11-30"}]
BOOKS = {
    "task": {"lead": ["甲局", "乙局"], "due": "2025-12-31", "milestones": MILESTONES},
    "entries": {
        "甲局": [{"date": "2025-06-01", "progress": 60}],
        "乙局": [{"date": "2025-10-10", "progress": 20}],
    },
}
OWN = ("乙局", "1-1-1 示例")
EXTENDED = {"date": "2025-10-15", "kind": "extend", "unit": "乙局", "until": "2026-01-31"}


def events(yshj: Yshj, folder: Path, *more: str) -> list[Any]:
    run = yshj("publish", "calendar", *DAY, *more, cwd=folder)
    assert run.code == 0, run.err
    return Calendar.from_ical(run.out).walk("VEVENT")


def by_words(found: list[Any], *words: str) -> Any:
    (one,) = [event for event in found if all(word in event["summary"] for word in words)]
    return one


def test_an_event_lasts_all_day_and_warns_ahead(yshj: Yshj, tmp_path: Path):
    event = by_words(events(yshj, write(tmp_path, BOOKS)), "甲局", "1-1-1 示例任务")
    assert event.decoded("dtstart") == date(2025, 12, 31)
    assert event.decoded("dtend") == date(2026, 1, 1)
    assert event["status"] == "CONFIRMED"
    (alarm,) = event.walk("VALARM")
    assert alarm.decoded("trigger") == -timedelta(days=30)


def test_milestones_have_events_of_their_own(yshj: Yshj, tmp_path: Path):
    found = events(yshj, write(tmp_path, BOOKS))
    assert len(found) == len({event["uid"] for event in found}) == 6
    reached, missed = (by_words(found, "节点“上半年”", unit) for unit in ("甲局", "乙局"))
    assert (reached["status"], missed["status"]) == ("CANCELLED", "CONFIRMED")
    assert not missed.walk("VALARM")  # a day that is past rings no more
    coming = by_words(found, "节点“开通”", "甲局")
    assert (coming["status"], coming.decoded("dtstart")) == ("CONFIRMED", date(2025, 11, 30))


def test_an_extension_moves_the_same_event(yshj: Yshj, tmp_path: Path):
    before = by_words(events(yshj, write(tmp_path / "1", BOOKS)), *OWN)
    after = by_words(events(yshj, write(tmp_path / "2", {**BOOKS, "decisions": [EXTENDED]})), *OWN)
    assert after["uid"] == before["uid"]
    assert after["sequence"] == before["sequence"] + 1
    assert after.decoded("dtstart") == date(2026, 1, 31)


def test_a_claim_cancels_it(yshj: Yshj, tmp_path: Path):
    claimed = {
        **BOOKS["entries"],
        "乙局": [*BOOKS["entries"]["乙局"], {"date": "2025-10-18", "progress": 100}],
    }
    before = events(yshj, write(tmp_path / "1", BOOKS))
    after = events(yshj, write(tmp_path / "2", {**BOOKS, "entries": claimed}))
    assert {event["uid"] for event in after} == {event["uid"] for event in before}
    one = by_words(after, *OWN)
    assert (one["status"], one.walk("VALARM")) == ("CANCELLED", [])
    assert one["sequence"] > by_words(before, *OWN)["sequence"]


def test_a_renamed_unit_keeps_its_events(yshj: Yshj, tmp_path: Path):
    rename = {"date": "2025-10-15", "kind": "rename", "from": "乙局", "to": "丁局"}
    renamed = {**BOOKS, "units": [{"name": "丁局", "kind": "市直部门"}], "decisions": [rename]}
    before, after = events(yshj, write(tmp_path / "1", BOOKS)), events(yshj, write(tmp_path / "2", renamed))
    assert {event["uid"] for event in after} == {event["uid"] for event in before}
    assert by_words(after, "丁局", "1-1-1 示例")["sequence"] > by_words(before, *OWN)["sequence"]


def test_a_suspension_cancels_all_its_days(yshj: Yshj, tmp_path: Path):
    """A calendar that has them already learns of it: the same events, with a higher sequence."""
    suspended = {"date": "2025-10-15", "kind": "suspend", "unit": "乙局"}
    before = events(yshj, write(tmp_path / "1", BOOKS))
    after = events(yshj, write(tmp_path / "2", {**BOOKS, "decisions": [suspended]}))
    assert {event["uid"] for event in after} == {event["uid"] for event in before}
    own = [event for event in after if "乙局" in event["summary"]]
    assert len(own) == 3
    assert {(event["status"], len(event.walk("VALARM"))) for event in own} == {("CANCELLED", 0)}
    assert own[0]["sequence"] > by_words(before, *OWN)["sequence"]


@pytest.mark.parametrize("title", ["很长的题目" * 60, "分号;逗号,反斜线\\ 甲\u202e乙"])
def test_lines_are_folded_and_texts_stay_texts(yshj: Yshj, tmp_path: Path, title: str):
    folder = write(tmp_path, {**BOOKS, "task": {**BOOKS["task"], "title": title}})
    yshj("publish", "calendar", *DAY, "-o", "时限.ics", cwd=folder)
    data = (folder / "时限.ics").read_bytes()
    assert max(map(len, data.split(b"\r\n"))) <= 75
    assert b"\n" not in data.replace(b"\r\n", b"")
    summary = Calendar.from_ical(data).walk("VEVENT")[0]["summary"]
    assert title.replace("\u202e", "〈U+202E〉") in summary


def test_the_same_books_are_the_same_bytes(yshj: Yshj):
    assert yshj("publish", "calendar", *DAY) == yshj("publish", "calendar", *DAY)


def test_half_read_books_say_so(yshj: Yshj, tmp_path: Path):
    folder = write(tmp_path, BOOKS)
    (folder / "data/reports/坏.yaml").write_text("format: yshj-report/1\nunit: 乙局\nentries: [", "utf-8")
    run: Run = yshj("publish", "calendar", *DAY, cwd=folder)
    assert run.code == 3
    found = Calendar.from_ical(run.out).walk("VEVENT")
    assert all("数据不全" in event["summary"] for event in found if "乙局" in event["summary"])
    assert yshj("publish", "calendar", *DAY, "-o", "a.xlsx", cwd=folder).code == 2


@pytest.mark.parametrize("kind", ["calendar", "excel"])
def test_without_the_library_it_says_which_line_to_type(
    yshj: Yshj, monkeypatch: pytest.MonkeyPatch, kind: str
):
    monkeypatch.setattr("yshj.cli.machinery.office_extra.find_spec", lambda name: None)
    run = yshj("publish", kind, *DAY)
    assert (run.code, run.out) == (2, "")
    assert "-m pip install" in run.err
