"""The columns that lists have in common, and what stands in them."""

from collections.abc import Iterable

from yshj.model.assessment import Header
from yshj.model.standing import NextMilestone, Standing, State
from yshj.output.blocks import Cell, Column
from yshj.output.words import days_left, whose

MARK = Column("状态", mark=True)
NUMBER = Column("编号", least=6)
DUE = Column("时限", least=10)
LEFT = Column("距今", least=10)
PROGRESS = Column("进度", right=True, least=4)
LEFT_TO_TITLE = LEFT._replace(least=LEFT.least + 2 + PROGRESS.least)
"""Where there is no progress: what follows stands in line with other tables."""
CODES = Column("代码", where="piped")
URGENT = ("建议督办", "建议约谈", "有欠项")
"""Words that stand bold."""
_LOUD = (State.OVERDUE, State.UNOWNED)


def left_cell(state: State, days: int | None) -> Cell:
    """How far away a deadline is; of what is over, the state."""
    if state.over:
        return Cell(state.label, "dim")
    return Cell(days_left(days), State.OVERDUE if days is not None and days < 0 else "")


def codes_of(lead: Standing) -> str:
    """The codes of all its reasons, each once."""
    return ",".join(dict.fromkeys(reason.code for reason in lead.reasons))


def lead_name(lead: Standing, header: Header) -> str:
    """The unit, whether its data are incomplete, and since when it leads where it took over."""
    since = f"（{lead.since} 接手）" if lead.since else ""
    return f"{whose(lead, header)}{since}"


def strong_words(leads: Iterable[Standing]) -> tuple[str, ...]:
    """What stands bold in a row: names of those late or idle, and what the office has to decide."""
    return (*(lead.unit for lead in leads if lead.state in _LOUD), *URGENT)


def milestone_text(milestone: NextMilestone | None) -> str:
    """The next milestone with its day; nothing where there is none."""
    return f"下一节点 {milestone.name} {milestone.due}" if milestone else ""
