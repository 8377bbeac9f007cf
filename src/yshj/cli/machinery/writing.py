"""How commands change files: judged as if it were done, shown as a diff, asked about, then written."""

import os
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from datetime import date
from pathlib import Path
from typing import Annotated, NamedTuple

from yshj.cli.machinery.declaring import flag
from yshj.cli.machinery.exits import FINE, NOT_WRITTEN, UNREADABLE, USAGE, Exit
from yshj.cli.machinery.outputs import refuse_other_formats, show_verbatim
from yshj.cli.machinery.session import Session, open_session
from yshj.cli.machinery.shared_options import SharedOptions
from yshj.cli.machinery.streams import print_message, print_problems
from yshj.files.edit.edit import Change, Edit, NotWritten, commit, edited
from yshj.files.edit.lock import Occupied, only_writer
from yshj.files.find.workspace import Workspace, find_workspace
from yshj.files.os_reasons import os_reason
from yshj.files.write import created_files
from yshj.judging.views.news import new_findings, new_ones
from yshj.model.finding import Finding
from yshj.model.problem import Problem
from yshj.output.page import View
from yshj.output.safe import one_line

Yes = Annotated[bool, flag("--yes", "不询问，直接写入")]
DryRun = Annotated[bool, flag("--dry-run", "只显示会改什么，不写")]


class Draft(NamedTuple):
    """Edits that were judged, and what there is to say about them before they are made."""

    edits: Sequence[Edit]
    told: Sequence[str] = ()
    after: Session | None = None
    """What the run would read once they are made."""
    page: View | None = None
    """What is shown; without it the change as a diff."""
    further: Mapping[str, Path | bytes] = {}
    """Files that come with the edits: new file → what it holds, or the one that it is a copy of."""


def drafted(
    before: Session,
    changes: Iterable[Change],
    day: date,
    void: frozenset[str],
    settled: Collection[str] = (),
) -> Draft:
    """The edits, judged; raises Exit for what cannot be read, and for a finding of a `void` code on `day`.

    Other new findings about entries and decisions are told, but for those about what is `settled`, and what
    was wrong in these files before.
    """
    made = [edited(change) for change in changes]
    edits = [edit for edit in made if isinstance(edit, Edit)]
    _refuse([problem for edit in made if not isinstance(edit, Edit) for problem in edit], UNREADABLE)
    after = open_session(before.shared, {os.path.abspath(edit.path): edit.after for edit in edits})
    problems = before.loaded.problems, after.loaded.problems
    _refuse(new_ones(*problems, lambda p: (p.place.file, p.code, p.text)), USAGE)
    found = _news(before, after, max(before.as_of, day))
    # What had an effect then may be over by now.
    then = _news(before, after, day) if day < before.as_of and _has(void, found) else found
    refused = _has(void, then)
    names = {edit.name for edit in edits}
    told = [f"{p.place}: {p.code} {p.text}" for p in before.loaded.problems if p.place.file in names]
    told += [_told(finding) for finding in (then if refused else found) if finding.about not in settled]
    if refused:
        for line in told:
            print_message(line)
        raise Exit("照此写入不会起作用，没有写；请按上面的提示改正")
    return Draft(edits, told, after)


def _news(before: Session, after: Session, day: date) -> list[Finding]:
    return new_findings(before.judged(day, ahead=True), after.judged(day, ahead=True))


def _has(codes: frozenset[str], findings: Iterable[Finding]) -> bool:
    return any(finding.code in codes for finding in findings)


def _told(finding: Finding) -> str:
    about = " ".join(word for word in (finding.unit, finding.task) if word)
    return f"{finding.code} {finding.text}；{finding.advice}{f'（{about}）' if about else ''}"


def _refuse(problems: Sequence[Problem], code: int) -> None:
    if problems:
        print_problems(problems)
        raise Exit("照此写入就读不了，没有写；请按上面的提示改正", code)


def write_drafted(shared: SharedOptions, draft: Callable[[], Draft], yes: bool, dry_run: bool) -> int:
    """Shows the draft and writes it where that is wanted; returns the exit code.

    With `yes` nobody else writes between what is read and what is written; a person who is asked may take
    their time, and then a file that changed meanwhile is left alone.
    """
    refuse_other_formats(shared, "table")
    workspace = find_workspace(Path(shared.directory or "."))
    with ExitStack() as held:
        if yes and not dry_run:
            held.enter_context(alone(workspace.root))
        drawn = draft()
        _show(shared, drawn)
        if dry_run or not (drawn.edits or drawn.further):
            return FINE
        if not yes:
            if not asked("写入吗？[y/N]"):
                print_message("没有写任何文件")
                return FINE
            held.enter_context(alone(workspace.root))
        _write(drawn, workspace)
    return FINE


def _show(shared: SharedOptions, draft: Draft) -> None:
    for line in draft.told:
        print_message(f"注意：{line}")
    if draft.page is not None and draft.after is not None:
        draft.after.show(draft.page)
        return
    lines = [line for edit in draft.edits for line in edit.diff]
    show_verbatim(shared, "".join(f"{one_line(line)}\n" for line in lines), "table")


def _write(draft: Draft, workspace: Workspace) -> None:
    """What comes with the edits first, for no entry names what is not there yet; all of it or nothing."""
    try:
        with created_files(draft.further):
            commit(draft.edits)
    except NotWritten as reason:
        raise Exit(str(reason), NOT_WRITTEN) from None
    except OSError as error:
        raise Exit(f"{error.filename}：{os_reason(error)}；什么都没有写", NOT_WRITTEN) from None
    further = (workspace.name_of(Path(new)) for new in draft.further)
    print_message(f"已写入 {'、'.join((*(edit.name for edit in draft.edits), *further))}")


def asked(question: str) -> bool:
    """Whether the person at the terminal says yes; raises Exit where there is nobody."""
    if sys.stdin is None or not sys.stdin.isatty():
        raise Exit("没有写：不是在终端上运行，无从询问；确认要写的，请加 --yes", USAGE)
    print_message(question)
    return sys.stdin.readline().strip().lower() in ("y", "yes", "是")


@contextmanager
def alone(root: Path) -> Iterator[None]:
    """The one writer of a workspace; raises Exit where that cannot be had."""
    try:
        with only_writer(root):
            yield
    except Occupied:
        raise Exit("另一个 yshj 一直在写这个工作区，没有写；请等它结束再运行", NOT_WRITTEN) from None
    except OSError as error:
        raise Exit(f"写不进 {root}：{os_reason(error)}；没有写", NOT_WRITTEN) from None
