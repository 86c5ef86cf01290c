"""Reading one calendar date from its parts: "17/3", "Tue 17 March 26", "2025-11-17", "November"."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from hsbdesk.domain.date_names import ENGLISH
from hsbdesk.domain.dates import Form, Precision, month_end, write_day
from hsbdesk.errors import DeskError

_MONTHS = tuple(name.casefold() for name in ENGLISH.months)
_WEEKDAYS = tuple(name.casefold() for name in ENGLISH.weekdays)
_EXTRA_WEEKDAYS = {"weds": 2}
_DAY = r"(?P<day>\d{1,2})(?P<th>th)?"
_YEAR = r"(?P<year>\d{4}|'?\d{2})"
_SHAPES = tuple(
    re.compile(shape)
    for shape in (
        r"(?P<year>\d{4})-(?P<figure>\d{2})-(?P<day>\d{2})",
        rf"{_DAY}(?P<mark>[/.-])(?P<figure>\d{{1,2}})(?P=mark){_YEAR}",
        rf"{_DAY}[/.](?P<figure>\d{{1,2}})",
        rf"{_DAY}[ -]?(?P<month>[a-z]+)(?:[ -]?{_YEAR})?",
        rf"(?P<month>[a-z]+) {_DAY}(?: (?P<year>\d{{4}}))?",
        r"(?P<month>[a-z]+)(?: (?P<year>\d{4}|'\d{2}))?",
        r"(?P<year>\d{4})",
        _DAY,
    )
)
_MONTH_THEN_FIGURES = re.compile(r"(?P<month>[a-z]+) (?P<figures>\d{2})")


@dataclass(frozen=True, slots=True)
class Span:
    """Days that were named, both included, and how exactly they were named."""

    precision: Precision
    start: date
    end: date


@dataclass(frozen=True, slots=True)
class DateParts:
    """What was typed of one date; what is missing follows from today or from the other end of a range."""

    weekday: int | None = None
    day: int | None = None
    month: int | None = None
    year: int | None = None
    ordinal: bool = False
    """ "17th": surely a day."""


def one_day(day: date) -> Span:
    """Return a span of one day."""
    return Span(Precision.DATE, day, day)


def month_of(day: date) -> Span:
    """Return the month this day is in."""
    return Span(Precision.MONTH, day.replace(day=1), month_end(day))


def days_between(start: date, end: date, today: date) -> Span:
    """Return a range, cut at today if it is still running; a range of one day is that day."""
    end = min(end, today) if start <= today else end
    return one_day(start) if start == end else Span(Precision.RANGE, start, end)


def read_weekday(word: str) -> int | None:
    """Return the weekday a word stands for, Monday 0: any beginning of three letters or more."""
    places = (n for n, name in enumerate(_WEEKDAYS) if len(word) >= 3 and name.startswith(word))
    return next(places, _EXTRA_WEEKDAYS.get(word))


def read_date_span(text: str, today: date) -> Span | None:
    """Return the day, month or year that the text names, most recent first; None if it names none.

    Raises DeskError: date_two_ways, date_weekday_wrong.
    """
    parts = read_parts(text, today)
    if parts is None:
        return None
    if parts.month is not None:
        return resolve_parts(parts, today)
    if parts.year is not None:
        return days_between(date(parts.year, 1, 1), date(parts.year, 12, 31), today)
    return _recent_day(parts, today)


def read_parts(text: str, today: date) -> DateParts | None:
    """Return the parts of one date, or None if the text is not one. Raises DeskError("date_two_ways")."""
    first, _, rest = text.partition(" ")
    weekday = read_weekday(first) if rest else None
    if weekday is not None:
        text = rest.removeprefix("the ")
    _refuse_two_ways(text, today)
    for shape in _SHAPES:
        found = shape.fullmatch(text)
        parts = _parts(found.groupdict(), weekday) if found is not None else None
        if parts is not None:
            return parts
    return None


def resolve_parts(parts: DateParts, today: date) -> Span | None:
    """Return the day or month, in its own year or else in the latest year in which it has begun.

    None if there is no such day. Raises DeskError("date_weekday_wrong").
    """
    years = _recent_years(today) if parts.year is None else [parts.year]
    for year in years:
        day = _day(year, parts.month or 1, parts.day or 1)
        if day is not None and (parts.year is not None or day <= today):
            _check_weekday(parts, day)
            return month_of(day) if parts.day is None else one_day(day)
    return None


def _parts(got: dict[str, str | None], weekday: int | None) -> DateParts | None:
    day, word, figure, year = (got.get(name) for name in ("day", "month", "figure", "year"))
    month = int(figure) if figure else None
    if word:
        month = next((n for n, name in enumerate(_MONTHS, 1) if len(word) > 2 and name.startswith(word)), None)
        if month is None:
            return None
    in_full = int(year.lstrip("'")) if year else None
    if in_full is not None and in_full < 100:
        in_full += 2000
    if in_full is not None and not 1900 <= in_full <= 2199:
        return None
    ordinal = got.get("th") is not None
    return DateParts(weekday, int(day) if day else None, month, in_full, ordinal=ordinal)


def _recent_years(today: date) -> Iterable[int]:
    """Return the years to look in for a day without a year; 29 February may need eight."""
    return range(today.year, today.year - 9, -1)


def _recent_day(parts: DateParts, today: date) -> Span | None:
    """Read "the 17th" and "Tue 17" as the most recent one. A bare "17" is no date."""
    if parts.day is None or not (parts.ordinal or parts.weekday is not None):
        return None
    for back in range(3):
        months = today.year * 12 + today.month - 1 - back
        day = _day(months // 12, months % 12 + 1, parts.day)
        if day is not None and day <= today:
            _check_weekday(parts, day)
            return one_day(day)
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _check_weekday(parts: DateParts, day: date) -> None:
    if parts.weekday is not None and day.weekday() != parts.weekday:
        written, weekday = write_day(day, Form.PLAIN), ENGLISH.weekdays[day.weekday()]
        raise DeskError("date_weekday_wrong", date=written, weekday=weekday)


def _refuse_two_ways(text: str, today: date) -> None:
    """Refuse "Nov 25" where both 25 November and November 2025 have been."""
    found = _MONTH_THEN_FIGURES.fullmatch(text)
    parts = _parts({"month": found["month"]}, None) if found is not None else None
    if found is None or parts is None or parts.month is None:
        return
    figures, month = int(found["figures"]), ENGLISH.months[parts.month - 1]
    could_be_day = any(_day(year, parts.month, figures) for year in _recent_years(today))
    if could_be_day and date(2000 + figures, parts.month, 1) <= today:
        raise DeskError("date_two_ways", first=f"{figures} {month}", second=f"{month} {2000 + figures}")
