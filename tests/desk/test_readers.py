"""Profiles: which document is made for whom, what it hides, and what is asked before it goes (domain.md section 9)."""

from dataclasses import replace

import pytest

from hsbdesk.desk.desk import Desk
from hsbdesk.desk.paper import Prepared, texts_of
from hsbdesk.domain.child import FileKind
from hsbdesk.domain.ids import FileId
from hsbdesk.domain.paper import PrintedChronology
from hsbdesk.domain.person import Person
from hsbdesk.domain.profiles import RULES, Shown, Telling, profiles_for, telling_of, usual_profile
from hsbdesk.domain.referral import Profile, Referral
from hsbdesk.domain.sharing import DocumentKind, FiledCopy, SharingDecision
from hsbdesk.errors import DeskError
from hsbdesk.storage.copies import find_decision
from hsbdesk.storage.records import read_records

POINTS = ("PROTECTS", "OPEN", "NO_CONSENT_NEEDED", "ADVICE", "IDENTITIES", "RELEVANT", "RECORDED")


def file_of(desk: Desk, number: str = "H-0017P") -> FileId:
    return next(row.file for row in desk.files.children().rows if row.number == number)


def referral_of(desk: Desk) -> Referral:
    return next(r for r in read_records(desk.session.db, Referral) if r.number == "R-2026-0007F")


def aunt_of(desk: Desk) -> str:
    return next(person.id for person in read_records(desk.session.db, Person) if person.full == "Delyth Sample")


def readdress(desk: Desk) -> Referral:
    """Save the demo's referral for a specialist service."""
    referral = referral_of(desk)
    recipient = replace(referral.recipient, name="Better Futures", code="BETTER_FUTURES", statutory=False)
    with desk.session.saving():
        desk.session.change(replace(referral, recipient=recipient), "changed")
    return referral_of(desk)


def chronology(desk: Desk, profile: Profile, number: str = "H-0017P") -> Prepared:
    answers = {"Ms Sample": aunt_of(desk)}
    return desk.paper.prepare(DocumentKind.CHRONOLOGY, file_of(desk, number), profile=profile, answers=answers)


def file_copy(desk: Desk, prepared: Prepared, decision: SharingDecision) -> FiledCopy:
    return desk.paper.file(prepared, desk.paper.render(prepared), decision, "PRINTED")


def decide(prepared: Prepared, *points: str) -> SharingDecision:
    return SharingDecision(recipient=prepared.recipient, necessary_because="They assess him.", considered=points)


# -- the table


def test_a_key_goes_to_statutory_readers_alone() -> None:
    assert [profile for profile, rule in RULES.items() if rule.has_key] == [Profile.SS_POLICE]
    assert profiles_for(DocumentKind.IDENTITY_KEY) == (Profile.SS_POLICE,)
    assert profiles_for(DocumentKind.IDENTITY_KEY, statutory=False) == ()


def test_letters_go_to_nobody_but_professionals_and_names_stay_here() -> None:
    lettered = {profile for profile, rule in RULES.items() if rule.children is Shown.LETTER}
    assert lettered == {Profile.SS_POLICE, Profile.SPECIALIST}
    assert [profile for profile, rule in RULES.items() if rule.children is Shown.NAME] == [Profile.INTERNAL_FULL]


def test_every_document_has_a_reader_and_every_reader_a_document() -> None:
    assert all(profiles_for(kind) for kind in DocumentKind)
    assert {profile for kind in DocumentKind for file in FileKind for profile in profiles_for(kind, file=file)} | {
        usual_profile(statutory=False)
    } == set(Profile)


def test_a_report_is_not_made_for_parents() -> None:
    for profile in (Profile.PARENT_OF_DISPLAYING, Profile.PARENT_OF_AFFECTED, Profile.CHILD_FRIENDLY):
        assert DocumentKind.REFERRAL not in RULES[profile].documents
    assert RULES[Profile.GOVERNOR_ANON].documents == {DocumentKind.GOVERNOR_SUMMARY}


@pytest.mark.parametrize(
    ("kind", "profile", "telling"),
    [
        (DocumentKind.REFERRAL, Profile.SS_POLICE, Telling.STATUTORY),
        (DocumentKind.REFERRAL, Profile.SPECIALIST, Telling.POINTS),
        (DocumentKind.REFERRAL, Profile.INTERNAL_FULL, Telling.OWN),
        (DocumentKind.CHRONOLOGY, Profile.SS_POLICE, Telling.OWN),
        (DocumentKind.CHRONOLOGY, Profile.PARENT_OF_AFFECTED, Telling.POINTS),
        (DocumentKind.FAMILY_PLAN, Profile.PARENT_OF_DISPLAYING, Telling.PLAN),
        (DocumentKind.GOVERNOR_SUMMARY, Profile.GOVERNOR_ANON, Telling.OWN),
    ],
)
def test_what_is_asked_before_it_goes(kind: DocumentKind, profile: Profile, telling: Telling) -> None:
    assert telling_of(kind, profile) is telling


# -- the documents


