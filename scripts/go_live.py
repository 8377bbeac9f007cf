"""Takes the demonstration out of `data/`, so that real reports can be written there.

    python scripts/go_live.py          says what would be removed
    python scripts/go_live.py --yes    removes it

Removed are reports and decisions that say `sample: true`, and the evidence files that only such reports name.
Everything else stays: the plan, the configuration, whatever is not marked. Exit code 1, and nothing removed,
when a file cannot be read: it might name the same evidence.
"""

import argparse
import sys
from dataclasses import dataclass
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

DATA = Path(__file__).resolve().parent.parent / "data"


@dataclass(frozen=True)
class Book:
    """A report or the decisions, and the evidence files of it that are there."""

    path: Path
    sample: bool
    evidence: frozenset[Path]


def main() -> int:
    """Runs the command line."""
    parser = argparse.ArgumentParser(description="移走 data 里的示例数据，留下方案和配置，开始写真实的填报")
    parser.add_argument("data", nargs="?", type=Path, default=DATA, help="数据文件夹，默认为本仓库的 data")
    parser.add_argument("--yes", action="store_true", help="真的删除；不写只列出会删除哪些")
    given = parser.parse_args()
    data = given.data.resolve()
    books, unread = read(data)
    kept = [book for book in books if not book.sample]
    doomed = removable(books, data / "reports")
    listed("没有标明示例数据，留着", [book.path for book in kept], data)
    if unread:
        listed("读不了", unread, data)
        print("什么也没有删除：先用 yshj lint 看这些文件错在哪里，改好再来")
    elif not doomed:
        print("没有标明 sample: true 的文件，什么也没有删除")
    elif not given.yes:
        listed("会删除", doomed, data)
        print("还没有删除任何文件：加上 --yes 再运行一次才删除")
    else:
        remove(doomed, data / "reports")
        listed("已删除", doomed, data)
        print("示例数据已移走，方案和配置没有动。下一步：把第一份填报放进 data/reports，再运行 yshj check")
    return 1 if unread else 0


def read(data: Path) -> tuple[list[Book], list[Path]]:
    """The decisions and every report; and the files that cannot be read."""
    books, unread = [], []
    for path in [*data.glob("decisions.yaml"), *sorted((data / "reports").rglob("*.yaml"))]:
        try:
            book = YAML(typ="safe").load(path.read_text("utf-8"))
            named = [one for entry in book.get("entries") or () for one in entry.get("evidence") or ()]
            files = (path.parent / one for one in named if "://" not in one)
            proof = frozenset(file.resolve() for file in files if file.is_file())
            books.append(Book(path, book.get("sample") is True, proof))
        except (OSError, ValueError, TypeError, AttributeError, YAMLError):
            unread.append(path)
    return books, unread


def removable(books: list[Book], reports: Path) -> list[Path]:
    """The marked files, then their evidence below `reports` that no other file needs."""
    needed = {file for book in books if not book.sample for file in book.evidence}
    proof = {file for book in books if book.sample for file in book.evidence if file.is_relative_to(reports)}
    return [book.path for book in books if book.sample] + sorted(proof - needed)


def remove(doomed: list[Path], reports: Path) -> None:
    """Deletes the files, and the folders below `reports` that become empty."""
    for path in doomed:
        path.unlink()
    for folder in sorted(reports.rglob("*"), reverse=True):
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()


def listed(what: str, paths: list[Path], data: Path) -> None:
    """Prints the paths, one a line, below what becomes of them."""
    if paths:
        print(f"{what}（{len(paths)} 个文件）：")
        print("\n".join(f"  {path.relative_to(data.parent).as_posix()}" for path in paths))


if __name__ == "__main__":
    sys.exit(main())
