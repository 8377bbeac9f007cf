"""The action plan: units, groups, sections and tasks, as its YAML file writes them."""

import operator
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Literal

from annotated_types import Ge

from yshj.model.days import Day, Due
from yshj.model.marks import Doc, FreeKeys, Like, Many, NeverNull, Shorthand
from yshj.model.record import Record, Text, nothing

TaskId = Annotated[str, Like("[0-9]+(-[0-9]+){1,2}")]
Number = int | float

Force = Literal["required", "in_principle", "pilot", "strive", "encouraged"]
"""How binding the wording of an obligation is (contract, section 1)."""

BINDING: frozenset[Force] = frozenset({"required", "in_principle"})
"""Missing an obligation of any other force is never more than an info."""

FORCE_LABELS: dict[Force, str] = {
    "required": "必须",
    "in_principle": "原则上",
    "pilot": "试点",
    "strive": "力争",
    "encouraged": "鼓励",
}

UnitKind = Literal[
    "市直部门", "旗区", "园区", "垂直管理", "法院", "检察院", "党委部门", "群团", "企业", "事业单位", "其他"
]
Members = Literal["open", "leads"]
Every = Literal["week", "month", "quarter", "half_year", "year"]


@dataclass(frozen=True, slots=True)
class Unit(Record):
    """A body that the plan names or the office assigns."""

    name: Annotated[Text, Doc("单位全称", examples=("市市场监督管理局",))]
    kind: Annotated[UnitKind, Doc("单位类别", examples=("市直部门",))]
    aliases: Annotated[Many[Text], Doc("简称", examples=(["市市场监管局"],))] = ()


@dataclass(frozen=True, slots=True)
class Group(Record):
    """A collective unit (集合单位), judged member by member.

    `members` is a list of unit names, `open` (the plan does not say who) or `leads` (every unit
    that leads a task).
    """

    name: Annotated[Text, Doc("集合单位名称", examples=("各旗区人民政府",))]
    members: Annotated[
        Many[Text] | Members, Doc("成员", "单位名单；open 表示方案未写明；leads 表示所有牵头单位")
    ]


@dataclass(frozen=True, slots=True)
class Deliverable(Record):
    """What must exist or be true at the end (交付成果)."""

    name: Annotated[Text, Doc("交付成果")]
    force: Annotated[Force, Doc("约束力")] = "required"


_COMPARATORS = {
    "at_least": ("不低于", operator.ge),
    "at_most": ("不高于", operator.le),
    "more_than": ("超过", operator.gt),
    "less_than": ("少于", operator.lt),
    "equals": ("等于", operator.eq),
}
COMPARATORS = tuple(_COMPARATORS)
_EACH = "、".join(f"{name}（{words}）" for name, (words, _) in _COMPARATORS.items())
_NOT_ONE = f"一个目标值应当且只能有一个比较；请从 {_EACH} 中写一个"


@dataclass(frozen=True, slots=True)
class Target(Record):
    """A figure that the plan demands (目标值); exactly one comparator is given.

    以上, 以下, 以内, 不低于, 达到 include the number; 超过, 不满, 以外 exclude it (Civil Code art. 1259).
    """

    name: Annotated[Text, Doc("指标名称", examples=("全程网办率",))]
    at_least: Annotated[Number | None, NeverNull(), Doc("不低于（含本数）")] = None
    at_most: Annotated[Number | None, NeverNull(), Doc("不高于（含本数）")] = None
    more_than: Annotated[Number | None, NeverNull(), Doc("超过（不含本数）")] = None
    less_than: Annotated[Number | None, NeverNull(), Doc("少于（不含本数）")] = None
    equals: Annotated[Number | None, NeverNull(), Doc("等于")] = None
    unit: Annotated[Text | None, NeverNull(), Doc("计量单位", examples=("%", "个工作日"))] = None
    force: Annotated[Force, Doc("约束力")] = "required"

    def __post_init__(self) -> None:
        """Raises ValueError unless exactly one comparator is given."""
        if sum(getattr(self, name) is not None for name in _COMPARATORS) != 1:
            raise ValueError(_NOT_ONE)

    @property
    def comparator(self) -> str:
        """The name of the one comparator that is given."""
        return next(name for name in _COMPARATORS if getattr(self, name) is not None)

    @property
    def bound(self) -> Number:
        """The figure compared with."""
        bound: Number = getattr(self, self.comparator)
        return bound

    def met_by(self, measure: Number) -> bool:
        """Whether `measure` satisfies the target."""
        _, holds = _COMPARATORS[self.comparator]
        return bool(holds(measure, self.bound))

    @property
    def demand(self) -> str:
        """The demand in words: 「不高于 30%」."""
        words, _ = _COMPARATORS[self.comparator]
        return f"{words} {self.amount(self.bound)}"

    def amount(self, figure: Number) -> str:
        """`figure` with the target's unit: 「91.2%」, 「10 个工作日」."""
        unit = self.unit or ""
        return f"{figure:.12g}{unit if unit in ('%', '‰', '') else ' ' + unit}"


