"""Decisions of the supervising office: whatever changes after the plan was issued."""

from dataclasses import field
from typing import Annotated, Literal, NamedTuple, get_args

from yshj.model.days import Day, LastDay
from yshj.model.marks import Bare, Doc, FreeKeys, Many, NeverNull
from yshj.model.plan import TaskRef
from yshj.model.record import Record, Text, nothing, record

Kind = Literal[
    "extend", "amend", "transfer", "rename", "suspend", "resume",
    "close", "return", "assign", "waive", "supervise",
]  # fmt: skip
Level = Literal["提醒", "督办", "约谈"]


class KindOf(NamedTuple):
    """What users call a kind of decision, and which keys it must and may write beside the common ones."""

    label: str
    needs: frozenset[str]
    may: frozenset[str] = frozenset()


def _kind(label: str, needs: str, may: str = "") -> KindOf:
    return KindOf(label, frozenset(needs.split()), frozenset(may.split()))


KINDS: dict[Kind, KindOf] = {
    "extend": _kind("延期", "task until", "unit applied milestone"),
    "amend": _kind("调整时限", "task due"),
    "transfer": _kind("换牵头", "from to", "task"),
    "rename": _kind("更名", "from to"),
    "suspend": _kind("中止", "task", "unit"),
    "resume": _kind("恢复", "task", "unit"),
    "close": _kind("销号", "task", "unit evidence"),
    "return": _kind("退回", "task", "unit until"),
    "assign": _kind("指定", "task group units"),
    "waive": _kind("豁免", "task code", "unit until"),
    "supervise": _kind("督办", "task level", "unit number reply_by"),
}
assert KINDS.keys() == {*get_args(Kind)}
COMMON_KEYS = frozenset({"date", "kind", "reason", "authority"})
_EXAMPLES = {
    "task": "task（例如 task: 1-2-6）",
    "until": "until（例如 until: 2025-10-31）",
    "due": "due（例如 due: 2025-09）",
    "from": "from（例如 from: 某单位）",
    "to": "to（例如 to: [另一单位]）",
    "group": "group（例如 group: 各经济开发区(园区)）",
    "units": "units（例如 units: [某单位]）",
    "code": "code（例如 code: T05）",
    "level": "level（提醒、督办或约谈，例如 level: 督办）",
}


@record
class Decision(Record):
    """One decision; it takes effect after the entries of its day, a handover before them."""

    date: Annotated[Day, Doc("决定日期", examples=("2025-08-20",))]
    kind: Annotated[Kind, Doc("决定种类")]
    task: Annotated[
        TaskRef | None, NeverNull(), Doc("任务编号", "换牵头不写则为该单位的全部任务；更名不写", ("1-2-6",))
    ] = None
    unit: Annotated[Text | None, NeverNull(), Doc("单位", "不写则为该任务当日的全部牵头部门")] = None
    until: Annotated[Day | None, NeverNull(), Doc("延至或豁免至（含当日）")] = None
    applied: Annotated[Day | None, NeverNull(), Doc("申请日期")] = None
    milestone: Annotated[Text | None, NeverNull(), Doc("延期的节点", "不写则为整个任务")] = None
    due: Annotated[LastDay | None, NeverNull(), Doc("调整后的时限", examples=("2025-09",))] = None
    from_: Annotated[Text | None, NeverNull(), Doc("原单位", "换牵头或更名之前")] = None
    to: Annotated[Many[Text], Bare(), Doc("接手的单位；更名后的名称")] = ()
    group: Annotated[Text | None, NeverNull(), Doc("集合单位")] = None
    units: Annotated[Many[Text], Doc("指定的单位")] = ()
    code: Annotated[Text | None, NeverNull(), Doc("豁免的代码", examples=("T05",))] = None
    level: Annotated[Level | None, NeverNull(), Doc("督办级别", examples=("督办",))] = None
    number: Annotated[Text | None, NeverNull(), Doc("文号", examples=("督2025-12",))] = None
    reply_by: Annotated[Day | None, NeverNull(), Doc("答复期限（含当日）")] = None
    evidence: Annotated[
        dict[str, Text], FreeKeys(), Doc("核验过的佐证材料", "路径与 SHA-256，由 decide 写入")
    ] = field(default_factory=nothing)
    reason: Annotated[Text | None, NeverNull(), Doc("理由")] = None
    authority: Annotated[Text | None, NeverNull(), Doc("批准人或依据")] = None

    @property
    def label(self) -> str:
        """What users call its kind."""
        return KINDS[self.kind].label

    def __post_init__(self) -> None:
        """Raises ValueError for keys that its kind does not know, and without those that it needs."""
        kind, written = KINDS[self.kind], self.at.written
        missing = kind.needs - written
        surplus = written - COMMON_KEYS - kind.needs - kind.may
        if missing or surplus:
            raise ValueError(self._complaint(missing, surplus))
        if self.kind == "assign" and not self.units:
            raise ValueError("指定（assign）至少要写一个单位：units: [某单位]")
        if self.kind == "transfer" and not self.to:
            raise ValueError("换牵头（transfer）至少要写一个接手的单位：to: [另一单位]")
        if self.kind == "rename" and len(self.to) != 1:
            raise ValueError("更名（rename）只能写一个新名称：to: 新名称")

    def _complaint(self, missing: frozenset[str], surplus: frozenset[str]) -> str:
        what = f"{self.label}（{self.kind}）"
        parts = []
        if missing:
            parts.append(f"缺少 {'、'.join(_EXAMPLES[key] for key in sorted(missing))}")
        if surplus:
            parts.append(f"不能写 {'、'.join(sorted(surplus))}")
        return f"{what}{'，'.join(parts)}"


@record
class Decisions(Record):
    """The file of all decisions."""

    format: Annotated[Literal["yshj-decisions/1"], Doc("文件格式")]
    decisions: Annotated[Many[Decision], Doc("决定")]
    sample: Annotated[bool, Doc("示例数据")] = False
