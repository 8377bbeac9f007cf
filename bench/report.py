"""Prints the measurements as Markdown, a line as soon as it is known."""

from pathlib import Path

from goals import Row
from place import machine, versions
from processes import Cost


def head(python: Path, runs: int) -> None:
    """The machine's line and the head of the table."""
    _say(f"{machine()}\n{versions(python)} · 每项 {runs} 次\n")
    _say("| 测量 | CPU 秒 | 内存 MiB | 对照 | CPU 秒 | 内存 MiB | 倍数 | 目标 | 结果 |")
    _say("| --- | --: | --: | --- | --: | --: | --: | --- | --- |")


def line(row: Row) -> None:
    """One measurement with its goals."""
    pair = row.pair
    goals = "，".join(words for words, _ in row.verdicts)
    held = "，".join("达到" if reached else "**未达到**" for _, reached in row.verdicts)
    cells = (row.what, _cost(pair.first), row.yardstick, _cost(pair.second), f"{pair.ratio:.2f}", goals, held)
    _say(f"| {' | '.join(cells)} |")


def note(text: str) -> None:
    """Something that was not measured, and why."""
    _say(f"| {text} | | | | | | | | |")


def beside_head() -> None:
    """The head of the table of other programs."""
    _say("\n其他程序在同一批数据上的开销，只作参照，不设目标：\n")
    _say("| 程序 | 规模 | CPU 秒 | 内存 MiB |\n| --- | --- | --: | --: |")


def beside(name: str, size: str, cost: Cost | None) -> None:
    """One other program."""
    _say(f"| {name} | {size} | {_cost(cost) if cost else '未安装 | '} |")


def _cost(cost: Cost) -> str:
    return f"{cost.seconds:.3f} | {cost.mib:.0f}"


def _say(text: str) -> None:
    print(text, flush=True)
