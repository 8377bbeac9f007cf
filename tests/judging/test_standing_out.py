"""Who of a task's leads is named in a row, and how many the others are."""

from pathlib import Path
from typing import Any

import pytest

from tests.snippets import judged
from yshj.judging.views.standing_out import StandingOut, standing_out
from yshj.model.standing import State

LEADS = ["甲局", "乙局", "丙局", "丁局"]
ON_THE_LINE, BEHIND, FURTHER_BEHIND = 90, 40, 20


def told(
    folder: Path, figures: list[int], due: str = "2025-12", *, nameless: str = "", **task: Any
) -> StandingOut:
    entries = {
        unit: [
            {
                "date": "2025-10-20",
                "progress": figure,
                **({} if unit == nameless else {"owner": "张某"}),
            }
        ]
        for unit, figure in zip(LEADS, figures, strict=False)
    }
    snippet = {
        "as_of": "2025-10-20",
        "task": {"due": due, "lead": LEADS[: len(figures)], **task},
        "entries": entries,
    }
    return standing_out(judged(folder, snippet).tasks[0])


def names(out: StandingOut) -> list[str]:
    return [one.lead.unit for one in out.named]


def test_the_worst_two_are_named_the_lowest_figure_first(tmp_path: Path) -> None:
    out = told(tmp_path, [BEHIND, ON_THE_LINE, FURTHER_BEHIND, BEHIND - 1])
    assert names(out) == ["丙局", "丁局"]
    assert [(one.state, one.number) for one in out.others] == [(State.AT_RISK, 1), (State.ON_TRACK, 1)]
    assert out.among_others


def test_who_has_most_to_be_said_comes_first(tmp_path: Path) -> None:
    out = told(tmp_path, [FURTHER_BEHIND, BEHIND], nameless="乙局")
    assert names(out) == ["乙局", "甲局"]
    assert out.named[0].reasons[-1] == "缺责任人"


def test_a_near_deadline_alone_names_nobody(tmp_path: Path) -> None:
    out = told(tmp_path, [95, 96, 97, 100], due="2025-10-31")
    assert names(out) == []
    near, done = out.others
    assert (near.only_near, near.number) == (True, 3)
    assert (done.state, done.number, done.owing) == (State.DONE, 1, 0)
    assert out.codes == ("T02",)


@pytest.mark.parametrize(("figures", "named"), [([90], 1), ([90, 90], 2), ([90, 90, 90], 0), ([90, 100], 0)])
def test_who_is_well_is_named_while_there_is_room(tmp_path: Path, figures: list[int], named: int) -> None:
    assert len(told(tmp_path, figures).named) == named


def test_what_done_leads_still_owe_is_counted(tmp_path: Path) -> None:
    out = told(tmp_path, [BEHIND, 100, 100], deliverables=["清单"])
    assert [(one.number, one.owing) for one in out.others] == [(2, 2)]
    assert out.codes[-1] == "E06"
