"""The words and colours of a form: how to fill it in, what was said last, why a task is asked about."""

from yshj.judging.views.form import FormRow
from yshj.judging.views.matters import ASK, CLAIM, GROUP, SUPERVISE
from yshj.judging.views.short import ABSENCE
from yshj.model.assessment import Header
from yshj.model.form import OFFICE_SHEET, OTHER_SHEET, PROGRESS_SHEET, SUPPORT_SHEET
from yshj.model.standing import Standing, State
from yshj.output.words import INCOMPLETE, SAMPLE

FILLS = {
    State.OVERDUE: "FFC7CE",
    State.UNOWNED: "E4DFEC",
    State.AT_RISK: "FFEB9C",
    State.ON_TRACK: "C6EFCE",
    State.DONE: "EDEDED",
}
"""Behind the number and the reasons; the word stands there too."""
MATTER_FILLS = {CLAIM: "C6EFCE", ASK: "FFEB9C", GROUP: "E4DFEC", SUPERVISE: "FFC7CE"}
TITLES = {
    PROGRESS_SHEET: f"{PROGRESS_SHEET}填报表",
    OTHER_SHEET: OTHER_SHEET,
    SUPPORT_SHEET: SUPPORT_SHEET,
    OFFICE_SHEET: "待决定事项",
}
HOW = {
    PROGRESS_SHEET: "只填蓝色格子，灰色格子不用填；整行空着视为没有填报，不会改动以前报过的内容。"
    "本期进度填 0 至 100 的整数，不写 %，完成填 100；没有进展的，在“进展情况”里写明原因。"
    "交付成果、佐证材料有几项的用“、”隔开；佐证文件与本表放在同一文件夹交回。请不要改编号。",
    OTHER_SHEET: "只填蓝色格子：指标填最新的实测值，节点已经达到的选“已达到”，"
    "经常性工作填上次填报以后新开展的次数；没有的空着。",
    SUPPORT_SHEET: "本单位配合的任务，仅供参阅，不用填报；写在这一页的内容不会收。",
    OFFICE_SHEET: "只填蓝色格子；“决定”空着的留待以后。作了决定的都要写理由。"
    "截止：延期和退回写新的时限（延期空着的按申请的日期），督办、约谈、提醒写答复期限。"
    "指定的，在“指定单位”写单位名称，几家的用“、”隔开。",
}
"""By sheet."""
_ASKED = {
    "T01": "请写明何时完成，已完成的填 100",
    "O03": "请填报第一条进展",
    "T11": "请写明督办事项的整改情况",
    "O04": "请写明责任人",
    "T10": "节点没有达到的请写明原因",
    "T03": "请写明落后原因和追赶措施",
    "T06": "障碍已消除的，存在问题填“无”",
    "T05": "没有变化也请写明原因",
    "T12": "请填本期进度",
    "T04": "确实不能按期的，请申请延期",
    "E06": "请填已落地的交付成果",
    "E02": "请在第二张表填新的实测值",
    "E03": "请在第二张表填实测值",
    "E01": "请补佐证材料",
    "E07": "请补上佐证文件，或改正文件名",
    "E08": "佐证材料核验后有改动，请重新提供",
    "T02": "请抓紧收尾，完成的填 100",
}
"""What the unit can do about a finding, the most pressing first; a form says the first two."""


def title(header: Header, what: str, unit: str | None = None) -> str:
    """What stands above everything: the plan, what it is for, and what to beware of."""
    name = header.plan.name if header.plan else ""
    sample = f"【{SAMPLE}】" if header.sample else ""
    return f"{name}　{what}{sample}{f'（{INCOMPLETE}）' if header.is_incomplete(unit) else ''}"


def asked_text(row: FormRow) -> str:
    """The state in a word, why, and what the unit is to do about it."""
    lead = row.lead
    word = "已完成，待核验" if lead.state is State.DONE else lead.state.label
    why = "，".join(row.reasons)
    said = why if why.startswith(word) else f"{word}：{why}" if why else word
    half = f"（{INCOMPLETE}）" if lead.incomplete else ""
    unheard = ABSENCE if lead.incomplete else frozenset()
    may_ask = row.codes if "ask" in row.cells else row.codes - {"T04"}
    todo = [text for code, text in _ASKED.items() if code in may_ask - unheard][:2]
    pending = [f"已申请延期至 {row.pending}，待督查部门决定"] if row.pending else []
    return "；".join([said + half, *pending, *todo])


def last_text(row: FormRow) -> str:
    """What the unit said last, with its day and the owner it named."""
    owner = f"（责任人：{row.lead.owner}）" if row.lead.owner else ""
    told = f"{row.told.date} {row.told.note}" if row.told else ""
    return f"{told}{owner}"


def node_text(lead: Standing) -> str:
    """The next milestone, with its day and figure."""
    node = lead.next_milestone
    if node is None:
        return ""
    figure = f" {node.progress}%" if node.progress is not None else ""
    return f"{node.name}{figure}\n{node.due}"
