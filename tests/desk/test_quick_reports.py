"""The quick report: filled from the vault, signed and frozen in one step, one page, names by its reader."""

from dataclasses import replace
from typing import Protocol

import pytest

from hsbdesk.desk.desk import Desk
from hsbdesk.desk.quick_reports import QuickView
from hsbdesk.documents.raster import page_text
from hsbdesk.domain.concern import Concern
from hsbdesk.domain.ids import FileId, RecordId
from hsbdesk.domain.person import Pupil
from hsbdesk.domain.quick_report import QuickReport
from hsbdesk.domain.referral import Referral
from hsbdesk.domain.sending import Sending, ServiceAnswer
from hsbdesk.domain.sharing import DocumentKind, SharingDecision
from hsbdesk.domain.signoff import SignOffRole
from hsbdesk.errors import DeskError
from hsbdesk.exchange.case_file import read_case_file
from hsbdesk.storage.document_versions import read_document_versions
from hsbdesk.storage.records import read_records


class Clock(Protocol):
    """The clock that a test moves by hand."""

    def move(self, **amount: float) -> None: ...


MINE = "five quiet herons wade"
SHARE = SharingDecision(recipient="Social Services", necessary_because="a child may be at risk tonight")
EIGHT = (
    "1 The child",
    "2 Where each child is now, and tonight",
    "3 What happened, in exact words",
    "4 Who is at risk now",
    "5 What was done at once",
    "6 Who has been told",
    "7 Reported by",
    "8 Time",
)


@pytest.fixture
def ioan(demo_desk: Desk) -> FileId:
    return next(row.file for row in demo_desk.files.children().rows if row.number == "H-0017P")


@pytest.fixture
def concern(demo_desk: Desk) -> Concern:
    (found,) = read_records(demo_desk.session.db, Concern, "t.number = 'I-0412K'")
    return found


def with_quick(view: QuickView, **changes: object) -> Referral:
    quick = view.referral.quick or QuickReport()
    return replace(view.referral, quick=replace(quick, **changes))


def pages(desk: Desk, view: QuickView, **more: object) -> tuple[int, str]:
    prepared = desk.paper.prepare(DocumentKind.QUICK_REPORT, view.referral.file, record=view.referral.id, **more)  # type: ignore[arg-type]
    rendered = desk.paper.render(prepared)
    return rendered.pages, " ".join(" ".join(page_text(rendered.data, n).split()) for n in range(rendered.pages))


def test_what_the_vault_knows_is_filled_in(demo_desk: Desk, concern: Concern) -> None:
    view = demo_desk.quick_reports.begin(concern.id)
    quick = view.referral.quick
    assert quick is not None
    assert not view.is_stored
    assert view.clock == "Phoned 17 March 14:40 by A. Rees: due in writing today 14:40"
    assert [name for _child, name in view.children] == [
        "Ioan Sample, Year 6",
        "Cari Prosser (F), Year 5",
        "Llew Sample, Year 1",
    ]
    assert "touched her leg over her clothing" in quick.happened
    assert "“I told him to stop and he went away.”" in quick.happened
    assert quick.at_risk == "Llew Sample: not known, tonight."
    assert "Stayed with Cari." in quick.done
    assert "From 17 March 14:00" in quick.done
    assert "ref. SSE-4471" in quick.told
    assert quick.reach == "01632 960 201"
    assert quick.children[0].now == "safe: 6 Oak, E. Lloyd (answered 17 March)"
    assert view.stops == ()
    assert view.strays == ()


def test_a_file_begins_with_its_last_concern_and_one_without_any_begins_empty(demo_desk: Desk, ioan: FileId) -> None:
    assert demo_desk.quick_reports.begin(ioan).about.startswith("I-0412K")
    empty = next(row.file for row in demo_desk.files.children().rows if row.name == "Tomos Wylde")
    view = demo_desk.quick_reports.begin(empty)
    assert view.about == ""
    assert view.referral.quick is not None
    assert view.referral.quick.happened == ""
    assert [child.now for child in view.referral.quick.children] == [""]


