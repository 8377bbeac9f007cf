"""The text of a new `yshj.yaml`: every number of the policy with its default and source, as comments."""

from yshj.model.policy import Policy, Window
from yshj.model.record import Field, fields_of

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
    keys = "\n".join(_key(field) for field in fields_of(Policy).values())
    return f"{_HEAD}{keys}\n{_TAIL}"


def _key(field: Field) -> str:
    words = [f"#   # {field.doc.title}", f"#   # 来源：{field.doc.source}"]
    if field.doc.description:
        words.insert(1, f"#   # {field.doc.description}")
    return "\n".join([*words, *_value(field)])


def _value(field: Field) -> list[str]:
    if not isinstance(field.default, tuple):
        return [f"#   {field.name}: {field.default}"]
    steps: tuple[Window, ...] = field.default
    lengths = ("" if step.length is None else f"length: {step.length}, " for step in steps)
    rows = (f"#     - {{{length}warn: {step.warn}}}" for length, step in zip(lengths, steps, strict=True))
    return [f"#   {field.name}:", *rows]
