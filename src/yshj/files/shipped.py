"""Files that come with the program: schemas, templates, completion scripts."""

from importlib.resources import files


def shipped_text(path: str) -> str:
    """The text of a file of the package, by its path in it: `schemas/plan.json`."""
    return files("yshj").joinpath(path).read_text("utf-8")


def shipped_names(folder: str) -> list[str]:
    """The names of the files in a folder of the package, sorted."""
    return sorted(entry.name for entry in files("yshj").joinpath(folder).iterdir() if entry.is_file())
