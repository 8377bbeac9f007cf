"""The libraries of the extra `office`: named with the line to type where they are not installed."""

import sys
from importlib.util import find_spec

from yshj.cli.machinery.exits import Exit

_LIBRARIES = {
    "xlsxwriter": "xlsxwriter",
    "xlrd": "xlrd",
    "docx": "python-docx",
    "jinja2": "jinja2",
    "icalendar": "icalendar",
}
"""Module → how a package index calls it."""


def need(*modules: str) -> None:
    """Raises Exit with the line to type where one of these is not installed."""
    missing = [_LIBRARIES[module] for module in modules if find_spec(module) is None]
    if missing:
        line = f'"{sys.executable}" -m pip install {" ".join(_LIBRARIES.values())}'
        raise Exit(f"这个命令要另装程序包（缺 {'、'.join(missing)}），请执行：{line}")
