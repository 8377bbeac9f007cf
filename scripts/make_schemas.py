"""Write the JSON Schemas that `yshj schema` prints and editors read (`src/yshj/schemas/`).

    python scripts/make_schemas.py            write them anew
    python scripts/make_schemas.py --check    exit 1 if the files on disk are not what would be written

Those of the YAML files come from the records; those of the JSON outputs are written by hand in
`schema_source/outputs.py` and held to what the commands really print by `tests/editor/test_outputs.py`.
"""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from schema_source.from_models import schema_of
from schema_source.outputs import OUTPUTS
from yshj.model.baseline import Baseline
from yshj.model.decision import Decisions
from yshj.model.plan import Plan
from yshj.model.policy import Config
from yshj.model.report import Report

FOLDER = Path(__file__).resolve().parent.parent / "src" / "yshj" / "schemas"

FILES = {
    "plan": schema_of(Plan, "方案文件", "data/plan-*.yaml：方案的单位、任务、时限和要求"),
    "report": schema_of(Report, "填报文件", "data/reports 下的 *.yaml：一个单位的进展，只增不改"),
    "decisions": schema_of(
        Decisions, "决定文件", "data/decisions.yaml：督查部门的延期、销号、退回、指定和豁免"
    ),
    "config": schema_of(Config, "配置文件", "yshj.yaml：路径、评判口径、日历和门禁；各项都可不写"),
    "baseline": schema_of(Baseline, "基线文件", "yshj check 的已知发现"),
}


def schemas() -> dict[str, str]:
    """File name → text of every schema."""
    return {f"{name}.json": _text(schema) for name, schema in (FILES | OUTPUTS).items()}


def _text(schema: dict[str, Any]) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _outdated() -> list[str]:
    wanted = schemas()
    names = wanted.keys() | {path.name for path in FOLDER.glob("*")}
    return sorted(name for name in names if _on_disk(name) != wanted.get(name))


def _on_disk(name: str) -> str | None:
    path = FOLDER / name
    return path.read_text("utf-8") if path.is_file() else None


def main() -> int:
    """Returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if anything differs")
    if parser.parse_args().check:
        outdated = _outdated()
        for name in outdated:
            print(f"not what would be written: {name}", file=sys.stderr)
        return 1 if outdated else 0
    FOLDER.mkdir(exist_ok=True)
    for name in _outdated():
        (FOLDER / name).unlink(missing_ok=True)
    for name, text in schemas().items():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
