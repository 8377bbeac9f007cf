"""Words and marks that several pages share."""

from datetime import date

from yshj.judging.views import Header, Selection
from yshj.model.finding import Finding, Severity
from yshj.model.selection import Role
from yshj.model.standing import Standing, State
from yshj.output.blocks import Cell, Style

_MARKS = {
    State.OVERDUE: "×",
    State.UNOWNED: "■",
    State.AT_RISK: "▲",
    State.ON_TRACK: "●",
    State.DONE: "√",
}
_SEVERITY_MARKS = {Severity.ERROR: "×", Severity.WARNING: "▲", Severity.INFO: "●"}
SAMPLE = "示例数据"
INCOMPLETE = "数据不全"
WAIVED = "已豁免"


def state_cell(state: State, note: str = "") -> Cell:
    """A state with its mark, its word and its colour."""
    style: Style = state.value
    return Cell(f"{_MARKS[state]} {state.label}{note}", style)


def lead_cell(lead: Standing) -> Cell:
    """A lead's state, saying so where its data are incomplete."""
    notes = [INCOMPLETE] if lead.incomplete else []
    if lead.verified:
        notes.insert(0, "已销号")
    return state_cell(lead.state, f"（{'，'.join(notes)}）" if notes else "")


def severity_cell(finding: Finding) -> Cell:
    """A severity with its mark; a waived finding keeps its own, and says so."""
    style: Style = "dim" if finding.waived else finding.severity.value
    note = f"（{WAIVED}）" if finding.waived else ""
    return Cell(f"{_SEVERITY_MARKS[finding.severity]} {finding.severity.label}{note}", style)


def percent(value: int | None) -> str:
    """45%, or a dash."""
    return "—" if value is None else f"{value}%"


def day(value: date | None, none: str = "—") -> str:
    """2025-06-30, or what stands for no day."""
    return none if value is None else str(value)


def days_left(value: int | None) -> str:
    """How far away a deadline is, in words."""
    if value is None:
        return "长期"
    if value < 0:
        return f"已过 {-value} 天"
    return "今天到期" if value == 0 else f"剩 {value} 天"


def plan_line(header: Header) -> str:
    """What is judged."""
    return header.plan.name if header.plan else "（方案没有读入）"


def day_line(header: Header) -> str:
    """As of when, by which version, and whether it is real."""
    version = f"　方案版本 {header.plan.version}" if header.plan else ""
    sample = f"　【{SAMPLE}】" if header.sample else ""
    return f"截至 {header.as_of}{version}{sample}"


def count_line(header: Header) -> str:
    """What was found and read, and whether anything was not."""
    inputs = header.inputs
    text = (
        f"文件：找到 {inputs.found}，读入 {inputs.read}，未能读入 {inputs.refused}；进展 {inputs.entries} 条"
    )
    if header.problems:
        text += f"；另有 {len(header.problems)} 处输入问题，结果不完整"
    return text


def selection_line(selection: Selection) -> str:
    """What was filtered, or nothing where nothing was."""
    parts = []
    if selection.dept:
        parts.append(f"单位：{'、'.join(selection.units)}")
    if selection.role:
        parts.append("作为牵头部门" if selection.role is Role.LEAD else "作为配合单位")
    if selection.section:
        parts.append(f"章节：{selection.section}")
    if selection.state:
        parts.append(f"状态：{selection.state.label}")
    return f"只看 {'；'.join(parts)}" if parts else ""
