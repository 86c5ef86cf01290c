"""Read a typed date against the school's calendar, and show how it was read."""

from dataclasses import dataclass

from hsbdesk.desk.session import Session
from hsbdesk.domain.dates import PartialDate, describe_span, starts_after, write_date
from hsbdesk.domain.typed_dates import read_date
from hsbdesk.errors import DeskError


@dataclass(frozen=True, slots=True)
class ReadWhen:
    """How a typed date was read; the echo line under the field."""

    echo: str
    error: str | None
    value: PartialDate | None


def read_when(session: Session, typed: str) -> ReadWhen:
    """Return how `typed` reads, or the sentence that says why it does not."""
    if not typed.strip():
        return ReadWhen("", None, None)
    try:
        value = _read(session, typed)
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


def _read(session: Session, typed: str) -> PartialDate:
    value = read_date(typed, session.today(), session.school.calendar)
    if starts_after(value, session.now()):
        raise DeskError("date_in_future")
    return value
