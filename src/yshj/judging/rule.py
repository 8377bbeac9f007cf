"""What a rule is: a code, a title, a severity, and a check over one kind of facts."""

import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from yshj.judging.case import Case
from yshj.judging.facts import Idle, Later, PlanFacts
from yshj.judging.lead_facts import BadMonths, Lead
from yshj.judging.unit_ledger import UnitLedger
from yshj.model.finding import Hit, Severity
from yshj.model.plan import BINDING, Force
from yshj.model.standing import State, Trait

F = TypeVar("F")


@dataclass(frozen=True, eq=False)
class Rule(Generic[F]):
    """One rule; the docstring of its check's module is what `yshj explain` prints."""

    code: str
    title: str
    severity: Severity
    check: Callable[[F], Iterable[Hit]]
    sets_state: State | None = field(default=None, kw_only=True)
    """The state that a hit puts the lead in, or the task where it is about no unit."""
    traits: frozenset[Trait] = field(default=frozenset(), kw_only=True)

    def severity_of(self, hit: Hit) -> Severity:
        """The severity of `hit`: its own, where the case decides."""
        return hit.severity or self.severity

    def state_of(self, hit: Hit) -> State | None:
        """The state that `hit` makes: an info makes none."""
        return None if self.severity_of(hit) is Severity.INFO else self.sets_state

    @property
    def text(self) -> str:
        """The rule's page: what it means, why, how to clear it, examples."""
        return (sys.modules[self.check.__module__].__doc__ or "").strip()


@dataclass(frozen=True, eq=False)
class LeadRule(Rule[Lead]):
    """About one lead on one task; one that sets a state is only asked about leads not done."""

    for_nobody: bool = False
    """Whether it also speaks of an open group that nobody was named for."""
    when_done: bool = False
    """Whether it also speaks of a lead that is done."""
    stays: bool = False
    """Whether it stays with a lead that has handed its task over."""
    holds: Callable[[Lead], object] | None = None
    """What `check` goes by, where that is asked at many month ends and nobody reads the words."""

    def puts(self, lead: Lead) -> bool:
        """Whether a hit puts `lead` in the state of the rule."""
        holds = self.holds
        return bool(holds(lead)) if holds else any(map(self.state_of, self.check(lead)))


class DoneRule(Rule[Lead]):
    """About one lead on one task that is done: claimed or closed."""


class MonthEndRule(Rule[BadMonths]):
    """About the month ends of one lead, once it is known how it stands and what is waived."""


class TaskRule(Rule[Case]):
    """About a task as a whole."""


class LedgerRule(Rule[UnitLedger]):
    """About what one unit wrote on one task, whether or not it belongs there."""


class LaterRule(Rule[Later]):
    """About what is dated after today; run only where no as-of date was asked for."""


class DecisionRule(Rule[Idle]):
    """About a decision without effect, once all other findings are known."""


class PlanRule(Rule[PlanFacts]):
    """About the plan alone; run by `lint`."""


AnyRule = LeadRule | DoneRule | MonthEndRule | TaskRule | LedgerRule | LaterRule | DecisionRule | PlanRule


def bounded(force: Force) -> Severity | None:
    """Info for obligations whose wording does not bind; otherwise the rule's own severity."""
    return None if force in BINDING else Severity.INFO
