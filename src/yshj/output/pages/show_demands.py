"""What a task demands, and who meets it: targets, deliverables, milestones, recurring work."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from yshj.judging.facts import AS_READ
from yshj.judging.views.demands import MilestoneMet, TargetMet
from yshj.judging.views.short import short
from yshj.judging.views.show import ShowView
from yshj.model.finding import Finding
from yshj.model.plan import FORCE_LABELS, Deliverable, Milestone, Recurring, Target
from yshj.model.standing import State
from yshj.output.blocks import Block, Cell, Column, Grid, Heading, table
from yshj.output.pages.columns import MARK
from yshj.output.words import INCOMPLETE, days_left, units_text, whose

_EVERY = {"week": "周", "month": "月", "quarter": "季度", "half_year": "半年", "year": "年"}
_FEW = 3
"""How many names a screen tells of those that miss one thing."""


def demands(view: ShowView, full: bool) -> list[Block]:
    """One table for each kind of demand that the task has."""
    return [
        *_targets(view, full),
        *_deliverables(view, full),
        *_milestones(view, full),
        *_recurring(view, full),
    ]


def _name(one: Deliverable | Target | Milestone | Recurring, figure: str = "") -> str:
    return f"{one.name}{figure}" + ("" if one.force == "required" else f"（{FORCE_LABELS[one.force]}）")


class _Met(NamedTuple):
    """Whether one lead meets one demand, and since when."""

    unit: str
    met: bool
    on: date | None


def _marked(view: ShowView, met: Sequence[_Met | TargetMet], past: bool = False) -> Cell:
    """√ where all meet it, × where somebody does not who is done or late, or its day is past, else →."""
    missing = {one.unit for one in met if not one.met}
    if met and not missing:
        return Cell("√ 达到", State.DONE)
    ended = (State.DONE, State.OVERDUE)
    if missing and (past or any(o.state in ended for o in view.task.leads if o.unit in missing)):
        return Cell("× 未达", "strong")
    return Cell("→ 未到")


def _told(view: ShowView, met: Sequence[_Met], lacking: str, full: bool) -> str:
    """Of one lead the day, or that it is `lacking`; of several how many meet it, and who does not."""
    if not met:
        return "—"
    if len(view.task.leads) > 1:
        return _who(view, met, full)
    if met[0].met:
        return str(met[0].on or "已达到")
    return f"{AS_READ}没有" if view.half_read(met[0].unit) else lacking


def _named(view: ShowView, unit: str) -> str:
    return f"{unit}（{INCOMPLETE}）" if view.half_read(unit) else unit


def _who(view: ShowView, met: Sequence[_Met], full: bool) -> str:
    """Of half a ledger nobody says that a thing is missing."""
    missing = [one.unit for one in met if not one.met]
    half_read = [unit for unit in missing if view.half_read(unit)]
    lacking = [unit for unit in missing if unit not in half_read]
    if len(lacking) == len(met):
        return f"0/{len(met)} 家"
    told = lacking if full else lacking[:_FEW]
    more = f" 等 {len(lacking)} 家" if len(told) < len(lacking) else ""
    parts = [f"缺 {'、'.join(told)}{more}"] if told else []
    parts += ["、".join(_named(view, unit) for unit in half_read)] if half_read else []
    return "，".join([f"{len(met) - len(missing)}/{len(met)} 家", *parts])


def _targets(view: ShowView, full: bool) -> list[Block]:
    targets = view.task.task.targets
    if not targets:
        return []
    by_target = [[one for one in view.demands.targets if one.target is target] for target in targets]
    reached = sum(bool(own) and all(one.met for one in own) for own in by_target)
    alone = len(view.task.leads) == 1 and bool(by_target[0])
    title = Heading(f"目标值 {len(targets)} 项" + (f"，达到 {reached} 项" if alone else ""))
    if alone:
        grid = table(
            [own[0] for own in by_target],
            (MARK, lambda one: _marked(view, [one])),
            (Column("指标"), lambda one: _name(one.target)),
            (Column("目标"), lambda one: one.target.demand_of(one.bound)),
            (Column("实测"), lambda one: _measured(view, one)),
            (Column("差"), _gap),
            (Column("填报日"), lambda one: str(one.on or "")),
            ruled=False,
        )
        return [title, grid]
    grid = table(
        zip(targets, by_target, strict=True),
        (MARK, lambda each: _marked(view, each[1])),
        (Column("指标"), lambda each: _name(each[0])),
        (Column("目标"), lambda each: each[0].demand),
        (Column("达到"), lambda each: _share(each[1])),
        # on a screen only those who miss it are named
        (
            Column("各家实测", folds=True),
            lambda each: "；".join(_of_one(view, one) for one in each[1] if full or not one.met),
        ),
        ruled=False,
    )
    return [title, grid]


def _measured(view: ShowView, one: TargetMet) -> str:
    if one.measured is not None:
        return one.target.amount(one.measured)
    return f"{AS_READ}没有" if view.half_read(one.unit) else "未测"


def _gap(one: TargetMet) -> str:
    return "" if one.gap is None else "已达" if one.met else f"差 {one.gap:.12g}"


def _share(met: Sequence[TargetMet]) -> str:
    return f"{sum(bool(one.met) for one in met)}/{len(met)} 家" if met else "—"


def _of_one(view: ShowView, one: TargetMet) -> str:
    own = "" if one.bound == one.target.bound else f"，本单位{one.target.demand_of(one.bound)}"
    gap = f"，差 {one.gap:.12g}" if one.gap else ""
    on = f"（{one.on}{own}{gap}）" if one.on else own
    return f"{_named(view, one.unit)} {_measured(view, one)}{on}"


def _deliverables(view: ShowView, full: bool) -> list[Block]:
    wanted = view.task.task.deliverables
    if not wanted:
        return []
    of_each = [[one for one in view.demands.deliverables if one.deliverable is item] for item in wanted]
    notes = ["以各牵头部门填报为准"] if len(view.task.leads) > 1 else []
    notes += ["名称为摘要，非原文"] if view.summarised else []
    handed = sum(bool(own) and all(one.on for one in own) for own in of_each)
    title = f"交付成果 {len(wanted)} 项" + (f"，已交付 {handed} 项" if len(view.task.leads) == 1 else "")
    met = [[_Met(one.unit, bool(one.on), one.on) for one in own] for own in of_each]
    grid = table(
        zip(wanted, met, strict=True),
        (MARK, lambda each: _marked(view, each[1])),
        (Column("成果" * full), lambda each: _name(each[0])),
        (Column("交付" * full, folds=True), lambda each: _told(view, each[1], "未交付", full)),
    )
    return [Heading(f"{title}（{'；'.join(notes)}）" if notes else title), grid]


def _milestones(view: ShowView, full: bool) -> list[Block]:
    nodes: dict[tuple[int, date], list[MilestoneMet]] = {}
    order = view.task.task.milestones
    for one in view.demands.milestones:
        nodes.setdefault((order.index(one.milestone), one.due), []).append(one)
    rows = []
    for (_, due), own in sorted(nodes.items(), key=lambda item: item[0]):
        met = [_Met(one.unit, one.reached, one.on) for one in own]
        left = (due - view.header.as_of).days
        told = _told(view, met, days_left(left) if left >= 0 else f"已过 {-left} 天", full)
        node = own[0].milestone
        name = _name(node, f"（应达 {node.progress}%）" if node.progress else "")
        rows.append((_marked(view, met, past=left < 0), Cell(name), Cell(str(due)), Cell(told)))
    columns = (MARK, Column("节点"), Column("时限"), Column("达到", folds=True))
    return [Heading(f"节点 {len(rows)} 个"), Grid(columns, tuple(rows), ruled=False)] if rows else []


def _recurring(view: ShowView, full: bool) -> list[Block]:
    """The work, who has to do it how often, and who did it too rarely."""
    rows = []
    for work in view.task.task.recurring:
        short_of = [f for f in view.task.findings if f.code == "E04" and f.about.startswith(f"{work.name} ")]
        who = units_text(work.units, view.header) or (
            "全部牵头部门" if len(view.task.leads) > 1 else "牵头部门"
        )
        told = "；".join(_too_rarely(view, short_of, full))
        rows.append(
            (
                Cell("× 不足", "strong") if short_of else Cell("● 正常"),
                Cell(_name(work)),
                Cell(f"每{_EVERY[work.every]}至少 {work.at_least} 次"),
                Cell(f"{who}{f'：{told}' if told else ''}"),
            )
        )
    columns = (MARK, Column("工作"), Column("次数"), Column("由谁开展", folds=True))
    return [Heading(f"经常性工作 {len(rows)} 项"), Grid(columns, tuple(rows), ruled=False)] if rows else []


def _too_rarely(view: ShowView, found: Sequence[Finding], full: bool) -> Iterator[str]:
    """Each unit with its periods: on a screen the last one, and how many there are."""
    by_unit: dict[str, list[Finding]] = {}
    for finding in found:
        by_unit.setdefault(whose(finding, view.header), []).append(finding)
    for unit, own in by_unit.items():
        told = [f"{finding.figures.note}{short(finding.code, finding.figures)}" for finding in own]
        rest = f"（共 {len(own)} 期不足）" if len(own) > 1 and not full else ""
        yield f"{unit} {'，'.join(told if full else told[-1:])}{rest}"
