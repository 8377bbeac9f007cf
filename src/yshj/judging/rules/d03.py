"""进度倒退

含义：某日最后填报的进度低于此前最近一日的进度。被退回的 100 不算数，不会因此判为倒退。

依据：进度应只增不减；确需更正的，应说明原因。

如何消除：在 note 中说明更正原因；此记录不影响状态。

不符合：

    as_of: 2025-10-20
    task: {due: 2025-12, lead: [甲局]}
    entries:
      甲局:
        - {date: 2025-09-30, progress: 80, owner: 张某}
        - {date: 2025-10-15, progress: 70}

符合：

    as_of: 2025-10-20
    task: {due: 2025-12, lead: [甲局]}
    entries:
      甲局:
        - {date: 2025-09-30, progress: 80, owner: 张某}
        - {date: 2025-10-15, progress: 85}
"""

from collections.abc import Iterator
from itertools import pairwise

from yshj.judging.facts import Account, post_place
from yshj.judging.pace import Figure
from yshj.judging.rule import AccountRule
from yshj.model.books import Posted
from yshj.model.finding import Hit, Severity


def _check(account: Account) -> Iterator[Hit]:
    for before, after in pairwise(account.figures):
        if after.value < before.value:
            yield Hit(
                at=post_place(_post_of(account, after), "progress"),
                text=f"{after.day} 进度 {after.value}%，低于 {before.day} 的 {before.value}%",
                advice="请在 note 中说明更正原因",
                unit=account.unit,
                about=str(after.day),
            )


def _post_of(account: Account, figure: Figure) -> Posted:
    """The entry that reported `figure`: the last of its day with that value."""
    return next(
        post
        for post in reversed(account.posts)
        if post.day == figure.day and post.entry.progress == figure.value
    )


RULE = AccountRule("D03", "进度倒退", Severity.WARNING, _check)
