"""The page of `yshj config`."""

from collections.abc import Iterable

from yshj.judging.views.config import ConfigView, Setting
from yshj.output.blocks import Block, Cell, Column, Folded, Grid, Page, Paragraph, Row, Style, table
from yshj.output.pages.header import closing, opening
from yshj.output.words import number_text


def page(view: ConfigView) -> Page:
    """On a screen what is not as by default, or all; in a pipe all, a setting a row."""
    whole = table(
        view.settings,
        (Column("键"), lambda one: one.key),
        (Column("数值"), _value),
        (Column("含义"), lambda one: one.title),
        (Column("来源", folds=True), origin_text),
    )
    listed = view.settings if view.everything else view.changed
    columns = (Column(""), Column("", folds=True))
    screen: list[Block] = [Grid(columns, tuple(_two_rows(listed)))] if listed else []
    if unlisted := len(view.settings) - len(listed):
        screen.append(Paragraph(f"按默认的 {unlisted} 项没有列出；全部列出加 --all"))
    style: Style = "error" if view.ignored else "strong"
    return (
        *opening(view.header, "评判口径", answer=_answer(view), style=style),
        Folded(lambda: screen, lambda: [whole]),
        *closing(view.header),
    )


def _answer(view: ConfigView) -> str:
    if view.ignored:
        return f"{view.file} 有误，其中任何一项都没有采用"
    own = sum(setting.origin == "file" for setting in view.settings)
    return f"{view.file} 改了 {own} 项，其余按默认" if own else f"全部按默认（{view.file} 没有改动）"


def _value(setting: Setting) -> Cell:
    return Cell(number_text(setting.value), "" if setting.origin == "default" else "strong")


def _two_rows(settings: Iterable[Setting]) -> Iterable[Row]:
    """Key and value, below them what that means and where it comes from."""
    for setting in settings:
        yield (Cell(setting.key), _value(setting))
        yield (Cell(""), Cell(f"{setting.title}；{origin_text(setting)}", "dim"))


def origin_text(setting: Setting) -> str:
    """Where the value comes from: the file with line and column, an option, or the default's source."""
    if setting.place:
        return str(setting.place)
    if setting.origin == "option":
        return f"命令行 {setting.source}"
    if not setting.source:
        return "默认"
    return setting.source if "默认" in setting.source else f"默认：{setting.source}"
