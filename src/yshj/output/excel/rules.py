"""What may be typed into a cell, as the library wants to know it; `{cell}` stands for the cell."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

Rule = Mapping[str, Any]


def _rule(validate: str, error: str, **more: Any) -> Rule:
    return {"validate": validate, "error_title": "填写有误", "error_message": error, **more}


ANYTHING: Rule = {"validate": "any"}
PROGRESS = _rule(  # a bare 1 may mean 100%
    "custom",
    "请填 0 至 100 的整数，不写 %，例如 35；完成请填 100",
    value="=AND(ISNUMBER({cell}),{cell}=INT({cell}),{cell}>=0,{cell}<=100,{cell}<>1)",
)
PERCENT = _rule(
    "custom",
    "请填百分数的数字，不写 %，例如 91.2，不是 0.912",
    value="=AND(ISNUMBER({cell}),OR({cell}=0,{cell}>1))",
)
FIGURE = _rule("decimal", "请只填数字，不带单位", criteria="between", minimum=-1e15, maximum=1e15)
TIMES = _rule("integer", "请填新开展的次数，0 以上的整数", criteria="between", minimum=0, maximum=10_000)


def hinted(text: str, **more: Any) -> Rule:
    """Any words, or with a list words to choose from; how, is shown beside the cell."""
    return {**ANYTHING, "input_title": "怎样填", "input_message": text, **more}


def one_of(source: str, error: str) -> Rule:
    """One of the listed words and nothing else."""
    return _rule("list", error, source=source)


def day_after(day: date, what: str) -> Rule:
    """A calendar day later than `day`."""
    error = f"{what}请填晚于 {day} 的日期，例如 {day + timedelta(days=31)}"
    return _rule("date", error, criteria=">", value=day)