def test_it_is_signed_frozen_and_printed_on_one_page_in_one_step(demo_desk: Desk, concern: Concern) -> None:
    begun = demo_desk.quick_reports.begin(concern.id)
    done = demo_desk.quick_reports.finish(begun.referral, MINE)
    assert done.version == "1.0"
    assert done.referral.number == "R-2026-0008G"
    assert [s.role for s in done.referral.signatures] == [SignOffRole.LEAD]
    count, text = pages(demo_desk, done)
    assert count == 1
    assert [head for head in EIGHT if head not in text] == []
    assert "signed-off copy" in text
    assert "Ioan Sample, born 12 June 2015" in text
    assert "Child F (Year 5)" in text
    assert "Written 18 March 2026 11:20" in text
    assert "Confirms in writing the call of 17 March 2026, 14:40" in text
    assert "Cari" not in text
    assert "Prosser" not in text
    key = demo_desk.paper.prepare(DocumentKind.IDENTITY_KEY, done.referral.file, record=done.referral.id)
    assert "Cari Prosser" in page_text(demo_desk.paper.render(key).data, 0)


def test_what_is_missing_prints_as_not_known_at_that_minute(demo_desk: Desk, ioan: FileId, clock: Clock) -> None:
    begun = demo_desk.quick_reports.begin(ioan)
    bare = with_quick(begun, at_risk=" ", done="", told="", children=())
    done = demo_desk.quick_reports.finish(bare, MINE)
    clock.move(hours=3)
    text = pages(demo_desk, done)[1]
    assert text.count("Not known at 11:20") == 4
    assert "14:20" not in text.partition("Printed 18 March 2026")[0]


def test_a_page_that_is_too_full_loses_no_word(demo_desk: Desk, ioan: FileId) -> None:
    words = " ".join(f"word{n}." for n in range(1100))
    done = demo_desk.quick_reports.finish(with_quick(demo_desk.quick_reports.begin(ioan), happened=words), MINE)
    count, text = pages(demo_desk, done)
    assert count > 1
    assert "word1099." in text


def test_a_wrong_passphrase_keeps_what_was_typed_and_stores_it_once(
    demo_desk: Desk, concern: Concern, clock: Clock
) -> None:
    typed = with_quick(demo_desk.quick_reports.begin(concern.id), at_risk="Cari, on the way home.")
    with pytest.raises(DeskError) as refused:
        demo_desk.quick_reports.finish(typed, "not my passphrase at all")
    assert refused.value.id == "vault_wrong_passphrase"
    again = demo_desk.quick_reports.begin(concern.id)
    assert again.is_stored
    assert again.version == ""
    assert again.referral.quick is not None
    assert again.referral.quick.at_risk == "Cari, on the way home."
    clock.move(minutes=5)
    demo_desk.quick_reports.finish(again.referral, MINE)
    quick = [r for r in read_records(demo_desk.session.db, Referral) if r.quick is not None]
    assert len(quick) == 1


def test_only_recipient_law_and_names_hold_it_back(demo_desk: Desk, concern: Concern) -> None:
    begun = demo_desk.quick_reports.begin(concern.id)
    other = with_quick(begun, done="We ask for a section 17 assessment; Gethin Brock was there.")
    looked = demo_desk.quick_reports.look_through(other)
    assert [stop.key.partition(":")[0] for stop in looked.stops] == ["R07"]
    with pytest.raises(DeskError) as refused:
        demo_desk.quick_reports.finish(other, MINE)
    assert refused.value.id == "sign_off_stopped"
    reasons = {stop.key: "asked by the duty desk to use these words" for stop in looked.stops}
    assert demo_desk.quick_reports.finish(other, MINE, reasons=reasons).version == "1.0"


def test_law_and_words_are_those_of_the_readers_nation(demo_desk: Desk, concern: Concern) -> None:
    """The screen and the school are Welsh; the page for a council in England is not."""
    draft = demo_desk.quick_reports.begin(concern.id).referral
    said: dict[str, str] = {}
    for nation in ("wales", "england"):
        there = replace(draft, recipient=replace(draft.recipient, nation=nation))
        prepared = demo_desk.paper.prepare(DocumentKind.QUICK_REPORT, draft.file, draft=there)
        said[nation] = " ".join(page_text(demo_desk.paper.render(prepared).data, 0).split())
    assert "Urgent report: a child may be at risk" in said["wales"]
    assert "Social Services and Well-being (Wales) Act" in said["wales"]
    assert "Urgent referral: a child may be at risk" in said["england"]
    assert "(Wales) Act" not in said["england"]


def test_a_name_that_could_be_another_child_is_decided_first(demo_desk: Desk, concern: Concern) -> None:
    demo_desk.pupils.save((Pupil(id="new", first="Dewi", last="Bowen", year="Year 3"),))
    named = with_quick(demo_desk.quick_reports.begin(concern.id), done="Dewi Bowen saw it.")
    assert [stray.found for stray in demo_desk.quick_reports.look_through(named).strays] == ["Dewi Bowen"]
    with pytest.raises(DeskError) as refused:
        demo_desk.quick_reports.finish(named, MINE)
    assert refused.value.id == "stray_names_undecided"
    done = demo_desk.quick_reports.finish(named, MINE, answers={"Dewi Bowen": "new"})
    text = pages(demo_desk, done)[1]
    assert "a child (Year 3) saw it." in text
    assert "Bowen" not in text


