"""`yshj collect`."""

import os
from collections.abc import Sequence
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from yshj.cli.machinery.clock import typed_day
from yshj.cli.machinery.declaring import Word, argument, flag, option
from yshj.cli.machinery.exits import FINE, UNREADABLE, Exit
from yshj.cli.machinery.office_extra import need
from yshj.cli.machinery.selecting import one_unit
from yshj.cli.machinery.session import Session, open_session
from yshj.cli.machinery.shared_options import SharedOptions, shared_options
from yshj.cli.machinery.streams import print_message
from yshj.cli.machinery.writing import Draft, DryRun, Yes, drafted, write_drafted

if TYPE_CHECKING:
    from yshj.files.collect.returned import Returned
    from yshj.files.collect.terms import Terms
    from yshj.judging.views.collect import CollectView


_FILES = argument("文件或文件夹…", "填好的表：xlsx、xlsm、xls、et、ods、csv")
_MAP = "自制表格的表头，例如 编号=序号,note=工作进展"


@shared_options
def command(
    shared: SharedOptions,
    files: Annotated[list[str], _FILES],
    date: Annotated[str, option("--date", "日期", "这一期进展的日期，如 2025-10-20")],
    dept: Annotated[Word, option("--dept", "单位", "表上没有写填报单位的，由此指定")] = None,
    columns: Annotated[Word, option("--map", "项=表头,…", _MAP)] = None,
    replace: Annotated[bool, flag("--replace", "同一日已由表收过的，改用这次的")] = False,
    partial: Annotated[bool, flag("--partial", "收下没错的行，其余写入 退回_单位.xlsx")] = False,
    yes: Yes = False,
    dry_run: DryRun = False,
) -> int:
    """收回各单位填好的表，写进填报；空格不改动任何内容，同一张表再收不会重复。

    每张表要么全收，要么不收；拒收的逐格说明，退出码为 3。

    例：

    yshj collect 回收/ --date 2025-10-28 --dry-run
    """
    code = FINE

    def draft() -> Draft:
        nonlocal code
        session = open_session(shared)
        view, made = _collected(session, files, _terms(session, date, dept, columns, replace, partial))
        code = UNREADABLE if view.refused or session.loaded.problems else FINE
        return made._replace(page=view)

    return write_drafted(shared, draft, yes, dry_run) or code


def _terms(
    session: Session, date: str, dept: str | None, columns: str | None, replace: bool, partial: bool
) -> "Terms":
    from yshj.files.collect.form import headers_of
    from yshj.files.collect.terms import Terms

    day = typed_day("--date", date)
    try:
        headers = headers_of({**session.config.collect.columns, **_mapped(columns)})
    except ValueError as reason:
        raise Exit(f"--map 或 collect.columns：{reason}") from None
    return Terms(
        judged=session.judged(day),
        today=session.clock.today,
        workspace=session.workspace,
        decisions=session.decisions_file,
        reports=session.reports_folder,
        dept=one_unit(session, dept) if dept else None,
        headers=headers,
        replace=replace,
        partial=partial,
    )


def _mapped(columns: str | None) -> dict[str, str]:
    """`编号=序号` → the header of the table, and what it stands for."""
    found = {}
    for pair in (columns or "").replace("，", ",").split(",") if columns else ():
        key, sign, header = pair.partition("=")
        if not sign or not key.strip() or not header.strip():
            raise Exit(f"--map 中的“{pair}”应为 项=表头，例如 编号=序号")
        if header.strip() in found:
            raise Exit(f"--map 中“{header.strip()}”写了两次，一列只能是一项")
        found[header.strip()] = key.strip()
    return found


def _collected(session: Session, files: Sequence[str], terms: "Terms") -> tuple["CollectView", Draft]:
    from yshj.files.collect.changes import changes_of
    from yshj.files.collect.round import Round
    from yshj.files.collect.sources import passed_over, sources
    from yshj.files.collect.view import view_of
    from yshj.files.os_reasons import os_reason

    try:
        found = sources(files)
    except FileNotFoundError as error:
        raise Exit(f"没有文件或文件夹 {error.filename}") from None
    except OSError as error:
        raise Exit(f"文件夹打不开 {error.filename}：{os_reason(error)}", UNREADABLE) from None
    if not found:
        raise Exit(f"{'、'.join(files)} 里没有表格文件（xlsx、xlsm、xls、et、ods、csv）", UNREADABLE)
    returned = Round(terms).collected(found)
    _tell(returned)
    heard = {unit for one in returned for unit in one.units}
    for path, unit in passed_over(files, terms.judged.books.names):
        if unit not in heard:
            print_message(f"注意：{path}：像是 {unit} 交的，但不是表格，没有读；填好的表请另存为 .xlsx")
    taken = [taking for one in returned for taking in one.taken]
    changes = changes_of(returned, terms)
    told = {name for taking in taken for name in taking.item.get("evidence", ())}
    draft = drafted(session, changes, terms.judged.as_of, frozenset(), told)
    further: dict[str, Path | bytes] = {new: old for one in returned for new, old in one.copies.items()}
    if terms.partial:
        further |= _going_back(returned, terms)
    return view_of(returned, terms), draft._replace(further=further)


def _going_back(returned: Sequence["Returned"], terms: "Terms") -> dict[str, bytes]:
    """The forms with what was not taken, by names that nothing bears yet."""
    from yshj.files.collect.returning import returned_views
    from yshj.files.edit.ledger import file_name_of

    need("xlsxwriter")
    from yshj.output.excel.form import returned_book

    found: dict[str, bytes] = {}
    for view in returned_views(returned, terms):
        stem = f"退回_{view.unit or '单位不明'}"
        names = (file_name_of(stem, f"-{n}.xlsx" if n else ".xlsx") for n in count())
        name = next(name for name in names if name not in found and not os.path.lexists(name))
        found[name] = returned_book(view)
    return found


def _tell(returned: Sequence["Returned"]) -> None:
    for one in returned:
        for refusal in one.refusals:
            print_message(f"{one.source.name} {refusal.at}".rstrip() + f": {refusal}")
        for note in one.notes:
            print_message(f"注意：{one.source.name}：{note}")
