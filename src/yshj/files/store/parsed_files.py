"""Parsed files by content, so that what has not changed is not parsed again; and never a wrong one.

One database in the user's cache folder. Its rows are known by the bytes of the file they were read from, the
kind of file and the edition of the program, and carry a checksum; only files without any problem are kept.
A missing, stale, corrupt, foreign, locked, full or unwritable database costs time and never an answer.
"""

import contextlib
import marshal
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from yshj.files.store.columns import packed, unpacked
from yshj.files.store.digest import digest_of
from yshj.files.store.edition import edition

if TYPE_CHECKING:
    from sqlite3 import Connection

    from typing_extensions import Buffer

DATABASE = "yshj-parsed.db"
"""Its name in the cache folder."""
_PATIENCE = 0.2
"""Seconds to wait for another run that is writing."""
_SUM = 4
"""Bytes of the checksum that a row begins with."""
_MOST_BYTES = 400_000_000
_PAGE = 32768
"""Most rows fit one page."""


class ParsedFiles:
    """What earlier runs have parsed; without a folder, nothing."""

    def __init__(self, folder: Path | None = None) -> None:
        self._file = folder / DATABASE if folder else None
        self._opened: Connection | None = None

    def recall(self, kind: Any, digest: str, file: str) -> Any:
        """The record that the file of that digest, called `file`, holds; None when it has to be parsed."""
        if self._file is None:
            return None
        key = _key(kind, digest)
        found = self._ask("SELECT body FROM parsed WHERE key = ?", key)
        if not found or not isinstance(found[0], bytes):
            return None
        row = memoryview(found[0])  # taken apart without a copy
        if row[:_SUM] != _checksum(key, row[_SUM:]):
            return None
        try:
            return unpacked(kind, marshal.loads(row[_SUM:]), file)[0]
        except (EOFError, ValueError, TypeError, IndexError, OverflowError):
            return None

    def keep(self, kind: Any, digest: str, record: Any) -> None:
        """Keeps a record that was parsed without any problem; where that is not possible, nothing happens."""
        if self._file is not None:
            key, body = _key(kind, digest), marshal.dumps(packed(kind, [record]))
            self._ask("INSERT OR REPLACE INTO parsed VALUES (?, ?)", key, _checksum(key, body) + body)

    def close(self) -> None:
        """Ends the reading of files: what was kept is there for the next run."""
        if self._opened is not None:
            self._ask("COMMIT")
            self._leave()

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
            if self._opened is None:
                self._opened = sqlite3.connect(self._file, timeout=_PATIENCE, isolation_level=None)
                for order in _ORDERS:
                    self._opened.execute(order.format(most=_MOST_BYTES // _PAGE))
            return self._opened.execute(sql, values).fetchone()
        except (sqlite3.Error, OSError) as error:
            self._leave()
            # a database that others use or that may not be written is left alone
            if getattr(error, "sqlite_errorcode", 0) & 0xFF in _BEYOND_USE:
                with contextlib.suppress(OSError):
                    self._file.unlink()
            self._file = None
            return None

    def _leave(self) -> None:
        import sqlite3

        if self._opened is not None:
            with contextlib.suppress(sqlite3.Error):
                self._opened.close()
        self._opened = None


def _key(kind: Any, digest: str) -> bytes:
    return bytes.fromhex(digest_of(f"{edition()} {kind.__name__} {digest}".encode()))


def _checksum(key: bytes, body: "Buffer") -> bytes:
    """Against accidents, as every archive has it; whoever can write here can also write any sum."""
    return zlib.crc32(body, zlib.crc32(key)).to_bytes(_SUM, "big")


_BEYOND_USE = frozenset({1, 10, 11, 13, 26})
"""SQLite's codes for another's table under our name, a disk that fails, a broken database, one at its limit
or on a full disk, and a file that is no database: it goes, and the next run makes it anew."""
_ORDERS = (
    "PRAGMA synchronous = OFF",  # what a crash leaves behind need not be whole: it is made again
    "PRAGMA journal_mode = MEMORY",
    f"PRAGMA page_size = {_PAGE}",
    "PRAGMA max_page_count = {most}",
    "CREATE TABLE IF NOT EXISTS parsed (key BLOB PRIMARY KEY, body BLOB)",
    "BEGIN",  # one transaction for the whole run: locks are taken once
)
