"""The pages of `check`, `lint` and `explain`."""

from collections import Counter
from collections.abc import Sequence

from yshj.judging.verdict_view import CheckView, ExplainView, LintView
from yshj.model.assessment import Header
from yshj.model.baseline import KnownFinding
from yshj.model.finding import Finding, Severity
from yshj.output.blocks import Block, Bullets, Cell, Column, Grid, Heading, Page, Paragraph, Verbatim
from yshj.output.pages.config import origin_text, value_text
from yshj.output.pages.header import closing, opening
from yshj.output.words import selection_line, severity_cell, unit_text

_MOST_GONE = 50
_COLUMNS = (
    Column("级别"),
    Column("代码"),
    Column("任务"),
    Column("单位", folds=True),
    Column("发现", folds=True),
    Column("建议", folds=True, under=True),
    Column("位置", folds=True, under=True),
)


def check_page(view: CheckView) -> Page:
    """The verdict with what failed it, then all findings."""
    gate = f"门禁条件：{'、'.join(view.gate)}"
    known = view.known_findings
    live = [finding for finding in view.findings if finding.key not in view.known]
    return (
        *opening(view.header, _title("门禁检查", view), gate),
        *_verdict(view),
        Paragraph(_counted(view.found, len(known))),
        *_unlisted(view),
        *([_grid(live, view.header)] if live else []),
        *_known(view, known),
        *(problem_blocks(view.header) if view.header.problems else ()),
        *closing(view.header),
    )


def lint_page(view: LintView) -> Page:
    """Problems of the files, then the plan's own gaps."""
    blocks: list[Block] = [*problem_blocks(view.header)]
    title, none = "方案自身的疏漏与提示", "方案没有发现疏漏"
    if view.selection.units:
        title, none = "不会计入或需要核对的内容", "没有发现不会计入的内容"
    if view.findings:
        blocks += [Heading(title), _grid(view.findings, view.header)]
    elif not view.found:
        blocks.append(Paragraph(none))
    gate = f"门禁条件：{'、'.join(view.gate)}" if view.gate else ""
    top = opening(view.header, _title("文件检查", view), gate)
    return (*top, *blocks, *_unlisted(view), *closing(view.header))


def _title(title: str, view: CheckView | LintView) -> str:
    """The first line says whose findings these are."""
    asked = selection_line(view.selection, view.header)
    return f"{title}（{asked}）" if asked else title


def _unlisted(view: CheckView | LintView) -> list[Block]:
    unlisted = len(view.found) - len(view.findings)
    return [Paragraph(f"另有 {unlisted} 项其他级别的发现没有列出")] if unlisted else []


def explain_page(view: ExplainView) -> Page:
    """A rule's own words, and the numbers that hold in this workspace."""
    title = f"{view.code} {view.title}（{view.severity}）"
    text = view.text.split("\n", 1)[-1].strip("\n")
    if not view.numbers:
        return (Heading(title, 1), Verbatim(text))
    numbers = tuple(
        f"{one.title}（{one.key}）：{value_text(one)}　{origin_text(one)}" for one in view.numbers
    )
    return (Heading(title, 1), Verbatim(text), Heading("这里生效的数"), Bullets(numbers))


def _verdict(view: CheckView) -> list[Block]:
    if view.passed:
        return [Paragraph("√ 通过：没有触发门禁条件的事项", "done")]
    if view.header.plan is None:
        return [Paragraph("× 未通过：方案没有读入，无从评判", "error")]
    blocks: list[Block] = []
    if view.header.problems:
        text = f"× 未通过：{len(view.header.problems)} 处输入问题，没有读入的不能算作没有问题"
        blocks.append(Paragraph(text, "error"))
    tasks = list(dict.fromkeys(task.id for task, _ in view.verdict.leads))
    if tasks:
        text = f"× 未通过：{len(tasks)} 项任务、{len(view.verdict.leads)} 件触发门禁条件"
        columns = (Column("状态"), Column("任务"), Column("名称", folds=True), Column("单位", folds=True))
        rows = tuple(
            (
                Cell((lead or task).state.label, (lead or task).state),
                Cell(task.id),
                Cell(task.title),
                Cell(unit_text(lead.unit, view.header) if lead else "（没有牵头部门）"),
            )
            for task, lead in view.verdict.leads
        )
        blocks += [Paragraph(text, "error"), Grid(columns, rows)]
    if view.verdict.findings:
        codes = Counter(finding.code for finding in view.verdict.findings)
        listed = "，".join(f"{code} {count} 项" for code, count in sorted(codes.items()))
        blocks.append(Paragraph(f"× 未通过：触发门禁条件的发现：{listed}", "error"))
    return blocks


def _counted(findings: Sequence[Finding], known: int) -> str:
    counts = Counter(finding.severity for finding in findings if not finding.waived)
    waived = sum(1 for finding in findings if finding.waived)
    text = "，".join(f"{severity.label} {counts[severity]}" for severity in Severity)
    more = f"；另有 {waived} 项已豁免" if waived else ""
    more += f"；其中 {known} 项在基线中已知" if known else ""
    return f"全部发现：{text}{more}"


def _known(view: CheckView, known: Sequence[Finding]) -> list[Block]:
    if view.baseline is None:
        return []
    blocks: list[Block] = [Paragraph(f"基线 {view.baseline.file}：已知 {len(known)} 项")]
    gone = view.baseline.gone
    if gone:
        blocks.append(Paragraph(f"基线中有 {len(gone)} 项已不再出现，可用 --write-baseline 更新："))
        blocks.append(Bullets(tuple(map(_entry, gone[:_MOST_GONE]))))
    if len(gone) > _MOST_GONE:
        blocks.append(Paragraph(f"另有 {len(gone) - _MOST_GONE} 项，见 --format json"))
    listed = [finding for finding in known if finding in view.findings]
    if listed:
        blocks += [Heading("基线中已知"), _grid(listed, view.header)]
    return blocks


def _entry(known: KnownFinding) -> str:
    """An entry of a baseline, as findings are shown."""
    return " ".join(filter(None, (known.code, known.task, known.unit, known.about)))


def problem_blocks(header: Header) -> list[Block]:
    """Every input problem with its place, or that there is none."""
    if not header.problems:
        return [Paragraph("√ 全部文件读入，没有输入问题", "done")]
    columns = (Column("位置", folds=True), Column("代码"), Column("问题", folds=True))
    rows = tuple(
        (Cell(str(problem.place)), Cell(problem.code, "error"), Cell(problem.text))
        for problem in header.problems
    )
    return [Heading(f"输入问题：{len(rows)} 处"), Grid(columns, rows)]


def _grid(findings: Sequence[Finding], header: Header) -> Grid:
    rows = tuple(
        (
            severity_cell(finding),
            Cell(finding.code),
            Cell(finding.task or ""),
            Cell(unit_text(finding.unit or "（任务）", header)),
            Cell(finding.text),
            Cell(finding.advice),
            Cell(str(finding.at), "dim"),
        )
        for finding in findings
    )
    return Grid(_COLUMNS, rows)
