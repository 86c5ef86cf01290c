"""Accounts and keys: everything that a lead does with the knowledge of one passphrase, their own."""

import time
import unicodedata
from dataclasses import replace

import pytest

from hsbdesk.errors import DamagedVaultError, DeskError
from hsbdesk.vault.header import Head
from hsbdesk.vault.header_seal import canonical_json as canonical
from hsbdesk.vault.header_seal import decode_header
from hsbdesk.vault.keys import KdfCost, database_key, open_sealed
from hsbdesk.vault.members import (
    add_member,
    change_passphrase,
    describe_member,
    remove_member,
    reset_passphrase,
    set_head,
    set_notice,
    set_role,
    ways_in,
)
from hsbdesk.vault.recovery import confirm_recovery, make_recovery, parse_recovery_key, unlock_recovery
from hsbdesk.vault.rotation import begin_rotation, finish_rotation
from hsbdesk.vault.unlock import check_own_passphrase, find_hint, unlock_header


def _id(header, name):
    return next(member.id for member in header.members if member.name == name)


def test_two_members_added_promoted_removed_and_the_key_rotated_with_one_passphrase(school):
    header, lead = school.create()
    (header, lead), sheet = make_recovery(header, lead, now=school.now, cost=school.cheap)
    header, lead = confirm_recovery(header, lead, sheet, floor=school.cheap)
    one_time = {"Sian Price": "harbour linen gravel moth", "Meinir Ashe": "pebble walnut siren cargo"}
    for name, secret in one_time.items():
        header, lead = add_member(
            header,
            lead,
            name=name,
            title="",
            role="reviewer",
            passphrase=secret,
            cost=school.cheap,
            once=True,
        )
    before_promotion = header
    for name, secret in one_time.items():
        assert not school.enter(header, name, secret).unlocked.inbox_secrets
        header, lead = set_role(header, lead, _id(header, name), "safeguarding", title="Deputy", now=school.now)
        promoted = school.enter(header, name, secret).unlocked
        assert promoted.inbox_secrets == lead.inbox_secrets
        assert promoted.signing == lead.signing
        assert promoted.must_change
    assert ways_in(header) == 4
    old_dek = lead.deks[0]

    for name, secret in one_time.items():
        header, lead = remove_member(header, lead, _id(header, name), now=school.now)
        assert header.is_rotating
        assert [key for _, key in lead.deks][1:] == [old_dek[1]]
        header, lead = finish_rotation(header, lead)
        old_dek = lead.deks[0]
        with pytest.raises(DeskError, match="vault_unknown_member"):
            school.enter(header, name, secret)
    header, lead = finish_rotation(*begin_rotation(header, lead, now=school.now))

    header = decode_header(canonical(header))
    assert school.enter(header, school.nia).unlocked.deks == lead.deks
    from_sheet = unlock_recovery(header, parse_recovery_key(sheet.text, header.key_no), floor=school.cheap)
    assert from_sheet.unlocked.deks == lead.deks
    assert from_sheet.unlocked.signing == lead.signing
    # What a removed member kept opens the old copy, and none of the keys in force.
    kept = school.enter(before_promotion, "Sian Price", one_time["Sian Price"]).unlocked
    for member in header.signed.members:
        assert all(open_sealed(kept.keys.x25519, grant) is None for grant in member.grants.values())
    assert kept.deks[0][1] not in {key for _, key in lead.deks}


def test_both_leads_sign_in_while_a_rotation_is_under_way_and_afterwards(school):
    header, lead = school.create_two()
    old = lead.deks[0]
    during, lead = begin_rotation(header, lead, now=school.now)
    aled = school.enter(during, school.aled)
    assert [key for _, key in aled.unlocked.deks] == [lead.deks[0][1], old[1]]
    assert database_key(lead.deks[0][1]) != database_key(old[1])
    with pytest.raises(DeskError, match="vault_rotation_unfinished"):
        begin_rotation(during, lead, now=school.now)
    after, lead = finish_rotation(during, lead)
    assert school.enter(after, school.aled).unlocked.deks == lead.deks == (lead.deks[0],)
    assert finish_rotation(after, lead).header is after


