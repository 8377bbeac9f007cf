"""`yshj publish --again N`: the paper as it was issued, and what the books say otherwise today."""

from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from types import ModuleType
from typing import Any, NamedTuple

from yshj import __version__
from yshj.cli.commands.publish import Wanted
from yshj.cli.machinery.exits import FINE, GATED, UNREADABLE, Exit
from yshj.cli.machinery.outputs import deliver, own_output, refuse_outputs
from yshj.cli.machinery.sealing import Made, digest_of_bytes, kept, parts_now
from yshj.cli.machinery.session import Session, open_session
from yshj.cli.machinery.shared_options import SharedOptions
from yshj.cli.machinery.streams import print_problems
from yshj.files.papers.issued import FOLDER, issues_in
from yshj.files.papers.office_templates import TemplateFault, office_template
from yshj.judging.papers.printed import differing
from yshj.judging.papers.sealed import (
    Seen,
    Since,
    as_counted,
    names_in,
    seen,
    since,
    under_known_names,
)
from yshj.judging.renames import name_on
from yshj.model.assessment import Header
from yshj.model.books import Books, Inputs
from yshj.model.decision import KINDS
from yshj.model.issued import Issued, Printed
from yshj.output.formats import FORMATS, Format
from yshj.output.safe import one_line
from yshj.output.words import count_line, day_facts, policy_line, unit_text

_KINDS = {"bulletin": "通报", "notice": "单位文书"}
_PARTS = {"plan": "方案内容", "policy": "评判口径", "template": "模板"}
_LABELS: dict[str, str] = {kind: of_kind.label for kind, of_kind in KINDS.items()}
_LONG = 20
"""Lines between the answer and the end of a page, beyond which it is said again."""


class _Found(NamedTuple):
    """What came out of looking again."""

    lines: list[str]
    """Everything that is otherwise."""
    notes: list[str]
    """What explains it, and is no fault."""
    original: bytes | None
    """The paper as it was issued; None where neither the kept one nor one made anew is it."""


def again(shared: SharedOptions, issue: str) -> int:
    """Gives the paper as issued to `-o`, tells what is otherwise now; returns 1 where anything is."""
    session = open_session(shared)
    issued, paper = kept(session.workspace, issue)
    form = next(
        form for form in (FORMATS["docx"], FORMATS["markdown"]) if issued.paper.endswith(form.endings)
    )
    if shared.form not in (None, form.name):
        raise Exit(f"{issue} 的原件是 {form.name} 格式；请去掉 --format {shared.form}")
    refuse_outputs(own_output(shared, form), session.opened)
    session = session._replace(as_of=issued.as_of)
    books = session.loaded.books
    if books is None:
        lines = [*_of_paper(issued, paper, None), "▲ 方案没有读入，只核对了原件的摘要"]
        found = _Found(lines, [], _original(issued, paper, None))
    else:
        found = _compared(session, books, issued, paper, form)
    print_problems(session.loaded.problems)
    _show(session.header, issued, found)
    if shared.output:
        if found.original is None:
            raise Exit(
                f"{FOLDER}/{issued.paper} 不是印发时的原件，没有写 {shared.output}；请从备份取回", UNREADABLE
            )
        deliver(found.original, form.kind, shared.output)
    if session.loaded.problems or (paper is None and found.original is None):
        return UNREADABLE
    return GATED if found.lines else FINE


def _show(header: Header, issued: Issued, found: _Found) -> None:
    counted = sum(len(stamps) for tasks in issued.entries.values() for stamps in tasks.values())
    head = "  ".join((f"核对 {issued.issue}（{_KINDS[issued.kind]}）", *day_facts(header)))
    verdict = f"与存档时有出入 {len(found.lines)} 处" if found.lines else "与存档时完全一致"
    verdict += f"；存档时计入进展 {counted} 条"
    numbers = [policy_line(header)] if header.departures else []
    lines = [*found.lines, *found.notes]
    foot = [*([verdict] if len(lines) > _LONG else []), count_line(header)]
    told = [head, *numbers, verdict, *lines, *foot]
    deliver("".join(f"{one_line(line)}\n" for line in told), "page", None)


