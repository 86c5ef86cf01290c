"""Sealed drafts: whose they are, when the leads see them, and that nothing written is dropped."""

import json
import signal
import stat
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hsbdesk.errors import DamagedVaultError, DeskError
from hsbdesk.vault.drafts import (
    count_unfinished,
    delete_draft,
    leave_drafts,
    list_own_drafts,
    list_unfinished,
    open_own_draft,
    write_draft,
)
from hsbdesk.vault.members import add_member, change_passphrase, remove_member, reset_passphrase
from hsbdesk.vault.rotation import begin_rotation, finish_rotation
from hsbdesk.vault.sealed_draft import Draft, decode_sealed
from hsbdesk.vault.unlock import Change

CANARY = "Zzyzx-seven"


def _draft(school, **changes) -> Draft:
    draft = Draft(
        str(uuid4()),
        "concern",
        {"text": f"{CANARY} ŵŷ 🙂 \u202e", "children": ["a", "b"]},
        {"caret": 12},
        school.now,
    )
    return replace(draft, **changes)


@pytest.fixture
def two(school) -> tuple[Change, Change]:
    header, nia = school.create_two()
    return Change(header, nia), school.enter(header, school.aled)


@pytest.fixture
def drafts(tmp_path):
    return tmp_path / "drafts"


def _file(drafts, change, draft):
    return drafts / change.unlocked.member_id / f"{draft.uuid}.sealed"


def test_a_draft_comes_back_exactly_and_nothing_of_it_is_in_clear(school, drafts, two):
    nia, _ = two
    for draft in (_draft(school), _draft(school, form="intervention", inbox=True, left=True)):
        write_draft(drafts, *nia, draft)
        assert open_own_draft(drafts, nia.unlocked, draft.uuid) == draft
        content = _file(drafts, nia, draft).read_bytes()
        assert not any(word.encode() in content for word in (CANARY, "caret", "children", "intervention"))
    if sys.platform != "win32":
        assert stat.S_IMODE(_file(drafts, nia, draft).stat().st_mode) == 0o600
        assert stat.S_IMODE(_file(drafts, nia, draft).parent.stat().st_mode) == 0o700


def test_own_drafts_are_listed_last_written_first_and_deleted_once_recorded(school, drafts, two):
    nia, _ = two
    old, new = _draft(school), _draft(school, last_key=school.now + timedelta(minutes=1))
    for draft in (old, new):
        write_draft(drafts, *nia, draft)
    assert list_own_drafts(drafts, nia.unlocked).drafts == (new, old)
    delete_draft(drafts, nia.unlocked, new.uuid)
    delete_draft(drafts, nia.unlocked, new.uuid)
    assert list_own_drafts(drafts, nia.unlocked).drafts == (old,)
    with pytest.raises(DeskError, match="draft_not_found"):
        open_own_draft(drafts, nia.unlocked, new.uuid)


def test_a_later_state_replaces_the_earlier_one(school, drafts, two):
    nia, _ = two
    draft = _draft(school)
    for text in ("a", "ab", "abc"):
        write_draft(drafts, *nia, replace(draft, fields={"text": text}))
    assert [found.fields for found in list_own_drafts(drafts, nia.unlocked).drafts] == [{"text": "abc"}]
    assert len(list(_file(drafts, nia, draft).parent.iterdir())) == 1


def test_no_other_member_opens_a_draft_even_from_their_own_folder(school, drafts, two):
    nia, aled = two
    draft = _draft(school)
    write_draft(drafts, *nia, draft)
    with pytest.raises(DeskError, match="draft_not_found"):
        open_own_draft(drafts, aled.unlocked, draft.uuid)
    copied = drafts / aled.unlocked.member_id / f"{draft.uuid}.sealed"
    copied.parent.mkdir()
    content = _file(drafts, nia, draft).read_bytes()
    for told in (content, content.replace(nia.unlocked.member_id.encode(), aled.unlocked.member_id.encode())):
        copied.write_bytes(told)
        with pytest.raises(DeskError, match=r"draft_(damaged|closed)"):
            open_own_draft(drafts, aled.unlocked, draft.uuid)
    later = school.now + timedelta(days=9)
    assert list_unfinished(drafts, *aled, later).concerns == ()


