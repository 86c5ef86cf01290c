"""The demo case counts as its fact sheet says, holds its deliberate leftovers, and nobody real."""

import re
from collections import Counter
from datetime import date
from typing import Any

import pytest

from hsbdesk.domain.chronology import build_chronology, count_occasions, stands_in_chronology
from hsbdesk.domain.concern import Concern, Role
from hsbdesk.domain.contact import Contact
from hsbdesk.domain.ids import FileId
from hsbdesk.domain.intervention import Intervention, InterventionStatus
from hsbdesk.domain.names import fold, similar
from hsbdesk.domain.person import Person, PersonKind
from hsbdesk.domain.record import Recorded
from hsbdesk.domain.triage import Brook, Category, Safe
from hsbdesk.exchange.case_file import CaseFile
from hsbdesk.exchange.plain_json import leaves

ENTRIES = [
    "I-0341H", "I-0346N", "I-0352V", "I-0361E", "I-0364H", "I-0377X", "I-0380A", "I-0383D", "I-0389K", "I-0402Z",
    "I-0407E", "I-0412K",
]  # fmt: skip


@pytest.fixture
def file(demo: CaseFile) -> FileId:
    return next(file.file_id for file in demo.files if file.number == "H-0017P")


@pytest.fixture
def counted(demo: CaseFile) -> list[Concern]:
    found = [concern for concern in demo.concerns if concern.counts]
    return sorted(found, key=lambda concern: concern.when.start or "")


def by_number(demo: CaseFile, number: str) -> Any:
    return next(record for record in demo.records() if record.number == number)


def person(demo: CaseFile, full: str) -> Person:
    return next(person for person in demo.people if person.full == full)


def entries_of(demo: CaseFile, file: FileId) -> list[Recorded]:
    """Return what stands in the file's chronology: everything begun, dated and linked to it."""
    concerns = [c for c in demo.concerns if any(part.in_file == file for part in c.people)]
    facts = [fact for fact in demo.facts if fact.file == file]
    begun = [n for n in demo.interventions if n.file == file and n.status is not InterventionStatus.PLANNED]
    contacts = [contact for contact in demo.contacts if file in contact.files]
    referrals = [referral for referral in demo.referrals if referral.file == file]
    plans = [plan for plan in (*demo.plans, *demo.interims) if plan.file == file and stands_in_chronology(plan)]
    return [*concerns, *facts, *begun, *contacts, *referrals, *plans]


def test_the_chronology_has_57_entries_in_order(demo: CaseFile, file: FileId) -> None:
    dated = build_chronology(entries_of(demo, file))  # type: ignore[arg-type]
    kinds = Counter(entry.kind for entry in dated)
    assert kinds == {
        "concern": 13, "fact": 10, "intervention": 10, "contact": 17, "referral": 3,
        "plan": 3, "interim": 1,
    }  # fmt: skip
    assert dated[0].record.number == "F-0201G"
    assert dated[-1].record.number == "C-0075W"
    assert [e.record.number for e in dated if e.row_no is not None] == ENTRIES


def test_entries_occasions_contact_and_places_in_time(demo: CaseFile, counted: list[Concern]) -> None:
    assert [concern.number for concern in counted] == ENTRIES
    assert count_occasions(counted) == (12, 14)
    autumn = [c for c in counted if (c.when.start or "") < "2026"]
    assert count_occasions(autumn) == (5, 7)
    contact = [c for c in counted if "CONTACT_OVER_CLOTHING" in c.behaviours]
    assert [ENTRIES.index(c.number) + 1 for c in contact] == [6, 8, 9, 10, 12]
    assert demo.school is not None
    free = [part for part in demo.school.day_times if part.name in {"Break", "Lunch"}]
    in_break = [c for c in counted if c.when.time and any(p.start <= c.when.time <= p.end for p in free)]
    assert [ENTRIES.index(c.number) + 1 for c in in_break] == [1, 2, 8, 9, 10, 11, 12]


