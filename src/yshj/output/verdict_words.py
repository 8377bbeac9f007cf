"""What every CI format says beside the findings: the outcome, and what was judged as of when."""

from collections import Counter

from yshj import __version__
from yshj.judging.views.verdict import CheckView
from yshj.model.finding import Severity
from yshj.model.standing import State
from yshj.output.ci_results import VerdictView
from yshj.output.safe import one_line
from yshj.output.words import count_line, day_line, notice, plan_line, policy_line, selection_line

_UNJUDGED = "方案没有读入，无从评判"
_LABELS: dict[str, str] = {one.value: one.label for one in (*State, *Severity)}


def outcome(view: VerdictView) -> str:
    """Whether it passed, and if not, what failed it; first whose findings were looked at."""
    asked = selection_line(view.selection, view.header)
    return f"（{asked}）{_outcome(view)}" if asked else _outcome(view)


def verdict_line(view: VerdictView) -> str:
    """The same for people, with the gate and the codes; empty where there is no gate and no problem."""
    if view.header.plan is None:
        return f"× {_failed(view)}：{_UNJUDGED}"
    gate = f"门禁条件“{_gate(view)}”，"
    if view.passed:
        return f"√ 通过：{gate}没有触发的{_named(view)}" if view.gate else ""
    leads, findings = view.verdict.leads, view.verdict.findings
    problems = len(view.header.problems)
    parts = [f"{problems} 处输入问题，没有读入的不能算作没有问题"] if problems else []
    if leads:
        parts.append(f"{gate}{_tasks(view)} 项任务、{len(leads)} 件")
    if findings:
        codes = sorted(Counter(finding.code for finding in findings).items())
        told = "、".join(f"{code} {count}" for code, count in codes)
        parts.append(f"{'' if leads else gate}{len(findings)} 条发现（{told}）")
    return f"× {_failed(view)}：{'；'.join(parts)}"


def _failed(view: VerdictView) -> str:
    """With the exit code that it means: what could not be read outweighs the gate."""
    return f"未通过（退出码 {3 if view.header.problems or view.header.plan is None else 1}）"


def _outcome(view: VerdictView) -> str:
    if view.header.plan is None:
        return f"{_failed(view)}：{_UNJUDGED}"
    if view.passed:
        return f"通过：没有触发门禁条件的{_named(view)}"
    leads, findings = view.verdict.leads, view.verdict.findings
    parts = [f"{len(view.header.problems)} 处输入问题"] if view.header.problems else []
    if leads:
        parts.append(f"{_tasks(view)} 项任务、{len(leads)} 件触发门禁条件")
    if findings:
        parts.append(f"{len(findings)} 项发现触发门禁条件")
    return f"{_failed(view)}：{'，'.join(parts)}"


def _gate(view: VerdictView) -> str:
    return "、".join(_LABELS.get(word, word) for word in view.gate)


def _tasks(view: VerdictView) -> int:
    return len({task.id for task, _ in view.verdict.leads})


def _named(view: VerdictView) -> str:
    return "事项" if isinstance(view, CheckView) else "疏漏"


def header_lines(view: VerdictView) -> tuple[str, ...]:
    """Plan, day and sample mark; the gate; what was excused; what was read."""
    lines = [f"{plan_line(view.header)}　{day_line(view.header)}"]
    if view.gate:
        lines.append(f"门禁条件：{_gate(view)}")
    excused = excused_line(view)
    return tuple(one_line(line) for line in (*lines, excused, count_line(view.header)) if line)


def excused_line(view: VerdictView) -> str:
    """How many findings are waived or known; nothing where none are."""
    parts = []
    waived = sum(1 for finding in view.found if finding.waived)
    if waived:
        parts.append(f"{waived} 项发现已豁免")
    if isinstance(view, CheckView) and view.baseline:
        parts.append(f"{len(view.known_findings)} 项在基线 {view.baseline.file} 中已知")
    if unlisted := len(view.found) - len(view.findings):
        parts.append(f"{unlisted} 项发现因 --severity 没有列出")
    return "，".join(parts)


def facts(view: VerdictView) -> dict[str, str | int | bool | None]:
    """The header of the verdict, by the names that the JSON of `check` uses."""
    header, inputs = view.header, view.header.inputs
    plan = header.plan
    return {
        "command": "check" if isinstance(view, CheckView) else "lint",
        "version": __version__,
        "as_of": str(header.as_of),
        "sample": header.sample,
        **({"notice": notice(header)} if notice(header) else {}),
        **({"policy": policy_line(header)} if header.departures else {}),
        "plan": one_line(plan.name) if plan else None,
        "plan_version": one_line(plan.version) if plan else None,
        "found": inputs.found,
        "read": inputs.read,
        "refused": inputs.refused,
        "entries": inputs.entries,
        "problems": len(header.problems),
        "filter": one_line(selection_line(view.selection, header)) or None,
        "gate": ",".join(view.gate),
        "passed": view.passed,
    }
