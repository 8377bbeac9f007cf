"""Who reported; and what longer periods have beyond a week: whom to supervise, ranks, the year, leaders."""

from datetime import date

from yshj.judging.papers.period import PeriodView
from yshj.judging.papers.promises import PROMISE_RULES, Kept, Promise, Promises
from yshj.judging.periods import before_words, period_name
from yshj.judging.views.lists import Summary
from yshj.judging.views.missing import Kept as Reported
from yshj.judging.views.missing import MissingView, Owing
from yshj.judging.views.scoreboard import COUNTING_RULES, RANKING_RULES, Score, ScoreboardView
from yshj.model.assessment import Header
from yshj.model.standing import State
from yshj.output.blocks import Block, Bullets, Cell, Column, Grid, Paragraph, Said, table
from yshj.output.pages.missing import counted
from yshj.output.pages.period.tables import Section
from yshj.output.pages.period.wording import PERIODS, figures, titled
from yshj.output.words import day, percent, unit_text, whose

_UNIT = Column("单位", folds=True)
_MOST_TASKS = 10


def further(view: PeriodView) -> list[Section]:
    """The sections of the period beyond those of a week; none for a week."""
    parts, header = view.parts, view.header
    if parts is None:
        return []
    sections = [_escalated(view)]
    if parts.ranking:
        sections.append(("单位排名", _ranking(parts.ranking, parts.ranks_before, PERIODS[view.every].last)))
    if parts.year is not None:
        sections.append(("全年兑现情况", _year(parts.year, header)))
    if parts.leaders:
        sections.append(("按责任领导", [_leaders(parts.leaders)]))
    return sections


def reported(view: PeriodView) -> Section:
    """How many entries were owed and came, and who did not report: of a week lead by lead."""
    shown = _silent if view.every == "week" else _reported
    return "报送情况", shown(view.missing)


def _silent(missing: MissingView) -> list[Block]:
    """Those that `missing` names, the longest silent first."""
    silent = sorted(missing.unreported, key=lambda row: row.last or date.min)
    told = Paragraph(f"{before_words(period_name(missing.every, missing.period))}{counted(missing)}。")
    return [told, Bullets(tuple(_unheard(row, missing.header) for row in silent))] if silent else [told]


def _unheard(row: Owing, header: Header) -> str:
    days = f"{(header.as_of - row.last).days} 天未报" if row.last else "从未填报"
    known = "没有读全" if row.incomplete else days
    return f"{row.task.id} {row.task.title}（{whose(row, header)}）{known}"


def _reported(missing: MissingView) -> list[Block]:
    """How many entries were owed and came; each unit that did not report or was late, the worst first."""
    counts = "，".join(f"{kept.label} {len(missing.having(kept))} 件" for kept in reversed(Reported))
    told = (
        f"应报 {len(missing.rows)} 件：{counts}。每个报送日（最近的是 {missing.by}）、"
        "每件牵头事项计一件；没有写报送日的，以月末为准。"
    )
    by_unit: dict[str, list[Owing]] = {}
    for kept in (Reported.MISSING, Reported.LATE, Reported.ON_TIME):
        for row in missing.having(kept):
            by_unit.setdefault(row.unit, []).append(row)
    late = [own for own in by_unit.values() if own[0].kept is not Reported.ON_TIME]
    late.sort(key=lambda own: [-sum(row.kept is kept for row in own) for kept in Reported])
    if not late:
        return [Paragraph(told)]
    numbers = ("应报", *(kept.label for kept in reversed(Reported)))
    columns = (_UNIT, *(Column(word, right=True) for word in numbers), Column("未报的任务", folds=True))
    rows = tuple(_report(own, missing.header) for own in late)
    return [Paragraph(told), Paragraph(f"有未报、迟报的单位 {len(rows)} 个："), Grid(columns, rows)]


