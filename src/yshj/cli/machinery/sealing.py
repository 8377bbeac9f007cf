"""Issued papers: kept with what they counted, and looked at again."""

from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from yshj import __version__
from yshj.cli.machinery.exits import NOT_WRITTEN, UNREADABLE, Exit
from yshj.cli.machinery.session import Session
from yshj.cli.machinery.streams import print_problems
from yshj.cli.machinery.writing import alone
from yshj.files.edit.edit import Edit, NotWritten, commit
from yshj.files.find.workspace import Workspace
from yshj.files.papers.issued import FOLDER, issued_file, issued_text, read_issued
from yshj.judging.sealed import as_counted, counted, digest_of, lead_figures
from yshj.model.books import Inputs
from yshj.model.issued import Issued
from yshj.output.formats import Format

if TYPE_CHECKING:
    from collections.abc import Mapping


class Made(NamedTuple):
    """A paper as it is to be issued, and what it was made of."""

    content: str | bytes
    form: Format
    template: str
    """The text of the template."""
    options: "Mapping[str, str]"
    """What has to be asked for to make it again."""

    @property
    def data(self) -> bytes:
        """The bytes of its file."""
        return self.content.encode() if isinstance(self.content, str) else self.content


def unused_issue(session: Session, issue: str) -> Path:
    """Where the issue is to be kept; raises Exit for a name that is none, or that was used."""
    path = issued_file(session.workspace, issue)
    if path is None:
        raise Exit(f"--issue “{issue}”不能用作文件名；请写成 2025-47 或 督2025-12 的样子")
    if path.parent.is_dir():
        own = {f"{issue}{ending}" for ending in (".yaml", ".docx", ".md", ".markdown")}
        used = [other.name for other in path.parent.iterdir() if other.name in own]
        if used:
            taken = f"{FOLDER}/{min(used)}"
            raise Exit(f"--issue {issue} 已经用过（{taken}）；请换一个，或看 yshj publish --again {issue}")
    if session.as_of > session.clock.today:
        raise Exit(f"{session.as_of} 还没有到，不能印发；请写今天或以前的日期")
    if session.loaded.problems:
        print_problems(session.loaded.problems)
        raise Exit("有文件没有读入，不能印发存档；请先改正，或去掉 --issue", UNREADABLE)
    return path


def keep(session: Session, kind: str, issue: str, made: Made) -> str:
    """Keeps the paper and its record; returns how the paper's file is called; raises Exit.

    Both are written or, where the second cannot be, neither.
    """
    path = unused_issue(session, issue)
    paper = path.with_name(f"{issue}{made.form.endings[0]}")
    record = issued_text(_record(session, kind, issue, made, paper.name)).encode()
    name = session.workspace.name_of
    edits = [Edit(paper, name(paper), None, made.data), Edit(path, name(path), None, record)]
    with alone(session.workspace.root):
        try:
            commit(edits)
        except NotWritten as reason:
            paper.unlink(missing_ok=True)
            raise Exit(str(reason), NOT_WRITTEN) from None
    return name(paper)


def kept(session: Session, issue: str) -> tuple[Issued, bytes]:
    """The record of an issue and the bytes of its paper; raises Exit."""
    workspace = session.workspace
    path = issued_file(workspace, issue)
    if path is None or not path.is_file():
        raise Exit(f"没有印发过 {issue}：{FOLDER}/{issue}.yaml 不存在{_issued_ones(workspace)}")
    issued = read_issued(path, workspace)
    if not isinstance(issued, Issued):
        print_problems(issued)
        raise Exit(f"{workspace.name_of(path)} 读不了，无从核对", UNREADABLE)
    if Path(issued.paper).name != issued.paper:
        raise Exit(f"{FOLDER}/{issue}.yaml 的 paper 应为同一文件夹中的文件名", UNREADABLE)
    try:
        return issued, path.with_name(issued.paper).read_bytes()
    except OSError:
        raise Exit(f"存档的文书 {FOLDER}/{issued.paper} 不在或读不了", UNREADABLE) from None


def session_then(session: Session, issued: Issued) -> Session:
    """The run as it was on the day of issue, as far as what it counted is still there."""
    if session.loaded.books is None:
        raise Exit("方案没有读入，无从核对", UNREADABLE)
    books = as_counted(issued, session.loaded.books)
    loaded = replace(session.loaded, books=books, inputs=Inputs(**issued.inputs))
    return session._replace(loaded=loaded, as_of=issued.as_of)


def digests_now(session: Session, template: str, paper: bytes) -> dict[str, str]:
    """What a paper depends on beside entries and decisions, and the paper itself, each as a digest."""
    books, root = session.judged().books, session.workspace.root
    return {
        "plan": _digest((root / books.plan_file).read_bytes()),
        "policy": digest_of(session.terms),
        "template": _digest(template.encode()),
        "paper": _digest(paper),
    }


def _record(session: Session, kind: str, issue: str, made: Made, paper: str) -> Issued:
    assessment = session.judged()
    count = counted(assessment.books, session.as_of)
    return Issued(
        format="yshj-issued/1",
        issue=issue,
        kind=kind,  # type: ignore[arg-type]  # the commands that issue papers are those two
        as_of=session.as_of,
        program=__version__,
        paper=paper,
        options=dict(made.options),
        digests=digests_now(session, made.template, made.data),
        inputs=session.loaded.inputs._asdict(),
        leads=lead_figures(assessment),
        entries=count.entries,
        decisions=count.decisions,
    )


def _digest(data: bytes) -> str:
    return sha256(data).hexdigest()


def _issued_ones(workspace: Workspace) -> str:
    folder = workspace.root / FOLDER
    names: Iterator[str] = (path.stem for path in folder.glob("*.yaml")) if folder.is_dir() else iter(())
    listed = "、".join(sorted(names))
    return f"；印发过的有 {listed}" if listed else ""
