"""What staff type, on Wednesday 18 March 2026, and what it is read as."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hsbdesk.domain.dates import Form, PartialDate, Precision, describe_span, month_end, write_date
from hsbdesk.domain.typed_dates import read_date
from hsbdesk.errors import DeskError

TODAY = date(2026, 3, 18)

READ = {
    "today": "DATE 2026-03-18",
    "yesterday": "DATE 2026-03-17",
    "the day before yesterday": "DATE 2026-03-16",
    "3 days ago": "DATE 2026-03-15",
    "Tue 1.25": "DATETIME 2026-03-17 13:25",
    "tue 13:25": "DATETIME 2026-03-17 13:25",
    "Tuesday about 1.20pm": "DATETIME 2026-03-17 13:20 about",
    "on Tues. at 9:30 a.m.": "DATETIME 2026-03-17 09:30",
    "weds 1pm": "DATETIME 2026-03-18 13:00",
    "Tue 1.10": "DATETIME 2026-03-17 13:10",
    "13.20 Tuesday": "DATETIME 2026-03-17 13:20",
    "sunday": "DATE 2026-03-15",
    "wed": "DATE 2026-03-18",
    "last Thursday": "DATE 2026-03-12",
    "Tue last week": "DATE 2026-03-10",
    "17/3": "DATE 2026-03-17",
    "19/3": "DATE 2025-03-19",
    "17.3.26": "DATE 2026-03-17",
    "17-mar-26": "DATE 2026-03-17",
    "17 March": "DATE 2026-03-17",
    "17th of March 2026": "DATE 2026-03-17",
    "March 17th": "DATE 2026-03-17",
    "Tuesday, 17 March 2026": "DATE 2026-03-17",
    "the 17th": "DATE 2026-03-17",
    "29 Feb": "DATE 2024-02-29",
    "2026-03-17": "DATE 2026-03-17",
    "17 Mar 2026 13:20": "DATETIME 2026-03-17 13:20",
    "17.3 1.25": "DATETIME 2026-03-17 13:25",
    "about 17 March": "DATE 2026-03-17 about",
    "c. 13:20": "DATETIME 2026-03-18 13:20 about",
    "1.20ish": "DATETIME 2026-03-18 13:20 about",
    "1.25": "DATETIME 2026-03-18 13:25",
    "8.50": "DATETIME 2026-03-18 08:50",
    "03:15": "DATETIME 2026-03-18 03:15",
    "half past one": "DATETIME 2026-03-18 13:30",
    "quarter to two on Tuesday": "DATETIME 2026-03-17 13:45",
    "at 2": "DATETIME 2026-03-18 14:00",
    "1320 hrs": "DATETIME 2026-03-18 13:20",
    "12am Tuesday": "DATETIME 2026-03-17 00:00",
    "Tue noon": "DATETIME 2026-03-17 12:00",
    "24.10": "DATE 2025-10-24",
    "12.5": "DATE 2025-05-12",
    "Tue lunch": "DATE 2026-03-17",
    "yesterday before break": "DATE 2026-03-17",
    "this morning": "DATE 2026-03-18",
    "last night": "DATE 2026-03-17",
    "last week": "WEEK 2026-03-09 2026-03-15",
    "this week": "WEEK 2026-03-16 2026-03-22",
    "week of 17 Nov": "WEEK 2025-11-17 2025-11-23",
    "W/C 17 Nov": "WEEK 2025-11-17 2025-11-23",
    "w.c. 17/11": "WEEK 2025-11-17 2025-11-23",
    "week ending 21 November": "WEEK 2025-11-17 2025-11-23",
    "about the week of 17 Nov": "WEEK 2025-11-17 2025-11-23 about",
    "two weeks ago": "WEEK 2026-03-02 2026-03-08",
    "a fortnight ago": "WEEK 2026-03-02 2026-03-08",
    "November": "MONTH 2025-11-01 2025-11-30",
    "March": "MONTH 2026-03-01 2026-03-31",
    "Nov 2025": "MONTH 2025-11-01 2025-11-30",
    "end of November": "MONTH 2025-11-01 2025-11-30",
    "May 2021": "MONTH 2021-05-01 2021-05-31",
    "last month": "MONTH 2026-02-01 2026-02-28",
    "autumn half-term": "HALF_TERM 2025-10-25 2025-11-02",
    "over half term": "HALF_TERM 2026-02-14 2026-02-22",
    "Oct half term 2025": "HALF_TERM 2025-10-25 2025-11-02",
    "autumn 1": "HALF_TERM 2025-09-02 2025-10-24",
    "second half of the autumn term": "HALF_TERM 2025-11-03 2025-12-19",
    "autumn term": "TERM 2025-09-02 2025-12-19",
    "this term": "TERM 2026-01-05 2026-03-27",
    "last term": "TERM 2025-09-02 2025-12-19",
    "3-5 March": "RANGE 2026-03-03 2026-03-05",
    "between 3 and 5 March": "RANGE 2026-03-03 2026-03-05",
    "10 Sep to 17 Mar": "RANGE 2025-09-10 2026-03-17",
    "22/12 - 2/1": "RANGE 2025-12-22 2026-01-02",
    "Mon 3 to Fri 7 Nov": "RANGE 2025-11-03 2025-11-07",
    "Monday to Wednesday": "RANGE 2026-03-16 2026-03-18",
    "Thursday to Monday": "RANGE 2026-03-12 2026-03-16",
    "Sept to Nov": "RANGE 2025-09-01 2025-11-30",
    "January to March": "RANGE 2026-01-01 2026-03-18",
    "Christmas holidays": "RANGE 2025-12-20 2026-01-04",
    "at the weekend": "RANGE 2026-03-14 2026-03-15",
    "2021": "RANGE 2021-01-01 2021-12-31",
    "before September": "BEFORE 2025-09-01",
    "before 1 Sep 2025": "BEFORE 2025-09-01",
    "before Christmas": "BEFORE 2025-12-25",
    "before half-term": "BEFORE 2026-02-14",
    "not known": "UNKNOWN",
    "Don\N{RIGHT SINGLE QUOTATION MARK}t know": "UNKNOWN",
    "?": "UNKNOWN",
}

REFUSED = {
    "": "date_not_understood",
    "   ": "date_not_understood",
    "17": "date_not_understood",
    "31 November": "date_not_understood",
    "17 March 25:70": "date_not_understood",
    "Nel told me": "date_not_understood",
    "since September": "date_not_understood",
    "week of lunch": "date_not_understood",
    "November 13:20": "date_not_understood",
    "5 to 3 March 2026": "date_not_understood",
    "x" * 5000: "date_not_understood",
    "a-" * 40: "date_not_understood",
    "tomorrow": "date_in_future",
    "20 March 2026": "date_in_future",
    "next Tuesday": "date_in_future",
    "17 to 20 March": "date_in_future",
    "before 1 Sep 2026": "date_in_future",
    "summer term 2026": "date_in_future",
    "1.10": "date_two_ways",
    "Tue 17.03": "date_two_ways",
    "Nov 25": "date_two_ways",
    "last Tuesday": "date_two_ways",
    "last half-term": "date_two_ways",
    "Tue 18 March": "date_weekday_wrong",
    "autumn term 2019": "date_outside_calendar",
    "summer holidays": "date_outside_calendar",
}


def in_brief(when: PartialDate) -> str:
    """One line that says everything but the words."""
    parts = [when.precision, when.start, when.end if when.end != when.start else None, when.time]
    return " ".join([part for part in parts if part] + ["about"] * when.about)


@pytest.mark.parametrize(("typed", "expected"), READ.items())
def test_reading(calendar, typed, expected):
    when = read_date(typed, TODAY, calendar)
    assert in_brief(when) == expected
    assert when.words == typed


@pytest.mark.parametrize(("typed", "expected"), REFUSED.items(), ids=lambda text: text[:20])
def test_refusing(calendar, typed, expected):
    with pytest.raises(DeskError) as refused:
        read_date(typed, TODAY, calendar)
    assert refused.value.id == expected


@pytest.mark.parametrize(
    ("typed", "params"),
    [
        ("1.10", {"first": "1 October 2025", "second": "13:10"}),
        ("Nov 25", {"first": "25 November", "second": "November 2025"}),
        ("last Tuesday", {"first": "17 March 2026", "second": "10 March 2026"}),
        ("Tue 18 March", {"date": "18 March 2026", "weekday": "Wednesday"}),
        ("autumn term 2019", {"name": "autumn term"}),
    ],
)
def test_a_refusal_names_what_to_choose_between(calendar, typed, params):
    with pytest.raises(DeskError) as refused:
        read_date(typed, TODAY, calendar)
    assert refused.value.params == params


def test_parts_of_the_day_are_no_times_but_are_not_lost(calendar):
    when = read_date("Tue, end of lunch", TODAY, calendar)
    assert when.time is None
    assert write_date(when) == "Tue 17 March 2026, end of lunch"
    holiday = read_date("Christmas break", TODAY, calendar)
    assert write_date(holiday) == "between 20 December 2025 and 4 January 2026"


def test_the_echo_shows_the_days_behind_a_name(calendar):
    when = read_date("autumn half-term", TODAY, calendar)
    assert write_date(when) == "autumn half-term 2025"
    assert describe_span(when) == "Sat 25 October to Sun 2 November 2025"


DAYS = st.dates(date(2014, 1, 1), TODAY)
TIMES = st.times().map(lambda at: f"{at:%H:%M}")
YEAR_NAMES = st.sampled_from(
    (
        "autumn term",
        "spring term",
        "autumn 1",
        "autumn 2",
        "spring 1",
        "spring 2",
        "autumn half-term",
        "spring half-term",
    )
)


def _of_span(precision: Precision, first: date, last: date, about: bool) -> PartialDate:
    return PartialDate(precision, first.isoformat(), last.isoformat(), None, about)


def _week(day: date, about: bool) -> PartialDate:
    monday = day - timedelta(days=day.weekday())
    return _of_span(Precision.WEEK, monday, monday + timedelta(days=6), about)


def _ordered(first: date, second: date, about: bool) -> PartialDate:
    start, end = sorted((first, second))
    return _of_span(Precision.RANGE, start, end if end > start else start + timedelta(days=1), about)


PARTIAL_DATES = st.one_of(
    st.builds(
        lambda day, at, about: PartialDate(Precision.DATETIME, str(day), str(day), at, about),
        DAYS,
        TIMES,
        st.booleans(),
    ),
    st.builds(lambda day, about: _of_span(Precision.DATE, day, day, about), DAYS, st.booleans()),
    st.builds(_week, DAYS, st.booleans()),
    st.builds(
        lambda day, about: _of_span(Precision.MONTH, day.replace(day=1), month_end(day), about),
        DAYS,
        st.booleans(),
    ),
    st.builds(_ordered, DAYS, DAYS.filter(lambda day: day < TODAY), st.booleans()),
    st.builds(lambda day, about: PartialDate(Precision.BEFORE, end=str(day), about=about), DAYS, st.booleans()),
    st.just(PartialDate(Precision.UNKNOWN)),
)


@given(when=PARTIAL_DATES, form=st.sampled_from(Form))
def test_what_is_written_is_read_back_the_same(calendar, when, form):
    again = read_date(write_date(when, form), TODAY, calendar)
    assert in_brief(again) == in_brief(when)


@given(name=YEAR_NAMES, about=st.booleans(), form=st.sampled_from(Form))
def test_what_a_school_names_is_read_back_the_same(calendar, name, about, form):
    when = read_date(("about " if about else "") + name, TODAY, calendar)
    again = read_date(write_date(when, form), TODAY, calendar)
    assert in_brief(again) == in_brief(when)


WORDS = (
    *READ,
    *REFUSED,
    "2026",
    "17",
    "-",
    "to",
    "and",
    "before",
    "about",
    "week",
    "half-term",
    ".",
    "99",
    "32",
)


@given(typed=st.one_of(st.text(max_size=60), st.lists(st.sampled_from(WORDS), max_size=5).map(" ".join)))
def test_anything_typed_is_read_or_refused_in_a_sentence_and_never_later_than_today(calendar, typed):
    try:
        when = read_date(typed, TODAY, calendar)
    except DeskError:
        return
    assert (when.start or "") <= TODAY.isoformat()
    if when.precision is not Precision.UNKNOWN:
        assert in_brief(read_date(write_date(when), TODAY, calendar)) == in_brief(when)
