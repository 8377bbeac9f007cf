"""Workbooks keep whatever they are given, as words."""

from datetime import date
from io import BytesIO

from openpyxl import load_workbook

from yshj.model.form import Column, Meta, meta_of
from yshj.output.excel.book import Book, Cell

TWO = [Column("x", "列", 20), Column("y", "行", 20)]
META = Meta("甲局", "1", "0123456789ab", "2025-10-20", ("1-1-1", "1-2"))


def test_control_characters_and_forty_thousand_letters() -> None:
    book = Book(date(2025, 10, 20))
    texts = ["甲\x00\x07\x1b乙", "a" * 40_000, "换\n行\t", "=1+1", "0123", "\ud800"]
    columns = [Column(f"{number}", f"列{number}", 20) for number in range(len(texts))]
    book.table(
        "表",
        "题",
        [],
        "填",
        columns,
        [{column.key: Cell(text) for column, text in zip(columns, texts, strict=True)}],
    )
    [row] = list(load_workbook(BytesIO(book.finished(META)))["表"].iter_rows(min_row=5))
    values = [cell.value for cell in row]
    assert {cell.data_type for cell in row} == {"s"}
    assert values[0] == "甲〈U+0000〉〈U+0007〉〈U+001B〉乙"
    assert values[1] == "a" * 19 * 26 + "……"
    assert values[2:] == ["换\n行\t", "=1+1", "0123", "〈U+D800〉"]


def test_rows_grow_with_what_is_typed() -> None:
    """A height that is marked as the user's own would stay, and cut off long answers."""
    from zipfile import ZipFile

    book = Book(date(2025, 10, 20))
    book.table("表", "题", [("甲", "乙")], "填", TWO, [{"x": Cell("长" * 100)}])
    text = ZipFile(BytesIO(book.finished(META))).read("xl/worksheets/sheet1.xml").decode()
    assert 'ht="' in text
    assert "customHeight" not in text


def test_the_hidden_sheet_says_what_went_in() -> None:
    book = Book(date(2025, 10, 20))
    book.table("表", "题", [], "填", TWO, [])
    rows = [tuple(map(str, row)) for row in load_workbook(BytesIO(book.finished(META)))["_meta"].values]
    assert meta_of(rows) == META
    assert meta_of(rows[1:]) is None
    assert meta_of([row for row in rows if row[0] != "plan"]) is None
