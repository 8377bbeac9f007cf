"""What one cell answers. Each function returns the answer, or raises ValueError with the Chinese reason."""

import calendar
import re
import unicodedata
from collections.abc import Callable, Collection, Iterator
from datetime import date
from decimal import Decimal

from yshj.files.quoting import quoted
from yshj.files.sheets.grid import Cell, Fault
from yshj.model.form import REACHED

_NOTHING = frozenset({"", "无", "暂无", "没有"})
_MARKS = ".。,、;:!()[]【】-—–―─~/\\·*_"
"""What may stand around a word, or alone for nothing."""
_ISSUE = "(问题|困难|难题|障碍|难点|堵点|卡点|瓶颈|阻碍|异常|风险)"
_SOLVED = "已经?(得到|全部)?(协调|妥善)?(解决|解除|消除|克服|打通|化解)"
_NONE = "(无|没有?|不存在|未发现|未遇到|未出现)"
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
_NUMBER = re.compile(r"(-?\d+(?:\.\d+)?|-?\d{1,3}(?:,\d{3})+(?:\.\d+)?)(.*)", re.ASCII)
_FIGURE = re.compile(r"[+-]?\d[\d.,]*(e[+-]?\d+)?%?", re.ASCII | re.IGNORECASE)
_RUN_TOGETHER = re.compile(r"^\s*[⁰-₉¹²³①-⓿❶-➓㉈-㊿]|\d\s+\.?\d|\d\s*[⁰-₉¹²³①-⓿❶-➓]|[⁰-₉¹²³①-⓿❶-➓]\s*\d")
"""A mark alone, two numbers, or one and its footnote: without blanks, in half-width, all are one number."""
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\ufffe\uffff\ud800-\udfff]")
_LONGEST = 20_000
_MOST_PARTS = 12
"""Of one name, by what it holds that parts others."""
_TOO_LARGE = 1e15
"""No figure of a city; neither is what is no number at all."""
_MOST_PERCENT = 1000
"""In a cell of percentages: what was pasted there without its sign is a hundred times too much."""
_MOST_YEARS = 10
"""From a report on: what lies beyond is a year typed wrongly."""
_MOST_DAYS = 300
"""From a report on: a day without its year that lies beyond may as well be that of this year."""
_YES = frozenset({REACHED, "达到", "已完成", "完成", "是", "√", "TRUE"})
_NO = frozenset({"未达到", "未完成", "否", "×", "FALSE"})
_NUMBERING = re.compile(r"^[（(]?(?:\d{1,2}|[①-⑳])[)）.、．]?\s*(?=\D)")
_ADDRESS = re.compile(r"https?://[^\s、，；]+", re.IGNORECASE)
_WHOLE = "应为 0 至 100 的整数，例如 35"


