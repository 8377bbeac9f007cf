"""The lines that open and close every page."""

from yshj.model.assessment import Header
from yshj.output.blocks import Block, Foot, Head, Paragraph, Style
from yshj.output.words import count_line, day_facts, notice, plan_line, policy_line

_LONG = 20
"""Rows after which the answer at the beginning is no longer on the screen."""


def opening(
    header: Header, title: str, *notes: str, answer: str = "", style: Style = ""
) -> tuple[Block, ...]:
    """Title, day and plan; the answer in its style; what was filtered or is not judged by default."""
    lines = (answer, *notes, policy_line(header), notice(header))
    told = tuple(line for line in lines if line)
    return (Head(title, day_facts(header), told, plan_line(header), style),)


def unjudged(header: Header) -> tuple[Block, ...]:
    """All that a page can say without a plan: an empty table would look like an answer."""
    return (Paragraph("方案没有读入，无从评判", "strong"), *closing(header))


def closing(header: Header, answer: str = "", rows: int = _LONG + 1) -> tuple[Block, ...]:
    """What was read; before it the answer once more, where many rows lie between."""
    lines = (answer, count_line(header)) if answer and rows > _LONG else (count_line(header),)
    return (Foot(lines, wrong=bool(header.inputs.refused or header.problems)),)
