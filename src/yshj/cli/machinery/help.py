"""Chinese help: usage, options and commands, aligned by what characters are wide on a screen."""

import shutil
from collections.abc import Iterable, Mapping
from textwrap import dedent
from typing import Any, NoReturn

import typer
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from yshj.cli.machinery.exits import FINE
from yshj.cli.machinery.shared_options import SharedOptions
from yshj.cli.machinery.streams import emit
from yshj.cli.machinery.usage import usage_of

_HELP_NAMES = ["-h", "--help"]
CONTEXT = {"help_option_names": _HELP_NAMES}
_SHARED_NAMES = frozenset(SharedOptions._fields)


class ChineseCommand(TyperCommand):
    """A command whose help is Chinese."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """As the library does, with the command known to its errors."""
        with usage_of(ctx):
            return super().parse_args(ctx, args)

    def format_help(self, ctx: typer.Context, formatter: object) -> None:  # type: ignore[override]
        """Writes usage, description and options by our own way out, and ends the run."""
        show_help(command_help(self, ctx))


def show_help(text: str) -> NoReturn:
    """Writes a help page; raises Exit where that fails, else typer's own end of a run."""
    emit(text, "page")
    raise typer.Exit(FINE)


def command_help(command: TyperCommand, ctx: typer.Context) -> str:
    """The help page of one command."""
    arguments = [p for p in command.params if isinstance(p, TyperArgument)]
    options = [p for p in command.get_params(ctx) if isinstance(p, TyperOption) and not p.hidden]
    own = [p for p in options if p.name not in _SHARED_NAMES and p.name != "help"]
    shared = [p for p in options if p.name in _SHARED_NAMES or p.name == "help"]
    usage = " ".join(_argument_word(argument) for argument in arguments)
    parts = [f"用法：{ctx.command_path} [选项] {usage}".rstrip(), _indented(command.help or "")]
    if arguments:
        parts.append(_section("参数：", ((_argument_word(a), a.help or "") for a in arguments)))
    if own:
        parts.append(_section("选项：", (_option(option) for option in own)))
    parts.append(_section("通用选项（也可写在命令名之前）：", (_option(option) for option in shared)))
    return "\n\n".join(part for part in parts if part) + "\n"


def group_help(group: TyperGroup, ctx: typer.Context, commands: Mapping[str, Mapping[str, str]]) -> str:
    """The help page of the program; `commands` by what they are for."""
    longest = max(len(name) for names in commands.values() for name in names)
    options = [p for p in group.get_params(ctx) if isinstance(p, TyperOption) and not p.hidden]
    parts = [
        f"用法：{ctx.command_path} [选项] 命令 [参数]…",
        _indented(group.help or ""),
        *(_section(title, names.items(), longest) for title, names in commands.items()),
        _section("通用选项（写在命令名之前或之后）：", (_option(option) for option in options)),
        _section("其他：", [("--version", "显示版本")]),
        f"“{ctx.command_path} 命令 --help”显示一个命令的用法和例子。",
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _argument_word(argument: TyperArgument) -> str:
    word = argument.metavar or argument.name or ""
    return word if argument.required else f"[{word}]"


def _option(option: TyperOption) -> tuple[str, str]:
    own = _HELP_NAMES if option.name == "help" else option.opts  # the library keeps its own in a set
    names = ", ".join((*own, *option.secondary_opts))
    if option.metavar and not option.is_flag:
        names += f" {option.metavar}"
    text = "显示本帮助" if option.name == "help" else option.help or ""
    return names, text


def _indented(text: str) -> str:
    lines = dedent(text).strip().replace("\b\n", "").splitlines()
    return "\n".join(f"  {line}" if line else "" for line in lines)


def _section(title: str, rows: Iterable[tuple[str, str]], least: int = 0) -> str:
    from yshj.output.text_width import fold, width

    table = list(rows)
    left = min(28, max(least, *(width(name) for name, _ in table)))
    room = max(30, min(100, shutil.get_terminal_size().columns) - left - 4)
    lines = [title]
    for name, text in table:
        folded = fold(text, room)
        fits = width(name) <= left
        if not fits:
            lines.append(f"  {name}")
        start = name if fits else ""
        lines.append(f"  {start}{' ' * (left - width(start))}  {folded[0]}".rstrip())
        lines += [f"  {' ' * left}  {line}" for line in folded[1:]]
    return "\n".join(lines)
