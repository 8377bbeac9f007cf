"""What is compared of a paper in words: its tables, and the sentences with figures."""

import re
from collections.abc import Iterator
from typing import Any

from tests.papers.read_back import Table, Written


def said_in(paper: Written) -> dict[str, Any]:
    """What is compared of a report, a bulletin or a notice."""
    named = re.findall(r"(?<![\d-])(\d{1,2}(?:-\d{1,2}){1,2})(?![\d-]) (.{4})", paper.prose)
    days = re.findall(r"\d{4}-\d\d-\d\d", paper.prose)
    return {
        "tables": [_plain(table) for table in paper.tables],
        "named": frozenset(named),
        "days": frozenset(days),
        "of leads": frozenset(_of_leads(paper.prose)),
        "circumstances": frozenset(_circumstances(paper.prose)),
        "by unit": sorted(_by_unit(paper.prose)),
        **_sentences(paper.prose),
    }


_PHRASE = r"逾期 \d+ 天|落后 \d+ 个百分点|预计 \S+ 完成|从未填报（\d+ 天）|\d+ 天未报"


def _of_leads(prose: str) -> Iterator[tuple[str, str, str]]:
    """What is said of a lead behind its name: 「1-2-2 …（杭锦旗人民政府）逾期 80 天，83 天未报」."""
    lead = rf"(\d{{1,2}}(?:-\d{{1,2}}){{1,2}}) [^；：。\n]*?（([^（）]+)）：?((?:(?:{_PHRASE})，?)+)"
    for task, unit, phrases in re.findall(lead, prose):
        for phrase in re.findall(_PHRASE, phrases):
            yield task, unit, phrase.replace(" 个百分点", " 点").replace(" 完成", "")


def _by_unit(prose: str) -> Iterator[tuple[str, str, str]]:
    """How many cases of a call each unit has: 「甲局、乙局各 2 件，丙局 1 件」."""
    for call, counted in re.findall(r"^“(建议\S\S)”\d+ 件，.*）：(.*)。$", prose, re.MULTILINE):
        for units, number in re.findall(r"([^，]+?)(?:各)? (\d+) 件", counted):
            for unit in units.split("、"):
                yield call, unit, number


def _plain(table: Table) -> Table:
    """Rows in one order, whatever stands in a column of circumstances as the set of its phrases."""
    titles, rows = table
    last = titles.index("情况") if "情况" in titles and "应报" not in titles else None
    kept = [
        tuple(_phrases(cell) if index == last else cell for index, cell in enumerate(row)) for row in rows
    ]
    return titles, sorted(kept, key=str)  # type: ignore[type-var]


def _phrases(cell: str) -> frozenset[str]:
    said = cell.replace("【新】", "").replace(" 个百分点", " 点").replace(" 完成", "")
    return frozenset(re.split(r"，(?!应)", said))


def _circumstances(prose: str) -> Iterator[str]:
    for said in re.findall(r"，现为“.*?”.*?：(.*)。依据：", prose):
        yield from _phrases(said)


