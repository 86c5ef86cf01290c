"""Which entries a report counts: one child's or all, of a school year, of some behaviours; and how it says numbers."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from hsbdesk.desk.people import read_file
from hsbdesk.desk.session import Session, school_time
from hsbdesk.domain.concern import Concern
from hsbdesk.domain.day_parts import DayGap, DayPart, find_part, parts_of_day
from hsbdesk.domain.ids import FileId, PersonId
from hsbdesk.storage.records import read_records

EVERY_YEAR = "all"
_YEAR_STARTS = 8
"""August: no school of Wales or England begins its year earlier."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFilter:
    """What is counted."""

    file: FileId | None = None
    """The child who displayed, by their file; None for the whole school."""
    period: str = ""
    """The year in which a school year begins, "2025"; empty for this one; EVERY_YEAR."""
    behaviours: tuple[str, ...] = ()
    """`behaviour_type` codes, any of them; empty for all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPeriod:
    """A school year, or all there is."""

    key: str
    label: str
    start: date | None = None
    end: date | None = None

    def holds(self, iso: str) -> bool:
        """Return whether an ISO day lies in it."""
        return (self.start is None or iso >= self.start.isoformat()) and (
            self.end is None or iso <= self.end.isoformat()
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportScope:
    """The entries of one report."""

    filter: ReportFilter
    period: ReportPeriod
    child: PersonId | None
    recorded: tuple[Concern, ...]
    """Everything that was recorded and not struck out; what is not harmful sexual behaviour too."""
    parts: tuple[DayPart, ...]
    part_of: Callable[[Concern], str | None]

    @property
    def counted(self) -> tuple[Concern, ...]:
        """Return what stands in counts (domain.md 4.1)."""
        return tuple(concern for concern in self.recorded if concern.counts)


class Numbers:
    """Says counts; with names off a small one as "1-4": a count of 1 can be one child."""

    def __init__(self, session: Session) -> None:
        self.hides = not session.names_on
        self._small = session.content.small_number
        self._words = session.words

    def __call__(self, n: int) -> str:
        """Return a count in figures."""
        return f"1\N{EN DASH}{self._small - 1}" if self.is_hidden(n) else str(n)

    def count(self, n: int, one: str, many: str) -> str:
        """Return `one` or `many` with {n} filled in as it may be told."""
        return self._words(many, n=self(n)) if self.is_hidden(n) else self._words.count(n, one, many)

    def is_hidden(self, n: int) -> bool:
        """Return whether a count is not told apart from other small ones."""
        return self.hides and 0 < n < self._small


def gather_scope(session: Session, chosen: ReportFilter) -> ReportScope:
    """Return the entries of a report. Raises DeskError("record_missing") for a file that is not there."""
    child = read_file(session, chosen.file).child if chosen.file is not None else None
    period = find_period(session, chosen.period)
    recorded = tuple(c for c in _read(session, period, chosen.file) if _fits(c, period, child, chosen.behaviours))
    parts = parts_of_day(session.school.day_times, _labeller(session))
    return ReportScope(
        filter=chosen,
        period=period,
        child=child,
        recorded=recorded,
        parts=parts,
        part_of=part_finder(session, parts),
    )


def part_finder(session: Session, parts: tuple[DayPart, ...]) -> Callable[[Concern], str | None]:
    """Return what names the part of the day of an entry."""
    not_school = session.content.label("day_part", DayGap.NOT_SCHOOL)

    def find(concern: Concern) -> str | None:
        return find_part(parts, concern.when, in_school=lambda day: was_school_day(session, day), not_school=not_school)

    return find


def was_school_day(session: Session, day: date) -> bool:
    """Return whether pupils were in school; for years that nobody entered, Monday to Friday."""
    terms = session.school.terms
    if any(term.start <= day <= term.end for term in terms):
        return session.school.calendar.is_school_day(day)
    known = bool(terms) and min(t.start for t in terms) <= day <= max(t.end for t in terms)
    return not known and day.weekday() < 5


def find_period(session: Session, key: str) -> ReportPeriod:
    """Return a period by its key; a key that is none is this school year."""
    words, today = session.words, session.today()
    if key == EVERY_YEAR:
        return ReportPeriod(key=key, label=words("All entries"))
    this = school_year(today)
    year = int(key) if key.isdecimal() else this
    label = words("School year {year}", year=f"{year}-{(year + 1) % 100:02d}")
    if year == this:
        label = words("This school year")
    return ReportPeriod(
        key=str(year), label=label, start=date(year, _YEAR_STARTS, 1), end=date(year + 1, _YEAR_STARTS - 1, 31)
    )


def list_periods(session: Session) -> tuple[ReportPeriod, ...]:
    """Return this school year, the earlier ones that hold an entry, and all of them."""
    row = session.db.execute("SELECT min(when_start) FROM concern").fetchone()
    this = school_year(session.today())
    first = school_year(date.fromisoformat(row[0])) if row is not None and row[0] is not None else this
    years = range(this, min(first, this) - 1, -1)
    return (*(find_period(session, str(year)) for year in years), find_period(session, EVERY_YEAR))


def school_year(day: date) -> int:
    """Return the year in which the school year of a day began."""
    return day.year if day.month >= _YEAR_STARTS else day.year - 1


def counted_on(concern: Concern) -> str:
    """Return the ISO day by which an entry belongs to a period: its start, "before" when, else when it was written."""
    return concern.when.start or concern.when.end or school_time(concern.recorded_at).date().isoformat()


def _read(session: Session, period: ReportPeriod, file: FileId | None) -> list[Concern]:
    asked: list[str] = []
    given: list[str] = []
    if file is not None:
        asked.append("t.id IN (SELECT owner FROM concern_people WHERE in_file = ?)")
        given.append(file)
    if period.start is not None and period.end is not None:
        asked.append("(t.when_start IS NULL OR t.when_start BETWEEN ? AND ?)")
        given += [period.start.isoformat(), period.end.isoformat()]
    return read_records(session.db, Concern, " AND ".join(asked) or "1", given)


def _fits(concern: Concern, period: ReportPeriod, child: PersonId | None, behaviours: tuple[str, ...]) -> bool:
    if concern.struck_out is not None or not period.holds(counted_on(concern)):
        return False
    if child is not None and child not in concern.displaying():
        return False
    return not behaviours or bool(set(behaviours) & set(concern.behaviours))


def _labeller(session: Session) -> Callable[[DayGap], str]:
    return lambda gap: session.content.label("day_part", gap.value)
