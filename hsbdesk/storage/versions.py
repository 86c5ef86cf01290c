"""Versions: the whole aggregate as JSON, appended and never changed (security.md section 4.8)."""

import hashlib
import os
from dataclasses import dataclass
from typing import Any

import msgspec

from hsbdesk.errors import DamagedVaultError, DeskError
from hsbdesk.storage.cipher import Database
from hsbdesk.storage.kinds import BY_NAME, Kind

_INSERT = (
    "INSERT INTO version (record, version, kind, schema, json, salt, hash, action, at, by)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_encoder = msgspec.json.Encoder()


@dataclass(frozen=True, slots=True)
class Version:
    """One stored version of a record."""

    number: int
    kind: str
    action: str
    at: str
    by: str
    record: Any
    """The aggregate as it read at this version."""


def append_version(db: Database, kind: Kind, record: Any, number: int, *, action: str, by: str, at: str) -> bytes:
    """Append version `number` of a record and return its salted hash."""
    text = _encoder.encode(record)
    salt = os.urandom(16)
    digest = hash_version(record.id, number, text, salt)
    db.conn.execute(_INSERT, (record.id, number, kind.name, kind.schema, text.decode(), salt, digest, action, at, by))
    return digest


def hash_version(record_id: str, number: int, text: bytes, salt: bytes) -> bytes:
    """Return the hash that the audit chain carries for a version; the salt keeps it from being guessed."""
    digest = hashlib.blake2b(salt=salt, person=b"hsb-version", digest_size=32)
    digest.update(f"{record_id}\n{number}\n".encode())
    digest.update(text)
    return digest.digest()


def read_versions(db: Database, record_id: str) -> list[Version]:
    """Return all versions of a record, oldest first. Raises DamagedVaultError when a hash does not fit."""
    rows = db.execute(
        "SELECT version, kind, schema, json, salt, hash, action, at, by FROM version WHERE record = ? ORDER BY version",
        (record_id,),
    ).fetchall()
    found: list[Version] = []
    for number, kind, schema, text, salt, digest, action, at, by in rows:
        if hash_version(record_id, number, text.encode(), salt) != digest:
            raise DamagedVaultError("version_damaged", version=number)
        found.append(Version(number, kind, action, at, by, decode_version(kind, schema, text)))
    return found


def decode_version(kind_name: str, schema: int, text: str) -> Any:
    """Return the aggregate of a version's JSON. Raises DeskError("newer_version") for an unknown schema."""
    kind = BY_NAME[kind_name]
    if schema > kind.schema:
        raise DeskError("vault_is_newer")
    return msgspec.json.decode(text, type=kind.type)
