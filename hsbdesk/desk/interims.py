"""Interim changes: what the lead puts into force at once, with or without a plan (domain.md 6.5)."""

from dataclasses import replace
from datetime import date

from hsbdesk.desk.people import name_book, read_file
from hsbdesk.desk.plan_gaps import refuse_gaps_of, say_gaps
from hsbdesk.desk.plan_reading import interim_lines
from hsbdesk.desk.plan_records import interims_of, plan_in_force
from hsbdesk.desk.plan_text import interim_text
from hsbdesk.desk.plan_views import GapLine, InterimLine
from hsbdesk.desk.session import Session
from hsbdesk.desk.told_checks import complete_telling
from hsbdesk.domain.ids import FileId, RecordId, new_id
from hsbdesk.domain.interim import Interim, InterimChange, InterimOutcome
from hsbdesk.domain.permissions import Action
from hsbdesk.domain.plan import Plan
from hsbdesk.domain.plan_dates import INTERIM_DAYS, interim_end, soonest
from hsbdesk.domain.plan_steps import decision_gaps, interim_gaps
from hsbdesk.domain.sharing import Told
from hsbdesk.errors import DeskError
from hsbdesk.storage.copies import note_told
from hsbdesk.storage.numbers import take_number
from hsbdesk.storage.records import read_record


class Interims:
    """Keeps interim changes."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def open(self, file: FileId) -> tuple[InterimLine, ...]:
        """Return the interim changes that bind now, in the order in which they came into force."""
        self._session.allow(Action.READ)
        return interim_lines(self._session, file, name_book(self._session))

    def read(self, interim: RecordId) -> Interim:
        """Return a record of interim changes as it is stored. Raises DeskError("record_missing")."""
        self._session.allow(Action.READ)
        return read_record(self._session.db, Interim, interim)

    def new_change(self, file: FileId, row: str = "", concern: RecordId | None = None) -> InterimChange:
        """Return an empty change from this minute on, for the form; its key becomes the stored one's."""
        now = self._session.now()
        read_file(self._session, file)
        return InterimChange(
            key=new_id(), what="", from_day=now.date().isoformat(), from_time=f"{now:%H:%M}", row=row, concern=concern
        )

    def gaps(self, change: InterimChange, told: int) -> tuple[GapLine, ...]:
        """Return what is missing from a change, and what is worth a second look; `told` people were told of it."""
        return say_gaps(self._session, interim_gaps(change, self._session.school.calendar, told))

    def put(self, file: FileId, change: InterimChange, told: tuple[Told, ...] = ()) -> RecordId:
        """Put a change into force, with who has been told, in one transaction; putting it twice puts it once.

        It joins the record of changes that still bind, if there is one, and is to be decided within five school
        days. Raises DeskError with the field of the first gap, and about a telling as `complete_telling`, with the
        field "told.<place>.<field>", places counted from 0.
        """
        session = self._session
        session.allow(Action.PLAN)
        read_file(session, file)
        known = interims_of(session, file)
        same = next((one for one in known for old in one.changes if old.key == change.key), None)
        if same is not None:
            return same.id
        refuse_gaps_of(interim_gaps(change, session.school.calendar, len(told)))
        plan = plan_in_force(session, file)
        change = replace(
            change,
            key=change.key or new_id(),
            ends_on=change.ends_on or self._ends(date.fromisoformat(change.from_day)),
            outcome=InterimOutcome.IN_FORCE,
        )
        with session.saving():
            open_record = next((one for one in known if one.open and one.intervention is None), None)
            if open_record is not None:
                interim = replace(open_record, changes=(*open_record.changes, change))
                session.change(interim, "added_to", text=interim_text(interim), file=file)
            else:
                interim = self._new(file, plan, change)
                session.add(interim, "put_into_force", text=interim_text(interim), file=file)
            for place, one in enumerate(told):
                self._tell(interim, change, place, one)
        return interim.id

    def _new(self, file: FileId, plan: Plan | None, change: InterimChange) -> Interim:
        session = self._session
        record = RecordId(new_id())
        return Interim(
            id=record,
            number=take_number(session.db, "P", record),
            author=session.me.short,
            author_role=session.me.title,
            recorded_at=session.stamp(),
            file=file,
            plan=plan.id if plan is not None else None,
            changes=(change,),
            links=(change.concern,) if change.concern is not None else (),
        )

    def _tell(self, interim: Interim, change: InterimChange, place: int, told: Told) -> None:
        session = self._session
        about = replace(told, file=interim.file, record=interim.id, row=change.key)
        try:
            complete = complete_telling(session, about)
        except DeskError as error:
            field = f"told.{place}.{error.field}" if error.field else "told"
            raise DeskError(error.id, field=field, **error.params) from error
        note_told(session.db, complete)
        session.audit.note("telling.noted", complete.id)

    def decide(self, interim: RecordId, key: str, outcome: InterimOutcome, words: str) -> None:
        """Decide a change that binds: RENEWED for another INTERIM_DAYS school days from today, or ENDED.

        A version that is signed takes over what binds by itself. Raises DeskError with the field:
        "interim_needs_words" (outcome_words), "interim_taken_over_by_signing" (outcome), "interim_decided_already".
        """
        session = self._session
        session.allow(Action.PLAN)
        stored = read_record(session.db, Interim, interim)
        found = next((change for change in stored.changes if change.key == key), None)
        if found is None:
            raise DeskError("record_missing")
        if not found.is_in_force:
            raise DeskError("interim_decided_already")
        if outcome not in {InterimOutcome.RENEWED, InterimOutcome.ENDED}:
            raise DeskError("interim_taken_over_by_signing", field="outcome")
        refuse_gaps_of(decision_gaps(outcome, words))
        today = session.today()
        decided = replace(
            found,
            outcome=outcome,
            outcome_on=today.isoformat(),
            outcome_by=session.me.short,
            outcome_words=words,
            ends_on=self._ends(today) if outcome is InterimOutcome.RENEWED else found.ends_on,
        )
        changes = tuple(decided if change is found else change for change in stored.changes)
        with session.saving():
            changed = replace(stored, changes=changes)
            session.change(changed, outcome.value.lower(), text=interim_text(changed), file=changed.file)

    def _ends(self, start: date) -> str:
        """Return the day by which a change is decided; earlier, never later, where the calendar is too short."""
        found = interim_end(start, self._session.school.calendar) or soonest(start, INTERIM_DAYS)
        return found.isoformat()
