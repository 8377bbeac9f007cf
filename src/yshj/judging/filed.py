"""Which decisions reach which lead of a task (judgement, point 10)."""

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from datetime import timedelta

from yshj.judging.roster import TaskRoster
from yshj.model.books import ResolvedDecision

Filed = Mapping[str, Sequence[ResolvedDecision]]
"""Lead → the decisions that reach it, by date."""

_ONE_DAY = timedelta(days=1)
_FOR_LATER_UNITS = ("extend", "suspend", "resume")


def also_for_later_units(made: ResolvedDecision) -> bool:
    """Whether a decision on the whole task reaches units assigned later, too."""
    return made.target is None and made.decision.kind in _FOR_LATER_UNITS


def filed(decisions: Sequence[ResolvedDecision], roster: TaskRoster) -> Filed:
    """Who each decision reaches: one on a whole task or an unopened group also units assigned later.

    A unit that led already keeps what was decided of it. A suspension that found the group closed suspended
    nothing that could be passed on.
    """
    reaching: dict[str, list[ResolvedDecision]] = defaultdict(list)
    waiting: list[tuple[ResolvedDecision, Set[str]]] = []
    closed: Set[str] = frozenset()
    for resolved in decisions:
        kind, group = resolved.decision.kind, resolved.target
        if kind == "assign":
            earlier = [
                made
                for made, over in waiting
                if made.day < resolved.day
                and group not in over
                and (made.target is None or group in made.reached)
            ]
            led = roster.on(resolved.day - _ONE_DAY).units
            for unit in set(resolved.units) - led if earlier else ():
                known = {made.order for made in reaching[unit]}
                reaching[unit] += [made for made in earlier if made.order not in known]
        elif kind in _FOR_LATER_UNITS:
            waiting.append((resolved, closed if kind == "suspend" else frozenset()))
        elif kind in ("close", "return"):
            closed = closed | {*resolved.reached} if kind == "close" else closed - {*resolved.reached}
        for unit in resolved.reached:
            reaching[unit].append(resolved)
    return reaching
