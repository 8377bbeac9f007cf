"""Every screen ends with the day of the last entry that counts, `check` with its verdict after it."""

import pytest

from tests.conftest import Yshj


@pytest.mark.parametrize(
    ("as_of", "last"),
    [("2025-10-20", "2025-10-20"), ("2025-07-05", "2025-06-30"), ("2027-01-01", "2025-12-31")],
)
def test_the_foot_tells_the_last_day_up_to_the_as_of_date(as_of: str, last: str, yshj: Yshj) -> None:
    for command in (
        ["status", "--dept", "市市场监督管理局"],
        ["overdue"],
        ["dept"],
        ["show", "1-1-1"],
        ["check"],
    ):
        foot = "\n".join(yshj(*command, "--as-of", as_of).out.splitlines()[-2:])
        assert f"，最近一条 {last}；" in foot, command
    assert yshj("status", "--as-of", as_of, "--format", "json").json["inputs"]["last_entry"] == last


def test_before_the_first_entry_nothing_is_said(yshj: Yshj) -> None:
    run = yshj("status", "--as-of", "2025-03-26", "--format", "json")
    assert run.json["inputs"]["last_entry"] is None
    assert "最近一条" not in yshj("status", "--as-of", "2025-03-26").out
