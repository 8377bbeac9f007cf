"""经常性工作不足

含义：方案要求每周、每月、每季度、每半年或每年开展的工作，在某个已结束的周期内次数不够。周期按自然周（周一起）、月、季、半年、年；至少一半天数落在印发日与方案时限之间的周期才计。提前完成任务不免除以后的周期。

依据：方案中写明频次的条款（6.0 版见 3-2-3）。

如何消除：按期开展并在开展当日填报 held，例如 held: {体验官调研或座谈: 1}；漏报的可补报当日的记录。

不符合：

    as_of: 2025-10-20
    task:
      due: 2025-12
      lead: [甲局]
      recurring: [{name: 座谈, every: quarter, at_least: 1}]
    entries:
      甲局:
        - {date: 2025-06-10, progress: 30, owner: 张某, held: {座谈: 1}}
        - {date: 2025-09-10, progress: 70}

符合：

    as_of: 2025-10-20
    task:
      due: 2025-12
      lead: [甲局]
      recurring: [{name: 座谈, every: quarter, at_least: 1}]
    entries:
      甲局:
        - {date: 2025-06-10, progress: 30, owner: 张某, held: {座谈: 1}}
        - {date: 2025-09-10, progress: 70, held: {座谈: 1}}
"""

from collections.abc import Iterator

from yshj.judging.facts import AS_READ, TaskFacts
from yshj.judging.periods import finished_windows, period_name
from yshj.judging.rule import TaskRule, bounded
from yshj.model.finding import Hit, Severity
from yshj.model.plan import Recurring


def _check(facts: TaskFacts) -> Iterator[Hit]:
    for recurring, units in zip(facts.task.recurring, facts.recurring_units, strict=True):
        windows = list(finished_windows(recurring.every, facts.issued, facts.task.due, facts.as_of))
        for unit in units:
            held = [(p.date, p.held.get(recurring.name, 0)) for p in facts.entries_of(unit)]
            for window in windows:
                count = sum(times for day, times in held if window.first <= day <= window.last)
                if count < recurring.at_least:
                    yield _hit(facts, recurring, unit, period_name(recurring.every, window), count)


def _hit(facts: TaskFacts, recurring: Recurring, unit: str, window: str, count: int) -> Hit:
    as_read = f"在{AS_READ}" if unit in facts.unread_units else ""
    return Hit(
        at=recurring.at.place(),
        text=f"“{recurring.name}”{window}{as_read}开展 {count} 次，要求至少 {recurring.at_least} 次",
        advice=f"请按期开展并在当日填报 held: {{{recurring.name}: 1}}",
        unit=unit,
        about=f"{recurring.name} {window}",
        severity=bounded(recurring.force),
    )


RULE = TaskRule("E04", "经常性工作不足", Severity.ERROR, _check)
