"""A referral is drawn from what is recorded, keeps every tick, and says what it leaves out."""

from dataclasses import replace
from typing import Any

import pytest

from hsbdesk.desk.contacts import ContactDraft
from hsbdesk.desk.desk import Desk
from hsbdesk.desk.facts import FactDraft
from hsbdesk.domain.child import FileKind
from hsbdesk.domain.concern import Role
from hsbdesk.domain.concern_draft import DraftPerson
from hsbdesk.domain.contact import ContactKind
from hsbdesk.domain.ids import FileId, RecordId
from hsbdesk.domain.person import Pupil
from hsbdesk.domain.referral import Referral, RequestItem, RequestPart
from hsbdesk.domain.sending import Sending
from hsbdesk.domain.triage import Categorised, Category, ChildSafety, NotHsb, Safe, SafeAnswer, Triage
from hsbdesk.errors import DeskError
from hsbdesk.storage.records import read_record, read_records


@pytest.fixture
def file(desk: Desk) -> FileId:
    desk.pupils.save((Pupil(id="1", first="Ioan", last="Sample"), Pupil(id="2", first="Cari", last="Prosser")))
    return desk.files.open_file("pupil:1", FileKind.HSB, "first entry")


def log(desk: Desk, when: str, *, alone: bool = False) -> RecordId:
    people = [DraftPerson(key="pupil:1", name="", role=Role.DISPLAYED)]
    if not alone:
        people.append(DraftPerson(key="pupil:2", name="", role=Role.AFFECTED))
    draft = replace(desk.concerns.new_draft(), people=tuple(people), when=when, what_happened="Something was seen.")
    return desk.concerns.submit(draft).id


def ticked(desk: Desk, referral: RecordId) -> list[str]:
    return [choice.record for choice in desk.referrals.read(referral).background if choice.ticked]


def test_what_counts_is_ticked_and_what_does_not_is_said(desk: Desk, file: FileId) -> None:
    kept, note, struck = log(desk, "17 March 2026"), log(desk, "16 March 2026", alone=True), log(desk, "13 March 2026")
    because = NotHsb(reason="AGE_EXPECTED", because="a word", by="N. Morgan", on="2026-03-18")
    desk.triages.save(note, Triage(not_hsb=because))
    desk.concerns.strike_out(struck, "entered twice")
    fact = desk.facts.save(FactDraft(uuid=desk.facts.new_id(), file=file, when="May 2021", text="Moved.")).id
    referral = desk.referrals.open(file)
    assert ticked(desk, referral) == [fact, kept]
    view = desk.referrals.read(referral)
    assert view.left_out == (
        "1 of 3 recorded entries shown; 2 left out (13 March, struck out; 16 March, not harmful sexual behaviour,"
        " no child present)."
    )
    notes = {choice.record: choice.note for choice in view.background}
    assert notes[struck]
    assert notes[note]


def test_the_demo_says_what_it_leaves_out(demo_desk: Desk, demo_file: FileId) -> None:
    row = demo_desk.referrals.rows(demo_file)[0]
    assert (row.number, row.status_text) == ("R-2026-0007F", demo_desk.content.label("referral_status", "DRAFT"))
    view = demo_desk.referrals.read(row.id)
    assert view.left_out == (
        "12 of 13 recorded entries shown; 1 left out (12 February, not harmful sexual behaviour, no child present)."
    )
    assert view.due == "Wed 18 March 14:40"


def test_the_front_sheet_answers_from_the_record_and_never_with_a_bare_no(desk: Desk, file: FileId) -> None:
    concern = log(desk, "17 March 2026")
    cari = desk.concerns.read(concern).children[1].person
    safety = ChildSafety(person=cari, tonight=SafeAnswer(answer=Safe.NOT_KNOWN, words="ask her mother"))
    abusive = Categorised(category=Category.ABUSIVE, because="contact", by="N. Morgan", on="2026-03-18")
    desk.triages.save(concern, Triage(safety=(safety,), categories=(abusive,)))
    desk.contacts.save(
        ContactDraft(
            uuid=desk.contacts.new_id(), concern=concern, kind=ContactKind.REPORT, when="17 March 2026 14:40",
            with_name="S. Vaughan", reference="SSE-4471",
        )
    )  # fmt: skip
    front = desk.referrals.read(desk.referrals.open(file)).referral.front
    assert [(answer.answer, answer.words) for answer in front.danger] == [("NOT_KNOWN", "ask her mother")]
    assert "SSE-4471" in front.phoned
    assert "17 March 2026" in front.phoned


