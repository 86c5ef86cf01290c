"""A school at the border: its own nation on the screen, its recipient's law, words and clocks on the document."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from hsbdesk.desk.accounts import NewVault
from hsbdesk.desk.contacts import ContactDraft
from hsbdesk.desk.desk import Desk
from hsbdesk.domain.contact import ContactKind
from hsbdesk.domain.directory import Service
from hsbdesk.domain.ids import RecordId
from hsbdesk.domain.referral import Recipient, Referral
from hsbdesk.domain.referral_due import CourseDueKind
from hsbdesk.domain.sending import Sending
from hsbdesk.domain.sharing import DocumentKind
from hsbdesk.domain.task import Task
from hsbdesk.machine.places import Places
from hsbdesk.storage.records import read_records

WELSH = Recipient(name="Social Services", team="Cyngor Sir Enghraifft", nation="wales")
ENGLISH = Recipient(name="Children's Social Care", team="Arall County Council", nation="england")
WELSH_LAW = ("Social Services and Well-being (Wales) Act 2014, s.130", "Wales Safeguarding Procedures")
ENGLISH_LAW = ("Working Together to Safeguard Children 2023", "Keeping Children Safe in Education")
OWN_WORDS = "He needs an adult who knows what to say."


def school_in(desk: Desk, places: Places, folder: Path, nation: str) -> Desk:
    """Return the desk of a school in a nation, with the demo's records."""
    desk.create_vault(
        folder,
        NewVault(
            school="Ysgol Enghraifft", nation=nation, main_record=True, name="Nia Morgan",
            title="Designated Safeguarding Lead" if nation == "england" else "Designated Safeguarding Person",
            passphrase="five quiet herons wade",
        ),
    )  # fmt: skip
    case: dict[str, Any] = json.loads((places.resources / "demo" / "ysgol-enghraifft.json").read_text("utf-8"))
    case["school"]["nation"] = nation
    desk.cases.import_case(json.dumps(case).encode())
    return desk


def draft_for(desk: Desk, recipient: Recipient) -> Referral:
    """Return the demo's draft for a recipient; the words that speak of law are the document's own."""
    row = next(row for row in desk.referrals.rows() if row.number == "R-2026-0007F")
    referral = desk.referrals.read(row.id).referral
    plain = tuple(replace(item, lead="Assess what Ioan needs", text="", brief="") for item in referral.requests)
    changed = replace(
        referral, recipient=recipient, requests=plain, opinion=OWN_WORDS, title=desk.content.term("doc.title")
    )
    desk.referrals.save(changed)
    return desk.referrals.read(row.id).referral


def printed_text(desk: Desk, referral: Referral, text_of: Callable[[bytes], list[str]], kind: DocumentKind) -> str:
    prepared = desk.paper.prepare(kind, referral.file, record=referral.id)
    return " ".join(" ".join(text_of(desk.paper.render(prepared).data)).split())


@pytest.mark.parametrize(
    ("school", "recipient", "its_law", "other_law"),
    [
        ("wales", ENGLISH, ENGLISH_LAW, WELSH_LAW),
        ("wales", WELSH, WELSH_LAW, ENGLISH_LAW),
        ("england", WELSH, WELSH_LAW, ENGLISH_LAW),
        ("england", ENGLISH, ENGLISH_LAW, WELSH_LAW),
    ],
    ids=["Wales to England", "Wales to Wales", "England to Wales", "England to England"],
)
def test_the_document_speaks_the_recipients_law_and_the_screen_the_schools(
    make_desk: Callable[[], Desk], places: Places, vault_folder: Path, text_of: Callable[[bytes], list[str]],
    school: str, recipient: Recipient, its_law: tuple[str, ...], other_law: tuple[str, ...],
) -> None:  # fmt: skip
    desk = school_in(make_desk(), places, vault_folder, school)
    referral = draft_for(desk, recipient)
    pages = printed_text(desk, referral, text_of, DocumentKind.REFERRAL)
    assert all(law in pages for law in its_law)
    assert not any(law in pages for law in other_law)
    english = recipient.nation == "england"
    assert ("E-2026" if english else "W-2026") in pages
    assert ("In need, or significant harm likely" if english else "Needs for care and support") in pages
    assert ("Report and referral: request" in pages) is not english
    assert ("own form goes with this referral" if english else "own form goes with this report") in pages
    key = printed_text(desk, referral, text_of, DocumentKind.IDENTITY_KEY)
    assert ("Goes with the referral" if english else "Goes with the report") in key
    # the screen
    at_home = desk.content
    assert at_home.nation == school
    assert at_home.term("svc") == ("Children's Social Care" if school == "england" else "Social Services")
    # the clocks
    sending = Sending(key="", version="", at="2026-03-18T10:00", how="SECURE_MAIL", to=recipient.name, by="N. Morgan")
    desk.sendings.note_sent(referral.id, sending)
    kinds = {clock.kind for clock in desk.sendings.read(referral.id).clocks}
    assert CourseDueKind.DECIDE in kinds
    assert (CourseDueKind.ACKNOWLEDGE in kinds) is not english


