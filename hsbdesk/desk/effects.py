"""Measures effects against what is stored, and finds those that are due to be judged."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from hsbdesk.desk.concerns import concerns_of
from hsbdesk.desk.effect_words import EffectWords
from hsbdesk.desk.people import name_book, read_file
from hsbdesk.desk.session import Session
from hsbdesk.domain.chronology import build_chronology
from hsbdesk.domain.effect import FIRST_JUDGED_AFTER, WINDOW_DAYS, Effect
from hsbdesk.domain.effect_count import EffectCase, date_entries, measure_effect
from hsbdesk.domain.effect_due import EffectClock, effect_clock
from hsbdesk.domain.ids import FileId, RecordId
from hsbdesk.domain.intervention import Intervention
from hsbdesk.domain.task import Task
from hsbdesk.storage.records import read_records


@dataclass(frozen=True, slots=True)
class Measured:
    """The counts of an intervention, and what says them."""

    effect: Effect | None
    said: EffectWords
    case: EffectCase


def effects_of(session: Session, file: FileId) -> "Effects":
    """Return the effects of a file's interventions, kept until anything is written."""
    return session.kept.get(("effects", file, session.today()), lambda: Effects(session, file))


class Effects:
    """The effects of one file's interventions; what they are counted from is read once."""

    def __init__(self, session: Session, file: FileId) -> None:
        self._session = session
        self._file = read_file(session, file)
        self._concerns = {concern.id: concern for concern in concerns_of(session, file)}
        self._entries = date_entries(self._concerns.values(), self._file.child)
        self._others = tuple(read_records(session.db, Intervention, "t.file = ?", (file,)))
        self._clock = clock_of(session)
        self._book = name_book(session, self._file)
        rows = build_chronology(self._concerns.values())
        self._numbers = {row.record.id: row.row_no for row in rows if row.row_no is not None}
        self._measured: dict[tuple[Intervention, int], Measured] = {}

    def measure(self, intervention: Intervention, days: int = WINDOW_DAYS) -> Measured:
        """Return what is counted about an intervention today.

        Nothing is counted for one that is planned or ran for fewer than FIRST_JUDGED_AFTER school days.
        """
        key = (intervention, days)
        if key not in self._measured:
            self._measured[key] = self._measure(intervention, days)
        return self._measured[key]

    def _measure(self, intervention: Intervention, days: int) -> Measured:
        session, school = self._session, self._session.school
        case = EffectCase(
            intervention=intervention,
            entries=self._entries,
            others=self._others,
            calendar=school.calendar,
            day_times=school.day_times,
            today=session.today(),
            small_number=session.content.small_number,
            recorded_on=self._recorded_on,
        )
        said = EffectWords(
            session=session,
            book=self._book,
            intervention=intervention,
            entries=self._concerns,
            numbers=self._numbers,
            others={other.id: other for other in self._others},
            child=self._book.short(self._file.child),
        )
        early = self._clock.days_run(intervention) < FIRST_JUDGED_AFTER
        return Measured(None if early else measure_effect(case, days), said, case)

    @cached_property
    def _recorded_on(self) -> frozenset[date]:
        """Return the days on which anybody wrote anything; a stretch without is a gap in recording."""
        tables = ("concern", "fact", "intervention", "contact", "referral")
        sql = " UNION ".join(f'SELECT substr(recorded_at, 1, 10) FROM "{table}"' for table in tables)
        return frozenset(date.fromisoformat(row[0]) for row in self._session.db.execute(sql).fetchall())


def clock_of(session: Session) -> EffectClock:
    """Return today's clock of effects."""
    return effect_clock(session.school.calendar, session.school.day_times, session.today())


def open_reminders(session: Session, intervention: RecordId | None = None) -> list[Task]:
    """Return the open reminders to judge an effect, of one intervention or of all."""
    where, params = ("1", ()) if intervention is None else ("t.made_by = ?", (intervention,))
    return read_records(
        session.db, Task, f"t.kind = 'REVIEW_EFFECT' AND t.done_at IS NULL AND {where}", params, "t.due_on"
    )


def effects_due(session: Session, file: FileId | None = None) -> list[Intervention]:
    """Return the running interventions whose effect is due; one with an open reminder waits for it."""
    where, params = ("1", ()) if file is None else ("t.file = ?", (file,))
    running = read_records(session.db, Intervention, f"t.status = 'RUNNING' AND {where}", params)
    if not running:
        return []
    clock = clock_of(session)
    reminded = {task.made_by for task in open_reminders(session) if task.struck_out is None}
    return [one for one in running if one.id not in reminded and clock.is_due(one)]
