"""Search: newest first, by any form of a number, by place; one audit row for a search, without its words."""

from dataclasses import replace

import pytest

from hsbdesk.desk.desk import Desk
from hsbdesk.domain.child import FileKind
from hsbdesk.domain.concern import Role
from hsbdesk.domain.concern_draft import DraftPerson
from hsbdesk.domain.ids import RecordId
from hsbdesk.domain.person import Pupil


@pytest.fixture
def logged(desk: Desk) -> list[RecordId]:
    desk.pupils.save((Pupil(id="1", first="Siân", last="Llŷr", class_name="5 Yew"),))
    desk.files.open_file("pupil:1", FileKind.HSB, "first entry")
    found: list[RecordId] = []
    for n in range(3):
        draft = replace(
            desk.concerns.new_draft(),
            people=(DraftPerson(key="pupil:1", name="", role=Role.DISPLAYED),),
            what_happened=f"Entry {n} in the cloakroom, “a few times” & <b>.",
            places=("Year 5 cloakroom",),
        )
        found.append(desk.concerns.submit(draft).id)
    return found


def entries(desk: Desk, typed: str) -> list[str]:
    return [item.key for group in desk.finder.search(typed) for item in group.items if item.kind == "entry"]


def kinds(desk: Desk, typed: str) -> set[str]:
    return {item.kind for group in desk.finder.search(typed) for item in group.items}


def test_newest_first(desk: Desk, logged: list[RecordId]) -> None:
    assert entries(desk, "cloakroom") == list(reversed(logged))
    assert entries(desk, "cloak") == list(reversed(logged))
    assert entries(desk, "1 cloakroom") == [logged[1]]


@pytest.mark.parametrize("form", ["{number}", "{lower}", " {number} ", "{bare}"])
def test_by_number_in_any_form(desk: Desk, logged: list[RecordId], form: str) -> None:
    number = desk.concerns.read(logged[1]).number
    typed = form.format(number=number, lower=number.lower(), bare=number.replace("-", ""))
    assert entries(desk, typed)[0] == logged[1]


def test_a_wrong_check_letter_finds_no_other_record(desk: Desk, logged: list[RecordId]) -> None:
    number = desk.concerns.read(logged[1]).number
    wrong = number[:-1] + ("A" if number[-1] != "A" else "B")
    assert entries(desk, wrong) == []


def test_by_child_place_person_and_action(desk: Desk, logged: list[RecordId]) -> None:
    assert kinds(desk, "sian") >= {"child", "entry"}
    place = desk.school.places[0].name
    assert "place" in kinds(desk, place[:4])
    assert kinds(desk, "log a con") == {"action"}


def test_what_a_search_found_opens_with_its_file(desk: Desk, logged: list[RecordId]) -> None:
    item = next(i for group in desk.finder.search("cloakroom") for i in group.items if i.kind == "entry")
    assert item.file is not None
    assert desk.files.head(item.file).name == "Siân Llŷr"


@pytest.mark.parametrize("typed", ["c", "cloakroom c", "", "  ", '"', "*", "NEAR(", "a OR", "-", "col:x", "🙂"])
def test_too_little_or_odd_finds_nothing_and_never_fails(desk: Desk, logged: list[RecordId], typed: str) -> None:
    assert entries(desk, typed) == []


def test_a_changed_text_is_found_by_its_new_words_only(desk: Desk, logged: list[RecordId]) -> None:
    desk.concerns.amend(logged[0], "LATER_INFORMATION", "Seen by the zeppelin.", "a second adult")
    assert entries(desk, "zeppelin") == [logged[0]]


def test_one_row_is_noted_for_a_search_without_its_words(desk: Desk, logged: list[RecordId]) -> None:
    for typed in ("cl", "clo", "cloakroom"):
        desk.finder.search(typed)
    desk.finder.left(len("cloakroom"), 3)
    rows = desk.session.db.execute("SELECT action, object, detail FROM audit WHERE action LIKE 'search%'").fetchall()
    assert rows == [("search.left", "9", 3)]


def test_names_off_finds_and_shows_initials(desk: Desk, logged: list[RecordId]) -> None:
    desk.set_names(on=False)
    shown = repr(desk.finder.search("sian"))
    assert "Siân" not in shown
    assert "Llŷr" not in shown
    assert "S." in shown
