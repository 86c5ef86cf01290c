"""The counts of a report as a screen shows them: the grid of places and times, and the months."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from hsbdesk.desk.report_scope import Numbers, ReportScope
from hsbdesk.desk.session import Session
from hsbdesk.domain.concern import Concern
from hsbdesk.domain.date_names import ENGLISH
from hsbdesk.domain.day_parts import DayGap
from hsbdesk.domain.ids import RecordId
from hsbdesk.domain.patterns import (
    CATEGORIES,
    PlaceGrid,
    category_of,
    count_months,
    count_places,
)
from hsbdesk.domain.triage import Category

_HIDDEN_HEIGHT = 2.5
"""How tall a part of a bar is drawn whose count is one of 1 to 4: in their middle."""
_HIDDEN_SHARE = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class GridCell:
    """Entries at one place in one part of the day, as shown."""

    shown: str
    """Figures, "1-4" with names off, empty for none."""
    dots: int
    """As many as there are entries; none where the count is not told."""
    share: float
    """Of the fullest cell, 0 to 1: how dark it is."""
    records: tuple[RecordId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GridRow:
    """One place."""

    name: str
    cells: tuple[GridCell, ...]
    total: GridCell


@dataclass(frozen=True, slots=True, kw_only=True)
class GridView:
    """Places down, parts of the day across, totals last."""

    times: tuple[str, ...]
    rows: tuple[GridRow, ...]
    totals: GridRow


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthPart:
    """Entries of one month and category."""

    category: Category | None
    words: str
    shown: str
    height: float
    """How many entries tall it is drawn."""
    records: tuple[RecordId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthColumn:
    """One month from the lowest category up."""

    label: str
    """"Jan"."""
    spoken: str
    """"January 2026"."""
    parts: tuple[MonthPart, ...]
    total: str
    records: tuple[RecordId, ...]

    @property
    def height(self) -> float:
        """Return how many entries tall the bar is drawn."""
        return sum(part.height for part in self.parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthsView:
    """Every month in order; what has no month comes last."""

    columns: tuple[MonthColumn, ...]
    categories: tuple[tuple[Category | None, str], ...]
    """Those that occur, lowest first, with their words: the legend."""
    not_categorised: str
    """"not yet categorised: 0"."""


def count_grid(session: Session, scope: ReportScope) -> PlaceGrid:
    """Return the entries of a report by place and part of the day; by the settings' group with names off."""
    school, content, words = session.school, session.content, session.words
    any_time = words("Any time")
    counted = scope.counted
    part_of: Callable[[Concern], str | None] = scope.part_of if scope.parts else lambda _: any_time
    times = tuple(dict.fromkeys(part.name for part in scope.parts)) or (any_time,)
    outside = content.label("day_part", DayGap.NOT_SCHOOL)
    if any(part_of(concern) == outside for concern in counted):
        times = (*times, outside)
    order = tuple(place.name for place in school.places)
    if session.names_on:
        return count_places(counted, times, part_of, order=order)
    groups = {place.name: content.group_of(place.setting) for place in school.places}
    other = content.group_of("OTHER")
    return count_places(counted, times, part_of, lambda c: [groups.get(place, other) for place in c.places])


def show_grid(session: Session, grid: PlaceGrid) -> GridView:
    """Return the grid in figures, dots and tint."""
    say = Numbers(session)
    # One entry among few must not look like a hot spot: the tint is of the small number at least.
    most = max(grid.most, session.content.small_number) if grid.most else 0
    by_time: list[list[RecordId]] = [[] for _ in grid.times]
    for row in grid.cells:
        for spot, cell in enumerate(row):
            by_time[spot] += cell.records
    rows = tuple(
        GridRow(
            name=place,
            cells=tuple(_cell(say, cell.records, most) for cell in row),
            total=_cell(say, [record for cell in row for record in cell.records], 0),
        )
        for place, row in zip(grid.places, grid.cells, strict=True)
    )
    everything = [record for row in by_time for record in row]
    totals = GridRow(
        name=session.words("All places"),
        cells=tuple(_cell(say, records, 0) for records in by_time),
        total=_cell(say, everything, 0),
    )
    return GridView(times=grid.times, rows=rows, totals=totals)


def _cell(say: Numbers, found: Iterable[RecordId], most: int) -> GridCell:
    """Return a cell; one of a total (`most` 0) has neither dots nor tint."""
    records = tuple(dict.fromkeys(found))
    count = len(records)
    hidden = say.is_hidden(count)
    share = count / most if most else 0.0
    return GridCell(
        shown=say(count) if count else "",
        dots=count if most and not hidden else 0,
        share=_HIDDEN_SHARE if share and hidden else share,
        records=records,
    )


def show_months(session: Session, scope: ReportScope) -> MonthsView:
    """Return the entries of a report by month and category, Normal and not yet categorised included."""
    words, say = session.words, Numbers(session)
    counted = scope.counted
    today = session.today()
    first = last = None
    if counted and scope.period.end is not None:
        first, last = first_school_day(session, scope), min(today, scope.period.end)
    table = count_months(counted, first, last)
    category = {concern.id: category_of(concern) for concern in counted}
    columns = [
        _column(
            session, ENGLISH.months_short[m.month - 1], f"{ENGLISH.months[m.month - 1]} {m.year}", m.records, category
        )
        for m in table.months
    ]
    if table.no_month_records:
        columns.append(_column(session, words("No month"), words("No month known"), table.no_month_records, category))
    return MonthsView(
        columns=tuple(columns),
        categories=tuple(
            (c, category_word(session, c))
            for c in CATEGORIES
            if any(part.category is c for column in columns for part in column.parts)
        ),
        not_categorised=words("not yet categorised: {n}", n=say(table.not_categorised)),
    )


def first_school_day(session: Session, scope: ReportScope) -> date | None:
    """Return the first school day of the report's year, where the year is one that was entered."""
    if scope.period.start is None:
        return None
    starts = [term.start for term in session.school.terms if scope.period.holds(term.start.isoformat())]
    return min(starts, default=None)


def category_word(session: Session, category: Category | None) -> str:
    """Return the words of a category; "Not yet categorised" for none."""
    return session.content.label("category", (category or Category.UNSURE).value)


def _column(
    session: Session,
    label: str,
    spoken: str,
    records: tuple[RecordId, ...],
    category: dict[RecordId, Category | None],
) -> MonthColumn:
    say = Numbers(session)
    parts: list[MonthPart] = []
    for wanted in CATEGORIES:
        here = tuple(record for record in records if category[record] is wanted)
        if here:
            height = _HIDDEN_HEIGHT if say.is_hidden(len(here)) else len(here)
            words = category_word(session, wanted)
            parts.append(MonthPart(category=wanted, words=words, shown=say(len(here)), height=height, records=here))
    return MonthColumn(label=label, spoken=spoken, parts=tuple(parts), total=say(len(records)), records=records)
