"""The one sanitiser: what a screen or a file must not be told is shown visibly instead."""

import re
from collections.abc import Callable

_UNSAFE = (  # takes long to compile, and nearly all texts are seen at once to have nothing of it
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f"
    "\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\ud800-\udfff"
    "\U0001d173-\U0001d17a\U000e0000-\U000e007f]"
)
_LOOKS_PRINTABLE = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0")
"""Those of them that `str.isprintable` lets pass."""


def safe(text: str) -> str:
    """`text` with control, escape, bidi and invisible characters written as 〈U+202E〉.

    Newlines and tabs stay; each format decides about those.
    """
    return _replaced(text, lambda found: f"〈U+{ord(found.group()):04X}〉")


def visible(text: str) -> str:
    """`text` without what nobody sees; "" or blanks where there is nothing else."""
    return _replaced(text, lambda found: "")


def _replaced(text: str, shown: Callable[[re.Match[str]], str]) -> str:
    return text if _clean(text) else re.sub(_UNSAFE, shown, text)


def _clean(text: str) -> bool:
    return text.isprintable() and _LOOKS_PRINTABLE.isdisjoint(text)


def one_line(text: str) -> str:
    """`safe`, and with line breaks and tabs as single spaces."""
    if _clean(text):
        return text
    return safe(" ".join(text.split()) if re.search(r"[\n\r\t]", text) else text)
