"""An entry that stood with the wrong child: moved openly, undone for two days, and never into a muddle."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from hsbdesk.desk.desk import Desk
from hsbdesk.desk.paper import texts_of
from hsbdesk.domain.child import FileKind
from hsbdesk.domain.concern import Concern, Role
from hsbdesk.domain.concern_draft import DraftAccount, DraftPerson
from hsbdesk.domain.ids import FileId, PersonId, RecordId
from hsbdesk.domain.person import Pupil
from hsbdesk.domain.sharing import DocumentKind
from hsbdesk.domain.task import Task
from hsbdesk.domain.triage import Categorised, Category, ChildDecision, Triage
from hsbdesk.errors import DeskError
from hsbdesk.storage.records import read_record, read_records


@pytest.fixture
def logged(desk: Desk) -> RecordId:
    desk.pupils.save(
        (
            Pupil(id="1", first="Ioan", last="Sample", born="2015-06-12", class_name="6 Oak"),
            Pupil(id="2", first="Cari", last="Prosser", born="2016-05-24", class_name="5 Yew"),
            Pupil(id="3", first="Mali", last="Tudno", born="2014-10-14", class_name="6 Oak"),
        )
    )
    draft = replace(
        desk.concerns.new_draft(),
        people=(
            DraftPerson(key="pupil:1", name="", role=Role.DISPLAYED),
            DraftPerson(key="pupil:2", name="", role=Role.AFFECTED),
        ),
        when="17 March 2026",
        what_happened="Something was seen.",
        accounts=(DraftAccount(person_key="pupil:1", words="It was the game."),),
    )
    return desk.concerns.submit(draft).id


def people(desk: Desk, concern: RecordId) -> list[str]:
    return [line.name.split(" (")[0] for line in desk.concerns.read(concern).children]


def first(desk: Desk, concern: RecordId) -> PersonId:
    return desk.concerns.read(concern).children[0].person


def refusal(act: Callable[[], object]) -> str:
    with pytest.raises(DeskError) as refused:
        act()
    return refused.value.id


def test_each_refusal_leaves_the_entry_where_it_is(desk: Desk, logged: RecordId) -> None:
    ioan = first(desk, logged)
    before = read_record(desk.session.db, Concern, logged)
    assert refusal(lambda: desk.moves.move(logged, ioan, "pupil:3", " ")) == "move_needs_reason"
    assert refusal(lambda: desk.moves.move(logged, ioan, "pupil:1", "x")) == "move_same_child"
    assert refusal(lambda: desk.moves.move(logged, ioan, "pupil:2", "x")) == "move_already_in"
    assert refusal(lambda: desk.moves.move(logged, ioan, "pupil:99", "x")) == "person_missing"
    assert refusal(lambda: desk.moves.undo(logged)) == "move_none"
    assert read_record(desk.session.db, Concern, logged) == before


def test_somebody_who_has_no_part_can_not_be_moved(desk: Desk, logged: RecordId) -> None:
    mali = desk.files.open_file("pupil:3", FileKind.SUPPORT, "x")
    person = desk.files.read(mali).child
    desk.pupils.save((Pupil(id="4", first="Nel", last="Corwyn"),))
    assert refusal(lambda: desk.moves.move(logged, person, "pupil:4", "x")) == "record_missing"


def test_words_and_files_go_with_the_child(desk: Desk, logged: RecordId) -> None:
    wrong = desk.files.open_file("pupil:1", FileKind.HSB, "x")
    right = desk.files.open_file("pupil:3", FileKind.HSB, "x")
    desk.moves.move(logged, first(desk, logged), "pupil:3", "wrong name picked")
    assert people(desk, logged) == ["Mali Tudno", "Cari Prosser"]
    record = read_record(desk.session.db, Concern, logged)
    assert record.accounts[0].person == first(desk, logged)
    assert [row.id for row in desk.concerns.rows(right)] == [logged]
    assert desk.concerns.rows(wrong) == ()


def test_the_wrong_file_keeps_a_line_without_content(desk: Desk, logged: RecordId) -> None:
    wrong = desk.files.open_file("pupil:1", FileKind.HSB, "x")
    desk.moves.move(logged, first(desk, logged), "pupil:3", "wrong name picked")
    rows = desk.chronologies.read(wrong).rows
    assert [row.text for row in rows] == ["An entry was moved on 18 March"]
    assert (rows[0].number, rows[0].row_no, rows[0].how_we_know) == ("", None, "")
    shown = repr(rows)
    assert not any(word in shown for word in ("Mali", "Tudno", "Something was seen", "wrong name"))
    desk.moves.undo(logged)
    assert [row.text for row in desk.chronologies.read(wrong).rows] == ["Something was seen."]


def test_a_move_back_and_forth_is_two_moves(desk: Desk, logged: RecordId, clock: Any) -> None:
    ioan = first(desk, logged)
    desk.moves.move(logged, ioan, "pupil:3", "wrong name picked")
    clock.move(hours=1)
    desk.moves.undo(logged)
    assert first(desk, logged) == ioan
    assert refusal(lambda: desk.moves.undo(logged)) == "move_none"
    record = read_record(desk.session.db, Concern, logged)
    assert [move.undone_at for move in record.moves] == ["2026-03-18T12:20:00Z"]
    assert len(record.amendments) == 2


@pytest.mark.parametrize(("hours", "allowed"), [(48, True), (49, False)])
def test_a_move_is_undone_within_two_days(desk: Desk, logged: RecordId, clock: Any, hours: int, allowed: bool) -> None:
    desk.moves.move(logged, first(desk, logged), "pupil:3", "x")
    clock.move(hours=hours)
    if allowed:
        desk.moves.undo(logged)
    else:
        assert refusal(lambda: desk.moves.undo(logged)) == "move_too_old"


def test_two_days_are_48_hours_when_the_clocks_change(desk: Desk, logged: RecordId, clock: Any) -> None:
    clock.move(days=10)  # Saturday 28 March; summer time starts on Sunday
    desk.moves.move(logged, first(desk, logged), "pupil:3", "x")
    clock.move(hours=48)
    desk.moves.undo(logged)


def test_whoever_holds_a_print_is_to_be_told(desk: Desk, logged: RecordId) -> None:
    file = desk.files.open_file("pupil:1", FileKind.HSB, "x")
    referral = desk.referrals.open(file)
    number = desk.referrals.read(referral).referral.number
    assert desk.moves.view(logged, first(desk, logged), "pupil:3").touched == (f"{number}, not printed",)
    desk.moves.move(logged, first(desk, logged), "pupil:3", "x")
    told = [task for task in read_records(desk.session.db, Task) if task.kind == "TELL_RECIPIENT"]
    assert [task.why for task in told] == [f"{number}, not printed"]


def test_what_was_decided_for_the_wrong_child_is_not_printed_for_the_right_one(desk: Desk, logged: RecordId) -> None:
    ioan, cari = (line.person for line in desk.concerns.read(logged).children)
    abusive = Categorised(category=Category.ABUSIVE, because="x", by="N. Morgan", on="2026-03-18")
    decisions = tuple(
        ChildDecision(person=person, report="NOT_NEEDED", because=f"told of {name}")
        for person, name in ((ioan, "first"), (cari, "second"))
    )
    desk.triages.save(logged, Triage(categories=(abusive,), decisions=decisions))
    desk.moves.move(logged, cari, "pupil:3", "wrong name picked")
    file: FileId = desk.files.open_file("pupil:1", FileKind.HSB, "x")
    printed = texts_of(desk.paper.prepare(DocumentKind.REFERRAL, file, record=desk.referrals.open(file)).printed)
    assert not any("told of second" in text for text in printed)
    assert any("told of first" in text for text in printed)
