"""Reading the names a school gives to stretches of its year: "autumn half-term", "spring 2", "last term"."""

import re
from datetime import date, timedelta

from hsbdesk.domain.calendar import NamedSpan, SchoolCalendar
from hsbdesk.domain.dates import Precision
from hsbdesk.domain.typed_parts import Span, days_between
from hsbdesk.errors import DeskError

_SEASONS = ("autumn", "spring", "summer")
_TERMS = tuple(f"{season} term" for season in _SEASONS)
_HALVES = tuple(f"{season} {half}" for season in _SEASONS for half in "12")
_HALF_TERMS = tuple(f"{season} half-term" for season in _SEASONS)
_SEASON_OF_MONTH = {"oct": "autumn", "feb": "spring", "may": "summer", "whitsun": "summer"}
_HALF_OF = {"first": "1", "1th": "1", "second": "2", "2th": "2"}

_SEASON = "(?P<season>autumn|spring|summer)"
_YEAR = r"(?: (?P<year>\d{4}|'\d{2}))?"
_CLOSED = "(?: (?:holidays?|hols|break|closure|week))"
_HALF_TERM = re.compile(
    rf"(?:(?P<season>autumn|spring|summer|oct|feb|may|whitsun)(?:ober|ruary)? )?half-term{_CLOSED}?{_YEAR}"
)
_HALF = re.compile(rf"{_SEASON}(?: term)? (?P<half>[12]){_YEAR}")
_HALF_IN_WORDS = re.compile(rf"(?P<half>first|second|1th|2th) half of (?:the )?{_SEASON} term{_YEAR}")
_TERM = re.compile(rf"{_SEASON} term{_YEAR}")
_HOLIDAY = re.compile(rf"(?P<holiday>christmas|xmas|easter|summer){_CLOSED}{_YEAR}")


def read_school_span(text: str, today: date, calendar: SchoolCalendar) -> Span | None:
    """Return the term, half of a term, half-term closure or holiday that the text names.

    Without a year it is the latest that has begun; a holiday still running ends today. Raises
    DeskError("date_outside_calendar", name) if the calendar does not hold it, and date_two_ways for
    "last half-term", which some say of the holiday and some of the weeks before it.
    """
    match text:
        case "this term":
            return _span(_latest(_TERMS, today, calendar, "term"), Precision.TERM)
        case "last term":
            this_term = _latest(_TERMS, today, calendar, "term")
            return _span(_latest(_TERMS, this_term.start - timedelta(days=1), calendar, "term"), Precision.TERM)
        case "this half-term":
            return _span(_latest(_HALVES, today, calendar, "half-term"), Precision.HALF_TERM)
        case "last half-term":
            raise DeskError("date_two_ways", first="autumn half-term", second="autumn 1")
        case _:
            return _read_named(text, today, calendar)


def _read_named(text: str, today: date, calendar: SchoolCalendar) -> Span | None:
    if found := _HALF_TERM.fullmatch(text):
        season = found["season"]
        names = (f"{_SEASON_OF_MONTH.get(season, season)} half-term",) if season else _HALF_TERMS
        label = names[0] if season else "half-term"
        return _span(_latest(names, today, calendar, label, found["year"]), Precision.HALF_TERM)
    if found := _HALF.fullmatch(text) or _HALF_IN_WORDS.fullmatch(text):
        name = f"{found['season']} {_HALF_OF.get(found['half'], found['half'])}"
        return _span(_latest((name,), today, calendar, name, found["year"]), Precision.HALF_TERM)
    if found := _TERM.fullmatch(text):
        name = f"{found['season']} term"
        return _span(_latest((name,), today, calendar, name, found["year"]), Precision.TERM)
    if found := _HOLIDAY.fullmatch(text):
        name = f"{found['holiday'].replace('xmas', 'christmas')} holidays"
        holiday = _latest((name,), today, calendar, name, found["year"])
        return days_between(holiday.start, holiday.end, today)
    return None


def _latest(
    names: tuple[str, ...], today: date, calendar: SchoolCalendar, label: str, year: str | None = None
) -> NamedSpan:
    """Return the latest span of these names that has begun, or the one of the year that was typed."""
    spans = [span for span in calendar.named_spans() if span.name in names]
    if year is not None:
        in_full = int(year.lstrip("'")) + (2000 if year.startswith("'") else 0)
        spans = [span for span in spans if span.start.year == in_full]
    begun = [span for span in spans if span.start <= today] or (spans if year is not None else [])
    if not begun:
        raise DeskError("date_outside_calendar", name=label)
    return begun[-1]


def _span(named: NamedSpan, precision: Precision) -> Span:
    return Span(precision, named.start, named.end)
