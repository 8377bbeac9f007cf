"""The colours of the screen: what each meaning looks like, in words that rich knows, and as escape codes."""

from yshj.model.finding import Severity
from yshj.model.standing import State
from yshj.output.blocks import Style

COLOURS: dict[Style, str] = {
    "": "",
    State.OVERDUE: "bold red",
    State.UNOWNED: "magenta",
    State.AT_RISK: "yellow",
    State.ON_TRACK: "green",
    State.DONE: "cyan",
    State.SUSPENDED: "dim",
    Severity.ERROR: "bold red",
    Severity.WARNING: "yellow",
    Severity.INFO: "cyan",
    "strong": "bold",
    "dim": "dim",
}
_CODES = {
    "bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33", "magenta": "35", "cyan": "36",
}  # fmt: skip


def coloured(text: str, style: Style) -> str:
    """`text` between the escape codes of that style; as it is where either is empty."""
    codes = ";".join(_CODES[word] for word in COLOURS[style].split())
    return f"\x1b[{codes}m{text}\x1b[0m" if codes and text else text