def test_a_specialist_reads_letters_and_what_each_is_to_the_child(demo_desk: Desk) -> None:
    referral = readdress(demo_desk)
    prepared = demo_desk.paper.prepare(
        DocumentKind.REFERRAL, referral.file, record=referral.id, answers={"Ms Sample": aunt_of(demo_desk)}
    )
    assert prepared.profile is Profile.SPECIALIST
    assert prepared.profiles == (Profile.SPECIALIST, Profile.INTERNAL_FULL)
    assert prepared.strays == ()
    text = "\n".join(texts_of(prepared.printed))
    assert "Child F" in text
    assert "half-brother, aged 6, Year 1" in text
    assert "Identity key: none" in text
    assert "No key to the letters goes with this report" in text
    assert not [name for name in ("Llew", "Delyth", "Carys", "Rhodri Vale", "Ms Sample", "Prosser") if name in text]
    assert "3 November 2019" not in text
    assert "Whom the letters stand for: this reader never gets a key" in prepared.hides
    with pytest.raises(DeskError, match="key_only_for_statutory"):
        demo_desk.paper.prepare(DocumentKind.IDENTITY_KEY, referral.file, record=referral.id)


def test_a_copy_says_how_many_letters_and_names_it_holds(demo_desk: Desk) -> None:
    referral = referral_of(demo_desk)
    prepared = demo_desk.paper.prepare(DocumentKind.REFERRAL, referral.file, record=referral.id)
    assert prepared.profile is Profile.SS_POLICE
    assert prepared.summary[:2] == ("7 children as letters, 0 names found", "Llew Sample named: household")
    overview = demo_desk.paper.prepare(DocumentKind.OVERVIEW, referral.file)
    assert overview.summary[0] == "0 children as letters, 0 names found", "only letters that stand in this print"


def test_parents_read_what_their_own_child_said_and_nobody_elses_words(demo_desk: Desk) -> None:
    own, parents = chronology(demo_desk, Profile.SS_POLICE), chronology(demo_desk, Profile.PARENT_OF_DISPLAYING)
    assert isinstance(own.printed, PrintedChronology)
    assert isinstance(parents.printed, PrintedChronology)
    assert any(row.words.startswith("Child ") for row in own.printed.rows)
    assert all(row.words.startswith(("Ioan:", "")) for row in parents.printed.rows)
    assert not any("Child " in text or "another child:" in text for text in texts_of(parents.printed))
    assert not any(row.significance or row.how_we_know for row in parents.printed.rows)
    assert parents.recipient == "the parents or carers of this child"
    assert parents.printed.frame.reader == "For: the parents or carers of this child"


def test_parents_of_an_affected_child_read_of_another_child(demo_desk: Desk) -> None:
    text = "\n".join(texts_of(chronology(demo_desk, Profile.PARENT_OF_AFFECTED, "S-0030H").printed))
    assert "another child" in text
    assert "Ioan" not in text


@pytest.mark.parametrize(
    ("number", "profile"),
    [
        ("H-0017P", Profile.PARENT_OF_AFFECTED),
        ("S-0030H", Profile.PARENT_OF_DISPLAYING),
        ("H-0017P", Profile.GOVERNOR_ANON),
        ("H-0017P", Profile.CHILD_FRIENDLY),
        ("H-0017P", Profile.CLUB_SHEET),
    ],
)
def test_a_document_is_refused_for_a_reader_it_is_not_made_for(demo_desk: Desk, number: str, profile: Profile) -> None:
    with pytest.raises(DeskError, match="profile_not_for_document"):
        chronology(demo_desk, profile, number)


# -- the share decision


def test_it_goes_to_a_specialist_once_each_point_is_considered(demo_desk: Desk) -> None:
    prepared = chronology(demo_desk, Profile.SPECIALIST)
    assert prepared.telling is Telling.POINTS
    assert prepared.decided is None
    for points in ((), POINTS[:-1]):
        with pytest.raises(DeskError) as refused:
            file_copy(demo_desk, prepared, decide(prepared, *points))
        assert (refused.value.id, refused.value.field) == ("share_needs_points", "considered")
    copy = file_copy(demo_desk, prepared, decide(prepared, *POINTS))
    assert copy.profile is Profile.SPECIALIST
    found = find_decision(
        demo_desk.session.db, file=copy.file, record=None, kind=copy.kind, recipient="a specialist service"
    )
    assert found is not None
    assert found[0].considered == POINTS


def test_it_is_asked_once_for_each_reader_and_document(demo_desk: Desk) -> None:
    first = chronology(demo_desk, Profile.SPECIALIST)
    file_copy(demo_desk, first, decide(first, *POINTS))
    again = chronology(demo_desk, Profile.SPECIALIST)
    assert again.decided == replace(decide(first, *POINTS), purpose="")
    assert again.decided_on == "18 March 2026, N. Morgan"
    assert again.decided is not None
    assert file_copy(demo_desk, again, again.decided).copy_no == 2
    assert chronology(demo_desk, Profile.PARENT_OF_DISPLAYING).decided is None, "another reader"
    overview = demo_desk.paper.prepare(DocumentKind.OVERVIEW, first.file, profile=Profile.SPECIALIST)
    assert overview.decided is None, "another document"


def test_one_reason_is_enough_for_a_statutory_reader_and_is_kept(demo_desk: Desk) -> None:
    referral = referral_of(demo_desk)
    prepared = demo_desk.paper.prepare(DocumentKind.REFERRAL, referral.file, record=referral.id)
    assert prepared.telling is Telling.STATUTORY
    file_copy(demo_desk, prepared, decide(prepared))
    again = demo_desk.paper.prepare(DocumentKind.REFERRAL, referral.file, record=referral.id)
    assert again.decided is not None
    assert again.decided.necessary_because == "They assess him."
