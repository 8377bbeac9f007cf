"""Writes docs/errors.md: every broken file of the gallery, and what its author reads.

`--check` exits 1 when the page is not what the gallery says now. `--accept` first writes what is read today
into the gallery: look at the difference before you commit it.
"""

import contextlib
import io
import os
import re
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.errors.gallery import HERE, Case, cases, told  # noqa: E402  # found only now

from generated import write_or_check  # noqa: E402
from yshj.cli.main import run  # noqa: E402
from yshj.judging.views.problem_codes import PROBLEMS  # noqa: E402
from yshj.output.safe import safe  # noqa: E402

PAGE = ROOT / "docs" / "errors.md"
MOST_LINES = 12
MADE = {
    "folder": "是一个文件夹",
    "pipe": "是一个命名管道",
    "link to nothing": "是一个链接，指向的文件不存在",
    "link to itself": "是一个指向自己的链接",
    "link outside": "是一个链接，指向工作区之外的文件",
    "link to another report": "是一个链接，指向 市工商联.yaml",
    "second name": "是 市工商联.yaml 的硬链接",
    "too big": "有 4 MB 多",
    "too many": "里的一个列表有二十万多项",
    "removed": "不存在",
    "emptied": "里什么也没有",
}


def main() -> int:
    """Writes the page; with --check only compares."""
    if "--accept" in sys.argv[1:]:
        for case in cases():
            (HERE / case.name / "expected.txt").write_text(read_today(case), "utf-8")
    return write_or_check(PAGE, page())


def page() -> str:
    """The Markdown text."""
    parts = [
        "# 输入问题一览\n",
        "本页由 `tests/errors` 生成：每一项是一个有问题的文件，和 yshj 对它说的话。"
        "看不见的字符写成〈U+001B〉这样。退出码都是 3；`yshj explain F02` 解释一个代码。\n",
    ]
    told = {
        code: [case for case in cases() if f": {code} " in case.expected.splitlines()[0]] for code in PROBLEMS
    }
    parts += [index(f"{code} {PROBLEMS[code].title}", own) for code, own in told.items()]
    parts.append("")
    for code, own in told.items():
        parts.append(f"## {code} {PROBLEMS[code].title}\n")
        parts += [section(case) for case in own]
    return "\n".join(parts)


def index(heading: str, own: list[Case]) -> str:
    """A link to a section, and to each of its cases."""
    lines = [
        f"- [{heading}](#{anchor(heading)})",
        *(f"  - [{one.title}](#{anchor(one.title)})" for one in own),
    ]
    return "\n".join(lines)


def anchor(heading: str) -> str:
    """As GitHub makes it of a heading."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def section(case: Case) -> str:
    """One case."""
    said = "\n".join(case.expected.splitlines()[:-1])
    return f"### {case.title}\n\n{shown(case)}\n\n读到的是：\n\n~~~text\n{said}\n~~~\n"


def shown(case: Case) -> str:
    """The broken file as far as it helps."""
    if case.make:
        return f"`{case.put}` {MADE[case.make]}。"
    if case.broken is None:
        return f"命令写了 `{' '.join(case.options)}`，没有这个文件。"
    text = decoded(case.broken)
    if text is None:
        return f"`{case.put}` 的开头几个字节：\n\n~~~text\n{case.broken[:48].hex(' ', 2)} …\n~~~"
    if not text:
        return f"`{case.put}` 里什么也没有。"
    return f"`{case.put}`：\n\n~~~yaml\n{excerpt(text, case)}\n~~~"


def decoded(broken: bytes) -> str | None:
    """The text of a file; None where it is none."""
    try:
        return None if broken.startswith(b"PK") else broken.decode("utf-8")
    except UnicodeDecodeError:
        return None


def excerpt(text: str, case: Case) -> str:
    """The lines around the first place that is named, where the file is long."""
    lines = [safe(line) for line in text.split("\n")]
    if not lines[-1]:
        lines.pop()
    named = re.search(rf"{re.escape(case.put)}:(\d+):", case.expected)
    at = int(named[1]) if named else 1
    if len(lines) <= MOST_LINES:
        return "\n".join(lines)
    first, last = max(0, at - 6), min(len(lines), at + 3)
    before, after = ["…"] * (first > 0), ["…"] * (last < len(lines))
    return "\n".join([*before, *lines[first:last], *after])


def read_today(case: Case) -> str:
    """What the program says now, and its exit code."""
    before, err = os.getcwd(), io.TextIOWrapper(io.BytesIO(), "utf-8")
    with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stderr(err):
        os.chdir(case.prepare(Path(folder)))
        try:
            code = run(case.command)
        finally:
            os.chdir(before)
    err.seek(0)
    return told(code, err.read())


if __name__ == "__main__":
    sys.exit(main())
