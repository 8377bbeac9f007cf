"""Words and marks that several pages share."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Protocol

from yshj.judging.facts import AS_READ
from yshj.model.assessment import Header, TaskStanding
from yshj.model.finding import Finding, Severity
from yshj.model.policy import Departure, Window
from yshj.model.selection import Role, Selection
from yshj.model.standing import Standing, State
from yshj.output.blocks import Cell, Style

MARKS = {
    State.OVERDUE: "×",
    State.UNOWNED: "■",
    State.AT_RISK: "▲",
    State.ON_TRACK: "●",
    State.DONE: "√",
    State.SUSPENDED: "‖",
}
SEVERITY_MARKS = {Severity.ERROR: "×", Severity.WARNING: "▲", Severity.INFO: "●"}
SAMPLE = "示例数据"
INCOMPLETE = "数据不全"
EVERY_UNIT = "全部单位"
NOT_ISSUED = "方案尚未印发"
SUMMARISED = "成果名称为摘要"
WAIVED = "已豁免"
KNOWN = "基线已知"
OTHER_NUMBERS = "口径改动"


def state_cell(state: State, note: str = "") -> Cell:
    """A state with its mark, its word and its colour."""
    return Cell(f"{MARKS[state]} {state.label}{note}", state)


def counted(states: Mapping[State, int]) -> str:
    """How many there are in each state, zeros too; what is suspended only where there is any."""
    told = [state for state in State if states[state] or state is not State.SUSPENDED]
    return "  ".join(state_cell(state, f" {states[state]}").text for state in told)


def unit_text(name: str, header: Header) -> str:
    """The name of a unit or group, saying so where its data are incomplete: the one place for it."""
    return f"{name}（{INCOMPLETE}）" if header.is_incomplete(name) else name


class _OfUnit(Protocol):
    """A lead, a finding, a score: who it is of, and whether not all of theirs could be read."""

    @property
    def unit(self) -> str | None: ...

    @property
    def incomplete(self) -> bool: ...


def whose(one: _OfUnit, header: Header, nobody: str = "") -> str:
    """As `unit_text`, also for who took over from a unit whose data are incomplete."""
    name = one.unit or nobody
    return f"{name}（{INCOMPLETE}）" if one.incomplete else unit_text(name, header)


def units_text(names: Iterable[str], header: Header) -> str:
    """Several names in one cell or sentence."""
    return "、".join(unit_text(name, header) for name in names)


def unread_units_text(header: Header, mark: str = "") -> str:
    """The units with unread input, each with the mark behind it; that it is all of them in one word."""
    names = (EVERY_UNIT,) if header.everybody_unread else header.unread_units
    return "、".join(f"{name}{mark}" for name in names)


def unread_files_text(header: Header) -> str:
    """The files with problems, each once."""
    return "、".join(dict.fromkeys(problem.place.file for problem in header.problems))


def owner_text(lead: Standing) -> str:
    """Who is named for it inside the unit, or that nobody is."""
    return lead.owner or f"（{AS_READ if lead.incomplete else ''}未写明责任人）"


def unmet_text(task: TaskStanding, lead: Standing) -> str:
    """What a lead that is done still owes; empty where it owes nothing."""
    if lead.state is not State.DONE or not lead.unmet:
        return ""
    missing = [f for f in task.findings if f.unit == lead.unit and f.code == "E06"]
    number = sum(finding.severity is Severity.ERROR for finding in missing)
    words = {"E02": "目标值未达到", "E06": f"交付成果缺 {number} 项", "E04": "经常性工作不足"}
    return f"已完成，但{'、'.join(text for code, text in words.items() if code in lead.unmet)}"


def turns(lead: Standing) -> list[str]:
    """When it was suspended, or took the task over."""
    told = ((lead.suspended_on, "中止"), (lead.since, "接手"))
    return [f"{when} {what}" for when, what in told if when]


def in_full(task: TaskStanding, lead: Standing) -> str:
    """All that is to say of a lead, in full wording: why it stands so, what it still owes before all else."""
    done = [f"{lead.done_on} 完成"] if lead.done_on and not lead.late else []
    unheard = lead.returned_on and not lead.incomplete
    returned = [f"{lead.returned_on} 退回，未再报"] if unheard else []
    reasons = (reason.text for reason in lead.reasons)
    return "；".join(filter(None, [*done, unmet_text(task, lead), *reasons, *returned, *turns(lead)]))


def lead_cell(lead: Standing, *, named: bool = True) -> Cell:
    """A lead's state. Where no unit is `named` beside it, it says itself that data are incomplete."""
    notes = ["已销号"] if lead.verified else []
    notes += [INCOMPLETE] if lead.incomplete and not named else []
    return state_cell(lead.state, _noted(notes))


