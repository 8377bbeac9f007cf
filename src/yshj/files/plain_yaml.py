"""A recogniser for reports written the plain way, in front of the careful reader.

Nine files in ten are block lists of `key: text` lines and nothing else. Such a text is read here line by
line, four times as fast, to the very data that the careful reader makes of it. Whatever is not certainly
plain is left to the careful reader, which alone refuses and explains: `tests/laws/test_plain_yaml.py`
holds that both never differ.
"""

import re
from typing import Any

from yshj.files.yaml_scalars import resolve
from yshj.model.record import AT

_WORD = r"[^\s\-?:,\[\]{}#&*!|>'\"%@`=<~]"
_PLAIN = rf"{_WORD}(?:[^\n:#\x00-\x1f]|:(?=[^\s:#])|(?<=[^\s:])#(?=[^\s#]))*(?<![\s:])"
_IN_FLOW = rf"{_WORD}[^\n:?#,\[\]{{}}\"'\x00-\x1f]*(?<!\s)|\"[^\"\\\n\x00-\x1f]*\""
_HEAD_LINE = re.compile(rf"(format|unit|sample): ({_PLAIN})")
_NAME = r"[\u4e00-\u9fff][^\s:：?#,\[\]{}\"'&*!|>%@`]*"
_NUMBER = r"-?[0-9.]{1,15}"
_PAIR = rf"{_NAME}: {_NUMBER}"
_ENTRY_LINE = re.compile(
    rf"(?:  - |    )([a-z]+): (?:({_PLAIN})"
    rf"|\"([^\"\\\n\x00-\x1f]*)\""
    rf"|\[((?:{_IN_FLOW})(?:, (?:{_IN_FLOW}))*)\]"
    rf"|\{{({_PAIR}(?:, {_PAIR})*)\}})"
)
_OPENING_LINE = re.compile(r"    ([a-z]+):")
_ITEM_LINE = re.compile(rf"      - (?:({_PLAIN})|\"([^\"\\\n]*)\")")
_MEASURE_LINE = re.compile(rf"      ({_NAME}): ({_NUMBER})")
_FLOW_ITEM = re.compile(_IN_FLOW)
_IDLE_LINE = re.compile(r" *(?:#(?: .*)?)?")
_ODD = re.compile(r"[\t\r\x85\xa0\u2028\u2029\u3000]|^(?:---|\.\.\.)|^[ -]*[A-Za-z_]+：", re.MULTILINE)
_MOST_LINES = 50_000


def read_plain(text: str) -> dict[str, Any] | None:
    """The data of a plainly written report, as the careful reader has it; None when it may not be plain."""
    if _ODD.search(text) or text.count("\n") + text.count(",") > _MOST_LINES:
        return None
    return _Reader(text).data()


class _Reader:
    """Reads line after line; `None` as soon as one is not certainly plain."""

    def __init__(self, text: str) -> None:
        self._lines = text.split("\n")
        self._at = 0

    def data(self) -> dict[str, Any] | None:
        head = self._head()
        if head is None:
            return None
        entries: list[dict[str, Any]] = []
        head["entries"] = entries
        while self._at < len(self._lines):
            line = self._lines[self._at]
            if line.startswith("  - "):
                entry = self._entry()
                if entry is None:
                    return None
                entries.append(entry)
            elif _IDLE_LINE.fullmatch(line):
                self._at += 1
            else:
                return None
        return head if entries else None

    def _head(self) -> dict[str, Any] | None:
        """The keys before the entries, the line `entries:` included."""
        head: dict[str, Any] = {}
        spots: list[str] = []
        for number, line in enumerate(self._lines, 1):
            if line == "entries:":
                self._at = number
                first = spots[0].split("=")[1] if spots else f"{number}:1"
                head[AT] = " ".join([first, *spots, f"entries={number}:1"])
                return head
            found = _HEAD_LINE.fullmatch(line)
            if found and found[1] not in head:
                head[found[1]] = resolve(found[2])
                spots.append(f"{found[1]}={number}:1")
            elif found or not _IDLE_LINE.fullmatch(line):
                return None
        return None

    def _entry(self) -> dict[str, Any] | None:
        """One entry: from its `- ` to the next line that is not indented below it."""
        entry: dict[str, Any] = {}
        places = [f"{self._at + 1}:5"]
        lead = "  - "
        while self._at < len(self._lines):
            line = self._lines[self._at]
            if not line.startswith(lead):
                break
            found = _ENTRY_LINE.fullmatch(line)
            key = self._line(entry, found) if found else self._nested(entry, line)
            if key is None:
                return None
            places.append(f"{key[0]}={key[1]}:5")
            lead = "    "
        entry[AT] = " ".join(places)
        return entry

    def _line(self, entry: dict[str, Any], found: re.Match[str]) -> tuple[str, int] | None:
        key, plain, quoted, flow, pairs = found.groups()
        if key in entry:
            return None
        self._at += 1
        if plain is not None:
            entry[key] = resolve(plain)
        elif quoted is not None:
            entry[key] = quoted
        elif flow is not None:
            entry[key] = [_flow_item(item) for item in _FLOW_ITEM.findall(flow)]
        else:
            numbers = dict(pair.split(": ") for pair in pairs.split(", "))
            if len(numbers) <= pairs.count(", "):
                return None
            entry[key] = {name: resolve(number) for name, number in numbers.items()}
            entry[key][AT] = f"{self._at}:{found.start(5)}"
        return key, self._at

    def _nested(self, entry: dict[str, Any], line: str) -> tuple[str, int] | None:
        """A key whose list of texts or mapping of numbers stands on the lines below it."""
        opening = _OPENING_LINE.fullmatch(line)
        if opening is None or opening[1] in entry:
            return None
        self._at += 1
        number = self._at
        value = self._items() or self._measures()
        if not value:
            return None
        entry[opening[1]] = value
        return opening[1], number

    def _items(self) -> list[Any]:
        items: list[Any] = []
        while self._at < len(self._lines):
            found = _ITEM_LINE.fullmatch(self._lines[self._at])
            if found is None:
                break
            items.append(resolve(found[1]) if found[2] is None else found[2])
            self._at += 1
        return items

    def _measures(self) -> dict[str, Any]:
        measures: dict[str, Any] = {}
        first = self._at + 1
        while self._at < len(self._lines):
            found = _MEASURE_LINE.fullmatch(self._lines[self._at])
            if found is None or found[1] in measures:
                break
            measures[found[1]] = resolve(found[2])
            self._at += 1
        if measures:
            measures[AT] = f"{first}:7"
        return measures


def _flow_item(text: str) -> Any:
    return text[1:-1] if text.startswith('"') else resolve(text)
