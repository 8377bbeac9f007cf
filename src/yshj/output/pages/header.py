"""The lines that open and close every page."""

from yshj.model.assessment import Header
from yshj.output.blocks import Block, Heading, Lines, Paragraph
from yshj.output.words import count_line, day_line, plan_line


def opening(header: Header, title: str, *notes: str) -> tuple[Block, ...]:
    """Title, plan and day, and whatever was filtered."""
    lines = (plan_line(header), day_line(header), *(note for note in notes if note))
    return (Heading(title, 1), Lines(lines))


def unjudged(header: Header) -> tuple[Block, ...]:
    """All that a page can say without a plan: an empty table would look like an answer."""
    return (Paragraph("方案没有读入，无从评判", "strong"), *closing(header))


def closing(header: Header) -> tuple[Block, ...]:
    """What was read."""
    return (Paragraph(count_line(header), "dim"),)
