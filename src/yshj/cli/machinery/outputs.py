"""Where the results of a run go: standard output, or files that a user named."""

import os
from collections.abc import Callable, Collection, Iterable
from pathlib import Path
from typing import NamedTuple

from yshj.cli.machinery.exits import FINE, NOT_WRITTEN, Exit
from yshj.cli.machinery.shared_options import SharedOptions
from yshj.cli.machinery.streams import emit, print_message
from yshj.files.find.own_format import own_format
from yshj.files.os_reasons import os_reason
from yshj.files.write import append_file, descriptor_of, is_stream, write_file
from yshj.output.formats import FORMATS, Format, Kind, refused_ending


class Output(NamedTuple):
    """A file that this run is to write."""

    option: str
    path: str
    form: Format | None = None
    """None for a baseline."""


def own_output(shared: SharedOptions, form: Format) -> list[Output]:
    """The file that `-o` names, if it names one."""
    return [] if shared.output is None else [Output("-o", shared.output, form)]


def refuse_outputs(outputs: Iterable[Output], read: Collection[str] = ()) -> None:
    """Raises Exit for a file that may not be written, before anything is.

    `read` are the absolute paths of all that the run has looked at, of folders that are read whole too. Two
    outputs cannot share a file.
    """
    taken: dict[str, Output] = {}
    for output in outputs:
        option, path, form = output
        refusal = refused_ending(path, form.name if form else "基线")
        if refusal:
            raise Exit(f"{option} {path}：{refusal}")
        if _keeps_nothing(path):
            continue
        real = os.path.realpath(path)
        if real in read or _is_one_of(path, read):
            raise Exit(f"{option} {path}：这是本次运行所读的文件，没有写；请换一个文件名")
        _refuse_inputs(output, read)
        other = taken.setdefault(real, output)
        if other is not output and not (_is_open(path) and _is_open(other.path)):
            raise Exit(f"{other.option} 和 {option} 都要写 {path}；请各写一个文件")


def _refuse_inputs(output: Output, read: Collection[str]) -> None:
    """Whatever the run has read: no result takes the place of an input, or the name of one."""
    option, path, form = output
    folders = Path(os.path.realpath(path)).parents
    if folders[0].name == "模板" or any(folder.parts[-2:] == ("data", "issued") for folder in folders):
        raise Exit(f"{option} {path}：这个文件夹放模板或印发的存档，没有写；请换一个文件夹")
    if any(str(folder) in read and folder.is_dir() for folder in folders):
        raise Exit(f"{option} {path}：这个文件夹放填报，没有写；请换一个文件夹")
    ours = own_format(path)
    if ours and (form or ours != "yshj-baseline"):
        raise Exit(f"{option} {path}：这是 {ours} 文件，没有写；请换一个文件名")
    if form and path.lower().endswith((".yaml", ".yml")):
        raise Exit(f"{option} {path}：yshj 会把 .yaml 文件当作方案或填报来读；请换一个扩展名")


def deliver(content: str | bytes, kind: Kind, path: str | None) -> None:
    """Writes to the file and says so, or to standard output without one; raises Exit with code 4."""
    if path is None:
        emit(content, kind)
        return
    write(content, path)
    if not (_keeps_nothing(path) or _is_open(path)):
        print_message(f"已写入 {path}")


def refuse_other_formats(shared: SharedOptions, form: str) -> None:
    """Raises Exit where another format than `form` was asked for."""
    if shared.form not in (None, form, "none"):
        raise Exit(f"这个命令没有 {shared.form} 格式")


def show_verbatim(shared: SharedOptions, text: str, form: str) -> int:
    """Writes `text` as it is, or nothing for `--format none`; returns the exit code."""
    refuse_other_formats(shared, form)
    refuse_outputs(own_output(shared, FORMATS[form]))
    deliver("" if shared.form == "none" else text, FORMATS[form].kind, shared.output)
    return FINE


def write(content: str | bytes, path: str) -> None:
    """Writes the file without a word; raises Exit with code 4 when it cannot."""
    _write(write_file, content, path)


def append(text: str, path: str) -> None:
    """Adds to a file that others write too; raises Exit with exit code 4 when it cannot."""
    _write(append_file, text, path)


def _write(how: Callable[[str, bytes], None], content: str | bytes, path: str) -> None:
    data = content.encode("utf-8", "backslashreplace") if isinstance(content, str) else content
    try:
        how(path, data)
    except (OSError, ValueError) as error:
        raise Exit(f"写不进 {path}：{os_reason(error)}", NOT_WRITTEN) from None


def _keeps_nothing(path: str) -> bool:
    try:
        return is_stream(path)
    except (OSError, ValueError):
        return False  # why not is said when it is written


def _is_open(path: str) -> bool:
    """Whether the shell has opened it for us: one output is written on behind the other."""
    return descriptor_of(path) is not None


def _is_one_of(path: str, others: Collection[str]) -> bool:
    """Whether it is one of these files under another name."""
    if not os.path.exists(path):
        return False
    return any(os.path.exists(other) and os.path.samefile(path, other) for other in others)
