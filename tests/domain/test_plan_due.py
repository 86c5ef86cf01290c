"""What is due of a plan: the demo's days, each kind on its own, and that nothing lapses silently."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hsbdesk.domain.calendar import ClosedDay, SchoolCalendar, Term
from hsbdesk.domain.concern import Concern, Enquiry, Move, Participation, Role
from hsbdesk.domain.dates import on_day
from hsbdesk.domain.ids import FileId, PersonId, RecordId
from hsbdesk.domain.interim import Interim, InterimChange, InterimOutcome
from hsbdesk.domain.plan import (
    Attendance,
    ClosureReview,
    Control,
    ControlStatus,
    Hold,
    Plan,
    PlanReview,
    PlanRow,
    PlanStatus,
    RowReview,
    SignatureAsked,
)
from hsbdesk.domain.plan_codes import plan_code, row_code
from hsbdesk.domain.plan_dates import hold_limit
from hsbdesk.domain.plan_due import due_of_plan, due_of_safety_plan, interim_day, review_day
from hsbdesk.domain.plan_duty import DueKind, PlanDue, new_concerns
from hsbdesk.domain.record import StrikeOut
from hsbdesk.domain.safety_plan import SafetyPlan, SafetyReview
from hsbdesk.domain.school import Place
from hsbdesk.domain.signoff import SignOff, SignOffRole, SignOffWay

IOAN = PersonId("ioan")
FILE = FileId("file")
PLACES = (
    Place(name="Year 5 cloakroom", setting="CLOAKROOM"), Place(name="Library corner", setting="LIBRARY_QUIET_AREAS"),
    Place(name="Field", setting="FIELD"),
)  # fmt: skip


def plan_of(*rows: PlanRow, **more: Any) -> Plan:
    given: dict[str, Any] = {
        "id": RecordId("v3"), "number": "P-0027F", "author": "N. Morgan", "recorded_at": "2026-03-10T15:40:00Z",
        "file": FILE, "plan_version": 3, "status": PlanStatus.ACTIVE, "in_force_day": "2026-03-10",
        "in_force_time": "15:40", "rows": rows, "signatures": ALL_SIGNED, **more,
    }  # fmt: skip
    return Plan(**given)


def signed(role: SignOffRole, name: str = "N. Morgan", **more: Any) -> SignOff:
    given: dict[str, Any] = {"way": SignOffWay.SIGNED_HERE, "at": "2026-03-10", "content_code": "", **more}
    return SignOff(role=role, name=name, **given)


ALL_SIGNED = tuple(
    signed(role) for role in (SignOffRole.LEAD, SignOffRole.HEADTEACHER, SignOffRole.CARER, SignOffRole.CHILD)
)
ESCORT = Control(key="escort", what="An adult goes along", starts="2026-03-10", status=ControlStatus.IN_PLACE)
CLOAKROOM = PlanRow(
    key="cloakroom", setting="CLOAKROOM", name="Cloakroom and toilets", places=("Year 5 cloakroom",), controls=(ESCORT,)
)
CLUB = PlanRow(key="club", setting="SPORTS_CLUB", name="Junior football club")


def concern(key: str, recorded_at: str, place: str = "Year 5 cloakroom", **more: Any) -> Concern:
    given: dict[str, Any] = {
        "people": (Participation(role=Role.DISPLAYED, person=IOAN, in_file=FILE),),
        "when": on_day(date.fromisoformat(recorded_at[:10])), **more,
    }  # fmt: skip
    return Concern(
        id=RecordId(key),
        number=f"I-{key}",
        author="T. Hale",
        recorded_at=recorded_at,
        places=(place,) if place else (),
        **given,
    )


def interim_of(*changes: InterimChange, **more: Any) -> Interim:
    return Interim(
        id=RecordId("interim"), number="P-0028G", author="A. Rees", recorded_at="2026-03-17T14:00:00Z", file=FILE,
        changes=changes, **more,
    )  # fmt: skip


NO_12 = concern("no12", "2026-03-17T13:56:00Z")
Look = Callable[..., tuple[PlanDue, ...]]


@pytest.fixture
def due(calendar: SchoolCalendar) -> Look:
    """Return what finds everything due on a day, in the demo's school year."""

    def find(plan: Plan | None, today: str = "2026-03-18", **more: Any) -> tuple[PlanDue, ...]:
        given: dict[str, Any] = {"draft": None, "interims": (), "concerns": (), "calendar": calendar, **more}
        return due_of_plan(plan, today=date.fromisoformat(today), places=PLACES, **given)

    return find


