"""Other programs over the same files or the same entries, where they are installed: beside, never gating.

They do other things than yshj; their figures say what such a tool costs, not who is better.
"""

import shutil
import subprocess
from collections.abc import Callable, Iterator
from datetime import timedelta

from city import AS_OF
from place import ROOT, Bench
from processes import Cost, Program, alone

Peer = Callable[[Bench, str], Program]


def measured(bench: Bench, size: str) -> Iterator[tuple[str, Cost | None]]:
    """What each costs at that size; None where it is not installed."""
    for name, (command, prepare) in _PEERS.items():
        yield name, alone(prepare(bench, size).run, bench.runs) if shutil.which(command) else None


def _ledger(bench: Bench, size: str) -> Program:
    end = str(AS_OF + timedelta(days=1))
    return bench.program("ledger", "-f", str(bench.workspace(size) / "entries.journal"), "bal", "-e", end)


def _beancount(bench: Bench, size: str) -> Program:
    return bench.program("bean-check", "--no-cache", str(bench.workspace(size) / "entries.beancount"))


def _taskwarrior(bench: Bench, size: str) -> Program:
    folder = bench.folder / f"task-{size}"
    folder.mkdir()
    settings = folder / "taskrc"
    settings.write_text(f"data.location={folder}\nconfirmation=off\n", "utf-8")
    command = ("task", f"rc:{settings}", "rc.verbose=nothing")
    tasks = bench.workspace(size) / "tasks.json"
    subprocess.run([*command, "import", tasks], stdout=subprocess.DEVNULL, check=True)
    return bench.program(*command, "list")


def _yamllint(bench: Bench, size: str) -> Program:
    return bench.program("yamllint", "-d", "relaxed", str(bench.workspace(size) / "data" / "reports"))


def _check_jsonschema(bench: Bench, size: str) -> Program:
    schema = ROOT / "src" / "yshj" / "schemas" / "report.json"
    reports = sorted((bench.workspace(size) / "data" / "reports").iterdir())
    return bench.program("check-jsonschema", "--schemafile", str(schema), *map(str, reports))


_PEERS: dict[str, tuple[str, Peer]] = {
    "ledger bal，同样的进展": ("ledger", _ledger),
    "bean-check，同样的进展": ("bean-check", _beancount),
    "Taskwarrior list，同样的进展": ("task", _taskwarrior),
    "yamllint，同样的填报文件": ("yamllint", _yamllint),
    "check-jsonschema，同样的填报文件": ("check-jsonschema", _check_jsonschema),
}
