"""The pattern strip: one mark per entry, placed by category and date, in black and white (section 1.2)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from hsbdesk.documents.timeline import Drawing, DrawnMark, TimelineDrawing
from hsbdesk.documents.typesetting import Typesetter

_TALLEST = 420.0
_AFTER, _LEAST = timedelta(days=3), timedelta(days=27)


@dataclass(frozen=True, slots=True)
class StripMark:
    """One entry: its day, the row it belongs to, its number and its Brook outcome ("" for not yet)."""

    day: date
    row: int
    number: int
    outcome: str


class Strip(TimelineDrawing):
    """The chart: rows from the lowest category at the bottom, months along the top, closures hatched."""

    def __init__(
        self,
        setter: Typesetter,
        rows: Sequence[str],
        marks: Sequence[StripMark],
        months: Sequence[str],
        closures: Sequence[tuple[date, date]] = (),
    ) -> None:
        days = [mark.day for mark in marks]
        start = min(days).replace(day=1)
        end = max(max(days) + _AFTER, start + _LEAST)
        super().__init__(
            setter,
            Drawing(
                start=start,
                end=end,
                rows=tuple(reversed(rows)),
                marks=tuple(
                    DrawnMark(mark.day, mark.day, len(rows) - 1 - mark.row, mark.number, mark.outcome) for mark in marks
                ),
                months=tuple(months),
                closures=tuple(
                    (max(first, start), min(last, end)) for first, last in closures if _meets(first, last, start, end)
                ),
            ),
        )

    @property
    def is_readable(self) -> bool:
        """Tell whether the marks found room; a strip too crowded to read is better left out."""
        return self.height <= _TALLEST


def _meets(first: date, last: date, start: date, end: date) -> bool:
    return first <= end and last >= start
