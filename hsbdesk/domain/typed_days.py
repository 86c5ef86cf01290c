"""Reading days and periods as staff type them, once the time of day has been taken out.

The text comes in lower case, with one kind of dash and space (see `typed_dates.py`).
"""

import re
from dataclasses import replace
from datetime import date, timedelta

from hsbdesk.domain.calendar import SchoolCalendar
from hsbdesk.domain.dates import Form, Precision, write_day
from hsbdesk.domain.typed_parts import (
    Span,
    days_between,
    month_of,
    one_day,
    read_date_span,
    read_parts,
    read_weekday,
    resolve_parts,
)
from hsbdesk.domain.typed_school import read_school_span
from hsbdesk.errors import DeskError

_ONE_DAY = timedelta(days=1)
_ONE_WEEK = timedelta(days=7)
_COUNTS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_AGO = re.compile(rf"(?:(?P<count>\d{{1,2}}|an?|{'|'.join(_COUNTS)}) )?(?P<unit>day|week|fortnight|month)s? ago")
_WEEKDAY = re.compile(r"(?P<last>last |this )?(?P<day>[a-z]+)(?P<week> (?:last|this) week)?")
_WEEKDAY_AFTER = re.compile(r"(?P<week>(?:last|this) week) (?:on )?(?P<day>[a-z]+)(?P<last>)")
_PART_OF = re.compile(r"(?:early|mid|late|beginning of|start of|middle of|end of)[ -](?:the |in )?")
"""Dropped, for a coarser date is still true; what was typed stays in the words."""
_BETWEEN = re.compile(r"(?:between|from) ")
_TO = re.compile(r" (?:and|to|until|till) | ?- ?")


def read_days(text: str, today: date, calendar: SchoolCalendar) -> Span | None:
    """Return the days that the text names, or None if it names none. They may lie in the future.

    Raises DeskError: date_in_future, date_two_ways, date_weekday_wrong, date_outside_calendar.
    """
    if text == "tomorrow" or text.startswith("next "):
        raise DeskError("date_in_future")
    part = _PART_OF.match(text)
    if part is not None:
        whole = _read_one(text[part.end() :], today, calendar)
        return whole if whole is not None and whole.precision is not Precision.DATE else None
    return _read_one(text, today, calendar) or _read_range(text, today, calendar)


def _read_one(text: str, today: date, calendar: SchoolCalendar) -> Span | None:
    if text.startswith("week "):
        day = _read_day(text.removeprefix("week "), today)
        return _week_of(day.start) if day is not None and day.precision is Precision.DATE else None
    return _read_day(text, today) or read_school_span(text, today, calendar)


def _read_day(text: str, today: date) -> Span | None:
    return (
        _read_relative(text, today)
        or _read_ago(text, today)
        or _read_weekday(text, today)
        or read_date_span(text, today)
    )


def _week_of(day: date) -> Span:
    monday = day - timedelta(days=day.weekday())
    return Span(Precision.WEEK, monday, monday + 6 * _ONE_DAY)


def _read_relative(text: str, today: date) -> Span | None:
    saturday = today - timedelta(days=(today.weekday() - 5) % 7)
    match text:
        case "today" | "earlier today" | "now" | "just now":
            return one_day(today)
        case "yesterday":
            return one_day(today - _ONE_DAY)
        case "day before yesterday":
            return one_day(today - 2 * _ONE_DAY)
        case "this week" | "earlier this week":
            return _week_of(today)
        case "last week":
            return _week_of(today - _ONE_WEEK)
        case "week before last":
            return _week_of(today - 2 * _ONE_WEEK)
        case "weekend" | "this weekend" | "last weekend":
            return days_between(saturday, saturday + _ONE_DAY, today)
        case "this month":
            return month_of(today)
        case "last month":
            return month_of(today.replace(day=1) - _ONE_DAY)
        case "this year":
            return days_between(date(today.year, 1, 1), today, today)
        case "last year":
            return days_between(date(today.year - 1, 1, 1), date(today.year - 1, 12, 31), today)
        case _:
            return None