def test_categories_and_colours(demo: CaseFile, counted: list[Concern]) -> None:
    categories = Counter(concern.triage.category for concern in counted if concern.triage)
    assert categories == {Category.INAPPROPRIATE: 2, Category.PROBLEMATIC: 4, Category.ABUSIVE: 6}
    colours = Counter(concern.triage.colour for concern in counted if concern.triage)
    assert colours == {Brook.GREEN: 2, Brook.ORANGE: 4, Brook.RED: 6}
    outcomes = [outcome for concern in counted if concern.triage for outcome in concern.triage.brook]
    assert {(o.assessor, o.trained_on, o.tool_version) for o in outcomes} == {("N. Morgan", "2025-05-14", "2024")}
    assert all(c.triage and c.triage.categories[-1].because for c in counted)
    last = by_number(demo, "I-0412K").triage
    assert (last.categories[0].by, last.decided_by, last.brook[0].on) == ("A. Rees", "A. Rees", "2026-03-18")


def test_the_thirteenth_entry_does_not_count(demo: CaseFile) -> None:
    concern = by_number(demo, "I-0391M")
    assert concern.state == "NOT_HSB"
    assert not concern.counts


def test_spans_in_days_and_school_days(demo: CaseFile) -> None:
    assert demo.school is not None
    calendar = demo.school.calendar
    assert [calendar.count_school_days(term.start, term.end) for term in calendar.terms] == [39, 35, 30, 25, 29, 36]
    assert (date(2026, 3, 17) - date(2025, 9, 10)).days == 188
    assert calendar.count_school_days(date(2025, 9, 10), date(2026, 3, 17)) == 115
    assert calendar.count_school_days(date(2025, 11, 21), date(2026, 1, 14)) == 29
    assert calendar.count_school_days(date(2026, 3, 18), date(2026, 3, 29)) == 8


@pytest.mark.parametrize(
    ("number", "spans", "counts"),
    [
        ("N-0107K", ("2025-10-20", "2025-11-21", "2025-11-24", "2025-12-19"), (4, 0)),
        ("N-0118X", ("2026-01-14", "2026-02-10", "2026-02-11", "2026-03-17"), (4, 3)),
    ],
)
def test_equal_windows_before_and_since(
    demo: CaseFile, counted: list[Concern], number: str, spans: tuple[str, ...], counts: tuple[int, int]
) -> None:
    assert demo.school is not None
    begun = date.fromisoformat(by_number(demo, number).start.start)
    before, since = demo.school.calendar.equal_windows(begun, 20)
    ends = (before.start, before.end, since.start, since.end)
    assert tuple(day.isoformat() for day in ends) == spans
    days = [day for c in counted for day in (c.occurrences.dates or (c.when.start,)) if day is not None]
    assert sum(spans[0] <= day <= spans[1] for day in days) == counts[0]
    assert sum(spans[2] <= day <= spans[3] for day in days) == counts[1]


def test_letters_people_and_files(demo: CaseFile, file: FileId) -> None:
    names = {person.id: person.full for person in demo.people}
    own = next(found for found in demo.files if found.id == file)
    assert [(entry.letter, names[entry.person]) for entry in own.letters] == [
        ("A", "Mali Tudno"), ("B", "Beca Harlow"), ("C", "Osian Penry"), ("D", "Gruff Talar"), ("E", "Nel Corwyn"),
        ("F", "Cari Prosser"), ("G", "Efa Rowan"),
    ]  # fmt: skip
    around = {own.child, *(r.person for r in own.family), *(e.person for e in own.letters)}
    assert len(around | {member.person for member in own.network}) == 14
    ioan = person(demo, "Ioan Sample").id
    cari = by_number(demo, "S-0030H")
    assert cari.letter_of(ioan) == "A"
    assert by_number(demo, "S-0031J").opened_on == "2026-03-18"


def test_correction_and_dispute_stand_with_their_entries(demo: CaseFile) -> None:
    corrected, disputed = by_number(demo, "I-0407E"), by_number(demo, "I-0383D")
    assert corrected.when.time == "10:50"
    assert [a.kind for a in corrected.amendments] == ["CORRECTION"]
    dispute = disputed.amendments[0]
    assert (dispute.kind, dispute.said_by, dispute.said_on, dispute.text) == (
        "DISPUTED", "Ms Sample", "2026-02-04", "The others started it.",
    )  # fmt: skip


def test_tonight_is_not_known_for_the_child_at_home(demo: CaseFile) -> None:
    triage = by_number(demo, "I-0412K").triage
    open_ones = [s for s in triage.safety if any(a.answer is not Safe.SAFE for a in s.answers())]
    assert [s.person for s in open_ones] == [person(demo, "Llew Sample").id]
    assert open_ones[0].tonight.answer is Safe.NOT_KNOWN
    waiting = [task for task in demo.tasks if task.done_at is None]
    assert Counter(task.kind for task in waiting) == {
        "SAFE_ANSWER": 1, "WRITE_REPORT": 1, "SAFETY_PLAN": 1, "CHASE": 1, "OTHER": 1,
    }  # fmt: skip
    written = next(task for task in waiting if task.kind == "WRITE_REPORT")
    assert (written.due_on, written.due_time) == ("2026-03-18", "14:40")


