"""Word forms as they were brought in. None is ever changed or deleted; a newer one is another."""

import hashlib

from hsbdesk.domain.council_form import FormTemplate
from hsbdesk.domain.ids import RecordId
from hsbdesk.errors import DamagedVaultError, DeskError
from hsbdesk.storage.cipher import Database

PART = 1_000_000
"""Bytes in one stored part."""


def add_form_template(db: Database, template: FormTemplate, data: bytes) -> None:
    """Store a Word form with its bytes. Call inside the caller's transaction."""
    db.conn.execute(
        "INSERT INTO form_template (id, form, name, sha256, size, added_at, added_by) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            template.id,
            template.form,
            template.name,
            template.sha256,
            template.size,
            template.added_at,
            template.added_by,
        ),
    )
    for part, start in enumerate(range(0, len(data), PART)):
        db.conn.execute(
            "INSERT INTO form_template_bytes (template, part, bytes) VALUES (?, ?, ?)",
            (template.id, part, data[start : start + PART]),
        )


def read_form_template(db: Database, template: str) -> FormTemplate:
    """Return what is known of a Word form. Raises DeskError("form_template_missing")."""
    row = db.execute(
        "SELECT id, form, name, sha256, size, added_at, added_by FROM form_template WHERE id = ?", (template,)
    ).fetchone()
    if row is None:
        raise DeskError("form_template_missing")
    return FormTemplate(
        id=row[0],
        form=RecordId(row[1]),
        name=row[2],
        sha256=row[3],
        size=row[4],
        added_at=row[5],
        added_by=row[6],
    )


def read_form_template_bytes(db: Database, template: str) -> bytes:
    """Return exactly the bytes that were brought in. Raises DeskError("form_template_missing"), DamagedVaultError."""
    known = read_form_template(db, template)
    rows = db.execute("SELECT bytes FROM form_template_bytes WHERE template = ? ORDER BY part", (template,)).fetchall()
    data = b"".join(bytes(row[0]) for row in rows)
    if hashlib.sha256(data).hexdigest() != known.sha256:
        raise DamagedVaultError("form_template_damaged")
    return data
