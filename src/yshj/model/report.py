"""What a unit reports: dated entries in a ledger that only grows."""

from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from yshj.model.days import Day
from yshj.model.plan import Number
from yshj.model.record import FreeKeys, Many, NeverNull, Record, Text

Times = Annotated[int, Field(ge=0, le=10_000)]
Percent = Annotated[int, Field(ge=0, le=100)]


class Entry(Record):
    """One dated report on one task; a later entry supersedes an earlier one field by field."""

    date: Day = Field(title="日期", examples=["2025-06-27"])
    task: Text = Field(title="任务编号", examples=["1-1-1"])
    progress: Annotated[Percent | None, NeverNull()] = Field(
        default=None, title="进度", description="0 至 100 的整数；100 表示自报完成", examples=[45, 100]
    )
    owner: Annotated[Text | None, NeverNull()] = Field(
        default=None, title="责任人", examples=["个体私营经济科 王某"]
    )
    note: Annotated[Text | None, NeverNull()] = Field(default=None, title="进展情况")
    next: Annotated[Text | None, NeverNull()] = Field(default=None, title="下一步举措")
    delivered: Many[Text] = Field(default=(), title="已落地的交付成果", examples=[["分类标准"]])
    measures: Annotated[dict[str, Number], FreeKeys] = Field(
        default={}, title="实测值", examples=[{"全程网办率": 91.2}]
    )
    held: Annotated[dict[str, Times], FreeKeys] = Field(
        default={}, title="当日开展的经常性工作", examples=[{"体验官调研或座谈": 1}]
    )
    evidence: Many[Text] = Field(
        default=(), title="佐证材料", description="相对本文件的路径，或网址", examples=[["证明.pdf"]]
    )
    blocked: Text | None = Field(default=None, title="受阻原因", description="写 null 表示受阻已解除")

    @model_validator(mode="after")
    def _says_something(self) -> "Entry":
        if self.model_fields_set <= {"at", "date", "task"}:
            raise PydanticCustomError(
                "empty_entry", "这条进展除日期和任务外什么也没写，请至少再写一项，例如 progress: 45"
            )
        return self

    @property
    def speaks_of_block(self) -> bool:
        """Whether the entry sets or lifts `blocked`."""
        return "blocked" in self.model_fields_set


class Report(Record):
    """One file of one unit; all files of a unit are one ledger."""

    format: Literal["yshj-report/1"] = Field(title="文件格式")
    unit: Text = Field(title="填报单位", examples=["市市场监督管理局"])
    sample: bool = Field(default=False, title="示例数据")
    entries: Many[Entry] = Field(title="进展")
