"""The way out for commands whose output has one form only."""

from yshj.cli.machinery.exits import FINE, Exit
from yshj.cli.machinery.outputs import deliver, own_output, refuse_outputs
from yshj.cli.machinery.shared_options import SharedOptions
from yshj.output.formats import FORMATS


def refuse_other_formats(shared: SharedOptions, form: str) -> None:
    """Raises Exit where another format than `form` was asked for."""
    if shared.form not in (None, form, "none"):
        raise Exit(f"这个命令没有 {shared.form} 格式")


def show_verbatim(shared: SharedOptions, text: str, form: str) -> int:
    """Writes `text` as it is, or nothing for `--format none`; returns the exit code."""
    refuse_other_formats(shared, form)
    refuse_outputs(own_output(shared, FORMATS[form]))
    deliver("" if shared.form == "none" else text, FORMATS[form].kind, shared.output)
    return FINE
