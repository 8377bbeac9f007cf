"""One line of `yshj publish jsonl`."""

from typing import get_args

from schema_source.pieces import (
    BASE_DUE,
    LEADER,
    MILESTONE,
    NOTICE,
    POLICY,
    REASON,
    SINCE,
    UNIT_OR_NULL,
    UNMET,
    UNREAD_UNITS,
    Schema,
    count,
    day,
    finding,
    flag,
    list_of,
    object_of,
    one_of,
    or_null,
    output,
    percent,
    state,
    text,
    value,
)
from schema_source.words import ENUM_WORDS
from yshj.judging.views.lead_lines import GROUP
from yshj.model.plan import Every, Force

_FORCE = one_of("约束力", ENUM_WORDS[get_args(Force)])
_COMPARATORS = {
    "at_least": "不低于（含本数）",
    "at_most": "不高于（含本数）",
    "more_than": "超过（不含本数）",
    "less_than": "少于（不含本数）",
    "equals": "等于",
}

_WORKSPACE: Schema = {
    "as_of": day("评判日"),
    "sample": flag("是否含示例数据"),
    "plan_name": text("方案名称"),
    "plan_version": text("方案版本"),
    "plan_document": or_null(text("发文字号", description="方案没有写时为 null")),
    "plan_issuer": or_null(text("发文机关", description="方案没有写时为 null；汇总多个工作区时可以此区分")),
    "plan_issued": day("印发日期"),
    "inputs_found": count("找到的文件", description="found = read + refused"),
    "inputs_read": count("读入的文件"),
    "inputs_refused": count("未能读入的文件"),
    "inputs_entries": count("进展条数"),
    "inputs_last_entry": or_null(day("最近一条进展的日期", description="评判日当天及以前的")),
    "problems": count("输入问题的处数", description="不为 0 时退出码为 3，各处写在标准错误"),
    "unread_units": UNREAD_UNITS,
    "notice": or_null(NOTICE),
    "policy": POLICY,
    "filter": list_of(
        "筛选条件",
        text("一个条件", description="如 dept=市财政局"),
        description="没有筛选时为空；筛选时只有选中的任务",
    ),
}

_TASK: Schema = {
    "task": text("任务编号"),
    "title": text("任务名称"),
    "section": text("章"),
    "section_title": or_null(text("章的标题", description="方案没有写时为 null")),
    "category": or_null(text("类", description="没有类的章为 null")),
    "category_title": or_null(text("类的标题")),
    "leader": LEADER,
    "due": or_null(day("方案时限", description="长期任务为 null")),
    "base_due": BASE_DUE,
    "task_effective_due": or_null(
        day("任务的有效时限", description="未完成的牵头部门中最早的；全完成则最晚的")
    ),
    "task_days_left": or_null(
        value("任务的剩余天数", "integer", description="任务的有效时限减评判日，过期为负")
    ),
    "task_state": state("任务状态：各牵头部门中最差的"),
    "task_progress": percent("任务进度：各牵头部门的平均，向下取整"),
    "leads": count("牵头部门数", description="没有牵头部门的任务为 0，也有一行"),
    "first_of_task": flag("是否这项任务的第一行", description="数任务时只数为 true 的行"),
    "support": list_of("配合单位", text("单位", description="与方案所写一致")),
    "support_open": flag("配合单位以“等部门”结尾"),
    "deliverables": list_of("交付成果", object_of("交付成果", {"name": text("名称"), "force": _FORCE})),
    "targets": list_of(
        "目标值",
        object_of(
            "目标值",
            {
                "name": text("指标名称"),
                "comparator": one_of("比较", _COMPARATORS),
                "bound": value("界限", "number", description="总写成小数，如 95.0"),
                "unit": or_null(text("计量单位")),
                "force": _FORCE,
            },
        ),
    ),
    "recurring": list_of(
        "经常性工作",
        object_of(
            "经常性工作",
            {
                "name": text("名称"),
                "units": list_of("由谁开展", text("单位"), description="为空则为全部牵头部门"),
                "every": one_of("周期", ENUM_WORDS[get_args(Every)]),
                "at_least": value("每周期至少次数", "integer", minimum=1),
                "force": _FORCE,
            },
        ),
    ),
}

_LEAD: Schema = {
    "unit": or_null(text("牵头部门", description="没有则为 null；未指定成员的集合单位以自己的名称出现")),
    "unit_kind": or_null(text("单位类别", description=f"方案中的叫法；{GROUP}：尚未指定成员的集合单位")),
    "state": state("这家牵头部门的状态；没有牵头部门时为任务状态"),
    "progress": or_null(percent("进度", description="没有任何数字时为 null")),
    "expected": or_null(percent("时序进度", description="评判日应达的进度；长期任务为 null")),
    "gap": or_null(
        value("差距", "integer", description="时序进度减进度，百分点；正数为落后，没有数字的按 0 计")
    ),
    "owner": or_null(text("责任人")),
    "last_entry": or_null(day("最近填报")),
    "since": SINCE,
    "done_on": or_null(day("完成日")),
    "late": flag("是否逾期完成"),
    "closed_on": or_null(day("销号日")),
    "verified": flag("是否已销号"),
    "incomplete": flag("是否数据不全", description="有未能读入的内容，不作指责"),
    "effective_due": or_null(day("有效时限", description="最近一次延期后的时限；长期任务为 null")),
    "days_left": or_null(value("剩余天数", "integer", description="有效时限减评判日，过期为负")),
    "forecast": or_null(day("推算完成日", description="无法推算时为 null")),
    "next_milestone": MILESTONE,
    "unmet": UNMET,
    "reasons": list_of("理由", REASON, description="使其处于此状态的在前"),
    "codes": list_of(
        "这个单位全部发现的代码",
        REASON["properties"]["code"],
        description="各一次，最严重的在前；已豁免的也在内",
    ),
    "findings": list_of("关于这个单位的发现", finding({}, {})),
    "task_findings": list_of(
        "关于任务本身和其他单位的发现",
        finding({"unit": UNIT_OR_NULL}, {}),
        description="只写在任务的第一行，其余的行为空，所以不会重复计算",
    ),
}

LEAD_LINE = output("yshj-lead/1", "yshj publish jsonl 的一行", {**_WORKSPACE, **_TASK, **_LEAD}, ())
