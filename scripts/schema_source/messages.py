"""What an editor says under a wrong value: in Chinese, with what would be right."""

from typing import Any

Schema = dict[str, Any]

_PATTERNS = {
    r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$": "应写成 年-月-日，例如 2025-06-30",
    r"^(\d{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?|ongoing)$": (
        "应写成 年-月（当月最后一天）、年-月-日 或 ongoing，例如 2025-12"
    ),
    r"^.*[^\s,，].*$": "应为状态、代码或级别，如 overdue、O03",
    r"^[0-9]+(-[0-9]+){0,3}$": "应为任务编号，一至四个数字，形如 1-7-1、4-1 或 12",
    r"^\d{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?$": "应写成 年-月 或 年-月-日，例如 2025-06",
}
_TYPES = {
    "string": "应为文字；如果是数字，请加引号",
    "boolean": "应为 true 或 false",
    "number": "应为数字，不带引号和单位",
    "array": "应为列表：每项一行，以“- ”开头，或写在方括号里",
}
_MOST_NAMED = 12


def with_message(schema: Schema) -> Schema:
    """The schema with the sentence that its own demands deserve."""
    return schema | {"errorMessage": _message(schema)}


def _message(schema: Schema) -> str:
    if "const" in schema:
        return f"应为 {schema['const']}"
    if "enum" in schema:
        words = schema["enum"]
        known = "、".join(words) if len(words) <= _MOST_NAMED else f"{words[0]}、{words[1]} 等，请按提示选择"
        return f"只能是 {known}"
    if "pattern" in schema:
        return _PATTERNS[schema["pattern"]]
    kind = schema["type"]
    if kind == "integer":
        return _integer(schema)
    if kind == "object":
        return _object(schema)
    return _TYPES[kind] if isinstance(kind, str) else "应为文字或整数"


def _integer(schema: Schema) -> str:
    span = f" {schema['minimum']} 至 {schema['maximum']} 的" if "maximum" in schema else ""
    return f"应为{span}整数，不带引号和单位"


def _object(schema: Schema) -> str:
    """One sentence for three mistakes: a key missing, a key unknown, no keys at all."""
    if "properties" not in schema:
        return "应为“名称: 数字”，每项一行"
    required = schema.get("required", [])
    others = [key for key in schema["properties"] if key not in required]
    must = f"必须写 {'、'.join(required)}" if required else ""
    may = f"可以写 {'、'.join(others)}" if others else ""
    return f"这里{'；'.join(part for part in (must, may) if part)}"
