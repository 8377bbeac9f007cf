"""What was issued stays: the paper as it was, and everything that came since by name."""

import os
import random
import re
import shutil
from pathlib import Path

import pytest

from tests.conftest import FROZEN, Yshj

MONTHS = [f"2025-{month:02}" for month in range(4, 13)] + ["2026-01", "2026-02", "2026-03"]


SEPTEMBER = ("bulletin", "--month", "2025-09", "--format", "markdown")


@pytest.fixture
def book(tmp_path: Path) -> Path:
    shutil.copytree(FROZEN, tmp_path / "book")
    return tmp_path / "book"


def issue(yshj: Yshj, book: Path, *options: str):
    return yshj("publish", *options, cwd=book)


def test_on_unchanged_books_nothing_differs(yshj: Yshj, book: Path, tmp_path: Path):
    assert issue(yshj, book, "bulletin", "--month", "2025-09", "--issue", "2025-9").code == 0
    again = yshj("publish", "--again", "2025-9", "-o", str(tmp_path / "原件.docx"), cwd=book)
    assert (again.code, again.out.splitlines()[-1]) == (0, "与存档时完全一致")
    assert (tmp_path / "原件.docx").read_bytes() == (book / "data/issued/2025-9.docx").read_bytes()


def test_a_number_is_used_once(yshj: Yshj, book: Path):
    assert issue(yshj, book, *SEPTEMBER, "--issue", "2025-9").code == 0
    before = {path: path.read_bytes() for path in (book / "data/issued").iterdir()}
    second = issue(yshj, book, "notice", "--dept", "市商务局", "--issue", "2025-9", "--as-of", "2025-10-20")
    assert second.code == 2
    assert "已经用过" in second.err
    assert {path: path.read_bytes() for path in (book / "data/issued").iterdir()} == before


@pytest.mark.parametrize("name", ["../x", "a/b", ".x", "a:b", " x"])
def test_a_number_has_to_be_a_files_name(yshj: Yshj, book: Path, name: str):
    run = issue(yshj, book, *SEPTEMBER, "--issue", name)
    assert run.code == 2
    assert not (book / "data/issued").exists()


def test_a_draft_is_never_issued(yshj: Yshj, book: Path):
    assert issue(yshj, book, "bulletin", "--draft", "--issue", "1").code == 2


def test_what_was_never_issued(yshj: Yshj, book: Path):
    run = yshj("publish", "--again", "2025-9", cwd=book)
    assert run.code == 2
    assert "没有印发过 2025-9" in run.err


def test_a_paper_altered_by_hand_is_told(yshj: Yshj, book: Path):
    issue(yshj, book, *SEPTEMBER, "--issue", "九")
    paper = book / "data/issued/九.md"
    paper.write_text(paper.read_text("utf-8").replace("1-2-2", "1-2-3"), "utf-8")
    run = yshj("publish", "--again", "九", cwd=book)
    assert run.code == 1
    assert "被改动过" in run.out


def test_decisions_and_terms_that_came_since(yshj: Yshj, book: Path):
    issue(yshj, book, *SEPTEMBER, "--issue", "9")
    decisions = book / "data/decisions.yaml"
    late = (
        "  - {date: 2025-09-15, kind: extend, task: 1-6-2, unit: 市商务局, until: 2026-03-31, reason: 补办}\n"
    )
    decisions.write_text(decisions.read_text("utf-8").rstrip("\n") + "\n" + late, "utf-8")
    (book / "yshj.yaml").write_text("format: yshj-config/1\npolicy: {behind_points: 2}\n", "utf-8")
    run = yshj("publish", "--again", "9", cwd=book)
    assert run.code == 1
    assert "▲ 补记决定  1-6-2  延期  2025-09-15" in run.out
    assert "▲ 评判口径在印发之后改动过" in run.out
    assert re.search(r"▲ 今天再出会不同  \S+  \S+  当时 正常 \d+%，现在 预警 \d+%", run.out)


