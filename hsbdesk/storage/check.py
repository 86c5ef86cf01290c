"""The full check: pages, codes, audit, versions, copies. Each alone misses something (security.md section 2.6)."""

import hashlib
from collections.abc import Iterator

from hsbdesk.errors import DamagedVaultError
from hsbdesk.storage.audit import check_chain
from hsbdesk.storage.cipher import Database
from hsbdesk.storage.document_versions import fits_code
from hsbdesk.storage.kinds import KINDS
from hsbdesk.storage.migrations import check_schema
from hsbdesk.storage.records import read_records
from hsbdesk.storage.versions import decode_version, hash_version


def run_full_check(db: Database) -> Iterator[tuple[str, int]]:
    """Yield (what was checked, how many) step by step. Raises DamagedVaultError at the first thing wrong."""
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    if [row[0] for row in db.execute("PRAGMA integrity_check").fetchall()] != ["ok"]:
        raise DamagedVaultError("vault_damaged")
    broken = db.execute("PRAGMA cipher_integrity_check").fetchall()
    if broken:
        raise DamagedVaultError("vault_damaged")
    if db.execute("PRAGMA foreign_key_check").fetchall():
        raise DamagedVaultError("vault_damaged")
    yield "pages", int(db.execute("PRAGMA page_count").fetchone()[0])
    check_schema(db)
    yield "audit", check_chain(db)
    yield "versions", _check_versions(db)
    yield "readings", _check_readings(db)
    yield "documents", _check_document_versions(db)
    yield "copies", _check_copies(db)


def _check_versions(db: Database) -> int:
    """Check every version's hash, and that the audit carries it."""
    carried = {bytes(r[0]) for r in db.execute("SELECT version_hash FROM audit WHERE version_hash IS NOT NULL")}
    count = 0
    latest: dict[str, bytes] = {}
    rows = db.execute("SELECT record, version, json, salt, hash FROM version ORDER BY record, version")
    for record, number, text, salt, digest in rows:
        if hash_version(record, number, text.encode(), salt) != digest:
            raise DamagedVaultError("version_damaged", version=number)
        latest[record] = bytes(digest)
        count += 1
    missing = [record for record, digest in latest.items() if digest not in carried]
    if missing:
        raise DamagedVaultError("version_unaudited", n=len(missing))
    return count


def _check_readings(db: Database) -> int:
    """Check that every current reading is its last version."""
    count = 0
    for kind in KINDS:
        last = {
            row[0]: (row[1], row[2])
            for row in db.execute(
                f'SELECT v.record, v.schema, v.json FROM version v JOIN "{kind.name}" t'
                " ON t.id = v.record AND t.version = v.version"
            )
        }
        for record in read_records(db, kind.type):
            schema, text = last.get(record.id, (0, ""))
            if not text or decode_version(kind.name, schema, text) != record:
                raise DamagedVaultError("reading_differs")
            count += 1
    return count


def _check_document_versions(db: Database) -> int:
    """Check that every signed version reads as it was signed, and that the audit carries it."""
    carried = {bytes(r[0]) for r in db.execute("SELECT version_hash FROM audit WHERE action LIKE '%.frozen'")}
    rows = db.execute("SELECT number, check_code, json FROM document_version").fetchall()
    for number, code, text in rows:
        if not fits_code(text, code) or hashlib.sha256(text.encode()).digest() not in carried:
            raise DamagedVaultError("document_version_damaged", version=number)
    return len(rows)


def _check_copies(db: Database) -> int:
    count = 0
    for copy, sha256 in db.execute("SELECT id, sha256 FROM filed_copy").fetchall():
        digest = hashlib.sha256()
        for (part,) in db.execute("SELECT bytes FROM filed_copy_bytes WHERE copy = ? ORDER BY part", (copy,)):
            digest.update(part)
        if digest.hexdigest() != sha256:
            raise DamagedVaultError("copy_damaged")
        count += 1
    return count
