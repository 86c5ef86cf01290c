"""Clocks of a referral: working days of the right nation, over weekends, bank holidays, midnight; nothing lapses."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hsbdesk.domain.contact import Contact, ContactKind
from hsbdesk.domain.content_parts import Timer
from hsbdesk.domain.dates import on_day
from hsbdesk.domain.ids import FileId, PersonId, RecordId
from hsbdesk.domain.record import Amendment, StrikeOut
from hsbdesk.domain.referral import CouncilDecision, Recipient, Referral, ReferralStatus
from hsbdesk.domain.referral_course import CLOSED_BECAUSE, MORE_ASKED_FOR, report_calls, status_of
from hsbdesk.domain.referral_due import CourseDueKind, CourseLook, Receipt, due_of_referral
from hsbdesk.domain.sending import (
    CouncilTaking,
    Escalation,
    EscalationStep,
    RefusalMatter,
    RefusalStep,
    Sending,
    ServiceAnswer,
)
from hsbdesk.domain.timers import clock_write

K = CourseDueKind
IOAN, LLEW = PersonId("ioan"), PersonId("llew")
HERE, THERE = "Cyngor Sir Enghraifft", "Border County Council"
GOOD_FRIDAY, EASTER_MONDAY = date(2026, 4, 3), date(2026, 4, 6)
HOLIDAYS = frozenset({GOOD_FRIDAY, EASTER_MONDAY})


def timer(name: str, amount: int) -> Timer:
    return Timer(
        id=name, trigger="", deadline="", action="", amount=amount, counted_in="WORKING_DAYS", source="",
        confirmed=True, last_checked="2026-11",
    )  # fmt: skip


WALES = {name: timer(name, n) for name, n in {"T_LA_DECIDE": 1, "T_ACK7": 7, "T_ASSESS": 42, "T_ICPC": 15}.items()}
ENGLAND = {name: timer(name, n) for name, n in {"T_LA_DECIDE": 1, "T_ASSESS": 45, "T_ICPC": 15}.items()}


def referral(**values: object) -> Referral:
    nation = str(values.pop("nation", "wales"))
    made = Referral(
        id=RecordId("r1"),
        number="R-2026-0001A",
        author="N. Morgan",
        recorded_at="2026-03-13T09:20:00Z",
        file=FileId("f1"),
        opened_on="2026-03-13",
        recipient=Recipient(name="Social Services", nation=nation),
        status=ReferralStatus.SENT,
    )
    return replace(made, **values)  # type: ignore[arg-type]


def sending(at: str, **values: str) -> Sending:
    return Sending(**{"key": f"s-{at}", "version": "1.0", "at": at, "how": "SECURE_MAIL", "to": "Duty desk"} | values)


def answer(child: PersonId, decision: str, on: str, **values: str) -> ServiceAnswer:
    return ServiceAnswer(**{"key": f"a-{child}-{on}", "child": child, "decision": decision, "on": on} | values)


def look(one: Referral, today: date, **values: object) -> CourseLook:
    base = CourseLook(
        referral=one,
        children=(IOAN,),
        calls=(),
        timers=ENGLAND if one.recipient.nation == "england" else WALES,
        bank_holidays=HOLIDAYS,
        today=today,
    )
    return replace(base, **values)  # type: ignore[arg-type]


def kinds(one: Referral, today: date, **values: object) -> list[CourseDueKind]:
    return [due.kind for due in due_of_referral(look(one, today, **values))]


def working_days_after(start: date, n: int, closed: frozenset[date]) -> date:
    """Count by hand, from the calendar alone: the n-th open day among those that follow."""
    following = (start + timedelta(days=k) for k in range(1, 400))
    return [day for day in following if day.isoweekday() <= 5 and day not in closed][n - 1]


MOMENTS = st.datetimes(datetime.fromisoformat("2024-01-01"), datetime.fromisoformat("2028-12-01"))
CLOSED = st.frozensets(st.dates(date(2024, 1, 1), date(2029, 3, 1)), max_size=60)


@given(at=MOMENTS, closed=CLOSED, later=st.integers(0, 40))
def test_the_council_decides_by_the_next_working_day_after_receipt_whenever_in_the_day_it_came(at, closed, later):
    moment = at.isoformat(timespec="minutes")
    today = at.date() + timedelta(days=later)
    found = due_of_referral(look(referral(sendings=(sending(moment),)), today, bank_holidays=closed))
    (decide,) = [due for due in found if due.kind is K.DECIDE]
    assert decide.on == working_days_after(at.date(), 1, closed)
    assert decide.is_overdue is (today > decide.on)


def test_a_call_gives_way_to_the_written_report_that_follows_it():
    phoned, sent = Receipt(at="2026-03-17T14:40", call=RecordId("c1")), sending("2026-03-18T14:31")

    def due(one: Referral) -> date | None:
        found = due_of_referral(look(one, date(2026, 3, 18), calls=(phoned,)))
        return next((due.on for due in found if due.kind is K.DECIDE), None)

    assert due(referral(status=ReferralStatus.DRAFT)) == date(2026, 3, 18)
    assert due(referral(sendings=(sent,))) == date(2026, 3, 19)
    assert due(referral(sendings=(replace(sent, at="2026-03-17T09:00"),))) == date(2026, 3, 18)


@given(at=MOMENTS, closed=CLOSED)
def test_seven_working_days_without_acknowledgement_in_wales_and_no_such_clock_in_england(at, closed):
    moment = at.isoformat(timespec="minutes")
    one = referral(sendings=(sending(moment),))
    (due,) = [d for d in due_of_referral(look(one, at.date(), bank_holidays=closed)) if d.kind is K.ACKNOWLEDGE]
    assert due.on == working_days_after(at.date(), 7, closed)
    there = replace(one, recipient=replace(one.recipient, nation="england"))
    assert K.ACKNOWLEDGE not in kinds(there, at.date(), bank_holidays=closed)


@given(at=MOMENTS, closed=CLOSED)
def test_a_call_is_confirmed_in_24_hours_and_late_only_after_a_working_day_too(at, closed):
    clock = clock_write(at, closed)
    working = datetime.combine(working_days_after(at.date(), 1, closed), at.time())
    assert clock.due == at + timedelta(hours=24)
    last = max(clock.due, working)
    assert not clock.is_overdue(last)
    assert clock.is_overdue(last + timedelta(minutes=1))


@given(at=MOMENTS, late=st.integers(0, 900))
def test_a_clock_never_ends_by_itself(at, late):
    one = referral(sendings=(sending(at.isoformat(timespec="minutes")),))
    assert {K.DECIDE, K.ACKNOWLEDGE} <= set(kinds(one, at.date() + timedelta(days=late)))


@given(at=MOMENTS, minutes=st.integers(0, 3 * 24 * 60))
def test_a_later_receipt_is_never_due_earlier(at, minutes):
    first, second = (sending(moment.isoformat(timespec="minutes")) for moment in (at, at + timedelta(minutes=minutes)))
    dues = [due_of_referral(look(referral(sendings=(one,)), at.date()))[0].on for one in (first, second)]
    assert dues[0] <= dues[1]


@pytest.mark.parametrize(
    ("received", "due"),
    [
        ("2026-03-16T15:10", date(2026, 3, 17)),
        ("2026-03-17T23:59", date(2026, 3, 18)),
        ("2026-03-18T00:00", date(2026, 3, 19)),
        ("2026-03-20T16:00", date(2026, 3, 23)),
        ("2026-03-21T09:00", date(2026, 3, 23)),
        ("2026-03-28T23:30", date(2026, 3, 30)),  # the night the clocks go forward
        ("2026-04-02T09:00", date(2026, 4, 7)),  # Maundy Thursday, the school closed, then Easter
        ("2026-10-25T01:30", date(2026, 10, 26)),  # an hour that comes twice
    ],
)
def test_days_by_hand(received, due):
    one = referral(sendings=(sending(received[:10], received_at=received),))
    (found,) = [d for d in due_of_referral(look(one, date(2026, 3, 18))) if d.kind is K.DECIDE]
    assert found.on == due


def test_it_counts_from_receipt_and_not_from_acknowledgement():
    sent = sending("2026-03-16T15:00", received_at="2026-03-16T15:10", acknowledged_at="2026-03-18T10:05")
    (due,) = due_of_referral(look(referral(sendings=(sent,)), date(2026, 3, 18)))
    assert (due.kind, due.on, due.is_overdue) == (K.DECIDE, date(2026, 3, 17), True)


def test_a_call_saved_as_a_report_starts_the_clock_before_anything_is_written():
    call = Receipt(at="2026-03-17T14:40", call=RecordId("c1"))
    draft = referral(status=ReferralStatus.DRAFT)
    (due,) = due_of_referral(look(draft, date(2026, 3, 18), calls=(call,)))
    assert (due.kind, due.on, due.receipt) == (K.DECIDE, date(2026, 3, 18), call)


def test_each_child_has_a_decision_of_their_own():
    sent = sending("2026-03-16T15:00")
    one = referral(sendings=(sent,), answers=(answer(IOAN, "STRATEGY_DISCUSSION", "2026-03-17", sending=sent.key),))
    (due,) = [d for d in due_of_referral(look(one, date(2026, 3, 19), children=(IOAN, LLEW))) if d.kind is K.DECIDE]
    assert due.children == (LLEW,)
    both = replace(one, answers=(*one.answers, answer(LLEW, "NO_FURTHER_ACTION", "2026-03-18")))
    assert K.DECIDE not in kinds(both, date(2026, 3, 19), children=(IOAN, LLEW))


def test_a_document_sent_after_the_decision_asks_for_a_new_one():
    one = referral(
        sendings=(sending("2026-03-02T09:00"), sending("2026-03-16T15:00")),
        answers=(answer(IOAN, "CONFERENCE", "2026-03-04"),),
    )
    (due,) = [d for d in due_of_referral(look(one, date(2026, 3, 16))) if d.kind is K.DECIDE]
    assert due.on == date(2026, 3, 17)


# -- two councils


SENT_TO = st.lists(st.tuples(st.sampled_from([HERE, THERE]), MOMENTS), min_size=2, max_size=5)


@given(sent=SENT_TO, answered=st.sampled_from(["", HERE, THERE]), today=st.dates(date(2029, 1, 1), date(2029, 2, 1)))
def test_two_councils_each_have_a_clock_until_one_accepts_in_writing(sent, answered, today):
    sendings = tuple(
        sending(at.isoformat(timespec="minutes"), council=council, key=f"s{n}") for n, (council, at) in enumerate(sent)
    )
    takings = (CouncilTaking(council=HERE, takes="NO"), CouncilTaking(council=THERE, takes="YES"))
    answers = tuple(answer(IOAN, "OTHER", "2028-12-31", sending=one.key) for one in sendings if one.council == answered)
    one = referral(sendings=sendings, councils=takings, answers=answers)
    clocks = [d for d in due_of_referral(look(one, today)) if d.kind in {K.DECIDE, K.TAKE}]
    assert sorted(d.council for d in clocks) == sorted({council for council, _ in sent})
    accepted = replace(one, councils=(takings[0], replace(takings[1], in_writing_on="2029-01-01")))
    left = [d for d in due_of_referral(look(accepted, today)) if d.kind in {K.DECIDE, K.TAKE}]
    assert {d.council for d in left} <= {THERE}
    assert K.TAKE not in {d.kind for d in left}


# -- a refusal, and what follows


REFUSED = referral(
    sendings=(sending("2026-02-10T13:35", key="s1", received_at="2026-02-10T13:41"),),
    answers=(
        answer(IOAN, "NO_FURTHER_ACTION", "2026-02-13T14:05", key="a1", sending="s1", given_by="Duty desk"),
        answer(LLEW, "SIGNPOSTED_EARLY_HELP", "2026-02-13T14:05", key="a2", sending="s1", given_by="Duty desk"),
    ),
)
SETTLED = {
    RefusalMatter.SAFE_MEANWHILE: "SAFE",
    RefusalMatter.REASON: "GIVEN",
    RefusalMatter.ANSWER: "ACCEPTED",
    RefusalMatter.EARLY_HELP: "AGREED",
    RefusalMatter.REVIEW: "HELD",
}


def matters(one: Referral, today: date) -> dict[RefusalMatter | None, tuple[date, bool]]:
    found = due_of_referral(look(one, today, children=(IOAN, LLEW)))
    return {due.matter: (due.on, due.is_overdue) for due in found if due.kind is K.MATTER}


def step(matter: RefusalMatter, outcome: str, **values: str) -> RefusalStep:
    return RefusalStep(**{"answer": "a1", "matter": matter, "outcome": outcome, "on": "2026-02-13"} | values)


@pytest.mark.parametrize("decision", ["NO_FURTHER_ACTION", "ADVICE_ONLY", "SIGNPOSTED_EARLY_HELP", "DECLINED"])
def test_a_refusal_opens_five_matters_the_same_day_once_for_all_children_of_one_answer(decision):
    one = replace(REFUSED, answers=tuple(replace(a, decision=decision) for a in REFUSED.answers))
    day = date(2026, 2, 13)
    assert matters(one, day) == dict.fromkeys(RefusalMatter, (day, False))
    assert matters(one, day + timedelta(days=1)) == dict.fromkeys(RefusalMatter, (day, True))


@given(done=st.sets(st.sampled_from(tuple(RefusalMatter))))
def test_what_is_not_settled_stays_due(done):
    steps = tuple(step(matter, SETTLED[matter]) for matter in RefusalMatter if matter in done)
    assert set(matters(replace(REFUSED, refusal_steps=steps), date(2026, 9, 1))) == set(RefusalMatter) - done


def test_somebody_not_safe_or_not_reached_leaves_it_open_and_the_review_is_due_on_its_day():
    steps = (
        step(RefusalMatter.SAFE_MEANWHILE, "NOT_SAFE", words="The bus"),
        step(RefusalMatter.REASON, "NOT_REACHED", next_on="2026-02-16"),
        step(RefusalMatter.REVIEW, "SET", next_on="2026-02-27"),
    )
    found = matters(replace(REFUSED, refusal_steps=steps), date(2026, 2, 20))
    assert found[RefusalMatter.SAFE_MEANWHILE] == (date(2026, 2, 13), True)
    assert found[RefusalMatter.REASON] == (date(2026, 2, 16), True)
    assert found[RefusalMatter.REVIEW] == (date(2026, 2, 27), False)


def test_not_accepted_asks_for_the_next_step_then_for_its_answer():
    steps = (step(RefusalMatter.ANSWER, "ESCALATED"),)
    one = replace(REFUSED, refusal_steps=steps)
    (due,) = [d for d in due_of_referral(look(one, date(2026, 2, 13))) if d.kind is K.ESCALATE]
    assert due.step is EscalationStep.DISCUSS_SW
    assert status_of(one) is ReferralStatus.ESCALATED
    taken = Escalation(
        key="e1", step=EscalationStep.DSP_TO_TEAM_MGR, on="2026-02-20", who="G. Harri", grounds="Two children touched"
    )
    asked = replace(one, escalations=(taken,))
    (due,) = [d for d in due_of_referral(look(asked, date(2026, 2, 24))) if d.escalation]
    assert (due.kind, due.on, due.is_overdue) == (K.NEXT_CONTACT, date(2026, 2, 23), True)
    answered = replace(asked, escalations=(replace(taken, answer="Decision stands", answered_on="2026-02-24"),))
    assert not [d for d in due_of_referral(look(answered, date(2026, 2, 24))) if d.escalation]
    assert status_of(answered) is ReferralStatus.DECIDED


def test_a_later_answer_takes_the_place_of_a_refusal():
    turned = (
        answer(IOAN, "STRATEGY_DISCUSSION", "2026-02-24", key="a3"),
        answer(LLEW, "CARE_AND_SUPPORT_ASSESSMENT", "2026-02-24", key="a4"),
    )
    one = replace(REFUSED, answers=(*REFUSED.answers, *turned))
    assert matters(one, date(2026, 2, 25)) == {}
    half = replace(REFUSED, answers=(*REFUSED.answers, turned[0]))
    assert set(matters(half, date(2026, 2, 25))) == set(RefusalMatter)


@pytest.mark.parametrize("how", ["closed", "struck"])
def test_what_was_closed_is_no_longer_due(how):
    closed = Amendment(kind=CLOSED_BECAUSE, text="Moved away", reason="", by="N. Morgan", at="2026-03-01T09:00:00Z")
    one = replace(REFUSED, status=ReferralStatus.CLOSED, amendments=(closed,)) if how == "closed" else REFUSED
    assert due_of_referral(look(REFUSED, date(2026, 3, 2))) != ()
    if how == "struck":
        one = replace(one, struck_out=StrikeOut(reason="Twice", by="N. Morgan", at="2026-03-01T09:00:00Z"))
    assert due_of_referral(look(one, date(2026, 3, 2))) == ()


def test_more_was_asked_for_stops_their_clock_and_starts_ours_until_it_is_sent():
    asked = Amendment(
        kind=MORE_ASKED_FOR, text="The effect of supervision", reason="", by="N. Morgan", at="2026-03-12T14:30:00Z",
        said_on="2026-03-12",
    )  # fmt: skip
    one = referral(sendings=(sending("2026-03-10T09:40", noted_at="2026-03-10T09:41:00Z"),), amendments=(asked,))
    assert kinds(one, date(2026, 3, 13)) == [K.MORE, K.ACKNOWLEDGE]
    assert status_of(one) is ReferralStatus.RETURNED_MORE_INFO
    sent = sending("2026-03-12T16:00", noted_at="2026-03-12T16:01:00Z")
    again = replace(one, sendings=(*one.sendings, sent))
    assert K.MORE not in kinds(again, date(2026, 3, 13))
    assert status_of(again) is ReferralStatus.SENT


# -- others


def test_a_service_without_a_legal_clock_is_asked_again_and_a_council_s_deadlines_are_for_information():
    service = referral(
        recipient=Recipient(name="Taith", code="BETTER_FUTURES"), sendings=(sending("2026-03-20T09:00"),)
    )
    (due,) = due_of_referral(look(service, date(2026, 3, 20)))
    assert (due.kind, due.on) == (K.FOLLOW_UP, working_days_after(date(2026, 3, 20), 10, HOLIDAYS))
    decided = referral(
        sendings=(sending("2026-03-16T15:00", key="s1"),),
        answers=(answer(IOAN, "STRATEGY_DISCUSSION", "2026-03-17"), answer(LLEW, "S47", "2026-03-17")),
    )
    found = due_of_referral(look(decided, date(2027, 1, 1), children=(IOAN, LLEW)))
    assert {d.kind: d.on for d in found} == {
        K.CONFERENCE: working_days_after(date(2026, 3, 17), 15, HOLIDAYS),
        K.ASSESS: working_days_after(date(2026, 3, 17), 42, HOLIDAYS),
    }
    assert not any(d.is_overdue for d in found)


def test_in_england_the_assessment_counts_from_the_referral():
    one = referral(
        nation="england",
        sendings=(sending("2026-03-16T15:00"),),
        answers=(answer(IOAN, "CARE_AND_SUPPORT_ASSESSMENT", "2026-03-18"),),
    )
    (due,) = due_of_referral(look(one, date(2026, 3, 19)))
    assert (due.kind, due.on) == (K.ASSESS, working_days_after(date(2026, 3, 16), 45, HOLIDAYS))


def test_a_record_from_before_the_send_log_keeps_its_clock_and_its_decision():
    waits = referral(
        status=ReferralStatus.ACKNOWLEDGED, sent_at="16 March 2026", received_at="2026-03-16T15:10",
        acknowledged_at="2026-03-17T10:05",
    )  # fmt: skip
    (due,) = due_of_referral(look(waits, date(2026, 3, 18)))
    assert (due.kind, due.on, due.is_overdue) == (K.DECIDE, date(2026, 3, 17), True)
    decided = replace(waits, status=ReferralStatus.DECIDED, decision=CouncilDecision(decision="Information added"))
    assert due_of_referral(look(decided, date(2026, 3, 18))) == ()
    assert status_of(decided) is ReferralStatus.DECIDED


# -- which call belongs to which referral


def call(key: str, day: str, at: str, **more: object) -> Contact:
    made = Contact(
        id=RecordId(key), number="C-0001A", author="N. Morgan", recorded_at=f"{day}T12:00:00Z", files=(FileId("f1"),),
        kind=ContactKind.REPORT, when=on_day(date.fromisoformat(day), time.fromisoformat(at)),
    )  # fmt: skip
    return replace(made, **more)  # type: ignore[arg-type]


def test_a_call_belongs_to_the_report_that_left_after_it_or_else_to_the_newest_draft():
    first = referral(id=RecordId("r1"), sendings=(sending("2026-03-10T09:40"),))
    draft = referral(id=RecordId("r2"), status=ReferralStatus.DRAFT, opened_on="2026-03-13", number="R-2026-0002B")
    calls = (
        call("c1", "2026-03-09", "11:40"),
        call("c2", "2026-03-10", "14:40"),
        call("c3", "2026-03-10", "15:00", organisation="Police"),
        call("c4", "2026-03-10", "15:10", kind=ContactKind.ADVICE_ONLY),
        call("c5", "2026-03-10", "15:20", files=(FileId("f2"),)),
    )
    owned = {one.id: [c.id for c in report_calls(one, (first, draft), calls)] for one in (first, draft)}
    assert owned == {"r1": ["c1"], "r2": ["c2"]}
    to_service = replace(draft, recipient=Recipient(name="Taith", code="BETTER_FUTURES"))
    assert report_calls(to_service, (first, to_service), calls) == ()