def of(found: tuple[PlanDue, ...], kind: DueKind) -> list[PlanDue]:
    return [one for one in found if one.kind is kind]


def days(found: tuple[PlanDue, ...]) -> list[tuple[str, str, bool]]:
    return [(one.kind.value, one.on.isoformat() if one.on else "", one.is_overdue) for one in found]


# -- the demo, day by day


def test_the_demo_on_18_march(due: Look) -> None:
    broken = replace(ESCORT, status=ControlStatus.NOT_DELIVERED, status_on="2026-03-17")
    plan = plan_of(replace(CLOAKROOM, controls=(broken,)), CLUB)
    draft = plan_of(CLOAKROOM, CLUB, id=RecordId("v4"), plan_version=4, status=PlanStatus.DRAFT, links=(NO_12.id,),
                    asked=(SignatureAsked(role="CHILD", name="Ioan", when="2026-03-19"),), signatures=())  # fmt: skip
    interim = interim_of(
        InterimChange(key="door", what="At the door", from_day="2026-03-17", row="cloakroom", ends_on="2026-03-24",
                      concern=NO_12.id),
        InterimChange(key="club", what="No club", from_day="2026-03-17", row="club", ends_on="2026-03-24"),
    )  # fmt: skip
    found = due(plan, draft=draft, interims=(interim,), concerns=(NO_12,))
    assert days(found) == [
        ("REVIEW", "2026-03-17", False),
        ("NOT_HELD", "2026-03-17", False),
        ("SIGNATURES", "2026-03-19", False),
        ("CLOSURE", "2026-03-23", False),
        ("INTERIM", "2026-03-24", False),
        ("INTERIM", "2026-03-24", False),
    ]
    (review,) = of(found, DueKind.REVIEW)
    assert (review.why, review.concerns, review.in_draft) == ("CONCERN", (NO_12.id,), True)
    (closure,) = of(found, DueKind.CLOSURE)
    assert closure.closure is not None
    assert closure.closure.start == date(2026, 3, 28)
    later = due(plan, "2026-03-25", draft=draft, interims=(interim,), concerns=(NO_12,))
    assert all(one.is_overdue for one in later)
    assert {one.key for one in later} == {one.key for one in found}


def test_version_4_of_the_demo(due: Look) -> None:
    plan = plan_of(CLOAKROOM, in_force_day="2026-03-19", in_force_time="16:00", links=(NO_12.id,), plan_version=4)
    settled = ClosureReview(closure="2026-03-30", on="2026-03-23", by="N. Morgan")
    found = due(plan, "2026-03-20", concerns=(NO_12,))
    assert days(found) == [("CLOSURE", "2026-03-23", False), ("REVIEW", "2026-04-16", False)]
    assert days(due(replace(plan, closures=(settled,)), "2026-03-24")) == [("REVIEW", "2026-04-16", False)]
    held = PlanReview(on="2026-04-16", by="N. Morgan")
    assert ("REVIEW", "2026-05-28", False) in days(due(replace(plan, reviews=(held,)), "2026-04-17"))


# -- reviews


