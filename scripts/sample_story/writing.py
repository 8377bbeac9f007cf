"""The story in YAML and in text: report files, the decisions, evidence files."""

from dataclasses import dataclass
from datetime import date

from sample_story.decisions import DECISIONS
from sample_story.turns import Fields

SCHEMA = "# yaml-language-server: $schema="
MARK = "# 示例数据：为演示 yshj 而编写，不反映任何单位的真实工作情况。\n"
FIELD_ORDER = ("progress", "owner", "note", "next", "delivered", "measures", "held", "evidence", "blocked")


@dataclass(frozen=True)
class Entry:
    """One dated entry of a unit."""

    day: date
    task: str
    fields: Fields


def report_text(unit: str, entries: list[Entry]) -> str:
    """One report file."""
    lines = [
        f"{SCHEMA}../../src/yshj/schemas/report.json\n{MARK}format: yshj-report/1",
        f"unit: {unit}",
        "sample: true",
        "entries:",
    ]
    for entry in entries:
        lines += [f"  - date: {entry.day.isoformat()}", f"    task: {entry.task}"]
        lines += [f"    {name}: {scalar(entry.fields[name])}" for name in FIELD_ORDER if name in entry.fields]
    return "\n".join(lines) + "\n"


def decisions_text() -> str:
    """The decisions file."""
    lines = [
        f"{SCHEMA}../src/yshj/schemas/decisions.json\n{MARK}format: yshj-decisions/1",
        "sample: true",
        "decisions:",
    ]
    for decision in DECISIONS:
        pairs = [f"{name}: {scalar(value)}" for name, value in decision.items()]
        lines += [f"  - {pairs[0]}", *(f"    {pair}" for pair in pairs[1:])]
    return "\n".join(lines) + "\n"


def evidence_text(name: str, shows: str) -> str:
    """An evidence file that says what it is not."""
    return (
        "本文件为 yshj 示例数据，不反映任何真实情况，也不是任何单位的材料。\n\n"
        f"名称：{name.removesuffix('.txt')}\n若为真实材料，这里应是：{shows}\n"
    )


def scalar(value: object) -> str:
    """A value in YAML; the story holds no text that would need more than this quoting."""
    if value is None:
        return "null"
    if isinstance(value, list):
        return f"[{', '.join(scalar(item) for item in value)}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{name}: {scalar(item)}' for name, item in value.items())}}}"
    text = str(value)
    return f'"{text}"' if "://" in text else text
