"""How a message repeats what somebody wrote: short, and with what cannot be seen made visible."""

import re

from yshj.model.quoting import quoted as in_marks

_LONGEST = 40
_BLANKS = {
    "\u3000": "〈全角空格〉",
    "\u00a0": "〈不间断空格〉",
    "\t": "〈制表符〉",
    "\n": "〈换行〉",
    "\r": "〈换行〉",
}
_BLANK = f"[{''.join(_BLANKS)}]|^ +| +$"


def quoted(text: str) -> str:
    """`text` in Chinese quotation marks, cut to what a message can hold."""
    return in_marks(shortened(text))


def shortened(text: str) -> str:
    """`text` as a message can hold it; unusual blanks are named."""
    cut = text[:_LONGEST]
    shown = re.sub(_BLANK, lambda found: _BLANKS.get(found.group(), "〈空格〉"), cut)
    return shown if len(text) <= _LONGEST else f"{shown}…（共 {len(text)} 字）"
