"""`yshj template`."""

import os
from typing import TYPE_CHECKING, Annotated

from yshj.cli.machinery.declaring import Word, flag, option
from yshj.cli.machinery.exits import Exit
from yshj.cli.machinery.form_files import write_forms
from yshj.cli.machinery.office_extra import need
from yshj.cli.machinery.outputs import refuse_other_formats
from yshj.cli.machinery.selecting import unit_selected
from yshj.cli.machinery.shared_options import SharedOptions, shared_options
from yshj.cli.machinery.writing import DryRun, Yes
from yshj.files.edit.ledger import file_name_of

if TYPE_CHECKING:
    from yshj.judging.form_view import FormView


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
    from yshj.cli.machinery.session import open_session
    from yshj.judging.form_view import form_view, form_views, office_view

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
        return write_forms(session, forms, dry_run)
    view = office_view(assessment) if office else form_view(assessment, unit_selected(session, dept))
    return write_forms(session, {shared.output or _name(view): view}, dry_run)


def _name(view: "FormView") -> str:
    return file_name_of(view.meta.unit, ".xlsx")