def test_a_review_after_a_concern_is_late_from_the_second_weekday_on(due: Look) -> None:
    friday = concern("friday", "2026-03-13T15:00:00Z", "Field")
    plan = plan_of(CLOAKROOM)
    late = {day: of(due(plan, day, concerns=(friday,)), DueKind.REVIEW)[0].is_overdue
            for day in ("2026-03-13", "2026-03-16", "2026-03-17")}  # fmt: skip
    assert late == {"2026-03-13": False, "2026-03-16": False, "2026-03-17": True}


@pytest.mark.parametrize(
    ("entry", "is_new"),
    [
        (NO_12, True),
        (replace(NO_12, struck_out=StrikeOut(reason="twice", by="x", at="x")), False),
        (replace(NO_12, enquiries=(Enquiry(state="MISTAKEN"),)), False),
        (concern("same day, before", "2026-03-10T15:30:00Z"), False),
        (concern("same day, after", "2026-03-10T15:50:00Z"), True),
        (concern("long ago", "2026-03-01T09:00:00Z"), False),
        (
            concern("moved here since", "2026-03-01T09:00:00Z", moves=(
                Move(from_person=PersonId("x"), to_person=IOAN, reason="x", by="x", at="2026-03-12T09:00:00Z"),
            )),
            True,
        ),
    ],
)  # fmt: skip
def test_what_makes_a_review_due_at_once(due: Look, entry: Concern, *, is_new: bool) -> None:
    (review,) = of(due(plan_of(CLOAKROOM), concerns=(entry,)), DueKind.REVIEW)
    assert (review.why == "CONCERN") is is_new


def test_a_review_settles_what_was_written_before_it_and_what_it_names(due: Look) -> None:
    same_day = concern("same", "2026-03-18T10:00:00Z")
    held = PlanReview(on="2026-03-18", by="N. Morgan")
    plan = plan_of(CLOAKROOM, reviews=(held,))
    assert new_concerns(plan, (NO_12, same_day)) == (same_day,)
    assert new_concerns(replace(plan, reviews=(replace(held, concerns=(same_day.id,)),)), (NO_12, same_day)) == ()


def test_a_concern_that_comes_while_the_next_version_is_written_is_not_lost() -> None:
    old = plan_of(CLOAKROOM, status=PlanStatus.SUPERSEDED)
    new = plan_of(CLOAKROOM, id=RecordId("v4"), plan_version=4, in_force_day="2026-03-19", in_force_time="16:00")
    assert new_concerns(new, (NO_12,), (old,)) == (NO_12,)
    assert new_concerns(replace(new, links=(NO_12.id,)), (NO_12,), (old,)) == ()
    named = replace(new, rows=(replace(CLOAKROOM, concerns=(NO_12.id,)),))
    assert new_concerns(named, (NO_12,), (old,)) == ()


def test_a_row_is_looked_at_before_the_plan(due: Look) -> None:
    plan = plan_of(replace(CLOAKROOM, review_due="2026-03-13"))
    row = [one for one in of(due(plan), DueKind.REVIEW) if one.row]
    assert [(one.row, one.on, one.is_overdue) for one in row] == [("cloakroom", date(2026, 3, 13), True)]
    held = PlanReview(on="2026-03-13", by="x", rows=(RowReview(row="cloakroom", outcome="CONTINUE"),))
    assert [one for one in of(due(replace(plan, reviews=(held,))), DueKind.REVIEW) if one.row] == []


# -- rows