def _compared(session: Session, books: Books, issued: Issued, paper: bytes | None, form: Format) -> _Found:
    known = seen(issued, books, issues_in(session.workspace))
    module, wanted = import_module(f"yshj.cli.commands.publishing.{issued.kind}"), _wanted(known)
    now = _with(session, known.books, session.loaded.inputs)
    counts = module.counts(module.tell(now, wanted), wanted)
    made = _made(module, _with(session, as_counted(known), Inputs(**issued.inputs)), wanted, form)
    entries, decisions = since(known)
    parts = [*_of_parts(session, books, issued), *_of_names(known)]
    header = session.header
    moved = [*_of_unread(known, entries, header), *_moved(entries, "进展", header)]
    if not books.everybody_unread:
        moved += _moved(decisions, "决定", header)
    lines = [*_of_paper(issued, paper, made), *parts, *moved, *_of_figures(known, counts.leads, header)]
    notes = []
    if issued.program != __version__:
        notes = [f"● 印发时的 yshj 是 {issued.program}，现在是 {__version__}；重出的版式可能因此不同"]
    elif (
        not parts
        and not (_lost(entries) or _lost(decisions))
        and not _is_original(issued, made.data if made else None)
    ):
        lines.append("▲ 计入的记录都在，重出的文书却与存档不同；请核对佐证文件")
    return _Found(lines, notes, _original(issued, paper, made))


def _lost(found: Since) -> bool:
    return bool(found.altered or found.deleted)


def _with(session: Session, books: Books, inputs: Inputs) -> Session:
    return session._replace(loaded=replace(session.loaded, books=books, inputs=inputs))


def _wanted(known: Seen) -> Wanted:
    """What was asked for then, the unit by the name that it has in the books of today."""
    options: dict[str, Any] = {k: v for k, v in known.issued.options.items() if k in Wanted._fields}
    wanted = Wanted(**options)
    if wanted.dept is None:
        return wanted
    return wanted._replace(dept=name_on(known.books, known.issued.as_of)(wanted.dept))


def _made(module: ModuleType, then: Session, wanted: Wanted, form: Format) -> Made | None:
    """The paper as it would be made of what is left of what it counted; None where it cannot be."""
    try:
        made: Made = module.make(then, module.tell(then, wanted), wanted, form)
    except Exit:
        return None
    return made


def _is_original(issued: Issued, paper: bytes | None) -> bool:
    return paper is not None and digest_of_bytes(paper) == issued.digests.get("paper")


def _original(issued: Issued, paper: bytes | None, made: Made | None) -> bytes | None:
    candidates = (paper, made.data if made else None)
    return next((one for one in candidates if _is_original(issued, one)), None)


def _of_paper(issued: Issued, paper: bytes | None, made: Made | None) -> Iterator[str]:
    if _is_original(issued, paper):
        return
    what = "不在或读不了" if paper is None else "被改动过，与登记的摘要不符"
    anew = _is_original(issued, made.data if made else None)
    then = "按计入的记录重出的与印发时逐字节相同，-o 写出的是它" if anew else "请从备份取回原件"
    yield f"× 存档的 {FOLDER}/{issued.paper} {what}；{then}"


def _of_parts(session: Session, books: Books, issued: Issued) -> Iterator[str]:
    try:
        template = office_template(session.workspace.root, issued.kind).text
    except TemplateFault as reason:
        yield f"▲ 模板现在读不了：{reason}"
        template = None
    now = parts_now(books, session.terms, template or "")
    for key, word in _PARTS.items():
        if now[key] != issued.digests.get(key) and (key != "template" or template is not None):
            yield f"▲ {word}在印发之后改动过"


def _of_names(known: Seen) -> Iterator[str]:
    for name in known.strangers:
        yield (
            f"▲ 方案中没有“{name}”了，以下按两个单位列；如只是更名，请把原名写进新名称的 aliases，"
            "或补一条更名（rename）的决定"
        )


def _of_unread(known: Seen, entries: Since, header: Header) -> Iterator[str]:
    """Of a unit with unread input nobody knows what was deleted, nor what would be said of it."""
    for name in filter(header.is_incomplete, names_in(known.issued)):
        missing = sum(one.who == name for one in entries.deleted)
        said = f"计入的进展有 {missing} 条没有读到，所写的无从核对；请先改正没有读入的文件"
        yield f"▲ {unit_text(name, header)}：{said}"


def _of_figures(known: Seen, leads: Printed, header: Header) -> Iterator[str]:
    for one in differing(known.issued.leads, under_known_names(leads, known.called)):
        if not header.is_incomplete(one.unit):
            changes = "；".join(f"{heading} {then} → {now}" for heading, (then, now) in one.changes.items())
            yield f"▲ 今天再出会不同  {one.task}  {one.unit or '（无牵头部门）'}  {changes}"


def _moved(found: Since, what: str, header: Header) -> Iterator[str]:
    words = ("补报" if what == "进展" else "补记", "改动", "删去")
    for word, moved in zip(words, found, strict=True):
        for task, who, day in ((one.task, one.who, one.day) for one in moved):
            if word != "删去" or not header.is_incomplete(who):
                yield f"▲ {word}{what}  {task}  {_LABELS.get(who) or unit_text(who, header)}  {day}"