@pytest.mark.parametrize(
    ("recipient", "wrong", "instead", "right"),
    [
        (WELSH, "section 17", "Social Services and Well-being (Wales) Act 2014, Part 3",
         "He is a child in need of care and support."),
        (WELSH, "child in need", "child with needs for care and support", "section 47 enquiries"),
        (ENGLISH, "Social Services and Well-being (Wales) Act 2014", "Children Act 1989, section 17",
         "He is a child in need under section 17."),
        (ENGLISH, "care and support protection plan", "child protection plan", "child protection plan"),
    ],
)  # fmt: skip
def test_the_wrong_nations_law_stops_with_the_right_words_and_its_own_passes(
    demo_desk: Desk, text_of: Callable[[bytes], list[str]], recipient: Recipient, wrong: str, instead: str, right: str
) -> None:
    referral = replace(draft_for(demo_desk, recipient), opinion=f"We ask for this: {wrong}.")
    (found,) = [f for f in demo_desk.readiness.check(referral) if f.rule == "R07"]
    assert (found.severity.value, found.coverable) == ("STOP", False)
    (offer,) = found.offers
    mended = demo_desk.readiness.accept(referral, found, offer)
    assert mended.opinion == f"We ask for this: {instead}."
    for opinion in (mended.opinion, right):
        said = replace(mended, opinion=opinion)
        assert not [f for f in demo_desk.readiness.check(said) if f.rule == "R07"]
    demo_desk.referrals.save(replace(mended, opinion=right))
    pages = printed_text(demo_desk, mended, text_of, DocumentKind.REFERRAL)
    assert right in pages
    assert wrong not in pages or wrong in right


@pytest.mark.parametrize(("council", "clocks"), [("Cyngor Sir Enghraifft", 1), ("Arall County Council", 0)])
def test_a_call_starts_the_clock_of_the_nation_it_was_made_to(demo_desk: Desk, council: str, clocks: int) -> None:
    """A written confirmation within 24 hours is asked in Wales alone."""
    there = Service(
        key="arall", code="SS", name="Children's Social Care", council="Arall County Council", nation="england"
    )
    demo_desk.schools.save(replace(demo_desk.school, directory=(*demo_desk.school.directory, there)))
    concern = next(row.id for row in demo_desk.concerns.rows(None, "all") if row.number == "I-0412K")
    call = ContactDraft(
        uuid=demo_desk.contacts.new_id(), concern=concern, kind=ContactKind.REPORT, when="18 March 2026 09:05",
        organisation=council,
    )  # fmt: skip
    assert bool(demo_desk.contacts.clock_text(call)) is bool(clocks)
    saved = demo_desk.contacts.save(call)
    made = read_records(demo_desk.session.db, Task, "t.made_by = ? AND t.kind = 'WRITE_REPORT'", (saved.id,))
    assert len(made) == clocks


def test_two_councils_and_the_worker_of_an_open_case_print_on_page_1(
    demo_desk: Desk, text_of: Callable[[bytes], list[str]]
) -> None:
    referral = draft_for(demo_desk, replace(ENGLISH, worker="E. Prys"))
    demo_desk.referrals.save(
        replace(referral, front=replace(referral.front, council_of_concern="Arall County Council"))
    )
    prepared = demo_desk.paper.prepare(DocumentKind.REFERRAL, referral.file, record=RecordId(referral.id))
    first = " ".join(text_of(demo_desk.paper.render(prepared).data)[0].split())
    assert "Allocated worker: E. Prys" in first
    assert "Councils: concern in Arall County Council, home in Cyngor Sir Enghraifft" in first
