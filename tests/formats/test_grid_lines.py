"""Tables in lines: nothing cut, fixed columns left, what folds right or below."""

import pytest

from yshj.output.blocks import RULE, Cell, Column, Grid, Row
from yshj.output.grid_lines import grid_lines

COLUMNS = (
    Column("状态", mark=True),
    Column("编号", least=6),
    Column("单位", folds=True),
    Column("任务", folds=True),
    Column("情况", folds=True, glue="："),
    Column("代码", where="piped"),
)


def row(*texts: str) -> Row:
    return tuple(Cell(text) for text in texts)


SHORT = row("× 逾期", "1-1-1", "甲局", "任务", "晚", "T01")
LONG = row(
    "▲ 预警", "1-10-10", "一个名称很长很长很长的单位", "一项任务", "落后 12 点，预计 2026-01-01", "T03"
)


def lines(*rows: Row, screen: int | None = 60, columns: tuple[Column, ...] = COLUMNS) -> list[str]:
    return list(grid_lines(Grid(columns, rows), screen, colour=False))


def test_a_row_is_one_line_where_all_fits_else_the_rest_stands_below() -> None:
    assert lines(SHORT, RULE, LONG) == [
        "  编号     单位 / 任务：情况",
        "-" * 60,
        "× 1-1-1    甲局  任务：晚",
        "-" * 60,
        "▲ 1-10-10  一个名称很长很长很长的单位",
        "          一项任务：落后 12 点，预计 2026-01-01",
    ]


def test_a_wide_screen_has_a_column_for_each() -> None:
    titles, _, short, long = lines(SHORT, LONG, screen=110)
    assert titles.split() == ["编号", "单位", "任务", "情况"]
    assert short.split() == ["×", "1-1-1", "甲局", "任务", "晚"]
    assert short.index("任务") - short.index("甲局") == long.index("一项") - long.index("一个名称") + 11


def test_a_pipe_has_the_word_of_the_mark_and_the_codes_and_no_rule() -> None:
    titles, short, long = lines(SHORT, RULE, LONG, screen=None)
    assert titles.split() == ["状态", "编号", "单位", "任务", "情况", "代码"]
    assert (short.split()[:2], short.split()[-1]) == (["×", "逾期"], "T01")
    assert long.endswith("落后 12 点，预计 2026-01-01  T03")


def test_a_text_is_broken_between_phrases_and_inside_one_only_where_it_is_longer_than_a_line() -> None:
    text = row("● 正常", "1", "甲局", "任务", f"先说这个，{'再说那个' * 8}，就完了", "")
    assert lines(text, screen=40)[2:] == [
        "● 1       甲局",
        "          任务：先说这个，再说那个再说那",
        "          个再说那个再说那个再说那个再说",
        "          那个再说那个再说那个，就完了",
    ]


@pytest.mark.parametrize("screen", [60, 110])
def test_a_column_behind_what_folds_stands_at_the_edge(screen: int) -> None:
    columns = (Column("任务", folds=True), Column("位置", right=True))
    drawn = lines(row("任务", ":12"), row("另一项", ":7"), screen=screen, columns=columns)
    assert {len(line.encode("gbk")) for line in drawn} == {screen}


def test_only_words_that_are_strong_stand_bold() -> None:
    cell = Cell("甲局：建议督办，缺责任人", "dim", ("甲局", "建议督办"))
    (line,) = grid_lines(Grid((Column("", folds=True),), ((cell,),)), 60, colour=True)
    assert line == ("\x1b[1m甲局\x1b[0m\x1b[2m：\x1b[0m\x1b[1m建议督办\x1b[0m\x1b[2m，缺责任人\x1b[0m")


def test_marks_and_quotation_marks_may_be_two_columns_wide() -> None:
    """What fits is decided by the widest that any font draws."""
    assert lines(row("“甲”局“乙”局"), screen=14, columns=(Column("", folds=True),)) == ["“甲”局“乙”", "局"]
