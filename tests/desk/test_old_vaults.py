"""Vaults that older programs wrote are opened by today's, with a copy of them kept first."""

import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from hsbdesk.desk.desk import Desk
from hsbdesk.storage.connection import check_file
from hsbdesk.storage.copies import read_copies
from hsbdesk.storage.migrations import LATEST, schema_number

PASSPHRASE = "five quiet herons wade"
VAULTS = Path(__file__).parent.parent / "vaults"


@pytest.mark.parametrize("old", sorted(path.name for path in VAULTS.iterdir()))
def test_an_old_vault_opens_whole_and_its_old_state_is_kept(
    old: str, make_desk: Callable[[], Desk], vault_folder: Path
) -> None:
    shutil.copytree(VAULTS / old, vault_folder)
    before = hashlib.sha256((vault_folder / "records.db").read_bytes()).hexdigest()
    desk = make_desk()
    (front,) = desk.read_front(vault_folder).members
    desk.sign_in(vault_folder, front.id, PASSPHRASE)
    assert schema_number(desk.session.db) == LATEST
    assert "1 filed copy is unchanged" in desk.checks.run()
    referral = next(row for row in desk.referrals.rows() if row.number == "R-2026-0003B")
    assert len(desk.chronologies.read(referral.file).rows) == (57 if old >= "schema3" else 53)  # with the plan's four
    (copy,) = read_copies(desk.session.db, file=referral.file)
    assert hashlib.sha256(desk.paper.copy_bytes(copy.id)).hexdigest() == copy.sha256
    (kept,) = (vault_folder / "backups").iterdir()
    assert kept.name.startswith(f"before-schema-{int(old.removeprefix('schema').partition('.')[0]) + 1}-")
    check_file(kept / "records.db")
    assert hashlib.sha256((kept / "records.db").read_bytes()).hexdigest() == before
