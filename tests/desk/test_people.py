"""Names on a screen: whole with names on; initials everywhere, in every form, with names off."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from hsbdesk.desk.desk import Desk
from hsbdesk.domain.concern import Account, Concern
from hsbdesk.domain.contact import Contact
from hsbdesk.domain.fact import Fact
from hsbdesk.domain.ids import FileId, PersonId
from hsbdesk.domain.intervention import Intervention
from hsbdesk.domain.names import fold
from hsbdesk.domain.person import Person, PersonKind, Pupil
from hsbdesk.domain.task import Task
from hsbdesk.exchange.case_file import CaseFile, write_case_file
from hsbdesk.storage.records import read_records

PLANTED = "Cari Prosser and MALI'S Caz; Ioan Sample; Siôn; Mrs Prosser said “Llew did”"
NAMES = re.findall(
    r"\w+",
    "Ioan Sample Llew Cari Prosser Caz Mali Tudno Siôn Llŷr Beca Harlow Osian Penry Gruff Talar Nel Corwyn Efa Rowan"
    " Tomos Wylde Lowri Fenn",
)
Walk = Callable[[Any], Iterator[str]]


def names_in(texts: Iterator[str]) -> set[str]:
    words = {word for text in texts for word in re.findall(r"[^\W\d_]+", text)}
    folded = {fold(word) for word in words if word[:1].isupper()}
    return {name for name in NAMES if fold(name) in folded}


def views_of(desk: Desk, file: FileId) -> list[Any]:
    """Return everything that the screens of one file and of the vault show."""
    concerns = desk.concerns.rows()
    entries = desk.chronologies.read(file).rows
    return [
        desk.files.children(),
        desk.files.head(file),
        desk.files.people(file),
        desk.overviews.read(file),
        desk.chronologies.read(file),
        [desk.chronologies.detail(entry.id, file) for entry in entries],
        desk.histories.read(file),
        concerns,
        [desk.concerns.read(row.id) for row in concerns],
        [desk.triages.view(row.id) for row in concerns],
        desk.worklists.today(),
        desk.referrals.rows(),
        [desk.referrals.read(row.id) for row in desk.referrals.rows()],
        [desk.finder.search(typed) for typed in ("cari", "prosser", "ioan", "sample", "told", "mother", "cloakroom")],
    ]


def test_names_off_hides_every_name_in_the_demo(demo_desk: Desk, demo_file: FileId, shown_texts: Walk) -> None:
    assert {"Ioan", "Cari", "Prosser", "Tudno"} <= names_in(shown_texts(views_of(demo_desk, demo_file)))
    demo_desk.set_names(on=False)
    assert names_in(shown_texts(views_of(demo_desk, demo_file))) == set()


def test_names_off_hides_names_wherever_somebody_typed_them(
    desk: Desk, whole_case: CaseFile, shown_texts: Walk
) -> None:
    """Every text of every record holds names, and none is shown."""
    desk.cases.import_case(write_case_file(whole_case))
    file = whole_case.files[0].file_id
    session = desk.session
    with session.saving():
        for kind in (Concern, Fact, Intervention, Contact, Task):
            for record in read_records(session.db, kind):
                session.change(planted(record), "changed")
        held = desk.files.read_person(PersonId("mother"))
        session.change(replace(held, role=PLANTED), "changed")
    found = desk.files.read(file)
    desk.files.save(
        replace(
            planted(found, skip={"opened_on", "closed_on", "lead", "author", "author_role", "lives_with"}),
            legal_status=replace(found.legal_status, words=PLANTED),
            voices=tuple(replace(voice, words=PLANTED, about=PLANTED) for voice in found.voices),
            strengths=tuple(replace(strength, text=PLANTED) for strength in found.strengths),
        )
    )
    desk.set_names(on=False)
    assert names_in(shown_texts(views_of(desk, file))) == set()


def planted(record: Any, skip: set[str] | None = None) -> Any:
    """Return the record with names in every plain text of its own that people type."""
    typed = {
        "what_happened", "done", "people_told", "source_words", "threat_against", "secrecy_words", "device", "injury",
        "effect_words", "presentation_after", "late_because", "risk_acted", "text", "because", "title", "who", "dose",
        "aim", "reliability_words", "impact_on_child", "resources", "said", "decision", "with_name", "with_role",
        "organisation", "next_contact", "return_if", "reference", "told_them", "asked_them", "called_it", "what",
        "why", "waiting_for", "lives_with_words", "communication", "additional_needs", "attendance", "health",
        "behind_and_helps", "family_contact", "opened_because", "trusted_adult", "first_language", "ethnicity",
        "religion", "opinion_of", "told_to",
    } - (skip or set())  # fmt: skip
    changes: dict[str, Any] = {name: PLANTED for name in typed if isinstance(getattr(record, name, None), str)}
    if isinstance(record, Concern):
        changes["accounts"] = (Account(person=PersonId("cari"), words=PLANTED, unasked=True),)
        triage = record.triage
        assert triage is not None
        changes["triage"] = replace(
            triage,
            significance=PLANTED,
            categories=tuple(replace(c, because=PLANTED) for c in triage.categories),
            decisions=tuple(
                replace(d, because=PLANTED, parents_told=PLANTED, plan=PLANTED, wishes=PLANTED)
                for d in triage.decisions
            ),
        )
        changes["amendments"] = tuple(
            replace(a, text=PLANTED, reason=PLANTED, said_by=PLANTED, answer=PLANTED) for a in record.amendments
        )
    if isinstance(record, Intervention):
        changes["observations"] = tuple(
            replace(seen, better=PLANTED, not_better=PLANTED, how_we_know=PLANTED) for seen in record.observations
        )
    return replace(record, **changes)


def test_names_on_shows_the_letter_beside_the_name(demo_desk: Desk, demo_file: FileId) -> None:
    row = next(row for row in demo_desk.concerns.rows(demo_file) if row.number == "I-0412K")
    view = demo_desk.concerns.read(row.id)
    assert {child.name for child in view.children} >= {"Cari Prosser (F)", "Ioan Sample"}
    demo_desk.set_names(on=False)
    view = demo_desk.concerns.read(row.id)
    assert {child.name for child in view.children} == {"C.", "I.", "L."}
    assert not any("(F)" in child.name for child in view.children)


def test_the_letters_of_the_demo(demo_desk: Desk, demo_file: FileId) -> None:
    letters = {row.letter: row.name for row in demo_desk.files.people(demo_file) if row.letter}
    assert letters == {
        "A": "Mali Tudno",
        "B": "Beca Harlow",
        "C": "Osian Penry",
        "D": "Gruff Talar",
        "E": "Nel Corwyn",
        "F": "Cari Prosser",
        "G": "Efa Rowan",
    }
    assert len(demo_desk.files.people(demo_file)) == 14


def test_the_picker_holds_no_adult_and_nobody_who_left(desk: Desk) -> None:
    desk.pupils.save(
        (
            Pupil(id="1", first="Nel", last="Corwyn", born="2017-04-19", class_name="4 Ash"),
            Pupil(id="2", first="Nelson", last="Left", left_on="2025-07-20"),
        )
    )
    desk.files.add_person(
        Person(id=PersonId(""), kind=PersonKind.ADULT, first="Nell", last="Adult", role="aunt", phone="01632 960 700")
    )
    assert [choice.title for choice in desk.pupils.suggest("nel")] == ["Nel Corwyn"]
    assert [choice.title for choice in desk.pupils.suggest_people("nel")] == ["Nel Corwyn", "Nell Adult"]
    assert desk.pupils.suggest("n") == ()
    assert desk.pupils.suggest("' OR 1=1 --") == ()


@pytest.mark.parametrize("typed", ["", " ", "%", "_", '"', "\x00", "\ud800", "a" * 5_000, "🙂🙂", "שלום"])
def test_whatever_is_typed_into_a_picker_or_search_is_taken(desk: Desk, typed: str) -> None:
    assert desk.pupils.suggest(typed) == ()
    assert desk.pupils.suggest_people(typed) == ()
    assert [g for g in desk.finder.search(typed) for _ in g.items] == []
    assert desk.files.similar(typed) == ()
    assert desk.files.children(typed=typed).rows == ()
