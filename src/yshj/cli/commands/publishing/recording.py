"""`publish notice --record`: what the notice demands, as decisions that T11 watches."""

import os
from datetime import date
from typing import Any

from yshj.cli.commands.publish import Wanted
from yshj.cli.machinery.exits import Exit
from yshj.cli.machinery.sealing import Counts, Made, sealed
from yshj.cli.machinery.session import Session
from yshj.cli.machinery.writing import Draft, drafted, write_drafted
from yshj.files.edit.ledger import decisions_change
from yshj.judging.notices import Matter, Notice, Tone
from yshj.papers.notice import is_merely_due

_LEVELS = {Tone.TALK: "约谈", Tone.SUPERVISE: "督办", Tone.REMIND: "提醒"}


def record(session: Session, notice: Notice, wanted: Wanted, made: Made, counts: Counts) -> bool:
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
