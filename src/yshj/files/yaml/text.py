"""Bytes of a file → text, strictly UTF-8; or the reason why not, with its place."""

import re

from yshj.files.read import unreadable
from yshj.model.place import Place
from yshj.model.problem import Problem

FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
"""Characters that no text of ours needs and that screens, tables or parsers trip over."""

_WHY = {
    "\ufeff": "（字节顺序标记；常因几个文件拼接而成）",
    "\x00": "（空字符）",
    "\x1b": "（终端控制符 ESC）",
}

_NO_TEXT = (
    (b"PK\x03\x04", " Excel、Word 文件或压缩包"),
    (b"\xd0\xcf\x11\xe0", "旧版 Excel 或 Word 文件"),
    (b"%PDF", " PDF 文件"),
)


def decode(data: bytes, file: str) -> str | Problem:
    """`data` as UTF-8 text, without its byte order mark; or why it is none."""
    kind = next((words for magic, words in _NO_TEXT if data.startswith(magic)), "")
    if kind:
        return unreadable(file, f"这是{kind}，不是文本（改扩展名不改变内容）；请按填报格式另建 .yaml 文件")
    wide = _wide_encoding(data)
    if wide:
        return unreadable(file, f"文件似为 {wide} 编码，请另存为 UTF-8")
    try:
        text = data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        return _not_utf8(data, error, file)
    found = FORBIDDEN.search(text)
    if found:
        place = _place(file, text, found.start())
        character = f"U+{ord(found.group()):04X}{_WHY.get(found.group(), '')}"
        return Problem(place, "F01", f"这里有看不见的字符 {character}；请删去它，或重新输入这一行，再保存")
    return text


def _wide_encoding(data: bytes) -> str:
    """The name of an encoding with two or four bytes a character that `data` seems to have."""
    if data.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff")):
        return "UTF-32"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "UTF-16"
    head = data[: min(400, len(data) // 4 * 4)]
    if head.count(0) * 8 < len(head) or not head:
        return ""
    names = ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")
    return next((name[:6].upper() for name in names if _reads(head, name)), "")


def _not_utf8(data: bytes, error: UnicodeDecodeError, file: str) -> Problem:
    before = data[: error.start].decode("utf-8", errors="replace")
    place = _place(file, before, len(before))
    as_utf8, as_gbk = _readable_lines(data, "utf-8"), _readable_lines(data, "gb2312")
    if as_gbk > as_utf8 or (not as_utf8 and _reads(data, "gb18030")):
        return Problem(place, "F01", "文件似为 GBK 编码，请另存为 UTF-8")
    if as_utf8:
        text = "这里的内容不是 UTF-8（文件可能不完整，或由不同编码的内容拼成）；请补全后另存为 UTF-8"
        return Problem(place, "F01", text)
    return Problem(place, "F01", "这不是 UTF-8 文本；如果是文本，请用文本编辑器另存为 UTF-8，否则请移走")


def _readable_lines(data: bytes, encoding: str) -> int:
    """How many of the lines that are more than ASCII are text in that encoding."""
    lines = (line for line in data[:200_000].split(b"\n") if not line.isascii())
    return sum(1 for line in lines if _reads(line, encoding))


def _reads(data: bytes, encoding: str) -> bool:
    try:
        return not FORBIDDEN.search(data.decode(encoding))
    except UnicodeDecodeError:
        return False


def _place(file: str, text: str, offset: int) -> Place:
    before = text[:offset].replace("\r\n", "\n").replace("\r", "\n")
    return Place(file, before.count("\n") + 1, len(before) - before.rfind("\n"))
