"""The page of `yshj config`."""

from yshj.judging.config_view import ConfigView, Setting
from yshj.output.blocks import Block, Cell, Column, Grid, Page, Paragraph
from yshj.output.pages.header import closing, opening
from yshj.output.words import number_text

_COLUMNS = (
    Column("键"),
    Column("含义", folds=True),
    Column("数值", folds=True),
    Column("来源", folds=True),
)


def page(view: ConfigView) -> Page:
    """Every setting with its meaning, its value and where that comes from."""
    own = sum(setting.origin == "file" for setting in view.settings)
    counted = f"{view.file} 改了 {own} 项，其余按默认" if own else f"全部按默认（{view.file} 没有改动）"
    notes: list[Block] = [Paragraph(counted, "strong")]
    if view.ignored:
        notes = [Paragraph(f"{view.file} 有误，其中任何一项都没有采用", "error")]
    grid = Grid(_COLUMNS, tuple(_row(setting) for setting in view.settings))
    return (*opening(view.header, "评判口径"), *notes, grid, *closing(view.header))


def _row(setting: Setting) -> tuple[Cell, ...]:
    return (
        Cell(setting.key),
        Cell(setting.title),
        Cell(value_text(setting), "" if setting.origin == "default" else "strong"),
        Cell(origin_text(setting)),
    )


def value_text(setting: Setting) -> str:
    """The value on one line."""
    return number_text(setting.value)


def origin_text(setting: Setting) -> str:
    """Where the value comes from: the file with line and column, an option, or the default's source."""
    if setting.place:
        return str(setting.place)
    if setting.origin == "option":
        return f"命令行 {setting.source}"
    if not setting.source:
        return "默认"
    return setting.source if "默认" in setting.source else f"默认：{setting.source}"
