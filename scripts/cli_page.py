"""Writes docs/cli.md: every command's usage, options and examples, as the commands themselves declare them.

`--check` exits 1 when the page is not what the commands say now.
"""

import sys
from collections.abc import Iterable, Iterator
from inspect import cleandoc
from pathlib import Path

from typer.core import TyperArgument, TyperCommand, TyperOption

from generated import write_or_check
from yshj.cli.app import COMMANDS, load_command, program
from yshj.cli.machinery import exits

PAGE = Path(__file__).resolve().parent.parent / "docs" / "cli.md"
EXITS = {
    exits.FINE: "没有问题",
    exits.GATED: "`check` 或 `lint --fail-on` 触发了门禁条件",
    exits.USAGE: "用法有误",
    exits.UNREADABLE: "有未能读入或不合要求的输入，或者没有可读的东西；优先于 1，能读的仍然显示",
    exits.NOT_WRITTEN: "写不出去（标准输出已满或已关闭也算）",
    exits.CRASHED: "内部错误，绝不与结论混淆",
    exits.INTERRUPTED: "被中断",
}
EXAMPLES = "例："


def main() -> int:
    """Writes the file; with --check only compares."""
    return write_or_check(PAGE, page())


def page() -> str:
    """The Markdown text."""
    shared = [param for param in program().params if isinstance(param, TyperOption)]
    parts = [
        "# 命令参考",
        "本页由命令自身生成；`yshj 命令 --help` 显示同样的内容。",
        _table(("命令", "作用"), ((f"[{name}](#{name})", text) for name, text in COMMANDS.items())),
    ]
    for name in COMMANDS:
        parts += _command(load_command(name), {option.name for option in shared})
    parts += ["## 通用选项", "每个命令都有，写在命令名之前或之后都可以。", _options(shared)]
    declared = sorted(code for code in vars(exits).values() if isinstance(code, int))
    codes = ((str(code), EXITS[code]) for code in declared)
    parts += ["## 退出码", _table(("退出码", "含义"), codes)]
    return "\n\n".join(parts) + "\n"


def _command(command: TyperCommand, shared: set[str | None]) -> Iterator[str]:
    arguments = [param for param in command.params if isinstance(param, TyperArgument)]
    own = [p for p in command.params if isinstance(p, TyperOption) and p.name not in shared and not p.hidden]
    words = [argument.metavar or argument.name or "" for argument in arguments]
    usage = [word if one.required else f"[{word}]" for word, one in zip(words, arguments, strict=True)]
    prose, _, examples = cleandoc(command.help or "").replace("\b\n", "").partition(f"\n{EXAMPLES}\n")
    yield f"## {command.name}"
    yield prose.strip()
    yield "    " + " ".join(["yshj", command.name or "", "[选项]", *usage])
    if arguments:
        yield _table(("参数", "含义"), zip(words, (one.help or "" for one in arguments), strict=True))
    if own:
        yield _options(own)
    lines = [f"    {line}" for line in examples.splitlines() if line.strip()]
    yield "\n".join([EXAMPLES, "", *lines])


def _options(options: Iterable[TyperOption]) -> str:
    return _table(("选项", "含义"), ((_names(option), option.help or "") for option in options))


def _names(option: TyperOption) -> str:
    names = "、".join(f"`{name}`" for name in (*option.opts, *option.secondary_opts))
    return names if option.is_flag or not option.metavar else f"{names} {option.metavar}"


def _table(head: tuple[str, str], rows: Iterable[tuple[str, str]]) -> str:
    lines = (f"| {left} | {right} |" for left, right in (head, ("---", "---"), *rows))
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
