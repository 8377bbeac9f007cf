"""名称不在方案中

含义：填报的实测值、交付成果、经常性工作或节点的名称，方案的这项任务中没有，因此没有计入任何目标。

依据：名称须与方案文件一致。

如何消除：改用方案中的名称（yshj show 任务编号 可以查看）。

不符合：

    as_of: 2025-10-20
    task: {due: 2025-12, lead: [甲局], deliverables: [分类标准]}
    entries:
      甲局: [{date: 2025-10-10, progress: 100, owner: 张某, delivered: [分类的标准]}]

符合：

    as_of: 2025-10-20
    task: {due: 2025-12, lead: [甲局], deliverables: [分类标准]}
    entries:
      甲局: [{date: 2025-10-10, progress: 100, owner: 张某, delivered: [分类标准]}]
"""

from collections.abc import Iterator

from yshj.judging.rule import LedgerRule
from yshj.judging.unit_ledger import UnitLedger
from yshj.model.finding import Hit, Severity
from yshj.model.plan import Task
from yshj.model.quoting import named
from yshj.model.report import Entry

_KINDS = {"measures": "目标值", "delivered": "交付成果", "held": "经常性工作", "reached": "节点"}


def _check(ledger: UnitLedger) -> Iterator[Hit]:
    naming = [e for e in ledger.entries if e.measures or e.delivered or e.held or e.reached]
    known = _known(ledger.task) if naming else {}
    for entry in naming:  # most entries name nothing
        for key, names in known.items():
            written = getattr(entry, key)
            if not names.issuperset(written):
                for name in {*written} - names:
                    yield _hit(ledger, entry, key, name, names)


def _known(task: Task) -> dict[str, set[str]]:
    return {
        "measures": {target.name for target in task.targets},
        "delivered": {deliverable.name for deliverable in task.deliverables},
        "held": {recurring.name for recurring in task.recurring},
        "reached": {milestone.name for milestone in task.milestones},
    }


def _hit(ledger: UnitLedger, entry: Entry, key: str, name: str, known: set[str]) -> Hit:
    from difflib import get_close_matches

    nearest = get_close_matches(name, sorted(known), n=1, cutoff=0.3)
    return Hit(
        at=entry.at.place(key),
        text=f"本任务没有名为{named(name)}的{_KINDS[key]}，没有计入",
        advice=f"是否应为{named(nearest[0])}？" if nearest else "请用方案中的名称（yshj show 可查看）",
        unit=ledger.unit,
        about=f"{key} {name}",
    )


RULE = LedgerRule("D05", "名称不在方案中", Severity.WARNING, _check)
