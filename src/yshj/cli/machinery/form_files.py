"""Forms on their way out: written where nothing stands, for a form that is there may hold answers."""

import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from yshj.cli.machinery.exits import FINE, NOT_WRITTEN, UNREADABLE, Exit
from yshj.cli.machinery.outputs import Output, refuse_outputs
from yshj.cli.machinery.streams import emit, print_problems
from yshj.files.create.new_files import NewFile, write_new
from yshj.files.os_reasons import os_reason
from yshj.output.formats import FORMATS
from yshj.output.safe import one_line

if TYPE_CHECKING:
    from yshj.cli.machinery.session import Session
    from yshj.judging.form_view import FormView
    from yshj.judging.office_view import OfficeView

_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]')


class FormFile(NamedTuple):
    """A form and the file that it is to be."""

    path: str
    view: "FormView | OfficeView"


def file_of(name: str, view: "FormView | OfficeView", folder: str = "") -> FormFile:
    """The form in a file of that name; characters that files may not have become `_`."""
    return FormFile(os.path.join(folder, f"{_NOT_IN_NAMES.sub('_', name)}.xlsx"), view)


def write_forms(session: "Session", forms: Sequence[FormFile], *, dry_run: bool) -> int:
    """Writes those that ask anything, all or none, and says how much each asks."""
    asking = [form for form in forms if form.view.cells]
    form = FORMATS["excel"]
    for path, _ in asking:
        _refuse(session, path)
    refuse_outputs([Output("-o", path, form) for path, _ in asking], session.opened)
    silent = session.shared.form == "none"
    files = [NewFile(path, _rendered(session, view)) for path, view in asking]
    fresh = [file for file in files if not _is_there(file)]
    print_problems(session.loaded.problems)
    if not dry_run and not silent:
        try:
            write_new(Path(), fresh)
        except OSError as error:
            raise Exit(f"写不进 {error.filename}：{os_reason(error)}；没有写任何文件", NOT_WRITTEN) from None
    said = [] if silent else _told(forms, "会写入" if dry_run else "已写入")
    emit("".join(f"{one_line(line)}\n" for line in said), "page")
    return UNREADABLE if session.loaded.problems else FINE


def _rendered(session: "Session", view: "FormView | OfficeView") -> bytes:
    from yshj.cli.machinery.session import rendered

    content = rendered(view, FORMATS["excel"], session.render_options)
    return content if isinstance(content, bytes) else content.encode()


def _refuse(session: "Session", path: str) -> None:
    if not path.lower().endswith(".xlsx"):
        raise Exit(f"-o {path}：填报表是 Excel 文件，文件名请以 .xlsx 结尾")
    folder = session.reports_folder
    if os.path.realpath(path).startswith(os.path.join(os.path.realpath(folder), "")):
        raise Exit(f"-o {path}：在填报文件夹 {folder} 里面，会被当作填报；请写到别处")


def _is_there(file: NewFile) -> bool:
    """Whether the very same form stands there already; raises Exit where another file does."""
    if not os.path.lexists(file.path):
        return False
    if os.path.isfile(file.path) and Path(file.path).read_bytes() == file.text:
        return True
    raise Exit(f"-o {file.path}：已有这个文件，可能填过，没有写；请移走它，或换一个名字")


def _told(forms: Sequence[FormFile], verb: str) -> list[str]:
    lines = [f"{verb} {path}：{_asks(view)}" for path, view in forms if view.cells]
    idle = [view.meta.unit for _, view in forms if not view.cells]
    if len(lines) > 1:
        cells = sum(view.cells for _, view in forms)
        lines.append(f"共 {len(lines)} 份，{cells} 格；每项任务最多 7 格，配合的任务不用填")
    if idle:
        lines.append(f"没有要填的，没有做表：{'、'.join(idle)}")
    return lines


def _asks(view: "FormView | OfficeView") -> str:
    """How much a form asks: the fewer cells, the likelier it comes back."""
    from yshj.judging.form_view import FormView

    if not isinstance(view, FormView):
        return f"{len(view.rows)} 件待决定"
    tasks = sum(1 for row in view.rows if row.cells)
    others = f"，另有指标等 {len(view.others)} 格" if view.others else ""
    return f"{tasks} 项任务 {view.cells - len(view.others)} 格{others}，截止 {view.by}"
