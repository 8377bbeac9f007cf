"""What `collect` will write, unit by unit."""

from collections import Counter

from yshj.judging.views.collect import CollectView, Incoming
from yshj.output.blocks import Block, Column, Grid, Heading, Page, Paragraph, table
from yshj.output.pages.header import closing, opening
from yshj.output.words import unit_text

_LONGEST = 60
"""Characters of one answer that are shown: the whole of it stands in the form."""


def page(view: CollectView) -> Page:
    """A heading and a table a unit, and how much there is of everything."""
    blocks: list[Block] = [*opening(view.header, "收表"), Paragraph(_answer(view), "strong")]
    for one in view.incoming:
        heading = f"{unit_text(one.unit, view.header)}：{len(one.lines)} 条，{one.form} → {one.goes_to}"
        blocks += [Heading(heading), _grid(one)]
    if view.blank:
        blocks.append(Paragraph(f"没有填任何内容：{'、'.join(view.blank)}"))
    return (*blocks, *closing(view.header))


def _answer(view: CollectView) -> str:
    acts = Counter(line.act for one in view.incoming for line in one.lines)
    new, changed = acts.pop("新增", 0), acts.pop("改为", 0)
    units = len({one.unit for one in view.incoming if one.lines[0].act in ("新增", "改为")})
    decided = f"，决定 {acts.total()} 条" if acts else ""
    counts = f"{view.forms} 张表、{units} 个单位：新增 {new} 条，改 {changed} 条{decided}"
    return f"{counts}，此前已收 {view.known} 条，拒收 {view.refused} 处"


def _grid(one: Incoming) -> Grid:
    return table(
        one.lines,
        (Column("编号"), lambda line: line.task),
        (Column(""), lambda line: line.act),
        (Column("任务", folds=True), lambda line: line.title),
        (
            Column("内容", folds=True),
            lambda line: "；".join(f"{title} {_cut(words)}" for title, words in line.said),
        ),
    )


def _cut(words: str) -> str:
    one_line = " ".join(words.split())
    return one_line if len(one_line) <= _LONGEST else f"{one_line[:_LONGEST]}…（共 {len(words)} 字）"
