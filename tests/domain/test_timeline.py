"""The timeline of a file: what is marked, what is a bar, where the axis begins and ends, and how marks make room."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hsbdesk.domain.chronology import Entry, build_chronology
from hsbdesk.domain.concern import Concern, Enquiry, Occurrences, Participation, Role
from hsbdesk.domain.dates import UNKNOWN_DATE, PartialDate, Precision, on_day
from hsbdesk.domain.ids import FileId, PersonId, RecordId
from hsbdesk.domain.intervention import Intervention, InterventionStatus
from hsbdesk.domain.numbers import record_number
from hsbdesk.domain.record import StrikeOut
from hsbdesk.domain.referral import CouncilDecision, Referral, ReferralStatus
from hsbdesk.domain.referral_course import sent_on
from hsbdesk.domain.timeline import (
    TIMELINE_ROWS,
    Said,
    Timeline,
    build_timeline,
    one_line,
    row_of,
    short_name,
)
from hsbdesk.domain.timeline_layout import Axis, month_names, month_starts, shown_bars, spread_marks
from hsbdesk.domain.triage import Categorised, Category, NotHsb, Triage

IOAN, CARI = PersonId("ioan"), PersonId("cari")
FILE = FileId("f")
TODAY = date(2026, 3, 18)
STRUCK = StrikeOut(reason="twice", by="N", at="2026-03-18T09:00:00Z")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def head(prefix: str, n: int, year: int | None = None) -> dict[str, Any]:
    number = record_number(prefix, n, year)
    return {"id": RecordId(number), "number": number, "author": "N", "recorded_at": "2026-03-18T09:00:00Z"}


def concern(n: int, when: PartialDate | date, role: Role = Role.DISPLAYED, **more: Any) -> Concern:
    dated = on_day(when) if isinstance(when, date) else when
    people = (Participation(role=role, person=IOAN, in_file=FILE), Participation(role=Role.AFFECTED, person=CARI))
    return Concern(**head("I", n), when=dated, people=people, what_happened=f"Entry {n}.", **more)


def judged(category: Category, **more: Any) -> Triage:
    return Triage(
        categories=(Categorised(category=category, because="x", by="N", on="2026-03-18"),),
        decided_at="2026-03-18T09:00:00Z",
        **more,
    )


def done(n: int, start: PartialDate | date, end: date | None = None, **more: Any) -> Intervention:
    dated = on_day(start) if isinstance(start, date) else start
    status = InterventionStatus.ENDED if end is not None else InterventionStatus.RUNNING
    given = {"status": status, "end": on_day(end) if end is not None else None} | more
    return Intervention(**head("N", n), file=FILE, title=f"Done {n}", start=dated, **given)


def referral(n: int, status: ReferralStatus, **more: Any) -> Referral:
    return Referral(**head("R", n, 2026), file=FILE, status=status, opened_on="2026-02-10", **more)


def say(record: Entry) -> Said:
    return Said(f"name of {record.number}", "words", "when")


def timeline(calendar: Any, *records: Entry, today: date = TODAY) -> Timeline:
    return build_timeline(
        build_chronology(records), child=IOAN, calendar=calendar, today=today, rows=[""] * len(TIMELINE_ROWS), say=say
    )


# -- marks


def test_only_what_counts_and_what_the_child_displayed_or_led_is_marked_with_the_chronology_s_number(calendar):
    nothing = Triage(
        not_hsb=NotHsb(reason="AGE_EXPECTED", because="x", by="N", on="2026-03-18"), decided_at="2026-03-18T09:00:00Z"
    )
    mistaken = (Enquiry(state="MISTAKEN", by="N", on="2026-03-18"),)
    made = timeline(
        calendar,
        concern(1, date(2026, 1, 5)),
        concern(2, date(2026, 1, 6), triage=nothing),
        concern(3, date(2026, 1, 7), struck_out=STRUCK),
        concern(4, date(2026, 1, 8), enquiries=mistaken),
        concern(5, date(2026, 1, 9), Role.AFFECTED),
        concern(6, date(2026, 1, 12), Role.LED),
        concern(7, date(2026, 1, 13), Role.WITNESS),
        concern(8, date(2026, 1, 14), Role.ALLEGED_DISPLAYED),
    )
    assert [(mark.number[:6], mark.no) for mark in made.marks] == [("I-0001", 1), ("I-0006", 3), ("I-0008", 5)]


def test_a_mark_knows_its_days_as_exactly_as_they_were_recorded(calendar):
    week = PartialDate(Precision.WEEK, "2025-11-17", "2025-11-23")
    days = Occurrences(count_min=3, dates=("2025-11-20", "2025-11-17", "2025-11-19"))
    before = PartialDate(Precision.BEFORE, None, "2025-10-01")
    made = timeline(
        calendar, concern(1, week), concern(2, week, occurrences=days), concern(3, before), concern(4, UNKNOWN_DATE)
    )
    spans = {mark.number[:6]: (mark.start, mark.end, mark.occasions) for mark in made.marks}
    assert spans["I-0001"] == (date(2025, 11, 17), date(2025, 11, 23), 1)
    assert spans["I-0002"] == (date(2025, 11, 17), date(2025, 11, 20), 3)
    assert spans["I-0003"] == (date(2025, 9, 30), date(2025, 9, 30), 1)
    assert spans["I-0004"] == (None, None, 1)


def test_rows_go_from_violent_down_and_what_nobody_is_sure_of_is_not_categorised(calendar):
    assert [row_of(category) for category in TIMELINE_ROWS] == list(range(6))
    assert row_of(Category.UNSURE) == row_of(None) == 5
    made = timeline(calendar, concern(1, TODAY, triage=judged(Category.ABUSIVE)), concern(2, TODAY))
    assert [row_of(mark.category) for mark in made.marks] == [1, 5]


# -- bars


def test_bars_are_what_ran(calendar):
    made = timeline(
        calendar,
        done(1, date(2025, 10, 6), date(2025, 11, 24)),
        done(2, date(2025, 11, 24)),
        done(3, date(2026, 4, 20), status=InterventionStatus.PLANNED),
        done(4, date(2025, 12, 1), status=InterventionStatus.NOT_STARTED),
        done(5, date(2025, 12, 1), struck_out=STRUCK),
        done(6, date(2026, 3, 19)),
        done(7, UNKNOWN_DATE),
        done(8, date(2026, 3, 2), date(2026, 3, 30)),
        replace(done(9, date(2026, 3, 2)), end=on_day(date(2026, 4, 1))),
        done(10, date(2026, 3, 3), status=InterventionStatus.ENDED),
    )
    bars = {bar.number[:6]: (bar.start, bar.end) for bar in made.bars}
    assert bars == {
        "N-0001": (date(2025, 10, 6), date(2025, 11, 24)),
        "N-0002": (date(2025, 11, 24), None),
        "N-0007": (None, None),
        "N-0008": (date(2026, 3, 2), TODAY),
        "N-0009": (date(2026, 3, 2), None),
        "N-0010": (date(2026, 3, 3), date(2026, 3, 3)),
    }


def test_a_referral_is_a_bar_from_its_sending_to_the_decision_and_a_draft_is_none(calendar):
    decision = CouncilDecision(on="2026-02-13", decision="No further action")
    sent = {"sent_at": "10 February 2026, 13:35; added to 12 February", "received_at": "2026-02-10T13:41"}
    made = timeline(
        calendar,
        referral(1, ReferralStatus.DECIDED, decision=decision, **sent),
        referral(2, ReferralStatus.ACKNOWLEDGED, received_at="2026-03-16T15:10"),
        referral(3, ReferralStatus.DRAFT, **sent),
        referral(4, ReferralStatus.PHONED, **sent),
        referral(5, ReferralStatus.SENT),
    )
    assert [(bar.number[-2], bar.start, bar.end) for bar in made.bars] == [
        ("1", date(2026, 2, 10), date(2026, 2, 13)),
        ("2", date(2026, 3, 16), None),
    ]


@pytest.mark.parametrize(
    ("sent_at", "day"),
    [
        ("10 March 2026, 09:40", date(2026, 3, 10)),
        ("Secure e-mail, 3 February 2026", date(2026, 2, 3)),
        ("31 February 2026, then 1 March 2026", date(2026, 3, 1)),
        ("by hand", None),
    ],
)
def test_the_day_of_sending_is_read_from_the_words_of_the_log(sent_at, day):
    assert sent_on(referral(1, ReferralStatus.SENT, sent_at=sent_at)) == day


# -- the axis


def test_the_axis_begins_with_the_first_month_and_ends_a_little_past_today(calendar):
    made = timeline(calendar, concern(1, date(2025, 9, 10)), done(1, date(2025, 10, 6)))
    assert (made.start, made.end, made.today) == (date(2025, 9, 1), date(2026, 3, 31), TODAY)
    assert [(c.start.isoformat(), c.end.isoformat()) for c in made.closures] == [
        ("2025-10-25", "2025-11-02"),
        ("2025-12-20", "2026-01-04"),
        ("2026-02-14", "2026-02-22"),
        ("2026-03-28", "2026-03-31"),
    ]
    assert timeline(calendar).start == date(2025, 9, 1)
    assert timeline(calendar, concern(1, UNKNOWN_DATE)).start == date(2025, 9, 1)
    assert timeline(calendar, today=date(2026, 3, 26)).end == date(2026, 4, 30)


DAYS = st.dates(date(2023, 1, 1), TODAY)


@given(days=st.lists(DAYS, max_size=30), starts=st.lists(DAYS, max_size=10))
def test_everything_lies_within_the_axis(calendar, days, starts):
    records: list[Entry] = [concern(n, day) for n, day in enumerate(days, 1)]
    records += [done(n, day) for n, day in enumerate(starts, 1)]
    made = timeline(calendar, *records)
    assert len(made.marks) == len(days)
    assert len(made.bars) == len(starts)
    assert made.start.day == 1
    assert timedelta(7) <= made.end - TODAY <= timedelta(38)
    known = [*days, *starts]
    assert not known or (made.start.year, made.start.month) == (min(known).year, min(known).month)
    for closure in made.closures:
        assert made.start <= closure.start <= closure.end <= made.end
    assert [mark.no for mark in made.marks] == list(range(1, len(days) + 1))


@given(days=st.lists(DAYS, min_size=1, max_size=20), data=st.data())
def test_striking_one_out_takes_away_its_mark_and_renumbers_the_rest(calendar, days, data):
    records = [concern(n, day) for n, day in enumerate(days, 1)]
    place = data.draw(st.integers(0, len(days) - 1))
    before = timeline(calendar, *records)
    records[place] = replace(records[place], struck_out=STRUCK)
    after = timeline(calendar, *records)
    gone = {mark.record for mark in before.marks} - {mark.record for mark in after.marks}
    assert gone == {records[place].id}
    assert [mark.no for mark in after.marks] == list(range(1, len(days)))


# -- making room

PLACES = st.lists(st.floats(0, 600), max_size=60)


@given(wanted=PLACES, apart=st.floats(10, 30), push=st.floats(0, 20))
def test_marks_in_one_line_never_touch_and_stand_near_their_day(wanted, apart, push):
    places = spread_marks(wanted, apart, push)
    assert len(places) == len(wanted)
    lines: dict[int, list[tuple[float, float]]] = {}
    for place, at in zip(places, wanted, strict=True):
        assert abs(place.x - at) <= push + 1e-6
        lines.setdefault(place.line, []).append((at, place.x))
    assert sorted(lines) == list(range(len(lines)))
    for line in lines.values():
        line.sort()
        for (_, left), (_, right) in pairwise(line):
            assert right - left >= apart - 1e-6


def test_marks_with_room_stand_where_they_belong_and_crowded_ones_move_aside_equally():
    assert [(place.x, place.line) for place in spread_marks([10, 50, 90], 20, 8)] == [(10, 0), (50, 0), (90, 0)]
    assert [place.x for place in spread_marks([50, 60], 20, 12)] == [45, 65]
    assert [place.line for place in spread_marks([50, 50, 50], 20, 12)] == [0, 1, 2]


def test_a_day_lies_where_its_month_says():
    axis = Axis(date(2026, 3, 1), date(2026, 3, 31), 100, 410)
    assert axis.place(date(2026, 3, 11)) == 200
    assert axis.after(date(2026, 3, 11)) == axis.place(date(2026, 3, 12)) == 210
    assert axis.middle(date(2026, 3, 11), date(2026, 3, 12)) == 210
    assert axis.place(date(2025, 1, 1)) == 100
    assert axis.after(date(2027, 1, 1)) == 410


@given(first=DAYS, months=st.integers(1, 60), width=st.floats(40, 1200))
def test_month_names_never_overlap(first, months, width):
    start = first.replace(day=1)
    end = month_starts(start, start + timedelta(days=31 * months))[-1] + timedelta(days=27)
    axis = Axis(start, end, 0, width)
    named = month_names(axis, MONTHS, lambda name: 7.0 * len(name))
    for (at, name), (then, _) in pairwise(named):
        assert at + 7.0 * len(name) <= then
    assert all(at + 7.0 * len(name) <= width for at, name in named)


def test_month_names_shorten_where_it_is_narrow():
    starts, end = date(2025, 9, 1), date(2026, 3, 31)

    def named(width: float) -> list[str]:
        return [name for _, name in month_names(Axis(starts, end, 0, width), MONTHS, lambda name: 7.0 * len(name))]

    assert named(640) == ["Sep 2025", "Oct", "Nov", "Dec", "Jan 2026", "Feb", "Mar"]
    assert named(280) == ["Sep", "Oct", "Nov", "Dec", "2026", "Feb", "Mar"]
    assert named(100) == ["Sep", "Nov", "2026"]


def test_bars_that_find_no_room_are_those_that_ended_first(calendar):
    made = timeline(
        calendar,
        done(1, date(2025, 9, 10), date(2025, 9, 10)),
        done(2, date(2025, 9, 24)),
        done(3, date(2025, 10, 6), date(2025, 11, 24)),
        done(4, date(2025, 11, 24)),
    )
    assert [bar.number[:6] for bar in shown_bars(made.bars, 3)] == ["N-0002", "N-0003", "N-0004"]
    assert shown_bars(made.bars, 4) == made.bars


# -- names


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Seat at the front and a movement break at 10:00 and 14:00", "Seat at the front"),
        ("Supervised break and lunch, in sight", "Supervised break and lunch"),
        ("Talks with Ms Sample about bedrooms and doors", "Talks with Ms Sample"),
        ("One-to-one sessions (PANTS)", "One-to-one sessions (PANTS)"),
        ("Escorted cloakroom trips", "Escorted cloakroom trips"),
        ("Unsupervised-looking-nonsense-without-a-gap", "Unsupervised-looking-nonsen…"),
        ("Something entirely different every single day", "Something entirely…"),
    ],
)
def test_short_names_keep_what_says_most(name, short):
    assert short_name(name) == short


@given(st.text(max_size=80))
def test_a_short_name_is_short(name):
    assert len(short_name(name)) <= 29
    assert "\n" not in one_line(name)


def test_one_line_never_halves_a_word():
    text = "Ioan Sample " * 40
    cut = one_line(text)
    assert len(cut) <= 201
    assert set(cut.rstrip("…").split()) == {"Ioan", "Sample"}
