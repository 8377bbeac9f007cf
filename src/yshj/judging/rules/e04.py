"""经常性工作不足

含义：方案要求每周、每月、每季度、每半年或每年开展的工作，在某个已结束的周期内次数不够。周期按自然周（周一起）、月、季、半年、年；在方案时限（或调整后的时限）之前结束、且该单位在其后半段的每一天都承担此项工作而未中止的周期才计，周期内前任开展的次数照算。印发日（或 start）到时限之间没有一个这样的周期的，整段时间算一个周期，不足一个周期长度的至少一次。提前完成任务不免除以后的周期。

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

from yshj.judging.case import Case
from yshj.judging.facts import AS_READ
from yshj.judging.periods import before_words, unspaced
from yshj.judging.recurring import DutyDone, duties_done
from yshj.judging.rule import TaskRule, bounded
from yshj.model.figures import Figures
from yshj.model.finding import Hit, Severity
from yshj.model.quoting import named


def _check(case: Case) -> Iterator[Hit]:
    for done in duties_done(case):
        if done.times < done.duty.owed:
            yield _hit(done)


def _hit(done: DutyDone) -> Hit:
    name, duty = done.recurring.name, done.duty
    period = before_words(duty.name)
    as_read = f"在{AS_READ}" if done.incomplete else ""
    return Hit(
        at=done.recurring.at.place(),
        text=f"{named(name)}{period}{as_read}开展 {done.times} 次，要求至少 {duty.owed} 次",
        advice=f"请按期开展并在当日填报 held: {{{name}: 1}}",
        unit=done.unit,
        about=f"{name} {unspaced(duty.name)}",
        severity=bounded(done.recurring.force),
        figures=Figures(number=done.times, of=duty.owed, note=period),
    )


RULE = TaskRule("E04", "经常性工作不足", Severity.ERROR, _check)
