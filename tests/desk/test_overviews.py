"""The overview of the demo child by hand from the fact sheet, and what an overview says in other cases."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from hsbdesk.desk.desk import Desk
from hsbdesk.desk.overviews import OverviewView
from hsbdesk.desk.pattern_facts import spell_numbers
from hsbdesk.domain.child import ChildFile, FileKind, Letter
from hsbdesk.domain.concern import Concern, Occurrences, Participation, Role
from hsbdesk.domain.dates import UNKNOWN_DATE, PartialDate, Precision, on_day
from hsbdesk.domain.ids import FileId, PersonId, RecordId
from hsbdesk.domain.intervention import Delivery, EffectObservation, Intervention, InterventionStatus, Judgement
from hsbdesk.domain.numbers import record_number
from hsbdesk.domain.person import Person, PersonKind
from hsbdesk.domain.referral import CouncilDecision, Referral, ReferralStatus
from hsbdesk.domain.sharing import DocumentKind
from hsbdesk.domain.task import Task
from hsbdesk.domain.triage import ChildDecision, Triage

CHILD = PersonId("child")
FILE = FileId("file-child")


def read(desk: Desk, file: FileId) -> OverviewView:
    return desk.overviews.read(file)


def recorded(prefix: str, n: int, year: int | None = None) -> dict[str, Any]:
    number = record_number(prefix, n, year)
    return {"id": RecordId(number), "number": number, "author": "N", "recorded_at": "2026-03-10T09:00:00Z"}


@pytest.fixture
def keep(desk: Desk) -> Callable[..., None]:
    """Store records as they are, after one child with a file."""

    def store(*records: Any) -> None:
        with desk.session.saving():
            for record in records:
                desk.session.add(record, "recorded")

    store(
        Person(id=CHILD, kind=PersonKind.CHILD, first="Ioan", last="Sample", year="Year 6"),
        ChildFile(
            id=RecordId(FILE),
            **{key: value for key, value in recorded("H", 1).items() if key != "id"},
            child=CHILD,
            kind=FileKind.HSB,
            opened_on="2025-09-11",
        ),
    )
    return store


def concern(n: int, when: PartialDate, **more: Any) -> Concern:
    people = (Participation(role=Role.DISPLAYED, person=CHILD, in_file=FILE),)
    return Concern(**recorded("I", n), when=when, what_happened="Seen.", **{"people": people} | more)


def day(iso: str) -> PartialDate:
    return PartialDate(Precision.DATE, iso, iso)


def done(n: int, start: str = "2026-02-11", **more: Any) -> Intervention:
    return Intervention(**recorded("N", n), file=FILE, start=day(start), **{"title": f"Done {n}"} | more)


# -- the demo child (demo.md, 5, 6, 9, 11, 13)


def test_the_pattern_of_the_demo_is_counted_as_by_hand(demo_desk: Desk, demo_file: FileId) -> None:
    assert [line.text for line in read(demo_desk, demo_file).pattern] == [
        "10 Sep 2025 – 17 Mar 2026: 12 entries, 14 occasions",
        "Contact with another child: 0 of 5 to December 2025, 5 of 7 since January 2026 (no. 6, 8 to 10, 12)",
        "At break or lunch: 7 of 12 (no. 1, 2, 8 to 12)",
    ]
    for line in read(demo_desk, demo_file).pattern:
        assert all(part in line.text for part in line.strong)
        assert "month" not in line.text


def test_the_marks_of_the_demo(demo_desk: Desk, demo_file: FileId) -> None:
    """Twelve of the thirteen: I-0391M is no harmful sexual behaviour. Two green, four orange, six red."""
    timeline = read(demo_desk, demo_file).timeline
    assert timeline is not None
    assert [mark.no for mark in timeline.marks] == list(range(1, 13))
    assert "I-0391M" not in {mark.number for mark in timeline.marks}
    by_row = {
        name: [mark.no for mark in timeline.marks if mark.category_text == name]
        for name in dict.fromkeys(timeline.rows)
    }
    assert by_row == {
        "Violent": [],
        "Abusive": [6, 8, 9, 10, 11, 12],
        "Problematic": [2, 4, 5, 7],
        "Inappropriate": [1, 3],
        "Normal": [],
        "Not categorised": [],
    }
    outcomes = [mark.brook_text for mark in timeline.marks]
    assert (outcomes.count("Green"), outcomes.count("Orange"), outcomes.count("Red")) == (2, 4, 6)
    assert [mark.occasions for mark in timeline.marks] == [1, 1, 1, 1, 3, 1, 1, 1, 1, 1, 1, 1]


def test_the_bars_of_the_demo(demo_desk: Desk, demo_file: FileId) -> None:
    """Ten interventions that ran and two referrals that were sent; the planned lesson and the draft are not there."""
    timeline = read(demo_desk, demo_file).timeline
    assert timeline is not None
    said = {bar.number: bar.inside for bar in timeline.bars}
    assert list(said)[:10] == [
        "N-0101D", "N-0102E", "N-0104G", "N-0107K", "N-0112R", "N-0118X", "N-0121A", "N-0126F", "N-0128H", "N-0129J",
    ]  # fmt: skip
    assert said["N-0104G"] == "Mixed"
    assert said["N-0107K"] == "Helped"
    assert said["N-0128H"] == "Not delivered 17 March"
    assert said["R-2026-0003B"] == "Sent 10 Feb, not accepted 13 Feb"
    assert said["R-2026-0005D"] == "Sent 10 Mar, information added 12 Mar"
    assert "N-0133N" not in said
    assert "R-2026-0007F" not in said


def test_what_did_not_hold_is_said_first(demo_desk: Desk, demo_file: FileId) -> None:
    interim, lines = read(demo_desk, demo_file).in_place[:2], read(demo_desk, demo_file).in_place[2:]
    assert [line.text.partition(":")[0] for line in interim] == [
        "Interim, since 17 March 14",
        "Interim, since 17 March 14",
    ]
    assert lines[0].text == "Not delivered 17 March: Escorted cloakroom trips (J. Pugh at first aid from 13:15)"
    assert lines[1].text.startswith("Partly delivered 17 March: Supervised break and lunch")
    assert [line.missed for line in lines] == sorted((line.missed for line in lines), reverse=True)
    held = next(line.text for line in lines if not line.missed)
    assert "Seat at the front" in held
    assert "PANTS" not in " ".join(line.text for line in lines)


def test_other_children_child_at_home_first_and_those_settled_in_one_line(demo_desk: Desk, demo_file: FileId) -> None:
    view = read(demo_desk, demo_file)
    assert [(child.name, child.state) for child in view.others] == [
        ("Llew Sample", "check"),
        ("Cari Prosser (F)", "check"),
        ("Gruff Talar (D)", "check"),
        ("Nel Corwyn (E)", "done"),
        ("Beca Harlow (B)", "done"),
        ("Osian Penry (C)", "done"),
    ]
    assert view.others[0].detail == "Year 1, at home"
    assert view.others[1].text == "in R-2026-0007F, not sent · family told · plan: being written Thu 19 March"
    assert view.others[4].text == "reported · family told · plan: in force, review 24 March"
    assert view.settled == "Mali Tudno (A), Efa Rowan (G): nothing needed"


def test_with_names_off_nobody_is_named(
    demo_desk: Desk, demo_file: FileId, shown_texts: Callable[[Any], list[str]]
) -> None:
    demo_desk.set_names(False)
    said = " ".join(shown_texts(read(demo_desk, demo_file)))
    for name in ("Ioan", "Sample", "Cari", "Prosser", "Gruff", "Mali", "Efa"):
        assert name not in said
    assert "C." in said


def test_a_child_who_is_only_affected_has_no_timeline_and_no_row_for_who_displayed(demo_desk: Desk) -> None:
    cari = next(row.file for row in demo_desk.files.children().rows if row.name == "Cari Prosser")
    view = read(demo_desk, cari)
    assert view.timeline is None
    assert view.pattern == ()
    assert "Ioan Sample" not in " ".join(child.name for child in view.others)


def test_the_overview_prints_the_same_marks_and_counts(
    demo_desk: Desk, demo_file: FileId, text_of: Callable[[bytes], list[str]]
) -> None:
    prepared = demo_desk.paper.prepare(DocumentKind.OVERVIEW, demo_file)
    assert prepared.strays == ()
    assert prepared.file_name == "H-0017P_overview.pdf"
    pages = text_of(demo_desk.paper.render(prepared).data)
    assert len(pages) <= 2
    said = " ".join(" ".join(pages).split())
    view = read(demo_desk, demo_file)
    for line in view.pattern:
        assert line.text in said
    assert said.index("Plays in goal") < said.index("Concerns by category")
    assert "Not delivered 17 March: Escorted cloakroom trips" in said
    assert "Cari" not in said
    assert said.count("Ioan Sample") == 1


# -- other cases


def test_contact_is_split_only_where_every_entry_lies_on_one_side(desk: Desk, keep: Callable[..., None]) -> None:
    touch = {"behaviours": ("CONTACT_OVER_CLOTHING",)}
    keep(concern(1, day("2025-10-09")), concern(2, day("2026-01-15"), **touch), concern(3, day("2026-01-22")))
    assert read(desk, FILE).pattern[1].text == (
        "Contact with another child: 0 of 1 to December 2025, 1 of 2 since January 2026 (no. 2)"
    )
    keep(concern(4, PartialDate(Precision.WEEK, "2025-12-29", "2026-01-04")))
    assert read(desk, FILE).pattern[1].text == "Contact with another child: 1 of 4 (no. 3)"


def test_a_contact_entry_of_uncertain_days_splits_before_the_first_it_may_have_been(
    desk: Desk, keep: Callable[..., None]
) -> None:
    touch = {"behaviours": ("CONTACT_OVER_CLOTHING",)}
    between = PartialDate(Precision.RANGE, "2025-12-20", "2026-01-10")
    keep(concern(1, day("2025-10-09")), concern(2, between, **touch))
    assert read(desk, FILE).pattern[1].text == (
        "Contact with another child: 0 of 1 to November 2025, 1 of 1 since December 2025 (no. 2)"
    )
    keep(concern(3, UNKNOWN_DATE, **touch))
    assert read(desk, FILE).pattern[1].text == "Contact with another child: 2 of 3 (no. 2, 3)"


def test_contact_from_the_first_month_on_is_one_count(desk: Desk, keep: Callable[..., None]) -> None:
    keep(concern(1, day("2026-01-09"), behaviours=("SERIOUS_CONTACT",)), concern(2, day("2026-01-12")))
    assert read(desk, FILE).pattern[1].text == "Contact with another child: 1 of 2 (no. 1)"


def test_occasions_count_and_a_week_under_way_ends_today(desk: Desk, keep: Callable[..., None]) -> None:
    week = PartialDate(Precision.WEEK, "2026-03-16", "2026-03-22")
    keep(concern(1, week, occurrences=Occurrences(count_min=2)))
    assert read(desk, FILE).pattern[0].text == "16 Mar 2026 – 18 Mar 2026: 1 entry, 2 occasions"


@pytest.mark.parametrize(
    ("numbers", "text"),
    [((), ""), ((1,), "1"), ((1, 2), "1, 2"), ((1, 2, 8, 9, 10, 11, 12), "1, 2, 8 to 12"), ((3, 4, 5), "3 to 5")],
)
def test_row_numbers_are_spelled_in_runs(desk: Desk, numbers: tuple[int, ...], text: str) -> None:
    assert spell_numbers(desk.session, numbers) == text


def test_an_effect_is_due_after_a_school_week_without_one(desk: Desk, keep: Callable[..., None]) -> None:
    early = EffectObservation(on="2026-03-06", judgement=Judgement.TOO_EARLY)
    keep(
        done(1, "2026-03-12"),
        done(2, "2026-03-11"),
        done(3, "2026-01-12", observations=(replace(early, on="2026-01-30"),)),
        done(4, "2026-03-04", observations=(early,)),
        done(5, "2026-02-02", status=InterventionStatus.ENDED, end=day("2026-02-06")),
    )
    timeline = read(desk, FILE).timeline
    assert timeline is not None
    said = {bar.number[:6]: bar.inside for bar in timeline.bars}
    assert said == {
        "N-0001": "Too early",
        "N-0002": "Effect due",
        "N-0003": "Effect due",
        "N-0004": "Too early",
        "N-0005": "No effect recorded",
    }


def test_a_missed_day_is_said_for_a_school_week(desk: Desk, keep: Callable[..., None]) -> None:
    missed = Delivery(day="2026-03-11", state="NOT_DELIVERED", why="Absent")
    held = Delivery(day="2026-03-12", state="IN_PLACE")
    keep(
        done(1, deliveries=(missed,), reliability="IN_PLACE"),
        done(2, deliveries=(missed, held), reliability="IN_PLACE"),
        done(3, deliveries=(replace(missed, day="2026-03-10"),), reliability="PARTLY"),
        done(4),
    )
    assert [(line.text, line.missed) for line in read(desk, FILE).in_place] == [
        ("Not delivered 11 March: Done 1 (Absent)", True),
        ("Partly in place: Done 3", True),
        ("In place: Done 2", False),
        ("Not recorded whether in place: Done 4", False),
    ]


def test_many_names_in_one_line_end_in_a_number(desk: Desk, keep: Callable[..., None]) -> None:
    keep(*(done(n, reliability="IN_PLACE") for n in range(1, 12)))
    (line,) = read(desk, FILE).in_place
    assert line.text.startswith("In place: Done 1; Done 2;")
    assert line.text.endswith("Done 8 and 3 more")


def test_a_referral_waits_until_it_is_decided(desk: Desk, keep: Callable[..., None]) -> None:
    sent = {"file": FILE, "opened_on": "2026-03-10", "sent_at": "12 March 2026, 09:00"}
    decided = CouncilDecision(on="2025-05-09", decision="Assessment, with a named worker")
    keep(
        Referral(**recorded("R", 1, 2026), status=ReferralStatus.SENT, **sent),
        Referral(
            **recorded("R", 2, 2025),
            status=ReferralStatus.DECIDED,
            **sent | {"opened_on": "2025-05-01", "sent_at": "2 May 2025"},
            decision=decided,
        ),
    )
    timeline = read(desk, FILE).timeline
    assert timeline is not None
    assert sorted(bar.inside for bar in timeline.bars) == [
        "Sent 12 Mar, waiting",
        "Sent 2 May 2025, assessment 9 May 2025",
    ]


def test_an_open_task_or_a_missing_plan_keeps_a_child_open(desk: Desk, keep: Callable[..., None]) -> None:
    names = {"told": "Cari", "open": "Beca", "seen": "Efa", "new": "Osian"}
    everyone = [
        Person(id=PersonId(key), kind=PersonKind.CHILD, first=name, last="Test", year="Year 5")
        for key, name in names.items()
    ]
    plan = {"report": "OWN_REPORT", "because": "own", "parents_told": "yes"}
    triage = Triage(
        decisions=(
            ChildDecision(person=PersonId("told"), **plan, plan="active 2 March"),
            ChildDecision(person=PersonId("open"), **plan, plan="active 2 March"),
        ),
        decided_at="2026-03-10T09:00:00Z",
    )
    roles = {"told": Role.AFFECTED, "open": Role.AFFECTED, "seen": Role.WITNESS, "new": Role.AFFECTED}
    people = (
        Participation(role=Role.DISPLAYED, person=CHILD, in_file=FILE),
        *(Participation(role=role, person=PersonId(key)) for key, role in roles.items()),
    )
    task = Task(**recorded("T", 1), kind="SAFETY_PLAN", what="Write it", child=PersonId("open"))
    keep(*everyone, concern(1, on_day(desk.today()), people=people, triage=triage), task)
    with desk.session.saving():
        file = replace(
            desk.files.read(FILE),
            letters=tuple(Letter(person=PersonId(key), letter="ABCD"[n]) for n, key in enumerate(names)),
        )
        desk.session.change(file, "lettered")
    view = read(desk, FILE)
    assert [(child.name, child.state) for child in view.others] == [
        ("Beca Test (B)", "check"),
        ("Osian Test (D)", "check"),
        ("Cari Test (A)", "done"),
    ]
    assert view.others[1].text == "report decision open"
    assert view.settled == "Efa Test (C): nothing needed"


def test_a_file_with_nothing_in_it_says_nothing(desk: Desk, keep: Callable[..., None]) -> None:
    del keep
    view = read(desk, FILE)
    assert view.timeline is None
    assert (view.pattern, view.in_place, view.others, view.settled) == ((), (), (), "")
