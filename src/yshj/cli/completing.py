"""What a shell is offered when somebody presses Tab; asked through the environment, see `completions/`."""

import os
import shlex
from typing import Any

from typer._click.shell_completion import CompletionItem, ShellComplete  # they have no public name
from typer.core import TyperGroup

from yshj.cli.completing_values import VALUES, Row

ASKED = "_YSHJ_COMPLETE"
"""Names the shell that asks; its words after the program's name are the arguments, or the lines of
`_YSHJ_WORDS` where a shell loses empty arguments."""


def main(arguments: list[str]) -> int:
    """Answers the shell that asked; returns the exit code, which is always 0."""
    from yshj.cli.machinery.streams import emit

    lines = os.environ.get("_YSHJ_WORDS")
    words = arguments if lines is None else lines.split("\n")
    emit(answer(os.environ[ASKED], words), "data")
    return 0


def answer(shell: str, words: list[str]) -> str:
    """A line `value<TAB>meaning` for each thing that fits the last of `words`. Never raises.

    Nobody wants to read an error while typing: what cannot be found out is not offered.
    """
    try:
        return "".join(f"{value}\t{meaning}\n" for value, meaning in _rows(shell, words))
    except Exception:  # the words may be anything, and half of a command line is no valid one
        return ""


def _rows(shell: str, raw: list[str]) -> list[Row]:
    from yshj.cli.app import COMMANDS, program

    *before, last = _joined_again([_unquoted(word) for word in raw])
    items = _Asking(_offering(program(), COMMANDS), {}, "yshj", ASKED).get_completions(before, last)
    rows = [(str(item.value), _meaning(item)) for item in items]
    name, sign, _ = last.partition("=")
    if shell == "fish" and sign and name.startswith("--"):
        return [(f"{name}={value}", meaning) for value, meaning in rows]
    return rows


def _meaning(item: CompletionItem) -> str:
    return "显示本帮助" if item.value == "--help" else " ".join((item.help or "").split())


class _Asking(ShellComplete):
    """The library's own way from words to the parameter that is being typed."""

    def source_vars(self) -> dict[str, Any]:
        return {}

    def get_completion_args(self) -> tuple[list[str], str]:
        return [], ""

    def format_completion(self, item: CompletionItem) -> str:
        return str(item.value)


def _unquoted(word: str) -> str:
    """A word as the shell would pass it on; an unfinished quotation ends where the word ends."""
    for finished in (word, word.removesuffix("\\"), f"{word}'", f'{word}"'):
        try:
            return "".join(shlex.split(finished))
        except ValueError:
            continue
    return word


def _joined_again(words: list[str]) -> list[str]:
    """Bash breaks words at `=`: `--dept`, `=`, `市` is one option with its value."""
    if len(words) >= 3 and words[-2] == "=":
        return [*words[:-2], words[-1]]
    if len(words) >= 2 and words[-1] == "=":
        return [*words[:-1], ""]
    return words


def _offering(group: Any, commands: dict[str, str]) -> Any:
    """The program, offering its commands without importing them, and values everywhere."""
    load = group.get_command

    def offered(context: Any, typed: str) -> list[CompletionItem]:
        if typed and not typed[0].isalnum():
            return list(super(TyperGroup, group).shell_complete(context, typed))
        fitting = ((name, words) for name, words in commands.items() if name.startswith(typed))
        return [CompletionItem(name, help=words) for name, words in fitting]

    group.shell_complete = offered
    group.get_command = lambda context, name: _with_values(load(context, name))
    return _with_values(group)


def _with_values(command: Any) -> Any:
    """The command, each of its parameters offering what its metavar promises."""
    for param in command.params:
        metavar = getattr(param, "metavar", None)
        if metavar in VALUES:
            param.shell_complete = _completer(metavar)
    return command


def _completer(metavar: str) -> Any:
    def complete(context: Any, typed: str) -> list[CompletionItem]:
        fitting = (row for row in VALUES[metavar](context, typed) if row[0].startswith(typed))
        return [CompletionItem(value, help=meaning) for value, meaning in fitting]

    return complete
