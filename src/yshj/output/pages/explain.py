"""The page of `explain`."""

from yshj.judging.views.verdict import ExplainView
from yshj.output.blocks import Bullets, Heading, Page, Verbatim
from yshj.output.pages.config import origin_text
from yshj.output.words import number_text


def page(view: ExplainView) -> Page:
    """A rule's own words, and the numbers that hold in this workspace."""
    title = f"{view.code} {view.title}（{view.severity}）"
    text = view.text.split("\n", 1)[-1].strip("\n")
    numbers = tuple(
        f"{one.title}（{one.key}）：{number_text(one.value)}　{origin_text(one)}" for one in view.numbers
    )
    in_force = (Heading("这里生效的数"), Bullets(numbers)) if numbers else ()
    return (Heading(title, 1), Verbatim(text), *in_force)
