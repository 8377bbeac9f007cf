"""`yshj update`."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any

from yshj.cli.machinery.clock import typed_day
from yshj.cli.machinery.declaring import Word, Words, argument, flag, option
from yshj.cli.machinery.exits import UNREADABLE, Exit
from yshj.cli.machinery.selecting import one_unit
from yshj.cli.machinery.session import Session, open_session
from yshj.cli.machinery.shared_options import SharedOptions, shared_options
from yshj.cli.machinery.writing import Draft, DryRun, Yes, drafted, write_drafted
from yshj.files.edit.ledger import entries_change
from yshj.files.yaml.scalars import resolve

_VOID = frozenset({"D02", "D05", "D09", "E07"})
"""Findings of an entry that would not count."""


@shared_options
def command(
    shared: SharedOptions,
    task: Annotated[str, argument("编号", "如 1-1-1")],
    dept: Annotated[str, option("--dept", "单位", "填报单位：全称、简称或其中一段")],
    date: Annotated[Word, option("--date", "日期", "进展的日期；默认为今天")] = None,
    progress: Annotated[Word, option("--progress", "进度", "0 至 100 的整数；100 表示完成")] = None,
    owner: Annotated[Word, option("--owner", "责任人", "科室和姓名")] = None,
    note: Annotated[Word, option("--note", "文字", "进展情况")] = None,
    following: Annotated[Word, option("--next", "文字", "下一步举措")] = None,
    delivered: Annotated[Words, option("--delivered", "成果", "已落地的交付成果，可重复")] = None,
    measure: Annotated[Words, option("--measure", "名称=数值", "实测值，如 全程网办率=91.2，可重复")] = None,
    held: Annotated[Words, option("--held", "名称=次数", "当日开展的经常性工作，可重复")] = None,
    reached: Annotated[Words, option("--reached", "节点", "已达到的节点，可重复")] = None,
    evidence: Annotated[Words, option("--evidence", "文件或网址", "佐证材料，可重复；从当前文件夹找")] = None,
    blocked: Annotated[Word, option("--blocked", "原因", "受阻的原因")] = None,
    unblock: Annotated[bool, flag("--unblock", "受阻已解除")] = False,
    ask: Annotated[Word, option("--ask", "日期", "申请延期至哪一天；写原时限为撤回申请")] = None,
    yes: Yes = False,
    dry_run: DryRun = False,
) -> int:  # fmt: skip
    """补记一条进展：先按 lint --dept 检查，再显示改动，同意后写在该单位填报的末尾。

    写的是台账，只增不改；没有写到的项保持原来的值。

    例：

    yshj update 1-1-1 --dept 市市场监督管理局 --progress 60 --note 电话报来 --dry-run
    """
    if blocked is not None and unblock:
        raise Exit("--blocked 和 --unblock 只能写一个")
    typed: dict[str, Any] = {
        "progress": resolve(progress) if progress else None, "owner": owner, "note": note, "next": following,
        "delivered": delivered, "measures": _figures("--measure", measure),
        "held": _figures("--held", held), "reached": reached, "evidence": evidence,
        "blocked": blocked, "ask": ask,
    }  # fmt: skip
    entry = {key: value for key, value in typed.items() if value is not None}
    if unblock:
        entry["blocked"] = None
    return write_drafted(shared, lambda: _draft(shared, task, dept, date, entry), yes, dry_run)


def _draft(shared: SharedOptions, task: str, dept: str, typed: str | None, said: dict[str, Any]) -> Draft:
    session = open_session(shared)
    books = session.books()
    unit = one_unit(session, dept)
    day = typed_day("--date", typed) if typed else session.as_of
    if day > session.clock.today:
        raise Exit(f"--date {day} 在今天（{session.clock.today}）之后；进展写已经发生的事")
    entry = {"date": day, "task": task, **said}
    change = entries_change(books, session.workspace, session.reports_folder, unit, [entry])
    if "evidence" in entry:
        entry["evidence"] = [_from_report(item, change.path.parent) for item in entry["evidence"]]
    draft = drafted(session, [change], day, _VOID)
    if draft.after and _entries(draft.after, unit) != _entries(session, unit) + 1:
        raise Exit(f"{change.name} 不是 {unit} 的填报文件，没有写；请改名或移走", UNREADABLE)
    return draft


def _entries(session: Session, unit: str) -> int:
    books = session.loaded.books
    return sum(len(own) for (writer, _), own in books.ledgers.items() if writer == unit) if books else 0


def _figures(option: str, typed: Iterable[str] | None) -> dict[str, Any] | None:
    """名称=数值, each; what is no number is left for the reader to complain about."""
    if typed is None:
        return None
    figures = {}
    for one in typed:
        name, sign, figure = one.rpartition("=")
        if not sign or not name.strip():
            raise Exit(f"{option} “{one}”应写成 名称=数值，例如 全程网办率=91.2")
        if name.strip() in figures:
            raise Exit(f"{option} “{name.strip()}”写了两次")
        figures[name.strip()] = resolve(figure.strip())
    return figures


def _from_report(item: str, folder: Path) -> str:
    """A file that lies where the command is typed, as the report has to call it."""
    if "://" in item or (folder / item).exists() or not os.path.exists(item):
        return item
    return Path(os.path.relpath(item, folder)).as_posix()
