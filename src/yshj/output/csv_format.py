"""View → CSV for Excel and WPS: UTF-8 with BOM, CRLF, no text that becomes a formula or a date."""

import csv
import io
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import chain
from typing import Any

from yshj.judging.views.config import ConfigView
from yshj.judging.views.lead_lines import LeadLinesView
from yshj.judging.views.lists import LeadRow, LeadsView, StatusView
from yshj.judging.views.missing import MissingView
from yshj.judging.views.scoreboard import ScoreboardView
from yshj.judging.views.verdict import CheckView, LintView
from yshj.model.assessment import TaskStanding
from yshj.model.standing import Standing, State
from yshj.output.page import View
from yshj.output.pages.config import origin_text
from yshj.output.render_options import RenderOptions
from yshj.output.safe import safe
from yshj.output.words import notice, number_text, policy_line, selection_line

_LEAD_TITLES = (
    "编号", "任务", "任务状态", "牵头部门", "状态", "进度", "时序进度", "责任人", "方案时限", "有效时限",
    "剩余天数", "最近填报", "完成日", "逾期完成", "已销号", "数据不全", "推算完成日", "代码", "原因",
    "责任领导", "未达要求",
)  # fmt: skip
_FINDING_TITLES = (
    "级别", "代码", "编号", "任务", "单位", "发现", "建议", "已豁免", "文件", "行", "列", "数据不全",
)  # fmt: skip
_HEADER_TITLES = (
    "评判日",
    "方案版本",
    "示例数据",
    "找到文件",
    "读入文件",
    "未能读入",
    "进展条数",
    "输入问题",
    "说明",
)
_FORMULA_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
"""Full-width ones too: Excel in Chinese takes them for the same. Blanks before them do not help."""
_NUMBER_LIKE = re.compile(r"\s*\d[\d\s./:,%年月日-]*")
"""Texts that a spreadsheet takes for a date or a number: the ids 1-2-2 and 12, the version 6.0."""

Row = Sequence[object]


def render(view: View, _options: RenderOptions) -> str | None:
    """The rows of `view`; None for a view that has no rows."""
    table = _TABLES.get(type(view))
    if table is None:
        return None
    titles, rows = table(view)
    stream = io.StringIO()
    stream.write("\ufeff")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow((*titles, *_HEADER_TITLES))
    tail = _tail(view)
    for row in rows:
        writer.writerow([_cell(value) for value in (*row, *tail)])
    return stream.getvalue()


def _tail(view: Any) -> Row:
    """What every row says of the whole; last what was filtered or is not judged by default."""
    header = view.header
    inputs, version = header.inputs, header.plan.version if header.plan else None
    counts = (inputs.found, inputs.read, inputs.refused, inputs.entries, len(header.problems))
    selection = getattr(view, "selection", None)
    asked = selection_line(selection, header) if selection else ""
    notes = filter(None, (notice(header), asked, policy_line(header)))
    return (header.as_of, version, header.sample, *counts, "；".join(notes))


def _cell(value: object) -> object:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, (int, float, date)):
        return value
    text = safe(str(value))
    if _NUMBER_LIKE.fullmatch(text):
        return f"\t{text}"  # keeps it text on a double click; quotation marks would not
    return f"'{text}" if text.lstrip().startswith(_FORMULA_STARTS) else text


def _status(view: StatusView) -> tuple[Row, Iterator[Row]]:
    return _LEAD_TITLES, (_lead(task, lead) for task in view.tasks for lead in task.leads or (None,))


def _leads(view: LeadsView) -> tuple[Row, Iterator[Row]]:
    return _LEAD_TITLES, (_lead(row.task, row.lead) for row in (*view.rows, *view.nameless))


def _lines(view: LeadLinesView) -> tuple[Row, Iterator[Row]]:
    rows = ((*_lead(one.task, one.lead), one.section, one.category, one.kind) for one in view.lines)
    return (*_LEAD_TITLES, "章", "类", "单位类别"), rows


def _lead(task: TaskStanding, lead: Standing | None) -> Row:
    """One lead on one task; of a task that nobody leads what is its own."""
    first, leader = (task.id, task.title, task.state.label), task.task.leader
    if lead is None:
        days = (task.task.due, task.effective_due, task.days_left)
        return (*first, *(None,) * 5, *days, *(None,) * 8, leader, None)
    return (
        *first, lead.unit, lead.state.label,
        lead.progress, lead.expected, lead.owner, task.task.due, lead.effective_due,
        None if lead.state.over else LeadRow(task, lead).days_left,  # “minus 40 days” would read as late
        lead.last_entry, lead.done_on, lead.late, lead.verified, _mark(lead.incomplete), lead.forecast,
        " ".join(reason.code for reason in lead.reasons),
        "；".join(reason.text for reason in lead.reasons),
        leader, " ".join(lead.unmet),
    )  # fmt: skip


def _check(view: CheckView | LintView) -> tuple[Row, Iterator[Row]]:
    titles = {task.id: task.title for task in view.tasks}
    found = (
        (
            finding.severity.label, finding.code, finding.task, titles.get(finding.task or ""), finding.unit,
            finding.text, finding.advice, finding.waived, *finding.at, _mark(finding.incomplete),
        )
        for finding in view.findings
    )  # fmt: skip
    problems = (
        ("错误", problem.code, None, None, None, problem.text, None, False, *problem.place, None)
        for problem in view.header.problems
    )
    return _FINDING_TITLES, chain(found, problems)


def _mark(incomplete: bool) -> bool | None:
    """是, or nothing: what is complete needs no word."""
    return incomplete or None


def _scoreboard(view: ScoreboardView) -> tuple[Row, Iterator[Row]]:
    states = [state.label for state in State]
    titles = (
        "单位", "类别", "牵头件数", *states, "完成率", "按时率", "欠项", "配合件数", "最近填报", "数据不全",
        *(("名次", "不参与排名") if view.by_value else ()),
    )  # fmt: skip
    ranks = view.ranks
    rows = (
        (
            score.unit, score.kind, score.leads, *(score.states[state] for state in State),
            score.done_percent, score.on_time_percent, score.unmet, score.supports, score.last_entry,
            _mark(score.incomplete),
            *((ranks.get(score.unit), score.unranked) if view.by_value else ()),
        )
        for score in view.scores
    )  # fmt: skip
    return titles, rows


def _missing(view: MissingView) -> tuple[Row, Iterator[Row]]:
    rows = (
        (row.unit, row.task.id, row.task.title, row.by, row.entry, row.kept.label,
         _mark(row.incomplete))
        for row in view.rows
    )  # fmt: skip
    return ("单位", "编号", "任务", "报送日", "填报日", "报送", "数据不全"), rows


def _config(view: ConfigView) -> tuple[Row, Iterator[Row]]:
    values = (one.value if isinstance(one.value, int) else number_text(one.value) for one in view.settings)
    rows = ((s.key, s.title, value, origin_text(s)) for s, value in zip(view.settings, values, strict=True))
    return ("键", "含义", "数值", "来源"), rows


_TABLES: dict[type, Callable[[Any], tuple[Row, Iterator[Row]]]] = {
    StatusView: _status,
    LeadLinesView: _lines,
    LeadsView: _leads,
    ScoreboardView: _scoreboard,
    CheckView: _check,
    LintView: _check,
    MissingView: _missing,
    ConfigView: _config,
}