def test_after_a_rotation_the_old_inbox_key_stays_with_the_leads(school):
    header, lead = school.create_two()
    old = dict(lead.inbox_secrets)
    header, lead = finish_rotation(*begin_rotation(header, lead, now=school.now))
    assert len(lead.inbox_secrets) == 2
    assert old.items() <= lead.inbox_secrets.items()
    assert header.inbox_key.id not in old
    assert school.enter(header, school.aled).unlocked.inbox_secrets == lead.inbox_secrets


def test_a_slot_takes_up_the_new_signing_key_at_the_next_sign_in_without_a_second_derivation(school):
    header, lead = school.create_two()
    header, lead = finish_rotation(*begin_rotation(header, lead, now=school.now))
    entered = school.enter(header, school.aled)
    member = entered.unlocked.member_id
    assert entered.header != header
    assert entered.header.gen == header.gen
    assert entered.header.slot(member).kdf == header.slot(member).kdf
    again = school.enter(decode_header(canonical(entered.header)), school.aled)
    assert again.header == entered.header


def test_a_higher_cost_is_taken_up_at_sign_in(school):
    header, _ = school.create_two()
    dearer = KdfCost(2, 16384)
    entered = unlock_header(header, school.nia, school.secrets[school.nia], cost=dearer, floor=school.cheap)
    kdf = entered.header.slot(entered.unlocked.member_id).kdf
    assert (kdf.ops, kdf.mem) == (2, 16384)
    assert school.enter(entered.header, school.nia).header == entered.header
    with pytest.raises(DeskError, match="vault_slot_too_weak"):
        unlock_header(entered.header, school.aled, school.secrets[school.aled], floor=dearer)


def test_a_changed_passphrase_opens_and_the_old_one_does_not(school):
    header, _ = school.create_two()
    entered = school.enter(header, school.aled)
    changed = change_passphrase(*entered, "pebble walnut siren cargo", hint="the beach", cost=school.cheap)
    assert changed.header.gen == header.gen
    assert changed.header.signed == header.signed
    assert find_hint(changed.header, changed.unlocked.member_id) == "the beach"
    school.enter(changed.header, school.aled, "pebble walnut siren cargo")
    school.enter(changed.header, school.nia)
    with pytest.raises(DeskError, match="vault_wrong_passphrase"):
        school.enter(changed.header, school.aled)


def test_the_same_letters_typed_another_way_open(school):
    secret = "môr ceffyl pwll drafft ŵyn"
    header, _ = add_member(*school.create(), name="Eirian Lloyd", title="", passphrase=secret, cost=school.cheap)
    for typed in (unicodedata.normalize("NFD", secret), f"  {secret}\n"):
        school.enter(header, "eirian  LLOYD", typed)


def test_a_reset_gives_a_one_time_passphrase_and_new_keys(school):
    header, lead = school.create_two()
    aled = _id(header, school.aled)
    header, lead = reset_passphrase(header, lead, aled, "pebble walnut siren cargo", cost=school.cheap)
    entered = school.enter(header, school.aled, "pebble walnut siren cargo")
    assert entered.unlocked.must_change
    assert entered.unlocked.deks == lead.deks
    changed = change_passphrase(*entered, "harbour linen gravel moth", cost=school.cheap)
    assert not changed.unlocked.must_change
    assert not school.enter(changed.header, school.aled, "harbour linen gravel moth").unlocked.must_change


def test_the_last_lead_and_oneself_cannot_be_removed(school):
    header, lead = school.create()
    header, lead = add_member(
        header, lead, name="Sian Price", title="Headteacher", role="senior_manager",
        passphrase="harbour linen gravel moth", cost=school.cheap,
    )  # fmt: skip
    with pytest.raises(DeskError, match="member_self"):
        remove_member(header, lead, lead.member_id, now=school.now)
    (header, lead), sheet = make_recovery(header, lead, now=school.now, cost=school.cheap)
    header, by_sheet = unlock_recovery(header, sheet, floor=school.cheap)
    with pytest.raises(DeskError, match="member_last_lead"):
        remove_member(header, by_sheet, lead.member_id, now=school.now)
    with pytest.raises(DeskError, match="member_last_lead"):
        set_role(header, by_sheet, lead.member_id, "reviewer", title="", now=school.now)
    with pytest.raises(DeskError, match="vault_unknown_member"):
        remove_member(header, by_sheet, by_sheet.member_id, now=school.now)


