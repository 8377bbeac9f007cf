"""Write the demonstration books (`data/reports/`, `data/decisions.yaml`) from the story in `sample_story`.

    python scripts/sample_books.py            write the books anew
    python scripts/sample_books.py --check    exit 1 if the files on disk are not what would be written

The story (courses, turns, decisions, sentences) is written by hand; this script only fills in the days on
which units report, spreads notes and deliverables over the courses, and writes YAML. It uses neither clock
nor chance.
"""

import argparse
import re
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sample_story.banners import BANNER_COURSES, BANNERS, PARK_COURSES
from sample_story.city import CITY
from sample_story.notes_banners import BANNER_NEXT, BANNER_NOTES, HELD_NOTES
from sample_story.notes_one import NOTES_ONE
from sample_story.notes_rest import NEXT_STEPS, NOTES_REST
from sample_story.people import BANNER_OFFICES, NO_OWNER, OWNERS, PARK_OFFICES, REPORTING_DAY, SURNAMES
from sample_story.proof import EVIDENCE_FILES, FOLDER, LINKS, NO_PROOF, PROOF
from sample_story.turns import (
    CONTRACT_DAYS,
    CONTRACT_FIGURES,
    DELIVERED_AT,
    HELD,
    READY_AT,
    SUPPORT,
    TURNS,
    Fields,
)
from sample_story.workdays import YEAR, reporting_day
from sample_story.writing import Entry, decisions_text, evidence_text, report_text

DATA = Path(__file__).resolve().parent.parent / "data"
PLAN = DATA / "plan-6.0.yaml"
NOTES = NOTES_ONE | NOTES_REST
FULL = 100
PHASE_ENDS = (30, 55, 80, FULL)


@dataclass(frozen=True)
class Point:
    """One point of a course: where it is written, on which day it falls, and the figure, if any."""

    key: str
    day: date
    figure: int | None


@dataclass(frozen=True)
class PlanTask:
    """What the story needs of a task of the plan: its first lead and its deliverables."""

    lead: str
    deliverables: tuple[str, ...]


def main() -> int:
    """Write the books, or compare them with what is on disk."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if the books differ")
    wanted = books(read_plan(PLAN.read_text(encoding="utf-8")))
    if parser.parse_args().check:
        differing = differences(wanted)
        for path in differing:
            print(f"differs: {path}", file=sys.stderr)
        return 1 if differing else 0
    shutil.rmtree(DATA / "reports", ignore_errors=True)
    for path, text in wanted.items():
        target = DATA / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode("utf-8"))
    return 0


def differences(wanted: dict[str, str]) -> list[str]:
    """Paths below `data` that are missing, superfluous or different."""
    on_disk = {p.relative_to(DATA).as_posix() for p in (DATA / "reports").rglob("*") if p.is_file()}
    superfluous = on_disk - set(wanted)
    wrong = {
        path
        for path, text in wanted.items()
        if not (DATA / path).is_file() or (DATA / path).read_bytes() != text.encode("utf-8")
    }
    return sorted(superfluous | wrong)


def books(plan: dict[str, PlanTask]) -> dict[str, str]:
    """Every file of the books: path below `data` → text."""
    ledgers: dict[str, list[Entry]] = {}
    for task, unit, course in leads(plan):
        ledgers.setdefault(unit, []).extend(lead_entries(task, unit, course, plan[task]))
    for unit, days in HELD.items():
        ledgers[unit].extend(held_entries(unit, days))
    for unit, rows in SUPPORT.items():
        ledgers[unit] = [Entry(date.fromisoformat(day), task, fields) for day, task, fields in rows]
    order = list(plan)
    files = {}
    for unit, entries in ledgers.items():
        entries.sort(key=lambda e: (e.day, order.index(e.task)))
        files[f"reports/{unit}.yaml"] = report_text(unit, entries)
    for name, shows in EVIDENCE_FILES.items():
        files[f"reports/{FOLDER}/{name}"] = evidence_text(name, shows)
    files["decisions.yaml"] = decisions_text()
    return files


def read_plan(text: str) -> dict[str, PlanTask]:
    """First leads and deliverables from our own plan file, whose layout is known; not a YAML reader."""
    tasks = {}
    for block in re.split(r"^  - id: ", text, flags=re.MULTILINE)[1:]:
        lead = re.search(r"^    lead: \[([^,\]]+)", block, re.MULTILINE)
        listed = re.search(r"^    deliverables:\n((?:      - .*\n?)+)", block, re.MULTILINE)
        if lead is None or listed is None:
            raise SystemExit(f"{PLAN}: no lead or deliverables in {block[:20]!r}")
        names = re.findall(r"^      - (?:\{name: ([^,]+),.*|(.+))$", listed[1], re.MULTILINE)
        tasks[block.split("\n", 1)[0].strip()] = PlanTask(lead[1], tuple(a or b for a, b in names))
    return tasks


def leads(plan: dict[str, PlanTask]) -> Iterator[tuple[str, str, str]]:
    """All (task, unit, course) of the story."""
    for task, course in CITY.items():
        yield task, plan[task].lead, course
    for task, courses in BANNER_COURSES.items():
        for unit, course in zip(BANNERS, courses, strict=True):
            yield task, unit, course
    for task, parks in PARK_COURSES.items():
        for unit, course in parks.items():
            yield task, unit, course


def points(course: str, unit: str) -> list[Point]:
    """The points of a course on the days on which the unit reports."""
    found = []
    for word in course.split():
        key, figure = word.split(":")
        month, _, day = key.partition("/")
        when = date(YEAR, int(month), int(day)) if day else reporting_day(int(month), REPORTING_DAY[unit])
        found.append(Point(key, when, None if figure == "-" else int(figure)))
    return found


def lead_entries(task: str, unit: str, course: str, planned: PlanTask) -> Iterator[Entry]:
    """The entries of one lead on one task: routine, then overlaid with the turns of the story."""
    row = points(course, unit)
    words = wording(task, unit, row)
    turns = TURNS.get((task, unit), {})
    unknown = set(turns) - {p.key for p in row}
    if unknown:
        raise SystemExit(f"{task} {unit}: turns at points that the course does not have: {sorted(unknown)}")
    delivered: set[str] = set()
    for number, point in enumerate(row):
        fields: Fields = {}
        if point.figure is not None:
            fields["progress"] = point.figure
        if number == 0 and (task, unit) not in NO_OWNER:
            fields["owner"] = owner(task, unit)
        fields |= words[number]
        new = [n for n in in_place(task, unit, planned, row[: number + 1]) if n not in delivered]
        delivered.update(new)
        if new:
            fields["delivered"] = new
        if point.figure == FULL:
            fields |= claim_fields(task, unit)
        yield Entry(point.day, task, fields | turns.get(point.key, {}))


def owner(task: str, unit: str) -> str:
    """Who answers for the task in this unit."""
    if unit in BANNERS:
        surname = SURNAMES[(BANNERS.index(unit) * 5 + sum(map(ord, BANNER_OFFICES[task]))) % len(SURNAMES)]
        return f"{'区' if '区' in unit else '旗'}{BANNER_OFFICES[task]} {surname}某"
    if unit in PARK_COURSES.get(task, {}):
        surname = SURNAMES[(list(PARK_COURSES["4-1"]).index(unit) * 3 + len(task)) % len(SURNAMES)]
        return f"{PARK_OFFICES[task]} {surname}某"
    return OWNERS[task]


def in_place(task: str, unit: str, planned: PlanTask, so_far: list[Point]) -> list[str]:
    """Deliverables in place after these points: spread evenly, unless the story says otherwise."""
    exceptions = DELIVERED_AT.get((task, unit), {})
    keys = {p.key for p in so_far}
    figure = max((p.figure for p in so_far if p.figure is not None), default=0)
    count = len(planned.deliverables)
    even = tuple(-(-FULL * number // count) for number in range(1, count + 1))
    return [
        name
        for name, ready in zip(planned.deliverables, READY_AT.get(task, even), strict=True)
        if (exceptions[name] in keys if name in exceptions else figure >= ready)
    ]


def claim_fields(task: str, unit: str) -> Fields:
    """What goes with a claim of 100: evidence, and for 1-9-9 the banner's figures."""
    fields: Fields = {}
    if task == "1-9-9" and unit in CONTRACT_DAYS:
        pairs = zip(CONTRACT_FIGURES, CONTRACT_DAYS[unit], strict=True)
        fields["measures"] = {name: value for name, value in pairs if value is not None}
    source = PROOF.get(task) or LINKS.get(task)
    if source and (task, unit) not in NO_PROOF:
        fields["evidence"] = [source]
    return fields


