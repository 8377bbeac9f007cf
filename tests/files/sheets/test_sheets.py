"""Workbooks of several programs hold the same; what is spoilt is refused with a reason, whatever it is."""

import contextlib
import random
import shutil
import subprocess
import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from yshj.files.sheets.grid import NEVER_CALCULATED, STRUCK, Cell, Fault, Sheet, Unreadable, letters
from yshj.files.sheets.workbook import sheets_of

openpyxl = pytest.importorskip("openpyxl")
from openpyxl.cell.rich_text import CellRichText, TextBlock  # noqa: E402  # where there is openpyxl
from openpyxl.cell.text import InlineFont  # noqa: E402
from openpyxl.styles import Font  # noqa: E402

VALUES: dict[str, tuple[Any, str, Cell]] = {
    "A1": ("编号", "General", Cell("编号")),
    "B1": ("1-1-1", "@", Cell("1-1-1")),
    "A2": (0.35, "0%", Cell(0.35, percent=True)),
    "B2": (0.912, '0.0%;[Red]-0.0%', Cell(0.912, percent=True)),
    "C2": (35, '0"%"', Cell("35%")),
    "D2": (1, "0", Cell(1)),
    "E2": (0.35, "General", Cell(0.35)),
    "A3": (date(2026, 6, 30), "yyyy-mm-dd", Cell(date(2026, 6, 30))),
    "B3": (46203, '[$-804]yyyy"年"m"月"d"日"', Cell(date(2026, 6, 30))),
    "C3": (0.5, "h:mm", Cell(Fault("是时间"))),
    "A5": (" 两行\n文字，<b>&\"' ", "General", Cell("两行\n文字，<b>&\"'")),
    "AB7": ("远处", "General", Cell("远处")),
}  # fmt: skip
EXPECTED = {address: cell for address, (_, _, cell) in VALUES.items()}


LOOKS: dict[str, tuple[Any, str, Cell]] = {
    "A1": (2.5, '0.0"天"', Cell("2.5天")),
    "B1": (1, '0"%"', Cell("1%")),
    "C1": (2500, "0.0,", Cell(Fault("存的是 2500，显示的却不是这个数，不知以哪个为准"))),
    "D1": (35, ";;;", Cell(Fault("存的是 35，显示的却不是这个数，不知以哪个为准"))),
    "E1": (0.35, "# ??/??", Cell(0.35)),
    "F1": (2500, "#,##0.00_ ", Cell(2500)),
    "A2": ("3  5\n2", "General", Cell("3  5\n2")),
    "C2": ("划掉", "General", Cell(STRUCK)),
    "D2": (CellRichText("3", TextBlock(InlineFont(vertAlign="superscript"), "5")), "General", Cell("3⁵")),
    "E2": (CellRichText("H", TextBlock(InlineFont(vertAlign="subscript"), "2"), "O"), "General", Cell("H₂O")),
    "F2": (CellRichText("甲", TextBlock(InlineFont(strike=True), "乙")), "General", Cell(STRUCK)),
    "G2": (0, "0;-0;;@", Cell(Fault("存的是 0，显示的却不是这个数，不知以哪个为准"))),
    "H2": (0.35, "0", Cell(Fault("存的是 0.35，显示的却不是这个数，不知以哪个为准"))),
    "A4": ("两行", "General", Cell("两行")),
    "B4": (1, "General", Cell(1)),
    "B5": (2, "General", Cell(2)),
}  # fmt: skip
"""What is shown is another number, or has a unit; struck out, raised, lowered; a merged cell."""


def looks() -> Any:
    made = openpyxl.Workbook()
    for address, (value, form, _) in LOOKS.items():
        made.active[address] = value
        made.active[address].number_format = form
    made.active["C2"].font = Font(strike=True)
    made.active.merge_cells("A4:A5")
    return made


def book() -> Any:
    made = openpyxl.Workbook()
    sheet = made.active
    sheet.title = "进展"
    for address, (value, form, _) in VALUES.items():
        sheet[address] = value
        sheet[address].number_format = form
    return made


