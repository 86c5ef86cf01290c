"""Read a day near today, whichever side of it: from when a change holds."""

from datetime import date, timedelta

from hsbdesk.desk.desk import Desk
from hsbdesk.desk.when import ReadWhen
from hsbdesk.domain.dates import PartialDate

_NEAR = timedelta(days=28)


def read_moment(desk: Desk, typed: str) -> ReadWhen:
    """Return how a typed day reads: the one of the last four weeks, otherwise the next one there is."""
    past = desk.concerns.read_when(typed)
    if _is_near(past.value, desk.today()):
        return past
    ahead = desk.interventions.read_when(typed, planned=True)
    return ahead if ahead.error is None else past


def one_day(desk: Desk, typed: str) -> str:
    """Return the ISO date of a typed day that is past; empty when it names no one day."""
    value = desk.concerns.read_when(typed).value
    is_day = value is not None and value.start is not None and value.start == value.end
    return value.start or "" if value is not None and is_day else ""


def _is_near(value: PartialDate | None, today: date) -> bool:
    return value is not None and value.start is not None and date.fromisoformat(value.start) >= today - _NEAR