def wording(task: str, unit: str, row: list[Point]) -> list[Fields]:
    """Note and next step of each point."""
    if unit in BANNERS or unit in PARK_COURSES.get(task, {}):
        return banner_wording(task, unit, row)
    notes, steps = NOTES[task], list(NEXT_STEPS.get(task, ()))
    used: set[int] = set()
    words: list[Fields] = []
    for point in row:
        phase = (point.figure or 0) * (len(notes) - 1) // FULL
        if point.figure is not None and phase not in used:
            words.append({"note": notes[phase]})
        else:
            words.append({"next": steps.pop(0)} if steps and point.figure != FULL else {})
        used.add(phase)
    return words


def banner_wording(task: str, unit: str, row: list[Point]) -> list[Fields]:
    """As `wording`, from the variants that banners, districts and parks share."""
    everyone = [*BANNERS, *REPORTING_DAY]
    seed = everyone.index(unit) + list(BANNER_NOTES).index(task)
    whole = "全区" if unit.endswith("区人民政府") else "全旗" if unit in BANNERS else "园区"
    words: list[Fields] = []
    used: set[str] = set()
    for number, point in enumerate(row):
        figure = point.figure or 0
        variants = BANNER_NOTES[task][sum(figure >= end for end in PHASE_ENDS)]
        start = seed % len(variants)
        free = [v for v in variants[start:] + variants[:start] if v not in used]
        fields: Fields = {}
        if free and (figure == FULL or number == 0 or (seed + number) % 4):
            used.add(free[0])
            fields["note"] = free[0].replace("{全}", whole)
        if figure < FULL and (not fields or (seed * 2 + number) % 7 == 0):
            fields["next"] = BANNER_NEXT[(seed * 2 + number * 5) % len(BANNER_NEXT)]
        words.append(fields)
    return words


def held_entries(unit: str, days: tuple[str, ...]) -> Iterator[Entry]:
    """The recurring work of 3-2-3 that a banner or district did."""
    seed = BANNERS.index(unit)
    for number, day in enumerate(days):
        fields: Fields = {"owner": owner("3-2-3", unit)} if number == 0 else {}
        fields |= {"note": HELD_NOTES[(seed + number * 2) % len(HELD_NOTES)], "held": {"体验官调研或座谈": 1}}
        if number == 0 and seed % 3 == 0:
            fields["evidence"] = [PROOF["3-2-3"]]
        yield Entry(date.fromisoformat(day), "3-2-3", fields)


if __name__ == "__main__":
    sys.exit(main())