def test_leads_see_a_concern_after_an_hour_without_a_key_and_never_before(school, drafts, two):
    nia, aled = two
    draft = _draft(school, inbox=True)
    write_draft(drafts, *nia, draft)
    early, due = school.now + timedelta(minutes=59, seconds=59), school.now + timedelta(minutes=60)
    assert (list_unfinished(drafts, *aled, early).concerns, count_unfinished(drafts, early)) == ((), 0)
    assert count_unfinished(drafts, due) == 1
    (found,) = list_unfinished(drafts, *aled, due).concerns
    assert (found.author, found.verified, found.draft) == (school.nia, True, draft)
    assert list_unfinished(drafts, *nia, due).concerns == ()  # one's own stand under own drafts
    assert open_own_draft(drafts, nia.unlocked, draft.uuid) == draft


def test_leads_see_a_concern_at_once_when_its_author_signs_out(school, drafts, two):
    nia, aled = two
    concern, plan = _draft(school, inbox=True), _draft(school, form="plan")
    for draft in (concern, plan):
        write_draft(drafts, *nia, draft)
    assert leave_drafts(drafts, *nia) == 1
    assert leave_drafts(drafts, *nia) == 0
    assert [found.draft.uuid for found in list_unfinished(drafts, *aled, school.now).concerns] == [concern.uuid]
    write_draft(drafts, *nia, concern)  # its author goes on
    assert list_unfinished(drafts, *aled, school.now).concerns == ()


def test_a_clock_that_was_wrong_while_typing_does_not_hide_a_concern_for_ever(school, drafts, two):
    nia, aled = two
    write_draft(drafts, *nia, _draft(school, inbox=True, last_key=school.now + timedelta(days=3650)))
    assert len(list_unfinished(drafts, *aled, school.now).concerns) == 1


def test_a_member_without_the_inbox_keys_is_not_shown_unfinished_concerns(school, drafts, two):
    change = add_member(
        *two[0], name="Sian Price", title="", role="senior_manager",
        passphrase="harbour linen gravel moth", cost=school.cheap,
    )  # fmt: skip
    sian = school.enter(change.header, "Sian Price", "harbour linen gravel moth")
    with pytest.raises(DeskError, match="draft_not_a_lead"):
        list_unfinished(drafts, *sian, school.now)
    draft = _draft(school, inbox=True, left=True)
    write_draft(drafts, *sian, draft)
    (found,) = list_unfinished(drafts, *two[1], school.now).concerns
    assert found.draft == draft


def test_drafts_outlive_a_changed_passphrase_and_a_rotation(school, drafts, two):
    nia, _ = two
    draft = _draft(school, inbox=True, left=True)
    write_draft(drafts, *nia, draft)
    header, lead = change_passphrase(*nia, "pebble walnut siren cargo", cost=school.cheap)
    header, lead = finish_rotation(*begin_rotation(header, lead, now=school.now))
    again = school.enter(header, school.nia, "pebble walnut siren cargo")
    assert open_own_draft(drafts, again.unlocked, draft.uuid) == draft
    aled = school.enter(header, school.aled)
    assert [found.draft for found in list_unfinished(drafts, *aled, school.now).concerns] == [draft]


def test_after_a_reset_or_removal_the_concern_still_reaches_the_leads_unverified(school, drafts, two):
    nia, aled = two
    concern, plan = _draft(school, inbox=True, left=True), _draft(school, form="plan")
    for draft in (concern, plan):
        write_draft(drafts, *aled, draft)
    header, lead = reset_passphrase(*nia, aled.unlocked.member_id, "pebble walnut siren cargo", cost=school.cheap)
    new_aled = school.enter(header, school.aled, "pebble walnut siren cargo")
    listed = list_own_drafts(drafts, new_aled.unlocked)
    assert listed.drafts == ()
    assert {damaged.reason for damaged in listed.damaged} == {"draft_closed"}
    (found,) = list_unfinished(drafts, header, lead, school.now).concerns
    assert (found.author, found.verified, found.draft) == (school.aled, False, concern)
    header, lead = remove_member(header, lead, aled.unlocked.member_id, now=school.now)
    (found,) = list_unfinished(drafts, header, lead, school.now).concerns
    assert (found.author, found.verified, found.draft) == ("", False, concern)


