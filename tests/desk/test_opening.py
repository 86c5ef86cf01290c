"""Opening a vault: who gets in, what is refused and why, and that keys can change hands."""

import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from hsbdesk.desk.desk import Desk
from hsbdesk.errors import DamagedVaultError, DeskError
from hsbdesk.storage.records import read_records

PASSPHRASE = "five quiet herons wade"
SECOND = "seven green boats drift"
THIRD = "nine grey stones sleep"


def refusal(act: Callable[[], object]) -> str:
    with pytest.raises(DeskError) as refused:
        act()
    return refused.value.id


def test_the_outside_shows_no_record(desk: Desk, vault_folder: Path) -> None:
    front = desk.read_front(vault_folder)
    assert (front.school, front.nation, front.file_name) == ("Ysgol Enghraifft", "wales", "school.hsbvault")
    assert [(m.name, m.title) for m in front.members] == [("Nia Morgan", "Designated Safeguarding Person")]
    assert front.ways_in == 1
    assert stat.S_IMODE(vault_folder.stat().st_mode) == 0o700
    assert all(stat.S_IMODE(p.stat().st_mode) == 0o600 for p in vault_folder.rglob("*") if p.is_file())


def test_signing_in_again(desk: Desk, vault_folder: Path) -> None:
    desk.sign_out()
    assert not desk.is_open
    desk.sign_in(vault_folder, "Nia Morgan", PASSPHRASE)
    assert desk.me.name == "Nia Morgan"
    desk.sign_out()


def test_a_wrong_passphrase_counts_down_and_then_waits(desk: Desk, vault_folder: Path, clock) -> None:
    desk.sign_out()
    left: list[int] = []
    for _ in range(30):
        with pytest.raises(DeskError) as refused:
            desk.sign_in(vault_folder, "Nia Morgan", "not this one at all")
        if refused.value.id == "sign_in_wait":
            clock.move(seconds=int(refused.value.params["seconds"]))
            continue
        left.append(int(refused.value.params["tries"]))
    assert left[:3] == [9, 8, 7]
    clock.move(minutes=6)
    desk.sign_in(vault_folder, "Nia Morgan", PASSPHRASE)
    actions = [row[0] for row in desk.session.db.execute("SELECT action FROM audit").fetchall()]
    assert actions.count("member.sign_in_failed") == len(left)


def test_a_second_window_is_told_who_holds_the_vault(
    desk: Desk, make_desk: Callable[[], Desk], vault_folder: Path
) -> None:
    assert refusal(lambda: make_desk().sign_in(vault_folder, "Nia Morgan", PASSPHRASE)) == "vault_open_on_pc"


def test_a_newer_vault_is_left_as_it_is(desk: Desk, vault_folder: Path) -> None:
    desk.session.db.execute("PRAGMA user_version = 99")
    desk.sign_out()
    records = vault_folder / "records.db"
    before = records.read_bytes()
    assert refusal(lambda: desk.sign_in(vault_folder, "Nia Morgan", PASSPHRASE)) == "vault_is_newer"
    assert records.read_bytes() == before


def test_an_empty_vault_file_is_not_taken_for_a_new_one(desk: Desk, vault_folder: Path) -> None:
    desk.sign_out()
    (vault_folder / "records.db").write_bytes(b"")
    with pytest.raises(DamagedVaultError) as told:
        desk.sign_in(vault_folder, "Nia Morgan", PASSPHRASE)
    assert told.value.id == "vault_file_empty"
    assert (vault_folder / "records.db").read_bytes() == b""


def test_a_damaged_header_is_healed_from_its_second_copy(desk: Desk, vault_folder: Path) -> None:
    desk.sign_out()
    (vault_folder / "keys.json").write_bytes(b"{broken")
    desk.sign_in(vault_folder, "Nia Morgan", PASSPHRASE)
    desk.sign_out()
    assert (vault_folder / "keys.json").read_bytes() == (vault_folder / "keys.json.bak").read_bytes()


def test_two_members_come_and_go_with_one_passphrase_known(desk: Desk, vault_folder: Path) -> None:
    """Add, promote and remove two members and rotate the vault key; the recovery sheet still opens it."""
    sheet = desk.accounts.make_recovery()
    desk.accounts.confirm_recovery(sheet.key.lower())
    first = desk.accounts.add("Aled Rees", "Deputy DSP", SECOND)
    other = desk.accounts.add("Sian Price", "Headteacher", THIRD)
    desk.accounts.set_role(other, "senior_manager", "Headteacher")
    desk.accounts.set_role(other, "safeguarding", "Headteacher")
    before = dict(desk.session.unlocked.deks)
    desk.accounts.remove(first)
    desk.accounts.remove(other)
    assert set(before).isdisjoint(dict(desk.session.unlocked.deks))
    desk.sign_out()
    for name, passphrase in (("Aled Rees", SECOND), ("Sian Price", THIRD)):
        assert refusal(lambda n=name, p=passphrase: desk.sign_in(vault_folder, n, p)) == "vault_unknown_member"
    desk.sign_in(vault_folder, "Nia Morgan", PASSPHRASE)
    assert desk.checks.run()
    from hsbdesk.vault.header_file import read_header
    from hsbdesk.vault.keys import KdfCost
    from hsbdesk.vault.recovery import parse_recovery_key, unlock_recovery

    header = read_header(vault_folder).copies[0]
    opened = unlock_recovery(header, parse_recovery_key(sheet.key, header.key_no), floor=KdfCost(1, 8192))
    assert opened.unlocked.deks == desk.session.unlocked.deks


