"""typer's own usage errors → Chinese sentences."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from difflib import get_close_matches
from typing import Any

from typer import TyperException


def chinese(error: TyperException) -> str:
    """What the user did wrong, in Chinese."""
    kinds = (kind.__name__ for kind in type(error).__mro__)
    return next((_SENTENCES[kind](error) for kind in kinds if kind in _SENTENCES), None) or _general(error)


@contextmanager
def usage_of(context: Any) -> Iterator[None]:
    """Tells the library's errors which command they are about, where it forgets."""
    try:
        yield
    except TyperException as error:
        error.ctx = getattr(error, "ctx", None) or context  # type: ignore[attr-defined]
        raise


def help_hint(error: TyperException) -> str:
    """Where the usage is explained: the command's own help where it is known."""
    context = getattr(error, "ctx", None)
    return f"用 {context.command_path if context else 'yshj'} --help 查看用法"


def unknown_command(name: str, commands: Mapping[str, str]) -> str:
    """A command that does not exist, and the nearest that do; Chinese words count as well."""
    if name in ("help", "帮助"):
        return "没有命令“help”；yshj --help 列出全部命令，yshj 命令 --help 显示一个命令的用法"
    near = get_close_matches(name, commands, n=3, cutoff=0.6)
    near = near or [known for known, words in commands.items() if not name.isascii() and name in words]
    return f"没有命令“{name}”{_perhaps(near) or '；yshj --help 列出全部命令'}"


def _no_such_option(error: Any) -> str:
    if error.option_name == "--version":
        return "--version 只能单独用：yshj --version"
    known = [option for param in _params(error) for option in (*param.opts, *param.secondary_opts)]
    long = [option for option in known if option.startswith("--")]
    near = get_close_matches(error.option_name, long, n=3, cutoff=0.7)
    return f"没有选项 {error.option_name}{_perhaps(near)}"


def _missing(error: Any) -> str:
    param = error.param
    if param is None:
        return "缺少必填的参数"
    hint = f"（{param.help}）" if getattr(param, "help", None) else ""
    if param.param_type_name == "argument":
        return f"缺少参数 {param.metavar or param.name}{hint}"
    return f"缺少选项 {max(param.opts, key=len)} {hint}"


def _bad_usage(error: Any) -> str:
    """An option without its value, or with one that it does not take."""
    if "does not take a value" in error.message:
        return f"选项 {error.option_name} 后面不能写值"
    param = next((p for p in _params(error) if error.option_name in (*p.opts, *p.secondary_opts)), None)
    return f"选项 {error.option_name} 后面缺少{getattr(param, 'metavar', None) or '值'}"


def _general(error: TyperException) -> str:
    if "Missing command" in error.message:
        return "缺少命令；yshj --help 列出全部命令"
    extra = re.match(r"Got unexpected extra argument\S* \((.*)\)", error.message, re.DOTALL)
    if extra:
        return f"多了参数“{extra[1]}”；含空格的文字请加引号"
    return f"用法有误（{error.message}）"


def _params(error: Any) -> Iterable[Any]:
    return error.ctx.command.get_params(error.ctx) if error.ctx else ()


def _perhaps(near: Iterable[str]) -> str:
    return f"，是否应为 {'、'.join(near)}？" if near else ""


_SENTENCES: dict[str, Callable[[Any], str]] = {
    "NoSuchOption": _no_such_option,
    "MissingParameter": _missing,
    "BadOptionUsage": _bad_usage,
}
"""By the name of the library's class: the classes themselves are none of its public ones."""
