"""Runs the tests with the cache off, cold, warm and poisoned; what follows the script goes to pytest.

Cold is a new folder, warm the same folder again, poisoned the same with every file in it damaged before and
the database damaged in its rows. Exit code 0 when all four are green.
"""

import os
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path


def main() -> int:
    """Returns the exit code."""
    with tempfile.TemporaryDirectory(prefix="yshj-cache-") as folder:
        store = Path(folder) / "cache"
        green = [suite("off", "off"), suite("cold", str(store)), suite("warm", str(store))]
        poison(store)
        green.append(suite("poisoned", str(store)))
    return 0 if all(green) else 1


def suite(state: str, cache: str) -> bool:
    """Whether the tests pass with `cache` as YSHJ_CACHE."""
    print(f"== cache {state}", flush=True)
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *sys.argv[1:]]
    return subprocess.run(command, env={**os.environ, "YSHJ_CACHE": cache}, check=False).returncode == 0


def poison(store: Path) -> None:
    """Damages every kept answer, and every row of the parsed files."""
    answers = list((store / "answers").iterdir())
    for path in answers:
        data = bytearray(path.read_bytes())
        data[len(data) // 2] ^= 0x20
        path.write_bytes(bytes(data))
    with closing(sqlite3.connect(store / "yshj-parsed.db")) as connection, connection:
        rows = connection.execute("SELECT key, body FROM parsed ORDER BY key").fetchall()
        bodies = [body for _, body in rows]
        for number, ((key, own), other) in enumerate(zip(rows, bodies[1:] + bodies[:1], strict=True)):
            damaged = other if number % 2 else own[: len(own) // 2] + b"?" + own[len(own) // 2 + 1 :]
            connection.execute("UPDATE parsed SET body = ? WHERE key = ?", (damaged, key))
    print(f"== poisoned {len(answers)} answers and {len(rows)} parsed files", flush=True)


if __name__ == "__main__":
    sys.exit(main())
