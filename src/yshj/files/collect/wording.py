"""What the words of one cell say. Each function returns it, or raises ValueError with the Chinese reason."""

import re
import unicodedata
from datetime import date

from yshj.files.quoting import quoted
from yshj.files.sheets.grid import Cell, Fault

_NOTHING = frozenset({"", "无", "暂无", "没有"})
_MARKS = ".。,、;:!()[]【】-—–―─~/\\·*_"
"""What may stand around a word, or alone for nothing."""
_ISSUE = "(问题|困难|难题|障碍|难点|堵点|卡点|瓶颈|阻碍|异常|风险)"
_SOLVED = "已经?(得到|全部)?(协调|妥善)?(解决|解除|消除|克服|打通|化解)"
_NONE = "(无(?![法力从人])|没有?|不存在|未发现|未遇到|未出现)"
_NO_PROBLEM = re.compile(
    f"(截至|目前|当前|暂时|暂|尚|均|都|基本|本[周月季期])*{_NONE}"
    f"((任何|明显|存在的?|重大|突出|什么|其[他它]|较?大的|新增的?)*{_ISSUE}([和及与或、,]?{_ISSUE})*)?"
    f"|(暂|目前)?[无不]需要?协调(解决)?的?{_ISSUE}?|否|×|0|n/?a|none|null"
    f"|{_ISSUE}?(均|都|全部)?({_SOLVED}|已经?整改(到位|完成|完毕)?)",
    re.IGNORECASE,
)
_PERHAPS_NONE = re.compile(
    f"{_NONE}.{{0,4}}{_ISSUE}|{_SOLVED}|^([?○〇空有是√✓]+|{_ISSUE}解决|(一切|目前|各项|总体|整体|工作|项目|均|都|正在|按|计划|期|时序"
    "|进展|进度|推进|进行|开展|运行|实施|情况|稳步|有序|顺利|良好|正常|中)+)$"
)
_UNSAID = re.compile(
    "待?(定|明确|确定|落实)|(暂|空)缺|(保持|没有|没|未|无)?(不变|变动?|变化)|照旧|[同与](以前|上[期月次])(相同|一致)?"
)
"""Of a name or a problem, what says neither."""
_AS_ABOVE = re.compile('[同如见](上|前|下|左|右)(述|栏|格|行|一[行项条格])?|[〃"“”]|′′')
_FIGURE = re.compile(r"[+-]?\d[\d.,]*(e[+-]?\d+)?%?", re.ASCII | re.IGNORECASE)
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\ufffe\uffff\ud800-\udfff]")
_LONGEST = 20_000
NUMBERING = re.compile(r"^[（(]?(?:\d{1,2}|[①-⑳])[)）.、．]?\s*(?=\D)")


def plain(written: object) -> str:
    """As it is compared with what a form wants: half-width, without blanks."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", str(written)))


def says_nothing(cell: Cell) -> bool:
    """Whether nothing stands there, or a word for nothing."""
    return cell.value is None or (isinstance(cell.value, str) and _bare(cell.value) in _NOTHING)


def problem(cell: Cell) -> str | None:
    """What stands in the way; None where the cell says that nothing does, or does no longer."""
    said = NUMBERING.sub("", _bare(str(cell.value)))
    if said in _NOTHING or _NO_PROBLEM.fullmatch(said):
        return None
    if _PERHAPS_NONE.search(said) or _UNSAID.fullmatch(said):
        raise ValueError(f"{shown(cell)}，是有问题还是没有？没有或已解决的请只填“无”，还有的请只写还有的")
    return words(cell)


def _bare(written: str) -> str:
    """Without the marks around it; quotation marks alone stand for what is above."""
    said = plain(written).strip(_MARKS)
    return said.strip("“”\"'‘’") or said


def is_figure(cell: Cell) -> bool:
    """Whether a number stands there and nothing else."""
    value = cell.value
    if isinstance(value, str):
        return _FIGURE.fullmatch(plain(value)) is not None
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def words(cell: Cell) -> str:
    """Words: a bare number or day is one that stands in the wrong column."""
    if is_figure(cell) or isinstance(cell.value, date):
        raise ValueError(f"{shown(cell)}，应为文字；只有一个数或日期，多半是填错了列")
    return text(cell)


def owner(cell: Cell) -> str:
    """A name: the one that is known already stays where the cell is blank."""
    said = words(cell)
    if _UNSAID.fullmatch(_bare(said)):
        raise ValueError(f"{shown(cell)}，应为科室和姓名；没有变动、还没有定的请留空")
    return said


def text(cell: Cell) -> str:
    """Words, or a number as words."""
    value = cell.value
    if isinstance(value, (Fault, bool)):
        raise ValueError(f"{shown(cell)}，应为文字")
    if isinstance(value, str):
        value = _CONTROL.sub("", re.sub("\r\n?|[\x85\u2028\u2029]", "\n", value)).strip()
    if isinstance(value, str) and _AS_ABOVE.fullmatch(_bare(value)):
        raise ValueError(f"写的是{quoted(value)}，行会重新排序；请写明内容")
    if isinstance(value, str) and len(value) > _LONGEST:
        raise ValueError(f"有 {len(value)} 字，最多 {_LONGEST} 字；请写要点，全文作为佐证材料")
    return f"{value * 100:.12g}%" if cell.percent and isinstance(value, (int, float)) else str(value)


def shown(cell: Cell) -> str:
    """What a cell holds, for a message."""
    value = cell.value
    if isinstance(value, Fault):
        return value.words
    if isinstance(value, bool):
        return f"读到的是真假值 {str(value).upper()}"
    return f"读到的是日期 {value}" if isinstance(value, date) else f"读到的是{quoted(str(value))}"
