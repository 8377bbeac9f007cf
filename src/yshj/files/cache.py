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

from yshj.files.digest import digest_of
from yshj.files.packing import packed, unpacked

if TYPE_CHECKING:
    from sqlite3 import Connection

_PATIENCE = 0.2
"""Seconds to wait for another run that is writing."""
_SUM = 4
"""Bytes of the checksum that a row begins with."""
_MOST_BYTES = 400 * 1024 * 1024
_TABLE = "CREATE TABLE IF NOT EXISTS parsed (key BLOB PRIMARY KEY, body BLOB)"


class Cache:
    """What earlier runs have parsed; without a file, nothing."""

    def __init__(self, file: Path | None = None, edition: str = "") -> None:
        """`edition` tells apart the programs and interpreters that cannot read one another's rows."""
        self._file = file
        self._edition = edition
        self._opened: Connection | None = None
        self._writing = False

    def recall(self, kind: Any, digest: str) -> Any:
        """The record that the file of that digest holds; None when it has to be parsed."""
        if self._file is None:
            return None
        key = self._key(kind, digest)
        row = self._asked(key)
        if not isinstance(row, bytes) or row[:_SUM] != _checksum(key, row[_SUM:]):
            return None
        try:
            return unpacked(kind, marshal.loads(row[_SUM:]))[0]
        except (EOFError, ValueError, TypeError, IndexError):
            return None

    def keep(self, kind: Any, digest: str, record: Any) -> None:
        """Keeps a record that was parsed without any problem; where that is not possible, nothing happens."""
        if self._file is None:
            return
        key, body = self._key(kind, digest), marshal.dumps(packed(kind, [record]))
        row = _checksum(key, body) + body
        import sqlite3

        try:
            connection = self._connection()
            self._writing = True
            connection.execute("INSERT OR REPLACE INTO parsed VALUES (?, ?)", (key, row))
        except (sqlite3.Error, OSError) as error:
            self._give_up(error)

    def close(self) -> None:
        """Ends the reading of files: what was kept is there for the next run."""
        if self._file is None or self._opened is None:
            return
        import sqlite3

        try:
            if self._writing:
                _forget_oldest(self._opened)
            self._opened.execute("COMMIT")
            self._opened.close()
        except (sqlite3.Error, OSError) as error:
            self._give_up(error)
        self._opened = None

    def _key(self, kind: Any, digest: str) -> bytes:
        return bytes.fromhex(digest_of(f"{self._edition} {kind.__name__} {digest}".encode()))

    def _asked(self, key: bytes) -> object:
        import sqlite3

        try:
            found = self._connection().execute("SELECT body FROM parsed WHERE key = ?", (key,)).fetchone()
        except (sqlite3.Error, OSError) as error:
            self._give_up(error)
            return None
        return found[0] if found else None

    def _connection(self) -> "Connection":
        if self._opened is None:
            import sqlite3

            assert self._file is not None, "asked only where there is a file"
            self._file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._opened = sqlite3.connect(self._file, timeout=_PATIENCE, isolation_level=None)
            # what a crash leaves behind need not be whole: it is made again
            self._opened.execute("PRAGMA synchronous = OFF")
            self._opened.execute("PRAGMA journal_mode = MEMORY")
            self._opened.execute("PRAGMA page_size = 32768")  # most rows fit one page
            self._opened.execute(_TABLE)
            self._opened.execute("BEGIN")
        return self._opened

    def _give_up(self, error: Exception) -> None:
        """Goes on without the database; one that is broken is removed for the next run."""
        import sqlite3

        file, self._file = self._file, None
        if self._opened is not None:
            with contextlib.suppress(sqlite3.Error):
                self._opened.close()
        broken = isinstance(error, sqlite3.DatabaseError) and not isinstance(error, sqlite3.OperationalError)
        if broken and file is not None:
            with contextlib.suppress(OSError):
                file.unlink()


def _checksum(key: bytes, body: bytes) -> bytes:
    """Against accidents, as every archive has it; whoever can write here can also write any sum."""
    return zlib.crc32(body, zlib.crc32(key)).to_bytes(_SUM, "big")


def _forget_oldest(connection: "Connection") -> None:
    """Keeps the database below its size by dropping the half of the rows that was written first."""
    pages, size = (connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size"))
    if pages * size > _MOST_BYTES:
        connection.execute(
            "DELETE FROM parsed WHERE rowid IN"
            " (SELECT rowid FROM parsed ORDER BY rowid LIMIT (SELECT count(*) / 2 FROM parsed))"
        )
