"""The forms that go out to units and to the office, and come back: their sheets, columns and words."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from yshj.model.decision import Kind, Level
from yshj.model.plan import Plan

FORMAT = "yshj-form/1"
PROGRESS_SHEET, OTHER_SHEET, SUPPORT_SHEET = "进展", "指标、节点与经常性工作", "配合事项"
OFFICE_SHEET = "决定"
META_SHEET, LISTS_SHEET = "_meta", "_lists"
"""Hidden: what the form is, and the words of its drop-downs."""
UNIT_LABEL, BY_LABEL, VERSION_LABEL = "填报单位", "截止日期", "方案版本"
"""On row 2, each with its value in the cell to the right; the form for all units has no first one."""
ALL_UNITS = "总表"
"""Stands for the unit in the meta sheet of the form for all units, whose rows say their own."""


class Column(NamedTuple):
    """One column of a form."""

    key: str
    """Of an answer the key of an entry or decision that it becomes; of a reference a word of its own."""
    header: str
    width: int
    """In characters of Latin script."""
    answer: bool = False


UNIT_COLUMN = Column("unit", UNIT_LABEL, 14)
"""The first of the form for all units."""
PROGRESS_COLUMNS = (
    Column("task", "编号", 8),
    Column("title", "任务", 15),
    Column("due", "时限", 11),
    Column("milestone", "下一节点", 11),
    Column("last_progress", "上次进度", 6),
    Column("last", "上次情况", 17),
    Column("asked", "要求", 19),
    Column("progress", "本期进度", 6, answer=True),
    Column("owner", "责任人", 10, answer=True),
    Column("note", "进展情况", 22, answer=True),
    Column("next", "下一步举措", 15, answer=True),
    Column("blocked", "存在问题", 12, answer=True),
    Column("delivered", "交付成果", 13, answer=True),
    Column("evidence", "佐证材料", 11, answer=True),
    Column("ask", "申请延期至", 11, answer=True),
)
OTHER_COLUMNS = (
    Column("task", "编号", 8),
    Column("title", "任务", 28),
    Column("sort", "类别", 11),
    Column("name", "名称", 28),
    Column("demand", "要求", 22),
    Column("last", "上次", 24),
    Column("answer", "本期", 12, answer=True),
)
SUPPORT_COLUMNS = (
    Column("task", "编号", 8),
    Column("title", "任务", 40),
    Column("due", "时限", 11),
    Column("leads", "牵头部门", 70),
)
OFFICE_COLUMNS = (
    Column("task", "编号", 8),
    Column("title", "任务", 22),
    Column("unit", "单位", 17),
    Column("matter", "事由", 36),
    Column("verdict", "决定", 8, answer=True),
    Column("units", "指定单位", 14, answer=True),
    Column("day", "截止", 11, answer=True),
    Column("reason", "理由", 22, answer=True),
    Column("authority", "依据", 14, answer=True),
)


class Sort(NamedTuple):
    """A kind of row on the sheet of other things: its word, and the key of an entry that it becomes."""

    label: str
    key: str


MEASURE, MILESTONE, RECURRING = Sort("指标", "measures"), Sort("节点", "reached"), Sort("经常性工作", "held")
SORTS = {sort.label: sort for sort in (MEASURE, MILESTONE, RECURRING)}
REACHED = "已达到"
"""The one answer of a milestone."""


class Verdict(NamedTuple):
    """A word of the office: the decision that it becomes, and the key of one that its day becomes."""

    word: str
    kind: Kind | None
    """None: nothing changes; an extension that is not granted."""
    day: str = ""
    level: Level | None = None


VERDICTS = {
    verdict.word: verdict
    for verdict in (
        Verdict("销号", "close"),
        Verdict("退回", "return", "until"),
        Verdict("延期", "extend", "until"),
        Verdict("不同意", None),
        Verdict("指定", "assign"),
        Verdict("督办", "supervise", "reply_by", "督办"),
        Verdict("约谈", "supervise", "reply_by", "约谈"),
        Verdict("提醒", "supervise", "reply_by", "提醒"),
    )
}


class Meta(NamedTuple):
    """What the hidden sheet says: it only confirms what the visible sheets say."""

    unit: str
    """The unit asked; `ALL_UNITS`; or `OFFICE_SHEET`."""
    version: str
    plan: str
    """The digest of the plan's head."""
    as_of: str
    ids: tuple[str, ...]
    """The tasks asked about, by their numbers."""

    def rows(self) -> list[tuple[str, str]]:
        """Its rows, a key and a value each; every id has its own."""
        head = {"format": FORMAT, **self._asdict()}
        del head["ids"]
        return [*head.items(), *(("id", one) for one in self.ids)]


def meta_of(rows: Sequence[tuple[str, str]]) -> Meta | None:
    """What the rows of a hidden sheet say; None where it is none of ours, or keys are missing."""
    said: Mapping[str, str] = dict(rows)
    if said.get("format") != FORMAT or not {"unit", "version", "plan", "as_of"} <= said.keys():
        return None
    ids = tuple(value for key, value in rows if key == "id")
    return Meta(said["unit"], said["version"], said["plan"], said["as_of"], ids)


def plan_digest(plan: Plan) -> str:
    """What tells one plan, or version of it, from another: twelve hexadecimal digits of its head.

    Of the head alone: an alias added while forms are out must not spoil them.
    """
    from hashlib import sha256

    head = plan.plan
    said = "\n".join((head.name, head.version, head.document, head.issued.isoformat()))
    return sha256(said.encode()).hexdigest()[:12]
