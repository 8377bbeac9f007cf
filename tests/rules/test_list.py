"""The list of rules is complete: a file that is not listed would never be run."""

from yshj.judging import rules
from yshj.judging.rules import RULES


def test_every_file_is_listed_under_its_own_code() -> None:
    import pkgutil

    files = {module.name for module in pkgutil.iter_modules(rules.__path__)}
    assert files == {rule.code.lower() for rule in RULES}