def test_children_who_joined_in_have_not_displayed(demo: CaseFile) -> None:
    game = by_number(demo, "I-0389K")
    assert game.displaying() == (person(demo, "Ioan Sample").id,)
    assert len(game.people_with(Role.JOINED_IN)) == 2


def test_every_call_of_a_contact_entry_is_on_its_day(demo: CaseFile) -> None:
    for number in ("I-0377X", "I-0383D", "I-0389K", "I-0402Z", "I-0407E", "I-0412K"):
        concern = by_number(demo, number)
        calls = [call for call in demo.contacts if concern.id in call.about]
        assert any(call.when.start == concern.when.start for call in calls), number
        assert concern.triage.police is not None, number


def test_the_draft_holds_its_deliberate_leftovers(demo: CaseFile) -> None:
    draft = by_number(demo, "R-2026-0007F")
    wordings = {record.number: "" for record in demo.records()} | {
        next(r.number for r in demo.records() if r.id == chosen.record): chosen.wording for chosen in draft.background
    }
    assert (draft.requests[2].result, draft.requests[2].by) == ("", "")
    bedroom = by_number(demo, "F-0219B").id
    assert bedroom in draft.requests[1].because
    assert bedroom not in {chosen.record for chosen in draft.background}
    assert "often" in wordings["I-0383D"]
    assert "Aunt was phoned." in wordings["I-0389K"]
    nameless = [c.number for c in demo.contacts if c.with_name and not c.with_role]
    assert nameless == ["C-0067M", "C-0069P"]
    tablet = by_number(demo, "N-0129J")
    assert isinstance(tablet, Intervention)
    assert tablet.latest is not None
    assert not tablet.latest.better
    assert [len(request.parts) for request in draft.requests] == [3, 0, 0, 0]


def test_all_numbers_of_the_sheet_are_there(demo: CaseFile) -> None:
    numbers = {record.number for record in demo.records()}
    assert {"F-0201G", "F-0223F", "N-0101D", "N-0133N", "C-0052W", "C-0075W", "R-2026-0003B", "R-2026-0006E"} <= numbers
    assert {"S-0022Z", "S-0023A", "S-0027E", "S-0028F", "S-0030H", "S-0031J"} <= numbers
    in_school = [c.other_system.entry_no for c in sorted(demo.concerns, key=lambda c: c.recorded_at) if c.other_system]
    assert in_school == [f"SRS-{5501 + n}" for n in range(13)]


def test_the_roll_is_invented_and_clear_of_the_case(demo: CaseFile) -> None:
    here = [pupil for pupil in demo.pupils if pupil.left_on is None]
    assert len(here) == 148
    assert len(demo.pupils) == 149
    strangers = [pupil for pupil in demo.pupils if pupil.person is None]
    first_names = {fold(person.first) for person in demo.people if person.kind is PersonKind.CHILD}
    assert not first_names & {fold(pupil.first) for pupil in strangers}
    alike = [p.full for p in strangers if fold(p.full) == "sian gwennol"]
    assert sorted(alike) == ["Sian Gwennol", "Siân Gwennol"]
    assert similar(*alike)


def test_phone_numbers_are_those_kept_for_drama_and_the_school_is_marked(demo: CaseFile, demo_bytes: bytes) -> None:
    phones = re.findall(r"\b0\d{4} ?\d{3} ?\d{3}\b", demo_bytes.decode())
    assert phones
    assert all(phone.startswith("01632 960 ") for phone in phones)
    assert demo.school is not None
    assert demo.school.fictional
    assert not demo.school.main_record


def test_no_text_speaks_of_a_later_day(demo: CaseFile) -> None:
    assert max(record.recorded_at for record in demo.records()) <= "2026-03-18T11:20:00Z"
    assert max(stated.at for stated in demo.history) <= "2026-03-18T11:20:00Z"
    texts = " ".join(leaf.text for leaf in leaves(demo))
    assert "[A]" not in texts
    assert not [contact for contact in demo.contacts if not isinstance(contact, Contact) or not contact.said]
