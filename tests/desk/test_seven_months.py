"""Seven months of records, imported, become a signed and printed referral; its pages are read back.

The case is fictional (tests/seven_months.py). A new lead takes it over, reads what was refused, and asks again.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from seven_months import ENTRIES, OCCASIONS, seven_months, seven_months_bytes
from seven_months_done import EARLIER, REASON
from seven_months_people import CHILD, EFA, FILE, IOLO, LEAD, OTHER_CHILDREN, TITLE, record

from hsbdesk.desk.accounts import NewVault
from hsbdesk.desk.desk import Desk
from hsbdesk.documents.raster import page_count, page_text
from hsbdesk.domain.ids import RecordId
from hsbdesk.domain.readiness import Severity
from hsbdesk.domain.referral import Outcome, Referral, RequestItem, RequestPart, Threshold
from hsbdesk.domain.sharing import DocumentKind, SharingDecision
from hsbdesk.domain.signoff import SignOffRole
from hsbdesk.errors import DeskError
from hsbdesk.exchange.case_file import read_case_file, write_case_file

MINE = "five quiet herons wade"
NOW = datetime(2026, 3, 17, 9, 20, tzinfo=UTC)
SHARE = SharingDecision(recipient="Social Services", necessary_because="two children share a room tonight")
CHANGED = "A threat, contact again with the same child, and a carer who says that she cannot watch both children."
LEVEL = "Levels of need in Sir Dychmygol, 2025, level 4, 4.2"


@pytest.fixture
def school(make_desk: Callable[..., Desk], vault_folder: object, clock: object) -> Desk:
    """A new vault with the case in it; the new lead is signed in, the morning after the last entry."""
    clock.moment = NOW  # type: ignore[attr-defined]
    desk = make_desk()
    desk.create_vault(
        vault_folder,  # type: ignore[arg-type]
        NewVault(school="x", nation="wales", main_record=True, name=LEAD, title=TITLE, passphrase=MINE, hint="birds"),
    )
    desk.cases.import_case(seven_months_bytes())
    return desk


def written(draft: Referral) -> Referral:
    """Return the referral with what a lead types: why now, three requests, thresholds, outcomes, what has changed."""
    threat, asked, rooms, says = record("concern", 108), record("concern", 106), record("fact", 54), record("fact", 55)
    return replace(
        draft,
        front=replace(
            draft.front,
            why_now="Your return-if of 13 February (a threat, or anything at home) was met on 16 March.",
            follows="Follows R-2026-0001Z of 6 February 2026.",
            form_attached="YES",
            police="Social Services tell the police (call of 16 March). Iolo is 8.",
            carer_informed="Grandmother, 16 March, on the duty officer's advice. She agrees and asks for help.",
            contact_cover="30 March to 10 April: D. Marsh, 01632 960 412",
        ),
        requests=(
            RequestItem(
                lead="Assess Iolo's and his family's needs for care and support",
                parts=(
                    RequestPart(text="what his grandmother needs in order to watch and to guide him"),
                    RequestPart(text="where the behaviour may come from, and what he has seen online"),
                ),
                type="ASSESS_NEEDS",
                who="Social Services",
                child=IOLO,
                because=(threat, says),
                result="a written assessment, shared with the school",
                by="1 May 2026",
            ),
            RequestItem(
                lead="Decide, separately, what is needed to keep Efa safe",
                parts=(RequestPart(text="who looks at the rooms, and when"),),
                type="SIBLING_OR_OTHER_CHILD_SAFETY",
                who="Social Services",
                child=EFA,
                because=(rooms,),
                result="a recorded decision with reasons",
                by="18 March 2026",
            ),
            RequestItem(
                lead="Arrange a specialist assessment of the behaviour",
                type="HSB_SPECIALIST_ASSESSMENT",
                who="Social Services",
                child=IOLO,
                because=(asked, threat),
                result="a named service and a start date",
                by="27 March 2026",
            ),
        ),
        thresholds=(
            Threshold(
                child=IOLO,
                harm="neglect before 2022; kept from play and lessons; what he has seen online is not known",
                needs="help to understand and stop the behaviour, and a carer who can guide him",
                document=LEVEL,
                tried="rows 1 to 12; early help agreed in February, no place yet",
            ),
            Threshold(
                child=EFA,
                harm="shares a bedroom with a child whose contact with younger children is described in rows 5 to 8",
                needs="a room that somebody has looked at, and an adult at night",
                document=LEVEL,
                tried="talks with her grandmother",
            ),
        ),
        reply_by="18 March 2026",
        outcomes=(
            Outcome(
                who="CHILD",
                whom="Iolo",
                text="Iolo will spend more of each day watched and apart from friends, and the reason stays unknown.",
                cited=(threat, record("intervention", 66)),
            ),
            Outcome(
                who="SIBLING",
                whom="Efa",
                text="Efa's safety rests on one adult, who sleeps downstairs.",
                cited=(rooms,),
            ),
            Outcome(
                who="OTHER_CHILDREN",
                whom="Children in school",
                text="Younger children may be asked again where no adult stands.",
                cited=(asked, threat),
            ),
            Outcome(who="HOPE", text="Iolo stays at this school and reads to the youngest class again."),
        ),
        changed_since=CHANGED,
        second_reader="Dylan Marsh",
    )


def stops(desk: Desk, referral: Referral) -> list[str]:
    found = desk.readiness.check(referral)
    return [f"{f.key} {f.text}" for f in found if f.severity is Severity.STOP and not f.overridden]


def include_what_is_cited(desk: Desk, referral: RecordId) -> list[str]:
    """Tick, by the one click that is offered, each record that a request or an outcome rests on; return their rules."""
    rules: list[str] = []
    while True:
        stored = desk.referrals.read(referral).referral
        offered = [(f, offer) for f in desk.readiness.check(stored) for offer in f.offers if offer.action == "INCLUDE"]
        if not offered:
            return rules
        rules.append(offered[0][0].rule)
        desk.referrals.save(desk.readiness.accept(stored, *offered[0]))


def read_back(data: bytes) -> str:
    return " ".join(" ".join(page_text(data, n).split()) for n in range(page_count(data)))


def test_the_case_is_canonical_and_goes_out_as_it_came_in(school: Desk) -> None:
    data = seven_months_bytes()
    assert write_case_file(read_case_file(data)) == data
    case = seven_months()
    assert len(case.concerns) == ENTRIES
    assert sum(concern.occurrences.count_min for concern in case.concerns) == OCCASIONS
    exported = read_case_file(school.cases.export_case(FILE))
    assert exported.concerns == read_case_file(data).concerns
    assert exported.referrals == read_case_file(data).referrals


def test_a_new_referral_says_what_is_left_to_write_and_nothing_about_what_is_recorded(school: Desk) -> None:
    draft = school.referrals.read(school.referrals.open_again(EARLIER)).referral
    rules = {key.partition(":")[0] for key in stops(school, draft)}
    assert {"R02", "R08", "R31"} <= rules
    # All that stands in the records is answered: whose file it is, accounts, decisions, interim change, letters.
    assert not rules & {"R01", "R03", "R06", "R07", "R12", "R19", "R24", "R28", "R47", "R52", "R53", "R54", "R57"}


def test_from_the_records_to_signed_and_printed_pages(school: Desk) -> None:
    new = school.referrals.open_again(EARLIER)
    assert school.referrals.open_again(EARLIER) == new
    draft = school.referrals.read(new).referral
    assert draft.previous == (EARLIER,)
    referral = written(draft)
    school.referrals.save(referral)
    assert include_what_is_cited(school, new) == ["R54"]
    stored = school.referrals.read(new).referral
    assert stops(school, stored) == []
    signed = school.signoffs.sign(new, SignOffRole.LEAD, MINE)
    assert signed.is_signed
    assert signed.version == "1.0"
    prepared = school.paper.prepare(DocumentKind.REFERRAL, FILE, record=new)
    assert prepared.strays == ()
    rendered = school.paper.render(prepared)
    copy = school.paper.file(prepared, rendered, SHARE, "PRINTED")
    assert copy.document_version == "1.0"
    text = read_back(school.paper.copy_bytes(copy.id))
    check_sections(text)
    check_request(text)
    check_counts(text)
    check_names(school, text, new)
    check_earlier(text)


def check_sections(text: str) -> None:
    heads = ("1 Background", "2 Interventions", "3 Request", "4 Outcomes")
    places = [[m.start() for m in re.finditer(re.escape(head), text)][-1] for head in heads]
    assert places == sorted(places)
    for other in ("Cefndir", "Ymyriadau", "Cais", "Canlyniadau"):
        assert other in text


def check_request(text: str) -> None:
    assert "Assess Iolo's and his family's needs for care and support a what his grandmother needs" in text
    assert "b where the behaviour may come from" in text
    for number, lead in ((1, "Assess Iolo"), (2, "Decide, separately"), (3, "Arrange a specialist")):
        assert f"{number}. {lead}" in text
    assert "Iolo will spend more of each day watched" in text


def check_counts(text: str) -> None:
    """Entries and occasions are counted from the rows, by month where nobody knew the day."""
    assert f"{ENTRIES} entries" in text
    assert f"{OCCASIONS} occasions" in text
    assert f"{ENTRIES} of {ENTRIES} recorded entries shown" in text
    assert "September 2025" in text or "Sept 2025" in text or "Sep 2025" in text
    assert "16 Mar" in text
    assert "3 occasions" in text
    assert "3 to 3" not in text


def check_names(desk: Desk, text: str, referral: RecordId) -> None:
    for name in OTHER_CHILDREN:
        for part in name.split():
            assert part not in text, part
    for letter in "ABCD"[: len(OTHER_CHILDREN)]:
        assert f"Child {letter}" in text
    assert CHILD in text
    assert "Efa Garnedd" in text
    key = desk.paper.prepare(DocumentKind.IDENTITY_KEY, FILE, record=referral)
    named = read_back(desk.paper.render(key).data)
    assert [name for name in OTHER_CHILDREN if name not in named] == []


def check_earlier(text: str) -> None:
    """The refused referral is told whole, and what has changed since."""
    assert "R-2026-0001Z" in text
    assert REASON.rstrip(".") in text
    assert "No further action" in text or "no further action" in text
    assert CHANGED in text


def test_a_changed_record_is_seen_before_it_is_signed_again(school: Desk) -> None:
    new = school.referrals.open_again(EARLIER)
    school.referrals.save(written(school.referrals.read(new).referral))
    include_what_is_cited(school, new)
    school.signoffs.sign(new, SignOffRole.LEAD, MINE)
    school.concerns.amend(record("concern", 108), "LATER_INFORMATION", "It was at 12:35.", "The bell had gone")
    assert school.signoffs.marks(FILE)[new].is_stale
    with pytest.raises(DeskError) as refused:
        school.signoffs.sign(new, SignOffRole.LEAD, "not my passphrase at all")
    assert refused.value.id == "vault_wrong_passphrase"
