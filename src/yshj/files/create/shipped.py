"""Files that come with the program: schemas, templates, completion scripts."""

from importlib.resources import files


def shipped_text(path: str) -> str:
    """The text of a file of the package, by its path in it: `schemas/plan.json`."""
    return files("yshj").joinpath(path).read_text("utf-8")
