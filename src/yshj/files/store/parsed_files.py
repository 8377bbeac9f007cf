"""Parsed files by content, so that what has not changed is not parsed again; and never a wrong one.

One database in the user's cache folder. Its rows are known by the bytes of the file they were read from, the
kind of file and the edition of the program, and carry a checksum; only files without any problem are kept.
A missing, stale, corrupt, foreign, locked or unwritable database costs time and never an answer.
"""

import contextlib
import marshal
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from yshj.files.store.columns import packed, unpacked
from yshj.files.store.digest import digest_of

if TYPE_CHECKING:
    from sqlite3 import Connection

_PATIENCE = 0.2
"""Seconds to wait for another run that is writing."""
_SUM = 4
"""Bytes of the checksum that a row begins with."""
_MOST_BYTES = 400 * 1024 * 1024


class Cache:
    """What earlier runs have parsed; without a file, nothing."""

    def __init__(self, file: Path | None = None, edition: str = "") -> None:
        """`edition` tells apart the programs and interpreters that cannot read one another's rows."""
        self._file = file
        self._edition = edition
        self._opened: Connection | None = None
        self._writing = False

    def recall(self, kind: Any, digest: str, file: str) -> Any:
        """The record that the file of that digest, called `file`, holds; None when it has to be parsed."""
        key = self._key(kind, digest)
        found = self._ask("SELECT body FROM parsed WHERE key = ?", key)
        row = found[0] if found else None
        if not isinstance(row, bytes) or row[:_SUM] != _checksum(key, row[_SUM:]):
            return None
        try:
            return unpacked(kind, marshal.loads(row[_SUM:]), file)[0]
        except (EOFError, ValueError, TypeError, IndexError, OverflowError):
            return None

    def keep(self, kind: Any, digest: str, record: Any) -> None:
        """Keeps a record that was parsed without any problem; where that is not possible, nothing happens."""
        if self._file is not None:
            key, body = self._key(kind, digest), marshal.dumps(packed(kind, [record]))
            self._writing = True
            self._ask("INSERT OR REPLACE INTO parsed VALUES (?, ?)", key, _checksum(key, body) + body)

    def close(self) -> None:
        """Ends the reading of files: what was kept is there for the next run."""
        if self._writing and self._size() > _MOST_BYTES:
            self._ask(_FORGET_OLDER_HALF)
        if self._opened is not None:
            self._ask("COMMIT")
            self._leave()

    def _key(self, kind: Any, digest: str) -> bytes:
        return bytes.fromhex(digest_of(f"{self._edition} {kind.__name__} {digest}".encode()))

    def _size(self) -> int:
        """Bytes that rows take; pages that forgotten rows have left are used again."""
        asked = (self._ask(f"PRAGMA {what}") for what in ("page_count", "freelist_count", "page_size"))
        pages, free, size = (found[0] if found else 0 for found in asked)
        return int((pages - free) * size)

    def _ask(self, sql: str, *values: bytes) -> Any:
        """The first row of the answer; None without one. Whatever goes wrong ends the use of the database."""
        if self._file is None:
            return None
        try:
            import sqlite3
        except ImportError:  # some Pythons are built without it
            self._file = None
            return None
        try:
            return self._connection().execute(sql, values).fetchone()
        except (sqlite3.Error, OSError) as error:
            self._leave()
            code = getattr(error, "sqlite_errorcode", 0) & 0xFF
            # broken, or with another's table under our name: the next run makes it anew
            if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR):
                with contextlib.suppress(OSError):
                    self._file.unlink()
            self._file = None
            return None

    def _connection(self) -> "Connection":
        if self._opened is None:
            import sqlite3

            assert self._file is not None, "asked only where there is a file"
            self._file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._opened = sqlite3.connect(self._file, timeout=_PATIENCE, isolation_level=None)
            for order in _ORDERS:
                self._opened.execute(order)
        return self._opened

    def _leave(self) -> None:
        import sqlite3

        if self._opened is not None:
            with contextlib.suppress(sqlite3.Error):
                self._opened.close()
        self._opened = None


def _checksum(key: bytes, body: bytes) -> bytes:
    """Against accidents, as every archive has it; whoever can write here can also write any sum."""
    return zlib.crc32(body, zlib.crc32(key)).to_bytes(_SUM, "big")


_ORDERS = (
    "PRAGMA synchronous = OFF",  # what a crash leaves behind need not be whole: it is made again
    "PRAGMA journal_mode = MEMORY",
    "PRAGMA page_size = 32768",  # most rows fit one page
    "CREATE TABLE IF NOT EXISTS parsed (key BLOB PRIMARY KEY, body BLOB)",
    "BEGIN",  # one transaction for the whole run: locks are taken once
)
_FORGET_OLDER_HALF = (
    "DELETE FROM parsed WHERE rowid IN"
    " (SELECT rowid FROM parsed ORDER BY rowid LIMIT (SELECT (count(*) + 1) / 2 FROM parsed))"
)
