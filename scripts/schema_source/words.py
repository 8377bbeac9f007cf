"""What a clerk reads when the pointer rests on a key: only what the models do not already say."""

_FORCE = {
    "required": "必须完成（默认）",
    "in_principle": "原则上；与必须完成同等对待",
    "pilot": "试点、试行、探索；未完成只作提示",
    "strive": "力争、争取；未完成只作提示",
    "encouraged": "鼓励；未完成只作提示",
}
_EVERY = {"week": "每周", "month": "每月", "quarter": "每季度", "half_year": "每半年", "year": "每年"}
_KIND = {
    "extend": "延期：必须写 until，可写 unit、applied、milestone",
    "amend": "调整时限：后来的文件改变方案时限，必须写 due",
    "transfer": "换牵头：必须写 from、to；不写 task 则为该单位的全部任务",
    "rename": "更名：同一单位换了名称，必须写 from、to，不写 task",
    "suspend": "中止：任务终止或缓办，可写 unit",
    "resume": "恢复：中止的任务继续办理，可写 unit",
    "close": "销号：核实完成，可写 unit",
    "return": "退回：不认可，此前自报的 100% 不再算数，可写 unit、until",
    "assign": "指定：方案未写明成员的集合单位由谁承担，必须写 group、units",
    "waive": "豁免：某个代码的发现不再追究，必须写 code，可写 unit、until",
    "supervise": "督办：提醒、督办或约谈，必须写 level，可写 unit、number、reply_by",
}
_LEVEL = {"提醒": "提醒", "督办": "督办", "约谈": "约谈"}
_SUMMARY = {"summary": "名称为摘要，非原文"}
_NO_REPORTS = {"none": "不要求定期报送"}
_MEMBERS = {"open": "方案未写明是哪些单位；由督查部门用 assign 决定指定", "leads": "凡牵头任何一项任务的单位"}
_REST_DAY = {"same": "不顺延", "next_workday": "顺延到下一个工作日（含调休）"}
_SEVERITY = {"error": "错误", "warning": "警告", "info": "提示"}

ENUM_WORDS = {
    tuple(words): words
    for words in (_FORCE, _EVERY, _KIND, _LEVEL, _SUMMARY, _NO_REPORTS, _MEMBERS, _REST_DAY, _SEVERITY)
}  # fmt: skip

_FORCE_HELP = "方案原文的约束力。不写则为必须完成"
_SAMPLE_HELP = "true 表示这是演示用的示例数据，不是真实情况；一切输出都会标明。真实数据不写这一项"

