"""One concern saved through the desk, against the same rows by plain SQL in one transaction, one COMMIT.

The statements of every save are caught with their values and run again, in the same order, on a copy of the vault
that was made before; reads are left out of the baseline. Argument: a home to work in.
"""

import shutil
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

from big_vault import MEMBER, PASSPHRASE, Size, make_vault, open_desk, vault_folder
from figure import Figure, median_ms, send

from hsbdesk.domain.concern import Role
from hsbdesk.domain.concern_draft import ConcernDraft, DraftAccount, DraftPerson
from hsbdesk.domain.person import Pupil

SAVES = 60


class Recorder:
    """Stands before a connection and keeps what is written through it."""

    def __init__(self, conn: Any) -> None:
        self._conn = conn
        self.written: list[tuple[str, tuple[Any, ...]]] = []

    def execute(self, sql: str, values: Any = ()) -> Any:
        if sql.lstrip().upper().startswith(("INSERT", "UPDATE", "DELETE")):
            self.written.append((sql, tuple(values or ())))
        return self._conn.execute(sql, values or ())

    def __getattr__(self, name: str) -> Any:
        return getattr(self._conn, name)


def make_draft(draft: ConcernDraft, n: int) -> ConcernDraft:
    """Return a concern as staff write one: two children, a place, how it was told, two accounts."""
    return replace(
        draft,
        people=(
            DraftPerson(key="pupil:one", name="Ioan Sample", role=Role.DISPLAYED),
            DraftPerson(key="pupil:two", name="Cari Prosser", role=Role.AFFECTED),
        ),
        when="17 March 13:20",
        places=("Playground",),
        source_choice="CHILD_TOLD",
        told_by_key="pupil:two",
        told_to="T. Hale",
        adult_said="Thank you for telling me.",
        what_happened=f"Cari told me that Ioan touched her leg over her clothing, {n}. " + "She spoke quietly. " * 12,
        accounts=(
            DraftAccount(person_key="pupil:two", words="I told him to stop."),
            DraftAccount(person_key="pupil:one", words="It was the game.", unasked=True),
        ),
        done="Stayed with Cari.",
        people_told="A. Rees, in person.",
    )


def main() -> None:
    """Save, catch, run again."""
    home = Path(sys.argv[1])
    desk = make_vault(home / "saving", Size(entries=2_000, files=50, longest=200))
    roll = (("one", "Ioan", "Sample"), ("two", "Cari", "Prosser"))
    desk.pupils.save(tuple(Pupil(id=key, first=first, last=last) for key, first, last in roll))
    desk.concerns.submit(make_draft(desk.concerns.new_draft(), 0))
    desk.sign_out()
    shutil.copytree(home / "saving", home / "again")
    desk = open_desk(home / "saving")
    desk.sign_in(vault_folder(home / "saving"), MEMBER, PASSPHRASE)
    plain = open_desk(home / "again")
    plain.sign_in(vault_folder(home / "again"), MEMBER, PASSPHRASE)
    ours: list[float] = []
    bare: list[float] = []
    for n in range(SAVES):
        draft = make_draft(desk.concerns.new_draft(), n)
        session, conn = desk.session, desk.session.db.conn
        recorder = Recorder(conn)
        session.db.conn = recorder  # type: ignore[assignment]
        started = time.perf_counter()
        desk.concerns.submit(draft)
        ours.append(time.perf_counter() - started)
        session.db.conn = conn
        other = plain.session.db.conn
        started = time.perf_counter()
        other.execute("BEGIN IMMEDIATE")
        for sql, values in recorder.written:
            other.execute(sql, values)
        other.execute("COMMIT")
        bare.append(time.perf_counter() - started)
    desk.sign_out()
    plain.session.db.close()
    send(
        [
            Figure(
                name=f"one concern saved ({len(recorder.written)} rows)", value=median_ms(ours),
                base_name="the same rows by plain SQL", base=median_ms(bare), most_times=2,
            )
        ]
    )  # fmt: skip


if __name__ == "__main__":
    main()
