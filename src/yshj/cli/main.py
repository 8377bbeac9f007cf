"""From arguments to an exit code; every way a run can end is decided here."""

import gc
import os
import sys
from collections.abc import Sequence

from yshj import __version__


def main() -> None:
    """The console script."""
    gc.disable()  # a run is short and keeps what it reads: looking for garbage takes half its time
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Runs one command line; returns the exit code, never raises."""
    if list(arguments) == ["--version"]:
        print(f"yshj {__version__}")
        return 0
    from yshj.cli.exits import CRASHED, INTERRUPTED

    try:
        if "_YSHJ_COMPLETE" in os.environ:
            return _answer_the_shell(list(arguments))
        return _run(list(arguments))
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:  # the last resort: a crash must never look like a verdict
        return _crashed(error, CRASHED)


def _run(arguments: list[str]) -> int:
    from typer._click.exceptions import ClickException, NoArgsIsHelpError

    from yshj.cli.app import program
    from yshj.cli.exits import USAGE, Stop
    from yshj.cli.screen import say
    from yshj.cli.usage import chinese

    try:
        code = program().main(arguments or ["--help"], prog_name="yshj", standalone_mode=False)
        return int(code or 0)
    except NoArgsIsHelpError:
        return USAGE
    except Stop as stop:
        say(f"错误：{stop}")
        return stop.code
    except ClickException as error:
        say(f"错误：{chinese(error)}")
        say("用 yshj 命令 --help 查看用法")
        return USAGE


def _answer_the_shell(words: list[str]) -> int:
    from yshj.cli.completing import main as completing

    return completing(words)


def _crashed(error: Exception, code: int) -> int:
    import traceback

    from yshj.cli.screen import say

    say(f"内部错误：{type(error).__name__}：{error}")
    say("这是 yshj 的缺陷，不是结论；请带上命令和文件报告给维护者（设 YSHJ_DEBUG=1 可显示细节）")
    if os.environ.get("YSHJ_DEBUG"):
        for line in "".join(traceback.format_exception(error)).splitlines():
            say(line)
    return code
