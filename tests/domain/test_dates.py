"""Partial dates: how they are written, sorted, and refused when they mean nothing."""

from datetime import date, datetime, time

import msgspec
import pytest

from hsbdesk.domain.dates import (
    UNKNOWN_DATE,
    Form,
    PartialDate,
    Precision,
    describe_span,
    on_day,
    sort_key,
    starts_after,
    write_date,
)

WEEK = PartialDate(Precision.WEEK, "2025-11-17", "2025-11-23", words="w/c 17 Nov")
BEFORE = PartialDate(Precision.BEFORE, end="2025-09-01")


@pytest.mark.parametrize(
    ("when", "long", "short"),
    [
        (
            on_day(date(2026, 3, 17), time(13, 20), about=True),
            "Tue 17 March 2026, about 13:20",
            "Tue 17 Mar 2026, about 13:20",
        ),
        (on_day(date(2026, 3, 17), about=True), "about Tue 17 March 2026", "About Tue 17 Mar 2026"),
        (on_day(date(2025, 10, 9), words="9 Oct morning"), "Thu 9 October 2025, morning", None),
        (WEEK, "week of 17 Nov 2025", "Week of 17 Nov 25"),
        (PartialDate(Precision.MONTH, "2025-11-01", "2025-11-30"), "November 2025", "Nov 2025"),
        (
            PartialDate(Precision.HALF_TERM, "2025-10-25", "2025-11-02"),
            "autumn half-term 2025",
            "Autumn half-term 2025",
        ),
        (
            PartialDate(Precision.HALF_TERM, "2026-02-23", "2026-03-27"),
            "second half of spring term 2026",
            "Spring 2, 2026",
        ),
        (PartialDate(Precision.TERM, "2025-09-02", "2025-12-19"), "autumn term 2025", None),
        (
            PartialDate(Precision.RANGE, "2026-03-03", "2026-03-05"),
            "between 3 and 5 March 2026",
            "3 to 5 Mar 2026",
        ),
        (
            PartialDate(Precision.RANGE, "2025-12-22", "2026-01-02"),
            "between 22 December 2025 and 2 January 2026",
            None,
        ),
        (BEFORE, "before 1 September 2025", "Before 1 Sep 2025"),
        (UNKNOWN_DATE, "date not known", "Date not known"),
    ],
)
def test_writing(when, long, short):
    assert write_date(when) == long
    if short is not None:
        assert write_date(when, Form.SHORT) == short


def test_plain_form_leaves_out_the_weekday():
    when = on_day(date(2026, 3, 17), time(13, 20))
    assert write_date(when, Form.PLAIN) == "17 March 2026, 13:20"


def test_the_echo_says_which_days_a_coarse_date_covers():
    assert describe_span(WEEK) == "Mon 17 to Sun 23 November 2025"
    assert [describe_span(when) for when in (BEFORE, UNKNOWN_DATE, on_day(date(2026, 3, 17)))] == ["", "", ""]


def test_order_is_start_then_precision_then_time_with_unknown_last():
    monday = date(2025, 11, 17)
    ordered = [
        PartialDate(Precision.BEFORE, end="2025-11-17"),
        on_day(monday, time(9, 5)),
        on_day(monday, time(13, 20)),
        on_day(monday),
        WEEK,
        PartialDate(Precision.RANGE, "2025-11-17", "2025-11-18"),
        PartialDate(Precision.RANGE, "2025-11-17", "2025-12-18"),
        on_day(date(2025, 11, 18), time(8, 0)),
        UNKNOWN_DATE,
    ]
    shuffled = ordered[4:] + ordered[:4]
    assert sorted(shuffled, key=sort_key) == ordered


@pytest.mark.parametrize(
    "fields",
    [
        {"precision": "DATE", "start": "2026-03-17", "end": "2026-03-18"},
        {"precision": "DATE", "start": "2026-03-17", "end": "2026-03-17", "time": "13:20"},
        {"precision": "DATETIME", "start": "2026-03-17", "end": "2026-03-17"},
        {"precision": "DATETIME", "start": "2026-03-17", "end": "2026-03-17", "time": "25:00"},
        {"precision": "WEEK", "start": "2026-03-17", "end": "2026-03-23"},
        {"precision": "MONTH", "start": "2026-03-01", "end": "2026-03-30"},
        {"precision": "RANGE", "start": "2026-03-17", "end": "2026-03-17"},
        {"precision": "RANGE", "start": "2026-03-17"},
        {"precision": "BEFORE", "start": "2026-03-17", "end": "2026-03-18"},
        {"precision": "UNKNOWN", "start": "2026-03-17", "end": "2026-03-17"},
        {"precision": "UNKNOWN", "about": True},
        {"precision": "DATE", "start": "17/3/2026", "end": "17/3/2026"},
        {"precision": "DATE", "start": "20260317", "end": "20260317"},
    ],
)
def test_a_date_that_means_nothing_is_refused_with_its_path_by_the_case_file(fields):
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(fields, PartialDate)


def test_dates_go_through_json_unchanged():
    for when in (WEEK, BEFORE, UNKNOWN_DATE, on_day(date(2026, 3, 17), time(13, 20), about=True)):
        assert msgspec.json.decode(msgspec.json.encode(when), type=PartialDate) == when


def test_what_is_still_to_come():
    now = datetime.combine(date(2026, 3, 18), time(11, 20))
    assert starts_after(on_day(date(2026, 3, 18), time(11, 21)), now)
    assert not starts_after(on_day(date(2026, 3, 18), time(11, 20)), now)
    assert not starts_after(on_day(date(2026, 3, 18)), now)
    assert not starts_after(UNKNOWN_DATE, now)
    assert not starts_after(BEFORE, now)
