"""The few numbers of judgement, each with its default and where it comes from."""

from dataclasses import field, replace
from datetime import date
from typing import Annotated, Any, Literal, NamedTuple

from yshj.model.days import Day
from yshj.model.marks import ByShape, Doc, FreeKeys, Interval, Len, Like, Many, NeverNull
from yshj.model.record import Record, Text, fields_of, nothing, record

Days = Annotated[int, Interval(ge=0, le=3660)]
Points = Annotated[int, Interval(ge=0, le=100)]

_OURS = "yshj 默认口径"


@record
class Window(Record):
    """Deadlines of up to `length` days (from issue to effective due) warn `warn` days ahead."""

    warn: Annotated[Days, Doc("提前预警（天）")]
    length: Annotated[
        Annotated[int, Interval(ge=0)] | None, NeverNull(), Doc("总时长不超过（天）", "不写表示不限")
    ] = None


@record
class Policy(Record):
    """Section 3 of the contract; the source of each number is what `yshj config` prints."""

    warning_windows: Annotated[
        Many[Window],
        Doc(
            "临期预警窗口",
            "按印发日至有效时限的总天数分档，越长越早提醒",
            source=f"{_OURS}：按总时长分六档",
        ),
    ] = (Window(2, 7), Window(3, 15), Window(7, 30), Window(10, 90), Window(15, 180), Window(30))
    behind_points: Annotated[
        Points, Doc("落后时序进度达到多少个百分点即预警", source=f"{_OURS}：月报的正常误差")
    ] = 10
    severe_points: Annotated[Points, Doc("落后超过多少个百分点为严重", source="银川市 2025 年督查做法")] = 30
    claim_days: Annotated[
        Days,
        Doc("多少天内没有任何填报即为未认领", source=f"{_OURS}：一个最长的自然月"),
    ] = 31
    silent_days: Annotated[
        Days,
        Doc("多少天内没有任何填报即为沉默", source=f"{_OURS}：一个最长的自然月，按月填报不会触发"),
    ] = 31
    pace_days: Annotated[Days, Doc("按最近多少天的进度推算完成日", source=f"{_OURS}：约两个月报周期")] = 60
    forecast_slack: Annotated[
        Points,
        Doc("推算完成日超出时限达总时长的百分之几以上才预警", source=f"{_OURS}：总时长的十分之一"),
    ] = 10
    due_on_rest_day: Annotated[
        Literal["same", "next_workday"],
        Doc(
            "时限落在休息日时",
            "same 不顺延；next_workday 顺延至下一个工作日",
            source="方案写明月份，不顺延；顺延做法见《民法典》第二百零三条",
        ),
    ] = "same"

    def window(self, length: int) -> int:
        """How many days ahead a deadline `length` days after issue is due soon."""
        for step in self.warning_windows:
            if step.length is None or length <= step.length:
                return step.warn
        return self.warning_windows[-1].warn if self.warning_windows else 0


@record
class PolicyFrom(Policy):
    """A set of numbers that holds from a day on; what it does not write stays as it was."""

    from_: Annotated[Day, Doc("自何日起", examples=("2025-09-01",))] = field(kw_only=True)

    def upon(self, before: Policy) -> Policy:
        """All numbers from that day on, where `before` held until then."""
        changed = {key: getattr(self, key) for key in self.at.written if key != "from"}
        return replace(before, **changed)


@record
class Calendar(Record):
    """Local corrections of the official holiday calendar."""

    holidays: Annotated[Many[Day], Doc("另行放假的日期")] = ()
    workdays: Annotated[Many[Day], Doc("另行上班的日期")] = ()


_Condition = Annotated[Text, Like(r".*[^\s,，].*")]
"""An empty gate would let everything pass."""


@record
class Check(Record):
    """Defaults of `yshj check`."""

    fail_on: Annotated[Many[_Condition], Len(1), Doc("门禁条件", examples=(["overdue", "O03"],))] = (
        "overdue",
    )


@record
class Collect(Record):
    """Defaults of `yshj collect`."""

    columns: Annotated[
        dict[str, Text], FreeKeys(), Doc("表头与数据项的对应", examples=({"工作进度": "progress"},))
    ] = field(default_factory=nothing)


@record
class Config(Record):
    """The optional `yshj.yaml` of a workspace."""

    format: Annotated[Literal["yshj-config/1"], Doc("文件格式")]
    plan: Annotated[Text | None, NeverNull(), Doc("方案文件", examples=("data/plan-6.0.yaml",))] = None
    reports: Annotated[Text | None, NeverNull(), Doc("填报文件夹", examples=("data/reports",))] = None
    decisions: Annotated[Text | None, NeverNull(), Doc("决定文件", examples=("data/decisions.yaml",))] = None
    policy: Annotated[
        Policy | Many[PolicyFrom],
        ByShape(),
        Doc("评判口径", "一组数，或按生效日期排列的多组，每组只写从那天起改变的数"),
    ] = Policy()
    calendar: Annotated[Calendar, Doc("日历调整")] = Calendar()
    check: Annotated[Check, Doc("门禁")] = Check()
    collect: Annotated[Collect, Doc("汇总表格")] = Collect()

    @property
    def policies(self) -> tuple[tuple[date, Policy], ...]:
        """The policies by the first day on which each holds; before the first of several, the defaults."""
        if isinstance(self.policy, Policy):
            return ((date.min, self.policy),)
        policies: list[tuple[date, Policy]] = [(date.min, Policy())]
        for later in sorted(self.policy, key=lambda later: later.from_):
            policies.append((later.from_, later.upon(policies[-1][1])))
        return tuple(policies)


class Departure(NamedTuple):
    """A number that is, or was until another followed, not the default."""

    key: str
    steps: tuple[tuple[date, Any], ...]
    """Each value by the first day on which it held; `date.min` where there is no such day."""
    default: Any


class Terms(NamedTuple):
    """By what a judgement is made: the numbers of each day, and the local corrections of the calendar."""

    policies: tuple[tuple[date, Policy], ...] = ((date.min, Policy()),)
    """By the first day on which each holds."""
    calendar: Calendar = Calendar()

    def policy_on(self, day: date) -> Policy:
        """The numbers in force on `day`."""
        if len(self.policies) == 1:
            return self.policies[0][1]
        return next(policy for since, policy in reversed(self.policies) if since <= day)

    def departures(self, until: date) -> tuple[Departure, ...]:
        """All numbers that were not the default on some day up to `until`."""
        return tuple([one for name in fields_of(Policy) if (one := self._departure(name, until)).steps])

    def _departure(self, name: str, until: date) -> Departure:
        default = held = getattr(Policy(), name)
        steps = []
        for since, policy in self.policies:
            if since <= until and getattr(policy, name) != held:
                held = getattr(policy, name)
                steps.append((since, held))
        return Departure(name, tuple(steps), default)
