"""The way out for commands whose output has one form only."""

from yshj.cli.exits import FINE, Stop
from yshj.cli.screen import emit
from yshj.cli.shared import Shared


def refuse_other_formats(shared: Shared, form: str) -> None:
    """Raises Stop where another format than `form` was asked for."""
    if shared.form not in (None, form, "none"):
        raise Stop(f"这个命令没有 {shared.form} 格式")


def show_verbatim(shared: Shared, text: str, form: str) -> int:
    """Writes `text` as it is, or nothing for `--format none`; returns the exit code."""
    refuse_other_formats(shared, form)
    emit("" if shared.form == "none" else text, form, shared.output)
    return FINE
