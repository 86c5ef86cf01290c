"""The school's roll. Pupils are not records; the roll is replaced by an import."""

from hsbdesk.domain.names import fold
from hsbdesk.domain.person import Pupil
from hsbdesk.storage.cipher import Database

_NAMES = "id, first, last, other_names, born, upn, year, class_name, left_on, person"


def put_pupil(db: Database, pupil: Pupil) -> None:
    """Add a pupil to the roll or replace the line with the same id."""
    db.conn.execute(
        f"INSERT OR REPLACE INTO pupil ({_NAMES}, folded) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            pupil.id,
            pupil.first,
            pupil.last,
            "\n".join(pupil.other_names),
            pupil.born,
            pupil.upn,
            pupil.year,
            pupil.class_name,
            pupil.left_on,
            pupil.person,
            fold(f"{pupil.first} {pupil.last} {' '.join(pupil.other_names)} {pupil.class_name}"),
        ),
    )


def read_pupils(db: Database, *, left: bool = False) -> list[Pupil]:
    """Return the roll by class and name; with `left`, the leavers too."""
    where = "1" if left else "left_on IS NULL"
    rows = db.execute(f"SELECT {_NAMES} FROM pupil WHERE {where} ORDER BY class_name, last, first").fetchall()
    return [_pupil(row) for row in rows]


def read_pupil(db: Database, pupil_id: str) -> Pupil | None:
    """Return one pupil of the roll, or None."""
    row = db.execute(f"SELECT {_NAMES} FROM pupil WHERE id = ?", (pupil_id,)).fetchone()
    return None if row is None else _pupil(row)


def pupil_of_person(db: Database, person: str) -> Pupil | None:
    """Return the line of the roll that a person came from, or None."""
    row = db.execute(f"SELECT {_NAMES} FROM pupil WHERE person = ?", (person,)).fetchone()
    return None if row is None else _pupil(row)


def _pupil(row: tuple[str, ...]) -> Pupil:
    pupil_id, first, last, others, born, upn, year, class_name, left_on, person = row
    return Pupil(
        id=pupil_id,
        first=first,
        last=last,
        other_names=tuple(others.split("\n")) if others else (),
        born=born,
        upn=upn,
        year=year,
        class_name=class_name,
        left_on=left_on,
        person=person,  # type: ignore[arg-type]
    )
