"""The page of `lint`: whether all could be read, then by code what the plan or a unit should put right."""

from collections import Counter
from collections.abc import Iterator, Sequence

from yshj.judging.views.grouped import CodeCount, by_code
from yshj.judging.views.verdict import LintView
from yshj.model.assessment import Header
from yshj.model.finding import Finding
from yshj.output.blocks import Block, Folded, Heading, Line, Page, Paragraph, Style
from yshj.output.pages.findings import counted, finding_grid, problem_blocks
from yshj.output.pages.header import closing, opening
from yshj.output.verdict_words import excused_line, verdict_line
from yshj.output.words import INCOMPLETE, SEVERITY_MARKS, WAIVED, selection_line, whose


def page(view: LintView) -> Page:
    """In a pipe one finding a row; on a screen by code, the advice once."""
    asked = selection_line(view.selection, view.header)
    title = f"文件检查（{asked}）" if asked else "文件检查"
    verdict, answer = verdict_line(view), _answer(view)
    notes = [answer] if verdict else []
    style: Style = "strong" if view.passed else "error"
    more = excused_line(view)
    grids = [finding_grid(view.findings, view.header)] if view.findings else []
    return (
        *opening(view.header, title, *notes, answer=verdict or answer, style=style),
        *problem_blocks(view.header),
        Folded(lambda: _by_code(view), lambda: grids),
        *([Paragraph(f"另有 {more}")] if more else []),
        *closing(view.header, verdict, len(view.findings)),
    )


def _answer(view: LintView) -> str:
    if view.header.plan is None:
        return ""
    read = "" if view.header.problems else "√ 全部文件读入，没有输入问题；"
    kind, none = "方案自身的疏漏与提示", "方案没有发现疏漏"
    if view.selection.units:
        kind, none = "不会计入或需要核对的内容", "没有发现不会计入的内容"
    counts = Counter(finding.severity for finding in view.found)
    return read + (f"{kind} {counts.total()} 条：{counted(counts)}" if counts else none)


def _by_code(view: LintView) -> Iterator[Block]:
    """The codes of the worst level first."""
    codes: Sequence[CodeCount] = by_code(view.findings)
    of_codes = {one.code: [f for f in view.findings if f.code == one.code] for one in codes}
    codes = sorted(codes, key=lambda one: min(f.severity.rank for f in of_codes[one.code]))
    for number, one in enumerate(codes):
        yield Paragraph("") if number else Heading("按代码")
        yield from _code(one, of_codes[one.code], view.header)


def _code(one: CodeCount, findings: Sequence[Finding], header: Header) -> Iterator[Block]:
    worst = min((finding.severity for finding in findings), key=lambda severity: severity.rank)
    files = {finding.at.file for finding in findings}
    file = files.pop() if len(files) == 1 else ""
    text = f"{SEVERITY_MARKS[worst]} {one.code}  {one.name}  {one.found} 条"
    yield Line(text, "strong", file, mark=worst)
    same: dict[str, list[Finding]] = {}
    for finding in findings:
        same.setdefault(finding.text, []).append(finding)
    for words, own in same.items():
        yield Line(f"{words}：{'、'.join(_where(finding, file, header) for finding in own)}", indent=2)
    for advice in one.advices:
        half = any(finding.incomplete and finding.advice == advice for finding in findings)
        yield Line(f"→ {advice}{f'（{INCOMPLETE}）' if half else ''}", indent=2)


def _where(finding: Finding, file: str, header: Header) -> str:
    """Whom it is about and where: the file only where the heading does not say it."""
    unit = whose(finding, header)
    place = f":{finding.at.line}" if file else f"{finding.at.file}:{finding.at.line}"
    told = (finding.task, unit, WAIVED if finding.waived else "")
    return f"{' '.join(filter(None, told))}（{place}）"