def test_a_damaged_draft_is_kept_aside_told_once_and_does_not_hide_the_others(school, drafts, two):
    nia, aled = two
    good, bad, empty = _draft(school, inbox=True), _draft(school, inbox=True), _draft(school)
    for draft in (good, bad, empty):
        write_draft(drafts, *nia, draft)
    path = _file(drafts, nia, bad)
    damaged = path.read_bytes().replace(b'"ct":"', b'"ct":"AAAA', 1)
    path.write_bytes(damaged)
    _file(drafts, nia, empty).write_bytes(b"")
    due = school.now + timedelta(hours=2)
    seen_by_lead = list_unfinished(drafts, *aled, due)
    assert [found.draft for found in seen_by_lead.concerns] == [good]
    assert {found.uuid for found in seen_by_lead.damaged} == {bad.uuid, empty.uuid}
    assert path.read_bytes() == damaged  # a lead's look changes no file
    listed = list_own_drafts(drafts, nia.unlocked)
    assert listed.drafts == (good,)
    assert {found.uuid for found in listed.damaged} == {bad.uuid, empty.uuid}
    assert path.with_name(path.name + ".damaged-1").read_bytes() == damaged
    write_draft(drafts, *nia, bad)  # the form writes on; what was kept aside stays
    path.write_bytes(b"again")
    assert len(list_own_drafts(drafts, nia.unlocked).damaged) == 1
    assert path.with_name(path.name + ".damaged-2").read_bytes() == b"again"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("left", True),
        ("last_key", "2020-01-01T00:00:00Z"),
        ("inbox", None),
        ("vault", "0" * 32),
        ("extra", 1),
    ],
)
def test_the_clear_part_is_bound_to_what_is_sealed(school, drafts, two, field, value):
    nia, _ = two
    draft = _draft(school, inbox=True)
    write_draft(drafts, *nia, draft)
    path = _file(drafts, nia, draft)
    tree = json.loads(path.read_bytes())
    assert tree.get(field) != value or field == "inbox"
    tree[field] = value
    path.write_bytes(json.dumps(tree).encode())
    with pytest.raises(DamagedVaultError, match="draft_damaged"):
        open_own_draft(drafts, nia.unlocked, draft.uuid)


def test_a_draft_put_under_another_uuid_does_not_open_there(school, drafts, two):
    nia, _ = two
    draft, other = _draft(school), _draft(school)
    write_draft(drafts, *nia, draft)
    content = _file(drafts, nia, draft).read_bytes()
    for told in (content, content.replace(draft.uuid.encode(), other.uuid.encode())):
        _file(drafts, nia, other).write_bytes(told)
        with pytest.raises(DeskError):
            open_own_draft(drafts, nia.unlocked, other.uuid)


@pytest.mark.parametrize("uuid", ["../../keys", "", "x" * 36, "0" * 32, str(uuid4()).upper()])
def test_only_a_uuid_names_a_draft(school, drafts, two, uuid):
    nia, _ = two
    with pytest.raises(DeskError, match="draft_invalid"):
        write_draft(drafts, *nia, _draft(school, uuid=uuid))
    with pytest.raises(DeskError, match="draft_invalid"):
        delete_draft(drafts, nia.unlocked, uuid)
    assert not list(drafts.glob("**/*.sealed"))


@pytest.mark.parametrize("fields", [{"text": object()}, {"text": "\ud800"}])
def test_what_json_cannot_hold_is_refused_and_the_earlier_state_kept(school, drafts, two, fields):
    nia, _ = two
    draft = _draft(school)
    write_draft(drafts, *nia, draft)
    with pytest.raises(DeskError, match="draft_invalid"):
        write_draft(drafts, *nia, replace(draft, fields=fields))
    assert open_own_draft(drafts, nia.unlocked, draft.uuid) == draft


