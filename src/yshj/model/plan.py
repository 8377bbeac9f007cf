"""The action plan: units, groups, sections and tasks, as its YAML file writes them."""

import operator
from dataclasses import field
from datetime import date
from typing import Annotated, Literal

from yshj.model.days import Day, Due, LastDay, Start
from yshj.model.marks import ByShape, Doc, FreeKeys, Interval, Like, Many, NeverNull, NumberAsText, Shorthand
from yshj.model.record import Record, Text, nothing, record

TaskId = Annotated[str, Like(r"[0-9]+(-[0-9]+){0,3}"), NumberAsText()]
TaskRef = Annotated[Text, NumberAsText()]
"""The id of a task, as reports and decisions name it."""
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

Members = Literal["open", "leads"]
Every = Literal["week", "month", "quarter", "half_year", "year"]


@record
class Unit(Record):
    """A body that the plan names or the office assigns."""

    name: Annotated[Text, Doc("单位全称", examples=("市市场监督管理局",))]
    kind: Annotated[Text, Doc("单位类别", "城市自己的叫法；法院、检察院等几类不参与排名", ("市直部门",))]
    aliases: Annotated[Many[Text], Doc("简称", examples=(["市市场监管局"],))] = ()


@record
class Group(Record):
    """A collective unit (集合单位), judged member by member.

    `members` is a list of unit names, `open` (the plan does not say who) or `leads` (every unit
    that leads a task).
    """

    name: Annotated[Text, Doc("集合单位名称", examples=("各旗区人民政府",))]
    members: Annotated[
        Many[Text] | Members, Doc("成员", "单位名单；open 表示方案未写明；leads 表示所有牵头部门")
    ]


@record
class Deliverable(Record):
    """What must exist or be true at the end (交付成果)."""

    name: Annotated[Text, Doc("交付成果")]
    force: Annotated[Force, Doc("约束力")] = "required"


_COMPARATORS = {
    "at_least": ("不低于", "≥", operator.ge),
    "at_most": ("不高于", "≤", operator.le),
    "more_than": ("超过", ">", operator.gt),
    "less_than": ("少于", "<", operator.lt),
    "equals": ("等于", "=", operator.eq),
}
COMPARATORS = tuple(_COMPARATORS)
_EACH = "、".join(f"{name}（{words}）" for name, (words, *_) in _COMPARATORS.items())
_NOT_ONE = f"一个目标值应当且只能有一个比较；请从 {_EACH} 中写一个"


@record
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
    each: Annotated[
        dict[str, Number], FreeKeys(), Doc("各单位自己的目标值", examples=({"东胜区人民政府": 1900},))
    ] = field(default_factory=nothing)
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

    def met_by(self, measure: Number, bound: Number) -> bool:
        """Whether `measure` satisfies the target of the unit whose figure is `bound`."""
        *_, holds = _COMPARATORS[self.comparator]
        return bool(holds(measure, bound))

    @property
    def demand(self) -> str:
        """The demand in words: 「不高于 30%」."""
        return self.demand_of(self.bound)

    def demand_of(self, bound: Number) -> str:
        """The demand in words, of a unit whose figure is `bound`."""
        words, *_ = _COMPARATORS[self.comparator]
        return f"{words} {self.amount(bound)}"

    def against(self, measure: Number, bound: Number) -> str:
        """`measure` beside what is demanded of the unit whose figure is `bound`: 「92（应≥100）」."""
        _, sign, _ = _COMPARATORS[self.comparator]
        return f"{measure:.12g}（应{sign}{bound:.12g}）"

    def amount(self, figure: Number) -> str:
        """`figure` with the target's unit: 「91.2%」, 「10 个工作日」."""
        unit = self.unit or ""
        return f"{figure:.12g}{unit if unit in ('%', '‰', '') else ' ' + unit}"


@record
class Recurring(Record):
    """Work to be done at least `at_least` times in every calendar window of the kind `every`."""

    name: Annotated[Text, Doc("经常性工作", examples=("体验官调研或座谈",))]
    every: Annotated[Every, Doc("周期", examples=("quarter",))]
    units: Annotated[Many[Text], Doc("由谁开展", "不写则为全部牵头部门")] = ()
    at_least: Annotated[int, Interval(ge=1), Doc("每周期至少次数")] = 1
    force: Annotated[Force, Doc("约束力")] = "required"


