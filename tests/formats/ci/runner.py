"""The GitHub runner as far as it reads a log: what it takes for a command, and what it shows of it.

After its documentation and behaviour: a line that begins with `::`, up to the next `::`, is a command with
`key=value` properties apart by commas; `##[name]` anywhere in a line is the older form. Of each kind of
annotation a step shows ten.
"""

from dataclasses import dataclass, field

KINDS = ("error", "warning", "notice")
COMMANDS = frozenset({*KINDS, "debug", "group", "endgroup", "add-mask", "stop-commands", "set-output"})
SHOWN = 10

_DATA = (("%0D", "\r"), ("%0A", "\n"), ("%25", "%"))
_PROPERTY = (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%"))


@dataclass
class Command:
    name: str
    message: str
    properties: dict[str, str] = field(default_factory=dict)


def commands(log: str) -> list[Command]:
    """Every command in the log, until one stops the reading of commands."""
    found = []
    for line in log.replace("\r\n", "\n").split("\n"):
        command = _new_form(line.lstrip()) or _old_form(line)
        if command:
            found.append(command)
            if command.name == "stop-commands":
                break
    return found


def annotations(log: str, kind: str) -> list[Command]:
    """The annotations of one kind that a step shows."""
    return [command for command in commands(log) if command.name == kind][:SHOWN]


def _new_form(line: str) -> Command | None:
    end = line.find("::", 2)
    if not line.startswith("::") or end < 0:
        return None
    name, _, listed = line[2:end].partition(" ")
    if name not in COMMANDS:
        return None
    pairs = (pair.split("=", 1) for pair in listed.strip().split(",") if "=" in pair)
    properties = {key: _undone(value, _PROPERTY) for key, value in pairs if value}
    return Command(name, _undone(line[end + 2 :], _DATA), properties)


def _old_form(line: str) -> Command | None:
    start = line.find("##[")
    end = line.find("]", start)
    if start < 0 or end < 0:
        return None
    name = line[start + 3 : end].split(" ", maxsplit=1)[0]
    return Command(name, line[end + 1 :]) if name in COMMANDS else None


def _undone(text: str, escapes: tuple[tuple[str, str], ...]) -> str:
    for written, meant in escapes:
        text = text.replace(written, meant)
    return text