def saved(made: Any) -> bytes:
    stream = BytesIO()
    made.save(stream)
    return stream.getvalue()


def cells(sheet: Sheet) -> dict[str, Cell]:
    return {f"{letters(column)}{row}": cell for (row, column), cell in sheet.cells.items()}


@pytest.fixture(scope="module", params=["xlsx", "xls", "ods"])
def converted(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The folder where LibreOffice wrote four workbooks, and the ending it gave them."""
    if not shutil.which("soffice"):
        pytest.skip("soffice is not installed")
    if request.param == "xls":
        pytest.importorskip("xlrd")
    folder, kind = tmp_path_factory.mktemp("office"), request.param
    wrong, formulas = book(), book()
    wrong.active["D3"] = "=1/0"
    for address, formula in (("D3", "=A9"), ("E3", '=IF(1=1,"","")'), ("F3", "=30+5"), ("G3", 0)):
        formulas.active[address] = formula
    for name, made in (("表", book()), ("错", wrong), ("样", looks()), ("式", formulas)):
        (folder / f"{name}.xlsx").write_bytes(saved(made))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [
        "soffice",
        "--headless",
        profile,
        "--convert-to",
        kind,
        "--outdir",
        "out",
        *(f"{name}.xlsx" for name in "表错样式"),
    ]
    subprocess.run(command, cwd=folder, capture_output=True, check=True, timeout=120)
    return folder / "out", kind


def test_a_workbook_written_by_openpyxl() -> None:
    [sheet] = sheets_of(saved(book()), ".xlsx")
    assert (sheet.name, cells(sheet)) == ("进展", EXPECTED)
    assert (sheet.at(5, 7), sheet.at(1, 28)) == ("进展!G5", "进展!AB1")


@pytest.mark.slow
def test_the_same_workbook_saved_by_libreoffice(converted: tuple[Path, str]) -> None:
    folder, kind = converted
    sheets = sheets_of((folder / f"表.{kind}").read_bytes(), ".et" if kind == "xls" else f".{kind}")
    assert cells(sheets[0]) == EXPECTED


@pytest.mark.slow
def test_errors_are_no_blanks(converted: tuple[Path, str]) -> None:
    folder, kind = converted
    [sheet] = sheets_of((folder / f"错.{kind}").read_bytes(), f".{kind}")
    assert cells(sheet)["D3"].value == Fault("是错误值 #DIV/0!")


def test_a_number_is_what_it_looks_like() -> None:
    _looks_right(sheets_of(saved(looks()), ".xlsx"))


@pytest.mark.slow
def test_a_number_saved_by_libreoffice_is_what_it_looks_like(converted: tuple[Path, str]) -> None:
    folder, kind = converted
    _looks_right(sheets_of((folder / f"样.{kind}").read_bytes(), f".{kind}"))


def _looks_right(sheets: list[Sheet]) -> None:
    assert cells(sheets[0]) == {
        **{address: cell for address, (_, _, cell) in LOOKS.items()},
        "A5": Cell("两行"),
    }
    assert sheets[0].spans == {(4, 1): (4, 1, 5, 1), (5, 1): (4, 1, 5, 1)}


def test_blanks_that_open_document_writes_as_elements_stay_between_the_words() -> None:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        text = "<p>3<tab/>5<s c='2'/><span>甲<line-break/></span>乙</p>"
        cell = f"<table-cell value-type='string'>{text}</table-cell>"
        archive.writestr("content.xml", f"<table name='进展'><table-row>{cell}</table-row></table>")
    [sheet] = sheets_of(stream.getvalue(), ".ods")
    assert cells(sheet) == {"A1": Cell("3\t5  甲\n乙")}


@pytest.mark.slow
def test_a_formula_of_the_old_format_that_gives_nothing_is_a_question(converted: tuple[Path, str]) -> None:
    """A writer that calculates nothing leaves 0 or a blank there: the library tells results alone."""
    folder, kind = converted
    if kind == "xls":
        read = cells(sheets_of((folder / "式.xls").read_bytes(), ".xls")[0])
        assert [type(read[address].value) for address in ("D3", "E3", "F3", "G3")] == [Fault, Fault, int, int]


def test_formulas_never_calculated_are_no_blanks() -> None:
    made = book()
    made.active["D3"] = "=1+1"
    made.active["E3"] = "#N/A"
    [sheet] = sheets_of(saved(made), ".xlsx")
    assert cells(sheet)["D3"].value == NEVER_CALCULATED
    assert cells(sheet)["E3"].value == Fault("是错误值 #N/A")


def test_shared_texts_of_other_programs_are_joined_and_pronunciation_is_left_out() -> None:
    data = _with_part(
        "xl/worksheets/sheet1.xml",
        '<worksheet xmlns="urn:x"><sheetData><row><c t="s"><v>0</v></c><c t="str"><f>A1</f><v></v></c>'
        '<c><v>7</v></c></row><row r="5"><c t="b"><v>1</v></c>'
        '<c t="inlineStr"><is><t>甲_x000D_\n乙</t></is></c></row>'
        "</sheetData></worksheet>",
        (
            "xl/sharedStrings.xml",
            '<sst><si><r><t>办税</t></r><rPh sb="0" eb="1"><t>bàn</t></rPh><r><t>服务</t></r></si></sst>',
        ),
    )
    [sheet] = sheets_of(data, ".xlsx")
    assert cells(sheet) == {"A1": Cell("办税服务"), "C1": Cell(7), "A5": Cell(True), "B5": Cell("甲\r\n乙")}


def _with_part(name: str, text: str, further: tuple[str, str]) -> bytes:
    """A workbook with another part in place of its own, and one more."""
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(saved(book()))) as old, zipfile.ZipFile(stream, "w") as new:
        for part in old.namelist():
            content = old.read(part).decode()
            if part == "xl/_rels/workbook.xml.rels":
                shared = '<Relationship Id="s" Type="http://x/sharedStrings" Target="/xl/sharedStrings.xml"/>'
                content = content.replace("</Relationships>", f"{shared}</Relationships>")
            if part not in (name, further[0]):
                new.writestr(part, content)
        new.writestr(name, text)
        new.writestr(*further)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "ending", "why"),
    [
        (b"", ".xlsx", "空文件"),
        (b"%PDF-1.7", ".xlsx", "PDF"),
        (b"plain words", ".xls", "不是电子表格"),
        (b"PK\x03\x04 and no more", ".xlsx", "损坏"),
        ("EncryptedPackage".encode("utf-16-le"), ".xlsx", "加了密码"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), ".xls", "打不开"),
        (b"a,b\n\x00", ".csv", "UTF-8"),
    ],
)
def test_what_is_no_table(data: bytes, ending: str, why: str) -> None:
    with pytest.raises(Unreadable, match=why):
        sheets_of(data, ending)


def test_a_spoilt_workbook_is_refused_or_read_and_nothing_else() -> None:
    whole, chance = saved(book()), random.Random(7)
    for _ in range(300):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 8)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        _read_or_refused(bytes(data[: chance.choice((len(data), chance.randrange(len(data))))]))


def test_a_workbook_with_a_spoilt_part_is_refused_or_read_and_nothing_else() -> None:
    chance = random.Random(8)
    with zipfile.ZipFile(BytesIO(saved(book()))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for _ in range(300):
        name = chance.choice([*parts])
        data = bytearray(parts[name])
        for _ in range(chance.randint(1, 4)):
            data[chance.randrange(len(data))] = chance.choice(b'<>"/0aZ9&;= ')
        stream = BytesIO()
        with zipfile.ZipFile(stream, "w") as archive:
            for part, content in {**parts, name: bytes(data)}.items():
                archive.writestr(part, content)
        _read_or_refused(stream.getvalue())


def _read_or_refused(data: bytes) -> None:
    with contextlib.suppress(Unreadable):
        sheets_of(data, ".xlsx")
