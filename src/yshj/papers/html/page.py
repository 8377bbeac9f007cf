"""The page as a file."""

from typing import Any

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup

from yshj.files.create.shipped import shipped_text
from yshj.judging.papers.dashboard import Dashboard
from yshj.judging.views.show import ShowView
from yshj.model.standing import State
from yshj.output.blocks import Block, Cell, Column, Folded, Foot, Grid
from yshj.output.pages.show import page as show_page
from yshj.output.safe import safe
from yshj.output.words import (
    MARKS,
    SAMPLE,
    count_line,
    counted,
    notice,
    policy_line,
    unit_text,
    unread_units_text,
)
from yshj.papers.html.chart import HEIGHT, LEFT, RIGHT, WIDTH, chart, month_title
from yshj.papers.html.words import call, leads_text, left_text, month_text

_FOLDER = "papers/html"


def html_page(view: Dashboard) -> str:
    """The whole page; the same of the same view."""
    header = view.header
    room = Environment(
        loader=DictLoader({"page": shipped_text(f"{_FOLDER}/page.html.jinja")}),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    room.filters.update(
        mark=MARKS.__getitem__,
        unit=lambda name: unit_text(name, header),
        leads=lambda task: leads_text(task, header),
        left=left_text,
        month=month_text,
        titled=month_title,
        blocks=_blocks,
        table=_table,
        kind=lambda block: type(block).__name__,
    )
    return room.get_template("page").render(
        view=view,
        header=header,
        calls=[call(waiting, header) for waiting in view.waiting],
        chart=chart(view.course, len(view.tasks)),
        size=(WIDTH, HEIGHT),
        edges=(LEFT, RIGHT),
        states=list(State),
        counted=counted(view.summary.states),
        notes=[note for note in (policy_line(header), notice(header)) if note],
        count=count_line(header),
        unread=unread_units_text(header),
        sections=_sections(view),
        data=_data(view),
        sample=SAMPLE,
        style=Markup(shipped_text(f"{_FOLDER}/style.css")),
        script=Markup(shipped_text(f"{_FOLDER}/script.js")),
    )


def _shown(value: Any) -> Any:
    """What nobody sees is made visible; what is already markup was made here."""
    return safe(value) if type(value) is str else value


def _blocks(task: ShowView) -> list[Block]:
    """What `show` says of the task, all of it, without the count at the foot."""
    blocks: list[Block] = []
    for block in show_page(task):
        blocks += block.whole() if isinstance(block, Folded) else () if isinstance(block, Foot) else (block,)
    return blocks


def _table(grid: Grid) -> tuple[list[Column], list[list[tuple[Column, Cell]]]]:
    """The columns of a wide page, and each row's cells beside them."""
    rows = [zip(grid.columns, row, strict=True) for row in grid.rows if row]
    kept = [[(column, cell) for column, cell in row if column.where != "narrow"] for row in rows]
    return [column for column in grid.columns if column.where != "narrow"], kept


def _sections(view: Dashboard) -> dict[str, list[ShowView]]:
    """The tasks by their section and category, in the plan's order."""
    sections: dict[str, list[ShowView]] = {}
    for task in view.tasks:
        sections.setdefault(task.section or task.task.task.section, []).append(task)
    return sections


def _data(view: Dashboard) -> dict[str, Any]:
    """What the slider needs: every week's state of every task, by the state's rank."""
    return {
        "days": [str(week.day) for week in view.weeks],
        "tasks": [task.task.id for task in view.tasks],
        "states": ["".join(str(state.rank) for state in week.states) for week in view.weeks],
        "names": [state.value for state in State],
        "words": [state.label for state in State],
        "marks": [MARKS[state] for state in State],
    }
