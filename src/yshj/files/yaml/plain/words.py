"""The words of plainly written YAML: keys, plain texts, quoted texts, what may follow them on their line."""

_START = r"[^\s\-?:,\[\]{}#&*!|>'\"%@`=<~]"
_FIGURE = r"-[0-9][0-9.]{0,15}"
QUOTED = r'"[^"\\\n]*+"'
KEY = (
    r"(?!(?:null|true|false):)[a-z_]{1,99}"
    r"|(?=\S)(?![^\s:：]{0,99}+：)[^\x00-\x7f][^\s:?#,\[\]{}\"'&*!|>%@`]{0,99}"
    r'|"[^"\\\s](?:[^"\\\n]{0,99}[^"\\\s])?"'
)
"""A parser may refuse a key of more than 1,024 bytes; wide ranges in a class are slow to compile."""
PLAIN = rf"{_START}[^\n:#]*(?:(?::(?=[^\s:#])|(?<=[^\s:])#(?=[^\s#]))[^\n:#]*)*(?<![\s:])|{_FIGURE}"
PLAIN_IN_FLOW = rf"{_START}[^\n:?#,\[\]{{}}\"']*(?<!\s)|{_FIGURE}"
TAIL = r" *+(?:(?<= )#(?: [^\n]*+)?)?"
"""A comment without a blank behind its `#` was probably meant as text; the careful reader asks."""


class NotPlain(Exception):
    """The text may not be plain: the careful reader has to look at it."""


def unquoted(key: str) -> str:
    """A key without its quotation marks, where it has some."""
    return key[1:-1] if key[0] == '"' else key