def test_the_last_lead_stays(desk: Desk) -> None:
    assert refusal(lambda: desk.accounts.remove(desk.me.id)) in {"member_self", "member_last_lead"}


def test_an_own_passphrase_changes(desk: Desk, vault_folder: Path, clock) -> None:
    assert refusal(lambda: desk.accounts.change_passphrase("wrong words said here", SECOND)) == "vault_wrong_passphrase"
    desk.accounts.change_passphrase(PASSPHRASE, SECOND, hint="boats")
    desk.sign_out()
    assert refusal(lambda: desk.sign_in(vault_folder, "Nia Morgan", PASSPHRASE)) == "vault_wrong_passphrase"
    clock.move(seconds=2)
    desk.sign_in(vault_folder, "Nia Morgan", SECOND)


def test_a_rotation_that_was_cut_off_is_finished_at_sign_in(desk: Desk, vault_folder: Path) -> None:
    from hsbdesk.vault.header_file import write_header
    from hsbdesk.vault.rotation import begin_rotation

    session = desk.session
    change = begin_rotation(session.header, session.unlocked, now=desk.clock())
    write_header(vault_folder, change.header)
    session.db.close()
    desk._open.lock.release()
    desk._open = None
    desk.sign_in(vault_folder, "Nia Morgan", PASSPHRASE)
    assert not desk.session.header.is_rotating
    desk.sign_out()
    desk.sign_in(vault_folder, "Nia Morgan", PASSPHRASE)


def test_a_schema_that_was_tampered_with_is_refused(desk: Desk, vault_folder: Path) -> None:
    from hsbdesk.storage.cipher import dbapi2
    from hsbdesk.vault.keys import database_key

    key = database_key(desk.session.unlocked.deks[0][1])
    desk.sign_out()
    other = dbapi2.connect(str(vault_folder / "records.db"))
    other.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    other.execute("DROP TRIGGER version_delete")
    other.commit()
    other.close()
    assert refusal(lambda: desk.sign_in(vault_folder, "Nia Morgan", PASSPHRASE)) == "schema_changed"


def test_settings_of_the_school_reach_the_outside(desk: Desk, vault_folder: Path) -> None:
    from dataclasses import replace

    from hsbdesk.domain.school import PhoneContact, School

    phones = (PhoneContact(name="Nia Morgan", role="DSP", phone="01632 960 201"),)
    desk.schools.save(replace(desk.school, name="Ysgol Arall", phones=phones))
    assert read_records(desk.session.db, School)[0].name == "Ysgol Arall"
    front = desk.read_front(vault_folder)
    assert (front.school, front.phones[0].phone) == ("Ysgol Arall", "01632 960 201")


def test_the_recovery_sheet_lets_a_lead_in_who_forgot(make_desk: Callable[[], Desk], vault_folder: Path, clock) -> None:
    from hsbdesk.desk.accounts import NewVault

    desk = make_desk()
    new = NewVault(school="S", nation="wales", main_record=True, name="Nia Morgan", title="DSP", passphrase=PASSPHRASE)
    sheet = desk.create_vault(vault_folder, new)
    desk.sign_out()
    with pytest.raises(DeskError) as refused:
        desk.recover(vault_folder, "Nia Morgan", sheet.key[:-1] + "~", SECOND)
    assert refused.value.field == "sheet"
    with pytest.raises(DeskError) as refused:
        desk.recover(vault_folder, "Nia Morgan", sheet.key, "short")
    assert refused.value.field == "passphrase"
    desk.recover(vault_folder, "Nia Morgan", sheet.key, SECOND, "boats")
    assert desk.me.name == "Nia Morgan"
    assert not desk.session.unlocked.must_change
    desk.sign_out()
    clock.move(seconds=5)
    assert refusal(lambda: desk.sign_in(vault_folder, "Nia Morgan", PASSPHRASE)) == "vault_wrong_passphrase"
    clock.move(seconds=5)
    desk.sign_in(vault_folder, "Nia Morgan", SECOND)