def test_a_notice_that_records_what_it_demands(yshj: Yshj, book: Path):
    notice = ("notice", "--dept", "市商务局", "--as-of", "2025-10-20", "--issue", "督2025-1", "--record")
    decisions = book / "data/decisions.yaml"
    before = decisions.read_bytes()
    assert issue(yshj, book, *notice).code == 2  # nobody to ask
    shown = issue(yshj, book, *notice, "--dry-run")
    assert (shown.code, "+    kind: supervise" in shown.out) == (0, True)
    assert decisions.read_bytes() == before
    assert not (book / "data/issued").exists()
    assert issue(yshj, book, *notice, "--yes").code == 0
    assert decisions.read_text("utf-8").endswith(
        "  - date: 2025-10-20\n    kind: supervise\n    task: 1-6-2\n    unit: 市商务局\n    level: 督办\n"
        "    number: 督2025-1\n    reply_by: 2025-10-30\n    reason: 落后 36 个百分点，预计 2027-03-17 完成\n"
    )
    assert yshj("publish", "--again", "督2025-1", cwd=book).code == 0
    later = yshj("check", "--dept", "市商务局", "--as-of", "2025-10-20", "--format", "json", cwd=book).json
    assert any("此前已发 2025-10-20 督办（督2025-1）" in finding["text"] for finding in later["findings"])
    written = decisions.read_bytes()
    assert issue(yshj, book, *notice, "--yes").code == 2
    assert decisions.read_bytes() == written


def test_no_output_goes_where_issued_papers_or_templates_lie(yshj: Yshj, book: Path):
    issue(yshj, book, *SEPTEMBER, "--issue", "A")
    (book / "模板").mkdir()
    before = {path: path.read_bytes() for path in (book / "data/issued").iterdir()}
    for target in ("data/issued/A.md", "data/issued/B.md", "模板/bulletin.md"):
        assert issue(yshj, book, *SEPTEMBER, "-o", target).code == 2
        assert yshj("report", "month", "2025-08", "-o", target, cwd=book).code == 2
        assert yshj("publish", "--again", "A", "-o", target, cwd=book).code == 2
    assert {path: path.read_bytes() for path in (book / "data/issued").iterdir()} == before


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (r"(?m)^inputs: .*", "inputs: {a: 1}", 3),
        (r"(?m)^paper: .*", "paper: ../../data/plan-6.0.yaml", 3),
        (r"250930-", "259999-", 3),
        (r"answer_by: [^,}]*", "answer_by: foo", 1),
    ],
)
def test_a_record_altered_by_hand_is_no_crash(yshj: Yshj, book: Path, old: str, new: str, code: int):
    issue(yshj, book, *SEPTEMBER, "--issue", "A")
    record = book / "data/issued/A.yaml"
    record.write_text(re.sub(old, new, record.read_text("utf-8"), count=1), "utf-8")
    assert yshj("publish", "--again", "A", cwd=book).code == code


def test_what_fails_records_nothing(yshj: Yshj, book: Path):
    notice = ("notice", "--dept", "市商务局", "--as-of", "2025-10-20", "--issue", "督1", "--record", "--yes")
    before = (book / "data/decisions.yaml").read_bytes()
    assert issue(yshj, book, *notice, "-o", "data/plan-6.0.yaml").code == 2
    (book / "模板").mkdir()
    (book / "模板/notice.md").write_text("{{ 没有的 }}", "utf-8")
    assert issue(yshj, book, *notice).code == 3
    assert (book / "data/decisions.yaml").read_bytes() == before
    assert issue(yshj, book, *notice[:-2], "--dry-run").code == 2
    assert not (book / "data/issued").exists()


def test_the_future_is_not_issued(yshj: Yshj, book: Path):
    far = ("bulletin", "--month", "2099-01", "--as-of", "2099-01-31", "--issue", "远")
    assert issue(yshj, book, *far).code == 2


def test_to_equals_nothing_is_recorded(yshj: Yshj, book: Path):
    letter = ("notice", "--dept", "市中级人民法院", "--as-of", "2025-10-20", "--issue", "函1")
    run = issue(yshj, book, *letter, "--record", "--yes")
    assert run.code == 2
    assert "是函" in run.err