@record
class Milestone(Record):
    """A figure or an event for which the plan sets a day inside a task (节点)."""

    name: Annotated[Text, Doc("节点", examples=("上半年",))]
    due: Annotated[LastDay, Doc("节点日期", "年-月（当月最后一天）或 年-月-日")]
    progress: Annotated[
        Annotated[int, Interval(ge=1, le=100)] | None, NeverNull(), Doc("应达到的进度（%）", "不写为事件")
    ] = None
    units: Annotated[Many[Text], Doc("约束哪些牵头部门", "不写则为全部牵头部门")] = ()
    force: Annotated[Force, Doc("约束力")] = "required"


_HOW_TO_REPORT = "例如 reporting: {every: month, by: 28}，或 reporting: {on: [2025-04-08, 2025-07-08]}"


@record
class Reporting(Record):
    """By which days a unit owes an entry (报送周期): every period by some day of it, or fixed days."""

    every: Annotated[Every | None, NeverNull(), Doc("报送周期", examples=("month",))] = None
    by: Annotated[
        Annotated[int, Interval(ge=1, le=31)] | None,
        NeverNull(),
        Doc("周期内最迟哪一天", "每月或每季度等最后一个月的几号，31 为月末；每周为 1（周一）至 7", (28,)),
    ] = None
    on: Annotated[Many[Day], Doc("固定的报送日")] = ()

    def __post_init__(self) -> None:
        """Raises ValueError unless it names a period and its day, or fixed days."""
        written = (self.every is not None, self.by is not None, bool(self.on))
        if written not in ((True, True, False), (False, False, True)):
            raise ValueError(f"报送周期要么写 every 和 by，要么只写 on；{_HOW_TO_REPORT}")
        if self.every == "week" and self.by is not None and self.by > 7:
            raise ValueError("每周的报送日 by 为 1（周一）至 7（周日），例如 reporting: {every: week, by: 5}")


Reports = Annotated[
    Reporting | Literal["none"] | None,
    ByShape(),
    Doc("报送周期", f"{_HOW_TO_REPORT}；none 表示不要求"),
]


@record
class Task(Record):
    """One numbered item of the plan."""

    id: Annotated[TaskId, Doc("任务编号", examples=("1-7-1",))]
    title: Annotated[Text, Doc("任务名称")]
    text: Annotated[Text | None, NeverNull(), Doc("方案原文")] = None
    leader: Annotated[Text | None, NeverNull(), Doc("责任领导", examples=("张副市长",))] = None
    start: Annotated[Start | None, NeverNull(), Doc("开始", "年-月（当月第一天）或 年-月-日")] = None
    lead: Annotated[Many[Text], Doc("牵头部门")] = ()
    support: Annotated[Many[Text], Doc("配合单位")] = ()
    support_open: Annotated[bool, Doc("配合单位以“等部门”结尾")] = False
    due: Annotated[Due, Doc("完成时限", "年-月、年-月-日，或 ongoing（长期）")] = None
    deliverables: Annotated[Many[Annotated[Deliverable, Shorthand("name")]], Doc("交付成果")] = ()
    targets: Annotated[Many[Target], Doc("目标值")] = ()
    recurring: Annotated[Many[Recurring], Doc("经常性工作")] = ()
    milestones: Annotated[Many[Milestone], Doc("节点")] = ()
    reporting: Reports = None

    @property
    def section(self) -> str:
        """The section's key: "1" for 1-7-1."""
        return self.id.split("-")[0]

    @property
    def category(self) -> str | None:
        """The category's key: "1-7" for 1-7-1, None for 4-1."""
        parts = self.id.split("-")
        return "-".join(parts[:2]) if len(parts) >= 3 else None

    @property
    def due_written(self) -> bool:
        """Whether the file gives a deadline at all (`ongoing` is one)."""
        return "due" in self.at.written


@record
class PlanHead(Record):
    """What identifies the plan, and the day its clock starts."""

    name: Annotated[Text, Doc("方案名称")]
    version: Annotated[Text, Doc("版本", examples=("6.0",))]
    issued: Annotated[Day, Doc("印发日期", "计时从这一天开始")]
    document: Annotated[Text, Doc("发文字号")] = ""
    issuer: Annotated[Text, Doc("发文机关")] = ""
    timezone: Annotated[Text, Doc("时区")] = "Asia/Shanghai"
    reporting: Reports = None
    note: Annotated[Text | None, NeverNull(), Doc("说明", "随每项任务显示")] = None
    deliverables: Annotated[
        Literal["summary"] | None,
        NeverNull(),
        Doc("交付成果的写法", "summary 表示名称为摘要，非原文；缺交付成果时只提醒"),
    ] = None


@record
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
