"""Forms on their way out: written where nothing stands, for a form that is there may hold answers."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from yshj.cli.machinery.exits import FINE, NOT_WRITTEN, UNREADABLE, Exit
from yshj.cli.machinery.outputs import Output, refuse_outputs
from yshj.cli.machinery.session import Session
from yshj.cli.machinery.streams import emit, print_message, print_problems
from yshj.files.os_reasons import os_reason
from yshj.files.write import create_files
from yshj.output.formats import FORMATS
from yshj.output.safe import one_line
from yshj.output.words import units_text

if TYPE_CHECKING:
    from yshj.judging.form_view import FormView


def write_forms(session: Session, forms: "Mapping[str, FormView]", dry_run: bool) -> int:
    """Writes those that ask anything, all or none, and says how much each asks."""
    from yshj.judging.form_view import how_many
    from yshj.output.excel.form import form_book

    asking = {path: view for path, view in forms.items() if view.cells}
    for path in asking:
        _refuse(session, path)
    refuse_outputs([Output("-o", path, FORMATS["excel"]) for path in asking], session.opened)
    files = {path: form_book(view) for path, view in asking.items()}
    fresh = {str(Path(path)): data for path, data in files.items() if not _is_there(path, data)}
    print_problems(session.loaded.problems)
    silent = session.shared.form == "none"
    if not dry_run and not silent:
        try:
            create_files(fresh)
        except OSError as error:
            raise Exit(f"写不进 {error.filename}：{os_reason(error)}；没有写任何文件", NOT_WRITTEN) from None
    lines = [f"{'会写入' if dry_run else '已写入'} {path}：{view.asks}" for path, view in asking.items()]
    if len(lines) > 1:
        cells = sum(view.cells for view in asking.values())
        lines.append(f"共 {len(lines)} 份，{cells} 格：{how_many([*asking.values()])}；配合的任务不用填")
    if idle := [view.meta.unit for view in forms.values() if not view.cells]:
        lines.append(f"没有要填的，没有做表：{units_text(idle, session.header)}")
    if dry_run:
        emit("" if silent else "".join(f"{one_line(line)}\n" for line in lines), "page")
    elif not silent:
        for line in lines:
            print_message(line)
    return UNREADABLE if session.loaded.problems else FINE


def _refuse(session: Session, path: str) -> None:
    if not path.lower().endswith(".xlsx"):
        raise Exit(f"-o {path}：填报表是 Excel 文件，文件名请以 .xlsx 结尾")
    folder = os.path.join(os.path.realpath(session.reports_folder), "")
    if os.path.realpath(path).startswith(folder):
        raise Exit(f"-o {path}：在填报文件夹里面，会被当作填报；请写到别处")


def _is_there(path: str, data: bytes) -> bool:
    """Whether the very same form stands there already; raises Exit where another file does."""
    if not os.path.lexists(path):
        return False
    if os.path.isfile(path) and Path(path).read_bytes() == data:
        return True
    raise Exit(f"-o {path}：已有这个文件，可能填过，没有写；请移走它，或换一个名字")
