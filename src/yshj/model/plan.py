"""The action plan: units, groups, sections and tasks, as its YAML file writes them."""

from datetime import date
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from yshj.model.days import Day, Due
from yshj.model.record import FreeKeys, Many, NeverNull, Record, Text

TaskId = Annotated[str, StringConstraints(pattern=r"^\d+(-\d+){1,2}$")]
Number = int | float
Figure = Annotated[Number | None, NeverNull()]


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


class Unit(Record):
    """A body that the plan names or the office assigns."""

    name: Text = Field(title="单位全称", examples=["市市场监督管理局"])
    aliases: Many[Text] = Field(default=(), title="简称", examples=[["市市场监管局"]])
    kind: UnitKind = Field(title="单位类别", examples=["市直部门"])


class Group(Record):
    """A collective unit (集合单位), judged member by member.

    `members` is a list of unit names, `open` (the plan does not say who) or `leads` (every unit
    that leads a task).
    """

    name: Text = Field(title="集合单位名称", examples=["各旗区人民政府"])
    members: Many[Text] | Members = Field(
        title="成员", description="单位名单；open 表示方案未写明；leads 表示所有牵头单位"
    )


class Deliverable(Record):
    """What must exist or be true at the end (交付成果)."""

    name: Text = Field(title="交付成果")
    force: Force = Field(default="required", title="约束力")


COMPARATORS = ("at_least", "at_most", "more_than", "less_than", "equals")
_COMPARATOR_WORDS = {
    "at_least": "不低于",
    "at_most": "不高于",
    "more_than": "超过",
    "less_than": "少于",
    "equals": "等于",
}


class Target(Record):
    """A figure that the plan demands (目标值); exactly one comparator is given.

    以上, 以下, 以内, 不低于, 达到 include the number; 超过, 不满, 以外 exclude it (Civil Code art. 1259).
    """

    name: Text = Field(title="指标名称", examples=["全程网办率"])
    at_least: Figure = Field(default=None, title="不低于（含本数）")
    at_most: Figure = Field(default=None, title="不高于（含本数）")
    more_than: Figure = Field(default=None, title="超过（不含本数）")
    less_than: Figure = Field(default=None, title="少于（不含本数）")
    equals: Figure = Field(default=None, title="等于")
    unit: Annotated[Text | None, NeverNull()] = Field(
        default=None, title="计量单位", examples=["%", "个工作日"]
    )
    force: Force = Field(default="required", title="约束力")

    @model_validator(mode="after")
    def _one_comparator(self) -> "Target":
        if len([name for name in COMPARATORS if getattr(self, name) is not None]) != 1:
            raise PydanticCustomError(
                "comparator", "应当且只能写一个比较：{names}", {"names": "、".join(COMPARATORS)}
            )
        return self

    @property
    def comparator(self) -> str:
        """The name of the one comparator that is given."""
        return next(name for name in COMPARATORS if getattr(self, name) is not None)

    @property
    def bound(self) -> Number:
        """The figure compared with."""
        bound: Number = getattr(self, self.comparator)
        return bound

    def met_by(self, measure: Number) -> bool:
        """Whether `measure` satisfies the target."""
        bound = self.bound
        return {
            "at_least": measure >= bound,
            "at_most": measure <= bound,
            "more_than": measure > bound,
            "less_than": measure < bound,
            "equals": measure == bound,
        }[self.comparator]

    @property
    def demand(self) -> str:
        """The demand in words: 「不高于 30%」."""
        return f"{_COMPARATOR_WORDS[self.comparator]} {self.amount(self.bound)}"

    def amount(self, figure: Number) -> str:
        """`figure` with the target's unit: 「91.2%」, 「10 个工作日」."""
        unit = self.unit or ""
        return f"{figure:.12g}{unit if unit in ('%', '‰', '') else ' ' + unit}"


class Recurring(Record):
    """Work to be done at least `at_least` times in every calendar window of the kind `every`."""

    name: Text = Field(title="经常性工作", examples=["体验官调研或座谈"])
    units: Many[Text] = Field(default=(), title="由谁开展", description="不写则为全部牵头单位")
    every: Every = Field(title="周期", examples=["quarter"])
    at_least: Annotated[int, Field(ge=1)] = Field(default=1, title="每周期至少次数")
    force: Force = Field(default="required", title="约束力")


def _named(value: object) -> object:
    return {"name": value} if isinstance(value, str) else value


class Task(Record):
    """One numbered item of the plan."""

    id: TaskId = Field(title="任务编号", examples=["1-7-1"])
    title: Text = Field(title="任务名称")
    lead: Many[Text] = Field(default=(), title="牵头部门")
    support: Many[Text] = Field(default=(), title="配合单位")
    support_open: bool = Field(default=False, title="配合单位以“等部门”结尾")
    due: Due = Field(default=None, title="完成时限", description="年-月、年-月-日，或 ongoing（长期）")
    deliverables: Many[Annotated[Deliverable, BeforeValidator(_named)]] = Field(default=(), title="交付成果")
    targets: Many[Target] = Field(default=(), title="目标值")
    recurring: Many[Recurring] = Field(default=(), title="经常性工作")

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
        return "due" in self.model_fields_set


class PlanHead(Record):
    """What identifies the plan, and the day its clock starts."""

    name: Text = Field(title="方案名称")
    version: Text = Field(title="版本", examples=["6.0"])
    document: Text = Field(default="", title="发文字号")
    issuer: Text = Field(default="", title="发文机关")
    issued: Day = Field(title="印发日期", description="计时从这一天开始")
    timezone: Text = Field(default="Asia/Shanghai", title="时区")


class Plan(Record):
    """The whole plan of one file."""

    format: Literal["yshj-plan/1"] = Field(title="文件格式")
    plan: PlanHead = Field(title="方案")
    units: Many[Unit] = Field(title="单位")
    groups: Many[Group] = Field(default=(), title="集合单位")
    sections: Annotated[dict[str, Text], FreeKeys] = Field(default={}, title="章节标题")
    tasks: Many[Task] = Field(title="任务")

    @property
    def issued(self) -> date:
        """The day of issue; the day after it is day one (Civil Code art. 201)."""
        return self.plan.issued
