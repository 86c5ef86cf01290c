"""Tampering with the header: told without a key, or at the latest when the right passphrase is typed."""

import copy
import json

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hsbdesk.errors import DamagedVaultError, DeskError
from hsbdesk.vault.header import Signed, VaultKey
from hsbdesk.vault.header_seal import Keyring, canonical_json, decode_header, seal_header
from hsbdesk.vault.keys import make_key, seal_to, sign_public
from hsbdesk.vault.members import add_member
from hsbdesk.vault.recovery import make_recovery
from hsbdesk.vault.rotation import begin_rotation, finish_rotation
from hsbdesk.vault.unlock import unlock_header


@pytest.fixture
def content(school) -> bytes:
    header, lead = school.create_two()
    change, _ = make_recovery(header, lead, now=school.now, cost=school.cheap)
    return canonical_json(begin_rotation(*change, now=school.now).header)


def _set(*path):
    *inner, last, value = path

    def change(tree):
        place = tree
        for step in inner:
            place = place[step]
        assert place[last] != value
        place[last] = value

    return change


def _swap(left, right):
    def change(tree):
        *inner, last = left
        *other_inner, other_last = right
        place, other = tree, tree
        for step in inner:
            place = place[step]
        for step in other_inner:
            other = other[step]
        place[last], other[other_last] = other[other_last], place[last]

    return change


def _copy_member(tree):
    tree["signed"]["members"].append({**tree["signed"]["members"][1], "id": "0" * 32})
    tree["slots"].append({**tree["slots"][1], "member": "0" * 32})


def _swap_grants(tree):
    grants = tree["signed"]["members"][0]["grants"]
    first, second = sorted(grants)[:2]
    grants[first], grants[second] = grants[second], grants[first]


def _take_from_inbox(tree):
    tree["signed"]["inbox"][0]["pub"] = tree["signed"]["inbox"][1]["pub"]


def _raise_head(tree):
    tree["head"] = {"seq": 5, "mac": "00"}