@pytest.mark.parametrize(
    ("hold", "ends", "late"),
    [
        (Hold(starts="2026-03-01", ends="2026-03-20"), "2026-03-20", False),
        (Hold(starts="2026-02-10", ends="2026-03-17"), "2026-03-10", True),
        (Hold(starts="2026-03-01", ends="2026-12-31"), "2026-03-29", False),
        (Hold(ends="2026-03-17"), "2026-03-17", True),
        (Hold(), "2026-04-07", False),
        (None, "2026-04-07", False),
    ],
)
def test_a_hold_ends_when_it_says_and_after_28_days_at_the_latest(
    due: Look, hold: Hold | None, ends: str, *, late: bool
) -> None:
    row = replace(CLUB, attendance=Attendance.ON_HOLD, hold=hold)
    (asked,) = of(due(plan_of(row)), DueKind.HOLD)
    assert (asked.row, asked.on, asked.is_overdue) == ("club", date.fromisoformat(ends), late)
    assert not asked.in_draft
    draft = plan_of(replace(CLUB, attendance=Attendance.CONTINUE), id=RecordId("v4"), status=PlanStatus.DRAFT)
    assert of(due(plan_of(row), draft=draft), DueKind.HOLD)[0].in_draft
    assert of(due(plan_of(replace(row, attendance=Attendance.CONTINUE))), DueKind.HOLD) == []


def test_a_concern_in_a_covered_place_asks_after_each_control(due: Look) -> None:
    door = Control(key="door", what="Door", status=ControlStatus.PARTLY)
    ended = Control(key="old", what="Gone", status=ControlStatus.ENDED)
    row = replace(CLOAKROOM, controls=(ESCORT, door, ended))
    (asked,) = of(due(plan_of(row), concerns=(NO_12,)), DueKind.BROKEN)
    assert (asked.row, asked.controls, asked.concerns) == ("cloakroom", ("escort", "door"), (NO_12.id,))
    judged = replace(row, controls=(replace(ESCORT, status_on="2026-03-17"), door))
    (asked,) = of(due(plan_of(judged), concerns=(NO_12,)), DueKind.BROKEN)
    assert asked.controls == ("door",)
    judged = replace(row, controls=(replace(ESCORT, status_on="2026-03-17"), replace(door, status_on="2026-03-18")))
    assert of(due(plan_of(judged), concerns=(NO_12,)), DueKind.BROKEN) == []
    assert of(due(plan_of(replace(row, controls=())), concerns=(NO_12,)), DueKind.BROKEN)[0].controls == ()


def test_a_concern_in_a_place_without_a_row_offers_the_row(due: Look) -> None:
    field, nowhere = concern("field", "2026-03-17T13:00:00Z", "Field"), concern("where", "2026-03-17T13:00:00Z", "")
    found = due(plan_of(CLOAKROOM), concerns=(field, NO_12, nowhere))
    (asked,) = of(found, DueKind.UNCOVERED)
    assert (asked.place, asked.setting, asked.concerns, asked.in_draft) == ("Field", "FIELD", (field.id,), False)
    draft = plan_of(PlanRow(key="f", setting="FIELD", name="Field"), id=RecordId("v4"), status=PlanStatus.DRAFT)
    (asked,) = of(due(plan_of(CLOAKROOM), draft=draft, concerns=(field,)), DueKind.UNCOVERED)
    assert asked.in_draft


def test_a_control_that_did_not_hold_stays_until_its_row_is_reviewed(due: Look) -> None:
    broken = replace(ESCORT, status=ControlStatus.DELIVERED_DID_NOT_WORK, status_on="2026-03-17")
    plan = plan_of(replace(CLOAKROOM, controls=(broken,)))
    (asked,) = of(due(plan), DueKind.NOT_HELD)
    assert (asked.control, asked.status) == ("escort", ControlStatus.DELIVERED_DID_NOT_WORK)
    other = PlanReview(on="2026-03-18", by="x", rows=(RowReview(row="club", outcome="CONTINUE"),))
    assert of(due(replace(plan, reviews=(other,))), DueKind.NOT_HELD)
    held = replace(other, rows=(RowReview(row="cloakroom", outcome="STRENGTHEN"),))
    assert of(due(replace(plan, reviews=(held,))), DueKind.NOT_HELD) == []


