"""Interventions: record what was done, whether it was delivered, and what it changed."""

from dataclasses import replace
from datetime import date

from hsbdesk.desk.effects import open_reminders
from hsbdesk.desk.intervention_forms import (
    changed_fields,
    check_form,
    content_of,
    form_of,
    intervention_text,
)
from hsbdesk.desk.intervention_reading import read_intervention
from hsbdesk.desk.intervention_rows import read_rows
from hsbdesk.desk.intervention_views import GapLine, InterventionRow, InterventionView
from hsbdesk.desk.session import Session
from hsbdesk.desk.tasks import TaskDraft, Tasks
from hsbdesk.desk.when import ReadWhen, read_when
from hsbdesk.domain.dates import PartialDate, is_day
from hsbdesk.domain.effect import WINDOW_DAYS
from hsbdesk.domain.ids import FileId, RecordId, new_id
from hsbdesk.domain.intervention import (
    Delivery,
    DeliveryAnswer,
    EffectObservation,
    Intervention,
    InterventionStatus,
    Judgement,
)
from hsbdesk.domain.intervention_draft import Gap, InterventionDraft, check_ends, find_checks, find_gaps
from hsbdesk.domain.permissions import Action
from hsbdesk.domain.record import Amendment
from hsbdesk.errors import DeskError
from hsbdesk.storage.numbers import take_number
from hsbdesk.storage.records import read_record, read_records

_NEEDS_NO_WORDS = frozenset({Judgement.TOO_EARLY, Judgement.NOT_KNOWN})
_KEPT = frozenset({"file", "deliveries", "delivery_answers", "observations"})
"""What the form does not change."""


