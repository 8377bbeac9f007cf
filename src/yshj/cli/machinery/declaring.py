"""How options and arguments are declared for typer: their names, the word for a value, the help."""

from typing import Any

import typer

Word = str | None
Words = list[str] | None


def option(names: str, metavar: str, text: str, **more: Any) -> Any:
    """An option that takes a value; of several names each stands between blanks."""
    return typer.Option(*names.split(), metavar=metavar, help=text, **more)


def flag(name: str, text: str) -> Any:
    """An option that is given or not; behind a slash, how it is taken back."""
    return typer.Option(name, help=text)


def argument(metavar: str, text: str) -> Any:
    """What stands in its own place."""
    return typer.Argument(metavar=metavar, help=text)
