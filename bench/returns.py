"""A small city and a folder of forms as they come back: spoilt, one fault each, named by it.

    python bench/returns.py FOLDER        writes FOLDER/data, FOLDER/回收/FAULT.xlsx and FOLDER/expected.json

For each fault stands there either what a ledger must say afterwards, or the cell that must be named.
`tests/cli/test_spoilt_returns.py` collects them one by one. Needs openpyxl.
"""

import sys
from pathlib import Path

from spoilt_files import FILES
from spoilt_form import Fault, form, saved, workspace, write
from spoilt_seen import SEEN
from spoilt_tables import TABLES
from spoilt_values import VALUES
from spoilt_words import WORDS

FAULTS = (*VALUES, *WORDS, *TABLES, *SEEN, *FILES)


def spoilt(fault: Fault) -> bytes:
    """The file with that fault."""
    book = form()
    instead = fault.spoil(book)
    return instead if isinstance(instead, bytes) else saved(book)


def main() -> None:
    """Writes everything below the folder that is named."""
    folder = Path(sys.argv[1])
    workspace(folder)
    returns = folder / "回收"
    returns.mkdir(parents=True)
    (returns / "证明.txt").write_text("证明", "utf-8")
    for fault in FAULTS:
        (returns / f"{fault.name}{fault.ending}").write_bytes(spoilt(fault))
    expected = {fault.name: {"entries": fault.entries, "cell": fault.cell} for fault in FAULTS}
    write(folder / "expected.json", expected)


if __name__ == "__main__":
    main()