DESCRIPTIONS: dict[str, dict[str, str]] = {
    "Plan": {
        "format": "照抄这一行，yshj 由此知道这是方案文件",
        "plan": "方案的名称、版本和印发日期",
        "units": "方案提到的每个单位各写一次，集合单位的成员和督查部门可能指定的单位也在内",
        "groups": "“各旗区人民政府”一类的集合单位，评判时落到每个成员",
        "sections": '章、类的编号和标题，例如 "1": 第一章、"1-7": 第一章第七类。编号要加引号',
        "tasks": "方案的全部任务，一项一条，与方案次序一致",
    },
    "PlanHead": {
        "name": "方案的正式名称，照抄原文",
        "version": "版本号，要加引号",
        "document": "印发方案的文号，例如 鄂府办发〔2025〕18号",
        "issuer": "印发方案的机关；其中的市名用于认出不带市名的单位简称",
        "issued": "首日不计入，时序进度按印发日到时限的天数计算",
        "timezone": "“今天”按这个时区算，例如 Asia/Shanghai",
        "reporting": "各单位最迟哪一天应当填报；任务可以另写",
    },
    "Unit": {
        "name": "单位全称，照抄方案；方案、填报、决定里都可以用全称或简称来指它",
        "aliases": "可以代替全称的简称；一个简称只能属于一个单位",
        "kind": "单位一览按类别归在一起",
    },
    "Group": {"name": "照抄方案"},
    "Task": {
        "id": "一至四个数字，例如 1-7-1（章-类-项）、4-1 或 12",
        "title": "照抄方案的任务名称",
        "text": "照抄方案原文，show 时显示",
        "leader": "分管或牵头的领导，可用 status --leader 筛选",
        "start": "此前没有进度要求",
        "milestones": "方案在期中规定的进度或事件；填报时在 reached 里按名称报",
        "reporting": "代替方案统一的报送周期",
        "lead": "对任务负责的单位或集合单位，可以有几个，分别评判",
        "support": "协助的单位或集合单位，不因任务的时限受评判",
        "support_open": "方案的配合单位名单以“等部门”结尾时写 true",
        "due": "月份表示当月最后一天，含当日；长期、持续推进的写 ongoing，不会逾期",
        "deliverables": "期满应当有的东西，用自己的话简短写；填报时在 delivered 里按这个名称报",
        "targets": "方案要求达到的数字；填报时在 measures 里按这个名称报实测值",
        "recurring": "每季度、每年等至少要做几次的工作；填报时在 held 里按这个名称报次数",
    },
    "Deliverable": {"name": "例如 分类标准；同一任务内不重名", "force": _FORCE_HELP},
    "Target": {
        "name": "同一任务内不重名",
        "at_least": "以上、不低于、达到：等于也算完成",
        "at_most": "以下、以内、不超过、不高于：等于也算完成",
        "more_than": "超过：等于不算完成",
        "less_than": "不满、少于：等于不算完成",
        "equals": "恰好是这个数",
        "unit": "数字的单位，例如 %、个工作日；报实测值时只写数字",
        "each": "单位全称与数字；没有列出的单位按上面的数字",
        "force": _FORCE_HELP,
    },
    "Milestone": {
        "name": "同一牵头部门不重名",
        "due": "月份表示当月最后一天，含当日；不晚于任务时限",
        "progress": "写了的，时序进度按它计；应随日期递增",
        "units": "牵头部门或集合单位",
        "force": _FORCE_HELP,
    },
    "Reporting": {
        "every": "与 by 同写",
        "on": "代替 every 和 by",
    },
    "Recurring": {
        "name": "同一任务内不重名",
        "units": "单位或集合单位",
        "every": "按自然周、月、季、半年、年计；在时限之前结束、后半段一直承担的周期才算",
        "at_least": "每个周期内至少做几次",
        "force": _FORCE_HELP,
    },
    "Report": {
        "format": "照抄这一行，yshj 由此知道这是填报文件",
        "unit": "填报单位的全称或方案中列出的简称，一字不差",
        "sample": _SAMPLE_HELP,
        "entries": "每报一次加一条，只增不改；以后的一条只需写有变化的项，没写的项保持上次的内容",
    },
    "Entry": {
        "date": "这条情况是哪一天的，不是录入的日子",
        "task": "方案中的任务编号",
        "progress": "只写整数，不写百分号",
        "owner": "单位内具体负责的科室和人；报一次即可，换人时再报",
        "note": "这段时间做了什么，一两句话；文字中有“# ”或“: ”时整段加引号",
        "next": "接下来要做什么",
        "delivered": "已经有了的交付成果，名称与方案一致；报过的不必重报",
        "measures": "指标名称与方案一致，数字不带单位",
        "held": "经常性工作的名称与方案一致，次数只算这一天的；各条相加",
        "evidence": "文件要真实存在；报过的不必重报",
        "blocked": "卡在哪里，需要谁解决；写了就会预警",
        "reached": "节点名称与方案一致；报过的不必重报",
        "via": "人工填报不写这一项",
    },
    "Decisions": {
        "format": "照抄这一行，yshj 由此知道这是决定文件",
        "sample": _SAMPLE_HELP,
        "decisions": "督查部门的决定，一项一条；同一天的决定在当天的填报之后生效",
    },
    "Decision": {
        "date": "作出决定的日子，从这一天起生效",
        "kind": "决定其余各项可以写什么",
        "task": "方案中的任务编号",
        "unit": "牵头部门的全称、简称或集合单位",
        "until": "延期（extend）：新的时限，不早于方案时限；退回（return）：新的时限；豁免（waive）：末日",
        "milestone": "节点名称与方案一致",
        "due": "月份表示当月最后一天，含当日；可以提前或推后",
        "from": "单位全称或简称",
        "to": "方案文件中的单位；更名只写一个",
        "level": "决定本身不改变状态",
        "number": "督办件的文号",
        "reply_by": "过了这一天没有填报会有发现 T11",
        "applied": "单位申请延期的日子；不写则按决定日期。时限过后才申请会有发现 T09",
        "group": "成员为 open 的集合单位，名称与方案一致",
        "units": "承担任务的单位，各为方案文件中的单位；后一次指定代替前一次",
        "code": "yshj explain 代码 显示它的含义",
        "reason": "为什么这样决定",
        "authority": "谁批准的，或文号",
    },
    "Config": {
        "format": "照抄这一行，yshj 由此知道这是配置文件",
        "plan": "相对本文件所在的文件夹。不写则为 data 下唯一的 plan-*.yaml",
        "reports": "相对本文件所在的文件夹。不写则为 data/reports",
        "decisions": "相对本文件所在的文件夹。不写则为 data/decisions.yaml（可以没有）",
        "policy": "评判用的数字；不写的按默认。yshj config 列出生效的数字和来源",
        "calendar": "对国务院办公厅放假安排的本地调整",
        "check": "yshj check 的默认设置",
        "collect": "yshj collect 的默认设置",
    },
    "Policy": {
        "behind_points": "最近一次填报的进度比当日时序进度低这么多个百分点，即为预警（T03）",
        "severe_points": "超过这么多个百分点，T03 由警告升为错误",
        "claim_days": "自开始日起超过这么多天没有填报，即为未认领（O03）；接手前已逾期的，在此期限内只作警告",
        "silent_days": "超过这么多天没有任何填报，即为预警（T05）",
        "pace_days": "用最近这么多天的进度推算何时能完成（T04）",
        "forecast_slack": "推算的完成日晚于时限，且超出总时长的这个百分比，即为预警（T04）",
    },
    "PolicyFrom": {
        "from": "从这一天起生效；此前按上一组，最早的一组之前按默认",
        "behind_points": "最近一次填报的进度比当日时序进度低这么多个百分点，即为预警（T03）",
        "severe_points": "超过这么多个百分点，T03 由警告升为错误",
        "claim_days": "自开始日起超过这么多天没有填报，即为未认领（O03）；接手前已逾期的，在此期限内只作警告",
        "silent_days": "超过这么多天没有任何填报，即为预警（T05）",
        "pace_days": "用最近这么多天的进度推算何时能完成（T04）",
        "forecast_slack": "推算的完成日晚于时限，且超出总时长的这个百分比，即为预警（T04）",
    },
    "Collect": {"columns": "表头的写法与 yshj 的数据项，一项一行"},
    "Window": {
        "length": "印发日至有效时限的总天数；各档由短到长写，最后一档不写",
        "warn": "距时限不超过这么多天，即为预警（T02）",
    },
    "Calendar": {
        "holidays": "全国放假安排之外，本地另行放假的日子",
        "workdays": "全国放假安排之外，本地另行上班的日子",
    },
    "Check": {"fail_on": "出现任何一种即不通过：状态、代码或级别。命令行的 --fail-on 优先"},
    "Baseline": {
        "format": "照抄这一行，yshj 由此知道这是基线文件",
        "findings": "已知、暂不触发门禁的发现；由 yshj check --write-baseline 写出",
    },
    "KnownFinding": {
        "code": "yshj explain 代码 显示它的含义",
        "severity": "写基线时的级别；变得更严重后不再算已知",
        "task": "没有则为方案整体",
        "unit": "没有则为任务整体",
        "about": "指标、交付成果等的名称，用来分清同一单位的几处发现",
    },
}

SNIPPETS = {
    "Entry": [
        {
            "label": "新的一条进展",
            "description": "日期、任务、进度和情况",
            "body": {"date": "${1:日期}", "task": "${2:编号}", "progress": "^${3:0}", "note": "${4:情况}"},
        }
    ],
}  # fmt: skip
