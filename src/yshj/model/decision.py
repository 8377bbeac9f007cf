"""Decisions of the supervising office: extend, close, return, assign, waive."""

from typing import Annotated, Literal, get_args

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from yshj.model.days import Day
from yshj.model.record import Many, NeverNull, Record, Text

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
COMMON_KEYS = frozenset({"at", "date", "kind", "task", "reason", "authority"})


class Decision(Record):
    """One decision; it takes effect after the entries of its day."""

    date: Day = Field(title="决定日期", examples=["2025-08-20"])
    kind: Kind = Field(title="决定种类")
    task: Text = Field(title="任务编号", examples=["1-2-6"])
    unit: Annotated[Text | None, NeverNull()] = Field(
        default=None, title="单位", description="不写则为该任务的全部牵头单位"
    )
    until: Annotated[Day | None, NeverNull()] = Field(default=None, title="延至或豁免至（含当日）")
    applied: Annotated[Day | None, NeverNull()] = Field(default=None, title="申请日期")
    group: Annotated[Text | None, NeverNull()] = Field(default=None, title="集合单位")
    units: Many[Text] = Field(default=(), title="指定的单位")
    code: Annotated[Text | None, NeverNull()] = Field(default=None, title="豁免的代码", examples=["T05"])
    reason: Annotated[Text | None, NeverNull()] = Field(default=None, title="理由")
    authority: Annotated[Text | None, NeverNull()] = Field(default=None, title="批准人或依据")

    @model_validator(mode="after")
    def _keys_fit_the_kind(self) -> "Decision":
        written = self.model_fields_set
        missing = NEEDED_KEYS[self.kind] - written
        surplus = written - COMMON_KEYS - ALLOWED_KEYS[self.kind]
        if missing or surplus:
            raise PydanticCustomError("decision_keys", "{text}", {"text": self._complaint(missing, surplus)})
        if self.kind == "assign" and not self.units:
            raise PydanticCustomError("decision_keys", "指定（assign）至少要写一个单位：units: [某单位]")
        return self

    def _complaint(self, missing: frozenset[str] | set[str], surplus: set[str]) -> str:
        what = f"{KIND_LABELS[self.kind]}（{self.kind}）"
        parts = []
        if missing:
            parts.append(f"缺少 {'、'.join(_EXAMPLES[key] for key in sorted(missing))}")
        if surplus:
            parts.append(f"不能写 {'、'.join(sorted(surplus))}")
        return f"{what}{'，'.join(parts)}"


class Decisions(Record):
    """The file of all decisions."""

    format: Literal["yshj-decisions/1"] = Field(title="文件格式")
    sample: bool = Field(default=False, title="示例数据")
    decisions: Many[Decision] = Field(title="决定")


KINDS: tuple[Kind, ...] = get_args(Kind)
