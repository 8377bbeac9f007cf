"""What waits for decisions of the office, as a workbook."""

from datetime import date

from yshj.judging.office_view import ASK, CLAIM, GROUP, OfficeRow, OfficeView
from yshj.model.form import OFFICE_COLUMNS, OFFICE_SHEET, VERDICTS, VERSION_LABEL
from yshj.output.excel.book import DAY, OPEN, Book, Cell, Head
from yshj.output.excel.rules import day_after, one_of, words
from yshj.output.words import INCOMPLETE, SAMPLE

_HOW = (
    "只填蓝色格子；“决定”空着的留待以后。作了决定的都要写理由。"
    "截止：延期和退回写新的时限（延期空着的按申请的日期），督办、约谈、提醒写答复期限。"
    "指定的，在“指定单位”写单位名称，几家的用“、”隔开。"
)
_FILLS = {CLAIM: "C6EFCE", ASK: "FFEB9C", GROUP: "E4DFEC"}
_SUPERVISED = "FFC7CE"
_UNASKED = "F2F2F2"


def office_book(view: OfficeView) -> bytes:
    """The workbook's bytes, the same for the same view."""
    book = Book(view.header.as_of)
    plan = view.header.plan
    sample = f"【{SAMPLE}】" if view.header.sample else ""
    title = f"{plan.name if plan else ''}　待决定事项{sample}"
    labels: dict[int, tuple[str, str | date]] = {
        0: ("截至", view.header.as_of),
        2: (VERSION_LABEL, plan.version if plan else ""),
    }
    rows = [_row(book, view, row) for row in view.rows]
    book.table(OFFICE_SHEET, Head(title, labels, _HOW), OFFICE_COLUMNS, rows)
    return book.finished(view.meta)


def _row(book: Book, view: OfficeView, row: OfficeRow) -> list[Cell]:
    dated = any(VERDICTS[word].day for word in row.verdicts)
    asked = Cell(fill=OPEN, rule=words())
    unasked = Cell(fill=_UNASKED)
    half = f"（{INCOMPLETE}）" if view.header.is_incomplete(row.unit) else ""
    allowed = "、".join(row.verdicts)
    return [
        Cell(row.task.id),
        Cell(row.task.title),
        Cell(row.unit),
        Cell(f"{row.matter}：{row.text}{half}", _FILLS.get(row.matter, _SUPERVISED)),
        Cell(fill=OPEN, rule=one_of(book.listed(row.verdicts), f"这里可以选 {allowed}；暂不决定的空着")),
        asked if row.matter == GROUP else unasked,
        Cell(fill=OPEN, form=DAY, rule=day_after(view.header.as_of, "截止")) if dated else unasked,
        asked,
        asked,
    ]
