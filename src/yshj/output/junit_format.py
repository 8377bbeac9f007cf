"""Verdict → JUnit XML: a test case a task, so that what is fine is seen as passed too.

What fails the check is a failure, an input problem an error, what only a waiver or the baseline lets pass
is skipped; everything else that was found stands in the case's output. A case has one such element at
most, and no attribute beyond the xUnit schema: readers take the first, or refuse the file.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from yshj.judging.views.verdict import CheckView
from yshj.model.assessment import TaskStanding
from yshj.output.ci_results import CiResult, VerdictView, ci_results_of
from yshj.output.page import View
from yshj.output.render_options import RenderOptions
from yshj.output.safe import one_line
from yshj.output.verdict_words import facts, header_lines, outcome
from yshj.output.words import SAMPLE, whose

Outcome = Literal["failure", "error", "skipped"]

_PLAN = "方案"
_UNLISTED = "触发门禁条件的发现因 --severity 没有列出"


def render(view: View, options: RenderOptions) -> str | None:
    """The suites as XML; None for a view that is no verdict."""
    if not isinstance(view, VerdictView):
        return None
    items = ci_results_of(view, options.roots)
    suites = Element("testsuites", name=_name(view, ""))
    suites.append(_suite(view, "输入文件", [*_input_cases(items)]))
    suites.append(_suite(view, "任务", [*_task_cases(view, items)], described=True))
    indent(suites)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(suites, encoding="unicode")}\n'


def _name(view: VerdictView, part: str) -> str:
    sample = f"【{SAMPLE}】" if view.header.sample else ""
    return f"yshj {facts(view)['command']} {part}".rstrip() + sample


def _suite(view: VerdictView, part: str, cases: Sequence[Element], *, described: bool = False) -> Element:
    suite = Element("testsuite", name=_name(view, part), tests=str(len(cases)))
    for result, attribute in _COUNTED.items():
        suite.set(attribute, str(sum(case.find(result) is not None for case in cases)))
    properties = SubElement(suite, "properties")
    for name, value in facts(view).items():
        SubElement(properties, "property", name=name, value=_text(value))
    suite.extend(cases)
    if described:
        SubElement(suite, "system-out").text = "\n".join((outcome(view), *header_lines(view)))
    return suite


_COUNTED: dict[Outcome, str] = {"failure": "failures", "error": "errors", "skipped": "skipped"}


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)


def _case(
    group: str,
    name: str,
    result: Outcome | None = None,
    kind: str = "",
    message: str = "",
    body: Iterable[str] = (),
    output: Sequence[str] = (),
) -> Element:
    """One test case, which passes where there is no `result`."""
    case = Element("testcase", classname=f"yshj.{group}", name=name)
    if result:
        SubElement(case, result, type=kind, message=message).text = "\n".join(body)
    if output:
        SubElement(case, "system-out").text = "\n".join(output)
    return case


def _input_cases(items: Iterable[CiResult]) -> Iterator[Element]:
    """A case for each file with problems; one that passes where there are none."""
    by_file = defaultdict(list)
    for item in items:
        if item.found.code.startswith("F"):
            by_file[item.found.at.file].append(item)
    for file, found in by_file.items():
        lines = tuple(line for item in found for line in _lines(item))
        message = f"{len(found)} 处输入问题：{found[0].found.text}"
        yield _case("输入文件", file, "error", found[0].found.code, message, lines)
    if not by_file:
        yield _case("输入文件", "全部文件")


def _task_cases(view: VerdictView, items: Iterable[CiResult]) -> Iterator[Element]:
    by_task: dict[str, list[CiResult]] = defaultdict(list)
    for item in items:
        if not item.found.code.startswith("F"):
            by_task[item.found.task or ""].append(item)
    if isinstance(view, CheckView):
        for standing in view.tasks:
            yield _checked(view, standing, by_task[standing.id])
        return
    yield _linted(view, "", _PLAN, _PLAN, by_task[""])
    for task in view.tasks:
        name = f"{task.id} {task.title}"
        yield _linted(view, task.id, task.category or task.section, name, by_task[task.id])


def _checked(view: CheckView, standing: TaskStanding, items: list[CiResult]) -> Element:
    task = standing.task
    group, name = task.category or task.section, one_line(f"{task.id} {task.title}")
    accused = _accused(view, standing)
    if accused or _fails(view, task.id):
        return _failed(group, name, items, accused)
    if task.id in view.spared:
        excused = [item for item in items if item.excuse]
        reasons = "；".join(dict.fromkeys(item.excuse for item in excused))
        body, rest = _lines_of(excused), [item for item in items if not item.excuse]
        return _case(group, name, "skipped", "excused", f"不触发门禁：{reasons}", body, _lines_of(rest))
    return _case(group, name, output=_lines_of(items))


def _fails(view: VerdictView, task: str) -> bool:
    """Whether a finding about the task fails the check, listed or not."""
    return any(key[1] == task for key in view.failing)


def _linted(view: VerdictView, task: str, group: str, name: str, items: list[CiResult]) -> Element:
    if _fails(view, task):
        return _failed(group, one_line(name), items, [])
    return _case(group, one_line(name), output=_lines_of(items))


def _failed(group: str, name: str, items: list[CiResult], accused: list[str]) -> Element:
    failing = [item for item in items if item.fails]
    kind = ",".join(dict.fromkeys(item.found.code for item in failing)) or "state"
    message = "；".join(accused or [item.found.text for item in failing] or [_UNLISTED])
    rest = [item for item in items if not item.fails]
    return _case(group, name, "failure", kind, message, (*accused, *_lines_of(failing)), _lines_of(rest))


def _accused(view: CheckView, standing: TaskStanding) -> list[str]:
    """Each lead whose state fails the check."""
    leads = [lead for task, lead in view.verdict.leads if task.id == standing.id]
    named = []
    for lead in leads:
        unit = whose(lead, view.header) if lead else "没有牵头部门"
        named.append(one_line(f"{unit} {(lead or standing).state.label}"))
    return named


def _lines_of(items: Iterable[CiResult]) -> tuple[str, ...]:
    return tuple(line for item in items for line in _lines(item))


def _lines(item: CiResult) -> Iterator[str]:
    yield f"{item.found.severity.label} {item.found.code} {item.found.text}"
    if item.excuse:
        yield f"    {item.excuse}"
    if item.found.advice:
        yield f"    建议：{item.found.advice}"
    yield f"    位置：{item.found.at}"
