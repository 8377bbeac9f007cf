"""What a unit reports: dated entries in a ledger that only grows."""

from dataclasses import field
from typing import Annotated, Literal

from yshj.model.days import Day
from yshj.model.marks import Doc, FreeKeys, Interval, Many, NeverNull, SaysSomething
from yshj.model.plan import Number, TaskRef
from yshj.model.record import TOP, Record, Text, nothing, record

Times = Annotated[int, Interval(ge=0, le=10_000)]
Percent = Annotated[int, Interval(ge=0, le=100)]

_SAYS_NOTHING = "这条进展除日期和任务外什么也没写，请至少再写一项，例如 progress: 45"


@record
class Entry(Record):
    """One dated report on one task; a later entry supersedes an earlier one field by field."""

    date: Annotated[Day, Doc("日期", examples=("2025-06-27",))]
    task: Annotated[TaskRef, Doc("任务编号", examples=("1-1-1",))]
    progress: Annotated[
        Percent | None, NeverNull(), Doc("进度", "0 至 100 的整数；100 表示自报完成", (45, 100))
    ] = None
    owner: Annotated[
        Text | None,
        NeverNull(),
        SaysSomething("没有明确责任人的，不写 owner"),
        Doc("责任人", examples=("个体私营经济科 王某",)),
    ] = None
    note: Annotated[Text | None, NeverNull(), Doc("进展情况")] = None
    next: Annotated[Text | None, NeverNull(), Doc("下一步举措")] = None
    delivered: Annotated[Many[Text], Doc("已落地的交付成果", examples=(["分类标准"],))] = ()
    measures: Annotated[dict[str, Number], FreeKeys(), Doc("实测值", examples=({"全程网办率": 91.2},))] = (
        field(default_factory=nothing)
    )
    held: Annotated[
        dict[str, Times], FreeKeys(), Doc("当日开展的经常性工作", examples=({"体验官调研或座谈": 1},))
    ] = field(default_factory=nothing)
    evidence: Annotated[Many[Text], Doc("佐证材料", "相对本文件的路径，或网址", (["证明.pdf"],))] = ()
    blocked: Annotated[
        Text | None,
        SaysSomething("没有受阻的，不写 blocked；已经解除的，写 blocked: null"),
        Doc("受阻原因", "写 null 表示受阻已解除"),
    ] = None
    reached: Annotated[Many[Text], Doc("已达到的节点", examples=(["布局完成"],))] = ()
    ask: Annotated[Day | None, NeverNull(), Doc("申请延期至", "由督查部门决定")] = None
    via: Annotated[Text | None, NeverNull(), Doc("来自哪个文件", "由 collect 写入")] = None

    def says_the_same(self, other: "Entry") -> bool:
        """Whether `other` is equal in every key and value, wherever it stands."""
        return self == other and self.at.written == other.at.written

    @property
    def speaks_of_block(self) -> bool:
        """Whether the entry sets or lifts `blocked`."""
        return "blocked" in self.at.written

    def __post_init__(self) -> None:
        """Raises ValueError if its file writes nothing but the date and the task."""
        if self.progress is None and self.at is not TOP and self.at.written <= {"date", "task"}:
            raise ValueError(_SAYS_NOTHING)


@record
class Report(Record):
    """One file of one unit; all files of a unit are one ledger."""

    format: Annotated[Literal["yshj-report/1"], Doc("文件格式")]
    unit: Annotated[Text, Doc("填报单位", examples=("市市场监督管理局",))]
    entries: Annotated[Many[Entry], Doc("进展")]
    sample: Annotated[bool, Doc("示例数据")] = False
