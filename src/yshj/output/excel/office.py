"""What waits for decisions of the office, as a workbook."""

from datetime import date

from yshj.judging.office_view import ASK, CLAIM, GROUP, OfficeRow, OfficeView
from yshj.model.form import OFFICE_COLUMNS, OFFICE_SHEET, VERDICTS, VERSION_LABEL
from yshj.output.excel import rules
from yshj.output.excel.book import DAY, Book, Cell, answer
from yshj.output.excel.form_words import title
from yshj.output.words import INCOMPLETE

_HOW = (
    "只填蓝色格子；“决定”空着的留待以后。作了决定的都要写理由。"
    "截止：延期和退回写新的时限（延期空着的按申请的日期），督办、约谈、提醒写答复期限。"
    "指定的，在“指定单位”写单位名称，几家的用“、”隔开。"
)
_FILLS = {CLAIM: "C6EFCE", ASK: "FFEB9C", GROUP: "E4DFEC"}
_SUPERVISED = "FFC7CE"


def book_of(view: OfficeView) -> bytes:
    """The workbook's bytes, the same for the same view."""
    book, header = Book(view.header.as_of), view.header
    labels: list[tuple[str, str | date]] = [("截至", header.as_of), (VERSION_LABEL, view.meta.version)]
    rows = [_row(book, view, row) for row in view.rows]
    book.table(OFFICE_SHEET, title(header, "待决定事项"), labels, _HOW, OFFICE_COLUMNS, rows)
    return book.finished(view.meta)


def _row(book: Book, view: OfficeView, row: OfficeRow) -> list[Cell]:
    half = f"（{INCOMPLETE}）" if view.header.is_incomplete(row.unit) else ""
    verdict = rules.one_of(book.listed(row.verdicts), f"这里可以选 {'、'.join(row.verdicts)}；暂不决定的空着")
    dated = any(VERDICTS[word].day for word in row.verdicts)
    return [
        Cell(row.task.id),
        Cell(row.task.title),
        Cell(row.unit),
        Cell(f"{row.matter}：{row.text}{half}", _FILLS.get(row.matter, _SUPERVISED)),
        answer(verdict),
        answer(rules.ANYTHING if row.matter == GROUP else None),
        answer(rules.day_after(view.header.as_of, "截止") if dated else None, DAY),
        answer(rules.ANYTHING),
        answer(rules.ANYTHING),
    ]
