"""The safety and support plan of an affected child, in that child's own file (domain.md 6.6)."""

from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import date

from hsbdesk.desk.people import name_book, read_file
from hsbdesk.desk.plan_records import safety_plans_of
from hsbdesk.desk.plan_text import safety_text
from hsbdesk.desk.plan_views import SafetyPage
from hsbdesk.desk.safety_reading import read_safety_page
from hsbdesk.desk.session import Session
from hsbdesk.domain.dates import is_day
from hsbdesk.domain.ids import FileId, RecordId, new_id
from hsbdesk.domain.permissions import Action
from hsbdesk.domain.plan import IN_FORCE, PlanStatus
from hsbdesk.domain.plan_dates import FIRST_REVIEW_DAYS, first_review, next_review, soonest
from hsbdesk.domain.plan_gaps import Stop, refuse_gaps
from hsbdesk.domain.plan_steps import safety_gaps
from hsbdesk.domain.record import Recorded
from hsbdesk.domain.safety_plan import SafetyPlan, SafetyReview
from hsbdesk.errors import DeskError
from hsbdesk.storage.numbers import take_number
from hsbdesk.storage.records import read_record

_KEPT = frozenset(
    {field.name for field in fields(Recorded)} - {"links"}
    | {"file", "plan_version", "status", "replaces", "in_force_day", "until_day", "reviews", "signatures"}
    | {"ended_because"}
)
_SAID = frozenset(field.name for field in fields(SafetyPlan)) - _KEPT
"""What the editor changes."""


class SafetyPlans:
    """Keeps safety plans."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def read(self, file: FileId) -> SafetyPage:
        """Return the safety plan of a file; the read is noted. Raises DeskError("record_missing")."""
        session = self._session
        session.allow(Action.READ)
        page = read_safety_page(session, file, name_book(session))
        if page.plan is not None:
            with session.saving():
                session.audit.note("safety_plan.read", page.plan.id)
        return page

    def read_version(self, plan: RecordId) -> SafetyPlan:
        """Return one version as it is stored. Raises DeskError("record_missing")."""
        self._session.allow(Action.READ)
        return read_record(self._session.db, SafetyPlan, plan)

    def new(self, file: FileId, concerns: Sequence[RecordId] = ()) -> RecordId:
        """Begin a version as a draft: empty, or as the one before reads. Raises DeskError("safety_draft_open")."""
        session = self._session
        session.allow(Action.PLAN)
        child = read_file(session, file)
        known = safety_plans_of(session, file)
        if any(plan.status is PlanStatus.DRAFT for plan in known):
            raise DeskError("safety_draft_open")
        record = RecordId(new_id())
        last = known[-1] if known else None
        with session.saving():
            plan = SafetyPlan(
                id=record,
                number=take_number(session.db, "P", record),
                author=session.me.short,
                author_role=session.me.title,
                recorded_at=session.stamp(),
                file=file,
                links=tuple(dict.fromkeys((*(last.links if last is not None else ()), *concerns))),
                plan_version=last.plan_version + 1 if last is not None else 1,
                replaces=last.id if last is not None else None,
                trusted_adult=child.trusted_adult,
            )
            if last is not None:
                plan = replace(plan, **{name: getattr(last, name) for name in _SAID - {"links", "review_due"}})
            session.add(plan, "begun", text=safety_text(plan), file=file)
        return record

    def save(self, plan: SafetyPlan) -> None:
        """Store what a draft says; an unchanged one makes no version.

        Raises DeskError("plan_not_a_draft") or ("date_not_understood", field="review_due").
        """
        session = self._session
        session.allow(Action.PLAN)
        stored = self._draft(plan.id)
        if plan.review_due and not is_day(plan.review_due):
            raise DeskError("date_not_understood", field="review_due")
        changed = replace(stored, **{name: getattr(plan, name) for name in _SAID})
        if changed != stored:
            self._store(changed, "changed")

    def activate(self, plan: RecordId, day: date | None = None) -> None:
        """Put a draft into force on a day, today unless it is named; the version before is replaced.

        Without a day for its review it gets the first one, ten school days on. Raises DeskError with the field of
        the first gap, "date_in_future" (day) or "safety_needs_review" (review_due).
        """
        session = self._session
        session.allow(Action.PLAN)
        stored = self._draft(plan)
        start = day or session.today()
        if start > session.today():
            raise DeskError("date_in_future", field="day")
        refuse_gaps(safety_gaps(stored), Stop.SIGN)
        due = first_review(start, session.school.calendar) or soonest(start, FIRST_REVIEW_DAYS)
        stored = replace(stored, review_due=stored.review_due or due.isoformat())
        if not is_day(stored.review_due) or stored.review_due <= start.isoformat():
            raise DeskError("safety_needs_review", field="review_due")
        with session.saving():
            for old in safety_plans_of(session, stored.file):
                if old.status in IN_FORCE:
                    replaced = replace(old, status=PlanStatus.SUPERSEDED, until_day=start.isoformat())
                    session.change(replaced, "replaced", text=safety_text(replaced), file=replaced.file)
            active = replace(stored, status=PlanStatus.ACTIVE, in_force_day=start.isoformat())
            session.change(active, "put_into_force", text=safety_text(active), file=active.file)

    def review(self, plan: RecordId, held: SafetyReview) -> None:
        """Add a review of what is in force; `next_due`, six weeks on unless it is named, is the next one.

        Without a day it is today's, without a name the signed-in member's. Raises DeskError with the field:
        "safety_review_needs_words" (words), "safety_needs_review" (next_due), "date_in_future" (on).
        """
        session = self._session
        session.allow(Action.PLAN)
        stored = self._in_force(plan)
        today = session.today().isoformat()
        held = replace(held, on=held.on or today, by=held.by.strip() or session.me.short)
        if not is_day(held.on) or held.on > today:
            raise DeskError("date_in_future", field="on")
        if not held.words.strip() and not held.child_words.strip():
            raise DeskError("safety_review_needs_words", field="words")
        held = replace(held, next_due=held.next_due or next_review(date.fromisoformat(held.on)).isoformat())
        if not is_day(held.next_due) or held.next_due <= held.on:
            raise DeskError("safety_needs_review", field="next_due")
        reviews = tuple(sorted((*stored.reviews, held), key=lambda review: review.on))
        self._store(replace(stored, reviews=reviews, review_due=held.next_due), "reviewed")

    def end(self, plan: RecordId, because: str) -> None:
        """End what is in force, with the reason. Raises DeskError("safety_end_needs_reason", field="because")."""
        session = self._session
        session.allow(Action.PLAN)
        stored = self._in_force(plan)
        if not because.strip():
            raise DeskError("safety_end_needs_reason", field="because")
        ended = replace(
            stored, status=PlanStatus.ENDED, until_day=session.today().isoformat(), ended_because=because.strip()
        )
        self._store(ended, "ended")

    def _draft(self, plan: RecordId) -> SafetyPlan:
        stored = read_record(self._session.db, SafetyPlan, plan)
        if stored.status is not PlanStatus.DRAFT or stored.struck_out is not None:
            raise DeskError("plan_not_a_draft")
        return stored

    def _in_force(self, plan: RecordId) -> SafetyPlan:
        stored = read_record(self._session.db, SafetyPlan, plan)
        if stored.status not in IN_FORCE or stored.struck_out is not None:
            raise DeskError("plan_not_in_force")
        return stored

    def _store(self, changed: SafetyPlan, action: str) -> None:
        with self._session.saving():
            self._session.change(changed, action, text=safety_text(changed), file=changed.file)
