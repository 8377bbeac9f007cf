"""Issued papers: kept with what they counted, and fetched again."""

from collections.abc import Mapping
from dataclasses import replace
from difflib import get_close_matches
from hashlib import sha256
from pathlib import Path, PurePath
from typing import NamedTuple

from yshj import __version__
from yshj.cli.machinery.exits import NOT_WRITTEN, UNREADABLE, Exit
from yshj.cli.machinery.session import Session
from yshj.cli.machinery.streams import print_problems
from yshj.cli.machinery.writing import alone
from yshj.files.find.workspace import Workspace
from yshj.files.os_reasons import os_reason
from yshj.files.papers.issued import (
    ENDINGS,
    FOLDER,
    issued_data,
    issues_in,
    read_issued,
    taken_by,
    why_no_issue,
)
from yshj.files.write import create_files
from yshj.judging.papers.sealed import counted, digest_of, seal_of
from yshj.judging.renames import name_on
from yshj.model.books import Books
from yshj.model.issued import Issued, Printed
from yshj.model.policy import Terms
from yshj.output.formats import Format

_MOST_NAMED = 5


class Counts(NamedTuple):
    """What a paper goes by."""

    tasks: tuple[str, ...]
    """The tasks that it is about: entries and decisions on others are none of its business."""
    leads: Printed
    """What it says of each lead."""


class Made(NamedTuple):
    """A paper as it is to be issued, and what it was made of."""

    content: str | bytes
    form: Format
    template: str
    """The text of the template."""
    options: Mapping[str, str]
    """What has to be asked for to make it again."""

    @property
    def data(self) -> bytes:
        """The bytes of its file."""
        return self.content.encode() if isinstance(self.content, str) else self.content


def refuse_issue(session: Session, issue: str) -> None:
    """Raises Exit for a name that is none or was used, and where nothing may be issued."""
    why = why_no_issue(issue)
    if why:
        raise Exit(f"--issue “{issue}”{why}，不能用作文件名；请写成 2025-47、督2025-12 的样子")
    _refuse_taken(session.workspace, issue)
    if session.as_of > session.clock.today:
        raise Exit(f"{session.as_of} 还没有到，不能印发；请写今天或以前的日期")
    if session.loaded.problems:
        print_problems(session.loaded.problems)
        raise Exit("有文件没有读入，不能印发存档；请先改正，或去掉 --issue", UNREADABLE)


def sealed(session: Session, kind: str, issue: str, made: Made, counts: Counts) -> dict[str, bytes]:
    """The files that keep the paper, by path: itself, its record; raises Exit for a number that was used."""
    workspace = session.workspace
    _refuse_taken(workspace, issue)
    record = _record(session, kind, issue, made, counts)
    data = issued_data(record)
    if not isinstance(data, bytes):
        print_problems(data)
        raise Exit("存档的记录写出后读不回来，没有印发；请把上面的提示报告给维护者", UNREADABLE)
    folder = workspace.root / FOLDER
    return {str(folder / record.paper): made.data, str(folder / f"{issue}.yaml"): data}


def keep(session: Session, kind: str, issue: str, made: Made, counts: Counts) -> str:
    """Keeps the paper and its record, both or neither; returns the name of the paper's file; raises Exit."""
    workspace = session.workspace
    with alone(workspace.root):
        files = sealed(session, kind, issue, made, counts)
        try:
            create_files(files)
        except OSError as error:
            why = f"写不进 {FOLDER}：{os_reason(error)}；没有印发，什么都没有留下"
            raise Exit(why, NOT_WRITTEN) from None
    return workspace.name_of(Path(next(iter(files))))


def kept(workspace: Workspace, issue: str) -> tuple[Issued, bytes | None]:
    """The record of an issue and the bytes of its paper, None where it cannot be read; raises Exit."""
    try:
        known = issues_in(workspace)
    except OSError as error:
        raise Exit(f"{FOLDER} 打不开：{os_reason(error)}；请检查权限", UNREADABLE) from None
    if issue not in known:
        raise Exit(f"没有印发过 {issue}；{_near(issue, known)}")
    issued = read_issued(workspace, issue)
    if not isinstance(issued, Issued):
        print_problems(issued)
        raise Exit(
            f"{FOLDER}/{issue}.yaml 读不了，无从核对；请从备份取回，或用写下它的那个版本的 yshj", UNREADABLE
        )
    try:
        return issued, (workspace.root / FOLDER / issued.paper).read_bytes()
    except OSError:
        return issued, None


def digest_of_bytes(data: bytes) -> str:
    """Sixty-four hexadecimal digits of a file."""
    return sha256(data).hexdigest()


def parts_now(books: Books, terms: Terms, template: str) -> dict[str, str]:
    """What a paper depends on beside entries and decisions, as digests of what is read."""
    return {
        "plan": digest_of(books.plan),
        "policy": digest_of(terms),
        "template": digest_of(template),
    }


def _record(session: Session, kind: str, issue: str, made: Made, counts: Counts) -> Issued:
    books, as_of = session.loaded.books, session.as_of
    assert books
    count = counted(books, as_of, name_on(books, as_of), counts.tasks)
    record = Issued(
        format="yshj-issued/1",
        issue=issue,
        kind=kind,  # type: ignore[arg-type]  # the commands that issue papers are those two
        as_of=as_of,
        program=__version__,
        paper=f"{issue}{made.form.endings[0]}",
        options=dict(made.options),
        digests={**parts_now(books, session.terms, made.template), "paper": digest_of_bytes(made.data)},
        inputs=session.loaded.inputs._asdict(),
        tasks=counts.tasks,
        leads=counts.leads,
        seal="",
        entries=count.entries,
        decisions=count.decisions,
    )
    return replace(record, seal=seal_of(record))


def _refuse_taken(workspace: Workspace, issue: str) -> None:
    taken = taken_by(workspace, issue)
    if taken is None:
        return
    if taken.endswith(".yaml"):
        raise Exit(f"--issue {issue} 已经用过（{taken}）；请换一个，或看 yshj publish --again {issue}")
    raise Exit(f"{taken} 没有记录（.yaml），不是印发的存档；请移走，或换一个 --issue")


def _near(issue: str, known: list[str]) -> str:
    if not known:
        return f"{FOLDER} 中还没有存档，印发用 --issue"
    bare = PurePath(issue.replace("\\", "/")).name
    for ending in (".yaml", *ENDINGS):
        bare = bare.removesuffix(ending)
    near = [bare] if bare in known else get_close_matches(bare, known, n=3, cutoff=0.5)
    if near:
        return f"是否应为 {'、'.join(near)}？"
    more = f" 等 {len(known)} 份" if len(known) > _MOST_NAMED else ""
    return f"印发过的有 {'、'.join(known[-_MOST_NAMED:])}{more}"
