"""What the codes of input problems mean, for `yshj explain`."""

from typing import NamedTuple


class ProblemPage(NamedTuple):
    """Title and explanation of one code."""

    title: str
    text: str


def _page(title: str, meaning: str, clear: str) -> ProblemPage:
    text = (
        f"{title}\n\n含义：{meaning}\n\n"
        "后果：退出码为 3；有未读入内容的单位，其全部牵头事项标记“数据不全”，不据此追责。\n\n"
        f"如何消除：{clear}"
    )
    return ProblemPage(title, text)


PROBLEMS = {
    "F01": _page(
        "文件读不了",
        "字节、编码、大小或文件种类有问题：不是 UTF-8、超过大小上限、是文件夹或特殊文件、没有权限、"
        "扩展名不对，或者根本没有找到。整个文件没有读入。",
        "按提示另存为 UTF-8、改名、移走或补上文件。",
    ),
    "F02": _page(
        "不是可接受的 YAML",
        "文件不是 YAML，或用了锚点、引用、合并键、标签、多份文档、过深的嵌套。整个文件没有读入。",
        "按提示改正那一行；文字以 &、*、!、@ 等开头，或含有“: ”“ #”时，给整段文字加引号。",
    ),
    "F03": _page(
        "写法或取值不对",
        "键不认识、缺少必填项、数值超出范围、日期不存在、类型不对等。有误的那一条没有计入，同一文件的其余内容照常读入。",
        "按提示改正；提示中给出了正确写法的例子。",
    ),
    "F04": _page(
        "名称或编号对不上",
        "单位、集合单位或任务编号不在方案中，或者决定所指的单位不牵头该任务。",
        "按提示的相近名称改正；单位须写全称或方案中列出的简称，yshj 不会自行猜测。",
    ),
    "F05": _page(
        "自相矛盾",
        "同一编号、名称或键出现两次，或者有两个方案文件而没有指明用哪一个。",
        "保留一个；有几个方案文件时用 --plan 指定。",
    ),
}
