"""The file is really encrypted, every setting is really on, and a file that is not ours is told at once."""

import os
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import apsw
import pytest

from hsbdesk.errors import DamagedVaultError, DeskError
from hsbdesk.storage import cipher
from hsbdesk.storage.cipher import Database
from hsbdesk.storage.connection import PRAGMAS, close_database, create_database, open_database, rekey_database
from hsbdesk.storage.migrations import migrate


def test_settings_are_on_and_read_back(db: Database) -> None:
    for name, _, expected in PRAGMAS:
        found = db.execute(f"PRAGMA {name}").fetchone()
        assert found is None or found[0] == expected, name


def test_only_its_owner_may_read_the_file(db: Database, records: Path) -> None:
    assert stat.S_IMODE(records.stat().st_mode) == 0o600
    assert db.execute("PRAGMA cipher_version").fetchone()[0].startswith("4.")


def test_plain_sqlite_can_not_open_it_and_a_second_library_with_the_key_can(
    db: Database, records: Path, key: bytes
) -> None:
    close_database(db)
    plain = sqlite3.connect(records)
    with pytest.raises(sqlite3.DatabaseError):
        plain.execute("SELECT count(*) FROM sqlite_master").fetchone()
    plain.close()
    other = apsw.Connection(str(records), flags=apsw.SQLITE_OPEN_READONLY)
    other.pragma("cipher", "sqlcipher")
    other.pragma("legacy", 4)
    other.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    assert other.execute("SELECT count(*) FROM sqlite_master WHERE name = 'concern'").fetchone() == (1,)
    other.close()


def test_a_wrong_key_is_damage_to_the_reader_and_changes_nothing(db: Database, records: Path) -> None:
    close_database(db)
    before = records.read_bytes()
    with pytest.raises(DamagedVaultError):
        open_database(records, os.urandom(32))
    assert records.read_bytes() == before


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "vault_file_empty"),
        (b"x" * 4097, "vault_file_cut"),
        (b"SQLite format 3\0" + bytes(4080), "vault_not_encrypted"),
        (os.urandom(8192), "vault_damaged"),
    ],
)
def test_a_file_that_is_not_ours_is_refused_untouched(records: Path, key: bytes, content: bytes, expected: str) -> None:
    records.write_bytes(content)
    with pytest.raises(DamagedVaultError) as refused:
        open_database(records, key)
    assert refused.value.id == expected
    assert records.read_bytes() == content


def test_a_missing_file_is_not_made(records: Path, key: bytes) -> None:
    with pytest.raises(DeskError) as refused:
        open_database(records, key)
    assert refused.value.id == "vault_file_missing"
    assert not records.exists()


def test_a_second_opener_is_refused(db: Database, records: Path, key: bytes) -> None:
    db.execute("INSERT INTO vault (id, made_at) VALUES ('v', 'now')")
    with pytest.raises(DeskError) as refused:
        open_database(records, key)
    assert refused.value.id == "vault_open_elsewhere"


def test_a_new_key_opens_and_the_old_one_does_not(db: Database, records: Path, key: bytes) -> None:
    new = os.urandom(32)
    rekey_database(db, new)
    close_database(db)
    with pytest.raises(DamagedVaultError):
        open_database(records, key)
    close_database(open_database(records, new))


def test_attach_and_dropping_a_trigger_are_refused(db: Database) -> None:
    with pytest.raises(cipher.DatabaseError):
        db.execute("ATTACH ':memory:' AS other")
    with pytest.raises(cipher.DatabaseError):
        db.execute("DROP TRIGGER version_delete")


def test_a_file_in_the_way_is_left(records: Path, key: bytes) -> None:
    records.write_bytes(b"mine")
    with pytest.raises(DeskError) as refused:
        create_database(records, key)
    assert refused.value.id == "file_exists"
    assert records.read_bytes() == b"mine"


def test_migrating_twice_changes_nothing(db: Database) -> None:
    before = db.execute("SELECT count(*) FROM sqlite_master").fetchone()
    migrate(db)
    assert db.execute("SELECT count(*) FROM sqlite_master").fetchone() == before


TWO_THREADS = """
import os, sys, threading
from pathlib import Path
from hsbdesk.storage.connection import create_database
sys.setswitchinterval(0.00001)
db = create_database(Path(sys.argv[1]), os.urandom(32))
columns = ", ".join(f"c{n} TEXT" for n in range(60))
db.execute(f"CREATE TABLE wide ({columns}) STRICT")
db.execute("BEGIN")
for _ in range(200):
    db.execute(f"INSERT INTO wide VALUES ({', '.join(['?'] * 60)})", ("word",) * 60)
db.execute("COMMIT")
done = threading.Event()
def read():
    while not done.is_set():
        db.execute("SELECT * FROM wide").fetchall()
        for _row in db.execute("SELECT * FROM wide"):
            pass
reader = threading.Thread(target=read)
reader.start()
for n in range(3000):
    db.execute(f"SELECT c1, {n} FROM wide WHERE c2 = ? LIMIT 1", ("word",)).fetchone()
done.set()
reader.join()
"""


def test_two_threads_on_one_connection_never_wait_for_each_other_for_ever(tmp_path: Path) -> None:
    """A thread that fetches rows and one that compiles a statement (authorizer, in Python) both go on."""
    ran = subprocess.run([sys.executable, "-c", TWO_THREADS, str(tmp_path / "v.db")], timeout=60, check=False)
    assert ran.returncode == 0
