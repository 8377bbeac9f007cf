"""The colours of the screen: what each meaning looks like. Shape and word carry it, colour repeats it."""

from functools import cache

from yshj.model.finding import Severity
from yshj.model.standing import State
from yshj.output.blocks import Style

COLOURS: dict[Style, str] = {
    "": "",
    State.OVERDUE: "bold red",
    State.UNOWNED: "bold magenta",
    State.AT_RISK: "yellow",
    State.ON_TRACK: "",
    State.DONE: "green",
    State.SUSPENDED: "dim",
    Severity.ERROR: "bold red",
    Severity.WARNING: "yellow",
    Severity.INFO: "",
    "strong": "bold",
    "dim": "dim",
}


def coloured(text: str, style: Style) -> str:
    """`text` between the escape codes of that style; as it is where either is empty."""
    if not text or not COLOURS[style]:
        return text
    before, after = _around(COLOURS[style])
    return f"{before}{text}{after}"


@cache
def _around(look: str) -> tuple[str, str]:
    """The codes before and after, of rich: only a run with colours needs it."""
    from rich.color import ColorSystem
    from rich.style import Style as RichStyle

    before, after = RichStyle.parse(look).render("\n", color_system=ColorSystem.STANDARD).split("\n")
    return before, after