def severity_cell(finding: Finding, *, known: bool = False) -> Cell:
    """A severity with its mark; what is waived or known to a baseline keeps its own, and says so."""
    style: Style = "dim" if finding.waived or known else finding.severity
    notes = [word for word, holds in ((WAIVED, finding.waived), (KNOWN, known)) if holds]
    return Cell(f"{SEVERITY_MARKS[finding.severity]} {finding.severity.label}{_noted(notes)}", style)


def _noted(notes: list[str]) -> str:
    return f"（{'，'.join(notes)}）" if notes else ""


def percent(value: float | None) -> str:
    """45% or 66.7%, or a dash."""
    return "—" if value is None else f"{value}%"


def day(value: date | None, none: str = "—") -> str:
    """2025-06-30, or what stands for no day."""
    return none if value is None else str(value)


def days_left(value: int | None) -> str:
    """How far away a deadline is, in words."""
    if value is None:
        return "长期"
    if value < 0:
        return f"逾期 {-value} 天"
    return "今天到期" if value == 0 else f"剩 {value} 天"


def plan_line(header: Header) -> str:
    """What is judged."""
    return header.plan.name if header.plan else "（方案没有读入）"


def notice(header: Header) -> str:
    """That the plan was not issued on the day, so that nothing is held against anybody; else nothing."""
    return NOT_ISSUED if header.plan and header.as_of < header.plan.issued else ""


def day_facts(header: Header) -> tuple[str, ...]:
    """As of when, by which version, and whether it is real."""
    version = (f"方案 {header.plan.version}",) if header.plan else ()
    return (f"截至 {header.as_of}", *version, *((f"【{SAMPLE}】",) if header.sample else ()))


def day_line(header: Header) -> str:
    """As `day_facts`, and whether the plan has begun and is judged by other numbers than the defaults."""
    notes = (notice(header), policy_line(header))
    return "　".join((*day_facts(header), *(note for note in notes if note)))


def policy_line(header: Header) -> str:
    """The numbers of the policy that are not the default; nothing where all are."""
    return f"{OTHER_NUMBERS} {'，'.join(other_numbers(header))}" if header.departures else ""


def other_numbers(header: Header) -> list[str]:
    """Each number of the policy that is not the default, and since when."""
    return [_departure(one) for one in header.departures]


def _departure(one: Departure) -> str:
    steps = "、".join(
        number_text(value) if since == date.min else f"{since} 起 {number_text(value)}"
        for since, value in one.steps
    )
    return f"{one.key} {steps}（默认 {number_text(one.default)}）"


def number_text(value: object) -> str:
    """A setting's value on one line."""
    if isinstance(value, tuple):
        return "；".join(map(number_text, value)) or "（无）"
    if not isinstance(value, Window):
        return str(value)
    length = "更长" if value.length is None else f"≤ {value.length} 天"
    return f"{length}：提前 {value.warn} 天"


def count_line(header: Header) -> str:
    """What was found and read, and whether anything was not."""
    inputs = header.inputs
    text = f"文件 {inputs.found} = 读入 {inputs.read} + 未读 {inputs.refused}，进展 {inputs.entries} 条"
    if header.last_entry:
        text += f"，最近一条 {header.last_entry}"
    if header.problems:
        text += f"；另有 {len(header.problems)} 处输入问题，结果不完整"
    return f"{text}；{SUMMARISED}" if header.plan and header.plan.deliverables == "summary" else text


def renamed_text(selection: Selection) -> str:
    """That a unit was asked for by a name that it has on another day."""
    return f"（“{selection.renamed}”当天的名称）" if selection.renamed else ""


def selection_line(selection: Selection, header: Header) -> str:
    """What was filtered, or nothing where nothing was."""
    parts = []
    if selection.dept:
        parts.append(f"单位：{units_text(selection.units, header)}{renamed_text(selection)}")
    if selection.role:
        parts.append("作为牵头部门" if selection.role is Role.LEAD else "作为配合单位")
    if selection.leader:
        parts.append(f"责任领导：{selection.leader}")
    if selection.section:
        parts.append(f"章节：{selection.section}")
    if selection.state:
        parts.append(f"状态：{selection.state.label}")
    if selection.severities:
        parts.append(f"级别：{'、'.join(one.label for one in selection.severities)}")
    return f"只看 {'；'.join(parts)}" if parts else ""
