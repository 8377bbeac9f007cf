"""What tests of issued papers do with their books."""

from pathlib import Path

from tests.conftest import Run, Yshj

PAPER = "data/issued/9.docx"
RECORD = "data/issued/9.yaml"
PLAN = "data/plan-6.0.yaml"
DECISIONS = "data/decisions.yaml"


def again(yshj: Yshj, book: Path, number: str = "9", *options: str) -> Run:
    return yshj("publish", "--again", number, *options, cwd=book)


def told(run: Run) -> list[str]:
    """The lines that say that something is otherwise, or why."""
    return [line for line in run.out.splitlines() if line[0] in "×▲●"]


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_bytes().decode("utf-8")
    assert old in text
    path.write_bytes(text.replace(old, new).encode("utf-8"))


def added(path: Path, text: str) -> None:
    path.write_bytes(path.read_bytes().rstrip(b"\n") + b"\n" + text.encode("utf-8"))


def rename_everywhere(book: Path, old: str, new: str, *files: str) -> None:
    for path in (*(book / "data/reports").rglob("*.yaml"), *(book / name for name in files)):
        path.write_bytes(path.read_bytes().replace(old.encode("utf-8"), new.encode("utf-8")))
