"""Decisions of the supervising office: extend, close, return, assign, waive."""

from dataclasses import dataclass
from typing import Annotated, Literal

from yshj.model.days import Day
from yshj.model.marks import Doc, Many, NeverNull
from yshj.model.record import Record, Text

Kind = Literal["extend", "close", "return", "assign", "waive"]

KIND_LABELS: dict[Kind, str] = {
    "extend": "延期",
    "close": "销号",
    "return": "退回",
    "assign": "指定",
    "waive": "豁免",
}

NEEDED_KEYS: dict[Kind, frozenset[str]] = {
    "extend": frozenset({"until"}),
    "close": frozenset(),
    "return": frozenset(),
    "assign": frozenset({"group", "units"}),
    "waive": frozenset({"code"}),
}
ALLOWED_KEYS: dict[Kind, frozenset[str]] = {
    "extend": frozenset({"unit", "until", "applied"}),
    "close": frozenset({"unit"}),
    "return": frozenset({"unit"}),
    "assign": frozenset({"group", "units"}),
    "waive": frozenset({"unit", "code", "until"}),
}
_EXAMPLES = {
    "until": "until（例如 until: 2025-10-31）",
    "group": "group（例如 group: 各经济开发区(园区)）",
    "units": "units（例如 units: [某单位]）",
    "code": "code（例如 code: T05）",
}
COMMON_KEYS = frozenset({"date", "kind", "task", "reason", "authority"})


@dataclass(frozen=True, slots=True)
class Decision(Record):
    """One decision; it takes effect after the entries of its day."""

    date: Annotated[Day, Doc("决定日期", examples=("2025-08-20",))]
    kind: Annotated[Kind, Doc("决定种类")]
    task: Annotated[Text, Doc("任务编号", examples=("1-2-6",))]
    unit: Annotated[Text | None, NeverNull(), Doc("单位", "不写则为该任务的全部牵头单位")] = None
    until: Annotated[Day | None, NeverNull(), Doc("延至或豁免至（含当日）")] = None
    applied: Annotated[Day | None, NeverNull(), Doc("申请日期")] = None
    group: Annotated[Text | None, NeverNull(), Doc("集合单位")] = None
    units: Annotated[Many[Text], Doc("指定的单位")] = ()
    code: Annotated[Text | None, NeverNull(), Doc("豁免的代码", examples=("T05",))] = None
    reason: Annotated[Text | None, NeverNull(), Doc("理由")] = None
    authority: Annotated[Text | None, NeverNull(), Doc("批准人或依据")] = None

    def __post_init__(self) -> None:
        """Raises ValueError for keys that its kind does not know, and without those that it needs."""
        written = self.at.written
        missing = NEEDED_KEYS[self.kind] - written
        surplus = written - COMMON_KEYS - ALLOWED_KEYS[self.kind]
        if missing or surplus:
            raise ValueError(self._complaint(missing, surplus))
        if self.kind == "assign" and not self.units:
            raise ValueError("指定（assign）至少要写一个单位：units: [某单位]")

    def _complaint(self, missing: frozenset[str], surplus: frozenset[str]) -> str:
        what = f"{KIND_LABELS[self.kind]}（{self.kind}）"
        parts = []
        if missing:
            parts.append(f"缺少 {'、'.join(_EXAMPLES[key] for key in sorted(missing))}")
        if surplus:
            parts.append(f"不能写 {'、'.join(sorted(surplus))}")
        return f"{what}{'，'.join(parts)}"


@dataclass(frozen=True, slots=True)
class Decisions(Record):
    """The file of all decisions."""

    format: Annotated[Literal["yshj-decisions/1"], Doc("文件格式")]
    decisions: Annotated[Many[Decision], Doc("决定")]
    sample: Annotated[bool, Doc("示例数据")] = False
