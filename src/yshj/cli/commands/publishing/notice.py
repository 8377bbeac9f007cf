"""`yshj publish notice`: what a unit has to be told, with `--record` as decisions that T11 watches."""

import os
from datetime import date
from functools import partial
from typing import Any, NamedTuple

from yshj.cli.commands.publish import Wanted
from yshj.cli.machinery.exits import FINE, UNREADABLE, Exit
from yshj.cli.machinery.paper_out import answer_day, deliver_folder, folder_asked, issue, made, paper_format
from yshj.cli.machinery.sealing import Counts, Made, refuse_issue, sealed
from yshj.cli.machinery.selecting import unit_selected
from yshj.cli.machinery.session import Session, open_session
from yshj.cli.machinery.shared_options import SharedOptions
from yshj.cli.machinery.streams import print_message, print_problems
from yshj.cli.machinery.writing import Draft, drafted, write_drafted
from yshj.files.edit.ledger import decisions_change, file_name_of
from yshj.judging.papers.notices import Matter, Notice, Tone, notices
from yshj.judging.papers.printed import printed_in_notice
from yshj.model.assessment import Assessment
from yshj.output.formats import Format
from yshj.papers.notice import is_merely_due, notice_paper, notice_text, title_of

_LEVELS = {Tone.TALK: "约谈", Tone.SUPERVISE: "督办", Tone.REMIND: "提醒"}


class Told(NamedTuple):
    """A judgement, and what it has to say to one unit, if anything."""

    judged: Assessment
    notice: Notice | None


def publish(shared: SharedOptions, wanted: Wanted) -> int:
    """One unit's notice, or with `--all` one file for every unit that has to be told something."""
    form = paper_format(shared, "docx" if wanted.issue else "markdown", "docx", "markdown", "text")
    if wanted.all == (wanted.dept is not None):
        raise Exit("请写 --dept 单位；每个单位一份则写 --all，二者只能写一个")
    if wanted.issue and (wanted.all or form.name == "text"):
        raise Exit("--issue 一次存档一份文书；请写 --dept，并用 docx 或 markdown 格式")
    if (wanted.yes or wanted.dry_run) and not wanted.record:
        raise Exit("--yes、--dry-run 只与 --record 合用；请去掉")
    if wanted.record and not wanted.issue:
        raise Exit("--record 要写明文号；请加 --issue，例如 --issue 督2025-12")
    folder = folder_asked(shared) if wanted.all else None
    session = open_session(shared, form=None if folder else form)
    if wanted.issue:
        refuse_issue(session, wanted.issue)
    wanted = wanted._replace(answer_by=str(answer_day(session, wanted.answer_by, session.as_of)))
    wanted = wanted._replace(dept=unit_selected(session, wanted.dept))
    judged = session.judged()
    if wanted.task is not None and all(one.id != wanted.task for one in judged.tasks):
        raise Exit(f"方案中没有任务“{wanted.task}”；yshj status 列出全部任务")
    found = notices(judged, wanted.dept, wanted.task)
    if not found:
        print_problems(session.loaded.problems)
        print_message(f"截至 {session.as_of}，{wanted.dept or '各单位'}没有需要提示的事项，没有写")
        return UNREADABLE if session.loaded.problems else FINE
    if not folder:
        return _one(session, Told(judged, found[0]), found[0], wanted, form)
    print_problems(session.loaded.problems)
    ending = form.endings[0] if form.endings else ".txt"
    papers = [
        (file_name_of(f"{title_of(one)}_{one.unit}", ending), _made(session, one, wanted, form).content)
        for one in found
    ]
    deliver_folder(session, folder, papers, form)
    print_message(f"已写入 {shared.output}：{len(papers)} 个单位，一个单位一份")
    return UNREADABLE if session.loaded.problems else FINE


def _one(session: Session, told: Told, notice: Notice, wanted: Wanted, form: Format) -> int:
    paper = make(session, told, wanted, form)
    if not wanted.issue:
        return session.hand_out(paper.content, form)
    counted = counts(told, wanted)
    if not wanted.record:
        return issue(session, "notice", wanted.issue, paper, counted)
    if _record(session, notice, wanted, paper, counted) and session.shared.output:
        return session.hand_out(paper.content, form)
    return FINE


def tell(session: Session, wanted: Wanted) -> Told:
    """What the unit has to be told on the run's as-of day."""
    judged = session.judged()
    return Told(judged, next(iter(notices(judged, wanted.dept, wanted.task)), None))


def make(session: Session, told: Told, wanted: Wanted, form: Format) -> Made:
    """The notice; raises Exit."""
    if told.notice is None:
        raise Exit(f"截至 {session.as_of}，{wanted.dept}没有需要提示的事项")
    return _made(session, told.notice, wanted, form)


def counts(told: Told, wanted: Wanted) -> Counts:
    """The tasks of the unit, or the one that was asked for, and what the notice says of its matters."""
    led = [task.id for task in told.judged.tasks if any(lead.unit == wanted.dept for lead in task.leads)]
    return Counts(tuple([wanted.task] if wanted.task else led), printed_in_notice(told.notice))


def _made(session: Session, notice: Notice, wanted: Wanted, form: Format) -> Made:
    answer_by = date.fromisoformat(wanted.answer_by or "")
    if form.name == "text":
        return Made(f"{notice_text(notice, answer_by)}\n", form, "", {})
    fill = partial(notice_paper, notice, answer_by=answer_by, number=wanted.issue)
    options = {"dept": notice.unit, "task": wanted.task, "answer_by": str(answer_by), "issue": wanted.issue}
    return made(session, "notice", form, fill, options)


def _record(session: Session, notice: Notice, wanted: Wanted, made: Made, counts: Counts) -> bool:
    """Keeps the paper and writes a decision for each matter that is more than due soon, all or nothing.

    Returns whether that was wanted when it was shown. The paper is made of the books before: it must not
    tell of itself. Raises Exit.
    """
    if notice.equals:
        raise Exit(f"给{notice.unit}的是函，不是督办，不能 --record")
    known = session.books().decisions.values()
    if any(one.decision.number == wanted.issue for of_task in known for one in of_task):
        raise Exit(f"文号 {wanted.issue} 已经写在决定里；请换一个，或去掉 --record")
    files: dict[str, bytes] = {}

    def draft() -> Draft:
        files.update(sealed(session, "notice", wanted.issue or "", made, counts))
        return _draft(session, notice, wanted)._replace(further=files)

    write_drafted(session.shared._replace(output=None, form=None), draft, wanted.yes, wanted.dry_run)
    return all(map(os.path.exists, files))


def _draft(session: Session, notice: Notice, wanted: Wanted) -> Draft:
    items = [_decision(session, matter, wanted) for matter in notice.matters if not is_merely_due(matter)]
    if not items:
        raise Exit("只有即将到期的事项，没有可督办的；请去掉 --record")
    books, path = session.books(), session.decisions_file
    change = decisions_change(books, session.workspace, path, items)
    return drafted(session, [change], session.as_of, frozenset({"D07"}))


def _decision(session: Session, matter: Matter, wanted: Wanted) -> dict[str, Any]:
    found = [word for word in matter.brief if not word.startswith("建议")]  # that is what is followed here
    return {
        "date": session.as_of,
        "kind": "supervise",
        "task": matter.row.task.id,
        "unit": matter.row.lead.unit,
        "level": _LEVELS[matter.tone],
        "number": wanted.issue,
        "reply_by": date.fromisoformat(wanted.answer_by or ""),
        "reason": "，".join(found) or matter.row.lead.state.label,
    }
