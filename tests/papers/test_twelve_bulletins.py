"""A year of bulletins, and sixty changes behind their back."""

import os
import random
import re
import shutil
from pathlib import Path

import pytest

from tests.conftest import FROZEN, Yshj

MONTHS = [f"2025-{month:02}" for month in range(4, 13)] + ["2026-01", "2026-02", "2026-03"]
BULLETIN = ("publish", "bulletin", "--as-of", "2026-04-10")


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
def test_twelve_bulletins_and_sixty_changes(yshj: Yshj, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """50 entries late, 5 altered, 5 deleted: the same 12 files, elsewhere, in another zone, all 60 named."""
    book = Path(shutil.copytree(FROZEN, tmp_path / "book"))
    for month in MONTHS:
        run = yshj(*BULLETIN, "--month", month, "--issue", month, cwd=book)
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