def _lines_of(path: Path) -> list[str]:
    return path.read_text("utf-8").splitlines(keepends=True)


def _late(book: Path, count: int, luck: random.Random) -> set[tuple[str, str, str]]:
    """Entries added behind the last bulletin's back, each on a day of its own unit and task."""
    added = set()
    for path in luck.sample(sorted((book / "data/reports").glob("*.yaml")), min(count, 40)) * 2:
        if len(added) == count:
            break
        text = path.read_text("utf-8")
        unit = re.search(r"^unit: (\S+)", text, re.MULTILINE)[1]
        task = luck.choice(re.findall(r"task: ([\d-]+)", text))
        day = f"2025-{luck.randint(4, 9):02}-{luck.randint(2, 28):02}"
        if (task, unit, day) in added or f"date: {day}\n    task: {task}\n" in text:
            continue
        path.write_text(
            f"{text.rstrip()}\n  - date: {day}\n    task: {task}\n    note: 补报的一条\n", "utf-8"
        )
        added.add((task, unit, day))
    return added


def _entries(book: Path) -> list[tuple[Path, int, str, str, str]]:
    """Every entry of 2025 up to September: file, line, task, unit, day."""
    found = []
    for path in sorted((book / "data/reports").glob("*.yaml")):
        lines = _lines_of(path)
        unit = next(line for line in lines if line.startswith("unit: ")).split()[1]
        for number, line in enumerate(lines):
            if (day := re.match(r"  - date: (2025-0[4-8]-\d\d)", line)) and "note: " in "".join(
                lines[number : number + 6]
            ):
                task = re.search(r"task: ([\d-]+)", lines[number + 1])[1]
                found.append((path, number, task, unit, day[1]))
    return found


@pytest.mark.slow
def test_twelve_bulletins_and_sixty_changes(
    yshj: Yshj, book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """50 entries late, 5 altered, 5 deleted: the same 12 files, elsewhere, in another zone, all 60 named."""
    for month in MONTHS:
        run = issue(yshj, book, "bulletin", "--month", month, "--issue", month, "--as-of", "2026-04-10")
        assert run.code == 0, run.err
    luck = random.Random(14)
    late = _late(book, 50, luck)
    assert len(late) == 50
    chosen = {}
    for path, number, task, unit, day in luck.sample(_entries(book), 60):
        if path not in chosen.values() and (task, unit, day) not in late and len(chosen) < 10:
            chosen[number, task, unit, day] = path
    altered, deleted = set(), set()
    for (number, task, unit, day), path in chosen.items():
        lines = _lines_of(path)
        end = next((n for n in range(number + 1, len(lines)) if lines[n].startswith("  - ")), len(lines))
        if len(altered) < 5:
            lines[number:end] = [re.sub(r"note: .*", "note: 改过的一句", line) for line in lines[number:end]]
            altered.add((task, unit, day))
        else:
            del lines[number:end]
            deleted.add((task, unit, day))
        path.write_text("".join(lines), "utf-8")
    kept = {path.name: path.read_bytes() for path in (book / "data/issued").iterdir()}
    elsewhere = tmp_path / "别处"
    shutil.move(book, elsewhere)
    monkeypatch.setenv("TZ", "America/New_York")
    for month in MONTHS:
        out = tmp_path / f"{month}.docx"
        run = yshj("publish", "--again", month, "-o", str(out), cwd=elsewhere)
        assert out.read_bytes() == kept[f"{month}.docx"]
        said = {
            word: set(re.findall(rf"^▲ {word}进展  (\S+)  (\S+)  (\S+)$", run.out, re.MULTILINE))
            for word in ("补报", "改动", "删去")
        }
        until = lambda found, month=month: {one for one in found if one[2][:7] <= month}  # noqa: E731
        assert said["补报"] == until(late)
        assert said["改动"] == until(altered)
        assert said["删去"] == until(deleted)
        assert run.code == (1 if until(late | altered | deleted) else 0)
        assert "重算" not in run.out  # the paper is what was counted then
    assert os.environ["TZ"] == "America/New_York"