@pytest.mark.parametrize("role", ["senior_manager", "reviewer"])
def test_a_role_without_the_signing_key_changes_no_accounts_but_its_own_passphrase(school, role):
    header, lead = school.create_two()
    header, lead = add_member(
        header, lead, name="Sian Price", title="", role=role,
        passphrase="harbour linen gravel moth", cost=school.cheap,
    )  # fmt: skip
    header, sian = school.enter(header, "Sian Price", "harbour linen gravel moth")
    attempts = [
        lambda: remove_member(header, sian, _id(header, school.aled), now=school.now),
        lambda: set_role(header, sian, _id(header, school.aled), "reviewer", title="", now=school.now),
        lambda: set_notice(header, sian, school.notice),
        lambda: begin_rotation(header, sian, now=school.now),
        lambda: make_recovery(header, sian, now=school.now, cost=school.cheap),
        lambda: add_member(
            header, sian, name="X Y", title="", passphrase="pebble walnut siren cargo", cost=school.cheap
        ),
    ]
    for attempt in attempts:
        with pytest.raises(DeskError, match="member_not_allowed"):
            attempt()
    changed = change_passphrase(header, sian, "pebble walnut siren cargo", cost=school.cheap)
    school.enter(changed.header, school.nia)


def test_an_office_administrator_cannot_make_a_lead_but_can_remove_one(school):
    header, lead = school.create_two()
    header, lead = add_member(
        header, lead, name="Meinir Ashe", title="Office", role="office_admin",
        passphrase="harbour linen gravel moth", cost=school.cheap,
    )  # fmt: skip
    header, office = school.enter(header, "Meinir Ashe", "harbour linen gravel moth")
    with pytest.raises(DeskError, match="member_not_allowed"):
        add_member(header, office, name="X Y", title="", passphrase="pebble walnut siren cargo", cost=school.cheap)
    change = remove_member(header, office, _id(header, school.aled), now=school.now)
    assert school.enter(change.header, school.nia).unlocked.deks == change.unlocked.deks
    assert len(school.enter(change.header, school.nia).unlocked.inbox_secrets) == 2


def test_a_lead_who_becomes_senior_manager_loses_inbox_and_signing_and_these_are_renewed(school):
    header, lead = school.create_two()
    change = set_role(header, lead, _id(header, school.aled), "senior_manager", title="", now=school.now)
    assert not change.header.is_rotating
    aled = school.enter(change.header, school.aled).unlocked
    assert aled.deks == lead.deks
    assert (aled.signing, aled.inbox_secrets) == (None, {})
    assert change.unlocked.signing != lead.signing
    assert change.header.inbox_key != header.inbox_key


def test_a_replaced_recovery_sheet_has_the_next_number_and_the_old_one_opens_nothing(school):
    header, lead = school.create()
    (header, lead), first = make_recovery(header, lead, now=school.now, cost=school.cheap)
    assert (first.number, header.key_no, header.is_rotating) == (1, 1, False)
    (header, lead), second = make_recovery(header, lead, now=school.now, cost=school.cheap)
    assert (second.number, header.key_no, header.is_rotating) == (2, 2, True)
    with pytest.raises(DeskError) as refused:
        unlock_recovery(header, first, floor=school.cheap)
    assert (refused.value.id, refused.value.params) == ("recovery_wrong_key", {"key_no": 2})
    header, by_sheet = unlock_recovery(header, second, floor=school.cheap)
    header, by_sheet = finish_rotation(header, by_sheet)
    with pytest.raises(DeskError, match="recovery_signed_in_with_it"):
        make_recovery(header, by_sheet, now=school.now, cost=school.cheap)
    assert header.recovery_member not in header.members