def plain(written: object) -> str:
    """As it is compared with what a form wants: half-width, without blanks."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", str(written)))


def says_nothing(cell: Cell) -> bool:
    """Whether nothing stands there, or a word for nothing."""
    return cell.value is None or (isinstance(cell.value, str) and _bare(cell.value) in _NOTHING)


def problem(cell: Cell) -> str | None:
    """What stands in the way; None where the cell says that nothing does, or does no longer."""
    said = _NUMBERING.sub("", _bare(str(cell.value)))
    if said in _NOTHING or _NO_PROBLEM.fullmatch(said):
        return None
    if _PERHAPS_NONE.search(said) or _UNSAID.fullmatch(said):
        raise ValueError(f"{_shown(cell)}，是有问题还是没有？没有或已解决的请只填“无”，还有的请只写还有的")
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
        raise ValueError(f"{_shown(cell)}，应为文字；只有一个数或日期，多半是填错了列")
    return text(cell)


def owner(cell: Cell) -> str:
    """A name: the one that is known already stays where the cell is blank."""
    said = words(cell)
    if _UNSAID.fullmatch(_bare(said)):
        raise ValueError(f"{_shown(cell)}，应为科室和姓名；没有变动、还没有定的请留空")
    return said


def text(cell: Cell) -> str:
    """Words, or a number as words."""
    value = cell.value
    if isinstance(value, (Fault, bool)):
        raise ValueError(f"{_shown(cell)}，应为文字")
    if isinstance(value, str):
        value = _CONTROL.sub("", re.sub("\r\n?|[\x85\u2028\u2029]", "\n", value)).strip()
    if isinstance(value, str) and _AS_ABOVE.fullmatch(_bare(value)):
        raise ValueError(f"写的是{quoted(value)}，行会重新排序；请写明内容")
    if isinstance(value, str) and len(value) > _LONGEST:
        raise ValueError(f"有 {len(value)} 字，最多 {_LONGEST} 字；请写要点，全文作为佐证材料")
    return f"{value * 100:.12g}%" if cell.percent and isinstance(value, (int, float)) else str(value)


def progress(cell: Cell) -> int:
    """A whole percent: 35, 35% and 0.35 are 35."""
    number, certain = _number(cell, "%", _WHOLE)
    if not certain and number == 1:
        raise ValueError("读到的是 1，是 1% 还是 100%？完成请填 100，1% 请写成 1%")
    if not certain and 0 < number < 1:
        number *= 100
    if not 0 <= number <= 100 or number != int(number):
        raise ValueError(f"读到的是 {number:.12g}，{_WHOLE}")
    return int(number)


def measure(cell: Cell, unit: str | None) -> int | float:
    """A figure in the unit of its target."""
    number, certain = _number(cell, unit or "", f"应为数字{f'（单位 {unit}）' if unit else ''}")
    if unit == "%" and not certain and 0 < number <= 1:
        raise ValueError(
            f"读到的是 {number:.12g}，是 {number:.12g}% 还是 {number * 100:.12g}%？请连同百分号写明"
        )
    if cell.percent and number > _MOST_PERCENT:
        raise ValueError(f"读到的是 {number:.12g}%，多半是百分比格式的格子里多了一百倍；请核对")
    return int(number) if number == int(number) else float(number)


def times(cell: Cell) -> int:
    """How often something was held."""
    number, _ = _number(cell, "次", "应为次数，例如 1")
    if not 0 <= number <= 10_000 or number != int(number):
        raise ValueError(f"读到的是 {number:.12g}，应为 0 至 10000 的整数")
    return int(number)


def reached(cell: Cell) -> bool:
    """Whether a milestone is said to be reached."""
    word = plain(cell.value) if isinstance(cell.value, str) else str(cell.value).upper()
    if word not in _YES | _NO:
        raise ValueError(f"{_shown(cell)}，应为“{REACHED}”，或留空")
    return word in _YES


def day(cell: Cell, after: date) -> date:
    """A day; without a year the first one from `after` on, without a day the last one of its month."""
    found = cell.value if isinstance(cell.value, date) else _day_of(cell, after)
    if found.year > after.year + _MOST_YEARS:
        raise ValueError(f"{found} 太远；多半是年份写错")
    return found


def _day_of(cell: Cell, after: date) -> date:
    written = plain(cell.value) if isinstance(cell.value, (str, int)) else ""
    for pattern in _DAYS:
        found = pattern.fullmatch(written)
        if found:
            return _day({key: int(value) for key, value in found.groupdict().items() if value}, after, cell)
    raise ValueError(f"{_shown(cell)}，应为日期，例如 2026-06-30")


def names(cell: Cell, known: Collection[str], what: str) -> list[str]:
    """Names of the plan, whatever parts them; a name may itself hold what parts others."""
    fitting = {plain(name): name for name in known}

    def meant(piece: str) -> str | None:
        return fitting.get(plain(piece)) or fitting.get(plain(_NUMBERING.sub("", piece)))

    found: list[str] = []
    for piece in _pieces(text(cell), lambda piece: meant(piece) is not None):
        name = meant(piece)
        if name is None:
            raise ValueError(f"本任务没有名为{quoted(piece)}的{what}{_near(piece, known)}")
        found.append(name)
    return list(dict.fromkeys(found))


def files(cell: Cell, is_there: Callable[[str], bool]) -> list[str]:
    """Names of files and addresses on the web; a name that is there may hold what parts others."""

    def is_one(piece: str) -> bool:
        return bool(_ADDRESS.fullmatch(piece)) or is_there(piece)

    found = []
    for piece in _pieces(text(cell), is_one):
        bare = _NUMBERING.sub("", piece).strip("《》“”")
        found.append(bare if is_one(bare) and not is_one(piece) else piece)
    for piece in found:
        if re.search(r"://|^www\.", plain(piece)) and not is_one(piece):
            raise ValueError(f"{quoted(piece)}里有网址；网址以 http:// 或 https:// 开头，与文件名用“、”隔开")
    return list(dict.fromkeys(found))


def _pieces(whole: str, is_one: Callable[[str], bool]) -> Iterator[str]:
    """The parts of a list: from each on the longest run that is one, else up to what parts it."""
    parts = [(found.start(), found.end()) for found in re.finditer(r"[^\n；;、，,]+", whole)]
    at = 0
    while at < len(parts):
        ends = range(min(len(parts), at + _MOST_PARTS), at, -1)
        runs = ((end, whole[parts[at][0] : parts[end - 1][1]].strip()) for end in ends)
        end, piece = next(run for run in runs if run[0] == at + 1 or is_one(run[1]))
        at = end
        if piece:
            yield piece


def _number(cell: Cell, unit: str, expected: str) -> tuple[Decimal, bool]:
    """The number, in percent where `unit` is, and whether its cell or its text says so."""
    value, certain = cell.value, cell.percent
    if isinstance(value, str):
        found = _NUMBER.fullmatch(plain(value))
        if not found or found[2] not in ("", plain(unit)) or _RUN_TOGETHER.search(value):
            raise ValueError(f"{_shown(cell)}，{expected}")
        number = Decimal(found[1].replace(",", ""))
        if abs(number) >= _TOO_LARGE or len(found[1]) > 20:
            raise ValueError(f"{_shown(cell)}，{expected}")
        return number, bool(found[2])
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not abs(value) < _TOO_LARGE:
        raise ValueError(f"{_shown(cell)}，{expected}")
    if certain and unit != "%":
        raise ValueError(f"单元格是百分比格式（{value * 100:.12g}%），{expected}")
    return Decimal(f"{value * 100 if certain else value:.12g}"), certain


def _shown(cell: Cell) -> str:
    """What a cell holds, for a message."""
    value = cell.value
    if isinstance(value, Fault):
        return value.words
    if isinstance(value, bool):
        return f"读到的是真假值 {str(value).upper()}"
    return f"读到的是日期 {value}" if isinstance(value, date) else f"读到的是{quoted(str(value))}"


_DAYS = tuple(
    re.compile(pattern, re.ASCII)
    for pattern in (
        r"(?P<year>\d{4})[-./年](?P<month>\d{1,2})[-./月](?P<day>\d{1,2})日?(?:00:00(?::00)?)?",
        r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})",
        r"(?P<year>\d{4})(?:年(?P<month>\d{1,2})月[底末]?)",
        r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})",
        r"(?P<month>\d{1,2})月(?P<day>\d{1,2})日",
        r"(?P<month>\d{1,2})月[底末]",
    )
)


def _day(parts: dict[str, int], after: date, cell: Cell) -> date:
    for year in [parts["year"]] if "year" in parts else [after.year, after.year + 1]:
        if not 1900 <= year <= 2999 or not 1 <= parts["month"] <= 12:
            break
        last = calendar.monthrange(year, parts["month"])[1]
        number = parts.get("day", last)
        if not 1 <= number <= last:
            break
        found = date(year, parts["month"], number)
        if "year" not in parts and (found - after).days > _MOST_DAYS:
            raise ValueError(f"{_shown(cell)}，没有写年份，是 {after.year} 年还是 {year} 年？请写明年份")
        if "year" in parts or found >= after:
            return found
    raise ValueError(f"{_shown(cell)}，没有这一天；应为日期，例如 2026-06-30")


def _near(piece: str, known: Collection[str]) -> str:
    from difflib import get_close_matches

    close = get_close_matches(piece, known, n=1, cutoff=0.3)
    if close:
        return f"；是否应为“{close[0]}”？"
    return f"；应为：{'、'.join(known)}" if known else "；方案没有为本任务列出"
