"""The summary of a period as a document that a leader reads."""

from yshj.judging.papers.period import PeriodView
from yshj.output.blocks import Block, Bullets, Heading, Page, Paragraph
from yshj.output.numerals import numeral
from yshj.output.pages.period import tables
from yshj.output.pages.period.agenda import agenda
from yshj.output.pages.period.changes import changes
from yshj.output.pages.period.conclusion import conclusion, overall
from yshj.output.pages.period.further import further, reported
from yshj.output.pages.period.wording import PERIODS, spoken
from yshj.output.words import (
    INCOMPLETE,
    SAMPLE,
    count_line,
    notice,
    plan_line,
    policy_line,
    unread_files_text,
    unread_units_text,
)


def page(view: PeriodView) -> Page:
    """Conclusion and decisions first; then figures, lists and changes; by which rules it was counted."""
    items = tuple(item.text for item in agenda(view))
    decide = Bullets(items, numbered=True) if items else Paragraph("没有需要研究决定的事项。")
    sections: tuple[tables.Section, ...] = (
        ("结论", conclusion(view)),
        ("请研究决定", [decide]),
        ("总体", overall(view)),
        tables.late(view),
        tables.at_risk(view),
        (f"{PERIODS[view.every].this}变化", changes(view)),
        tables.due_next(view),
        reported(view),
        *further(view),
    )
    blocks = [*_head(view)]
    for number, (title, content) in enumerate(sections, 1):
        blocks += [Heading(f"{numeral(number)}、{title}"), *content]
    return (*blocks, Heading("说明"), Paragraph(_rules(view)), Paragraph(f"{count_line(view.header)}。"))


def _head(view: PeriodView) -> list[Block]:
    header, first, last = view.header, view.window.first, view.window.last
    year = f" {last.year} 年" if first.year != last.year else ""
    month = f" {last.month} 月" if first.month != last.month or year else ""
    days = f"{spoken(first, view)}至{year}{month} {last.day} 日"
    version = f"；方案版本 {header.plan.version}" if header.plan else ""
    blocks: list[Block] = [
        Heading(_title(view), 1),
        Paragraph(plan_line(header)),
        Paragraph(f"{days}，以 {last.month} 月 {last.day} 日为准{version}。"),
    ]
    if notice(header):
        blocks.append(Paragraph(f"{notice(header)}，不评判任何单位。", "strong"))
    if header.departures:
        blocks.append(Paragraph(f"{policy_line(header)}。"))
    if header.sample:
        blocks.append(Paragraph(f"【{SAMPLE}】不反映任何单位的真实工作情况。", "strong"))
    if header.problems:
        units = unread_units_text(header, f"（{INCOMPLETE}）")
        text = (
            f"有 {len(header.problems)} 处输入没有读入（{unread_files_text(header)}）"
            f"{f'，涉及{units}' if units else ''}，本文不完整。"
        )
        blocks.append(Paragraph(text, "strong"))
    return blocks


def _title(view: PeriodView) -> str:
    first, paper = view.window.first, PERIODS[view.every].paper
    if view.every == "week":
        iso = first.isocalendar()
        return f"{iso.year} 年第 {iso.week} 周进展{paper}"
    parts = {
        "month": f" {first.month} 月",
        "quarter": f"第 {(first.month + 2) // 3} 季度",
    }
    return f"{first.year} 年{parts.get(view.every, '')}进展{paper}"


def _rules(view: PeriodView) -> str:
    before = spoken(view.before, view)
    return (
        "任务取各牵头部门中最差的状态。逾期：过了时限（含准予的延期）未完成；预警：临期、落后时序、推算晚于"
        "时限、受阻、错过节点或久未填报；未认领：从未填报或无人可问责；完成：自报 100 或销号；已中止的不计入"
        f"完成率。久未填报：错过报送日；没有报送周期的，超过 {view.silent_days} 天没有填报。"
        f"较{PERIODS[view.every].last}指与 {before}相比。"
    )
