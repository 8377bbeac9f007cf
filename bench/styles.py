"""How the same files can be written: as the generator does, or as people's programs and people do."""

from collections.abc import Callable

_REMARKED = ("title:", "due:", "task:", "progress:", "note:")
_PROGRESS = "    progress: "


def _plain(lines: list[str]) -> list[str]:
    return lines


def _crlf(lines: list[str]) -> list[str]:
    """Windows' ends of line."""
    return [f"{line}\r" for line in lines]


def _comments(lines: list[str]) -> list[str]:
    """A comment behind every value of some keys, as `yshj init` writes them."""
    return [f"{line}  # 见台账" if line.lstrip().startswith(_REMARKED) else line for line in lines]


def _mistakes(lines: list[str]) -> list[str]:
    """One wrong value in each report, in its middle."""
    places = [number for number, line in enumerate(lines) if line.startswith(_PROGRESS)]
    wrong = places[len(places) // 2] if places else None
    return [f"{line}%" if number == wrong else line for number, line in enumerate(lines)]


STYLES: dict[str, Callable[[list[str]], list[str]]] = {
    "plain": _plain,
    "crlf": _crlf,
    "comments": _comments,
    "mistakes": _mistakes,
}
