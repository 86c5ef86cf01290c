"""Read a typed date against the school's calendar, and show how it was read."""

from dataclasses import dataclass
from datetime import timedelta

from hsbdesk.desk.session import Session
from hsbdesk.domain.date_names import ENGLISH
from hsbdesk.domain.dates import PartialDate, describe_span, starts_after, write_date
from hsbdesk.domain.typed_dates import read_date
from hsbdesk.errors import DeskError


@dataclass(frozen=True, slots=True)
class ReadWhen:
    """How a typed date was read; the echo line under the field."""

    echo: str
    error: str | None
    value: PartialDate | None


AHEAD = timedelta(days=364)
"""A planned day without a year is the next one: the last that is not later than this after today."""


def read_when(session: Session, typed: str, *, planned: bool = False) -> ReadWhen:
    """Return how `typed` reads, or the sentence that says why it does not; a planned date may lie ahead."""
    if not typed.strip():
        return ReadWhen("", None, None)
    try:
        value = read_planned(session, typed, field="when") if planned else _read(session, typed)
    except DeskError as error:
        return ReadWhen("", session.words.refusal(error), None)
    span = describe_span(value)
    said = write_date(value)
    echo = (
        session.words("Read as: {date} ({span})", date=said, span=span)
        if span
        else session.words("Read as: {date}", date=said)
    )
    return ReadWhen(echo, None, value)


def read_when_or_refuse(session: Session, typed: str, *, field: str) -> PartialDate:
    """Return the date that was typed. Raises DeskError about `field`; nothing typed counts as not understood."""
    try:
        return _read(session, typed)
    except DeskError as error:
        raise DeskError(error.id, field=field, **error.params) from error


def read_planned(session: Session, typed: str, *, field: str) -> PartialDate:
    """Return a date that may lie ahead, "Mon 20 April", "summer term". Raises DeskError about `field`.

    Words that count from today ("Monday", "next week") name no day of a plan that is read again later.
    """
    try:
        if not any(sign.isdigit() for sign in typed) and not _names_period(session, typed):
            raise DeskError("planned_needs_day")
        return read_date(typed, session.today() + AHEAD, session.school.calendar)
    except DeskError as error:
        raise DeskError(error.id, field=field, **error.params) from error


def _names_period(session: Session, typed: str) -> bool:
    said = typed.casefold()
    spans = {span.name for span in session.school.calendar.named_spans()}
    return any(name in said for name in (*spans, *(month.casefold() for month in ENGLISH.months)))


def _read(session: Session, typed: str) -> PartialDate:
    value = read_date(typed, session.today(), session.school.calendar)
    if starts_after(value, session.now()):
        raise DeskError("date_in_future")
    return value
