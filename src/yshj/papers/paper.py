"""A paper: what stands on its upright pages, and what is annexed on pages turned sideways."""

from typing import NamedTuple

from yshj.model.assessment import Header
from yshj.output.blocks import Page
from yshj.output.markdown import written


class Paper(NamedTuple):
    """One paper, without any format."""

    body: Page
    annexes: Page = ()
    mark: str = ""
    """What every page of it bears at its head: that it is a draft, or that its data are samples."""


def as_markdown(paper: Paper) -> str:
    """The paper as one Markdown file."""
    mark = f"> {paper.mark}\n\n" if paper.mark else ""
    return mark + written((*paper.body, *paper.annexes))


def mark_of(header: Header, *, draft: bool = False) -> str:
    """What every page has to bear."""
    marks = ["草稿，不得印发"] * draft + ["示例数据，不反映任何单位的真实工作情况"] * header.sample
    return "　".join(marks)
