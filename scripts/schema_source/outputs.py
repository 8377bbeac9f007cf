"""The JSON that the commands print, by hand: further keys may come, those here stay."""

from schema_source.lead_line import LEAD_LINE
from schema_source.pieces import (
    BASE_DUE,
    INCOMPLETE,
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
    place,
    severity,
    state,
    text,
    value,
)
from yshj.model.selection import Role
from yshj.model.standing import State

_HEAD: Schema = {
    "as_of": day("评判日"),
    "sample": flag("是否含示例数据"),
    "plan": or_null(
        object_of(
            "方案",
            {
                "name": text("方案名称"),
                "version": text("版本"),
                "document": text("发文字号"),
                "issued": day("印发日期"),
            },
            description="方案没有读入时为 null",
        )
    ),
    "inputs": object_of(
        "输入文件",
        {
            "found": count("找到的文件", description="found = read + refused"),
            "read": count("读入的文件"),
            "refused": count("未能读入的文件"),
            "entries": count("进展条数"),
            "last_entry": or_null(
                day(
                    "最近一条进展的日期",
                    description="评判日当天及以前的；一条也没有，或方案没有读入时为 null",
                )
            ),
        },
    ),
    "unread_units": UNREAD_UNITS,
    "notice": NOTICE,
    "policy": POLICY,
}

_LEAD = object_of(
    "牵头部门",
    {
        "unit": text("单位", description="没有指定成员的集合单位以自己的名称出现"),
        "state": state("状态"),
        "progress": or_null(percent("进度", description="没有任何数字时为 null")),
        "expected": or_null(percent("时序进度", description="评判日应达的进度；长期任务为 null")),
        "owner": or_null(text("责任人")),
        "last_entry": or_null(day("最近填报")),
        "since": SINCE,
        "done_on": or_null(day("完成日")),
        "late": flag("是否逾期完成"),
        "verified": flag("是否已销号"),
        "incomplete": INCOMPLETE,
        "effective_due": or_null(day("有效时限", description="最近一次延期后的时限；长期任务为 null")),
        "forecast": or_null(day("推算完成日", description="无法推算时为 null")),
        "next_milestone": MILESTONE,
        "unmet": UNMET,
        "reasons": list_of("理由", REASON, description="使其处于此状态的在前"),
    },
)


_PROBLEM = object_of(
    "输入问题",
    {
        "code": text("代码", enum=["F01", "F02", "F03", "F04", "F05"]),
        **place("问题"),
        "text": text("问题和改法"),
    },
)
_PROBLEMS = list_of("输入问题", _PROBLEM, description="有任何一处，退出码即为 3")

_TASK = object_of(
    "任务",
    {
        "id": text("任务编号"),
        "title": text("任务名称"),
        "section": text("章"),
        "category": or_null(text("类", description="没有类的章为 null")),
        "leader": LEADER,
        "due": or_null(day("方案时限", description="长期任务为 null")),
        "base_due": BASE_DUE,
        "effective_due": or_null(day("有效时限", description="未完成的牵头部门中最早的；全完成则最晚的")),
        "days_left": or_null(value("剩余天数", "integer", description="有效时限减评判日，过期为负")),
        "state": state("状态：各牵头部门中最差的"),
        "progress": percent("进度：各牵头部门的平均，向下取整"),
        "support": list_of("配合单位", {"type": "string"}),
        "leads": list_of("牵头部门", _LEAD),
        "findings": list_of("发现", finding({"unit": UNIT_OR_NULL}, {})),
    },
)

_ROLES = {role.value: role.label for role in Role}
_FILTER = object_of(
    "筛选条件",
    {
        "dept": list_of("单位", {"type": "string"}),
        "renamed": text("所写的名称", description="单位在评判日用别的名称时"),
        "role": one_of("角色", _ROLES),
        "leader": text("责任领导"),
        "section": text("章节"),
        "state": state("状态"),
        "severity": list_of("列出的级别", severity("级别")),
    },
    ("dept", "renamed", "role", "leader", "section", "state", "severity"),
    description="没有筛选时没有这一项",
)

_SUMMARY_ORDER = (State.DONE, *(state for state in State if state is not State.DONE))
_COUNTS = {"tasks": count("任务数"), **{state.value: count(state.label) for state in _SUMMARY_ORDER}}
_SUMMARY = object_of("各状态的任务数", _COUNTS, description="只计筛选出的任务")
_OWN_SUMMARY = or_null(
    object_of(
        "本单位牵头事项在各状态的件数",
        _COUNTS,
        description="按本单位自己的状态；没有 --dept 时没有这一项，--dept 是集合单位时为 null",
    )
)
_OWN = or_null(
    object_of(
        "本单位自己的情况",
        {
            "role": one_of("角色", _ROLES),
            "state": state("状态：牵头的为自己的，配合的为任务的"),
            "progress": or_null(percent("进度", description="没有任何数字时为 null")),
            "days_left": or_null(value("剩余天数", "integer", description="已完成、已中止和长期的为 null")),
            "effective_due": or_null(day("有效时限")),
        },
        description="没有 --dept 时没有这一项，--dept 是集合单位时为 null",
    )
)
_OWN_TASK = _TASK | {"properties": {**_TASK["properties"], "own": _OWN}}

_FAILED = object_of(
    "未通过的牵头部门",
    {
        "task": text("任务编号"),
        "unit": or_null(text("单位")),
        "state": state("状态"),
        "incomplete": INCOMPLETE,
    },
)


OUTPUTS = {
    "status": output(
        "yshj-status/1",
        "yshj status --format json",
        {
            **_HEAD,
            "filter": _FILTER,
            "summary": _SUMMARY,
            "own_summary": _OWN_SUMMARY,
            "tasks": list_of("任务", _OWN_TASK, description="最紧急的在前"),
            "problems": _PROBLEMS,
        },
        ("notice", "policy", "filter", "own_summary"),
    ),
    "check": output(
        "yshj-check/1",
        "yshj check --format json",
        {
            **_HEAD,
            "filter": _FILTER,
            "gate": list_of("门禁条件", {"type": "string"}),
            "baseline": object_of(
                "基线",
                {
                    "file": text("基线文件"),
                    "known": count("基线中已知、仍在的发现"),
                    "gone": count("基线中已不再出现的发现"),
                    "stale": list_of(
                        "已不再出现的发现",
                        object_of(
                            "基线中的一项",
                            {
                                "code": text("代码"),
                                "task": text("任务编号"),
                                "unit": text("单位"),
                                "about": text("所指事物"),
                            },
                        ),
                    ),
                },
                description="没有用基线时没有这一项",
            ),
            "passed": flag("是否通过", description="没有触发门禁，且全部输入都读入了"),
            "failed": list_of("未通过的牵头部门", _FAILED, description="其状态在门禁条件之中"),
            "findings": list_of(
                "全部发现",
                finding(
                    {"task": or_null(text("任务编号")), "unit": UNIT_OR_NULL},
                    {"known": flag("是否已在基线中", description="没有用基线时没有这一项")},
                ),
            ),
            "problems": _PROBLEMS,
        },
        ("notice", "policy", "filter", "baseline"),
    ),
    "lead": LEAD_LINE,
}
