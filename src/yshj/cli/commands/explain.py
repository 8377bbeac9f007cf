"""`yshj explain`."""

from pathlib import Path
from typing import Annotated

from yshj.cli.machinery.declaring import argument
from yshj.cli.machinery.exits import FINE, Exit
from yshj.cli.machinery.outputs import deliver, own_output, refuse_outputs
from yshj.cli.machinery.session import chosen_format, rendered
from yshj.cli.machinery.shared_options import SharedOptions, shared_options
from yshj.cli.machinery.streams import print_problems, render_options
from yshj.files.find.workspace import find_workspace
from yshj.files.load.books import load_config
from yshj.files.load.reading import Reading
from yshj.judging.rules import RULES
from yshj.judging.views.problem_codes import PROBLEMS
from yshj.judging.views.verdict import explain_view


@shared_options
def command(shared: SharedOptions, code: Annotated[str, argument("代码", "如 T03、F02")]) -> int:
    """解释一个代码：含义、依据、如何消除、例子，以及工作区里生效的数。

    例：

    yshj explain T03
    """
    reading = Reading(find_workspace(Path(shared.directory or ".")))
    view = explain_view(code, load_config(reading))
    print_problems(reading.told)
    if view is None:
        known = [*(rule.code for rule in RULES), *PROBLEMS]
        meant = f"{code[:1].upper()}{code[1:].zfill(2)}"
        hint = f"是不是 {meant}？" if meant in known else f"可以用：{'、'.join(known)}"
        raise Exit(f"没有代码“{code}”，{hint}")
    form = chosen_format(shared, "table")
    refuse_outputs(own_output(shared, form))
    how = render_options(shared.color, shared.width, shared.output)
    deliver(rendered(view, form, how), form.kind, shared.output)
    return FINE
