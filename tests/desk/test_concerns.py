"""One concern's walk: typed, checked, recorded, found, amended; and what is refused on the way."""

from dataclasses import replace

import pytest

from hsbdesk.desk.desk import Desk
from hsbdesk.domain.child import FileKind
from hsbdesk.domain.concern import Basis, Concern, Role
from hsbdesk.domain.concern_draft import (
    ConcernDraft,
    DraftAccount,
    DraftPerson,
    draft_fields,
    draft_from_fields,
)
from hsbdesk.domain.person import Pupil
from hsbdesk.errors import DeskError
from hsbdesk.storage.records import read_record, read_records

TEXT = "Cari told me that Ioan touched her leg.\n“A few times.” <b>& ŵŷ 🙂"


@pytest.fixture
def roll(desk: Desk) -> Desk:
    desk.pupils.save(
        (
            Pupil(id="1", first="Ioan", last="Sample", born="2015-06-12", year="Year 6", class_name="6 Oak"),
            Pupil(id="2", first="Cari", last="Prosser", born="2016-05-24", year="Year 5", class_name="5 Yew"),
            Pupil(id="3", first="Siân", last="Llŷr", born="2016-01-02", year="Year 5", class_name="5 Yew"),
            Pupil(id="4", first="Left", last="Already", class_name="6 Elm", left_on="2025-07-20"),
        )
    )
    return desk


def filled(desk: Desk) -> ConcernDraft:
    return replace(
        desk.concerns.new_draft(),
        people=(
            DraftPerson(key="pupil:1", name="Ioan Sample", role=Role.DISPLAYED),
            DraftPerson(key="pupil:2", name="Cari Prosser", role=Role.AFFECTED),
        ),
        when="Tue about 1.20",
        places=("Year 5 cloakroom",),
        source_choice="CHILD_TOLD",
        told_by_key="pupil:2",
        what_happened=TEXT,
        accounts=(
            DraftAccount(person_key="pupil:2", words="I told him to stop."),
            DraftAccount(person_key="pupil:1", words="  "),
        ),
        secrecy=True,
        done="Stayed with Cari.",
    )


def test_what_was_typed_is_what_is_stored(roll: Desk) -> None:
    receipt = roll.concerns.submit(filled(roll))
    record = read_record(roll.session.db, Concern, receipt.id)
    assert record.number == receipt.number == "I-0001N"
    assert record.what_happened == TEXT
    assert (record.when.start, record.when.time, record.when.about, record.when.words) == (
        "2026-03-17",
        "13:20",
        True,
        "Tue about 1.20",
    )
    assert (record.source, record.basis) == ("CHILD_AFFECTED_SAID", Basis.TOLD_FIRST_HAND)
    assert [account.words for account in record.accounts] == ["I told him to stop."]
    assert record.aggravating == ("SECRECY",)
    assert record.recorded_at == "2026-03-18T11:20:00Z"


def test_recording_the_same_draft_twice_gives_one_record(roll: Desk) -> None:
    draft = filled(roll)
    assert roll.concerns.submit(draft) == roll.concerns.submit(draft)
    assert len(read_records(roll.session.db, Concern)) == 1


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"people": ()}, "people"),
        ({"what_happened": " \n"}, "what_happened"),
        ({"when": "next Friday"}, "when"),
        ({"when": "gobbledygook"}, "when"),
    ],
)
def test_a_refusal_names_the_field_and_stores_nothing(roll: Desk, change: dict[str, object], field: str) -> None:
    with pytest.raises(DeskError) as refused:
        roll.concerns.submit(replace(filled(roll), **change))
    assert refused.value.field == field
    assert read_records(roll.session.db, Concern) == []
    assert roll.session.db.execute("SELECT count(*) FROM record_number").fetchone() == (0,)


def test_not_known_is_an_answer(roll: Desk) -> None:
    draft = replace(roll.concerns.new_draft(), child_not_known=True, what_happened="Drawing on the wall.")
    record = read_record(roll.session.db, Concern, roll.concerns.submit(draft).id)
    assert record.people == ()
    assert record.when.precision == "UNKNOWN"


def test_a_pupil_is_not_a_file(roll: Desk) -> None:
    roll.concerns.submit(filled(roll))
    assert roll.files.children().rows == ()


