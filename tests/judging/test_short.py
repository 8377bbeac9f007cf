"""Findings in few words."""

from datetime import date

import pytest

from yshj.judging.rules import RULES
from yshj.judging.views.short import in_short, short
from yshj.model.figures import NO_FIGURES, Figures
from yshj.model.finding import Finding, Severity
from yshj.model.place import Place


def finding(code: str, figures: Figures = NO_FIGURES, **more: object) -> Finding:
    made = Finding(
        code, Severity.WARNING, "1", "甲局", "long", "", Place("a.yaml", 1, 1), "", figures=figures
    )
    return made._replace(**more)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_code_has_a_short_name(rule):
    assert 0 < len(short(rule.code)) <= 16


@pytest.mark.parametrize(
    ("code", "figures", "screen", "paper"),
    [
        ("T01", Figures(days=81), "逾期 81 天", "逾期 81 天"),
        ("T01", Figures(days=5, note="延期后"), "逾期 5 天（延期后）", "逾期 5 天（延期后）"),
        ("T03", Figures(points=38), "落后 38 点", "落后 38 个百分点"),
        ("T04", Figures(day=date(2026, 7, 7)), "预计 2026-07-07", "预计 2026-07-07 完成"),
        ("T04", Figures(note="近期无进展"), "近期无进展", "近期无进展"),
        ("T10", Figures(days=20, note="布局完成"), "节点已过 20 天", "节点“布局完成”已过 20 天"),
        ("T05", Figures(days=84), "84 天未报", "84 天未报"),
        ("T05", Figures(number=2), "缺报 2 期", "缺报 2 期"),
        ("T08", Figures(number=3, note="约谈"), "建议约谈", "建议约谈"),
        ("E02", Figures(note="92（应≥100）"), "目标未达 92（应≥100）", "目标未达 92（应≥100）"),
        ("E04", Figures(number=0, of=1), "应办 0/1 次", "应办 0/1 次"),
        ("D03", Figures(points=8), "进度回落 8 点", "进度回落 8 个百分点"),
    ],
)
def test_figures_make_the_words(code, figures, screen, paper):
    assert short(code, figures) == screen
    assert short(code, figures, paper=True) == paper


def test_nothing_is_said_twice():
    never, gap = finding("O03", Figures(days=187)), finding("T03", Figures(points=40))
    silent, soon = finding("T05", Figures(days=187)), finding("T02")
    assert in_short([soon, silent, gap, never]) == ("从未填报（187 天）",)
    assert in_short([soon]) == ("临期",)
    assert in_short([soon, finding("O04")]) == ("缺责任人",)


def test_missing_deliverables_are_counted():
    assert in_short([finding("E06", about=name) for name in "甲乙"]) == ("成果缺 2 项",)


def test_infos_are_left_out_but_a_late_finish():
    owed = finding("E05", severity=Severity.INFO)
    late = finding("T07", Figures(days=12), severity=Severity.INFO)
    assert in_short([owed, late]) == ("晚 12 天",)


def test_what_is_waived_says_so():
    assert in_short([finding("T05", Figures(days=40), waived=True)]) == ("40 天未报（已豁免）",)


def test_half_a_ledger_says_nothing_of_absence():
    silent = finding("T05", Figures(days=40), incomplete=True)
    behind = finding("T03", Figures(points=12), incomplete=True)
    assert in_short([silent, behind]) == ("落后 12 点",)
    assert in_short([finding("O03", Figures(days=99), incomplete=True), behind]) == ()
