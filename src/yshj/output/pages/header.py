"""The lines that open and close every page."""

from yshj.model.assessment import Header
from yshj.output.blocks import Block, Foot, Head, Paragraph
from yshj.output.words import count_line, day_facts, notice, plan_line, policy_line

_LONG = 20
"""Rows after which the answer at the beginning is no longer on the screen."""


def opening(header: Header, title: str, *notes: str, answer: str = "") -> tuple[Block, ...]:
    """Title, day and plan; the answer; whatever was filtered or is judged otherwise than by default."""
    lines = (answer, *notes, policy_line(header), notice(header))
    return (Head(title, day_facts(header), tuple(line for line in lines if line), plan_line(header)),)


def unjudged(header: Header) -> tuple[Block, ...]:
    """All that a page can say without a plan: an empty table would look like an answer."""
    return (Paragraph("方案没有读入，无从评判", "strong"), *closing(header))


def closing(header: Header, answer: str = "", rows: int = _LONG + 1) -> tuple[Block, ...]:
    """What was read; before it the answer once more, where many rows lie between."""
    lines = (answer, count_line(header)) if answer and rows > _LONG else (count_line(header),)
    return (Foot(lines, wrong=bool(header.inputs.refused or header.problems)),)
