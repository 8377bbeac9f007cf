"""The list of all rules, in the order of their pages; a new one is a file beside this and a line here."""

from importlib import import_module

from yshj.judging.rule import AnyRule

LIST = (
    "t01",
    "t02",
    "t03",
    "t04",
    "t05",
    "t06",
    "t07",
    "t08",
    "t09",
    "t10",
    "t11",
    "t12",
    "o01",
    "o02",
    "o03",
    "o04",
    "o05",
    "e01",
    "e02",
    "e03",
    "e04",
    "e05",
    "e06",
    "e07",
    "e08",
    "d02",
    "d03",
    "d04",
    "d05",
    "d06",
    "d07",
    "d08",
    "d09",
    "p01",
    "p02",
    "p03",
    "p04",
    "p05",
    "p06",
    "p07",
)

RULES: tuple[AnyRule, ...] = tuple([import_module(f"{__name__}.{name}").RULE for name in LIST])
"""All rules."""
