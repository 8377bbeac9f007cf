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
    """One column: the key of what an answer becomes, or a word for a reference; its width in letters."""

    key: str
    header: str
    width: int
    answer: bool = False


def _columns(references: str, answers: str = "") -> tuple[Column, ...]:
    listed = [
        (one.split(), kind == answers) for kind in (references, answers) for one in kind.split(",") if one
    ]
    return tuple(Column(key, header, int(width), answer) for (key, header, width), answer in listed)


(UNIT_COLUMN,) = _columns(f"unit {UNIT_LABEL} 14")
(WHY_COLUMN,) = _columns("why 退回原因 30")
"""The first of the form for all units."""
PROGRESS_COLUMNS = _columns(
    "task 编号 8, title 任务 15, due 时限 11, milestone 下一节点 11, last_progress 上次进度 6,"
    "last 上次情况 17, asked 要求 19",
    "progress 本期进度 6, owner 责任人 10, note 进展情况 22, next 下一步举措 15, blocked 存在问题 12,"
    "delivered 交付成果 13, evidence 佐证材料 11, ask 申请延期至 11",
)
OTHER_COLUMNS = _columns(
    "task 编号 8, title 任务 28, sort 类别 11, name 名称 28, demand 要求 22, last 上次 24", "answer 本期 12"
)
SUPPORT_COLUMNS = _columns("task 编号 8, title 任务 40, due 时限 11, leads 牵头部门 70")
OFFICE_COLUMNS = _columns(
    "task 编号 8, title 任务 22, unit 单位 17, matter 事由 36",
    "verdict 决定 8, units 指定单位 14, day 截止 11, reason 理由 22, authority 依据 14",
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


_VERDICTS = (
    Verdict("销号", "close"),
    Verdict("退回", "return", "until"),
    Verdict("延期", "extend", "until"),
    Verdict("不同意", None),
    Verdict("指定", "assign"),
    Verdict("督办", "supervise", "reply_by", "督办"),
    Verdict("约谈", "supervise", "reply_by", "约谈"),
    Verdict("提醒", "supervise", "reply_by", "提醒"),
)
VERDICTS = {verdict.word: verdict for verdict in _VERDICTS}


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
