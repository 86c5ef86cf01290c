"""Single days in forms: read as typed, future ones too, and written as people write them."""

import re
from datetime import date

from hsbdesk.domain.dates import Form, Precision, on_day, write_date
from hsbdesk.domain.typed_dates import read_date
from hsbdesk.errors import DeskError
from ui.context import PageContext

_FAR = 10
_YEAR = re.compile(r"\d{4}")


def read_day(context: PageContext, typed: str) -> date | None:
    """Return the one day that was typed with its year, "2 Sep 2025" or "2/9/2025"; None for anything else.

    Unlike the date of an event, a day of a form may lie ahead: a term ends in the future.
    """
    desk = context.desk
    if not _YEAR.search(typed):
        return None
    try:
        when = read_date(typed, date(desk.today().year + _FAR, 12, 31), desk.school.calendar)
    except DeskError:
        return None
    return date.fromisoformat(when.start) if when.precision is Precision.DATE and when.start else None


def write_day(day: date | str | None) -> str:
    """Return "2 September 2025" for a day or an ISO text; nothing for nothing; other text as it is."""
    if not day:
        return ""
    if isinstance(day, date):
        return write_date(on_day(day), Form.PLAIN)
    try:
        return write_date(on_day(date.fromisoformat(day)), Form.PLAIN)
    except ValueError:
        return day
