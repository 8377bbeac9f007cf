"""The text of a new `yshj.yaml`: every number of the policy with its default and source, as comments."""

from typing import Any

from yshj.model.policy import Policy

_HEAD = """\
# 配置。以下各项都可以不写，不写则按默认。要改哪一项，去掉那一行和它所属的一行
# （如 policy:）开头的“# ”，改好数字。yshj config 显示生效的数字和来源。
format: yshj-config/1

# 路径，相对本文件：
# plan: data/plan-1.0.yaml
# reports: data/reports
# decisions: data/decisions.yaml

# 评判口径：
# policy:
"""
_TAIL = """
# 对全国放假安排的本地调整：
# calendar:
#   holidays: [2026-08-20]
#   workdays: [2026-08-22]

# yshj check 的门禁条件：状态、代码或级别
# check:
#   fail_on: [overdue]
"""


def config_text() -> str:
    """A configuration that changes nothing."""
    keys = "\n".join(_key(name) for name in Policy.model_fields if name != "at")
    return f"{_HEAD}{keys}\n{_TAIL}"


def _key(name: str) -> str:
    field = Policy.model_fields[name]
    extra: Any = field.json_schema_extra
    words = [f"#   # {field.title}", f"#   # 来源：{extra['source']}"]
    if field.description:
        words.insert(1, f"#   # {field.description}")
    return "\n".join([*words, *_value(name)])


def _value(name: str) -> list[str]:
    default = getattr(Policy(), name)
    if not isinstance(default, list | tuple):
        return [f"#   {name}: {default}"]
    steps = (step.model_dump(exclude={"at"}, exclude_none=True) for step in default)
    rows = (", ".join(f"{key}: {value}" for key, value in step.items()) for step in steps)
    return [f"#   {name}:", *(f"#     - {{{row}}}" for row in rows)]
