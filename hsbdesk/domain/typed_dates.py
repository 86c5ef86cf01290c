"""Reading a date as staff type it: "Tue 1.25", "17/3", "last week", "before September", "autumn half-term".

British order, any case, weeks from Monday. A day without a year is the most recent one that is not in the
future. Nothing is guessed where two readings are both likely: the sentence then offers the two.
"""

import re
from dataclasses import replace
from datetime import date

from hsbdesk.domain.calendar import SchoolCalendar
from hsbdesk.domain.dates import UNKNOWN_DATE, Form, PartialDate, Precision, split_day_part, write_day
from hsbdesk.domain.typed_days import read_days
from hsbdesk.domain.typed_parts import one_day
from hsbdesk.domain.typed_times import find_times
from hsbdesk.errors import DeskError

_LONGEST = 100
_UNKNOWN = frozenset(
    {
        "?",
        "date not known",
        "date unknown",
        "dk",
        "do not know",
        "don't know",
        "dont know",
        "n/k",
        "no idea",
        "not known",
        "not said",
        "not sure",
        "unknown",
    }
)
_WEEK = re.compile(r"\b(?:w/c|w/b|w c|wc|wb|week (?:commencing|beginning|starting|ending|of)) (?:the )?")
_ABOUT = re.compile(r"(?:\b(?:about|around|approximately|approx|roughly|circa|ca|c)\b|~) ?")
_LEADING = re.compile(r"^(?:(?:on|in|during|over|sometime|some time|the|at(?! \d| [a-z]+$)) )+")


def read_date(typed: str, today: date, calendar: SchoolCalendar) -> PartialDate:
    """Return what was typed as a date, resolved once against `today` and the school's calendar.

    Raises DeskError with one of the ids date_not_understood, date_in_future, date_two_ways (first, second),
    date_weekday_wrong (date, weekday) and date_outside_calendar (name). What was typed is in none of them.
    """
    text = _normalise(typed)
    if text in _UNKNOWN:
        return replace(UNKNOWN_DATE, words=typed.strip())
    about = _ABOUT.search(text) is not None
    text = _strip_leading(_ABOUT.sub("", text, count=1))
    part, rest = split_day_part(text)
    rest = "today" if part and not rest else _strip_leading(rest)
    when = _read_before(rest, today, calendar) or _read_moment(rest, today, calendar)
    if when is None:
        raise DeskError("date_not_understood")
    # A week, month or term may still be running; a range that staff typed may not end after today.
    latest = when.start if when.precision not in {Precision.RANGE, Precision.BEFORE} else when.end
    if (latest or "") > today.isoformat():
        raise DeskError("date_in_future")
    return replace(when, about=about, words=typed.strip())


def _normalise(typed: str) -> str:
    """Return the text in lower case with one kind of dash, apostrophe and space, and known shortenings."""
    text = " ".join(typed.casefold().split())
    if not text or len(text) > _LONGEST:
        raise DeskError("date_not_understood")
    text = re.sub("[\N{HYPHEN}-\N{HORIZONTAL BAR}\N{MINUS SIGN}]", "-", text)
    text = re.sub("[\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}`]", "'", text)
    text = re.sub(r"\b([ap])\.? ?m\b\.?", r"\1m", text)
    text = re.sub(r"(?<=[a-z])\.|[,;]|\.$", " ", text)
    text = re.sub(r"(?<=\d)(?:st|nd|rd|th)\b", "th", text)
    text = re.sub(r"(\dth|\d) of (?=[a-z])", r"\1 ", text)
    text = re.sub(r"(?<=\d) ?ish\b", " about", text)
    text = re.sub(r"\bhalf[ -]?term\b", "half-term", text)
    text = re.sub(r"\blast night\b", "yesterday night", text)
    text = re.sub(r"\bthis (?=morning|afternoon|evening|lunch|break)", "today ", text)
    return _WEEK.sub("week ", " ".join(text.split()))


def _strip_leading(text: str) -> str:
    return _LEADING.sub("", " ".join(text.split()))


def _read_before(text: str, today: date, calendar: SchoolCalendar) -> PartialDate | None:
    """Read "before 1 sep 2025" as before the first day of what is named."""
    if not text.startswith("before "):
        return None
    # Nothing happens "at Christmas" on one day, but "before Christmas" is before the 25th.
    named = re.sub(r"^(?:christmas|xmas)(?: day)?(?= \d{4}$|$)", "25 dec", _strip_leading(text[7:]))
    span = read_days(named, today, calendar)
    return PartialDate(Precision.BEFORE, end=span.start.isoformat()) if span is not None else None


def _read_moment(text: str, today: date, calendar: SchoolCalendar) -> PartialDate | None:
    """Read a day or period, or a day with one time in it."""
    times = find_times(text)
    timed: PartialDate | None = None
    for found in reversed(times):
        rest = _strip_leading(text[: found.start] + " " + text[found.end :])
        span = read_days(rest, today, calendar) if rest else one_day(today)
        if span is not None and span.precision is Precision.DATE:
            day = span.start.isoformat()
            timed = PartialDate(Precision.DATETIME, day, day, found.text)
            break
    if any(not found.could_be_day for found in times):
        return timed
    try:
        span = read_days(text, today, calendar)
    except DeskError:
        if timed is None:
            raise
        span = None
    if span is not None and timed is not None:
        raise DeskError("date_two_ways", first=write_day(span.start, Form.PLAIN), second=timed.time or "")
    if span is not None:
        return PartialDate(span.precision, span.start.isoformat(), span.end.isoformat())
    return timed
