"""The lines that open and close every page."""

from yshj.judging.views import Frame
from yshj.output.blocks import Block, Heading, Lines, Paragraph
from yshj.output.words import count_line, day_line, plan_line


def opening(frame: Frame, title: str, *notes: str) -> tuple[Block, ...]:
    """Title, plan and day, and whatever was filtered."""
    lines = (plan_line(frame), day_line(frame), *(note for note in notes if note))
    return (Heading(title, 1), Lines(lines))


def closing(frame: Frame) -> tuple[Block, ...]:
    """What was read."""
    return (Paragraph(count_line(frame), "dim"),)
