"""What the schemas of several outputs are made of."""

from typing import Any

from yshj.judging.rules import RULES
from yshj.model.finding import Severity
from yshj.model.standing import State

Schema = dict[str, Any]

_DAY = r"^\d{4}-\d{2}-\d{2}$"
_CODES = [rule.code for rule in RULES]


def value(title: str, kind: str, **more: Any) -> Schema:
    """A value of the kind that JSON Schema calls `kind`."""
    return {"title": title, "type": kind, **more}


def text(title: str, **more: Any) -> Schema:
    """Words."""
    return value(title, "string", **more)


def flag(title: str, **more: Any) -> Schema:
    """True or false."""
    return value(title, "boolean", **more)


def count(title: str, **more: Any) -> Schema:
    """A whole number from 0."""
    return value(title, "integer", minimum=0, **more)


def percent(title: str, **more: Any) -> Schema:
    """A whole percentage."""
    return value(title, "integer", minimum=0, maximum=100, **more)


def or_null(schema: Schema) -> Schema:
    """The same, or null."""
    words = {"enum": [*schema["enum"], None]} if "enum" in schema else {}
    return schema | {"type": [schema["type"], "null"]} | words


def day(title: str, **more: Any) -> Schema:
    """A day as 2025-06-30."""
    return text(title, pattern=_DAY, **more)


def one_of(title: str, words: dict[str, str], **more: Any) -> Schema:
    """One of `words`, each with its meaning."""
    return text(title, enum=list(words), enumDescriptions=list(words.values()), **more)


def list_of(title: str, items: Schema, **more: Any) -> Schema:
    """A list of `items`."""
    return {"title": title, "type": "array", "items": items, **more}


def object_of(title: str, keys: Schema, optional: tuple[str, ...] = (), **more: Any) -> Schema:
    """An object that has all of `keys` but the `optional` ones."""
    required = [key for key in keys if key not in optional]
    return {"title": title, "type": "object", "required": required, "properties": keys, **more}


def state(title: str) -> Schema:
    """One of the six states."""
    return one_of(title, {state.value: state.label for state in State})


def severity(title: str) -> Schema:
    """How bad a finding is."""
    return one_of(title, {severity.value: severity.label for severity in Severity})


def place(what: str) -> Schema:
    """The keys that say where something stands."""
    return {
        "file": text(f"{what}所在文件", description="相对工作区，用正斜杠"),
        "line": value("行，从 1 起", "integer", minimum=1),
        "column": value("列，从 1 起", "integer", minimum=1),
    }


MILESTONE = or_null(
    object_of(
        "下一个节点",
        {
            "name": text("节点"),
            "due": day("节点日期"),
            "progress": or_null(percent("应达到的进度", description="事件节点为 null")),
        },
        description="约束该单位、尚未达到也没有过期的最早一个；没有则为 null",
    )
)
UNMET = list_of(
    "仍欠的要求",
    text("代码", enum=["E02", "E04", "E06"]),
    description="E02 目标值未达到，E04 经常性工作不足，E06 交付成果缺项；不改变状态",
)
SINCE = or_null(day("接手日", description="不是接手而来的为 null"))
NOTICE = text("说明", description="评判日在印发之前：方案尚未印发，不指责任何单位")
POLICY = list_of(
    "口径改动", text("一项", description="如 behind_points 15（默认 10）"), description="与默认不同的口径"
)
LEADER = or_null(text("责任领导", description="方案没有写时为 null"))
BASE_DUE = or_null(day("调整后的方案时限", description="最近一次调整（amend）所定；没有调整则同方案时限"))

REASON = object_of(
    "理由", {"code": text("代码", enum=_CODES), "text": text("事实和数字"), "short": text("简称和数字")}
)
UNIT_OR_NULL = or_null(text("单位", description="任务或方案整体的发现为 null"))

INCOMPLETE = flag("是否数据不全", description="单位有未能读入的内容，不作指责")
UNREAD_UNITS = list_of(
    "有未能读入的内容的单位", {"type": "string"}, description="全称；在哪里提到都是数据不全"
)


def finding(first: Schema, optional: Schema) -> Schema:
    """A finding; `first` says whom it is about, before the text, `optional` what it may say after it."""
    keys = {
        "code": text("代码", enum=_CODES, description="yshj explain 代码 显示它的含义"),
        "severity": severity("级别"),
        **first,
        "text": text("发现"),
        "advice": text("建议"),
        "waived": flag("是否已豁免"),
        "incomplete": INCOMPLETE,
        **optional,
        **place("发现"),
    }
    return object_of("发现", keys, tuple(optional))


def output(schema: str, title: str, keys: Schema, optional: tuple[str, ...]) -> Schema:
    """The whole schema of one output."""
    words = "日后可能增加键；这里列出的不会减少或改变含义"
    version = {"schema": {"title": "输出格式及其版本", "const": schema}}
    shape = object_of(title, version | keys, optional, description=words)
    return {"$schema": "http://json-schema.org/draft-07/schema#", **shape}
