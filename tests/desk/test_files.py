"""Files of children: opened on purpose, once, with a reason; letters that never move; who is confused with whom."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from hsbdesk.desk.desk import Desk
from hsbdesk.domain.child import FileKind, Relation, Strength
from hsbdesk.domain.concern import Role
from hsbdesk.domain.concern_draft import DraftPerson
from hsbdesk.domain.ids import FileId, PersonId
from hsbdesk.domain.person import Person, PersonKind, Pupil
from hsbdesk.errors import DeskError


@pytest.fixture
def roll(desk: Desk) -> Desk:
    desk.pupils.save(
        (
            Pupil(id="1", first="Ioan", last="Sample", born="2015-06-12", year="Year 6", class_name="6 Oak"),
            Pupil(id="2", first="Cari", last="Prosser", born="2016-05-24", year="Year 5", class_name="5 Yew"),
            Pupil(id="3", first="Ioan", last="Samples", born="2015-06-13", year="Year 6", class_name="6 Elm"),
            Pupil(id="4", first="Siôn", last="Llŷr", born="2016-01-02", year="Year 5", class_name="5 Yew"),
        )
    )
    return desk


def refusal(act: Callable[[], object]) -> str:
    with pytest.raises(DeskError) as refused:
        act()
    return refused.value.id


def log(desk: Desk, *people: tuple[str, Role], text: str = "Something was seen.") -> str:
    draft = replace(
        desk.concerns.new_draft(),
        people=tuple(DraftPerson(key=key, name="", role=role) for key, role in people),
        what_happened=text,
        when="17 March 2026",
    )
    return desk.concerns.submit(draft).id


def test_a_file_needs_its_reason(roll: Desk) -> None:
    assert refusal(lambda: roll.files.open_file("pupil:1", FileKind.HSB, "  ")) == "file_needs_reason"
    assert roll.files.children().rows == ()


def test_a_file_is_opened_once(roll: Desk) -> None:
    file = roll.files.open_file("pupil:1", FileKind.HSB, "first entry")
    with pytest.raises(DeskError) as refused:
        roll.files.open_file("pupil:1", FileKind.SUPPORT, "again")
    assert refused.value.id == "file_open_already"
    assert refused.value.params == {"number": roll.files.head(file).number}


@pytest.mark.parametrize("key", ["pupil:99", "person:nobody", "", "Ioan Sample", "file:1"])
def test_an_unknown_key_is_a_sentence_and_nothing_is_made(roll: Desk, key: str) -> None:
    with pytest.raises(DeskError) as refused:
        roll.files.open_file(key, FileKind.HSB, "because")
    assert refused.value.id in {"person_missing", "record_missing"}
    assert roll.files.children().rows == ()


def test_the_pupil_becomes_a_person_once(roll: Desk) -> None:
    log(roll, ("pupil:1", Role.DISPLAYED))
    log(roll, ("pupil:1", Role.DISPLAYED), ("pupil:2", Role.AFFECTED))
    assert roll.session.db.execute("SELECT count(*) FROM person").fetchone() == (2,)


def test_letters_are_given_in_order_and_never_move(roll: Desk) -> None:
    log(roll, ("pupil:1", Role.DISPLAYED), ("pupil:2", Role.AFFECTED))
    file = roll.files.open_file("pupil:1", FileKind.HSB, "first entry")
    log(roll, ("pupil:1", Role.DISPLAYED), ("pupil:4", Role.WITNESS), ("pupil:2", Role.AFFECTED))
    before = roll.files.read(file)
    names = {row.letter: row.name for row in roll.files.people(file) if row.letter}
    assert names == {"A": "Cari Prosser", "B": "Siôn Llŷr"}
    roll.files.save(replace(before, letters=()))  # an old window that knows no letters
    assert roll.files.read(file).letters == before.letters


def test_a_child_at_home_gets_no_letter(roll: Desk) -> None:
    file = roll.files.open_file("pupil:1", FileKind.HSB, "first entry")
    llew = roll.files.add_person(
        Person(id=PersonId(""), kind=PersonKind.CHILD, first="Llew", last="Sample", year="Year 1")
    )
    held = roll.files.read(file)
    roll.files.save(replace(held, family=(Relation(person=llew, relationship="half-brother"),)))
    log(roll, ("pupil:1", Role.DISPLAYED), (f"person:{llew}", Role.AFFECTED))
    assert roll.files.read(file).letters == ()
    rows = {row.name: row.group for row in roll.files.people(file)}
    assert rows["Llew Sample"] == "home"


def test_the_list_is_searched_without_accents_and_by_number(roll: Desk) -> None:
    files = {name: roll.files.open_file(f"pupil:{n}", FileKind.HSB, "x") for n, name in ((1, "Ioan"), (4, "Siôn"))}
    assert [row.file for row in roll.files.children(typed="sion LLYR").rows] == [files["Siôn"]]
    number = roll.files.head(files["Ioan"]).number
    assert [row.file for row in roll.files.children(typed=number.lower()).rows] == [files["Ioan"]]
    assert roll.files.children(typed="sion ioan").rows == ()
    assert roll.files.children("SUPPORT").rows == ()
    assert roll.files.children().counts["HSB"] == 2


def test_similar_names_are_warned_of_with_their_day_of_birth(roll: Desk) -> None:
    log(roll, ("pupil:1", Role.DISPLAYED))
    found = roll.files.similar("Ioan Sampel", "2015-06-12")
    assert len(found) == 1
    assert "12 June 2015" in found[0]
    assert "same date of birth" in found[0]
    assert roll.files.similar("Nel Corwyn") == ()
    for n in (1, 3):
        roll.files.open_file(f"pupil:{n}", FileKind.HSB, "x")


def test_two_of_the_same_surname_are_pointed_out(roll: Desk) -> None:
    roll.pupils.save((Pupil(id="7", first="Llew", last="Sample", born="2019-11-03"),))
    for n in (1, 7):
        roll.files.open_file(f"pupil:{n}", FileKind.HSB, "x")
    assert roll.files.children().similar == "Sample ×2: check date of birth"
    roll.set_names(on=False)
    assert roll.files.children().similar == ""


@pytest.mark.parametrize(("first", "last"), [("", "Sample"), ("Ioan", " "), (" ", "")])
def test_a_person_needs_both_names(desk: Desk, first: str, last: str) -> None:
    person = Person(id=PersonId(""), kind=PersonKind.CHILD, first=first, last=last)
    assert refusal(lambda: desk.files.add_child(person)) == "person_needs_name"
    assert desk.session.db.execute("SELECT count(*) FROM person").fetchone() == (0,)


@pytest.mark.parametrize("born", ["12/06/2015", "2015-02-30", "", "June"])
def test_a_date_of_birth_that_is_none_is_not_stored(roll: Desk, born: str) -> None:
    """One person whose age can not be counted would stop every list."""
    person = Person(id=PersonId(""), kind=PersonKind.CHILD, first="Nel", last="Corwyn", born=born)
    assert refusal(lambda: roll.files.add_child(person)) == "born_not_a_day"
    kept = roll.files.add_person(replace(person, born=None))
    held = roll.files.read_person(kept)
    assert refusal(lambda: roll.files.save_person(replace(held, born=born))) == "born_not_a_day"
    roll.files.open_file(f"person:{kept}", FileKind.SUPPORT, "x")
    assert len(roll.files.children().rows) == 1


def test_a_person_that_is_gone_is_a_sentence(desk: Desk) -> None:
    person = Person(id=PersonId("nobody"), kind=PersonKind.CHILD, first="Nel", last="Corwyn")
    assert refusal(lambda: desk.files.save_person(person)) == "record_missing"
    assert refusal(lambda: desk.files.read(FileId("nothing"))) == "record_missing"


def test_a_changed_file_is_its_next_version_and_found(roll: Desk) -> None:
    file = roll.files.open_file("pupil:1", FileKind.HSB, "first entry")
    held = roll.files.read(file)
    roll.files.save(replace(held, strengths=(Strength(text="Plays in goal"),)))
    assert [v.number for v in roll.histories.versions(held.id)] == [2, 1]
    assert roll.overviews.read(file).strengths == ("Plays in goal",)
    assert [d.label for d in roll.histories.compare(held.id, 1, 2)] == ["Strengths"]


def test_reading_a_file_is_noted(roll: Desk) -> None:
    file = roll.files.open_file("pupil:1", FileKind.HSB, "first entry")
    roll.files.read(file)
    last = roll.session.db.execute("SELECT action, object FROM audit ORDER BY seq DESC LIMIT 1").fetchone()
    assert last == ("file.read", file)


def test_names_off_hides_the_date_of_birth_and_shows_the_year(roll: Desk) -> None:
    file = roll.files.open_file("pupil:2", FileKind.SUPPORT, "first entry")
    roll.set_names(on=False)
    row = roll.files.children().rows[0]
    assert (row.name, row.born, row.class_name) == ("C.", "", "5 Yew")
    assert "2016" not in roll.files.head(file).line
