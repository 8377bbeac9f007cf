"""What a GitHub step is told beside its log: the summary on the run's page, and the step's outputs."""

from yshj.judging.views.lists import summarise
from yshj.judging.views.verdict import CheckView
from yshj.model.place import Place
from yshj.model.standing import State
from yshj.output import markdown
from yshj.output.ci_results import VerdictView
from yshj.output.page import page_of
from yshj.output.render_options import Roots
from yshj.output.verdict_words import facts, outcome

SUMMARY_BYTES = 1024 * 1024
"""GitHub drops the whole summary of a step that writes more."""
_NOTE_BYTES = 200


def step_summary(view: VerdictView, roots: Roots, room: int) -> str:
    """The page in Markdown within `room` bytes; says how much is left out where it does not fit."""
    text = f"{markdown.written(page_of(_from_repository(view, roots)))}\n"
    command = str(facts(view)["command"])
    return text if len(text.encode()) <= room else _cut(text, room - _NOTE_BYTES, command)


def step_outputs(view: VerdictView, exit_code: int) -> str:
    """`name=value` lines; counts are of tasks by their state, and empty where nothing was judged."""
    stated = facts(view)
    values: dict[str, object] = {
        "passed": str(view.passed).lower(),
        "exit_code": exit_code,
        "outcome": outcome(view),
        "as_of": stated["as_of"],
        "sample": str(stated["sample"]).lower(),
        "problems": stated["problems"],
        "findings": len(view.findings),
    }
    if isinstance(view, CheckView):
        states = summarise(view.tasks).states
        for state in (State.OVERDUE, State.AT_RISK, State.UNOWNED):
            values[state.value] = states[state] if view.header.plan else ""
    return "".join(f"{name}={value}\n" for name, value in values.items())


def _cut(text: str, room: int, command: str) -> str:
    lines = text.splitlines(keepends=True)
    kept, size = 0, 0
    for line in lines:
        size += len(line.encode())
        if size > room:
            break
        kept += 1
    where = f"步骤摘要最多 1 MiB；全部见 yshj {command} --format markdown"
    note = f"\n另有 {len(lines) - kept} 行没有显示：{where}\n\n"
    return "".join(lines[:kept]) + note if room > 0 else ""


def _from_repository(view: VerdictView, roots: Roots) -> VerdictView:
    """The view with every place as the repository sees it."""

    def moved(place: Place) -> Place:
        return place._replace(file=roots.in_repository(place.file))

    problems = tuple(problem._replace(place=moved(problem.place)) for problem in view.header.problems)
    header = view.header._replace(problems=problems)
    found = tuple(finding._replace(at=moved(finding.at)) for finding in view.found)
    return view._replace(header=header, found=found)
