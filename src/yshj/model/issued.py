"""What an issued paper counted: kept beside it, so that what came later can be told from what was known."""

from dataclasses import field
from typing import Annotated, Literal

from yshj.model.days import Day
from yshj.model.marks import Doc, FreeKeys, Many
from yshj.model.record import Record, Text, nothing, record

Stamps = dict[str, Annotated[dict[str, Many[Text]], FreeKeys()]]
"""Of entries unit → task → stamps, of decisions kind → task → stamps; a stamp is a day and a digest."""


@record
class Issued(Record):
    """One issued paper: how it was made, and of what."""

    format: Annotated[Literal["yshj-issued/1"], Doc("文件格式")]
    issue: Annotated[Text, Doc("期号或文号")]
    kind: Annotated[Literal["bulletin", "notice"], Doc("哪种文书")]
    as_of: Annotated[Day, Doc("评判日")]
    program: Annotated[Text, Doc("yshj 版本")]
    paper: Annotated[Text, Doc("文书的文件名，在同一文件夹中")]
    options: Annotated[dict[str, str], FreeKeys(), Doc("当时的选项")]
    digests: Annotated[dict[str, str], FreeKeys(), Doc("方案、口径、模板、文书的摘要")]
    inputs: Annotated[dict[str, int], FreeKeys(), Doc("当时读入的文件和进展数")]
    leads: Annotated[
        dict[str, Annotated[dict[str, str], FreeKeys()]],
        FreeKeys(),
        Doc("当时的结论", "任务、单位、状态和进度"),
    ]
    entries: Annotated[Stamps, FreeKeys(), Doc("计入的进展", "单位、任务、日期和摘要")] = field(
        default_factory=nothing
    )
    decisions: Annotated[Stamps, FreeKeys(), Doc("计入的决定", "种类、任务、日期和摘要")] = field(
        default_factory=nothing
    )
