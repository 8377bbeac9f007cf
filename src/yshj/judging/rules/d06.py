"""同日填报矛盾

含义：同一单位在同一天对同一任务的同一项填了两个不同的值；按文件中的先后，以后一条为准。

依据：同一天只应有一个说法。

如何消除：合并为一条，或删去错误的一条。

不符合：

    as_of: 2025-10-20
    task: {due: 2025-12, lead: [甲局]}
    entries:
      甲局:
        - {date: 2025-10-10, progress: 70, owner: 张某}
        - {date: 2025-10-10, progress: 75}

符合：

    as_of: 2025-10-20
    task: {due: 2025-12, lead: [甲局]}
    entries:
      甲局:
        - {date: 2025-10-10, progress: 70, owner: 张某}
        - {date: 2025-10-10, note: 补充说明}
"""

from collections.abc import Iterator
from itertools import groupby

from yshj.judging.rule import LedgerRule
from yshj.judging.unit_ledger import UnitLedger
from yshj.model.finding import Hit, Severity
from yshj.model.quoting import named
from yshj.model.report import Entry

_FIELDS = {
    "progress": "进度",
    "owner": "责任人",
    "note": "进展情况",
    "next": "下一步举措",
    "blocked": "受阻原因",
    "ask": "申请延期至",
}


def _check(ledger: UnitLedger) -> Iterator[Hit]:
    if not ledger.crowded:
        return
    for day, entries in groupby(ledger.entries, key=lambda entry: entry.date):
        same_day = list(entries)
        if len(same_day) < 2:
            continue
        for name, values in _said(same_day).items():
            if len(values) > 1:
                yield Hit(
                    at=same_day[-1].at.place(),
                    text=f"{day} 的{name}填了不同的值：{'、'.join(values)}；以最后一条为准",
                    advice="请合并为一条，或删去错误的一条",
                    unit=ledger.unit,
                    about=f"{name} {day}",
                )


def _said(entries: list[Entry]) -> dict[str, list[str]]:
    """Field → the different values that one day gives it; fields that add up are left out."""
    said: dict[str, dict[str, None]] = {}
    for entry in entries:
        for key in entry.at.written & _FIELDS.keys():
            said.setdefault(_FIELDS[key], {})[str(getattr(entry, key))] = None
        for measure, number in entry.measures.items():
            said.setdefault(f"实测值{named(measure)}", {})[f"{number:.12g}"] = None
    return {name: list(values) for name, values in sorted(said.items())}


RULE = LedgerRule("D06", "同日填报矛盾", Severity.WARNING, _check)