def test_a_planned_control_and_a_last_day_are_asked_about(due: Look) -> None:
    shelves = Control(key="shelves", what="Lower the shelves", starts="2026-03-23")
    door = replace(ESCORT, key="door", ends="2026-03-16")
    found = due(plan_of(replace(CLOAKROOM, controls=(shelves, door))))
    assert [(one.kind, one.control, one.on, one.is_overdue) for one in found if one.control] == [
        (DueKind.ENDING, "door", date(2026, 3, 16), True),
        (DueKind.PLANNED, "shelves", date(2026, 3, 23), False),
    ]


def test_six_quiet_weeks_ask_whether_a_control_can_be_loosened(due: Look) -> None:
    def asked(control: Control, today: str, *concerns: Concern, **more: Any) -> list[date | None]:
        row = replace(CLOAKROOM, controls=(control,), **more)
        return [one.on for one in of(due(plan_of(row), today, concerns=concerns), DueKind.LOOSEN)]

    assert asked(ESCORT, "2026-04-20") == []
    assert asked(ESCORT, "2026-04-21") == [date(2026, 4, 21)]
    assert asked(ESCORT, "2026-04-27", NO_12) == []
    assert asked(ESCORT, "2026-04-28", NO_12) == [date(2026, 4, 28)]
    elsewhere = concern("field", "2026-03-17T13:00:00Z", "Field")
    assert asked(ESCORT, "2026-04-21", elsewhere) == [date(2026, 4, 21)]
    assert asked(ESCORT, "2026-04-21", elsewhere, concerns=(elsewhere.id,)) == []
    assert asked(replace(ESCORT, may_loosen_on="2026-04-21"), "2026-06-01") == []
    assert asked(replace(ESCORT, may_loosen_on="2026-04-21"), "2026-06-02") == [date(2026, 6, 2)]
    assert asked(replace(ESCORT, status=ControlStatus.NOT_CHECKED), "2026-06-02") == []
    never = of(due(plan_of(CLOAKROOM), "2027-01-01"), DueKind.LOOSEN)
    assert [one.is_overdue for one in never] == [False]


# -- start, signatures, closures, the calendar


def test_an_agreed_version_is_put_into_force_on_its_day(due: Look) -> None:
    agreed = plan_of(CLOAKROOM, id=RecordId("v4"), status=PlanStatus.AGREED, in_force_day="2026-03-17")
    (start,) = of(due(None, draft=agreed), DueKind.START)
    assert (start.on, start.is_overdue, start.record) == (date(2026, 3, 17), True, "v4")


def test_a_plan_in_force_waits_for_everybodys_answer(due: Look) -> None:
    plan = plan_of(CLOAKROOM, signatures=ALL_SIGNED[:2], asked=(
        SignatureAsked(role="CARER", name="Ms Sample"),
        SignatureAsked(role="ROW_LEAD", name="E. Lloyd", row="cloakroom"),
    ))  # fmt: skip
    (asked,) = of(due(plan), DueKind.SIGNATURES)
    assert [one.role for one in asked.asked] == ["CARER", "CHILD", "ROW_LEAD"]
    code = row_code(CLOAKROOM)
    lead = signed(SignOffRole.ROW_LEAD, "E. Lloyd", row="cloakroom", content_code=code)
    before = plan_of(CLOAKROOM, id=RecordId("v2"), status=PlanStatus.SUPERSEDED, signatures=(lead,))
    (asked,) = of(due(plan, earlier=(before,)), DueKind.SIGNATURES)
    assert [one.role for one in asked.asked] == ["CARER", "CHILD"]
    changed = replace(plan, rows=(replace(CLOAKROOM, supervisor="J. Pugh"),))
    (asked,) = of(due(changed, earlier=(before,)), DueKind.SIGNATURES)
    assert [one.role for one in asked.asked] == ["CARER", "CHILD", "ROW_LEAD"]
    answers = (
        signed(SignOffRole.CARER, "Delyth Sample"), signed(SignOffRole.CARER, "Ms Sample", answer="DECLINED"),
        signed(SignOffRole.CHILD, "Ioan", answer="NOT_ASKED"), lead,
    )  # fmt: skip
    assert of(due(replace(plan, signatures=ALL_SIGNED[:2] + answers)), DueKind.SIGNATURES) == []


