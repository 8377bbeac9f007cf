"""`yshj publish notice`: what a unit has to be told."""

from datetime import date

from yshj.cli.commands.publish import Wanted
from yshj.cli.machinery.exits import FINE, UNREADABLE, Exit
from yshj.cli.machinery.paper_out import (
    answer_day,
    deliver_folder,
    deliver_one,
    paper_format,
    template_of,
    written,
)
from yshj.cli.machinery.selecting import units_selected
from yshj.cli.machinery.session import Session, open_session
from yshj.cli.machinery.shared_options import SharedOptions
from yshj.cli.machinery.streams import print_message, print_problems
from yshj.files.edit.ledger import file_name_of
from yshj.judging.notices import Notice, notices
from yshj.model.assessment import Assessment
from yshj.output.formats import Format
from yshj.papers.filling import Template, TemplateFault
from yshj.papers.notice import notice_paper, notice_text, title_of

TAKES = frozenset(("dept", "task", "all", "number", "answer_by"))


def publish(shared: SharedOptions, wanted: Wanted) -> int:
    """One unit's notice, or with `--all` one file for every unit that has to be told something."""
    form = paper_format(shared, "markdown", "docx", "text")
    if wanted.all == (wanted.dept is not None):
        raise Exit("请写 --dept 单位；每个单位一份则写 --all，二者只能写一个")
    session = open_session(shared)
    assessment = session.judged()
    _known_task(assessment, wanted.task)
    answer_by = answer_day(session, wanted.answer_by, session.as_of)
    unit = _unit(session, wanted)
    found = notices(assessment, unit, wanted.task)
    print_problems(session.loaded.problems)
    if not found:
        print_message(f"截至 {session.as_of}，{unit or '各单位'}没有需要提示的事项，没有写")
    elif wanted.all:
        template = template_of(shared, "notice")
        made = [(_name(one, form), _content(one, template, answer_by, wanted, form)) for one in found]
        deliver_folder(session, made, form)
        print_message(f"已写入 {shared.output}：{len(made)} 个单位，一个单位一份")
    else:
        template = template_of(shared, "notice")
        deliver_one(session, _content(found[0], template, answer_by, wanted, form), form)
    return UNREADABLE if session.loaded.problems else FINE


def _content(
    notice: Notice, template: Template, answer_by: date, wanted: Wanted, form: Format
) -> str | bytes:
    if form.name == "text":
        return f"{notice_text(notice, answer_by)}\n"
    try:
        return written(notice_paper(notice, template, answer_by, wanted.number), form)
    except TemplateFault as fault:
        raise Exit(str(fault), UNREADABLE) from None


def _name(notice: Notice, form: Format) -> str:
    return file_name_of(f"{title_of(notice)}_{notice.unit}", form.endings[0])


def _unit(session: Session, wanted: Wanted) -> str | None:
    if wanted.dept is None:
        return None
    found = units_selected(session, wanted.dept)
    if found.unit is None:
        raise Exit(f"“{wanted.dept}”是集合单位；请写其中一个单位：{'、'.join(found.units)}")
    return found.unit


def _known_task(assessment: Assessment, task: str | None) -> None:
    if task is not None and all(one.id != task for one in assessment.tasks):
        raise Exit(f"方案中没有任务“{task}”；yshj status 列出全部任务")
