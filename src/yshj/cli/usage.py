"""typer's own usage errors → Chinese sentences."""

from difflib import get_close_matches

from typer._click import exceptions as errors

_USAGE = "用法有误"


def chinese(error: errors.ClickException) -> str:
    """What the user did wrong, in Chinese."""
    if isinstance(error, errors.NoSuchOption):
        near = "、".join(error.possibilities or ())
        return f"没有选项 {error.option_name}{f'，是否应为 {near}？' if near else ''}"
    if isinstance(error, errors.MissingParameter):
        param = error.param
        name = (param.metavar or param.name) if param else ""
        return f"缺少{'参数' if param and param.param_type_name == 'argument' else '选项'} {name}"
    if isinstance(error, errors.BadOptionUsage):
        return f"选项 {error.option_name} 的用法有误：{_translated(error.message)}"
    if isinstance(error, errors.BadParameter):
        param = error.param
        name = (param.opts[0] if param.param_type_name == "option" else param.metavar) if param else ""
        return f"{name} 的值不合要求：{_translated(error.message)}"
    return _translated(error.message)


def unknown_command(name: str, known: list[str]) -> str:
    """A command that does not exist, and the nearest that do."""
    near = get_close_matches(name, known, n=3, cutoff=0.5)
    return f"没有命令“{name}”{f'，是否应为 {chr(12289).join(near)}？' if near else ''}"


def _translated(message: str) -> str:
    for piece, words in _WORDS:
        if piece in message:
            return words
    return f"{_USAGE}（{message}）"


_WORDS = (
    ("Missing command", "缺少命令；用 yshj --help 查看全部命令"),
    ("Got unexpected extra argument", "多了无法识别的参数；含空格的文字请加引号"),
    ("requires an argument", "后面缺少值"),
    ("is not a valid integer", "应为整数"),
    ("is not a valid float", "应为数字"),
    ("is not in the range", "超出允许的范围"),
    ("is not one of", "不在可选的值之中"),
    ("does not take a value", "后面不应写值"),
)
