"""`yshj init`."""

import os
import re
import sys
from collections.abc import Collection
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfoNotFoundError

from yshj.cli.machinery.clock import Clock, typed_day
from yshj.cli.machinery.declaring import Word, argument, flag, option
from yshj.cli.machinery.exits import FINE, NOT_WRITTEN, Exit
from yshj.cli.machinery.outputs import own_output, refuse_other_formats, refuse_outputs, show_verbatim
from yshj.cli.machinery.shared_options import SharedOptions, shared_options
from yshj.cli.machinery.streams import print_message
from yshj.cli.machinery.writing import asked
from yshj.files.create.ci_file import CI_PLATFORMS, is_address
from yshj.files.create.new_workspace import Wanted, new_workspace, sort_out
from yshj.files.os_reasons import os_reason
from yshj.files.write import create_files
from yshj.output.formats import FORMATS
from yshj.output.safe import one_line

PLATFORMS = {**CI_PLATFORMS, "none": "不写"}
_NO_SOURCE = "没有 --source：CI 文件里要写明从哪里安装 yshj，在此之前它会失败"
_VERSION = re.compile(r"[0-9A-Za-z\u4e00-\u9fff][0-9A-Za-z\u4e00-\u9fff._-]{0,39}")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")


@shared_options
def command(
    shared: SharedOptions,
    folder: Annotated[str, argument("文件夹", "新工作区；默认为当前文件夹")] = ".",
    name: Annotated[str, option("--name", "方案名称", "方案的正式名称")] = "示例行动方案",
    version: Annotated[str, option("--version", "版本", "方案的版本，也在方案文件的名字里")] = "1.0",
    issued: Annotated[Word, option("--issued", "日期", "印发日期；默认为今天")] = None,
    timezone: Annotated[str, option("--timezone", "时区", "“今天”按哪个时区算")] = "Asia/Shanghai",
    ci: Annotated[
        str, option("--ci", "平台", f"另写每天自动检查的 CI 文件：{'、'.join(PLATFORMS)}")
    ] = "none",
    source: Annotated[
        Word, option("--source", "地址", "CI 从哪里安装 yshj：它的 git 地址或 wheel 文件")
    ] = None,
    dry_run: Annotated[bool, flag("--dry-run", "只列出会写哪些文件")] = False,
    yes: Annotated[bool, flag("--yes", "不询问")] = False,
) -> int:
    """新建工作区：方案骨架、示例填报、决定、配置、说明。已有的文件一概不动。

    例：

    yshj init 某市2026 --name 某市行动方案（2026年） --version 7.0 --issued 2026-03-25

    yshj init 某市2026 --ci github --source git+https://某处/yshj.git --dry-run
    """
    refuse_other_formats(shared, "table")
    wanted = _wanted(name, version, issued, timezone, ci, source)
    root = Path(shared.directory or ".") / folder
    if root.exists() and not root.is_dir():
        raise Exit(f"{root} 是文件，不是文件夹")
    existing, absent = sort_out(root, new_workspace(wanted))
    if shared.output and not dry_run:
        raise Exit("-o 只与 --dry-run 合用：新文件写进文件夹，写了哪些在标准错误里说")
    ours = [os.path.abspath(root / path) for path in absent]
    refuse_outputs(own_output(shared, FORMATS["table"]), ours)
    if not dry_run and absent and not _confirmed(root, absent, yes):
        print_message("没有写任何文件")
        return FINE
    if not dry_run:
        try:
            create_files({str(root / path): text.encode() for path, text in absent.items()})
        except OSError as error:
            why = f"写不进 {error.filename}：{os_reason(error)}；没有写任何文件"
            raise Exit(why, NOT_WRITTEN) from None
    lines = _listing(root, absent, existing, dry_run)
    lines += [_NO_SOURCE] if wanted.ci and not source else []
    if dry_run:
        return show_verbatim(shared, "".join(f"{one_line(line)}\n" for line in lines), "table")
    for line in lines if shared.form != "none" else ():
        print_message(line)
    return FINE


def _wanted(
    name: str, version: str, issued: str | None, timezone: str, ci: str, source: str | None
) -> Wanted:
    if not name.strip() or _CONTROL.search(name):
        raise Exit("--name 要写方案名称，不能含换行等控制字符")
    if not _VERSION.fullmatch(version) or version.endswith("."):
        raise Exit(f"--version “{version}”不能用作文件名，可以用数字、字母、汉字和 . _ -，例如 7.0")
    if ci not in PLATFORMS:
        raise Exit(f"没有平台“{ci}”，可以用：{'、'.join(PLATFORMS)}")
    if source and ci == "none":
        raise Exit("--source 要与 --ci 合用")
    if source and not is_address(source):
        raise Exit(f"--source “{source}”不是地址；只写名字，装到的可能是别人的程序")
    try:
        today = Clock(timezone).today
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise Exit(f"没有时区“{timezone}”，例如 Asia/Shanghai、Asia/Urumqi") from None
    day = typed_day("--issued", issued) if issued else today
    return Wanted(name.strip(), version, day, timezone, None if ci == "none" else ci, source)


def _confirmed(root: Path, files: Collection[str], yes: bool) -> bool:
    """Whether to write: asked only of a person at a terminal, for nothing there is ever overwritten."""
    if yes or sys.stdin is None or not sys.stdin.isatty():
        return True
    print_message(f"将在 {root} 写入 {len(files)} 个新文件：")
    for path in files:
        print_message(f"  {path}")
    return asked("写入吗？[y/N]")


def _listing(root: Path, written: Collection[str], existing: list[str], dry_run: bool) -> list[str]:
    verb = "会写入" if dry_run else "已写入"
    lines = [f"{verb} {path}" for path in written]
    lines += [f"已有，不动 {path}" for path in existing]
    count = f"{root}：{verb} {len(written)} 个文件"
    lines.append(f"{count}，{len(existing)} 个已有的不动" if existing else count)
    if written and not dry_run:
        lines.append(
            f"接下来：把 data 里的方案换成原文；yshj lint -C {root} 检查，yshj status -C {root} 查看"
        )
    return lines