def test_nothing_recorded_says_not_known(desk: Desk, file: FileId) -> None:
    front = desk.referrals.read(desk.referrals.open(file)).referral.front
    assert {answer.answer for answer in front.danger} == {"NOT_KNOWN"}
    assert (front.phoned, front.child_views) == ("", "")


def test_saving_makes_a_version_and_saving_the_same_makes_none(desk: Desk, file: FileId) -> None:
    referral = desk.referrals.read(desk.referrals.open(file)).referral
    item = RequestItem(lead="Assess needs", parts=(RequestPart(text="a part"), RequestPart(text="another")))
    changed = replace(referral, requests=(item,))
    desk.referrals.save(changed)
    desk.referrals.save(changed)
    assert [version.number for version in desk.histories.versions(referral.id)] == [2, 1]
    assert desk.referrals.read(referral.id).referral.requests == (item,)
    assert [found.title for group in desk.finder.search("another") for found in group.items] == [referral.number]


def test_who_wrote_it_and_its_number_can_not_be_changed(desk: Desk, file: FileId) -> None:
    referral = desk.referrals.read(desk.referrals.open(file)).referral
    desk.referrals.save(
        replace(referral, number="R-2026-9999A", author="Somebody", recorded_at="2020-01-01T00:00:00Z", title="x")
    )
    stored = read_record(desk.session.db, Referral, referral.id)
    assert (stored.number, stored.author, stored.recorded_at) == (
        referral.number,
        referral.author,
        referral.recorded_at,
    )
    assert stored.title == "x"


def test_a_tick_survives_whatever_is_recorded_later(desk: Desk, file: FileId) -> None:
    first = log(desk, "16 March 2026")
    referral = desk.referrals.open(file)
    second = log(desk, "17 March 2026")
    assert ticked(desk, referral) == [first]
    choices = {choice.record: choice.ticked for choice in desk.referrals.read(referral).background}
    assert choices == {first: True, second: False}


def test_earlier_referrals_that_left_are_named_in_the_next(desk: Desk, file: FileId) -> None:
    first, draft = desk.referrals.open(file), desk.referrals.open(file)
    sent = Sending(key="", version="1.0", at="2026-03-18T10:00", how="SECURE_MAIL", to="Duty desk")
    desk.sendings.note_sent(first, sent)
    third = desk.referrals.read(desk.referrals.open(file)).referral
    assert third.previous == (first,)
    assert draft not in third.previous
    assert third.number.startswith("R-2026-0003")
    numbers = [row.number[:11] for row in desk.referrals.rows(file)]
    assert numbers == ["R-2026-0003", "R-2026-0002", "R-2026-0001"]


def test_a_referral_that_is_gone_is_a_sentence(desk: Desk, file: FileId) -> None:
    for act in (
        lambda: desk.referrals.read(RecordId("nothing")),
        lambda: desk.referrals.open(FileId("nothing")),
    ):
        with pytest.raises(DeskError) as refused:
            act()
        assert refused.value.id == "record_missing"
    assert read_records(desk.session.db, Referral) == []
    assert desk.session.db.execute("SELECT count(*) FROM record_number WHERE prefix = 'R'").fetchone() == (0,)


def test_numbers_count_within_their_year(desk: Desk, file: FileId, clock: Any) -> None:
    assert desk.referrals.read(desk.referrals.open(file)).referral.number.startswith("R-2026-0001")
    clock.move(days=365)
    assert desk.referrals.read(desk.referrals.open(file)).referral.number.startswith("R-2027-0001")
