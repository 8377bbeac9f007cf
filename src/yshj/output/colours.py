"""The colours of the screen: what each meaning looks like, in words that rich knows, and as escape codes."""

from yshj.output.blocks import Style

COLOURS: dict[Style, str] = {
    "": "",
    "overdue": "bold red",
    "unowned": "magenta",
    "at_risk": "yellow",
    "on_track": "green",
    "done": "cyan",
    "suspended": "dim",
    "error": "bold red",
    "warning": "yellow",
    "info": "cyan",
    "strong": "bold",
    "dim": "dim",
}
_CODES = {
    "bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33", "magenta": "35", "cyan": "36",
}  # fmt: skip


def coloured(text: str, style: Style) -> str:
    """`text` between the escape codes of that style; as it is where the style has none."""
    codes = ";".join(_CODES[word] for word in COLOURS[style].split())
    return f"\x1b[{codes}m{text}\x1b[0m" if codes else text
