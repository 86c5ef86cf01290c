"""The schema, as numbered SQL files that are only ever added to (architecture.md section 4, Migrations)."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from hsbdesk.errors import DamagedVaultError, DeskError
from hsbdesk.storage.cipher import Database, Migrations

APPLICATION_ID = 0x48534231
"""The letters HSB1, so that a tool can tell the file."""

SCHEMA_FOLDER = Path(__file__).parent / "schema"

FINGERPRINTS = {
    1: "a267a9fba2600c61c493c9f2edc92493be925272ccee4d95b165a401a2695655",
    2: "7fb60827830a2baec22d76cc15620a78df00c985f623230c52df3793ed4b82a8",
    3: "b25342a6b705216eb3433994961a55f31f573de5b91175f5b3bb3f8f2a0dba6d",
    4: "bf02d6879412f3199195e980270d3275cf30be75f617dd35f78e10adf48c5c7a",
}
"""SHA-256 of the sorted table, index and trigger definitions after each migration."""

migrations = Migrations("hsbdesk")


def statements(path: Path) -> Iterator[str]:
    """Yield the statements of a schema file, split at lines that hold two hyphens only."""
    for block in path.read_text(encoding="utf-8").split("\n--\n"):
        if block.strip():
            yield block.strip()


def _apply(db: Database, number: int) -> None:
    path = next(SCHEMA_FOLDER.glob(f"{number:04d}_*.sql"))
    for statement in statements(path):
        db.execute(statement)
    db.execute(f"PRAGMA user_version = {number}")


@migrations(name="0001_first")
def first(db: Database) -> None:
    """Everything of the first release."""
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    _apply(db, 1)


@migrations(name="0002_effect_and_sign_off")
def effect_and_sign_off(db: Database) -> None:
    """Deliveries answered per entry, moved actions, signatures and the versions they freeze."""
    _apply(db, 2)


@migrations(name="0003_risk_plan")
def risk_plan(db: Database) -> None:
    """Plans with their interim changes, safety plans, and a sharing log of what was told without paper."""
    _apply(db, 3)


@migrations(name="0004_sending")
def sending(db: Database) -> None:
    """Send log and answers, the directory, decisions, councils' own forms and quick reports."""
    _apply(db, 4)


LATEST = len(FINGERPRINTS)


def schema_number(db: Database) -> int:
    """Return the number of the last migration that was applied."""
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def needs_migration(db: Database) -> bool:
    """Return whether migrations are waiting. Raises DeskError("vault_is_newer") and changes nothing."""
    number = schema_number(db)
    if number > LATEST:
        raise DeskError("vault_is_newer")
    if number and db.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise DamagedVaultError("vault_damaged")
    return number < LATEST


def migrate(db: Database) -> None:
    """Apply what is waiting, each migration in one transaction, and check the schema that stands after it."""
    migrations.apply(db)
    check_schema(db)


def check_schema(db: Database) -> None:
    """Raise DamagedVaultError("schema_changed") when a table, index or trigger is missing or altered."""
    if schema_fingerprint(db) != FINGERPRINTS[schema_number(db)]:
        raise DamagedVaultError("schema_changed")


def schema_fingerprint(db: Database) -> str:
    """Return the SHA-256 over all table, index and trigger definitions of ours."""
    rows = db.execute(
        "SELECT type || '|' || name || '|' || coalesce(sql, '') FROM sqlite_master"
        " WHERE name NOT LIKE 'sqlite_%' AND name NOT LIKE '\\_sqlite%' ESCAPE '\\' ORDER BY type, name"
    ).fetchall()
    return hashlib.sha256("\n".join(row[0] for row in rows).encode()).hexdigest()