def test_a_signature_under_a_draft_falls_when_the_draft_changes(due: Look) -> None:
    draft = plan_of(CLOAKROOM, id=RecordId("v4"), status=PlanStatus.DRAFT, signatures=(),
                    asked=(SignatureAsked(role="LEAD", name="N. Morgan"),))  # fmt: skip
    stands = replace(draft, signatures=(signed(SignOffRole.LEAD, content_code=plan_code(draft)),))

    def missing(plan: Plan) -> list[str]:
        return [one.role for one in of(due(None, draft=plan), DueKind.SIGNATURES)[0].asked]

    assert missing(stands) == ["HEADTEACHER", "CARER", "CHILD"]
    assert missing(replace(stands, why="another reason")) == ["LEAD", "HEADTEACHER", "CARER", "CHILD"]


def test_a_closure_that_was_not_settled_stays_until_somebody_looks(due: Look) -> None:
    plan = plan_of(CLOAKROOM)
    for today in ("2026-03-24", "2026-04-01", "2026-06-01"):
        assert date(2026, 3, 23) in [one.on for one in of(due(plan, today), DueKind.CLOSURE) if one.is_overdue], today
    reviewed = replace(plan, reviews=(PlanReview(on="2026-04-14", by="x"),))
    assert [one.on for one in of(due(reviewed, "2026-04-15"), DueKind.CLOSURE)] == [date(2026, 5, 18)]
    v2 = plan_of(CLOAKROOM, id=RecordId("v2"), status=PlanStatus.SUPERSEDED, in_force_day="2026-02-11",
                 closures=(ClosureReview(closure="2026-03-28", on="2026-03-05", by="x"),))  # fmt: skip
    assert of(due(plan, earlier=(v2,)), DueKind.CLOSURE) == []
    inside = replace(plan, in_force_day="2026-03-26")
    assert [one.on for one in of(due(inside, "2026-03-26"), DueKind.CLOSURE)] == [date(2026, 3, 26)]


def test_a_calendar_that_ends_is_said_in_good_time(due: Look) -> None:
    plan = plan_of(CLOAKROOM, reviews=(PlanReview(on="2026-07-01", by="x"),))
    assert of(due(plan, "2026-07-06"), DueKind.NO_TERM) == []
    (soon,) = of(due(plan, "2026-07-07"), DueKind.NO_TERM)
    assert (soon.on, soon.is_overdue) == (date(2026, 7, 20), False)
    (late,) = of(due(plan, "2026-07-21"), DueKind.NO_TERM)
    assert late.is_overdue
    nothing = due(plan_of(CLOAKROOM), calendar=SchoolCalendar())
    assert [(one.kind, one.on, one.is_overdue, one.is_sure) for one in nothing] == [
        (DueKind.NO_TERM, None, True, False),
        (DueKind.REVIEW, date(2026, 3, 24), False, False),
    ]


def test_without_a_plan_only_what_binds_is_due(due: Look) -> None:
    assert due(None, concerns=(NO_12,)) == ()
    assert due(plan_of(CLOAKROOM, status=PlanStatus.ENDED), "2027-01-01", concerns=(NO_12,)) == ()
    interim = interim_of(InterimChange(key="door", what="Door", from_day="2026-03-17"))
    assert days(due(None, interims=(interim,))) == [("INTERIM", "2026-03-24", False)]
    struck = replace(interim, struck_out=StrikeOut(reason="twice", by="x", at="x"))
    assert due(None, interims=(struck,)) == ()


# -- the safety plan of an affected child


