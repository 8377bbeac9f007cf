"""Writes an invented workspace: `python bench/generate.py SIZE FOLDER`.

S: a city's plan (70 tasks, 38 units, 1,300 entries); Y: the same plan with a year of weekly reports
(8,000 entries); M: 1,000 tasks, 500 units, 50,000 entries; L: ten times M. Q, X and R serve `run`.
The same size gives the same bytes everywhere. `--city 1`, `--city 2` … is another city, for queries over
several. `--style crlf`, `comments` and `mistakes` write the same in another way. `--journal` also writes the
entries for other programs: hledger and ledger, beancount, Taskwarrior.
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import words
from city import ISSUED, SIZES, Region, Task, region
from entries import Entry, entries_of
from journals import write_journals
from rulings import rulings_of
from styles import STYLES


def generate(size: str, folder: Path, *, city: int = 0, style: str = "plain", journal: bool = False) -> None:
    """Writes the workspace of that size into `folder`, which must be empty or not be there."""
    made = region(SIZES[size], city)
    reports = folder / "data" / "reports"
    reports.mkdir(parents=True)
    _write(folder / "data" / "plan-1.0.yaml", _plan(made), style)
    _write(folder / "data" / "decisions.yaml", _decisions(made), style)
    ledgers = [(unit, entries_of(seats)) for unit, seats in made.seats.items()]
    for number, (unit, entries) in enumerate(ledgers, start=1):
        _write(reports / f"{number:04d}-{unit}.yaml", _report(unit, entries), style)
    if journal:
        write_journals(folder, made, ledgers)


def main() -> int:
    """Runs the command line; returns 2 when the folder is not empty."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("size", choices=sorted(SIZES))
    parser.add_argument("folder", type=Path)
    parser.add_argument("--city", type=int, default=0, help="which city, from 0")
    parser.add_argument("--style", choices=STYLES, default="plain", help="how the files are written")
    parser.add_argument("--journal", action="store_true", help="also the entries for other programs")
    given = parser.parse_args()
    if given.folder.exists() and any(given.folder.iterdir()):
        print(f"{given.folder} is not empty", file=sys.stderr)
        return 2
    generate(given.size, given.folder, city=given.city, style=given.style, journal=given.journal)
    return 0


def _write(path: Path, lines: Iterator[str], style: str) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        stream.writelines(f"{line}\n" for line in STYLES[style](list(lines)))


def _plan(made: Region) -> Iterator[str]:
    yield "format: yshj-plan/1"
    name = made.cities[0].name
    yield from ("", "plan:", f"  name: {name}优化营商环境行动方案", '  version: "1.0"')
    yield from (f"  document: {name[0]}府办发〔2025〕1号", f"  issuer: {name}人民政府办公室")
    yield from (f"  issued: {ISSUED}", "  timezone: Asia/Shanghai", "", "units:")
    for city in made.cities:
        for name in city.districts:
            yield f"  - {{name: {name}, kind: 旗区}}"
        for name, alias, kind in city.offices:
            yield f"  - {{name: {name}, aliases: [{alias}], kind: {kind}}}"
    yield from ("", "groups:")
    for city in made.cities:
        yield f"  - {{name: {city.district_group}, members: [{', '.join(city.districts)}]}}"
        yield f"  - {{name: {city.park_group}, members: open}}"
    yield from ("", "sections:")
    for number, city in enumerate(made.cities):
        for part, heading in enumerate(words.HEADINGS, start=1):
            yield f'  "{4 * number + part}": {city.name} {heading}'
    yield from ("", "tasks:")
    for task in made.tasks:
        yield from _task(task)


def _task(task: Task) -> Iterator[str]:
    yield f"  - id: {task.id}"
    yield f"    title: {task.title}"
    yield f"    lead: [{', '.join(task.lead)}]"
    yield f"    support: [{', '.join(task.support)}]"
    if int(task.id.rsplit("-", 1)[1]) == 2:
        yield "    support_open: true"
    yield f"    due: {task.due}"
    yield "    deliverables:"
    for name, force in task.deliverables:
        yield f"      - {name}" if force == "required" else f"      - {{name: {name}, force: {force}}}"
    if task.target:
        name, comparator, bound, unit, *_ = task.target
        yield "    targets:"
        yield f'      - {{name: {name}, {comparator}: {bound}, unit: "{unit}"}}'
    if task.recurring:
        yield "    recurring:"
        yield f"      - {{name: {task.recurring}, every: quarter, at_least: 1}}"


def _decisions(made: Region) -> Iterator[str]:
    yield from ("format: yshj-decisions/1", "sample: true", "decisions:")
    for ruling in rulings_of(made):
        written = ", ".join(f"{key}: {value}" for key, value in ruling.items())
        yield f"  - {{{written}}}"


def _report(unit: str, entries: list[Entry]) -> Iterator[str]:
    yield from ("format: yshj-report/1", f"unit: {unit}", "sample: true")
    yield "entries:" if entries else "entries: []"
    for entry in entries:
        yield from _entry(entry)


def _entry(entry: Entry) -> Iterator[str]:
    yield f"  - date: {entry.day}"
    yield f"    task: {entry.task}"
    yield f"    progress: {entry.progress}"
    for key, text in (("owner", entry.owner), ("note", entry.note), ("next", entry.next)):
        if text:
            yield f"    {key}: {text}"
    if entry.delivered:
        yield f"    delivered: [{', '.join(entry.delivered)}]"
    if entry.measure:
        yield "    measures:"
        yield f"      {entry.measure[0]}: {entry.measure[1]}"
    if entry.held:
        yield f"    held: {{{entry.held}: 1}}"
    if entry.evidence:
        yield "    evidence:"
        yield f"      - {entry.evidence}"
    if entry.blocked:
        yield f"    blocked: {entry.blocked}"


if __name__ == "__main__":
    sys.exit(main())
