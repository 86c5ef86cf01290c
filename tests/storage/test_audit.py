"""The chain tells edits, deletions, swaps and a cut-off tail by anyone without the key."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hsbdesk.errors import DamagedVaultError
from hsbdesk.storage import cipher
from hsbdesk.storage.audit import Audit, begin_epoch, check_chain, read_audit, read_head
from hsbdesk.storage.cipher import Database, dbapi2

NOW = datetime(2026, 3, 18, 11, 20, tzinfo=UTC)


@pytest.fixture
def audit(db: Database) -> Audit:
    with db.atomic():
        begin_epoch(db, NOW)
    made = Audit(db, "m1", "safeguarding", lambda: NOW)
    with db.atomic():
        for number in range(30):
            made.note("concern.read", f"c{number}", detail=number, version_hash=os.urandom(32) if number % 3 else None)
    return made


def test_an_untouched_chain_verifies(db: Database, audit: Audit) -> None:
    assert check_chain(db) == 30
    assert check_chain(db, 5) == 5
    assert read_head(db).seq == 30
    assert read_audit(db, ("c7",))[0].detail == 7


def test_a_new_epoch_goes_on_from_the_old_head(db: Database, audit: Audit) -> None:
    with db.atomic():
        begin_epoch(db, NOW)
    with db.atomic():
        Audit(db, "m1", "safeguarding", lambda: NOW).note("member.removed", "m2")
    assert check_chain(db) == 31


@pytest.mark.parametrize("sql", ["UPDATE audit SET member = 'm2'", "DELETE FROM audit WHERE seq = 3"])
def test_the_program_itself_can_not_change_it(db: Database, audit: Audit, sql: str) -> None:
    with pytest.raises(cipher.DatabaseError):
        db.execute(sql)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE audit SET member = 'm2' WHERE seq = 12",
        "UPDATE audit SET detail = 99 WHERE seq = 12",
        "UPDATE audit SET version_hash = x'00' WHERE seq = 13",
        "DELETE FROM audit WHERE seq = 12",
        "DELETE FROM audit WHERE seq > 25",
        "UPDATE audit SET seq = CASE seq WHEN 4 THEN 5 ELSE 4 END WHERE seq IN (4, 5)",
        "UPDATE audit SET utc = '2020-01-01T00:00:00Z' WHERE seq = 1",
    ],
)
def test_a_change_made_with_another_tool_is_told(
    db: Database, audit: Audit, records: Path, key: bytes, sql: str
) -> None:
    db.close()
    other = dbapi2.connect(str(records))
    other.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    for trigger in ("audit_update", "audit_delete"):
        other.execute(f"DROP TRIGGER {trigger}")
    if "CASE" in sql:
        other.execute("UPDATE audit SET seq = 1000 WHERE seq = 4")
        other.execute("UPDATE audit SET seq = 4 WHERE seq = 5")
        other.execute("UPDATE audit SET seq = 5 WHERE seq = 1000")
    else:
        other.execute(sql)
    other.commit()
    other.execute("PRAGMA cipher_log_level = NONE")
    with pytest.raises(DamagedVaultError) as told:
        check_chain(cipher.Database(other, execute_plugins=False))
    assert told.value.id == "audit_broken"
    other.close()
