"""The options that choose tasks: --dept, --role, --section, --state."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from yshj.cli.machinery.exits import Exit
from yshj.model.selection import Role
from yshj.model.standing import State

if TYPE_CHECKING:
    from yshj.cli.machinery.session import Session
    from yshj.judging.views import Selection

Dept = Annotated[
    str | None,
    typer.Option("--dept", metavar="单位", help="只看这个单位的任务：全称、简称、其中一段，或集合单位"),
]
Section = Annotated[
    str | None, typer.Option("--section", metavar="章节", help="只看这一章（1）或这一类（1-9）")
]
StateName = Annotated[
    str | None,
    typer.Option("--state", metavar="状态", help="只看有牵头单位处于此状态的任务，如 overdue 或 逾期"),
]
RoleName = Annotated[
    str | None,
    typer.Option(
        "--role", metavar="角色", help=f"与 --dept 合用：{'，'.join(f'{role} {role.label}' for role in Role)}"
    ),
]


def selection(
    session: "Session",
    dept: str | None,
    section: str | None,
    state: str | None = None,
    role: str | None = None,
) -> "Selection":
    """What was asked for; raises Exit for a unit, section, state or role that does not exist."""
    from yshj.judging.views import Selection

    if role and role not in Role._value2member_map_:
        raise Exit(f"没有角色“{role}”，可以用：{_listed(Role)}")
    if role and not dept:
        raise Exit("--role 要与 --dept 合用")
    units = units_named(session, dept) if dept else ()
    _known_section(session, section)
    return Selection(dept, units, Role(role) if role else None, section, _state(state))


def units_named(session: "Session", typed: str) -> tuple[str, ...]:
    """The units that `typed` means; raises Exit with the nearest names."""
    if session.loaded.books is None:
        return (typed,)
    found = session.loaded.books.names.find(typed)
    if found.units:
        return found.units
    near = "、".join(found.nearest)
    hint = f"；相近的有：{near}" if near else "；yshj dept 列出全部单位"
    raise Exit(f"方案中没有唯一叫“{typed}”的单位{hint}")


def _listed(words: Iterable[Role | State]) -> str:
    return "、".join(f"{word}（{word.label}）" for word in words)


def _state(typed: str | None) -> State | None:
    if typed is None:
        return None
    meant = {word: state for state in State for word in (state.value, state.label)}
    state = meant.get(typed.replace("-", "_"))
    if state is None:
        raise Exit(f"没有状态“{typed}”，可以用：{_listed(State)}")
    return state


def _known_section(session: "Session", section: str | None) -> None:
    if section is None or session.loaded.books is None:
        return
    plan = session.loaded.books.plan
    known = {*plan.sections, *(t.section for t in plan.tasks)}
    known |= {task.category for task in plan.tasks if task.category}
    if section not in known:
        raise Exit(f"方案没有章节“{section}”，可以用：{'、'.join(sorted(known))}")
