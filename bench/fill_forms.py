"""Fills forms in LibreOffice as a clerk would, typing into the cells; run by the Python that has `uno`.

    soffice --headless --norestore --accept="pipe,name=yshj;urp;" -env:UserInstallation=file:///tmp/profile &
    /usr/bin/python3 bench/fill_forms.py FORMS FILLED [xlsx|xls|ods [PIPE]]

Writes FILLED/UNIT.ENDING and FILLED.json: 「unit task」 → what the entry must say. It needs nothing of ours,
for that Python has nothing installed.
"""

import json
import re
import sys
import time
from pathlib import Path
from typing import Any

import uno
from com.sun.star.beans import PropertyValue

PROGRESS, OTHER = "进展", "指标、节点与经常性工作"
FILTERS = {"xlsx": "Calc MS Excel 2007 XML", "xls": "MS Excel 97", "ods": "calc8"}
TYPED = ("{}", "{}%", "'{}%", None)
"""How a figure is typed, by turns: a number, a percentage, a text, not at all."""


def desktop(pipe: str) -> Any:
    """The running LibreOffice; waits for it for half a minute."""
    context = uno.getComponentContext()
    resolver = context.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", context)
    for _ in range(60):
        try:
            remote = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:  # it is not up yet: every kind of failure says so
            time.sleep(0.5)
            continue
        return remote.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", remote)
    sys.exit("LibreOffice does not answer")


def filled(book: Any, unit: str, turn: int) -> dict[str, dict[str, Any]]:
    """Types answers into every row; returns what the entries must say."""
    said: dict[str, dict[str, Any]] = {}
    for task, cell in rows(book.Sheets.getByName(PROGRESS)):
        entry = said.setdefault(f"{unit} {task}", {})
        progress, way = 20 + turn % 70, TYPED[turn % len(TYPED)]
        if way:
            cell("本期进度").FormulaLocal = way.format(progress)
            entry["progress"] = progress
        cell("进展情况").String = entry["note"] = f"情况{turn}，=不是公式\n第二行"
        if turn % 3 == 0:
            cell("申请延期至").FormulaLocal = "2026-03-31"
            entry["ask"] = "2026-03-31"
        turn += 1
    if OTHER in book.Sheets.ElementNames:
        for task, cell in rows(book.Sheets.getByName(OTHER)):
            answer(cell, said.setdefault(f"{unit} {task}", {}))
    return said


def answer(cell: Any, entry: dict[str, Any]) -> None:
    """A figure, an event or a number of times, by what the row asks."""
    sort, name = cell("类别").String, cell("名称").String
    if sort == "指标":
        percent = "%" in cell("要求").String
        cell("本期").FormulaLocal = "91.2%" if percent else "91.2"
        entry.setdefault("measures", {})[name] = 91.2
    elif sort == "节点":
        cell("本期").String = "已达到"
        entry.setdefault("reached", []).append(name)
    else:
        cell("本期").Value = 2
        entry.setdefault("held", {})[name] = 2


def rows(sheet: Any) -> Any:
    """The id of each task, and what gives a cell of its row by its header."""
    sheet.unprotect("")
    top = next(row for row in range(10) if sheet.getCellByPosition(0, row).String in ("编号", "类别"))
    headers = {sheet.getCellByPosition(column, top).String: column for column in range(20)}
    for row in range(top + 1, top + 200):
        task = sheet.getCellByPosition(headers["编号"], row).String
        if re.fullmatch(r"\d+(-\d+){0,3}", task):
            yield task, lambda header, row=row: sheet.getCellByPosition(headers[header], row)


def main() -> None:
    """Fills every form of a folder."""
    forms, back = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
    ending = sys.argv[3] if sys.argv[3:] else "xlsx"
    back.mkdir(exist_ok=True)
    office, said = desktop(sys.argv[4] if sys.argv[4:] else "yshj"), {}
    hidden = PropertyValue("Hidden", 0, True, 0)
    kind = PropertyValue("FilterName", 0, FILTERS[ending], 0)
    for path in sorted(forms.glob("*.xlsx")):
        book = office.loadComponentFromURL(path.as_uri(), "_blank", 0, (hidden,))
        said.update(filled(book, path.stem, len(said)))
        book.storeToURL((back / f"{path.stem}.{ending}").as_uri(), (kind,))
        book.close(True)
    back.with_name(f"{back.name}.json").write_text(json.dumps(said, ensure_ascii=False), "utf-8")


if __name__ == "__main__":
    main()
