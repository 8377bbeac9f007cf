"""A rule that goes by a number of the policy names it in its text: `explain` prints those in force."""

import inspect
import sys

import pytest

from yshj.judging.rule import AnyRule
from yshj.judging.rules import RULES
from yshj.model.policy import Policy
from yshj.model.record import fields_of

GOES_BY = {
    **{f"policy.{name}": {name} for name in fields_of(Policy)},
    "policy.window": {"warning_windows"},
    "silence(": {"silent_days"},
    "too_old(": {"silent_days"},
    ".just_returned": {"silent_days"},
    ".late_before(": {"claim_days"},
    ".forecast": {"pace_days", "forecast_slack"},
}
"""What a rule's source asks → the numbers that decide."""


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_text_names_every_number_that_decides(rule: AnyRule) -> None:
    module = sys.modules[rule.check.__module__]
    source = inspect.getsource(module).replace(module.__doc__ or "", "")
    decisive = {name for asked, names in GOES_BY.items() if asked in source for name in names}
    assert {name for name in decisive if name not in rule.text} == set()