CHANGES = {
    "role raised": _set("signed", "members", 1, "role", "office_admin"),
    "name": _set("signed", "members", 1, "name", "Somebody Else"),
    "title": _set("signed", "members", 1, "title", "Lead"),
    "member removed": lambda tree: tree["signed"]["members"].pop(1),
    "member and slot removed": lambda tree: (tree["signed"]["members"].pop(1), tree["slots"].pop(1)),
    "member copied": _copy_member,
    "members swapped": _swap(("signed", "members", 0, "x25519"), ("signed", "members", 1, "x25519")),
    "slot removed": lambda tree: tree["slots"].pop(1),
    "slot twice": lambda tree: tree["slots"].append(tree["slots"][0]),
    "slots' ciphertexts swapped": _swap(("slots", 0, "ct"), ("slots", 1, "ct")),
    "slots' owners swapped": _swap(("slots", 0, "member"), ("slots", 1, "member")),
    "kdf passes": _set("slots", 0, "kdf", "ops", 2),
    "kdf memory": _set("slots", 0, "kdf", "mem", 2**20),
    "hint": _set("slots", 0, "hint", "type it here"),
    "one-time mark": _set("slots", 0, "confirmed", False),
    "key number": _set("slots", 2, "key_no", 9),
    "slot's kind": _set("slots", 0, "kind", "recovery"),
    "inbox key swapped": _take_from_inbox,
    "records key unlisted": lambda tree: (tree["signed"]["dek_ids"].pop(), tree["mac"].popitem()),
    "generation": _set("signed", "gen", 99),
    "phone number shown": _set("signed", "notice", "phone", 0, "phone", "01632 960 999"),
    "school": _set("signed", "notice", "school", "Ysgol Arall"),
    "grants swapped": _swap_grants,
    "signing key uncertified": _swap(("signed", "vault_keys", 1, "sig"), ("sig",)),
    "oldest signing key dropped": lambda tree: tree["signed"]["vault_keys"].pop(0),
    "ledger of erasures": lambda tree: tree["erased"].append("0" * 32),
    "audit's head": _raise_head,
    "code missing": lambda tree: tree["mac"].popitem(),
    "unknown field": lambda tree: tree["signed"].update(extra=1),
    "future role": _set("signed", "members", 1, "role", "owner"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_a_changed_header_is_refused_before_any_key_is_handed_out(school, content, change):
    tree = json.loads(content)
    school.enter(decode_header(json.dumps(tree).encode()), school.nia)
    change(tree)
    with pytest.raises(DamagedVaultError):
        school.enter(decode_header(json.dumps(tree).encode()), school.nia)


def test_a_header_signed_anew_by_a_stranger_does_not_take_in_a_member(school):
    """Anybody can write a header that is sound in itself, with keys of their own sealed to us."""
    header, _ = school.create()
    secret = make_key()
    ring = {name: make_key() for member in header.members for name in member.grants} | {"sign": secret}
    inbox = header.inbox_key
    member = header.members[0]
    grants = {name: seal_to(member.x25519, key) for name, key in ring.items()}
    forged: Signed = msgspec.structs.replace(
        header.signed,
        vault_keys=(VaultKey(sign_public(secret), None),),
        members=(msgspec.structs.replace(member, grants=grants),),
        inbox=(inbox,),
    )
    sound = decode_header(canonical_json(seal_header(forged, header.slots, Keyring(ring))))
    with pytest.raises(DamagedVaultError, match="vault_header_altered"):
        school.enter(sound, school.nia)


def test_somebody_with_the_records_key_alone_cannot_change_members(school):
    header, lead = school.create_two()
    without = {name: key for name, key in lead.ring.keys.items() if name != "sign"}
    with pytest.raises(DeskError, match="member_not_allowed"):
        seal_header(header.signed, header.slots, Keyring(without))
    with pytest.raises(DeskError, match="member_not_allowed"):
        seal_header(header.signed, header.slots, Keyring(without | {"sign": make_key()}))


def test_a_slot_below_the_floor_is_refused_before_anything_is_derived(school):
    header, _ = school.create()
    with pytest.raises(DeskError, match="vault_slot_too_weak"):
        unlock_header(header, school.nia, school.secrets[school.nia])


def test_a_wrong_passphrase_and_a_strange_name_are_told_apart(school):
    header, _ = school.create_two()
    with pytest.raises(DeskError, match="vault_wrong_passphrase"):
        school.enter(header, school.nia, school.secrets[school.aled])
    with pytest.raises(DeskError, match="vault_unknown_member"):
        school.enter(header, "Recovery sheet", "x")


def test_a_later_format_is_told_as_newer_and_not_as_damaged():
    for odd in (b'{"fmt":"hsbdesk-vault","v":2}', b'{"fmt":"hsbdesk-vault","v":3,"signed":[]}'):
        with pytest.raises(DeskError, match="vault_newer"):
            decode_header(odd)
    with pytest.raises(DamagedVaultError, match="vault_header_damaged"):
        decode_header(b'{"fmt":"something","v":2}')


def test_the_header_reads_back_as_it_was_written(content):
    assert canonical_json(decode_header(content)) == content


_SMALL = settings(
    max_examples=300,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@_SMALL
@given(data=st.data())
def test_any_changed_byte_is_told_or_means_the_same(school, content, data):
    place = data.draw(st.integers(0, len(content) - 1))
    changed = bytearray(content)
    changed[place] = data.draw(st.integers(0, 255).filter(lambda byte: byte != content[place]))
    try:
        header = decode_header(bytes(changed))
        school.enter(header, school.nia)
    except DeskError:
        return
    assert header == decode_header(content)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=20,
)


def _places(tree, path=()):
    inner = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for step, value in inner:
        yield (*path, step)
        yield from _places(value, (*path, step))


@_SMALL
@given(data=st.data())
def test_any_value_in_any_place_is_refused_without_a_crash(school, content, data):
    tree = json.loads(content)
    *path, last = data.draw(st.sampled_from(list(_places(tree))))
    place = tree
    for step in path:
        place = place[step]
    value = data.draw(_JSON)
    before = copy.deepcopy(place[last])
    place[last] = value
    try:
        header = decode_header(json.dumps(tree).encode())
        school.enter(header, school.nia)
    except DeskError:
        return
    assert value == before


@_SMALL
@given(odd=st.binary(max_size=400) | _JSON.map(lambda tree: json.dumps(tree).encode()))
def test_bytes_that_are_no_header_are_refused_without_a_crash(odd):
    with pytest.raises(DeskError):
        decode_header(odd)


def test_deeply_nested_and_half_written_headers_are_refused(content):
    for odd in (
        b"[" * 100_000,
        b'{"fmt":' * 5000,
        content[:-1],
        content[: len(content) // 2],
        b"",
        b"\x00" * 4096,
    ):
        with pytest.raises(DamagedVaultError):
            decode_header(odd)


def test_members_added_later_check_the_whole_chain(school):
    header, lead = school.create_two()
    for _ in range(3):
        header, lead = finish_rotation(*begin_rotation(header, lead, now=school.now))
    header, lead = add_member(
        header, lead, name="Sian Price", title="", passphrase="harbour linen gravel moth", cost=school.cheap
    )
    assert len(header.signed.vault_keys) == 4
    school.enter(header, "Sian Price", "harbour linen gravel moth")
    school.enter(header, school.aled)
