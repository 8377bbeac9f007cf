"""Options that every command takes, before or after its name; declared once."""

import inspect
import re
from collections.abc import Callable
from typing import Annotated, Any, NamedTuple

import typer

from yshj.cli.machinery.declaring import Word, flag, option
from yshj.cli.machinery.exits import Exit
from yshj.output.formats import formats_in_words
from yshj.output.safe import visible

_NARROWEST, _WIDEST = 40, 1000
_BLANK = re.compile(r"[\s,，]*")


def _columns(typed: str) -> int:
    if typed.isascii() and typed.isdigit() and _NARROWEST <= int(typed) <= _WIDEST:
        return int(typed)
    raise Exit(f"选项 --width 应为 {_NARROWEST} 至 {_WIDEST} 的整数，读到的是“{typed}”")


class SharedOptions(NamedTuple):
    """The shared options as they are declared, and as typed; None where the user said nothing."""

    as_of: Annotated[Word, option("--as-of", "日期", "评判日，如 2025-10-20；默认为今天（按方案时区）")] = (
        None
    )
    directory: Annotated[Word, option("-C --directory", "文件夹", "工作区；默认从当前文件夹向上找")] = None
    plan: Annotated[Word, option("--plan", "文件", "方案文件")] = None
    reports: Annotated[Word, option("--reports", "文件夹", "填报文件夹")] = None
    decisions: Annotated[Word, option("--decisions", "文件", "决定文件")] = None
    form: Annotated[Word, option("--format", "格式", formats_in_words())] = None
    color: Annotated[bool | None, flag("--color/--no-color", "是否着色；默认看是否为终端")] = None
    width: Annotated[int | None, option("--width", "列数", "按此宽度折行", parser=_columns)] = None
    output: Annotated[Word, option("-o --output", "文件", "写入文件而不是屏幕")] = None
    cache: Annotated[
        bool | None, flag("--cache/--no-cache", "是否记住解析过的文件以加快下次；默认记住，CI 作业中不记")
    ] = None

    def over(self, earlier: "SharedOptions") -> "SharedOptions":
        """These options, and those given before the command's name where these say nothing."""
        chosen = {name: value for name, value in self._asdict().items() if value is not None}
        return earlier._replace(**chosen)


_DECLARED = inspect.signature(SharedOptions).parameters
_CONTEXT = inspect.Parameter("context", inspect.Parameter.KEYWORD_ONLY, annotation=typer.Context)


def _declare(function: Callable[..., Any], own: list[inspect.Parameter]) -> None:
    """Gives `function` the signature of its `own` options with the context and the shared ones."""
    names = {parameter.name for parameter in own}
    added = (parameter for name, parameter in _DECLARED.items() if name not in names)
    keywords = (p.replace(kind=inspect.Parameter.KEYWORD_ONLY) for p in (*own, *added))
    together = [_CONTEXT, *keywords]
    function.__signature__ = inspect.Signature(together)  # type: ignore[attr-defined]
    function.__annotations__ = {parameter.name: parameter.annotation for parameter in together}


def keeping_shared_options(context: typer.Context, **given: Any) -> None:
    """What stands before the command's name: kept for the command to fall back on."""
    _refuse_blanks(context, given)
    context.obj = SharedOptions(**given)


def shared_options(function: Callable[..., int]) -> Callable[..., int]:
    """Adds the shared options to a command, which receives them as its first argument."""

    def command(context: typer.Context, **given: Any) -> int:
        _refuse_blanks(context, given)
        here = SharedOptions(**{name: given.pop(name) for name in _DECLARED})
        before = context.obj if isinstance(context.obj, SharedOptions) else SharedOptions()
        return function(here.over(before), **given)

    _declare(command, list(inspect.signature(function).parameters.values())[1:])
    command.__doc__ = function.__doc__
    command.__name__ = function.__name__
    return command


def _refuse_blanks(context: typer.Context, given: dict[str, Any]) -> None:
    """A value from an unset variable is a mistake: it must mean neither "all" nor the default."""
    for param in context.command.params:
        value = given.get(param.name or "")
        values = value if isinstance(value, list) else [value]
        if any(isinstance(one, str) and _BLANK.fullmatch(visible(one)) for one in values):
            if param.param_type_name == "argument":
                raise Exit(f"参数 {param.metavar} 是空的；请写上，或去掉这个参数")
            raise Exit(f"{param.opts[0]} 后面是空的；请写上，或去掉这个选项")


_declare(keeping_shared_options, [])
