"""`yshj template`: forms are written where nothing stands, for a form that is there may hold answers."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

from yshj.cli.machinery.declaring import Word, flag, option
from yshj.cli.machinery.exits import FINE, NOT_WRITTEN, UNREADABLE, Exit
from yshj.cli.machinery.office_extra import need
from yshj.cli.machinery.outputs import Output, refuse_other_formats, refuse_outputs
from yshj.cli.machinery.selecting import unit_selected
from yshj.cli.machinery.session import Session, open_session
from yshj.cli.machinery.shared_options import SharedOptions, shared_options
from yshj.cli.machinery.streams import emit, print_message, print_problems
from yshj.cli.machinery.writing import DryRun, Yes
from yshj.files.edit.ledger import file_name_of
from yshj.files.os_reasons import os_reason
from yshj.files.write import create_files
from yshj.judging.views.form import FormView, form_view, form_views, how_many, office_view
from yshj.output.formats import FORMATS
from yshj.output.safe import one_line
from yshj.output.words import units_text


@shared_options
def command(
    shared: SharedOptions,
    dept: Annotated[Word, option("--dept", "单位", "这个单位的填报表；写法同 status --dept")] = None,
    every: Annotated[bool, flag("--all", "每个要填报的单位一份，写进 -o 指定的文件夹")] = False,
    one: Annotated[bool, flag("--one", "所有单位一张总表，供在线表格共用")] = False,
    office: Annotated[bool, flag("--office", "待督查部门决定的事项：核验、延期、指定、督办")] = False,
    yes: Yes = False,
    dry_run: DryRun = False,
) -> int:
    """填报表（Excel）：只问必须问的，已有的文件一概不动。不写 -o 时，文件名为单位名称。

    例：

    yshj template --dept 市住建局 --as-of 2025-10-20

    yshj template --all --as-of 2025-10-20 -o 填报表

    yshj template --office --as-of 2025-10-20 -o 待决定.xlsx
    """
    refuse_other_formats(shared, "excel")
    if [dept is not None, every, one, office].count(True) != 1:
        raise Exit("请写 --dept 单位、--all、--one、--office 中的一个")
    if every and shared.output is None:
        raise Exit("--all 要写几十个文件，请用 -o 写明文件夹，例如 -o 填报表")
    need("xlsxwriter")
    session = open_session(shared)
    assessment = session.judged()
    if every:
        views = form_views(assessment)
        forms = {os.path.join(shared.output or "", _name(view)): view for view in views}
        if len(forms) < len(views):
            raise Exit("有两个单位的名称写成文件名时相同；请用 --dept 和 -o 逐个写出")
        return _write(session, forms, dry_run)
    view = office_view(assessment) if office else form_view(assessment, unit_selected(session, dept))
    return _write(session, {shared.output or _name(view): view}, dry_run)


def _name(view: FormView) -> str:
    return file_name_of(view.meta.unit, ".xlsx")


def _write(session: Session, forms: Mapping[str, FormView], dry_run: bool) -> int:
    """Writes those that ask anything, all or none, and says how much each asks."""
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