def test_a_safety_plan_is_reviewed_as_a_risk_plan_is(calendar: SchoolCalendar) -> None:
    plan = SafetyPlan(
        id=RecordId("gruff"), number="P-0025D", author="A. Rees", recorded_at="2026-03-04T09:00:00Z", file=FILE,
        status=PlanStatus.ACTIVE, in_force_day="2026-03-04",
    )  # fmt: skip
    today = date(2026, 3, 18)

    def found(safety: SafetyPlan, *concerns: Concern) -> list[tuple[str, str, bool]]:
        return days(due_of_safety_plan(safety, concerns, calendar, today))

    assert found(plan) == [("REVIEW", "2026-03-18", False)]
    assert found(replace(plan, reviews=(SafetyReview(on="2026-03-18", by="x"),))) == [("REVIEW", "2026-04-29", False)]
    assert found(plan, NO_12) == [("REVIEW", "2026-03-17", False)]
    assert found(replace(plan, status=PlanStatus.AGREED)) == [("START", "2026-03-04", True)]
    assert found(replace(plan, status=PlanStatus.ENDED)) == found(replace(plan, status=PlanStatus.DRAFT)) == []


# -- nothing lapses silently

ANY_DAY = st.dates(date(2026, 1, 1), date(2026, 7, 31))
ISO = st.one_of(st.just(""), ANY_DAY.map(date.isoformat))


@st.composite
def any_calendar(draw: st.DrawFn) -> SchoolCalendar:
    def span(longest: int) -> tuple[date, date]:
        start = draw(ANY_DAY)
        return start, start + timedelta(days=draw(st.integers(0, longest)))

    terms = tuple(Term(f"Term {no}", *span(120)) for no in range(draw(st.integers(0, 3))))
    return SchoolCalendar(terms, tuple(ClosedDay(*span(14), "closed") for _ in range(draw(st.integers(0, 3)))))


CONTROLS = st.builds(
    Control, key=st.sampled_from(["a", "b"]), what=st.just("watch"), starts=ISO, ends=ISO, status_on=ISO,
    may_loosen_on=ISO, status=st.sampled_from(list(ControlStatus)),
)  # fmt: skip
ROWS = st.builds(
    PlanRow,
    key=st.just(""), setting=st.sampled_from(["SPORTS_CLUB", "FIELD"]), name=st.just("Row"), review_due=ISO,
    places=st.sampled_from([(), ("Year 5 cloakroom",)]),
    controls=st.lists(CONTROLS, max_size=2, unique_by=lambda control: control.key).map(tuple),
    attendance=st.sampled_from(list(Attendance)),
    hold=st.one_of(st.none(), st.builds(Hold, starts=ISO, ends=ISO)),
)  # fmt: skip
REVIEWS = st.lists(
    st.builds(PlanReview, on=ANY_DAY.map(date.isoformat), by=st.just("N. Morgan"), next_due=ISO), max_size=2
).map(tuple)
PLANS = st.builds(
    lambda rows, **more: plan_of(*(replace(row, key=f"row{no}") for no, row in enumerate(rows)), **more),
    rows=st.lists(ROWS, max_size=3), in_force_day=ANY_DAY.map(date.isoformat),
    in_force_time=st.sampled_from(["", "16:00"]),
    review_due=ISO, reviews=REVIEWS, signatures=st.sampled_from([(), ALL_SIGNED]),
    status=st.sampled_from([PlanStatus.ACTIVE, PlanStatus.UNDER_REVIEW, PlanStatus.STEPPED_DOWN]),
)  # fmt: skip
CHANGES = st.builds(
    InterimChange, key=st.just(""), what=st.just("watch"), from_day=ANY_DAY.map(date.isoformat), ends_on=ISO,
    outcome=st.sampled_from(list(InterimOutcome)), outcome_on=ISO,
)  # fmt: skip
INTERIMS = st.lists(CHANGES, max_size=3).map(
    lambda changes: (interim_of(*(replace(change, key=f"c{no}") for no, change in enumerate(changes))),)
)
CONCERNS = st.lists(
    st.builds(
        concern, key=st.uuids().map(str), recorded_at=ANY_DAY.map(lambda day: f"{day}T12:00:00Z"),
        place=st.sampled_from(["Year 5 cloakroom", "Field", "Elsewhere", ""]),
    ),
    max_size=3,
).map(tuple)  # fmt: skip


