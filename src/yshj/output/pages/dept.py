"""The page of `yshj dept`: all units side by side."""

from yshj.judging.views.scoreboard import COUNTING_RULES, GROUP, RANKING_RULES, Score, ScoreboardView
from yshj.model.standing import State
from yshj.output.blocks import RULE, Block, Bullets, Cell, Column, Grid, Heading, Line, Page, table
from yshj.output.pages.header import closing, opening
from yshj.output.words import counted, day, percent, whose

_LETTERS = {
    State.OVERDUE: "逾",
    State.UNOWNED: "未",
    State.AT_RISK: "警",
    State.ON_TRACK: "正",
    State.DONE: "完",
    State.SUSPENDED: "止",
}
"""As narrow as a league table: a screen of 80 columns holds a whole row."""


def scoreboard_page(view: ScoreboardView) -> Page:
    """One row a unit, with the counting rules printed; by value, those not ranked apart."""
    order = "按按时率、完成率由高到低" if view.by_value else "按方案的次序，不分先后"
    groups = sum(score.kind == GROUP for score in view.scores)
    units = f"{len(view.scores) - groups} 个单位" + (f"、{groups} 个未指定的集合" if groups else "")
    total, done, on_time = view.total, percent(view.total.done_percent), percent(view.total.on_time_percent)
    answer = f"{units}，牵头 {total.leads} 件（{order}）"
    ranked = [score for score in view.scores if not (view.by_value and score.unranked)]
    return (
        *opening(view.header, "单位一览", counted(total.states), answer=answer),
        _scores(view, ranked),
        Line(f"合计 {total.leads} 件：完成率 {done}；按时率 {on_time}；欠项 {total.unmet} 件"),
        *_unranked(view),
        Heading("计算口径"),
        Bullets((*COUNTING_RULES, *(RANKING_RULES if view.by_value else ()))),
        *closing(view.header),
    )


def _scores(view: ScoreboardView, scores: list[Score]) -> Grid:
    """Narrow screens have the counts under one letter and the name last, which may fold there."""
    states = [state for state in State if state is not State.SUSPENDED or view.total.states[state]]
    letters = ("牵", *(_LETTERS[state] for state in states))
    words = ("牵头", "配合", *(state.label for state in states), "欠项")
    columns = (
        *((Column("名次", right=True),) if view.by_value else ()),
        Column("单位", where="wide"),
        *(Column(letter, right=True, gap=" ", where="narrow") for letter in letters),
        Column("欠", right=True, where="narrow"),
        *(Column(word, right=True, where="wide") for word in words),
        Column("完成率", right=True),
        Column("按时率", right=True),
        Column("最近填报"),
        Column("单位", folds=True, where="narrow"),
    )
    rows = tuple(_score(view, score, states) for score in scores)
    return Grid(columns, (*rows, RULE))


def _score(view: ScoreboardView, score: Score, states: list[State]) -> tuple[Cell, ...]:
    name = Cell(whose(score, view.header))
    leads, unmet = _count(score.leads), _count(score.unmet)
    of_states = [_count(score.states[state], state) for state in states]
    return (
        *((Cell(str(view.ranks[score.unit])),) if view.by_value else ()),
        name,
        *(leads, *of_states, unmet),
        *(leads, _count(score.supports), *of_states, unmet),
        Cell(percent(score.done_percent)),
        Cell(percent(score.on_time_percent)),
        Cell(day(score.last_entry)),
        name,
    )


def _count(number: int, state: State | None = None) -> Cell:
    if not number:
        return Cell("-", "dim")
    alarming = state in (State.OVERDUE, State.UNOWNED)
    return Cell(str(number), State.OVERDUE if alarming else "")


def _unranked(view: ScoreboardView) -> list[Block]:
    left_out = [score for score in view.scores if view.by_value and score.unranked]
    if not left_out:
        return []
    apart = table(
        left_out,
        (Column("牵头", right=True), lambda score: str(score.leads)),
        (Column("完成率", right=True), lambda score: percent(score.done_percent)),
        (Column("按时率", right=True), lambda score: percent(score.on_time_percent)),
        (Column("单位", folds=True), lambda score: whose(score, view.header)),
        (Column("原因", folds=True, glue="："), lambda score: score.unranked or ""),
    )
    return [Heading("不参与排名"), apart]
