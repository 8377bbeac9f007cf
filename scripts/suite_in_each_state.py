"""Runs the tests with the cache off, cold, warm and damaged; what follows the script goes to pytest.

Cold is a new folder, warm the same again, damaged the same with every row of its database spoilt before.
Exit code 0 when all four are green.
"""

import os
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

from yshj.files.store.parsed_files import DATABASE


def main() -> int:
    """Returns the exit code."""
    with tempfile.TemporaryDirectory(prefix="yshj-cache-") as folder:
        store = Path(folder) / "cache"
        green = [suite("off", "off"), suite("cold", str(store)), suite("warm", str(store))]
        damage(store / DATABASE)
        green.append(suite("damaged", str(store)))
    return 0 if all(green) else 1


def suite(state: str, cache: str) -> bool:
    """Whether the tests pass with `cache` as YSHJ_CACHE."""
    print(f"== cache {state}", flush=True)
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *sys.argv[1:]]
    return subprocess.run(command, env={**os.environ, "YSHJ_CACHE": cache}, check=False).returncode == 0


def damage(database: Path) -> None:
    """Spoils every row: half of them by a byte, half by the body of another."""
    with closing(sqlite3.connect(database)) as connection, connection:
        rows = connection.execute("SELECT key, body FROM parsed ORDER BY key").fetchall()
        bodies = [body for _, body in rows]
        for number, ((key, own), other) in enumerate(zip(rows, bodies[1:] + bodies[:1], strict=True)):
            damaged = other if number % 2 else own[: len(own) // 2] + b"?" + own[len(own) // 2 + 1 :]
            connection.execute("UPDATE parsed SET body = ? WHERE key = ?", (damaged, key))
    print(f"== damaged {len(rows)} parsed files", flush=True)


if __name__ == "__main__":
    sys.exit(main())
