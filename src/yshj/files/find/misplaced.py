"""What looks like a report but has not its ending: by how it begins, or by whose name it bears."""

import os
import re
from pathlib import Path

from yshj.files.find.workspace import has_other_ending
from yshj.model.names import Names
from yshj.model.quoting import named

_HEAD = 16 * 1024
"""Bytes: comments may stand above the first key."""
_BEGINS = (  # compiled when asked: most runs meet no such file
    rb"\A(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?"
    rb"(?:[ \t]*(?:#[^\r\n]*|---|(?:unit|sample)[ \t]*(?::|\xef\xbc\x9a)[^\r\n]*)?[\r\n])*"
    rb"[ \t{\"']*format[\"']?[ \t]*(?::|\xef\xbc\x9a)[ \t]*[\"']?yshj-report"
)
"""A report, whatever stands between its first keys; without the zeros of wide encodings."""
_DATE = r"W?\d+(?:年|月份?|日|周|季度)?|[一二三四]季度|[上下]半年|第"
_COPY = r"[(（]\d{1,3}[)）]|复件|的?副本|[Cc]opy(?: of)?"
_BEHIND = rf"(?:\.[A-Za-z0-9]{{1,8}}|[~\s_.\-()（）]+|{_COPY}|{_DATE})$"
_BEFORE = rf"^(?:[\s_\-()（）]+|{_COPY}|{_DATE})"


def why_misplaced(path: Path, names: Names | None) -> str | None:
    """Why the file at `path`, of whatever ending, should be a report; None where nothing says so."""
    if has_other_ending(path.name):
        ending = os.path.splitext(path.name)[1] or path.name
        return f"填报文件的扩展名应为 .yaml，{ending} 没有读取；请改名、另存，或移出填报文件夹"
    if begins_like_a_report(path):
        text = "内容是填报，但文件名不以 .yaml 结尾（系统可能隐藏了扩展名），没有读取"
        return f"{text}；请改名为 .yaml，多余的请删去"
    unit = unit_in_name(path.name, names) if names else None
    if unit:
        text = f"文件名是{named(unit)}，像是它的填报，没有读取；填报请按格式写成 .yaml"
        return f"{text}，佐证材料请放进“佐证”文件夹，或由进展的 evidence 写明"
    return None


def begins_like_a_report(path: Path) -> bool:
    """Whether the first keys of a regular file say that it is a report; links are not followed."""
    try:
        if os.path.islink(path) or not os.path.isfile(path):
            return False
        with open(path, "rb") as file:
            head = file.read(_HEAD)
    except (OSError, ValueError):
        return False
    return re.match(_BEGINS, head.replace(b"\0", b"")) is not None


def unit_in_name(name: str, names: Names) -> str | None:
    """The unit whose name or alias a file bears, but for endings, copy marks and dates."""
    while name:
        unit = names.unit(name)
        if unit:
            return unit
        noise = re.search(_BEHIND, name) or re.search(_BEFORE, name)
        if noise is None:
            return None
        name = name[: noise.start()] + name[noise.end() :]
    return None
