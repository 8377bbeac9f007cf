"""What one cell answers: the same however it is written, or a reason; never another figure."""

import contextlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yshj.files.collect import answers
from yshj.files.sheets.grid import Cell

FULL_WIDTH = str.maketrans("0123456789%.-/", "０１２３４５６７８９％．－／")


@given(st.integers(0, 100))
def test_a_progress_is_the_same_in_every_spelling(percent: int) -> None:
    spelled = [
        Cell(percent / 100, percent=True), Cell(f"{percent}%"), Cell(f" {percent} % "),
        Cell(f"{percent}.0%"), Cell(f"{percent}%".translate(FULL_WIDTH)),
    ]  # fmt: skip
    if percent != 1:  # a bare 1 may be 100%
        spelled += [
            Cell(percent),
            Cell(float(percent)),
            Cell(str(percent)),
            Cell(f"{percent}".translate(FULL_WIDTH)),
        ]
        spelled += [Cell(percent / 100), Cell(f"{percent / 100}")] if percent < 100 else []
    assert {answers.progress(cell) for cell in spelled} == {percent}


@given(st.floats(), st.booleans())
def test_a_number_is_read_as_itself_as_a_hundredth_or_not_at_all(number: float, percent: bool) -> None:
    try:
        read = answers.progress(Cell(number, percent=percent))
    except ValueError:
        return
    assert 0 <= read <= 100
    scaled = number * 100 if percent or 0 < number < 1 else number
    assert read == pytest.approx(scaled, abs=1e-6)
    assert percent or number != 1


@given(st.text())
def test_any_text_is_a_progress_or_a_reason(text: str) -> None:
    with contextlib.suppress(ValueError):
        assert 0 <= answers.progress(Cell(text)) <= 100


@given(st.floats(-1e9, 1e9, allow_nan=False))
def test_a_measure_in_percent_is_itself_or_is_asked_about(number: float) -> None:
    if 0 < number <= 1:
        with pytest.raises(ValueError, match="请连同百分号写明"):
            answers.measure(Cell(number), "%")
    else:
        assert answers.measure(Cell(number), "%") == pytest.approx(number, rel=1e-11)
    as_percent = Cell(number / 100, percent=True)
    if number > 1001:
        with pytest.raises(ValueError, match="多了一百倍"):
            answers.measure(as_percent, "%")
    elif number < 999:
        assert answers.measure(as_percent, "%") == pytest.approx(number, rel=1e-9)


@given(st.dates(date(2025, 1, 1), date(2035, 12, 31)))
def test_a_day_is_the_same_in_every_spelling(day: date) -> None:
    year, month, number = day.year, day.month, day.day
    spelled = [
        f"{year}-{month:02}-{number:02}", f"{year}.{month}.{number}", f"{year}/{month}/{number}",
        f"{year}年{month}月{number}日", f"{year}{month:02}{number:02}", f"{year}-{month}-{number} 00:00:00",
        f"{year}年{month}月{number}日".translate(FULL_WIDTH),
    ]  # fmt: skip
    read = {answers.day(Cell(text), date(2025, 1, 1)) for text in spelled}
    assert read == {day} == {answers.day(Cell(day), day), answers.day(Cell(f"{month}月{number}日"), day)}


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2026年2月", "2026-02-28"), ("2028年2月底", "2028-02-29"), ("2026.6", "2026-06-30"),
        ("6月底", "2026-06-30"), ("10月末", "2025-10-31"), (20260630, "2026-06-30"),
    ],
)  # fmt: skip
def test_a_month_means_its_last_day(written: str | int, day: str) -> None:
    assert answers.day(Cell(written), date(2025, 10, 20)) == date.fromisoformat(day)


@pytest.mark.parametrize(
    "written",
    ["2026-02-30", "2026-13-01", "26.6.30", "尽快", "2026年", 46203, 2026.1, True, "13月底", "2月30日"],
)
def test_what_is_no_day(written: object) -> None:
    with pytest.raises(ValueError, match="应为日期"):
        answers.day(Cell(written), date(2025, 10, 20))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("清单", ["清单"]), ("清单、指南、流程图", ["清单", "指南、流程图"]),
        ("1.清单\n2、指南、流程图", ["清单", "指南、流程图"]),
        ("指南、流程图；清单", ["指南、流程图", "清单"]), ("（1）清单", ["清单"]), ("清单,清单", ["清单"]),
    ],
)  # fmt: skip
def test_names_are_told_apart_though_they_hold_what_parts_them(written: str, names: list[str]) -> None:
    assert answers.names(Cell(written), ["清单", "指南、流程图"], "交付成果") == names


def test_files_are_told_apart_though_their_names_hold_what_parts_them() -> None:
    there = {"纪要、附件.pdf", "图 1.png"}
    read = answers.files(Cell("纪要、附件.pdf；图 1.png，https://a.cn/b，c"), there.__contains__)
    assert read == ["纪要、附件.pdf", "图 1.png", "https://a.cn/b", "c"]
    assert answers.files(Cell("https://a.cn/b,c;d；e"), there.__contains__) == ["https://a.cn/b,c;d", "e"]


def test_a_list_of_thousands_is_read_in_no_time() -> None:
    assert (
        len(answers.files(Cell(",".join(f"{number}.pdf" for number in range(2000))), lambda name: False))
        == 2000
    )
