"""`yshj publish --again N`: the paper as it was issued, and what the books say otherwise today."""

from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from yshj import __version__
from yshj.cli.commands.publish import Wanted
from yshj.cli.machinery.exits import FINE, GATED, UNREADABLE, Exit
from yshj.cli.machinery.outputs import deliver, own_output, refuse_outputs
from yshj.cli.machinery.paper_out import template_of
from yshj.cli.machinery.sealing import Made, digests_now, kept, session_then
from yshj.cli.machinery.session import Session, open_session
from yshj.cli.machinery.shared_options import SharedOptions
from yshj.cli.machinery.streams import print_problems
from yshj.judging.sealed import Moved, Since, decisions_since, differing, entries_since
from yshj.model.decision import KINDS
from yshj.model.issued import Issued
from yshj.output.formats import FORMATS, Format

_KINDS = {"bulletin": "通报", "notice": "单位文书"}
_PARTS = {"plan": "方案文件", "policy": "评判口径", "template": "模板"}


def again(shared: SharedOptions, issue: str) -> int:
    """Gives the kept paper to `-o`, tells what is otherwise now; returns 1 where anything is."""
    session = open_session(shared)
    issued, paper = kept(session, issue)
    form = _form(issued)
    refuse_outputs(own_output(shared, form), session.opened)
    try:
        lines = [*_told(session, issued, paper, form)]
    except (TypeError, ValueError, KeyError):
        raise Exit(f"存档的记录 {issue}.yaml 被改坏了，无从核对", UNREADABLE) from None
    print_problems(session.loaded.problems)
    count = sum(len(stamps) for tasks in issued.entries.values() for stamps in tasks.values())
    head = f"{issued.issue}：{_KINDS[issued.kind]}，截至 {issued.as_of}，计入进展 {count} 条"
    verdict = "与存档时有出入，见上" if lines else "与存档时完全一致"
    deliver("".join(f"{line}\n" for line in (head, *lines, verdict)), "page", None)
    if shared.output:
        deliver(paper, form.kind, shared.output)
    if session.loaded.problems:
        return UNREADABLE
    return GATED if lines else FINE


def _form(issued: Issued) -> Format:
    ending = Path(issued.paper).suffix
    return next(form for form in (FORMATS["docx"], FORMATS["markdown"]) if ending in form.endings)


def _told(session: Session, issued: Issued, paper: bytes, form: Format) -> Iterator[str]:
    """Everything that is otherwise, a line each."""
    books = session.judged().books
    then = session_then(session, issued)
    made = _made(then, issued, form)
    now = digests_now(then, template_of(session, issued.kind).text, paper)
    if now["paper"] != issued.digests.get("paper"):
        yield f"× 存档的文书 {issued.paper} 被改动过：与登记的摘要不符"
    yield from (
        f"▲ {word}在印发之后改动过" for key, word in _PARTS.items() if now[key] != issued.digests.get(key)
    )
    if issued.program != __version__:
        yield f"● 印发时的 yshj 是 {issued.program}，现在是 {__version__}"
    entries, decisions = entries_since(issued, books), decisions_since(issued, books)
    yield from _moved(entries, "进展", {})
    yield from _moved(decisions, "决定", {kind: of_kind.label for kind, of_kind in KINDS.items()})
    for one in differing(issued.leads, session.judged(issued.as_of)):
        unit = one.unit or "（无牵头部门）"
        yield f"▲ 今天再出会不同  {one.task}  {unit}  当时 {one.then}，现在 {one.now}"
    if not (entries.altered or entries.deleted) and made is not None and made.data != paper:
        yield "● 按当时计入的记录重算，文书与存档不同（方案、口径、模板、佐证或程序有变）"
    if made is None:
        yield "● 按当时计入的记录已无法重出这份文书"


def _moved(since: Since, what: str, labels: Mapping[str, str]) -> Iterator[str]:
    parts: tuple[tuple[str, Sequence[Moved]], ...] = (
        ("补报" if what == "进展" else "补记", since.late), ("改动", since.altered), ("删去", since.deleted),
    )  # fmt: skip
    for word, moved in parts:
        for one in moved:
            yield f"▲ {word}{what}  {one.task}  {labels.get(one.who, one.who)}  {one.day}"


def _made(then: Session, issued: Issued, form: Format) -> Made | None:
    """The paper as it would be made of what is left of what it counted; None where it cannot be."""
    module = import_module(f"yshj.cli.commands.publishing.{issued.kind}")
    try:
        wanted: Any = issued.options
        made: Made = module.make(then, Wanted(**wanted), form)
    except (Exit, TypeError, ValueError):  # options of another edition
        return None
    return made
