"""Other programs over the same workspace, where they are installed: beside, never gating.

They do other things than yshj; their figures say what such a tool costs, not who is better.
"""

import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

from city import AS_OF, ISSUED, SIZES, Region, region
from place import Bench
from processes import Cost, Program, alone

Peer = Callable[[Bench, str], Program]


def measured(bench: Bench, size: str) -> Iterator[tuple[str, Cost | None]]:
    """What each costs on the workspace of that size; None where it is not installed."""
    for name, (command, prepare) in _PEERS.items():
        yield name, alone(prepare(bench, size).run, bench.runs) if shutil.which(command) else None


def _ledger(bench: Bench, size: str) -> Program:
    end = str(AS_OF + timedelta(days=1))
    return bench.program("ledger", "-f", str(bench.workspace(size) / "entries.ledger"), "bal", "-e", end)


def _taskwarrior(bench: Bench, size: str) -> Program:
    folder = _folder(bench, size, "task")
    settings = folder / "taskrc"
    settings.write_text(f"data.location={folder}\nconfirmation=off\n", "utf-8")
    tasks = [
        {"description": f"{task.id} {task.title}", "project": unit, "due": str(task.last_day or AS_OF)}
        for task in _region(size).tasks
        for unit in task.leading_units
    ]
    file = folder / "tasks.json"
    file.write_text(json.dumps(tasks, ensure_ascii=False), "utf-8")
    command = ("task", f"rc:{settings}", "rc.verbose=nothing")
    subprocess.run([*command, "import", str(file)], stdout=subprocess.DEVNULL, check=True)
    return bench.program(*command, "list")


def _check_jsonschema(bench: Bench, size: str) -> Program:
    schema = bench.folder / "report.schema.json"
    code = (
        "import json; from yshj.files.validate.adapter import adapter_of; "
        "from yshj.model.report import Report; print(json.dumps(adapter_of(Report).json_schema()))"
    )
    with schema.open("wb") as stream:
        subprocess.run([bench.python, "-c", code], stdout=stream, check=True)
    reports = sorted((bench.workspace(size) / "data" / "reports").iterdir())
    return bench.program("check-jsonschema", "--schemafile", str(schema), *map(str, reports))


def _doorstop(bench: Bench, size: str) -> Program:
    folder = _folder(bench, size, "doorstop")
    subprocess.run(["git", "init", "--quiet", str(folder)], check=True)
    settings = "settings:\n  digits: 3\n  prefix: T\n  sep: ''\n"
    (folder / ".doorstop.yml").write_text(settings, "utf-8")
    for number, task in enumerate(_region(size).tasks, start=1):
        item = f"active: true\nlevel: {number}\nnormative: true\nreviewed: null\ntext: |\n  {task.title}\n"
        (folder / f"T{number:03d}.yml").write_text(item, "utf-8")
    return bench.program("doorstop", "--no-reformat", folder=folder)


def _taskjuggler(bench: Bench, size: str) -> Program:
    folder = _folder(bench, size, "tj3")
    lines = [f'project yshj "yshj" {ISSUED} +3y {{ now {AS_OF} }}']
    for number, task in enumerate(_region(size).tasks):
        end = task.last_day or AS_OF
        lines.append(f'task t{number} "{task.id} {task.title}" {{ start {ISSUED} end {end} }}')
    lines.append('taskreport r "r" { formats csv columns id, name, end }')
    (folder / "plan.tjp").write_text("\n".join(lines) + "\n", "utf-8")
    return bench.program("tj3", "--silent", "plan.tjp", folder=folder)


_PEERS: dict[str, tuple[str, Peer]] = {
    "ledger bal": ("ledger", _ledger),
    "Taskwarrior list": ("task", _taskwarrior),
    "check-jsonschema": ("check-jsonschema", _check_jsonschema),
    "doorstop": ("doorstop", _doorstop),
    "TaskJuggler": ("tj3", _taskjuggler),
}


def _folder(bench: Bench, size: str, name: str) -> Path:
    folder = bench.folder / f"{name}-{size}"
    folder.mkdir()
    return folder


def _region(size: str) -> Region:
    return region(SIZES[size])
