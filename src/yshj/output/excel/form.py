"""Forms as workbooks: of a unit, of all units in one table, of the office; and what comes back to a unit."""

from datetime import date

from yshj.judging.views.collect import ReturnedView
from yshj.judging.views.form import FormRow, FormView
from yshj.judging.views.matters import GROUP, Matter
from yshj.judging.views.other_asked import OtherRow
from yshj.model import form
from yshj.model.assessment import TaskStanding
from yshj.output.excel import rules
from yshj.output.excel.book import Book, Cell, Row, answer
from yshj.output.excel.form_words import (
    FILLS,
    HOW,
    MATTER_FILLS,
    TITLES,
    asked_text,
    last_text,
    node_text,
    title,
)
from yshj.output.words import INCOMPLETE, units_text

_FOREVER = "长期"
_HINTS = {
    "blocked": "没有问题或已经解决的，填“无”",
    "evidence": "文件名或网址；文件与本表放在同一文件夹交回；几项的用“、”隔开",
    "delivered": "已落地的选一项；有几项的，用“、”隔开",
}
_RETURNED = "下面各行没有收，原因在最后一列；请改好蓝色格子里的内容，单独交回这一份。"


def form_book(view: FormView) -> bytes:
    """The workbook's bytes, the same for the same view."""
    book, header = Book(view.header.as_of), view.header
    labels = [(form.UNIT_LABEL, view.unit), (form.BY_LABEL, view.by), (form.VERSION_LABEL, view.meta.version)]
    if view.matters:
        labels[0] = ("截至", header.as_of)
    units = () if view.unit else (form.UNIT_COLUMN,)
    sheets = (
        (
            form.PROGRESS_SHEET,
            (*units, *form.PROGRESS_COLUMNS),
            [_lead(book, view, row) for row in view.rows],
        ),
        (form.OTHER_SHEET, (*units, *form.OTHER_COLUMNS), [_other(book, row) for row in view.others]),
        (form.SUPPORT_SHEET, form.SUPPORT_COLUMNS, [_support(view, task) for task in view.supports]),
        (form.OFFICE_SHEET, form.OFFICE_COLUMNS, [_matter(book, view, matter) for matter in view.matters]),
    )
    for name, columns, rows in sheets:
        if rows:
            book.table(name, title(header, TITLES[name], view.unit), labels, HOW[name], columns, rows)
    return book.finished(view.meta)


def _lead(book: Book, view: FormView, row: FormRow) -> Row:
    lead, fill = row.lead, FILLS[row.lead.state]
    asking = {key: rules.hinted(hint) for key, hint in _HINTS.items()}
    asking["progress"] = rules.PROGRESS
    asking["ask"] = rules.day_after(max(view.header.as_of, lead.effective_due or date.min), "延期")
    if "delivered" in row.cells:
        listed = {"validate": "list", "source": book.listed(row.outstanding), "show_error": False}
        asking["delivered"] = rules.hinted(_HINTS["delivered"], **listed)
    return {
        "unit": Cell(lead.unit),
        "task": Cell(lead.task, fill),
        "title": Cell(row.task.title),
        "due": Cell(lead.effective_due or _FOREVER),
        "milestone": Cell(node_text(lead)),
        "last_progress": Cell(lead.progress, form='0"%"'),
        "last": Cell(last_text(row)),
        "asked": Cell(asked_text(row), fill),
        **{key: answer(asking.get(key, rules.ANYTHING)) for key in row.cells},
    }


def _other(book: Book, row: OtherRow) -> Row:
    rule = rules.TIMES
    if row.sort is form.MEASURE:
        rule = rules.PERCENT if row.percent else rules.FIGURE
    elif row.sort is form.MILESTONE:
        rule = rules.one_of(book.listed([form.REACHED]), f"已经达到的选“{form.REACHED}”，没有达到的空着")
    texts = {"unit": row.unit, "task": row.task.id, "title": row.task.title, "sort": row.sort.label}
    texts |= {"name": row.name, "demand": row.demand, "last": row.last}
    return {**{key: Cell(text) for key, text in texts.items()}, "answer": answer(rule)}


def _support(view: FormView, task: TaskStanding) -> Row:
    return {
        "task": Cell(task.id),
        "title": Cell(task.title),
        "due": Cell(task.effective_due or _FOREVER),
        "leads": Cell(units_text((lead.unit for lead in task.leads), view.header)),
    }


def _matter(book: Book, view: FormView, matter: Matter) -> Row:
    half = f"（{INCOMPLETE}）" if view.header.is_incomplete(matter.unit) else ""
    words = matter.verdicts
    asking = {"reason": rules.ANYTHING, "authority": rules.ANYTHING}
    asking["verdict"] = rules.one_of(book.listed(words), f"这里可以选 {'、'.join(words)}；暂不决定的空着")
    if matter.sort == GROUP:
        asking["units"] = rules.ANYTHING
    if any(form.VERDICTS[word].day for word in words):
        asking["day"] = rules.day_after(view.header.as_of, "截止")
    return {
        "task": Cell(matter.task.id),
        "title": Cell(matter.task.title),
        "unit": Cell(matter.unit),
        "matter": Cell(f"{matter.sort}：{matter.text}{half}", MATTER_FILLS[matter.sort]),
        **{key: answer(rule) for key, rule in asking.items()},
    }


def returned_book(view: ReturnedView) -> bytes:
    """What was not taken of a unit's form, as a form of its own, with the reasons."""
    book = Book(view.as_of)
    sheets = (
        (form.PROGRESS_SHEET, (*form.PROGRESS_COLUMNS, form.WHY_COLUMN), view.progress),
        (form.OTHER_SHEET, (*form.OTHER_COLUMNS, form.WHY_COLUMN), view.others),
    )
    labels = ((form.UNIT_LABEL, view.unit), (form.VERSION_LABEL, view.meta.version))
    for name, columns, rows in sheets:
        blanks = {column.key: answer(rules.ANYTHING) if column.answer else Cell() for column in columns}
        filled = [{key: cell._replace(value=row.get(key)) for key, cell in blanks.items()} for row in rows]
        if filled:
            book.table(name, f"退回：{view.unit}", labels, _RETURNED, columns, filled)
    return book.finished(view.meta)