def _read_ago(text: str, today: date) -> Span | None:
    """Read "3 days ago" as a day, "two weeks ago" as a week, "a month ago" as a month."""
    found = _AGO.fullmatch(text)
    if found is None:
        return None
    typed = found["count"] or "a"
    count = int(typed) if typed.isdecimal() else _COUNTS.index(typed) + 1 if typed in _COUNTS else 1
    match found["unit"]:
        case "day":
            return one_day(today - count * _ONE_DAY)
        case "month":
            months = today.year * 12 + today.month - 1 - count
            return month_of(date(months // 12, months % 12 + 1, 1))
        case unit:
            return _week_of(today - count * _ONE_WEEK * (2 if unit == "fortnight" else 1))


def _read_weekday(text: str, today: date) -> Span | None:
    """Read "tue" as the most recent one, today included; "last tue" as the one of last week.

    Raises DeskError("date_two_ways") for "last tue" where a Tuesday of this week has been already.
    """
    found = _WEEKDAY.fullmatch(text) or _WEEKDAY_AFTER.fullmatch(text)
    weekday = read_weekday(found["day"]) if found is not None else None
    if found is None or weekday is None:
        return None
    if found["week"]:
        weeks_back = 1 if "last" in found["week"] else 0
        return one_day(_week_of(today).start - weeks_back * _ONE_WEEK + weekday * _ONE_DAY)
    latest = today - timedelta(days=(today.weekday() - weekday) % 7)
    if found["last"] == "last ":
        before = latest - _ONE_WEEK
        if _week_of(today).start <= latest < today:
            first, second = write_day(latest, Form.PLAIN), write_day(before, Form.PLAIN)
            raise DeskError("date_two_ways", first=first, second=second)
        return one_day(before if latest == today else latest)
    return one_day(latest)


def _read_range(text: str, today: date, calendar: SchoolCalendar) -> Span | None:
    """Read "3-5 march", "10 sep to 17 mar", "between monday and wednesday"."""
    between = _BETWEEN.match(text)
    ends = text[between.end() :] if between is not None else text
    for dash in _TO.finditer(ends):
        left, right = ends[: dash.start()], ends[dash.end() :]
        if left and right and (between is not None or dash.group() != " and "):
            span = _read_calendar_ends(left, right, today) or _read_named_ends(left, right, today, calendar)
            if span is not None and span.start <= span.end:
                return span
    return None


def _read_calendar_ends(left: str, right: str, today: date) -> Span | None:
    """Read two dates that lend each other the month and the year that only one of them has."""
    first, last = read_parts(left, today), read_parts(right, today)
    if first is None or last is None or last.month is None or (first.day is None and first.month is None):
        return None
    first = replace(first, month=first.month or last.month)
    wraps = (first.month or 0) > last.month
    if first.year is None and last.year is not None:
        first = replace(first, year=last.year - wraps)
    start = resolve_parts(first, today)
    if start is None:
        return None
    end = resolve_parts(replace(last, year=last.year or start.start.year + wraps), today)
    if end is None:
        return None
    if end.precision is Precision.MONTH:
        return days_between(start.start, end.end, today)
    return _dates(start.start, end.end)


def _read_named_ends(left: str, right: str, today: date, calendar: SchoolCalendar) -> Span | None:
    """Read two ends that each stand for themselves: weekdays, terms, "yesterday"."""
    first, last = _read_one(left, today, calendar), _read_one(right, today, calendar)
    if first is None or last is None:
        return None
    start = first.start
    if start > last.end and read_weekday(left) is not None:
        start -= _ONE_WEEK
    if last.precision is Precision.DATE:
        return _dates(start, last.end)
    return days_between(start, last.end, today) if start <= last.end else None


def _dates(start: date, end: date) -> Span:
    """Return a range that is left as typed, so that an end in the future is refused, not cut."""
    return one_day(start) if start == end else Span(Precision.RANGE, start, end)