def test_a_draft_of_a_newer_program_is_left_alone(school, drafts, two):
    nia, _ = two
    draft = _draft(school)
    write_draft(drafts, *nia, draft)
    path = _file(drafts, nia, draft)
    path.write_bytes(b'{"fmt":"hsbdesk-draft","v":2}')
    assert [found.reason for found in list_own_drafts(drafts, nia.unlocked).damaged] == ["vault_newer"]
    assert path.exists()


_SMALL = settings(
    max_examples=300,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=40),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=20,
)  # fmt: skip


@_SMALL
@given(fields=st.dictionaries(st.text(max_size=10), _JSON, max_size=5), form=st.text(max_size=10))
def test_any_json_comes_back_exactly(school, tmp_path, two, fields, form):
    nia, _ = two
    draft = _draft(school, fields=fields, form=form)
    write_draft(tmp_path, *nia, draft)
    assert open_own_draft(tmp_path, nia.unlocked, draft.uuid) == draft


@_SMALL
@given(data=st.data())
def test_any_changed_byte_is_told_or_means_the_same(school, tmp_path, two, data):
    nia, aled = two
    draft = _draft(school, inbox=True, left=True)
    write_draft(tmp_path, *nia, draft)
    path = _file(tmp_path, nia, draft)
    content = bytearray(path.read_bytes())
    place = data.draw(st.integers(0, len(content) - 1))
    content[place] ^= data.draw(st.integers(1, 255))
    path.write_bytes(content)
    seen = list_unfinished(tmp_path, *aled, school.now)
    assert len(seen.concerns) + len(seen.damaged) == 1
    assert all(found.draft == draft for found in seen.concerns)
    own = list_own_drafts(tmp_path, nia.unlocked)
    assert len(own.drafts) + len(own.damaged) == 1
    assert all(found == draft for found in own.drafts)
    for left_over in path.parent.iterdir():
        left_over.unlink()


@_SMALL
@given(odd=st.binary(max_size=300) | _JSON.map(msgspec.json.encode))
def test_bytes_that_are_no_draft_are_refused_without_a_crash(odd):
    with pytest.raises(DeskError):
        decode_sealed(odd, member="0" * 32, uuid=str(uuid4()))


TYPE = """
import itertools, pathlib, sys
sys.path.insert(0, sys.argv[2])
from datetime import UTC, datetime
from conftest import School
from hsbdesk.vault.drafts import write_draft
from hsbdesk.vault.header_file import read_header
from hsbdesk.vault.sealed_draft import Draft
school, folder = School(), pathlib.Path(sys.argv[1])
entered = school.enter(read_header(folder).copies[0], school.nia)
for number in itertools.count():
    write_draft(folder / "drafts", *entered, Draft("0" * 8 + "-0000-4000-8000-" + "0" * 12, "concern",
        {"text": "x" * 20_000 + str(number)}, {}, school.now))
    print(number, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is of Unix")
def test_a_program_killed_while_writing_loses_nothing_that_was_written(school, tmp_path):
    from hsbdesk.vault.header_file import write_header

    change = school.create()
    write_header(tmp_path, change.header)
    for written in (1, 20, 60):
        with subprocess.Popen(
            [sys.executable, "-c", TYPE, str(tmp_path), str(Path(__file__).parent)],
            stdout=subprocess.PIPE, text=True,
        ) as typing:  # fmt: skip
            assert typing.stdout is not None
            for _ in range(written):
                last = int(typing.stdout.readline())
            typing.send_signal(signal.SIGKILL)
            last = max([last, *(int(line) for line in typing.stdout if line.endswith("\n"))])
        listed = list_own_drafts(tmp_path / "drafts", change.unlocked)
        assert listed.damaged == ()
        text = listed.drafts[0].fields["text"]
        assert isinstance(text, str)
        assert int(text.strip("x")) >= last
