"""From arguments to an exit code; every way a run can end is decided here."""

import gc
import os
import sys

from yshj import __version__

_OTHER_NAMES = "本机按 {} 读文件名，中文名会读错，结果就会不同；请设环境变量 PYTHONUTF8=1 再运行"


def main() -> None:
    """The console script."""
    if sys.argv[1:] == ["--version"] and _version_written():
        _leave(0)
    gc.disable()  # a run is short and keeps what it reads: looking for garbage takes half its time
    _leave(run(sys.argv[1:]))


def _leave(code: int) -> None:
    """Ends the process at once: taking apart all that was read would take a tenth of the run."""
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (AttributeError, OSError, ValueError):
        sys.exit(code)  # the usual way knows what to do with streams that are gone
    os._exit(code)


def run(arguments: tuple[str, ...] | list[str]) -> int:
    """Runs one command line; returns the exit code, never raises."""
    try:
        return _outcome(list(arguments))
    except KeyboardInterrupt:  # even while the first modules are imported
        from yshj.cli.machinery.exits import INTERRUPTED
        from yshj.cli.machinery.streams import print_message

        print_message("已中断")
        return INTERRUPTED


def _outcome(arguments: list[str]) -> int:
    from yshj.cli.machinery.exits import CRASHED, Exit
    from yshj.cli.machinery.streams import emit, print_message

    try:
        if arguments[:1] == ["--version"]:
            emit(f"yshj {__version__}\n", "page")
            return 0
        if "_YSHJ_COMPLETE" in os.environ:
            from yshj.cli.completing import main as completing

            return completing(arguments)
        return _run(arguments)
    except Exit as stop:
        print_message(f"错误：{stop}")
        return stop.code
    except (Exception, SystemExit) as error:  # the last resort: a crash must never look like a verdict
        return _crashed(error, CRASHED)


def _version_written() -> bool:
    """The one answer for which nothing is imported; False where it could not be written."""
    line = f"yshj {__version__}\n".encode()
    try:
        written = sys.stdout.buffer.write(line)
        sys.stdout.flush()
    except (AttributeError, OSError, ValueError):
        return False
    return written == len(line)


def _run(arguments: list[str]) -> int:
    from typer import TyperException

    from yshj.cli.app import program
    from yshj.cli.machinery.exits import INTERRUPTED, USAGE, Exit
    from yshj.cli.machinery.streams import print_message
    from yshj.cli.machinery.usage import chinese, help_hint

    if sys.getfilesystemencoding() != "utf-8":  # names would be read as others: units, evidence, the verdict
        raise Exit(_OTHER_NAMES.format(sys.getfilesystemencoding()))
    try:
        code = program().main(arguments or ["--help"], prog_name="yshj", standalone_mode=False)
        if code == INTERRUPTED:  # the library has turned Ctrl-C into this
            raise KeyboardInterrupt
        return int(code or 0)
    except TyperException as error:
        print_message(f"错误：{chinese(error)}")
        print_message(help_hint(error))
        return USAGE


def _crashed(error: BaseException, code: int) -> int:
    import traceback

    from yshj.cli.machinery.streams import print_message

    print_message(f"内部错误：{type(error).__name__}：{error}")
    print_message("这是 yshj 的缺陷，不是结论；请带上命令和文件报告给维护者（设 YSHJ_DEBUG=1 可显示细节）")
    if os.environ.get("YSHJ_DEBUG"):
        for line in "".join(traceback.format_exception(error)).splitlines():
            print_message(line)
    return code