def test_a_concern_without_a_file_asks_for_one(demo_desk: Desk, concern: Concern) -> None:
    with demo_desk.session.saving():
        nobody = replace(concern, people=tuple(replace(part, in_file=None) for part in concern.people))
        demo_desk.session.change(nobody, "unfiled")
    with pytest.raises(DeskError) as refused:
        demo_desk.quick_reports.begin(concern.id)
    assert refused.value.id == "quick_needs_file"


def test_it_stands_in_the_list_and_its_copy_is_filed_under_its_number(demo_desk: Desk, concern: Concern) -> None:
    done = demo_desk.quick_reports.finish(demo_desk.quick_reports.begin(concern.id).referral, MINE)
    assert next(row for row in demo_desk.referrals.rows() if row.id == done.referral.id).title == "Quick report"
    assert demo_desk.signoffs.marks()[done.referral.id].text == "version 1.0 signed off"
    assert demo_desk.signoffs.versions(done.referral.id).rows[0].state == "Signed off, unchanged"
    # Whoever asks for "the referral" gets the page that it is.
    prepared = demo_desk.paper.prepare(DocumentKind.REFERRAL, done.referral.file, record=done.referral.id)
    assert prepared.kind is DocumentKind.QUICK_REPORT
    copy = demo_desk.paper.file(prepared, demo_desk.paper.render(prepared), SHARE, "PRINTED")
    assert copy.file_name == "R-2026-0008G_v1.0_SS.pdf"
    assert copy.document_version == "1.0"


def test_it_is_sent_and_answered_like_any_referral_and_stops_the_clock_of_writing(
    demo_desk: Desk, concern: Concern, clock: Clock
) -> None:
    done = demo_desk.quick_reports.finish(demo_desk.quick_reports.begin(concern.id).referral, MINE)
    quick, child = done.referral.id, done.referral.quick.children[0].child if done.referral.quick else None
    assert child is not None
    clock.move(minutes=20)
    sent = Sending(key="", version="1.0", at="2026-03-18T11:30", how="SECURE_MAIL", to="Duty desk", with_key=True)
    key = demo_desk.sendings.note_sent(quick, sent)
    assert demo_desk.quick_reports.begin(concern.id).clock == ""
    demo_desk.sendings.note_received(quick, key, "2026-03-18T11:31")
    clock.move(days=1)
    answer = ServiceAnswer(
        key="", sending=key, child=child, decision="STRATEGY_DISCUSSION", on="2026-03-19", given_by="S. Vaughan"
    )
    demo_desk.sendings.note_answer(quick, (answer,))
    view = demo_desk.sendings.read(quick)
    assert [row.version for row in view.sendings] == ["1.0"]
    assert demo_desk.quick_reports.read(quick).version == "1.0"
    assert demo_desk.signoffs.marks()[quick].text == "version 1.0 signed off"


def test_a_change_to_its_entry_makes_the_signature_fall_away(demo_desk: Desk, concern: Concern) -> None:
    done = demo_desk.quick_reports.finish(demo_desk.quick_reports.begin(concern.id).referral, MINE)
    demo_desk.concerns.amend(concern.id, "LATER_INFORMATION", "It was at 13:25.", "Register seen")
    assert demo_desk.signoffs.marks()[done.referral.id].is_stale
    assert demo_desk.quick_reports.read(done.referral.id).version == ""


def test_a_referral_in_four_sections_is_no_quick_report(demo_desk: Desk, ioan: FileId) -> None:
    whole = next(row.id for row in demo_desk.referrals.rows(ioan) if row.title != "Quick report")
    with pytest.raises(DeskError) as refused:
        demo_desk.quick_reports.read(RecordId(whole))
    assert refused.value.id == "record_missing"


def test_it_goes_through_the_case_file_unchanged(demo_desk: Desk, concern: Concern) -> None:
    done = demo_desk.quick_reports.finish(demo_desk.quick_reports.begin(concern.id).referral, MINE)
    (version,) = read_document_versions(demo_desk.session.db, done.referral.id)
    assert version.kind is DocumentKind.QUICK_REPORT
    written = demo_desk.cases.export_case(done.referral.file)
    read = next(r for r in read_case_file(written).referrals if r.id == done.referral.id)
    assert read.quick == done.referral.quick
    assert read.signatures == done.referral.signatures