class Interventions:
    """Keeps interventions with their deliveries and effects."""

    def __init__(self, session: Session) -> None:
        self._session = session

    # -- reading

    def rows(self, file: FileId) -> tuple[InterventionRow, ...]:
        """Return the interventions of a file, oldest first, planned ones among them."""
        self._session.allow(Action.READ)
        return read_rows(self._session, file)

    def read(self, intervention: RecordId, days: int = WINDOW_DAYS) -> InterventionView:
        """Return an intervention with its counts over at most `days` school days on each side; the read is noted.

        Raises DeskError("record_missing").
        """
        session = self._session
        session.allow(Action.READ)
        view = read_intervention(session, read_record(session.db, Intervention, intervention), days)
        with session.saving():
            session.audit.note("intervention.read", intervention)
        return view

    # -- recording

    def new_draft(self, file: FileId) -> InterventionDraft:
        """Return an empty form; its uuid becomes the record's, so recording twice is impossible."""
        return InterventionDraft(uuid=new_id(), file=file)

    def draft(self, intervention: RecordId) -> InterventionDraft:
        """Return the form of a recorded intervention, to be changed. Raises DeskError("record_missing")."""
        self._session.allow(Action.READ)
        return form_of(read_record(self._session.db, Intervention, intervention))

    def read_when(self, typed: str, *, planned: bool = False) -> ReadWhen:
        """Return how a typed date reads; a planned one may lie ahead."""
        return read_when(self._session, typed, planned=planned)

    def gaps(self, draft: InterventionDraft) -> tuple[GapLine, ...]:
        """Return the missing must-haves, in words."""
        return self._said(find_gaps(draft))

    def checks(self, draft: InterventionDraft) -> tuple[GapLine, ...]:
        """Return what is worth a second look, in words; nothing of it stops recording."""
        return self._said(find_checks(draft))

    def _said(self, gaps: tuple[Gap, ...]) -> tuple[GapLine, ...]:
        return tuple(GapLine(gap.field, self._session.words.refusal(DeskError(gap.id))) for gap in gaps)

    def record(self, draft: InterventionDraft) -> RecordId:
        """Record an intervention. Recording the same draft twice records it once.

        Raises DeskError with the field of the first gap, of a date that is not understood, or of an end before
        the start; nothing is stored then.
        """
        session = self._session
        session.allow(Action.RECORD)
        intervention = RecordId(draft.uuid)
        if read_records(session.db, Intervention, "t.id = ?", (intervention,)):
            return intervention
        checked = check_form(session, draft, None)
        with session.saving():
            recorded = Intervention(
                **content_of(checked),
                id=intervention,
                number=take_number(session.db, "N", intervention),
                author=session.me.short,
                author_role=session.me.title,
                recorded_at=session.stamp(),
                links=draft.links,
            )
            session.add(recorded, "recorded", text=intervention_text(recorded), file=recorded.file)
        return intervention

    def change(self, draft: InterventionDraft, reason: str) -> None:
        """Make the form the next version, with an amendment that says why; an unchanged form makes none.

        Deliveries and observations stay as they are stored. Raises DeskError as `record`, and
        "amendment_needs_reason".
        """
        session = self._session
        session.allow(Action.AMEND)
        stored = read_record(session.db, Intervention, draft.uuid)
        checked = replace(check_form(session, draft, stored), **{name: getattr(stored, name) for name in _KEPT})
        changed = replace(stored, **content_of(checked), links=draft.links)
        if changed == stored:
            return
        if not reason.strip():
            raise DeskError("amendment_needs_reason", field="reason")
        amendment = Amendment(
            kind="CORRECTION",
            text=session.words("Changed: {fields}", fields=", ".join(changed_fields(session, stored, changed))),
            reason=reason,
            by=session.me.short,
            at=session.stamp(),
        )
        self._store(replace(changed, amendments=(*stored.amendments, amendment)), "changed")

    def end(
        self,
        intervention: RecordId,
        when: PartialDate,
        status: InterventionStatus = InterventionStatus.ENDED,
    ) -> None:
        """End an intervention on its last day; `status` NOT_STARTED for a planned one that never began.

        Raises DeskError("intervention_ends_before", field="end").
        """
        session = self._session
        session.allow(Action.RECORD)
        stored = read_record(session.db, Intervention, intervention)
        if status is InterventionStatus.ENDED:
            check_ends(stored.start, when)
        self._store(replace(stored, status=status, end=when), "ended")

    # -- delivery and effect

    def add_effect(self, intervention: RecordId, seen: EffectObservation) -> None:
        """Add one look at what changed; without a day it is today's, without a name the signed-in member's.

        A reminder that has come due is done with it. Raises DeskError with the field: "date_not_understood",
        "date_in_future", "effect_before_start" (on), "effect_needs_words" (better), "effect_not_begun".
        """
        session = self._session
        session.allow(Action.RECORD)
        stored = read_record(session.db, Intervention, intervention)
        today = session.today().isoformat()
        seen = replace(seen, on=seen.on or today, by=seen.by.strip() or session.me.short)
        self._check_day(seen.on, "on")
        if stored.status in {InterventionStatus.PLANNED, InterventionStatus.NOT_STARTED}:
            raise DeskError("effect_not_begun", field="judgement")
        if stored.start.start is not None and seen.on < stored.start.start:
            raise DeskError("effect_before_start", field="on")
        if seen.judgement not in _NEEDS_NO_WORDS and not (seen.better.strip() or seen.not_better.strip()):
            raise DeskError("effect_needs_words", field="better")
        looks = sorted((*stored.observations, seen), key=lambda look: look.on)
        with session.saving():
            changed = replace(stored, observations=tuple(looks))
            session.change(changed, "judged", text=intervention_text(changed), file=changed.file)
            for task in open_reminders(session, intervention):
                if (task.due_on or today) <= today:
                    session.change(replace(task, done_at=session.stamp(), done_by=session.me.short), "done")

    def set_deliveries(self, intervention: RecordId, deliveries: tuple[Delivery, ...]) -> None:
        """State day by day whether it was delivered, in place of what was stated before.

        Raises DeskError with the field "deliveries": "date_not_understood", "date_in_future",
        "delivery_before_start", "delivery_twice", "delivery_needs_state".
        """
        session = self._session
        session.allow(Action.RECORD)
        stored = read_record(session.db, Intervention, intervention)
        codes = set(session.content.codes("reliability"))
        days = [delivery.day for delivery in deliveries]
        for delivery in deliveries:
            self._check_day(delivery.day, "deliveries")
            if delivery.state not in codes:
                raise DeskError("delivery_needs_state", field="deliveries")
            if stored.start.start is not None and delivery.day < stored.start.start:
                raise DeskError("delivery_before_start", field="deliveries")
        if len(set(days)) < len(days):
            raise DeskError("delivery_twice", field="deliveries")
        ordered = tuple(sorted(deliveries, key=lambda delivery: delivery.day))
        if ordered != stored.deliveries:
            self._store(replace(stored, deliveries=ordered), "delivered")

    def answer_delivery(self, intervention: RecordId, answer: DeliveryAnswer) -> None:
        """Answer "was it delivered there?" about one entry; a later answer takes the place of an earlier one.

        Raises DeskError("delivery_needs_answer", field="answer") or ("record_missing").
        """
        session = self._session
        session.allow(Action.RECORD)
        stored = read_record(session.db, Intervention, intervention)
        if answer.answer not in session.content.codes("delivery_answer"):
            raise DeskError("delivery_needs_answer", field="answer")
        shown = session.db.execute(
            "SELECT 1 FROM concern_people WHERE owner = ? AND in_file = ?", (answer.entry, stored.file)
        ).fetchone()
        if shown is None:
            raise DeskError("record_missing")
        said = replace(answer, by=answer.by or session.me.short, on=answer.on or session.today().isoformat())
        others = tuple(one for one in stored.delivery_answers if one.entry != answer.entry)
        self._store(replace(stored, delivery_answers=(*others, said)), "answered")

    def remind(self, intervention: RecordId, on: str) -> RecordId:
        """Put the effect on Today for a day to come; an open reminder is moved to it.

        Raises DeskError("snooze_needs_later_day", field="on").
        """
        session = self._session
        session.allow(Action.RECORD)
        stored = read_record(session.db, Intervention, intervention)
        if not is_day(on) or date.fromisoformat(on) <= session.today():
            raise DeskError("snooze_needs_later_day", field="on")
        with session.saving():
            known = open_reminders(session, intervention)
            if known:
                session.change(replace(known[0], due_on=on, snoozed_until=None, snoozed_because=""), "changed")
                return known[0].id
            child = session.db.execute("SELECT child FROM file WHERE id = ?", (stored.file,)).fetchone()
            return Tasks(session).add_within(
                TaskDraft(
                    what=session.words("Judge the effect: {title}", title=stored.title),
                    kind="REVIEW_EFFECT",
                    why=stored.aim,
                    file=stored.file,
                    child=None if child is None else child[0],
                    due_on=on,
                    made_by=stored.id,
                )
            )

    def _check_day(self, day: str, field: str) -> None:
        if not is_day(day):
            raise DeskError("date_not_understood", field=field)
        if day > self._session.today().isoformat():
            raise DeskError("date_in_future", field=field)

    def _store(self, changed: Intervention, action: str) -> None:
        with self._session.saving():
            self._session.change(changed, action, text=intervention_text(changed), file=changed.file)
