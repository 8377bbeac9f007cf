"""`yshj decide`."""

from typing import Annotated, Any

from yshj.cli.machinery.clock import typed_day
from yshj.cli.machinery.declaring import Word, Words, argument, option
from yshj.cli.machinery.exits import Exit
from yshj.cli.machinery.selecting import units_named
from yshj.cli.machinery.session import Session, open_session
from yshj.cli.machinery.shared_options import SharedOptions, shared_options
from yshj.cli.machinery.writing import Draft, DryRun, Yes, drafted, write_drafted
from yshj.files.edit.ledger import decisions_change
from yshj.files.find.evidence import proof_digests
from yshj.judging.case import Cases
from yshj.judging.lead import leads_in
from yshj.judging.renames import name_on
from yshj.judging.views.proofs import proofs
from yshj.model.decision import KINDS

_VOID = frozenset({"D07"})
"""The finding of a decision that would change nothing."""
_NAMES = ("unit", "from", "to", "units")
LABELS = {kind: known.label for kind, known in KINDS.items()}
_LISTED = "，".join(map(" ".join, LABELS.items()))


@shared_options
def command(
    shared: SharedOptions,
    kind: Annotated[str, argument("决定", _LISTED)],
    task: Annotated[Word, argument("编号", "如 1-2-6；更名、全部换牵头不写")] = None,
    reason: Annotated[Word, option("--reason", "理由", "为什么这样决定；每条决定都要写")] = None,
    authority: Annotated[Word, option("--authority", "依据", "批准人或依据的文件")] = None,
    date: Annotated[Word, option("--date", "日期", "决定的日期；默认为今天")] = None,
    unit: Annotated[Word, option("--unit", "单位", "只对这个单位；不写则为当日全部牵头部门")] = None,
    until: Annotated[Word, option("--until", "日期", "延期至、退回后限期至、豁免至（含当日）")] = None,
    applied: Annotated[Word, option("--applied", "日期", "延期的申请日期")] = None,
    milestone: Annotated[Word, option("--milestone", "节点", "只延这个节点")] = None,
    due: Annotated[Word, option("--due", "时限", "调整后的时限，如 2025-09")] = None,
    source: Annotated[Word, option("--from", "单位", "换牵头或更名之前的单位")] = None,
    to: Annotated[Words, option("--to", "单位", "接手的单位，可重复；更名后的名称")] = None,
    group: Annotated[Word, option("--group", "集合单位", "为哪个集合单位指定")] = None,
    units: Annotated[Words, option("--units", "单位", "指定的单位，可重复")] = None,
    code: Annotated[Word, option("--code", "代码", "豁免的代码，如 T05")] = None,
    level: Annotated[Word, option("--level", "督办级别", "提醒、督办或约谈")] = None,
    number: Annotated[Word, option("--number", "文号", "督办件的文号")] = None,
    reply_by: Annotated[Word, option("--reply-by", "日期", "督办的答复期限（含当日）")] = None,
    yes: Yes = False,
    dry_run: DryRun = False,
) -> int:  # fmt: skip
    """记一条决定：先检查名称和效果，再显示改动，同意后写在决定文件的末尾；没有文件则新建。

    销号（close）同时记下所核验的每个佐证文件的 SHA-256，以后有改动为 E08。

    例：

    yshj decide extend 1-9-6 --until 2025-11-30 --date 2025-10-20 --reason 招标流标一次 --dry-run

    yshj decide close 1-2-2 --unit 东胜区 --date 2025-10-20 --reason 现场核验通过 --dry-run
    """
    if kind not in KINDS:
        raise Exit(f"没有“{kind}”这种决定，可以用：{_LISTED}")
    if reason is None:
        raise Exit("缺少选项 --reason：每条决定都要写理由")
    typed = {
        "kind": kind, "task": task, "unit": unit, "until": until, "applied": applied,
        "milestone": milestone, "due": due, "from": source, "to": to, "group": group, "units": units,
        "code": code, "level": level, "number": number, "reply_by": reply_by,
        "reason": reason, "authority": authority,
    }  # fmt: skip
    said = {key: value for key, value in typed.items() if value is not None}
    return write_drafted(shared, lambda: _draft(shared, date, said), yes, dry_run)


def _draft(shared: SharedOptions, date: str | None, said: dict[str, Any]) -> Draft:
    session = open_session(shared)
    day = typed_day("--date", date) if date else session.as_of
    decision = {"date": day, **said}
    if said["kind"] == "waive" and (until := said.get("until")) and typed_day("--until", until) < day:
        raise Exit(f"豁免至 {until}，早于决定日期 {day}；补记以前的决定，请用 --date 写明当时的日期")
    for key in _NAMES:
        decision |= {key: _full(session, said[key])} if key in said else {}
    if said["kind"] == "close":
        decision |= _verified(session, decision)
    change = decisions_change(session.books(), session.workspace, session.decisions_file, [decision])
    return drafted(session, [change], day, _VOID)


def _full(session: Session, typed: str | list[str]) -> Any:
    """The names that were meant, in full; a group's stays its own."""
    if isinstance(typed, list):
        return [_full(session, one) for one in typed]
    books = session.books()
    group = books.names.group(typed)
    return group.name if group else units_named(session, typed).units[0]


def _verified(session: Session, decision: dict[str, Any]) -> dict[str, Any]:
    """The digests of all files that prove what is closed."""
    books = session.books()
    task = next((task for task in books.plan.tasks if task.id == decision.get("task")), None)
    if task is None:
        return {}
    day = decision["date"]
    units = {*map(name_on(books, day), units_named(session, decision.get("unit")).units)}
    leads = leads_in(Cases(books, session.terms, day).of(task))
    closed = [lead for lead in leads if not units or lead.unit in units]
    digests = proof_digests(proofs(books, closed), session.workspace)
    return {"evidence": digests} if digests else {}
