"""Sentences of papers: templates that the office may copy and change, filled in a sandbox."""

from collections.abc import Mapping
from datetime import date
from traceback import walk_tb
from typing import Any

from jinja2 import FunctionLoader, StrictUndefined, TemplateSyntaxError, UndefinedError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from yshj.files.papers.office_templates import TemplateFault, TemplateText
from yshj.output.blocks import Block, Bullets, Grid, Heading, Page, Paragraph, Style
from yshj.output.safe import visible
from yshj.papers.paper import Paper

_VALUE, _TABLE = "\ue000", "\ue001"
"""Before what was filled in, so that no note can begin a heading; around the number of a table."""
_ANNEXES = "<!-- 附件 -->"
_MOST_NAMED = 12
_PLACED: dict[str, Style] = {">": "signed", "=": "centred", "<": "flush"}


class _Table(str):
    """Stands in a text for a table; what is filled in is never one, whatever it says."""

    __slots__ = ()


def filled(template: TemplateText, values: Mapping[str, Any], mark: str = "") -> Paper:
    """The paper that a template makes of `values`; raises TemplateFault.

    Lines that begin with `#` are headings, with `- ` list items, with `> ` what is signed, with `= ` what
    stands in the middle, with `< ` whom it is for; others are paragraphs; `表()` puts a table; what stands
    below the line of the annexes goes there. What is filled in never makes structure.
    """
    tables: list[Grid] = []

    def table(grid: Grid) -> _Table:
        tables.append(grid)
        return _Table(f"{_TABLE}{len(tables) - 1}{_TABLE}")

    text = _rendered(template, {**values, "表": table}, values)
    body, _, annexes = text.partition(f"\n{_ANNEXES}\n")
    return Paper(_page(body, tables), _page(annexes, tables), mark)


def _rendered(template: TemplateText, given: Mapping[str, Any], values: Mapping[str, Any]) -> str:
    room = ImmutableSandboxedEnvironment(
        loader=FunctionLoader(lambda path: (template.text, path, None)),
        undefined=StrictUndefined,
        finalize=_finalized,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # what is filled in is marked, and escaped by each format in its own way
    )
    room.filters.update({"年月日": in_full, "月日": lambda day: f"{day.month}月{day.day}日"})
    try:
        return room.get_template(template.path).render(given)
    except TemplateSyntaxError as error:
        raise TemplateFault(f"{template.path}:{error.lineno}: 模板的写法不对（{error.message}）") from None
    except UndefinedError as error:
        known = "、".join(sorted(values)[:_MOST_NAMED])
        said = f"没有这一项（{error.message}）；可以用 {known} 等"
        raise TemplateFault(f"{template.path}:{_line_of(error, template.path)}: {said}") from None
    except Exception as error:  # whatever the template's own expressions raise
        raise TemplateFault(
            f"{template.path}:{_line_of(error, template.path)}: 算不出来（{error}）"
        ) from None


def _line_of(error: Exception, path: str) -> int:
    lines = [line for frame, line in walk_tb(error.__traceback__) if frame.f_code.co_filename == path]
    return lines[-1] if lines else 1


def _finalized(value: Any) -> Any:
    """What is filled in, on one line and marked; tables stay as they are."""
    if isinstance(value, _Table):
        return value
    text = in_full(value) if isinstance(value, date) else str(value)
    return _VALUE + " ".join(visible(text).replace(_VALUE, "").replace(_TABLE, "").split())


def in_full(day: date) -> str:
    """「2025年9月3日」, as GB/T 9704 writes days."""
    return f"{day.year}年{day.month}月{day.day}日"


def _page(text: str, tables: list[Grid]) -> Page:
    page: list[Block] = []
    for line in filter(None, map(str.strip, text.splitlines())):
        block = _block(line, tables)
        if isinstance(block, Bullets) and page and isinstance(page[-1], Bullets):
            page[-1] = Bullets((*page[-1].items, *block.items))
            continue
        page.append(block)
    return tuple(page)


def _block(line: str, tables: list[Grid]) -> Block:
    plain = line.replace(_VALUE, "")
    if line.startswith(_TABLE):
        return tables[int(line.strip(_TABLE))]
    marks = line.split(" ", 1)[0]
    if marks in ("#", "##", "###"):
        return Heading(plain.removeprefix(marks).strip(), len(marks))
    if marks == "-":
        return Bullets((plain.removeprefix("-").strip(),))
    if marks in _PLACED:
        return Paragraph(plain.removeprefix(marks).strip(), _PLACED[marks])
    if line.startswith("**") and line.endswith("**"):
        return Paragraph(plain.strip("*"), "strong")
    return Paragraph(plain)
