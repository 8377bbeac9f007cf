"""What the models' validators demand between keys, said as far as a schema can say it."""

from typing import Any

from schema_source.messages import with_message
from yshj.judging.rules import RULES
from yshj.model.decision import COMMON_KEYS, KINDS
from yshj.model.finding import Severity
from yshj.model.plan import COMPARATORS
from yshj.model.standing import State

Schema = dict[str, Any]


def apply_rules(name: str, schema: Schema) -> Schema:
    """The schema of the record `name` with its rules added."""
    rule = _RULES.get(name)
    return rule(schema) if rule else schema


def _target(schema: Schema) -> Schema:
    """Exactly one comparator. Said in two halves, because `oneOf` cannot be given a message."""
    names = "、".join(COMPARATORS)
    missing = f"还缺一个比较，应当且只能写一个：{names}"
    surplus = f"只能写一个比较（{names}），请删去其余的"
    one = [{"required": [name], "errorMessage": missing} for name in COMPARATORS]
    only = [
        {
            "if": {"required": [name]},
            "then": {
                "properties": dict.fromkeys(COMPARATORS[index + 1 :], False),
                "errorMessage": surplus,
            },
        }
        for index, name in enumerate(COMPARATORS[:-1])
    ]
    return schema | {"anyOf": one, "allOf": only}


def _task(schema: Schema) -> Schema:
    """A deliverable may be its bare name."""
    deliverable = schema["properties"]["deliverables"]["items"]
    name = dict(deliverable["properties"]["name"])
    whole = {"title": "名称和约束力"} | deliverable
    schema["properties"]["deliverables"]["items"] = {"anyOf": [name | {"title": "名称"}, whole]}
    return schema


def _entry(schema: Schema) -> Schema:
    """Date, task and something said; a task's id looks like one."""
    others = [key for key in schema["properties"] if key not in ("date", "task")]
    nothing = {"required": ["date", "task"], "maxProperties": 2}
    message = f"除日期和任务外还要至少写一项：{'、'.join(others)}"
    said = {"required": ["progress"], "errorMessage": message}
    return _task_id(schema) | {"if": nothing, "then": said}


def _decision(schema: Schema) -> Schema:
    """Which keys each kind needs and may have."""
    schema["properties"]["units"]["minItems"] = 1
    schema["properties"]["code"] |= _enumerated({rule.code: rule.title for rule in RULES})
    return _task_id(schema) | {"allOf": [_of_kind(kind, schema["properties"]) for kind in KINDS]}


def _of_kind(kind: Any, properties: Schema) -> Schema:
    label = f"{KINDS[kind].label}（{kind}）"
    allowed = KINDS[kind].needs | KINDS[kind].may
    forbidden = [key for key in properties if key not in allowed | COMMON_KEYS]
    words = f"，可以写 {'、'.join(sorted(allowed))}" if allowed else ""
    then: Schema = {
        "properties": dict.fromkeys(forbidden, False),
        "errorMessage": f"{label}不能写这一项{words}",
    }
    needed = sorted(KINDS[kind].needs)
    if needed:
        lacks = {"required": needed, "errorMessage": f"{label}必须写 {'、'.join(needed)}"}
        then = {"allOf": [lacks, then]}
    return {"if": {"properties": {"kind": {"const": kind}}, "required": ["kind"]}, "then": then}


def _task_id(schema: Schema) -> Schema:
    task = schema["properties"]["task"]
    schema["properties"]["task"] = with_message(task | {"pattern": "^[0-9]+(-[0-9]+){0,3}$"})
    return schema


def _check(schema: Schema) -> Schema:
    """The words that the gate knows."""
    words = {state.value: f"有牵头部门处于“{state.label}”" for state in State}
    words["at-risk"] = words["at_risk"]
    words |= {severity.value: f"有“{severity.label}”级的发现" for severity in Severity}
    words |= {rule.code: rule.title for rule in RULES}
    schema["properties"]["fail_on"]["items"] |= _enumerated(words)
    return schema


def _known_finding(schema: Schema) -> Schema:
    schema["properties"]["code"] |= _enumerated({rule.code: rule.title for rule in RULES})
    return schema


def _enumerated(words: dict[str, str]) -> Schema:
    return with_message({"enum": list(words), "enumDescriptions": list(words.values())})


_RULES = {
    "Target": _target,
    "Task": _task,
    "Entry": _entry,
    "Decision": _decision,
    "Check": _check,
    "KnownFinding": _known_finding,
}