def test_opening_a_file_brings_the_concern_in_and_gives_letters(roll: Desk) -> None:
    receipt = roll.concerns.submit(filled(roll))
    record = read_record(roll.session.db, Concern, receipt.id)
    child, other = record.people[0].person, record.people[1].person
    file = roll.files.open_file(f"person:{child}", FileKind.HSB, "displayed, I-0001N")
    assert [row.number for row in roll.concerns.rows(file)] == ["I-0001N"]
    assert roll.files.read(file).letter_of(other) == "A"
    support = roll.files.open_file(f"person:{other}", FileKind.SUPPORT, "affected, I-0001N")
    assert roll.files.read(support).letter_of(child) == "A"
    with pytest.raises(DeskError) as refused:
        roll.files.open_file(f"person:{child}", FileKind.HSB, "again")
    assert refused.value.id == "file_open_already"


def test_the_picker_holds_the_whole_roll_and_no_mark(roll: Desk) -> None:
    roll.concerns.submit(filled(roll))
    assert [choice.title for choice in roll.pupils.suggest("5 yew")] == ["Siân Llŷr", "Cari Prosser"]
    assert [choice.title for choice in roll.pupils.suggest("sian lly")] == ["Siân Llŷr"]
    assert roll.pupils.suggest("left") == ()
    assert roll.pupils.suggest("s") == ()
    assert {choice.detail for choice in roll.pupils.suggest("cari")} == {"5 Yew, 24 May"}


def test_a_typed_name_waits_for_its_person(roll: Desk) -> None:
    draft = replace(filled(roll), people=(DraftPerson(key="", name="the tall boy", role=Role.DISPLAYED),))
    receipt = roll.concerns.submit(draft)
    assert roll.concerns.read(receipt.id).unmatched == ("the tall boy",)
    roll.concerns.match(receipt.id, "the tall boy", "pupil:1")
    view = roll.concerns.read(receipt.id)
    assert view.unmatched == ()
    assert [child.name for child in view.children] == ["Ioan Sample"]


def test_amendments_stand_beside_the_original(roll: Desk) -> None:
    receipt = roll.concerns.submit(filled(roll))
    roll.concerns.amend(receipt.id, "CORRECTION", "It was 13:25.", "clock in the hall")
    roll.concerns.amend(receipt.id, "DISPUTED", "The others started it.", "said at the gate", "the aunt", "Both stand.")
    with pytest.raises(DeskError):
        roll.concerns.amend(receipt.id, "DISPUTED", "No.", "because")
    roll.concerns.strike_out(receipt.id, "entered twice")
    versions = roll.histories.versions(receipt.id)
    assert [version.number for version in versions] == [4, 3, 2, 1]
    record = read_record(roll.session.db, Concern, receipt.id)
    assert record.what_happened == TEXT
    assert record.state == "STRUCK_OUT"
    assert not record.counts


def test_a_move_keeps_its_trace_and_can_be_undone_for_two_days(roll: Desk, clock) -> None:
    receipt = roll.concerns.submit(filled(roll))
    child = read_record(roll.session.db, Concern, receipt.id).people[0].person
    view = roll.moves.view(receipt.id, child, "pupil:3")
    assert "Ioan Sample" in view.from_line
    assert "Siân Llŷr" in view.to_line
    roll.moves.move(receipt.id, child, "pupil:3", "wrong name picked")
    moved = read_record(roll.session.db, Concern, receipt.id)
    assert [c.name for c in roll.concerns.read(receipt.id).children] == ["Siân Llŷr", "Cari Prosser"]
    assert moved.amendments[-1].kind == "MOVED_WRONG_CHILD"
    clock.move(hours=47)
    roll.moves.undo(receipt.id)
    assert read_record(roll.session.db, Concern, receipt.id).people[0].person == child
    roll.moves.move(receipt.id, child, "pupil:3", "again")
    clock.move(hours=49)
    with pytest.raises(DeskError) as refused:
        roll.moves.undo(receipt.id)
    assert refused.value.id == "move_too_old"


def test_a_draft_survives_being_kept_and_opened(roll: Desk) -> None:
    draft = filled(roll)
    roll.drafts.keep(draft.uuid, "concern", draft_fields(draft), {"section": 2, "caret": 17}, inbox=True)
    opened = roll.drafts.open(draft.uuid)
    assert draft_from_fields(opened.fields) == draft
    assert opened.view["caret"] == 17


def test_names_off_shows_initials_and_never_letters(roll: Desk) -> None:
    receipt = roll.concerns.submit(filled(roll))
    child = read_record(roll.session.db, Concern, receipt.id).people[0].person
    file = roll.files.open_file(f"person:{child}", FileKind.HSB, "I-0001N")
    roll.set_names(on=False)
    shown = repr(roll.concerns.rows(file)) + repr(roll.chronologies.read(file)) + repr(roll.files.children())
    assert "Cari" not in shown
    assert "Ioan" not in shown
    assert "(A)" not in shown
