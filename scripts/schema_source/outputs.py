"""The JSON of `yshj status` and `yshj check`, by hand: further keys may come, those here stay."""

from typing import Any

from yshj.judging.rules import RULES
from yshj.model.finding import Severity
from yshj.model.standing import State

Schema = dict[str, Any]

_DAY = r"^\d{4}-\d{2}-\d{2}$"
_CODES = [rule.code for rule in RULES]


def _value(title: str, kind: str, **more: Any) -> Schema:
    return {"title": title, "type": kind, **more}


def _text(title: str, **more: Any) -> Schema:
    return _value(title, "string", **more)


def _flag(title: str, **more: Any) -> Schema:
    return _value(title, "boolean", **more)


def _count(title: str, **more: Any) -> Schema:
    return _value(title, "integer", minimum=0, **more)


def _percent(title: str, **more: Any) -> Schema:
    return _value(title, "integer", minimum=0, maximum=100, **more)


def _or_null(schema: Schema) -> Schema:
    return schema | {"type": [schema["type"], "null"]}


def _day(title: str, **more: Any) -> Schema:
    return _text(title, pattern=_DAY, **more)


def _one_of(title: str, words: dict[str, str], **more: Any) -> Schema:
    return _text(title, enum=list(words), enumDescriptions=list(words.values()), **more)


def _list(title: str, items: Schema, **more: Any) -> Schema:
    return {"title": title, "type": "array", "items": items, **more}


def _object(title: str, keys: Schema, optional: tuple[str, ...] = (), **more: Any) -> Schema:
    required = [key for key in keys if key not in optional]
    return {"title": title, "type": "object", "required": required, "properties": keys, **more}


def _state(title: str) -> Schema:
    return _one_of(title, {state.value: state.label for state in State})


def _place(what: str) -> Schema:
    return {
        "file": _text(f"{what}所在文件", description="相对工作区，用正斜杠"),
        "line": _value("行，从 1 起", "integer", minimum=1),
        "column": _value("列，从 1 起", "integer", minimum=1),
    }


_HEAD: Schema = {
    "as_of": _day("评判日"),
    "sample": _flag("是否含示例数据"),
    "plan": _or_null(
        _object(
            "方案",
            {
                "name": _text("方案名称"),
                "version": _text("版本"),
                "document": _text("发文字号"),
                "issued": _day("印发日期"),
            },
            description="方案没有读入时为 null",
        )
    ),
    "inputs": _object(
        "输入文件",
        {
            "found": _count("找到的文件", description="found = read + refused"),
            "read": _count("读入的文件"),
            "refused": _count("未能读入的文件"),
            "entries": _count("进展条数"),
        },
    ),
}

_REASON = _object("理由", {"code": _text("代码", enum=_CODES), "text": _text("事实和数字")})

_LEAD = _object(
    "牵头单位",
    {
        "unit": _text("单位", description="没有指定成员的集合单位以自己的名称出现"),
        "state": _state("状态"),
        "progress": _or_null(_percent("进度", description="没有任何数字时为 null")),
        "expected": _or_null(_percent("时序进度", description="评判日应达的进度；长期任务为 null")),
        "owner": _or_null(_text("责任人")),
        "last_entry": _or_null(_day("最近填报")),
        "done_on": _or_null(_day("完成日")),
        "late": _flag("是否逾期完成"),
        "verified": _flag("是否已销号"),
        "incomplete": _flag("是否数据不全", description="有未能读入的内容，不作指责"),
        "effective_due": _or_null(_day("有效时限", description="最近一次延期后的时限；长期任务为 null")),
        "forecast": _or_null(_day("推算完成日", description="无法推算时为 null")),
        "reasons": _list("理由", _REASON, description="使其处于此状态的在前"),
    },
)