def test_ways_in_counts_leads_and_a_sheet_only_once_it_was_typed_back(school):
    header, lead = school.create()
    assert ways_in(header) == 1
    (header, lead), sheet = make_recovery(header, lead, now=school.now, cost=school.cheap)
    assert ways_in(header) == 1
    with pytest.raises(DeskError, match="recovery_wrong_key"):
        confirm_recovery(header, lead, replace(sheet, secret=bytes(20)), floor=school.cheap)
    header, lead = confirm_recovery(header, lead, sheet, floor=school.cheap)
    assert ways_in(header) == 2
    unlock_recovery(header, sheet, floor=school.cheap)


@pytest.mark.parametrize(
    ("name", "refusal"),
    [("nia  morgan", "member_name_taken"), ("", "member_name_invalid"), ("a\x00b", "member_name_invalid"),
     ("\ud800", "member_name_invalid"), ("x" * 201, "member_name_invalid")],
)  # fmt: skip
def test_names_that_cannot_be_told_apart_or_shown_are_refused(school, name, refusal):
    header, lead = school.create_two()
    with pytest.raises(DeskError, match=refusal):
        add_member(header, lead, name=name, title="", passphrase="pebble walnut siren cargo", cost=school.cheap)
    with pytest.raises(DeskError, match=refusal):
        describe_member(header, lead, _id(header, school.aled), name=name, title="")


@pytest.mark.parametrize("role", ["log_only", "recovery"])
def test_roles_that_do_not_hold_the_records_key_are_not_in_this_header(school, role):
    header, lead = school.create_two()
    with pytest.raises(DeskError, match="member_role_invalid"):
        set_role(header, lead, _id(header, school.aled), role, title="", now=school.now)


def test_the_head_is_kept_without_the_signing_key_and_the_notice_with_it(school):
    header, lead = school.create_two()
    kept = set_head(header, lead, Head(12, "ab" * 32)).header
    assert (kept.head, kept.gen) == (Head(12, "ab" * 32), header.gen)
    school.enter(kept, school.aled)
    told = set_notice(kept, lead, school.notice.__class__("Ysgol Arall", "wales")).header
    assert (told.notice.school, told.head, told.gen) == ("Ysgol Arall", kept.head, header.gen + 1)


def test_ones_own_passphrase_is_asked_again(school):
    header, lead = school.create_two()
    check_own_passphrase(header, lead, school.secrets[school.nia], floor=school.cheap)
    with pytest.raises(DeskError, match="vault_wrong_passphrase"):
        check_own_passphrase(header, lead, school.secrets[school.aled], floor=school.cheap)


def test_no_secret_shows_in_what_is_printed_of_a_session(school):
    header, lead = school.create_two()
    _, sheet = make_recovery(header, lead, now=school.now, cost=school.cheap)
    shown = f"{lead!r} {lead.keys!r} {lead.ring!r} {sheet!r}"
    secrets = [lead.deks[0][1], lead.keys.x25519, lead.signing or b"", sheet.secret]
    assert not any(secret.hex() in shown or repr(secret) in shown for secret in secrets)
    assert sheet.text not in shown


def test_adding_a_member_to_sixty_takes_less_than_20_ms_beyond_the_derivation(school):
    header, lead = school.create()
    for number in range(60):
        header, lead = add_member(
            header,
            lead,
            name=f"Member {number}",
            title="",
            passphrase="pebble walnut siren cargo",
            cost=school.cheap,
        )
    times = []
    for number in range(5):
        start = time.perf_counter()
        add_member(
            header,
            lead,
            name=f"More {number}",
            title="",
            passphrase="harbour linen gravel moth",
            cost=school.cheap,
        )
        times.append(time.perf_counter() - start)
    assert min(times) < 0.020


def test_a_member_of_another_vault_is_not_let_in(school):
    header, _ = school.create_two()
    other, _ = school.create()
    with pytest.raises(DeskError, match="vault_unknown_member"):
        school.enter(other, school.aled)
    with pytest.raises(DamagedVaultError):
        decode_header(canonical(header).replace(header.vault.encode(), other.vault.encode()))
