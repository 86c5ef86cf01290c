"""A date as people know it: exact, about, a week, a half-term, before a day, or not known.

The date is civil time of the school. It is resolved once, when it is typed, and never moves when the
calendar is edited later (architecture.md section 4). Reading what staff type is in `typed_dates.py`.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from hsbdesk.domain.date_names import ENGLISH, DateNames


class Precision(StrEnum):
    """How exactly a date is known (domain.md section 4.1), finest first."""

    DATETIME = "DATETIME"
    DATE = "DATE"
    WEEK = "WEEK"
    MONTH = "MONTH"
    HALF_TERM = "HALF_TERM"
    TERM = "TERM"
    RANGE = "RANGE"
    BEFORE = "BEFORE"
    UNKNOWN = "UNKNOWN"


class Form(StrEnum):
    """How a date is written."""

    LONG = "LONG"
    """Tue 17 March 2026, about 13:20"""
    PLAIN = "PLAIN"
    """17 March 2026, about 13:20"""
    SHORT = "SHORT"
    """For table cells: Tue 17 Mar 2026, about 13:20; Week of 17 Nov 25"""


def _day(iso: str | None) -> date | None:
    """Return the day; Python also takes "20260317", which would sort wrongly, so that is refused."""
    day = date.fromisoformat(iso) if iso is not None else None
    if day is not None and day.isoformat() != iso:
        message = "a date must be written 2026-03-17"
        raise ValueError(message)
    return day


@dataclass(frozen=True, slots=True)
class PartialDate:
    """When something was, to the precision it is known.

    Dates are ISO text, `end` included; they are equal for one day. BEFORE has no start, and its end is the
    day before which. UNKNOWN has neither. `time` is "13:20" and stands with DATETIME alone. `about` is said
    of the time if there is one, else of the day or period. Raises ValueError for a combination that means
    nothing.
    """

    precision: Precision
    start: str | None = None
    end: str | None = None
    time: str | None = None
    about: bool = False
    words: str = ""

    def __post_init__(self) -> None:
        """Refuse what `write_date` could not write and read back."""
        start, end = _day(self.start), _day(self.end)
        if self.precision is Precision.UNKNOWN:
            fits = start is None and end is None and not self.about
        elif self.precision is Precision.BEFORE:
            fits = start is None and end is not None
        else:
            fits = start is not None and end is not None and _fits(self.precision, start, end)
        has_time = self.time is not None and re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", self.time) is not None
        if not fits or has_time != (self.precision is Precision.DATETIME) or (self.time and not has_time):
            message = f"these dates do not make a {self.precision.value} date"
            raise ValueError(message)


UNKNOWN_DATE = PartialDate(Precision.UNKNOWN)


_DAY_PART = re.compile(
    r"\b(?:in the |at (?:the )?)?(?P<part>(?:(?:early|late|mid)[ -])?"
    r"(?:"
    r"(?:(?:before|after|during|end of|start of) (?:the )?)?"
    r"(?:morning|afternoon|evening|night|lunch ?time|lunch|break ?time"
    r"|(?<!easter )(?<!christmas )(?<!xmas )(?<!summer )(?<!term )break"
    r"|play ?time|home ?time|bed ?time|registration|assembly|breakfast club|after-school club"
    r"|(?:period|lesson) \d)"
    r"|(?:before|after|end of|start of) (?:the )?(?:school day|school|day)"
    r"))\b",
    re.IGNORECASE,
)
_LONGEST_CLOSURE = timedelta(days=21)
"""Half-term closures are one or two weeks; the shortest half of a term is over three."""


def on_day(day: date, at: time | None = None, *, about: bool = False, words: str = "") -> PartialDate:
    """Return one day, or one minute of it, as a partial date."""
    iso = day.isoformat()
    if at is None:
        return PartialDate(Precision.DATE, iso, iso, None, about, words)
    return PartialDate(Precision.DATETIME, iso, iso, f"{at:%H:%M}", about, words)


def month_end(day: date) -> date:
    """Return the last day of this day's month."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def split_day_part(words: str) -> tuple[str, str]:
    """Return the part of the day in these words ("morning", "end of lunch", or "") and the other words.

    Parts of the day are not times: nobody knows when "lunch" was for this child. They stay in the words.
    """
    found = _DAY_PART.search(words)
    if found is None:
        return "", words
    return found["part"].casefold(), " ".join((words[: found.start()] + " " + words[found.end() :]).split())


def write_date(when: PartialDate, form: Form = Form.LONG, names: DateNames = ENGLISH) -> str:
    """Return the date as it is printed and shown; `read_date` reads it back to the same date."""
    text = _write(when, form, names)
    part, _ = split_day_part(when.words)
    if part and when.precision not in {Precision.DATETIME, Precision.UNKNOWN}:
        text = f"{text}, {part}"
    return text[:1].upper() + text[1:] if form is Form.SHORT else text


