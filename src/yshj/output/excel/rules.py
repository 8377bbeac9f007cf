"""What may be typed into a cell, with the words that refuse anything else."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

Rule = Callable[[str], Mapping[str, Any]]
"""From the cell's address to what the library wants to know."""


def words(hint: str = "") -> Rule:
    """Any words."""
    return lambda cell: {"validate": "any", **_hint(hint)}


def one_of(source: str, error: str) -> Rule:
    """One of the listed words and nothing else."""
    return lambda cell: {"validate": "list", "source": source, **_error(error)}


def suggested(source: str, hint: str) -> Rule:
    """The listed words are offered; several of them, or others, may be typed."""
    return lambda cell: {"validate": "list", "source": source, "show_error": False, **_hint(hint)}


def progress() -> Rule:
    """Whole percent; a bare 1 may mean 100% and is asked about."""
    return lambda cell: {
        "validate": "custom",
        "value": f"=AND(ISNUMBER({cell}),{cell}=INT({cell}),{cell}>=0,{cell}<=100,{cell}<>1)",
        **_error("请填 0 至 100 的整数，不写 %，例如 35；完成请填 100"),
    }


def figure(unit: str | None) -> Rule:
    """A number; of a percentage not its hundredth part."""
    if unit != "%":
        return lambda cell: {
            "validate": "decimal", "criteria": "between", "minimum": -1e15, "maximum": 1e15,
            **_error("请只填数字，不带单位"),
        }  # fmt: skip
    return lambda cell: {
        "validate": "custom",
        "value": f"=AND(ISNUMBER({cell}),OR({cell}=0,{cell}>1))",
        **_error("请填百分数的数字，不写 %，例如 91.2，不是 0.912"),
    }


def times() -> Rule:
    """How often something was done."""
    return lambda cell: {
        "validate": "integer", "criteria": "between", "minimum": 0, "maximum": 10000,
        **_error("请填本次新开展的次数，0 以上的整数"),
    }  # fmt: skip


def day_after(day: date, what: str) -> Rule:
    """A calendar day later than `day`."""
    return lambda cell: {
        "validate": "date", "criteria": ">", "value": day,
        **_error(f"{what}请填 {day} 以后的日期，例如 {day.year}-12-31"),
    }  # fmt: skip


def _error(text: str) -> Mapping[str, Any]:
    return {"error_title": "填写有误", "error_message": text}


def _hint(text: str) -> Mapping[str, Any]:
    return {"input_title": "怎样填", "input_message": text} if text else {}
