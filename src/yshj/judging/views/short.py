"""Findings in a few words, for a column of a table: from figures, never cut out of the long text."""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import NamedTuple

from yshj.model.assessment import TaskStanding
from yshj.model.figures import NO_FIGURES, Figures
from yshj.model.finding import Finding, Severity
from yshj.model.quoting import named
from yshj.model.standing import Standing, State


class _Words(NamedTuple):
    """How a code is called without its figures, and how with them."""

    bare: str
    full: Callable[[Figures], str] | None = None


def _overdue(figures: Figures) -> str:
    return f"逾期 {figures.days} 天" + (f"（{figures.note}）" if figures.note else "")


def _forecast(figures: Figures) -> str:
    return figures.note or f"预计 {figures.day}"


def _silent(figures: Figures) -> str:
    return f"缺报 {figures.number} 期" if figures.number else f"{figures.days} 天未报"


_WORDS = {
    "T01": _Words("逾期", _overdue),
    "O01": _Words("无牵头部门"),
    "O02": _Words("未指定单位"),
    "O03": _Words("从未填报", lambda f: f"从未填报（{f.days} 天）"),
    "T06": _Words("受阻", lambda f: f"受阻：{f.note}"),
    "T10": _Words("节点已过", lambda f: f"节点已过 {f.days} 天"),
    "T03": _Words("落后", lambda f: f"落后 {f.points} 点"),
    "T04": _Words("预计延误", _forecast),
    "T05": _Words("未报", _silent),
    "T12": _Words("无进度数", lambda f: f"{f.days} 天无进度数"),
    "T09": _Words("延期申请晚", lambda f: f"延期申请晚 {f.days} 天"),
    "T11": _Words("督办未复"),
    "T08": _Words("建议督办", lambda f: f"建议{f.note}"),
    "O04": _Words("缺责任人"),
    "E02": _Words("目标未达", lambda f: f"目标未达 {f.note}"),
    "E04": _Words("应办未办", lambda f: f"应办 {f.number}/{f.of} 次"),
    "E06": _Words("成果未全", lambda f: f"成果缺 {f.number} 项"),
    "T07": _Words("晚完成", lambda f: f"晚 {f.days} 天"),
    "E01": _Words("缺佐证"),
    "E07": _Words("佐证不成立"),
    "E03": _Words("目标未测"),
    "E08": _Words("核验后有改动"),
    "E05": _Words("待核验"),
    "O05": _Words("配合名单未尽"),
    "D02": _Words("非本单位任务"),
    "D03": _Words("进度回落", lambda f: f"进度回落 {f.points} 点"),
    "D04": _Words("日期未到"),
    "D05": _Words("名称未识别"),
    "D06": _Words("同日矛盾"),
    "D07": _Words("决定无效"),
    "D08": _Words("补记"),
    "D09": _Words("重复填报"),
    "P01": _Words("集合未指明"),
    "P02": _Words("无可验成果"),
    "P03": _Words("责任单位未列"),
    "P04": _Words("目标缺单位"),
    "P05": _Words("一名两写"),
    "P06": _Words("时限逢休息日"),
    "P07": _Words("无时限"),
    "T02": _Words("临期"),
}
"""In the order in which the words of one lead stand; T02 is only said where nothing else is."""
_ORDER = {code: place for place, code in enumerate(_WORDS)}
_OF_DONE = frozenset(("E02", "E04", "E06", "T07"))
"""What is said of a lead that is done: what it still owes, and that it was late; the rest are columns."""
_OF_WAITING = frozenset(code for code in _WORDS if code[0] in "TO" and code != "T01") | {"E04"}
_EVERYTHING = frozenset(_WORDS) - {"T01", "E05"}
ABSENCE = frozenset(("O03", "O04", "T05", "T11", "T12", "E01", "E03", "E06"))
"""What says that something was not reported: never said of a unit with unread input."""


def short(code: str, figures: Figures = NO_FIGURES, *, paper: bool = False) -> str:
    """A code in at most sixteen characters, but for words of the unit's own; on papers a little fuller.

    Without figures it is the code's name: 「落后」 for 「落后 38 点」.
    """
    words = _WORDS[code]
    if words.full is None or figures == NO_FIGURES:
        return words.bare
    said = words.full(figures)
    if not paper:
        return said
    if code == "T04" and not figures.note:
        return f"{said} 完成"
    if code == "T10":
        return f"节点{named(figures.note)}已过 {figures.days} 天"
    return said.removesuffix("点") + "个百分点" if figures.points is not None else said


def in_short(findings: Iterable[Finding], *, paper: bool = False, infos: bool = False) -> tuple[str, ...]:
    """The findings of one lead in few words, each thing said once; infos are left out unless asked for.

    Neither a gap nor silence is said beside 「从未填报」, nor that a deadline comes near beside anything
    worse. What a waiver covers is marked.
    """
    kept = _kept(findings, infos)
    return tuple([_said(code, kept[code], paper) for code in sorted(kept, key=_ORDER.__getitem__)])


def shown(
    task: TaskStanding,
    lead: Standing,
    *,
    paper: bool = False,
    but: Collection[str] = (),
    everything: bool = False,
) -> tuple[str, ...]:
    """Why a lead stands as it does, in few words, beside columns that say how late it is.

    `but` are codes that have a column of their own too. Where advice is given on `everything` that was
    found, all of it is named, but for what the columns say.
    Of a unit with unread input nothing is said that means "not reported": 数据不全 has to stand there.
    """
    if lead.state is State.SUSPENDED:
        return ()
    codes = _EVERYTHING if everything else _OF_DONE if lead.state is State.DONE else _OF_WAITING
    own = [f for f in task.findings if f.unit == lead.unit and f.code in codes and f.code not in but]
    said = in_short(own, paper=paper, infos=everything) if own else ()
    if lead.returned_on and lead.state is not State.ON_TRACK and not lead.incomplete:
        return ("退回未再报", *said)
    return said


def _kept(findings: Iterable[Finding], infos: bool) -> Mapping[str, list[Finding]]:
    kept: dict[str, list[Finding]] = {}
    never = False
    for finding in findings:
        never = never or finding.code == "O03"
        unheard = finding.incomplete and finding.code in ABSENCE
        if not unheard and (infos or finding.severity is not Severity.INFO or finding.code == "T07"):
            kept.setdefault(finding.code, []).append(finding)
    if never:  # also where that is not said because of unread input
        kept.pop("T03", None)
        kept.pop("T05", None)
    if any(own[0].severity is not Severity.INFO for code, own in kept.items() if code != "T02"):
        kept.pop("T02", None)
    return kept


def _said(code: str, findings: list[Finding], paper: bool) -> str:
    """Several findings of one code make one word: the first that no waiver covers, or how many things."""
    first = min(findings, key=lambda finding: finding.waived)
    figures = Figures(number=len(findings)) if code == "E06" else first.figures
    return short(code, figures, paper=paper) + ("（已豁免）" if first.waived else "")
