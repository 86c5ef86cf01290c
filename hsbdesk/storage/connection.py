"""Open the encrypted file, set every PRAGMA and read it back (security.md section 4.5)."""

import os
from collections.abc import Sequence
from pathlib import Path
from threading import RLock
from typing import Any, Self

from hsbdesk.errors import DamagedVaultError, DeskError
from hsbdesk.storage import cipher
from hsbdesk.storage.cipher import Connection, Cursor, Database

PAGE = 4096
PLAIN_HEADER = b"SQLite format 3\0"
PRAGMAS: tuple[tuple[str, str, object], ...] = (
    ("locking_mode", "EXCLUSIVE", "exclusive"),
    ("journal_mode", "WAL", "wal"),
    ("synchronous", "FULL", 2),
    ("foreign_keys", "ON", 1),
    ("recursive_triggers", "ON", 1),
    ("secure_delete", "ON", 1),
    ("temp_store", "MEMORY", 2),
    ("trusted_schema", "OFF", 0),
    ("cell_size_check", "ON", 1),
    ("cache_size", "-4096", -4096),
    ("mmap_size", "0", 0),
    ("wal_autocheckpoint", "1000", 1000),
)
"""Name, value to set, value that must be read back."""

_KEPT_STATEMENTS = 1_500
"""Compiled statements kept for the next time. Creating a vault runs 600 that are never used again, a session
some hundred; once the store is full, sqlcipher3 compiles every new statement anew each time it runs."""

_DENIED_WRITES = frozenset({"audit", "audit_epoch"})


def create_database(path: Path, key: bytes) -> Database:
    """Create an empty encrypted file, 0600, and open it. Raises DeskError("file_exists")."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError as error:
        raise DeskError("file_exists") from error
    return _open(path, key)


def open_database(path: Path, key: bytes) -> Database:
    """Open an encrypted file after the fast checks.

    Raises DeskError("vault_file_missing" | "vault_open_elsewhere" | "vault_read_only") and DamagedVaultError.
    """
    check_file(path)
    return _open(path, key)


def check_file(path: Path) -> None:
    """Raise when the file is missing, empty, cut in the middle of a page, or not encrypted."""
    if not path.is_file():
        raise DeskError("vault_file_missing")
    size = path.stat().st_size
    if size == 0:
        raise DamagedVaultError("vault_file_empty")
    if size % PAGE:
        raise DamagedVaultError("vault_file_cut")
    with path.open("rb") as file:
        if file.read(len(PLAIN_HEADER)) == PLAIN_HEADER:
            raise DamagedVaultError("vault_not_encrypted")
    if not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK):
        raise DeskError("vault_read_only")


class OneAtATimeCursor(Cursor):
    """A cursor that takes its connection's turn for every row it fetches."""

    connection: "OneAtATime"

    def execute(self, sql: str, parameters: Sequence[Any] = (), /) -> Self:
        """Run one statement, after any other thread's."""
        with self.connection.turn:
            super().execute(sql, parameters)
            return self

    def fetchone(self) -> Any:
        """Return the next row, or None."""
        with self.connection.turn:
            return super().fetchone()

    def fetchall(self) -> list[Any]:
        """Return the rows that are left."""
        with self.connection.turn:
            return super().fetchall()

    def __next__(self) -> Any:
        with self.connection.turn:
            return super().__next__()


class OneAtATime(Connection):
    """A connection on which a second thread waits outside, not inside SQLite.

    The authorizer is Python: a thread inside SQLite waits for the interpreter while another, holding the
    interpreter to fetch a row, would wait for SQLite, and neither would ever go on.
    """

    def __init__(self, *arguments: Any, **named: Any) -> None:
        self.turn = RLock()
        super().__init__(*arguments, **named)

    @property
    def in_transaction(self) -> bool:  # pyright: ignore[reportIncompatibleVariableOverride]
        """Return whether a transaction is open, after any other thread's statement."""
        with self.turn:
            return super().in_transaction

    def cursor(self, factory: type[Cursor] = OneAtATimeCursor) -> Cursor:
        """Return a cursor that takes turns."""
        return super().cursor(factory)

    def execute(self, sql: str, parameters: Sequence[Any] = (), /) -> Cursor:
        """Run one statement, after any other thread's."""
        with self.turn:
            return super().execute(sql, parameters)


def _open(path: Path, key: bytes) -> Database:
    conn = cipher.dbapi2.connect(
        f"{path.resolve().as_uri()}?mode=rw",
        uri=True,
        check_same_thread=False,
        cached_statements=_KEPT_STATEMENTS,
        factory=OneAtATime,
    )
    try:
        _key(conn, key)
        for name, value, expected in PRAGMAS:
            conn.execute(f"PRAGMA {name} = {value}")
            found = conn.execute(f"PRAGMA {name}").fetchone()
            if name == "mmap_size" and found is None:
                continue  # built without mmap: nothing to turn off
            if found is None or found[0] != expected:
                raise DeskError("vault_setting_refused", setting=name)
        conn.set_authorizer(_authorize)
    except cipher.OperationalError as error:
        conn.close()
        if "locked" in str(error):
            raise DeskError("vault_open_elsewhere") from error
        if "readonly" in str(error):
            raise DeskError("vault_read_only") from error
        raise DamagedVaultError("vault_damaged") from error
    except cipher.DatabaseError as error:
        conn.close()
        raise DamagedVaultError("vault_damaged") from error
    except BaseException:
        conn.close()
        raise
    return Database(conn, execute_plugins=False, strict=True)


def _key(conn: Connection, key: bytes) -> None:
    conn.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    conn.execute("PRAGMA cipher_log_level = NONE")
    version = conn.execute("PRAGMA cipher_version").fetchone()
    if version is None or not str(version[0]).startswith("4."):
        raise DeskError("no_encryption")
    conn.execute("SELECT count(*) FROM sqlite_master").fetchone()


def _authorize(action: int, first: str | None, *_rest: str | None) -> int:
    """Refuse what no part of the program needs, so that a slip can not do it (security.md section 4.5)."""
    d: Any = cipher.dbapi2
    if action in {d.SQLITE_ATTACH, d.SQLITE_DROP_TRIGGER, d.SQLITE_DROP_TEMP_TRIGGER}:
        return int(d.SQLITE_DENY)
    if action in {d.SQLITE_UPDATE, d.SQLITE_DELETE} and first in _DENIED_WRITES:
        return int(d.SQLITE_DENY)
    return int(d.SQLITE_OK)


def rekey_database(db: Database, key: bytes) -> None:
    """Encrypt the file anew under another key. The header must list both keys meanwhile (section 4.3)."""
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    db.conn.execute(f"PRAGMA rekey = \"x'{key.hex()}'\"")


def close_database(db: Database) -> None:
    """Write the journal into the file and close it."""
    try:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    finally:
        db.close()