def _finding(first: Schema, optional: Schema) -> Schema:
    keys = {
        "code": _text("代码", enum=_CODES, description="yshj explain 代码 显示它的含义"),
        "severity": _one_of("级别", {severity.value: severity.label for severity in Severity}),
        **first,
        "unit": _or_null(_text("单位", description="任务或方案整体的发现为 null")),
        "text": _text("发现"),
        "advice": _text("建议"),
        "waived": _flag("是否已豁免"),
        **optional,
        **_place("发现"),
    }
    return _object("发现", keys, tuple(optional))


_PROBLEM = _object(
    "输入问题",
    {
        "code": _text("代码", enum=["F01", "F02", "F03", "F04", "F05"]),
        **_place("问题"),
        "text": _text("问题和改法"),
    },
)
_PROBLEMS = _list("输入问题", _PROBLEM, description="有任何一处，退出码即为 3")

_TASK = _object(
    "任务",
    {
        "id": _text("任务编号"),
        "title": _text("任务名称"),
        "section": _text("章"),
        "category": _or_null(_text("类", description="没有类的章为 null")),
        "due": _or_null(_day("方案时限", description="长期任务为 null")),
        "effective_due": _or_null(_day("有效时限", description="未完成的牵头单位中最早的；全完成则最晚的")),
        "days_left": _or_null(_value("剩余天数", "integer", description="有效时限减评判日，过期为负")),
        "state": _state("状态：各牵头单位中最差的"),
        "progress": _percent("进度：各牵头单位的平均，向下取整"),
        "support": _list("配合单位", {"type": "string"}),
        "leads": _list("牵头单位", _LEAD),
        "findings": _list("发现", _finding({}, {})),
    },
)

_FILTER = _object(
    "筛选条件",
    {
        "dept": _list("单位", {"type": "string"}),
        "role": _one_of("角色", {"lead": "牵头", "support": "配合"}),
        "section": _text("章节"),
        "state": _state("状态"),
    },
    ("dept", "role", "section", "state"),
    description="没有筛选时没有这一项",
)

_SUMMARY_ORDER = (State.DONE, State.OVERDUE, State.UNOWNED, State.AT_RISK, State.ON_TRACK)
_SUMMARY = _object(
    "各状态的任务数",
    {"tasks": _count("任务数"), **{state.value: _count(state.label) for state in _SUMMARY_ORDER}},
    description="只计筛选出的任务",
)

_FAILED = _object(
    "未通过的牵头单位",
    {"task": _text("任务编号"), "unit": _or_null(_text("单位")), "state": _state("状态")},
)


def _output(schema: str, title: str, keys: Schema, optional: tuple[str, ...]) -> Schema:
    words = "日后可能增加键；这里列出的不会减少或改变含义"
    version = {"schema": {"title": "输出格式及其版本", "const": schema}}
    shape = _object(title, version | keys, optional, description=words)
    return {"$schema": "http://json-schema.org/draft-07/schema#", **shape}


OUTPUTS = {
    "status": _output(
        "yshj-status/1",
        "yshj status --format json",
        {
            **_HEAD,
            "filter": _FILTER,
            "summary": _SUMMARY,
            "tasks": _list("任务", _TASK, description="最紧急的在前"),
            "problems": _PROBLEMS,
        },
        ("filter",),
    ),
    "check": _output(
        "yshj-check/1",
        "yshj check --format json",
        {
            **_HEAD,
            "gate": _list("门禁条件", {"type": "string"}),
            "baseline": _object(
                "基线",
                {
                    "file": _text("基线文件"),
                    "known": _count("基线中已知、仍在的发现"),
                    "gone": _count("基线中已不再出现的发现"),
                },
                description="没有用基线时没有这一项",
            ),
            "passed": _flag("是否通过", description="没有触发门禁，且全部输入都读入了"),
            "failed": _list("未通过的牵头单位", _FAILED, description="其状态在门禁条件之中"),
            "findings": _list(
                "全部发现",
                _finding(
                    {"task": _or_null(_text("任务编号"))},
                    {"known": _flag("是否已在基线中", description="没有用基线时没有这一项")},
                ),
            ),
            "problems": _PROBLEMS,
        },
        ("baseline",),
    ),
}
