"""The list of a file's interventions: when, whether delivered, and a chip with the effect."""

from collections.abc import Collection
from datetime import date

from hsbdesk.desk.effects import clock_of, effects_due
from hsbdesk.desk.intervention_views import InterventionRow
from hsbdesk.desk.people import NameBook, name_book
from hsbdesk.desk.session import Session
from hsbdesk.domain.date_names import spell
from hsbdesk.domain.dates import Form, PartialDate, sort_key, write_date
from hsbdesk.domain.effect import FIRST_JUDGED_AFTER
from hsbdesk.domain.effect_due import EffectClock
from hsbdesk.domain.ids import FileId, RecordId
from hsbdesk.domain.intervention import Intervention, InterventionStatus, Reliability
from hsbdesk.storage.records import read_records

_YEAR = 365


def read_rows(session: Session, file: FileId) -> tuple[InterventionRow, ...]:
    """Return the interventions of a file, oldest first."""
    book = name_book(session)
    due = {one.id for one in effects_due(session, file)}
    clock = clock_of(session)
    found = read_records(session.db, Intervention, "t.file = ?", (file,))
    found.sort(key=lambda one: (*sort_key(one.start), one.order_hint, one.number))
    return tuple(_row(session, book, one, due, clock) for one in found)


def _row(
    session: Session, book: NameBook, one: Intervention, due: Collection[RecordId], clock: EffectClock
) -> InterventionRow:
    chip, state = _chip(session, one, due, clock)
    when = span_text(session, one)
    delivered = (
        {
            Reliability.PARTLY: session.words("partly delivered"),
            Reliability.NOT_DELIVERED: session.words("not delivered"),
        }.get(Reliability(one.reliability))
        if one.reliability
        else None
    )
    return InterventionRow(
        id=one.id,
        number=one.number,
        title=book.text(one.title),
        when=when,
        detail=" · ".join(part for part in (when, delivered) if part),
        judgement=one.latest.judgement.value if one.latest is not None else "",
        chip=chip,
        chip_state=state,
        is_planned=one.status is InterventionStatus.PLANNED,
        file=one.file,
    )


def _chip(session: Session, one: Intervention, due: Collection[RecordId], clock: EffectClock) -> tuple[str, str]:
    words, content = session.words, session.content
    if one.struck_out is not None:
        return content.label("record_state", "STRUCK_OUT"), "struck"
    if one.status in {InterventionStatus.PLANNED, InterventionStatus.NOT_STARTED}:
        return content.label("intervention_status", one.status.value), "planned"
    if one.id in due:
        return words("Effect due"), "due"
    if one.latest is not None:
        return content.label("judgement", one.latest.judgement.value), "judged"
    if clock.days_run(one) < FIRST_JUDGED_AFTER and one.status is InterventionStatus.RUNNING:
        return content.label("judgement", "TOO_EARLY"), "early"
    return words("No effect recorded"), "none"


def span_text(session: Session, one: Intervention) -> str:
    """Return from when to when: "11 Feb – now", "10 Sep", "from 20 April"."""
    today = session.today()
    start = _short(one.start, today)
    if one.status is InterventionStatus.PLANNED:
        day = one.start.start if one.start.start == one.start.end else None
        said = spell(date.fromisoformat(day), "{day} {month}") if day is not None else start
        return session.words("from {day}", day=said)
    if one.status is InterventionStatus.RUNNING:
        return session.words("{start} – now", start=start)
    end = _short(one.end, today) if one.end is not None else ""
    return f"{start} – {end}" if end and end != start else start


def _short(when: PartialDate, today: date) -> str:
    if when.start is None or when.start != when.end:
        return write_date(when, Form.SHORT)
    day = date.fromisoformat(when.start)
    return spell(day, "{day} {mon}" if abs((today - day).days) < _YEAR else "{day} {mon} {year}")