@settings(max_examples=200)
@given(PLANS, INTERIMS, CONCERNS, any_calendar(), ANY_DAY)
def test_whatever_has_an_end_before_today_is_due(
    plan: Plan, interims: tuple[Interim, ...], concerns: tuple[Concern, ...], some: SchoolCalendar, today: date
) -> None:
    found = due_of_plan(plan, None, interims, concerns, some, today, places=PLACES)
    by_key = {one.key: one for one in found}
    assert len(by_key) == len(found)
    for row in plan.rows:
        if row.attendance is Attendance.ON_HOLD:
            (hold,) = [one for one in of(found, DueKind.HOLD) if one.row == row.key]
            assert hold.on is not None
            assert hold.on <= hold_limit(date.fromisoformat(row.hold.starts if row.hold and row.hold.starts
                                                            else plan.in_force_day))  # fmt: skip
            if row.hold is not None and row.hold.ends:
                assert hold.on <= date.fromisoformat(row.hold.ends)
            assert hold.is_overdue == (hold.on < today)
        for control in row.controls:
            if control.ends and control.status is not ControlStatus.ENDED:
                assert any(one.row == row.key and one.control == control.key for one in of(found, DueKind.ENDING))
    open_changes = {change.key: change for change in interims[0].open}
    assert {one.change for one in of(found, DueKind.INTERIM)} == set(open_changes)
    for one in of(found, DueKind.INTERIM):
        assert (one.on, one.is_sure) == interim_day(open_changes[one.change], some)
        assert one.on is not None
        assert one.is_overdue == (one.on < today)
    (review,) = [one for one in of(found, DueKind.REVIEW) if not one.row]
    assert review.on is not None
    assert review.on <= review_day(plan, some)[0]
    assert review.is_overdue or review_day(plan, some)[0] >= today
    if any(not one.is_sure for one in found if one.kind is not DueKind.CLOSURE):
        assert of(found, DueKind.NO_TERM)


@settings(max_examples=200)
@given(PLANS, INTERIMS, CONCERNS, any_calendar(), ANY_DAY, st.integers(0, 200))
def test_what_is_late_today_is_late_on_every_later_day_until_somebody_decides(
    plan: Plan, interims: tuple[Interim, ...], concerns: tuple[Concern, ...], some: SchoolCalendar, today: date, n: int
) -> None:
    def late(day: date) -> set[str]:
        return {
            one.key
            for one in due_of_plan(plan, None, interims, concerns, some, day, places=PLACES)
            if one.is_overdue and one.kind is not DueKind.NO_TERM
        }

    assert late(today) <= late(today + timedelta(days=n))


@given(PLANS, CONCERNS, any_calendar())
def test_a_concern_is_due_until_a_review_or_a_version_names_it(
    plan: Plan, concerns: tuple[Concern, ...], some: SchoolCalendar
) -> None:
    today = date(2026, 8, 1)
    (review,) = [one for one in due_of_plan(plan, None, (), concerns, some, today) if one.kind is DueKind.REVIEW
                 and not one.row]  # fmt: skip
    left = set(review.concerns)
    last = max((r.on for r in plan.reviews), default="")
    for entry in concerns:
        day = entry.recorded_at[:10]
        surely_new = day > plan.in_force_day and day > last
        surely_known = day < plan.in_force_day or day < last
        assert entry.id in left or not surely_new
        assert entry.id not in left or not surely_known
    named = replace(plan, reviews=(*plan.reviews, PlanReview(on="2026-01-01", by="x", concerns=tuple(left))))
    assert new_concerns(named, concerns) == ()
