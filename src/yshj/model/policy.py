"""The few numbers of judgement, each with its default and where it comes from."""

from typing import Annotated, Literal, NamedTuple

from pydantic import Field

from yshj.model.days import Day
from yshj.model.record import Many, NeverNull, Record, Text

Days = Annotated[int, Field(ge=0, le=3660)]
Points = Annotated[int, Field(ge=0, le=100)]
FilePath = Annotated[Text | None, NeverNull()]

_OURS = "yshj 默认口径"


class Window(Record):
    """Deadlines of up to `length` days (from issue to effective due) warn `warn` days ahead."""

    length: Annotated[Annotated[int, Field(ge=0)] | None, NeverNull()] = Field(
        default=None, title="总时长不超过（天）", description="不写表示不限"
    )
    warn: Days = Field(title="提前预警（天）")


class Policy(Record):
    """Section 3 of the contract; `source` of each number is what `yshj config` prints.

    Defaults are built without validation, which would cost every run that has no configuration.
    """

    warning_windows: Many[Window] = Field(
        default_factory=lambda: (
            Window.model_construct(length=7, warn=2),
            Window.model_construct(length=15, warn=3),
            Window.model_construct(length=30, warn=7),
            Window.model_construct(length=90, warn=10),
            Window.model_construct(length=180, warn=15),
            Window.model_construct(warn=30),
        ),
        title="临期预警窗口",
        description="按印发日至有效时限的总天数分档，越长越早提醒",
        json_schema_extra={"source": f"{_OURS}：按总时长分六档"},
    )
    behind_points: Points = Field(
        default=10,
        title="落后时序进度达到多少个百分点即预警",
        json_schema_extra={"source": f"{_OURS}：月报的正常误差"},
    )
    severe_points: Points = Field(
        default=30,
        title="落后超过多少个百分点为严重",
        json_schema_extra={"source": "银川市 2025 年督查做法"},
    )
    silent_days: Days = Field(
        default=31,
        title="多少天内没有任何填报即为沉默",
        json_schema_extra={"source": f"{_OURS}：一个最长的自然月，按月填报不会触发"},
    )
    pace_days: Days = Field(
        default=60,
        title="按最近多少天的进度推算完成日",
        json_schema_extra={"source": f"{_OURS}：约两个月报周期"},
    )
    forecast_slack: Points = Field(
        default=10,
        title="推算完成日超出时限达总时长的百分之几以上才预警",
        json_schema_extra={"source": f"{_OURS}：总时长的十分之一"},
    )
    due_on_rest_day: Literal["same", "next_workday"] = Field(
        default="same",
        title="时限落在休息日时",
        description="same 不顺延；next_workday 顺延至下一个工作日",
        json_schema_extra={"source": "方案写明月份，不顺延；顺延做法见《民法典》第二百零三条"},
    )

    def window(self, length: int) -> int:
        """How many days ahead a deadline `length` days after issue is due soon."""
        for step in self.warning_windows:
            if step.length is None or length <= step.length:
                return step.warn
        return self.warning_windows[-1].warn if self.warning_windows else 0


class Calendar(Record):
    """Local corrections of the official holiday calendar."""

    holidays: Many[Day] = Field(default=(), title="另行放假的日期")
    workdays: Many[Day] = Field(default=(), title="另行上班的日期")


class Check(Record):
    """Defaults of `yshj check`."""

    fail_on: Many[str] = Field(default=("overdue",), title="门禁条件", examples=[["overdue", "O03"]])


class Config(Record):
    """The optional `yshj.yaml` of a workspace."""

    format: Literal["yshj-config/1"] = Field(title="文件格式")
    plan: FilePath = Field(default=None, title="方案文件", examples=["data/plan-6.0.yaml"])
    reports: FilePath = Field(default=None, title="填报文件夹", examples=["data/reports"])
    decisions: FilePath = Field(default=None, title="决定文件", examples=["data/decisions.yaml"])
    policy: Policy = Field(default_factory=Policy.model_construct, title="评判口径")
    calendar: Calendar = Field(default_factory=Calendar.model_construct, title="日历调整")
    check: Check = Field(default_factory=Check.model_construct, title="门禁")


class Terms(NamedTuple):
    """By what a judgement is made: the numbers, and the local corrections of the calendar."""

    policy: Policy = Policy.model_construct()
    calendar: Calendar = Calendar.model_construct()
