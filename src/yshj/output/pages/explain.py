"""The page of `explain`."""

from yshj.judging.verdict_view import ExplainView
from yshj.output.blocks import Bullets, Heading, Page, Verbatim
from yshj.output.pages.config import origin_text, value_text


def page(view: ExplainView) -> Page:
    """A rule's own words, and the numbers that hold in this workspace."""
    title = f"{view.code} {view.title}（{view.severity}）"
    text = view.text.split("\n", 1)[-1].strip("\n")
    if not view.numbers:
        return (Heading(title, 1), Verbatim(text))
    numbers = tuple(
        f"{one.title}（{one.key}）：{value_text(one)}　{origin_text(one)}" for one in view.numbers
    )
    return (Heading(title, 1), Verbatim(text), Heading("这里生效的数"), Bullets(numbers))
