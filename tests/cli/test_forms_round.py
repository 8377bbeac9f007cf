"""A whole round: a form for every unit, filled in, collected: nothing is lost, and twice is once."""

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import FROZEN, ROOT, Yshj
from tests.files.small import contents
from tests.snippets import parse
from yshj.model.form import OTHER_SHEET, PROGRESS_SHEET

openpyxl = pytest.importorskip("openpyxl")
pytest.importorskip("xlsxwriter")
SENT, BACK = "2025-10-20", "2025-10-28"
SYSTEM_PYTHON = "/usr/bin/python3"


@pytest.fixture
def city(tmp_path: Path) -> Path:
    """The frozen books as they were when the forms went out."""
    folder = shutil.copytree(FROZEN, tmp_path / "city")
    for path in (folder / "data" / "reports").glob("*.yaml"):
        report = parse(path.read_text("utf-8"))
        report["entries"] = [entry for entry in report["entries"] if str(entry["date"]) <= SENT]
        path.write_text(json.dumps(report, ensure_ascii=False, default=str), "utf-8")
    return folder


def collected(city: Path) -> dict[str, dict[str, Any]]:
    """「unit task」 → what was taken from its form."""
    found = {}
    for path in (city / "data" / "reports").glob("*.yaml"):
        report = parse(path.read_text("utf-8"))
        for entry in report["entries"]:
            if "via" in entry:
                key = f"{report['unit']} {entry['task']}"
                found[key] = {k: v for k, v in entry.items() if k not in ("date", "task", "via")}
    return found


def rows(sheet: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """The id of each task, and its cells by their headers."""
    top = next(row for row in range(1, 11) if any(cell.value == "编号" for cell in sheet[row]))
    headers = {cell.value: cell.column for cell in sheet[top] if cell.value}
    for row in range(top + 1, sheet.max_row + 1):
        task = str(sheet.cell(row, headers["编号"]).value)
        if re.fullmatch(r"\d+(-\d+){0,3}", task):
            yield task, {header: sheet.cell(row, column) for header, column in headers.items()}


def filled(path: Path, turn: int) -> dict[str, dict[str, Any]]:
    """Answers in every row; returns what the entries must say."""
    book, said = openpyxl.load_workbook(path), {}
    for task, cells in rows(book[PROGRESS_SHEET]):
        entry = said.setdefault(f"{path.stem} {task}", {})
        figure, turn = 20 + turn % 70, turn + 1
        cells["本期进度"].value = (figure, figure / 100, f"{figure}%")[turn % 3]
        cells["本期进度"].number_format = "0%" if turn % 3 == 1 else "General"
        cells["进展情况"].value = f"情况{turn}，“引号”\n第二行"
        entry.update(progress=figure, note=f"情况{turn}，“引号”\n第二行")
    for task, cells in rows(book[OTHER_SHEET]) if OTHER_SHEET in book.sheetnames else ():
        entry, name = said.setdefault(f"{path.stem} {task}", {}), cells["名称"].value
        if cells["类别"].value == "指标":
            cells["本期"].value = 91.2
            entry.setdefault("measures", {})[name] = 91.2
        elif cells["类别"].value == "节点":
            cells["本期"].value = "已达到"
            entry.setdefault("reached", []).append(name)
        else:
            cells["本期"].value = 2
            entry.setdefault("held", {})[name] = 2
    book.save(path)
    return said


def test_forty_forms_filled_by_openpyxl(city: Path, yshj: Yshj) -> None:
    assert yshj("template", "--all", "-o", "表", "--as-of", SENT, cwd=city).code == 0
    said: dict[str, dict[str, Any]] = {}
    for path in sorted((city / "表").glob("*.xlsx")):
        said |= filled(path, len(said))
    assert len(list((city / "表").glob("*.xlsx"))) >= 40
    _collect_twice(city, yshj, "表", said)


@pytest.mark.slow
@pytest.mark.parametrize("ending", ["xlsx", "xls", "ods"])
def test_forms_filled_in_libreoffice(city: Path, yshj: Yshj, ending: str) -> None:
    if not shutil.which("soffice") or not os.path.exists(SYSTEM_PYTHON):
        pytest.skip("soffice is not installed")
    if subprocess.run([SYSTEM_PYTHON, "-c", "import uno"], capture_output=True, check=False).returncode:
        pytest.skip("python3-uno is not installed")
    assert yshj("template", "--all", "-o", "表", "--as-of", SENT, cwd=city).code == 0
    profile = f"-env:UserInstallation={(city.parent / 'profile').as_uri()}"
    pipe = f"yshj{os.getpid()}"  # one machine may run these tests several times at once
    office = subprocess.Popen(
        ["soffice", "--headless", "--norestore", f"--accept=pipe,name={pipe};urp;", profile],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    try:
        script = str(ROOT / "bench" / "fill_forms.py")
        command = [SYSTEM_PYTHON, script, "表", "回收", ending, pipe]
        subprocess.run(command, cwd=city, check=True, timeout=300)
    finally:
        os.killpg(office.pid, 15)
    _collect_twice(city, yshj, "回收", json.loads((city / "回收.json").read_text("utf-8")))


def _collect_twice(city: Path, yshj: Yshj, folder: str, said: dict[str, dict[str, Any]]) -> None:
    run = yshj("collect", folder, "--date", BACK, "--yes", cwd=city)
    assert run.code == 0, run.err
    assert collected(city) == said
    once = contents(city)
    again = yshj("collect", folder, "--date", BACK, "--yes", cwd=city)
    assert (again.code, contents(city)) == (0, once)
    assert f"此前已收 {len(said)} 条" in again.out
