"""A notice to one unit: as a paper, or as one paragraph for a chat group."""

from datetime import date
from typing import Any

from yshj.files.papers.office_templates import TemplateText
from yshj.judging.papers.notices import Matter, Notice, Tone
from yshj.model.quoting import cut
from yshj.model.standing import Standing, State
from yshj.output.blocks import Column, table
from yshj.output.numerals import numeral
from yshj.output.words import count_line, policy_line
from yshj.papers.filling import filled, in_full
from yshj.papers.paper import Paper, mark_of

OFFICE = "督查部门"
_TITLES = {Tone.TALK: "约谈建议单", Tone.SUPERVISE: "督办单", Tone.REMIND: "提示单"}
_CALLS = {Tone.TALK: "须立即整改，并建议约谈", Tone.SUPERVISE: "须抓紧整改", Tone.REMIND: "请抓紧办理"}
_ASKS = {
    "T01": "尽快完成并报送完成情况，确需延期的书面申请，经准予后方可延期",
    "O03": "确定责任人并报送第一次进展",
    "T06": "书面说明受阻事由和需要协调的事项",
    "T10": "说明节点未达到的原因，报送补救安排",
    "T03": "说明落后原因，报送追赶计划",
    "T04": "加快进度，预计不能按期的在时限之前申请延期",
    "T05": "报送最近进展，没有变化也说明原因",
    "T11": "对已发的督办作出答复",
    "T12": "报送以百分比表示的进度",
    "O04": "明确责任人",
    "E02": "说明与目标值的差距和补救安排",
    "E04": "按频次补办经常性工作",
    "E06": "补齐交付成果",
    "T09": "今后在时限之前申请延期",
}
"""Finding → what the unit is asked to do about it, in the order in which it is asked."""
_MOST_CHARACTERS = 300
_LONGEST_TITLE = 40


def notice_paper(notice: Notice, template: TemplateText, answer_by: date, number: str | None = None) -> Paper:
    """The notice as the template words it; raises TemplateFault.

    Who is no subordinate gets a letter among equals, whatever was found.
    """
    plan = notice.header.plan.name if notice.header.plan else ""
    first = [matter for matter in notice.matters if not is_merely_due(matter)]
    values: dict[str, Any] = {
        "标题": "关于行动方案有关事项的函" if notice.equals else title_of(notice),
        "编号": number or "（未编号）",
        "单位": notice.unit,
        "函": notice.equals,
        "督办": not notice.equals and notice.tone is not Tone.REMIND,
        "数据不全": notice.incomplete,
        "方案": plan,
        "方案版本": notice.header.plan.version if notice.header.plan else "",
        "读入": count_line(notice.header),
        "口径改动": policy_line(notice.header),
        "截至": notice.header.as_of,
        "办理": _CALLS[notice.tone],
        "事项": [_matter(matter, place, notice.equals) for place, matter in enumerate(first, 1)],
        "临期": [_matter(m, 0, notice.equals) for m in notice.matters if is_merely_due(m)],
        "临期序": numeral(len(first) + 1),
        "末序": numeral(len(first) + 1 + (len(first) < len(notice.matters))),
        "答复期限": answer_by,
        "督查部门": OFFICE,
        "回执": table(
            notice.matters,
            (Column("编号"), lambda matter: matter.row.task.id),
            (Column("任务", folds=True), lambda matter: matter.row.task.title),
            (Column("责任人", least=10), lambda _: ""),
            (Column("答复要点", folds=True, least=40), lambda _: ""),
        ),
    }
    return filled(template, values, mark_of(notice.header))


def title_of(notice: Notice) -> str:
    """What kind of paper it is, in a word."""
    return "函" if notice.equals else _TITLES[notice.tone]


def notice_text(notice: Notice, answer_by: date) -> str:
    """One paragraph of at most 300 characters; matters that find no room are counted."""
    mark = "【示例数据】" if notice.header.sample else ""
    tone = "函告" if notice.equals else notice.tone.label
    unread = "（数据不全，请先核对没有读入的填报）" if notice.incomplete else ""
    head = f"{mark}【{tone}】{notice.unit}：{unread}截至{in_full(notice.header.as_of)}，"
    end = f"请于{in_full(answer_by)}前把办理情况报{OFFICE}。"
    said: list[str] = []
    room = _MOST_CHARACTERS - len(head) - len(end) - len("另有 9999 件见附单。")
    for matter in notice.matters:
        task = matter.row.task
        state = [matter.row.lead.state.label] if matter.row.days_left is None else []
        said_of_it = "，".join([*state, *_situation(matter)])
        phrase = f"{task.id} {cut(task.title, _LONGEST_TITLE)}：{said_of_it}；"
        if len(phrase) > room:
            break
        said.append(phrase)
        room -= len(phrase)
    left = len(notice.matters) - len(said)
    return "".join([head, *said, f"另有 {left} 件见附单。" if left else "", end])


def progress_text(lead: Standing) -> str:
    """What a lead has reported, in words."""
    return "没有填报进度" if lead.progress is None else f"进度 {lead.progress}%"


def _situation(matter: Matter) -> list[str]:
    """What a column of days would say first; neither that a day comes near nor what the notice itself is."""
    left = matter.row.days_left
    late = f"逾期 {-left} 天" if left is not None and left < 0 else "今天到期" if left == 0 else ""
    soon = f"还有 {left} 天到期" if left and left > 0 else ""
    brief = [word for word in matter.brief if word not in ("临期", "建议督办", "建议约谈")]
    return [*filter(None, (late or soon,)), *brief]


def is_merely_due(matter: Matter) -> bool:
    """Whether nothing is said of it but that its day comes near."""
    return all(finding.code == "T02" for finding in matter.grounds)


def _matter(matter: Matter, place: int, equals: bool) -> dict[str, Any]:
    lead, task = matter.row.lead, matter.row.task
    due = lead.effective_due
    moved = task.task.due if due and task.task.due and task.task.due != due else None
    grounds = [f for f in matter.grounds if f.code not in (("T02", "T08") if equals else ("T02",))]
    codes = {finding.code for finding in grounds}
    return {
        "序": numeral(place),
        "编号": task.id,
        "任务": task.title,
        "时限": in_full(due) if due else "长期",
        "时限说明": f"（原为{in_full(moved)}）" if moved else "",
        "填报": f"最近填报 {in_full(lead.last_entry)}" if lead.last_entry else "没有填报记录",
        "进度": progress_text(lead),
        "状态": lead.state.label + ("（有欠项）" if lead.state is State.DONE else ""),
        "自": matter.since,
        "情况": "，".join(_situation(matter)) or "见依据",
        "依据": [f"{finding.text}（{finding.code}）" for finding in grounds],
        "要求": "；".join(_asks(codes)) or "按期完成，完成后即报",
    }


def _asks(codes: set[str]) -> list[str]:
    """Once a day has passed nobody can apply for more time before it."""
    late = ("T03", "T04") if "T01" in codes else ()
    return [ask for code, ask in _ASKS.items() if code in codes and code not in late]
