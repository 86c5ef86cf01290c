"""The timeline of one child's file: entries by category, what was in place below, referral periods.

Rows are categories, a mark is an entry with its row number and Brook shape; no line joins marks, because the
distance between them has no meaning (ux.md section 5.6). The same value is drawn on screen, read as a table
and printed.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from hsbdesk.domain.calendar import SchoolCalendar
from hsbdesk.domain.chronology import Dated, Entry
from hsbdesk.domain.concern import Concern
from hsbdesk.domain.dates import Form, PartialDate, Precision, month_end, write_date
from hsbdesk.domain.ids import PersonId, RecordId
from hsbdesk.domain.intervention import Intervention, InterventionStatus
from hsbdesk.domain.referral import Referral, ReferralStatus
from hsbdesk.domain.referral_course import decided_on, sent_on
from hsbdesk.domain.triage import CATEGORY_ORDER, Brook, Category

TIMELINE_ROWS: tuple[Category | None, ...] = (*reversed(CATEGORY_ORDER), None)
"""Rows from the top; None holds what is not (yet) categorised."""
INTERVENTION, REFERRAL = "INTERVENTION", "REFERRAL"

_AFTER_TODAY = timedelta(days=7)
"""Room after today at least; the axis then ends with that month."""
_ONE_DAY = timedelta(days=1)
_ONE_LINE = 200
_SHORT = 28
"""Most characters of a lane's name."""
_LEAST = 8
_RAN = frozenset({InterventionStatus.RUNNING, InterventionStatus.ENDED})
_JOINTS = re.compile(r"[,;:(]| (?:and|with|at|about|in|on|from|for|to|by) ")
"""What follows one of these only adds to the name before it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineMark:
    """One entry. Without any date `start` is None: it stands in "No date" at the right edge."""

    record: RecordId
    no: int
    """Row number inside the file, 1 to n in date order, as "no. 12"."""
    number: str
    start: date | None
    end: date | None
    category: Category | None
    """None: not yet categorised."""
    brook: Brook | None
    date_text: str
    text: str
    """What happened, in one line."""
    category_text: str = ""
    brook_text: str = ""
    occasions: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineBar:
    """Something with a beginning and, if it has ended, an end: an intervention, a referral on its way.

    `start` is None where nobody knows when it began; `end` is None while it runs.
    """

    record: RecordId
    number: str
    kind: str
    """INTERVENTION or REFERRAL."""
    label: str
    """Short name at the left: "Movement breaks"."""
    inside: str
    """Words inside or beside the bar: the effect, "Not delivered 17 March", "Sent 10 Feb, not accepted 13 Feb"."""
    start: date | None
    end: date | None
    date_text: str = ""
    name: str = ""
    """The whole name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineClosure:
    """Days without school; hatched."""

    start: date
    end: date
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """What is drawn between two days, both included."""

    start: date
    end: date
    today: date
    rows: tuple[str, ...]
    """Names of TIMELINE_ROWS, from the top."""
    marks: tuple[TimelineMark, ...]
    bars: tuple[TimelineBar, ...]
    closures: tuple[TimelineClosure, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of one record, in the words of its reader.

    Of an entry: category, what happened, Brook outcome. Of a bar: whole name, words inside, when it was.
    """

    label: str
    text: str
    detail: str = ""


def build_timeline(
    dated: Sequence[Dated],
    *,
    child: PersonId,
    calendar: SchoolCalendar,
    today: date,
    rows: Sequence[str],
    say: Callable[[Entry], Said],
) -> Timeline:
    """Return the timeline of a child's chronology.

    Marks are the entries that count in which the child displayed or led, with the chronology's own row numbers;
    not what was found to be no harmful sexual behaviour or a mistake, nor what is struck out (domain.md 4.1,
    4.3). Bars are what ran and which referrals were sent. The axis begins with the month of the first of these,
    or with the school year, and ends with the month a week after today.
    """
    marks = tuple(_mark(entry, concern, say(concern)) for entry, concern in entries_by(dated, child))
    bars = (*_interventions(dated, today, say), *_referrals(dated, today, say))
    end = month_end(today + _AFTER_TODAY)
    first = min([day for day in (*(m.start for m in marks), *(b.start for b in bars)) if day], default=None)
    start = min(first or school_year_start(today), today).replace(day=1)
    closures = tuple(
        TimelineClosure(start=max(c.start, start), end=min(c.end, end), name=c.name)
        for c in calendar.closures()
        if c.end is not None and c.start <= end and c.end >= start
    )
    return Timeline(
        start=start, end=end, today=today, rows=tuple(rows), marks=marks, bars=tuple(bars), closures=closures
    )


def entries_by(dated: Iterable[Dated], child: PersonId) -> Iterator[tuple[Dated, Concern]]:
    """Yield the entries that count in which this child displayed or led."""
    for entry in dated:
        record = entry.record
        if isinstance(record, Concern) and record.counts and child in record.displaying():
            yield entry, record


def row_of(category: Category | None) -> int:
    """Return the row, from the top, of a category; "not sure" is not categorised."""
    return TIMELINE_ROWS.index(category if category in CATEGORY_ORDER else None)


def days_of(concern: Concern) -> tuple[date | None, date | None]:
    """Return the first and last day an entry speaks of; its own list of days says more than a week does."""
    if concern.occurrences.dates:
        days = sorted(concern.occurrences.dates)
        return date.fromisoformat(days[0]), date.fromisoformat(days[-1])
    return _first_day(concern.when), _last_day(concern.when)


def school_year_start(today: date) -> date:
    """Return the first of September that opened the school year of a day."""
    return date(today.year if today.month >= 9 else today.year - 1, 9, 1)


def one_line(text: str, most: int = _ONE_LINE) -> str:
    """Return a text as one line of at most some `most` characters, cut after a whole word: no name is halved."""
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    cut = text[:most]
    return f"{cut[: cut.rfind(' ')] if ' ' in cut else cut}…"


def short_name(name: str, most: int = _SHORT) -> str:
    """Return a name of at most `most` characters: without its afterthoughts, else cut after a whole word.

    "Seat at the front and a movement break at 10:00" becomes "Seat at the front".
    """
    name = " ".join(name.split())
    if len(name) <= most:
        return name
    ends = [match.start() for match in _JOINTS.finditer(name) if _LEAST <= match.start() <= most]
    if ends:
        return name[: ends[-1]].rstrip(" ,;:(")
    cut = name[:most]
    return f"{cut[: cut.rfind(' ')] if ' ' in cut else cut[:-1]}…"


def _mark(entry: Dated, concern: Concern, said: Said) -> TimelineMark:
    start, end = days_of(concern)
    triage = concern.triage
    return TimelineMark(
        record=concern.id,
        no=entry.row_no or 0,
        number=concern.number,
        start=start,
        end=end,
        category=triage.category if triage else None,
        brook=triage.colour if triage else None,
        date_text=write_date(entry.when, Form.SHORT),
        text=said.text,
        category_text=said.label,
        brook_text=said.detail,
        occasions=concern.occurrences.count_min,
    )


def _interventions(dated: Iterable[Dated], today: date, say: Callable[[Entry], Said]) -> Iterator[TimelineBar]:
    for entry in dated:
        done = entry.record
        if not isinstance(done, Intervention) or done.status not in _RAN or done.struck_out is not None:
            continue
        start = _first_day(done.start)
        if start is not None and start > today:
            continue
        end = _last_day(done.end) if done.end is not None else None
        if done.status is InterventionStatus.ENDED:
            end = end or _last_day(done.start)
        elif end is not None and end >= today:
            end = None
        yield _bar(done, INTERVENTION, start, min(end, today) if end is not None else None, say(done))


def _referrals(dated: Iterable[Dated], today: date, say: Callable[[Entry], Said]) -> Iterator[TimelineBar]:
    for entry in dated:
        referral = entry.record
        sent = sent_on(referral) if isinstance(referral, Referral) else None
        if not isinstance(referral, Referral) or sent is None or sent > today:
            continue
        decided = decided_on(referral)
        if decided is None and referral.status is ReferralStatus.CLOSED:
            decided = sent
        yield _bar(referral, REFERRAL, sent, min(decided, today) if decided is not None else None, say(referral))


def _bar(record: Intervention | Referral, kind: str, start: date | None, end: date | None, said: Said) -> TimelineBar:
    return TimelineBar(
        record=record.id,
        number=record.number,
        kind=kind,
        label=short_name(said.label),
        inside=said.text,
        start=start,
        end=max(end, start) if end is not None and start is not None else end,
        date_text=said.detail,
        name=said.label,
    )


def _first_day(when: PartialDate) -> date | None:
    """Return the first day of a date; of "before a day" the day before it."""
    if when.precision is Precision.BEFORE and when.end is not None:
        return date.fromisoformat(when.end) - _ONE_DAY
    return date.fromisoformat(when.start) if when.start is not None else None


def _last_day(when: PartialDate) -> date | None:
    if when.precision is Precision.BEFORE:
        return _first_day(when)
    return date.fromisoformat(when.end) if when.end is not None else None
