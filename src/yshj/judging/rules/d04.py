"""日期在今天之后

含义：填报或决定的日期晚于今天，尚不计入评判。只在 lint 以及未指定 --as-of 的 check 中提示。

依据：填报记录的是已经发生的事。

如何消除：改正日期；确属将来生效的决定，到期自动计入。

不符合：

    today: 2025-10-20
    as_of: 2025-10-20
    task: {due: 2025-12, lead: [甲局]}
    entries:
      甲局: [{date: 2025-11-30, progress: 90, owner: 张某}]

符合：

    today: 2025-12-01
    as_of: 2025-12-01
    task: {due: 2025-12, lead: [甲局]}
    entries:
      甲局: [{date: 2025-11-30, progress: 90, owner: 张某}]
"""

from collections.abc import Iterator

from yshj.judging.facts import Later
from yshj.judging.rule import LaterRule
from yshj.model.finding import Hit, Severity


def _check(later: Later) -> Iterator[Hit]:
    for unit, entry in later.entries:
        yield Hit(
            at=entry.at.place("date"),
            text=f"填报日期 {entry.date} 在今天（{later.today}）之后，尚不计入",
            advice="请核对日期",
            unit=unit,
            about=str(entry.date),
        )
    for resolved in later.decisions:
        yield Hit(
            at=resolved.decision.at.place("date"),
            text=f"决定日期 {resolved.day} 在今天（{later.today}）之后，尚不生效",
            advice="请核对日期",
            unit=resolved.target,
            about=f"{resolved.decision.kind} {resolved.day}",
        )


RULE = LaterRule("D04", "日期在今天之后", Severity.WARNING, _check)
