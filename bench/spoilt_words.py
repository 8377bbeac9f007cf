"""Words that say nothing, or the opposite of what their column asks; numbers among words."""

import datetime

from spoilt_form import AT, OTHER_AT, SECOND, WHOLE, Fault, answer, entries_with, first, progress

_NO_PROBLEM = (
    "无；", "1、无", "“无”", "【无】", "——无", "--", "//", "没", "暂时没有", "本月无", "均无", "无难点",
    "无困难和问题", "未遇到困难", "没什么问题", "无异常", "无需协调", "暂无需协调解决的问题", "NULL",
    "无重大问题和困难", "已整改到位", "已协调解决", "已打通", "无新增问题",
)  # fmt: skip
_PERHAPS = (
    "正常", "一切正常", "进展顺利", "按计划推进", "？", "○", "空", "有", "√",
    "问题解决", "同上月", "不变", "无，已解决",
)  # fmt: skip
_PROBLEMS = (
    "资金不足",
    "未批复",
    "不具备条件",
    "缺口未解决",
    "影响正常推进",
    "没有资金",
    "解决用地需市里协调",
)
_NOBODY = ("待定", "待明确", "不变", "暂缺", "同左", "同上一条", "13800001111", "1.38E+10", "与上月相同")
_NO_PROGRESS = (
    "约35",
    "35→40",
    "三十五",
    "+5",
    "⑤",
    "㉟",
    "35度",
    "9.30",
    "35/100",
    "35%。",
    "不变",
    "3\u200b5",
)
_NO_DAYS = (
    "9.30",
    "2026年1月31日前",
    "1月31号",
    "二〇二六年一月三十一日",
    "2026 1 31",
    "无需",
    "2026-1-31 17:00",
)
_LIFTED = {"1-1-1": {"blocked": None}, "1-1-2": SECOND}

WORDS = (
    *(
        Fault(f"问题说没有{n}", first(blocked=w), entries_with(blocked=None))
        for n, w in enumerate(_NO_PROBLEM)
    ),
    *(Fault(f"问题说不清{n}", first(blocked=w), None, f"{AT}L4") for n, w in enumerate(_PERHAPS)),
    *(Fault(f"问题还在{n}", first(blocked=w), entries_with(blocked=w)) for n, w in enumerate(_PROBLEMS)),
    *(Fault(f"没有责任人{n}", first(owner=w), None, f"{AT}I4") for n, w in enumerate(_NOBODY)),
    *(Fault(f"进度不是数{n}", progress(w), None, f"{AT}H4") for n, w in enumerate(_NO_PROGRESS)),
    *(Fault(f"不是日子{n}", first(ask=w), None, f"{AT}O4") for n, w in enumerate(_NO_DAYS)),
    Fault("只写了无", first(progress=None, note="无"), {"1-1-2": SECOND}, "A4：只填了“无”一类"),
    Fault("没有问题而别的空着", first(progress=None, note=None, blocked="无"), _LIFTED),
    Fault("责任人无带标点", first(owner="无；"), WHOLE),
    Fault("责任人是数", first(owner=35), None, f"{AT}I4"),
    Fault("情况是数", first(note=0), None, f"{AT}J4"),
    Fault("情况是日期", first(note=datetime.date(2025, 10, 11)), None, f"{AT}J4"),
    Fault("指标多了一百倍", answer(2, 91.2, "0%"), None, f"{OTHER_AT}2"),
    Fault("情况是百分数", first(note=(0.35, "0%")), None, f"{AT}J4"),
    Fault("佐证无带标点", first(evidence="无；"), WHOLE),
    Fault("佐证带序号", first(evidence="1.证明.txt"), entries_with(evidence=["佐证/甲局/证明.txt"])),
    Fault("佐证大写扩展名", first(evidence="证明.TXT"), entries_with(evidence=["佐证/甲局/证明.txt"])),
    Fault("佐证书名号", first(evidence="《证明》"), entries_with(evidence=["佐证/甲局/证明.txt"])),
    Fault("佐证网址连着文件", first(evidence="证明.txt https://a.cn/b"), None, f"{AT}N4"),
    Fault("佐证网址没有头", first(evidence="www.a.cn/b"), None, f"{AT}N4"),
    Fault("佐证网址全角", first(evidence="ｈｔｔｐｓ://a.cn"), None, f"{AT}N4"),
    Fault("指标加号", answer(3, "+2"), None, f"{OTHER_AT}3"),
)
