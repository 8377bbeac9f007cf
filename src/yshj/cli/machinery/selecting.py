"""The options that choose tasks and findings: --dept, --role, --section, --state, --severity."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Annotated

from yshj.cli.machinery.declaring import Word, Words, option
from yshj.cli.machinery.exits import Exit
from yshj.model.finding import Severity
from yshj.model.selection import Role, Selection, words_in
from yshj.model.standing import State

if TYPE_CHECKING:
    from yshj.cli.machinery.session import Session
    from yshj.model.names import Found

Dept = Annotated[Word, option("--dept", "单位", "只看这个单位的任务：全称、简称、其中一段，或集合单位")]
Section = Annotated[Word, option("--section", "章节", "只看这一章（1）或这一类（1-9）")]
StateName = Annotated[
    Word,
    option(
        "--state",
        "状态",
        "只看有牵头部门处于此状态的任务，如 overdue 或 逾期；与 --dept 合用时看该单位自己的状态",
    ),
]
RoleName = Annotated[
    Word,
    option("--role", "角色", f"与 --dept 合用：{'，'.join(f'{role} {role.label}' for role in Role)}"),
]

Leader = Annotated[Word, option("--leader", "责任领导", "只看这位责任领导的任务（方案的 leader）")]
FindingsOf = Annotated[
    Word, option("--dept", "单位", "只看这个单位的发现，门禁也只看它；写法同 status --dept")
]
SeverityNames = Annotated[
    Words,
    option(
        "--severity", "级别", "只列出这些级别的发现（error、warning、info），可重复或用逗号分开；不影响门禁"
    ),
]


def selection(
    session: "Session",
    dept: str | None,
    section: str | None,
    state: str | None = None,
    role: str | None = None,
    leader: str | None = None,
) -> Selection:
    """What was asked for; raises Exit for a unit, section, state or role that does not exist."""
    if role and role not in Role._value2member_map_:
        raise Exit(f"没有角色“{role}”，可以用：{_listed(Role)}")
    if role and not dept:
        raise Exit("--role 要与 --dept 合用")
    chosen = units_selected(session, dept)
    _known_section(session, section)
    _known_leader(session, leader)
    role_ = Role(role) if role else None
    return chosen._replace(role=role_, section=section, state=_state(state), leader=leader)


def findings_selection(session: "Session", dept: str | None, severity: list[str] | None) -> Selection:
    """Whose findings, and which to list; raises Exit for a unit or severity that does not exist."""
    return units_selected(session, dept)._replace(severities=_severities(words_in(severity or [])))


def units_selected(session: "Session", dept: str | None) -> Selection:
    """The units that `dept` means, by their names on the day; raises Exit with the nearest names."""
    from yshj.judging.renames import name_on

    found, books = units_named(session, dept), session.loaded.books
    now = tuple(map(name_on(books, session.as_of), found.units)) if books else found.units
    renamed = found.units[0] if len(now) == 1 and now != found.units else None
    return Selection(dept, now, group=found.group, renamed=renamed)


def units_named(session: "Session", typed: str | None) -> "Found":
    """The units that `typed` means, none where nothing was; raises Exit with the nearest names."""
    from yshj.model.names import Found

    if typed is None or session.loaded.books is None:
        return Found((typed,) if typed else ())
    found = session.loaded.books.names.find(typed)
    if found.units:
        return found
    near = "、".join(found.nearest)
    hint = f"；相近的有：{near}" if near else "；yshj dept 列出全部单位"
    raise Exit(f"方案中没有唯一叫“{typed}”的单位{hint}")


def one_unit(session: "Session", typed: str) -> str:
    """The one unit that `typed` means, by its name in the plan; raises Exit for a group."""
    found = units_named(session, typed)
    refuse_group(session, typed)
    return found.units[0]


def unit_selected(session: "Session", dept: str | None) -> str | None:
    """The one unit that `dept` means, by its name on the day, if anything; raises Exit for a group."""
    if dept is not None:
        refuse_group(session, dept)
    return units_selected(session, dept).unit


def refuse_group(session: "Session", typed: str) -> None:
    """Raises Exit, with the members to choose from, where `typed` is the name of a group."""
    group = session.loaded.books.names.group(typed) if session.loaded.books else None
    if group:
        known = isinstance(group.members, tuple)
        among = f"其中一个单位：{'、'.join(group.members)}" if known else "具体单位，方案没有写明它的成员"
        raise Exit(f"“{typed}”是集合单位；请写{among}")


def _severities(typed: Sequence[str]) -> tuple[Severity, ...]:
    known = {word: one for one in Severity for word in (one.value, one.label)}
    if not all(typed):
        raise Exit("--severity 中有一项是空的；请写上，或去掉多余的逗号")
    unknown = [word for word in typed if word not in known]
    if unknown:
        raise Exit(f"没有级别“{'、'.join(unknown)}”，可以用：{_listed(Severity)}")
    asked = {known[word] for word in typed}
    return tuple(one for one in Severity if one in asked)


def _listed(words: Iterable[Role | State | Severity]) -> str:
    return "、".join(f"{word}（{word.label}）" for word in words)


def _state(typed: str | None) -> State | None:
    if typed is None:
        return None
    meant = {word: state for state in State for word in (state.value, state.label)}
    state = meant.get(typed.replace("-", "_"))
    if state is None:
        raise Exit(f"没有状态“{typed}”，可以用：{_listed(State)}")
    return state


def _known_leader(session: "Session", leader: str | None) -> None:
    if leader is None or session.loaded.books is None:
        return
    known = dict.fromkeys(task.leader for task in session.loaded.books.plan.tasks if task.leader)
    if leader not in known:
        listed = f"可以用：{'、'.join(known)}" if known else "方案没有写责任领导（leader）"
        raise Exit(f"方案没有责任领导“{leader}”；{listed}")


def _known_section(session: "Session", section: str | None) -> None:
    if section is None or session.loaded.books is None:
        return
    plan = session.loaded.books.plan
    known = {*plan.sections, *(t.section for t in plan.tasks)}
    known |= {task.category for task in plan.tasks if task.category}
    if section not in known:
        raise Exit(f"方案没有章节“{section}”，可以用：{'、'.join(sorted(known))}")
