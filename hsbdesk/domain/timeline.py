"""The timeline of one child's file: entries by category, what was in place below, referral periods.

Rows are categories, a mark is an entry with its row number and Brook shape; no line joins marks, because the
distance between them has no meaning (ux.md section 5.6). The same value is drawn on screen, read as a table
and printed.
"""

from dataclasses import dataclass
from datetime import date

from hsbdesk.domain.ids import RecordId
from hsbdesk.domain.triage import Brook, Category


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
    """What happened, shortened to one line."""
    occasions: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineBar:
    """Something with a beginning and, if it has ended, an end: an intervention, a referral on its way."""

    record: RecordId
    number: str
    kind: str
    """INTERVENTION or REFERRAL."""
    label: str
    """Short name at the left: "Movement breaks"."""
    inside: str
    """Words inside or beside the bar: the effect, "Not delivered 17 March", "Sent 10 Feb, not accepted 13 Feb"."""
    start: date
    end: date | None


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
    marks: tuple[TimelineMark, ...]
    bars: tuple[TimelineBar, ...]
    closures: tuple[TimelineClosure, ...]