@dataclass(frozen=True, slots=True)
class Recurring(Record):
    """Work to be done at least `at_least` times in every calendar window of the kind `every`."""

    name: Annotated[Text, Doc("经常性工作", examples=("体验官调研或座谈",))]
    every: Annotated[Every, Doc("周期", examples=("quarter",))]
    units: Annotated[Many[Text], Doc("由谁开展", "不写则为全部牵头单位")] = ()
    at_least: Annotated[int, Ge(1), Doc("每周期至少次数")] = 1
    force: Annotated[Force, Doc("约束力")] = "required"


@dataclass(frozen=True, slots=True)
class Task(Record):
    """One numbered item of the plan."""

    id: Annotated[TaskId, Doc("任务编号", examples=("1-7-1",))]
    title: Annotated[Text, Doc("任务名称")]
    lead: Annotated[Many[Text], Doc("牵头部门")] = ()
    support: Annotated[Many[Text], Doc("配合单位")] = ()
    support_open: Annotated[bool, Doc("配合单位以“等部门”结尾")] = False
    due: Annotated[Due, Doc("完成时限", "年-月、年-月-日，或 ongoing（长期）")] = None
    deliverables: Annotated[Many[Annotated[Deliverable, Shorthand("name")]], Doc("交付成果")] = ()
    targets: Annotated[Many[Target], Doc("目标值")] = ()
    recurring: Annotated[Many[Recurring], Doc("经常性工作")] = ()

    @property
    def section(self) -> str:
        """The section's key: "1" for 1-7-1."""
        return self.id.split("-")[0]

    @property
    def category(self) -> str | None:
        """The category's key: "1-7" for 1-7-1, None for 4-1."""
        parts = self.id.split("-")
        return "-".join(parts[:2]) if len(parts) == 3 else None

    @property
    def due_written(self) -> bool:
        """Whether the file gives a deadline at all (`ongoing` is one)."""
        return "due" in self.at.written


@dataclass(frozen=True, slots=True)
class PlanHead(Record):
    """What identifies the plan, and the day its clock starts."""

    name: Annotated[Text, Doc("方案名称")]
    version: Annotated[Text, Doc("版本", examples=("6.0",))]
    issued: Annotated[Day, Doc("印发日期", "计时从这一天开始")]
    document: Annotated[Text, Doc("发文字号")] = ""
    issuer: Annotated[Text, Doc("发文机关")] = ""
    timezone: Annotated[Text, Doc("时区")] = "Asia/Shanghai"


@dataclass(frozen=True, slots=True)
class Plan(Record):
    """The whole plan of one file."""

    format: Annotated[Literal["yshj-plan/1"], Doc("文件格式")]
    plan: Annotated[PlanHead, Doc("方案")]
    units: Annotated[Many[Unit], Doc("单位")]
    tasks: Annotated[Many[Task], Doc("任务")]
    groups: Annotated[Many[Group], Doc("集合单位")] = ()
    sections: Annotated[dict[str, Text], FreeKeys(), Doc("章节标题")] = field(default_factory=nothing)

    @property
    def issued(self) -> date:
        """The day of issue; the day after it is day one (Civil Code art. 201)."""
        return self.plan.issued
