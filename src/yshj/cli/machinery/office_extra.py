"""The libraries that only forms need: named with the line to type where they are not installed."""

import sys
from importlib.util import find_spec

from yshj.cli.machinery.exits import Exit

_LIBRARIES = {"xlsxwriter": "xlsxwriter", "xlrd": "xlrd"}


def need(module: str) -> None:
    """Raises Exit with the line to type where `module` is not installed."""
    if find_spec(module) is None:
        line = f'"{sys.executable}" -m pip install {" ".join(_LIBRARIES.values())}'
        raise Exit(f"收发 Excel 表格要另装两个程序包（缺 {_LIBRARIES[module]}），请执行：{line}")
