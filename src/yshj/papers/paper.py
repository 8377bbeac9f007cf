"""A paper: what stands on its upright pages, and what is annexed on pages turned sideways."""

from typing import NamedTuple

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
