"""Month and weekday names and the small words around dates, one table a language."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class DateNames:
    """The words dates are written with in one language; another language joins as another table."""

    months: tuple[str, ...]
    months_short: tuple[str, ...]
    weekdays: tuple[str, ...]
    weekdays_short: tuple[str, ...]
    seasons: tuple[str, str, str]
    """autumn, spring, summer"""
    about: str
    about_week: str
    week: str
    between: str
    to: str
    before: str
    unknown: str
    half_term: str
    halves: tuple[str, str]
    halves_short: tuple[str, str]
    term: str


ENGLISH = DateNames(
    months=(
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
    months_short=("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    weekdays=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    weekdays_short=("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
    seasons=("autumn", "spring", "summer"),
    about="about {}",
    about_week="about the {}",
    week="week of {}",
    between="between {} and {}",
    to="{} to {}",
    before="before {}",
    unknown="date not known",
    half_term="{season} half-term {year}",
    halves=("first half of {season} term {year}", "second half of {season} term {year}"),
    halves_short=("{season} 1, {year}", "{season} 2, {year}"),
    term="{season} term {year}",
)


def spell(moment: date, pattern: str, names: DateNames = ENGLISH) -> str:
    """Return a day or moment in words, in the language of `names` and never in that of the PC.

    Places in the pattern: {weekday} {wd} {day} {month} {mon} {year} {time}; `wd` and `mon` are short.
    """
    return pattern.format(
        weekday=names.weekdays[moment.weekday()],
        wd=names.weekdays_short[moment.weekday()],
        day=moment.day,
        month=names.months[moment.month - 1],
        mon=names.months_short[moment.month - 1],
        year=moment.year,
        time=moment.isoformat()[11:16] if isinstance(moment, datetime) else "",
    )
