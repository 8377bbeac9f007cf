"""What has to be decided: each kind of case once, with all its cases."""

from collections.abc import Iterator
from typing import NamedTuple

from yshj.judging.papers.period import Owing, PeriodView
from yshj.judging.papers.urgency import ESCALATED
from yshj.judging.views.lists import LeadRow
from yshj.judging.views.short import in_short, short
from yshj.model.standing import Reason
from yshj.output.pages.period.wording import cases_text, counted_by_unit, named, spoken, titled
from yshj.output.words import SUMMARISED, unit_text

_GROUNDS = {"建议督办": "连续两次或以上月末预警、未认领或逾期", "建议约谈": "最近三次月末均逾期"}


class Item(NamedTuple):
    """One kind of case: what is to be done of how many, and the cases by name."""

    headline: str
    text: str


def agenda(view: PeriodView) -> tuple[Item, ...]:
    """Everything that waits for the office; empty where nothing does."""
    parts = (_supervise, _appoint, _claim, _unblock, _extend, _verify, _remind)
    return tuple(item for part in parts for item in part(view))


def _supervise(view: PeriodView) -> Iterator[Item]:
    levels: dict[str, list[LeadRow]] = {}
    for row, reason in _reasons(view, *ESCALATED):
        levels.setdefault(short(reason.code, reason.figures), []).append(row)
    for level, rows in levels.items():
        why = _GROUNDS.get(level, "没有按期答复督办")
        text = f"“{level}”{len(rows)} 件，见第四、五部分（{why}）：{counted_by_unit(rows, view.header)}。"
        yield Item(f"{level} {len(rows)} 件", text)


def _reasons(view: PeriodView, *codes: str) -> Iterator[tuple[LeadRow, Reason]]:
    for row in view.having(*codes):
        yield from ((row, reason) for reason in row.lead.reasons if reason.code in codes)


def _appoint(view: PeriodView) -> Iterator[Item]:
    open_groups = [named(row, view.header) for row in view.having("O02")]
    if open_groups:
        text = f"指定单位：{cases_text(open_groups)}由集合单位牵头，尚未指定是哪几家。"
        yield Item(f"指定单位 {len(open_groups)} 件", text)
    if view.leaderless:
        tasks = "、".join(titled(task) for task in view.leaderless)
        yield Item(f"明确牵头部门 {len(view.leaderless)} 项", f"明确牵头部门：{tasks}没有牵头部门。")


def _claim(view: PeriodView) -> Iterator[Item]:
    """Of whom not everything could be read it is not known whether they have."""
    cases = [
        named(row, view.header, short("O03", reason.figures))
        for row, reason in _reasons(view, "O03")
        if not row.lead.incomplete
    ]
    if cases:
        yield Item(f"责成认领 {len(cases)} 件", f"责成认领：{cases_text(cases)}。")


def _unblock(view: PeriodView) -> Iterator[Item]:
    cases = [
        named(row, view.header, reason.figures.note.rstrip("。；")) for row, reason in _reasons(view, "T06")
    ]
    if cases:
        yield Item(f"协调受阻 {len(cases)} 件", f"协调受阻：{cases_text(cases)}。")


def _extend(view: PeriodView) -> Iterator[Item]:
    cases = [
        named(ask.row, view.header, f"{spoken(ask.day, view)}申请延期至 {ask.until}") for ask in view.asks
    ]
    if cases:
        yield Item(f"延期申请 {len(cases)} 件", f"是否准予延期：{cases_text(cases)}。")


def _verify(view: PeriodView) -> Iterator[Item]:
    if not view.unverified and not view.unmet:
        return
    done = [_owed(one, view) for one in view.owing if one.done]
    days = [row.lead.done_on for row in view.unverified if row.lead.done_on]
    oldest = f"，最早的 {min(days)} 完成" if days else ""
    text = f"核验自报完成的 {len(view.unverified)} 件{oldest}。"
    if done:
        text += f"已完成的事项中有欠项 {len(done)} 件：{cases_text(done)}。"
    summarised = [row for row in view.unverified if _lacks_summarised(row)]
    if summarised:
        cases = cases_text([named(row, view.header) for row in summarised])
        text += f"交付成果没有写明已落地 {len(summarised)} 件（{SUMMARISED}）：{cases}。"
    owed = f"（{len(done)} 件有欠项）" if done else ""
    yield Item(f"核验 {len(view.unverified)} 件{owed}", text)


def _lacks_summarised(row: LeadRow) -> bool:
    own = (f for f in row.task.findings if f.unit == row.lead.unit and f.code == "E06")
    return bool(in_short(own)) and "E06" not in row.lead.unmet


def _remind(view: PeriodView) -> Iterator[Item]:
    cases = [_owed(one, view) for one in view.owing if not one.done]
    if cases:
        yield Item(f"补办经常性工作 {len(cases)} 件", f"责成补办经常性工作：{cases_text(cases)}。")


def _owed(one: Owing, view: PeriodView) -> str:
    """Which target or duty it is has to be said: the unit would ask; missing deliverables are counted.

    Of a duty that was neglected in several periods the last is told.
    """
    alike: dict[object, list[str]] = {}
    for finding in one.findings:
        if finding.code != "E06":
            alike.setdefault(finding.at if finding.code == "E04" else finding.text, []).append(finding.text)
    texts = [f"{own[-1]}{f'（共 {len(own)} 期不足）' if len(own) > 1 else ''}" for own in alike.values()]
    texts += in_short(finding for finding in one.findings if finding.code == "E06")
    texts += ["已销号"] if any(lead.unit == one.unit and lead.verified for lead in one.task.leads) else []
    return f"{titled(one.task)}（{unit_text(one.unit, view.header)}）{'，'.join(texts)}"