def describe_span(when: PartialDate, names: DateNames = ENGLISH) -> str:
    """Return the days a coarse date covers, for the echo under the field: "Mon 17 to Sun 23 November 2025".

    Empty for one day, BEFORE and UNKNOWN, whose written form already says all there is.
    """
    if when.start is None or when.end is None or when.start == when.end:
        return ""
    first, last = date.fromisoformat(when.start), date.fromisoformat(when.end)
    return names.to.format(*_write_ends(first, last, Form.LONG, names))


def sort_key(when: PartialDate) -> tuple[str, int, str, str]:
    """Return the place of a date in a chronology: start, precision, time (unknown last in its day), end.

    BEFORE comes just ahead of the day it names; UNKNOWN comes last. Hand order and sequence are the caller's.
    """
    if when.precision is Precision.BEFORE:
        return (when.end or "", -1, "", "")
    order = list(Precision).index(when.precision)
    return (when.start or "9999-99-99", order, when.time or "", when.end or "")


def starts_after(when: PartialDate, moment: datetime) -> bool:
    """Say whether the date is still to come at this moment of school time."""
    if when.start is None:
        return False
    begins = datetime.combine(date.fromisoformat(when.start), time.fromisoformat(when.time or "00:00"))
    return begins > moment.replace(tzinfo=None)


def write_day(day: date, form: Form = Form.LONG, names: DateNames = ENGLISH) -> str:
    """Return one calendar day: "Tue 17 March 2026"."""
    month = (names.months_short if form is Form.SHORT else names.months)[day.month - 1]
    weekday = "" if form is Form.PLAIN else names.weekdays_short[day.weekday()] + " "
    return f"{weekday}{day.day} {month} {day.year}"


def is_day(text: str) -> bool:
    """Return whether the text is an ISO date in its long form."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def day_text(iso: str) -> str:
    """Return an ISO day in words, "9 March 2026"; text that is no ISO day is returned as it is."""
    try:
        return write_day(date.fromisoformat(iso[:10]), Form.PLAIN)
    except ValueError:
        return iso


def _fits(precision: Precision, start: date, end: date) -> bool:
    match precision:
        case Precision.DATETIME | Precision.DATE:
            return start == end
        case Precision.WEEK:
            return start.weekday() == 0 and end - start == timedelta(days=6)
        case Precision.MONTH:
            return start.day == 1 and end == month_end(start)
        case _:
            return start < end


def _write(when: PartialDate, form: Form, names: DateNames) -> str:
    if when.precision is Precision.UNKNOWN or when.end is None:
        return names.unknown
    last = date.fromisoformat(when.end)
    if when.precision is Precision.BEFORE:
        day = write_day(last, Form.SHORT if form is Form.SHORT else Form.PLAIN, names)
        day = day.split(" ", 1)[1] if form is Form.SHORT else day
        return names.before.format(names.about.format(day) if when.about else day)
    first = date.fromisoformat(when.start or when.end)
    about = names.about if when.about else "{}"
    match when.precision:
        case Precision.DATETIME:
            return f"{write_day(first, form, names)}, {about.format(when.time)}"
        case Precision.DATE:
            return about.format(write_day(first, form, names))
        case Precision.WEEK:
            year = f"{first.year % 100:02}" if form is Form.SHORT else str(first.year)
            week = names.week.format(f"{first.day} {names.months_short[first.month - 1]} {year}")
            return names.about_week.format(week) if when.about else week
        case Precision.MONTH:
            months = names.months_short if form is Form.SHORT else names.months
            return about.format(f"{months[first.month - 1]} {first.year}")
        case Precision.HALF_TERM | Precision.TERM:
            return about.format(_write_term(when.precision, first, last, form, names))
        case _:
            ends = _write_ends(first, last, Form.SHORT if form is Form.SHORT else Form.PLAIN, names)
            if form is Form.SHORT or when.about:
                return about.format(names.to.format(*ends))
            return names.between.format(*ends)


def _write_term(precision: Precision, first: date, last: date, form: Form, names: DateNames) -> str:
    """Name a term or half-term from its dates alone, so that the name cannot drift from what was stored."""
    season = names.seasons[0 if first.month >= 8 else 1 if first.month <= 3 else 2]
    if precision is Precision.TERM:
        pattern = names.term
    elif last - first <= _LONGEST_CLOSURE:
        pattern = names.half_term
    else:
        half = 0 if first.month in {8, 9, 1, 4} else 1
        pattern = (names.halves_short if form is Form.SHORT else names.halves)[half]
    return pattern.format(season=season, year=first.year)


def _write_ends(first: date, last: date, form: Form, names: DateNames) -> tuple[str, str]:
    """Write two days, leaving out of the first what the second repeats: "3", "5 March 2026"."""
    months = names.months_short if form is Form.SHORT else names.months
    start = str(first.day)
    if (first.year, first.month) != (last.year, last.month):
        start += f" {months[first.month - 1]}"
    if first.year != last.year:
        start += f" {first.year}"
    end = f"{last.day} {months[last.month - 1]} {last.year}"
    if form is Form.LONG:
        short = names.weekdays_short
        return f"{short[first.weekday()]} {start}", f"{short[last.weekday()]} {end}"
    return start, end
