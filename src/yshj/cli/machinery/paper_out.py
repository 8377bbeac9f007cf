"""The way out of papers: which form was asked for, the office's own templates, files whole or not at all."""

from collections.abc import Callable, Collection, Mapping
from datetime import date, timedelta
from pathlib import Path

from yshj.cli.machinery.clock import typed_day
from yshj.cli.machinery.exits import FINE, UNREADABLE, USAGE, Exit
from yshj.cli.machinery.outputs import Output, refuse_outputs, write
from yshj.cli.machinery.sealing import Counts, Made, keep
from yshj.cli.machinery.session import Session
from yshj.cli.machinery.shared_options import SharedOptions
from yshj.cli.machinery.streams import print_message
from yshj.files.papers.office_templates import TemplateFault, TemplateText, office_template
from yshj.judging.workdays import next_workday
from yshj.output.formats import FORMATS, Format
from yshj.output.page import View, page_of
from yshj.papers.paper import Paper, as_markdown, mark_of

_ANSWER_DAYS = 10


def paper_format(shared: SharedOptions, *names: str) -> Format:
    """The format asked for, by `--format` or the ending of `-o`; the first of `names` where neither says."""
    typed = {"md": "markdown"}.get(shared.form or "", shared.form)
    if typed is None and shared.output:
        ending = Path(shared.output).suffix.lower()
        typed = next((name for name in names if ending in FORMATS[name].endings), None)
    typed = typed or names[0]
    if typed not in names:
        raise Exit(f"这个命令没有 {typed} 格式，可以用：{'、'.join(dict.fromkeys(names))}")
    return FORMATS[typed]


def made(
    session: Session,
    kind: str,
    form: Format,
    fill: Callable[[TemplateText], Paper],
    options: Mapping[str, str | None],
) -> Made:
    """The paper that `fill` makes of the office's template, or of the shipped one; raises Exit."""
    try:
        template = office_template(session.workspace.root, kind)
        paper = fill(template)
    except TemplateFault as fault:
        raise Exit(str(fault), UNREADABLE) from None
    said = {key: word for key, word in options.items() if word}
    return Made(written(paper, form), form, template.text, said)


def written(paper: Paper, form: Format) -> str | bytes:
    """The paper in that format."""
    if form.name == "markdown":
        return as_markdown(paper)
    from yshj.papers.word import as_word

    return as_word(paper)


def issue(session: Session, kind: str, number: str, made: Made, counts: Counts) -> int:
    """Keeps the paper, and writes it to `-o` where that is named; returns the exit code."""
    print_message(f"已存档 {keep(session, kind, number, made, counts)}")
    return FINE if session.shared.output is None else session.hand_out(made.content, made.form)


def folder_asked(shared: SharedOptions) -> Path:
    """The folder of `-o`, which need not be there yet; raises Exit."""
    if shared.output is None:
        raise Exit("--all 要写进一个文件夹；请加 -o 文件夹", USAGE)
    path = Path(shared.output)
    if path.exists() and not path.is_dir():
        raise Exit(f"-o {path}：不是文件夹；--all 每个单位写一个文件", USAGE)
    return path


def deliver_folder(
    session: Session, path: Path, contents: Collection[tuple[str, str | bytes]], form: Format
) -> None:
    """Each under its own name into the folder, made where it is not there; raises Exit."""
    refuse_outputs([Output("-o", str(path / name), form) for name, _ in contents], session.opened)
    path.mkdir(parents=True, exist_ok=True)
    for name, content in contents:
        write(content, str(path / name))


def show_as_word(session: Session, view: View) -> int:
    """The page of a view as a Word file; returns the exit code."""
    form = FORMATS["docx"]
    return session.hand_out(written(Paper(page_of(view), (), mark_of(session.header)), form), form)


def answer_day(session: Session, typed: str | None, since: date) -> date:
    """By when an answer is wanted: by default the first working day from ten days on."""
    if typed is None:
        return next_workday(since + timedelta(days=_ANSWER_DAYS), session.config.calendar)
    day = typed_day("--answer-by", typed)
    if day <= since:
        raise Exit(f"--answer-by {day} 不在 {since} 之后；请写以后的日期")
    return day