_SENTENCES = {
    "done": r"(\d+) 项任务已完成 (\d+) 项（([\d.]+)%）",
    "states": r"(?<=[。，])(逾期|未认领|预警|正常) (\d+) 项（(增 \d+|减 \d+|持平)",
    "bulletin states": r"(已完成|逾期|未认领|预警|正常) (\d+) 项（占 ([\d.]+)%，(增 \d+|减 \d+|持平)",
    "bulletin all": r"共 (\d+) 项任务、(\d+) 件牵头事项",
    "bulletin late": r"^逾期 (\d+) 件，涉及 (\d+) 个单位",
    "bulletin unowned": r"^未认领 (\d+) 件：",
    "bulletin missing": r"报送 (\d+) 件，未报送 (\d+) 件",
    "bulletin calls": r"建议约谈 (\d+) 件、建议督办 (\d+) 件",
    "bulletin new": r"新完成 (\d+) 件，新逾期 (\d+) 件",
    "bulletin lead": r"^(\S+) .*?时限(\d+年\d+月\d+日)，逾期 (\d+) 天，(?:进度 (\d+)%|没有填报进度)",
    "late": r"^四、逾期和未认领（(\d+) 件）",
    "at risk": r"^五、有问题的预警（(\d+) 件",
    "only near": r"另 (\d+) 件只是临期",
    "newly done": r"^新完成 (\d+) 件",
    "due next": r"^七、今后 (\d+) 天内到期（(\d+) 项、(\d+) 件",
    "silent leads": r"^(\d\S*) .*（(\S+?)）(\d+ 天未报|从未填报)$",
    "reported": r"应报 (\d+) 件[：（].*?已报 (\d+)(?: 件)?，迟报 (\d+)(?: 件)?，未报 (\d+)",
    "laggards": r"有未报、迟报的单位 (\d+) 个",
    "escalated": r"^九、连续预警、未认领或逾期（(\d+) 件）",
    "verify": r"核验(?:自报完成的)? (\d+) 件",
    "calls": r"(建议督办|指定单位|责成认领|协调受阻|核验|补办经常性工作) (\d+) 件"
    r"(?:（(\d+) 件有欠项）)?(?=[、。])",
    "owing": r"有欠项 (\d+) 件",
    "net": r"，(?:比\S+?净(增 \d+|减 \d+) 项|与\S+?持平)：",
    "finished": r"：新完成 (\d+) 项",
    "newly late": r"新逾期 (\d+) 项",
    "due": r"。(?:(\d+ 月 \d+ 日)|今后 (\d+) 天内)有 (\d+) 项任务、(\d+) 件到期",
    "unheard": r"）(\d+) 月 (\d+) 日退回，未再报",
    "decided": r"^决定 (\d+) 件：",
    "decisions": r"^(\d+) 月 (\d+) 日\s+\S+ (\d\S*) ",
    "apart": r"(\d+) 件所在任务还有别家未完成",
    "less": r"净增 (\d+)－(\d+)＝(\d+) 件、(\d+)－(\d+)＝(\d+) 项",
    "back": r"^不再是已完成 (\d+) 件：",
    "well again": r"^转为正常 (\d+) 件：",
    "fell": r"，(\d+) 项不再是已完成（",
    "sent back": r"；退回 (\d+) 件。",
    "not named": r"交付成果没有写明已落地 (\d+) 件",
    "newly bad": r"^新进入(.*)（第四、五部分标有",
    "period": r"^(\d+) 月 (\d+) 日至(?: (\d+) 月)? (\d+) 日，以 (\d+) 月 (\d+) 日为准",
    "worst": r"最急的 (\d+) 件：",
    "compared": r"指与 (?:(\d+) 年 )?(\d+) 月 (\d+) 日相比。$",
    "version": r"；方案版本 (\S+)。$",
    "week": r"^(\d+) 年第 (\d+) 周进展周报$",
    "reported period": r"^(\d+) 年 (\d+) 月应报 ",
    "measured": r"“[^“”]+”实测 [^，。；]+，目标[^，。；]+，未达到",
    "held": r"“[^“”]+”[^，。；“”]+开展 \d+ 次，要求至少 \d+ 次",
    "whole": r"新完成 (\d+) 件，其中 (\d+) 件使任务全部完成（(\d+) 项）",
    "read": r"文件 (\d+) = 读入 (\d+) \+ 未读 (\d+)，进展 (\d+) 条，最近一条 (\S+?)[；。]",
    "promises": r"按原时限完成 (\S+?)（([\d.]+)%），按现时限完成 (\S+?)（([\d.]+)%），"
    r"目标值达到 (\S+?)（([\d.]+)%），经常性工作开展 (\S+?)（([\d.]+)%）",
    "matters": r"^[一二三四五六七八九十]+、(\d\S*) ",
    "dues": r"^时限(\d+年\d+月\d+日|长期).*?，(?:进度 (\d+)%|没有填报进度)，现为“(\S+?)”",
    "grounds": r"^(.+)（([TOE]\d\d)）$",
    "near": r"^(\d\S*) .+：时限(\d+年\d+月\d+日)，(?:进度 (\d+)%|没有填报进度)$",
}


def _sentences(prose: str) -> dict[str, Any]:
    found = {name: re.findall(pattern, prose, re.MULTILINE) for name, pattern in _SENTENCES.items()}
    return {name: sorted(said) for name, said in found.items() if said}
