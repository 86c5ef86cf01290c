"""The audit: a keyed chain of who did what to which record, with nothing in it that a person typed.

mac = BLAKE2b(key of the epoch, seq, mac before, canonical row). security.md section 4.8.
"""

import hashlib
import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from time import monotonic_ns

import msgspec

from hsbdesk.errors import DamagedVaultError
from hsbdesk.storage.cipher import Database

_ZERO = bytes(32)


@dataclass(frozen=True, slots=True)
class AuditRow:
    """One row as it is shown in History."""

    seq: int
    utc: str
    member: str
    role: str
    action: str
    object: str
    detail: int | None


@dataclass(frozen=True, slots=True)
class Head:
    """The end of the chain."""

    seq: int
    mac: bytes


def begin_epoch(db: Database, now: datetime) -> None:
    """Start an epoch with a fresh random key; its first row is tied to the head before it."""
    head = read_head(db)
    db.execute(
        "INSERT INTO audit_epoch (key, began_at, carried_mac) VALUES (?, ?, ?)",
        (os.urandom(32), _utc(now), head.mac),
    )


class Audit:
    """Appends rows for one member. The key of the epoch and the head are kept between rows."""

    def __init__(self, db: Database, member: str, role: str, clock: Callable[[], datetime]) -> None:
        self._db = db
        self._member = member
        self._role = role
        self._clock = clock
        epoch = db.execute("SELECT epoch, key FROM audit_epoch ORDER BY epoch DESC LIMIT 1").fetchone()
        self._epoch, self._key = int(epoch[0]), bytes(epoch[1])

    def note(
        self,
        action: str,
        object: str = "",  # noqa: A002
        *,
        detail: int | None = None,
        version_hash: bytes | None = None,
    ) -> None:
        """Append one row inside the caller's transaction. `object` is an id, `detail` a count."""
        head = read_head(self._db)
        seq = head.seq + 1
        utc = _utc(self._clock())
        mono = monotonic_ns()
        mac = _mac(
            self._key,
            seq,
            head.mac,
            (self._epoch, utc, mono, self._member, self._role, action, object, detail, version_hash),
        )
        self._db.conn.execute(
            "INSERT INTO audit (seq, epoch, utc, mono_ns, member, role, action, object, detail, version_hash,"
            " prev, mac) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                seq,
                self._epoch,
                utc,
                mono,
                self._member,
                self._role,
                action,
                object,
                detail,
                version_hash,
                head.mac,
                mac,
            ),
        )
        self._db.conn.execute("INSERT OR REPLACE INTO audit_head (one, seq, mac) VALUES (1, ?, ?)", (seq, mac))


def read_head(db: Database) -> Head:
    """Return the end of the chain."""
    row = db.execute("SELECT seq, mac FROM audit_head").fetchone()
    return Head(0, _ZERO) if row is None else Head(int(row[0]), bytes(row[1]))


def check_chain(db: Database, last: int | None = None) -> int:
    """Return how many rows were checked. Raises DamagedVaultError("audit_broken", seq=...).

    With `last`, only that many rows from the end are checked, as at sign-in.
    """
    head = read_head(db)
    first = 1 if last is None else max(1, head.seq - last + 1)
    keys = {int(e): bytes(k) for e, k in db.execute("SELECT epoch, key FROM audit_epoch").fetchall()}
    rows = db.execute(
        "SELECT seq, epoch, utc, mono_ns, member, role, action, object, detail, version_hash, prev, mac"
        " FROM audit WHERE seq >= ? ORDER BY seq",
        (first,),
    ).fetchall()
    before = None if first > 1 else _ZERO
    expected = first
    for row in rows:
        seq, epoch, prev, mac = int(row[0]), int(row[1]), bytes(row[10]), bytes(row[11])
        key = keys.get(epoch)
        fits = key is not None and seq == expected and (before is None or prev == before)
        if not fits or key is None or _mac(key, seq, prev, tuple(row[1:10])) != mac:
            raise DamagedVaultError("audit_broken", seq=seq)
        before, expected = mac, seq + 1
    if expected != head.seq + 1 or (rows and before != head.mac):
        raise DamagedVaultError("audit_broken", seq=expected)
    return len(rows)


def read_audit(db: Database, objects: tuple[str, ...] = (), limit: int | None = None) -> list[AuditRow]:
    """Return the newest rows, of some records or of all; all of them without `limit`."""
    where, params = "1", ()
    if objects:
        where, params = f"object IN ({', '.join('?' * len(objects))})", objects
    rows = db.execute(
        f"SELECT seq, utc, member, role, action, object, detail FROM audit WHERE {where} ORDER BY seq DESC LIMIT ?",
        (*params, -1 if limit is None else limit),
    ).fetchall()
    return [AuditRow(*row) for row in rows]


def _mac(key: bytes, seq: int, prev: bytes, row: tuple[object, ...]) -> bytes:
    digest = hashlib.blake2b(key=key, person=b"hsb-audit", digest_size=32)
    digest.update(seq.to_bytes(8, "big"))
    digest.update(prev)
    digest.update(msgspec.json.encode(row))
    return digest.digest()


def _utc(now: datetime) -> str:
    return now.isoformat(timespec="seconds").replace("+00:00", "Z")