def _report(own: list[Owing], header: Header) -> tuple[Cell, ...]:
    """Nobody is said not to have reported on half a ledger."""
    one = max(own, key=lambda row: row.incomplete)
    tasks = list(dict.fromkeys(row.task.id for row in own if row.kept is Reported.MISSING))
    rest = f"等 {len(tasks)} 项" if len(tasks) > _MOST_TASKS else ""
    named = "没有读全" if one.incomplete else f"{'、'.join(tasks[:_MOST_TASKS])}{rest}"
    counted = [sum(row.kept is kept for row in own) for kept in reversed(Reported)]
    return (Cell(whose(one, header)), *(Cell(str(n)) for n in (len(own), *counted)), Cell(named or "—"))


def _escalated(view: PeriodView) -> Section:
    """Since when and how often they stood badly (T08)."""
    title = "连续预警、未认领或逾期"
    if not view.escalated:
        return title, [Paragraph("没有连续两次或以上月末预警、未认领或逾期的。")]
    rows = table(
        view.escalated,
        (_UNIT, lambda one: whose(one[0].lead, view.header)),
        (Column("任务", folds=True), lambda one: titled(one[0].task)),
        (Column("自"), lambda one: day(one[1].figures.day)),
        (Column("月末", right=True), lambda one: f"{one[1].figures.number} 次"),
        (Column("建议"), lambda one: one[1].figures.note),
    )
    return f"{title}（{len(view.escalated)} 件）", [rows]


def _ranking(board: ScoreboardView, before: dict[str, int], last: str) -> list[Block]:
    """Who is ranked, and the change; then who is not, and why; by which rules."""
    header = board.header
    ranked = [score for score in board.scores if not score.unranked]
    apart = [score for score in board.scores if score.unranked]
    ranks = board.ranks
    unit: Said[Score] = (_UNIT, lambda one: whose(one, header))
    counts: tuple[Said[Score], ...] = (
        (Column("牵头", right=True), lambda one: str(one.leads)),
        (Column("欠项", right=True), lambda one: str(one.unmet)),
        (Column("按时率", right=True), lambda one: percent(one.on_time_percent)),
        (Column("完成率", right=True), lambda one: percent(one.done_percent)),
    )
    blocks: list[Block] = []
    if ranked:
        grid = table(
            ranked,
            (Column("名次", right=True), lambda one: str(ranks[one.unit])),
            *(unit, *counts),
            (Column(f"比{last}", right=True), lambda one: _moved(ranks[one.unit], before.get(one.unit))),
        )
        blocks.append(grid)
    if apart:
        grid = table(apart, unit, *counts, (Column("原因", folds=True), lambda one: one.unranked or ""))
        blocks += [Paragraph(f"不参与排名 {len(apart)} 个："), grid]
    return [*blocks, Bullets((*RANKING_RULES, *COUNTING_RULES))]


def _moved(now: int, before: int | None) -> str:
    if before is None:
        return "原未排名"
    if now == before:
        return "持平"
    return f"升 {before - now} 位" if now < before else f"降 {now - before} 位"


def _year(year: dict[str, Promises], header: Header) -> list[Block]:
    """All together in a sentence, then how many of how many for each unit."""
    if not year:
        return [Paragraph("没有已到时限的事项。"), Bullets(PROMISE_RULES)]
    counted = [(promise.label, kept) for promise, kept in year[""].items() if kept.of]
    shares = (f"{label} {_share(kept)}（{percent(kept.percent)}）" for label, kept in counted)
    rows = (
        (Cell(unit_text(unit, header)), *(Cell(_share(kept)) for kept in promises.values()))
        for unit, promises in year.items()
        if unit
    )
    grid = figures(_UNIT, (promise.label for promise in Promise), rows)
    return [Paragraph(f"合计：{'，'.join(shares)}。"), grid, Bullets(PROMISE_RULES)]


def _share(kept: Kept) -> str:
    return f"{kept.kept}/{kept.of}" if kept.of else "—"


def _leaders(leaders: dict[str, Summary]) -> Grid:
    shown = [s for s in State if s is not State.SUSPENDED or any(own.states[s] for own in leaders.values())]
    rows = (
        (Cell(leader), Cell(str(own.tasks)), *(Cell(str(own.states[state]), state) for state in shown))
        for leader, own in leaders.items()
    )
    return figures(Column("责任领导", folds=True), ("任务", *(state.label for state in shown)), rows)
