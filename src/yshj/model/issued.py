"""What an issued paper counted: kept beside it, so that what came later can be told from what was known."""

import re
from contextlib import suppress
from dataclasses import field
from datetime import date, datetime
from typing import Annotated, Literal, NamedTuple

from yshj.model.days import Day
from yshj.model.marks import Doc, FreeKeys, FromText, Many
from yshj.model.quoting import quoted
from yshj.model.record import Record, Text, nothing, record

_PATTERN = r"\d{6}-[0-9a-f]{8}"


class Stamp(NamedTuple):
    """The day of an entry or decision, and eight digits of what it says."""

    day: date
    digest: str

    def __str__(self) -> str:
        """As records of papers write it: 250930-1f3a9c2b."""
        return f"{self.day:%y%m%d}-{self.digest}"


def _parsed(text: str) -> Stamp:
    with suppress(ValueError):
        if re.fullmatch(_PATTERN, text, re.ASCII):
            return Stamp(datetime.strptime(text[:6], "%y%m%d").date(), text[7:])
    raise ValueError(f"{quoted(text)}不是日期和摘要，应形如 250930-1f3a9c2b")


Stamps = dict[
    str,
    Annotated[
        dict[str, Many[Annotated[Stamp, FromText(_parsed, _PATTERN, ("250930-1f3a9c2b",))]]],
        FreeKeys(),
    ],
]
"""Of entries unit → task → stamps, of decisions kind → task → stamps."""
Printed = dict[str, Annotated[dict[str, Annotated[dict[str, str], FreeKeys()]], FreeKeys()]]
"""Task → unit → what the paper says of that lead, by headings; "" is the unit of a task that nobody leads."""


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
    tasks: Annotated[Many[Text], Doc("文书所说的任务", "别的任务的进展和决定与它无关")]
    leads: Annotated[Printed, FreeKeys(), Doc("文书所写", "任务、单位、各项数字")]
    seal: Annotated[Text, Doc("以上和以下全部内容的摘要")]
    entries: Annotated[Stamps, FreeKeys(), Doc("计入的进展", "单位、任务、日期和摘要")] = field(
        default_factory=nothing
    )
    decisions: Annotated[Stamps, FreeKeys(), Doc("计入的决定", "种类、任务、日期和摘要")] = field(
        default_factory=nothing
    )
