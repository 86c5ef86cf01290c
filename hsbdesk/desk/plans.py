"""The risk plan of a child: versions, rows, what is observed of them, and reviews."""

from collections.abc import Sequence
from dataclasses import fields, replace

from hsbdesk.desk.concerns import concerns_of
from hsbdesk.desk.people import name_book, read_file
from hsbdesk.desk.plan_comparing import compare_in_words
from hsbdesk.desk.plan_dues import due_lines
from hsbdesk.desk.plan_gaps import gaps_of_plan, gaps_of_row, refuse_rows, say_gaps
from hsbdesk.desk.plan_hidden import hidden_row
from hsbdesk.desk.plan_labels import concern_labels
from hsbdesk.desk.plan_observing import (
    add_review,
    answer_loosen,
    empty_closure,
    empty_review,
    end_plan,
    judge_control,
    plan_now,
    settle_closure,
)
from hsbdesk.desk.plan_reading import read_page
from hsbdesk.desk.plan_ready import ready_plan_row
from hsbdesk.desk.plan_records import plan_draft, plans_of
from hsbdesk.desk.plan_text import plan_text
from hsbdesk.desk.plan_views import DueLine, GapLine, PlanChange, PlanPage, UncoveredLine
from hsbdesk.desk.session import Session
from hsbdesk.desk.signing import Signing
from hsbdesk.domain.content_plan import ReadyRow
from hsbdesk.domain.ids import FileId, RecordId, new_id
from hsbdesk.domain.permissions import Action
from hsbdesk.domain.plan import (
    ClosureReview,
    ControlStatus,
    Plan,
    PlanContent,
    PlanEnding,
    PlanReview,
    PlanRow,
    PlanStatus,
)
from hsbdesk.domain.plan_checks import may_hold
from hsbdesk.domain.plan_steps import review_gaps
from hsbdesk.domain.record import StrikeOut
from hsbdesk.domain.sheet_stops import kept_readings
from hsbdesk.errors import DeskError
from hsbdesk.storage.numbers import take_number
from hsbdesk.storage.records import read_record

_KEPT = frozenset(
    {
        "file",
        "plan_version",
        "status",
        "replaces",
        "in_force_day",
        "in_force_time",
        "until_day",
        "until_time",
        "review_due",
        "reviews",
        "closures",
        "asked",
        "signatures",
        "ending",
    }
)
"""What the editor of a draft does not change."""
_SAID = frozenset(field.name for field in fields(PlanContent)) - _KEPT
"""What a version says."""


class Plans:
    """Keeps risk plans."""

    def __init__(self, session: Session, signing: Signing) -> None:
        self._session = session
        self._signing = signing

    # -- reading

    def read(self, file: FileId) -> PlanPage:
        """Return the tab of a file's risk plan; the read is noted. Raises DeskError("record_missing")."""
        session = self._session
        session.allow(Action.READ)
        page = read_page(session, file)
        shown = page.shown
        if shown is not None:
            with session.saving():
                session.audit.note("plan.read", shown.id)
        return page

    def read_version(self, plan: RecordId) -> Plan:
        """Return one version as it is stored. Raises DeskError("record_missing")."""
        self._session.allow(Action.READ)
        return read_record(self._session.db, Plan, plan)

    def hidden_rows(self, plan: Plan) -> dict[str, PlanRow]:
        """Return the rows of a version by key as they are read while names are off."""
        self._session.allow(Action.READ)
        book = name_book(self._session)
        return {row.key: hidden_row(row, book.text) for row in plan.rows}

    def due(self, file: FileId | None = None) -> tuple[DueLine, ...]:
        """Return what is due of a file's plans, or of all, the most pressing first."""
        self._session.allow(Action.READ)
        return due_lines(self._session, file, name_book(self._session))

    def due_about(self, concern: RecordId) -> tuple[DueLine, ...]:
        """Return what a concern asks of the plans in whose files it shows: a review, its controls, a row."""
        session = self._session
        session.allow(Action.READ)
        sql = "SELECT DISTINCT in_file FROM concern_people WHERE owner = ? AND in_file IS NOT NULL"
        files = [FileId(row[0]) for row in session.db.execute(sql, (concern,)).fetchall()]
        book = name_book(session)
        return tuple(line for file in files for line in due_lines(session, file, book) if concern in line.concerns)

    def row_gaps(self, row: PlanRow) -> tuple[GapLine, ...]:
        """Return what is missing in a row, and what is worth a second look, in words."""
        return gaps_of_row(self._session, row)

    def plan_gaps(self, plan: Plan) -> tuple[GapLine, ...]:
        """Return what is missing in a version before it is signed, and what is worth a second look, in words."""
        return gaps_of_plan(self._session, plan)

    def compare(self, old: RecordId, new: RecordId) -> tuple[PlanChange, ...]:
        """Return what two versions agree differently, in words. Raises DeskError("record_missing")."""
        session = self._session
        session.allow(Action.READ)
        before, after = read_record(session.db, Plan, old), read_record(session.db, Plan, new)
        labels = dict(concern_labels(session, concerns_of(session, after.file)))
        return compare_in_words(session, name_book(session), before, after, labels)

    # -- versions

    def begin(self, file: FileId, places: Sequence[UncoveredLine] = ()) -> RecordId:
        """Begin the first plan as a draft with a row for each of the places (`PlanPage.places`).

        Raises DeskError("plan_draft_open") or ("plan_there_already").
        """
        session = self._session
        session.allow(Action.PLAN)
        read_file(session, file)
        if plan_draft(session, file) is not None:
            raise DeskError("plan_draft_open")
        if plans_of(session, file):
            raise DeskError("plan_there_already")
        rows = tuple(
            replace(self._new_row(line.setting, line.place, ready=True), places=(line.place,), concerns=line.concerns)
            for line in places
        )
        return self._add(replace(self._empty(file), rows=rows))

    def begin_version(self, file: FileId, why: str, concerns: Sequence[RecordId] = ()) -> RecordId:
        """Begin the next version as a draft, as the last one reads; that one stays in force until it is signed.

        Raises DeskError("plan_draft_open"), ("plan_none_yet"), or ("plan_needs_why", field="why").
        """
        session = self._session
        session.allow(Action.PLAN)
        versions = [plan for plan in plans_of(session, file) if plan.status is not PlanStatus.DRAFT]
        if plan_draft(session, file) is not None:
            raise DeskError("plan_draft_open")
        if not versions:
            raise DeskError("plan_none_yet")
        if not why.strip() and not concerns:
            raise DeskError("plan_needs_why", field="why")
        last = versions[-1]
        said = {name: getattr(last, name) for name in _SAID}
        said |= {"why": why.strip(), "links": tuple(dict.fromkeys(concerns))}
        begun = replace(self._empty(file), plan_version=last.plan_version + 1, replaces=last.id)
        return self._add(replace(begun, **said))

    def _empty(self, file: FileId) -> Plan:
        session = self._session
        return Plan(
            id=RecordId(new_id()),
            number="",
            author=session.me.short,
            author_role=session.me.title,
            recorded_at=session.stamp(),
            file=file,
        )

    def _add(self, plan: Plan) -> RecordId:
        session = self._session
        with session.saving():
            numbered = replace(plan, number=take_number(session.db, "P", plan.id))
            session.add(numbered, "begun", text=plan_text(numbered), file=numbered.file)
        return plan.id

    def drop_draft(self, plan: RecordId, reason: str) -> None:
        """Drop a draft that is not wanted; it stays readable. Raises DeskError("plan_drop_needs_reason")."""
        session = self._session
        session.allow(Action.PLAN)
        stored = self._draft(plan)
        if not reason.strip():
            raise DeskError("plan_drop_needs_reason", field="reason")
        struck = StrikeOut(reason=reason.strip(), by=session.me.short, at=session.stamp())
        self._store(replace(stored, struck_out=struck), "dropped")

    # -- the draft

    def save(self, plan: Plan) -> None:
        """Store what a draft says; an unchanged one makes no version. What is observed of it stays as stored.

        Raises DeskError("plan_not_a_draft"), and for a row that may not stand so (a hold without its end, a
        condition without a control) the id and field of the first gap, with `row` its key; nothing is stored then.
        """
        session = self._session
        session.allow(Action.PLAN)
        stored = self._draft(plan.id)
        changed = replace(stored, **{name: getattr(plan, name) for name in _SAID}, links=plan.links)
        changed = replace(changed, rows=kept_readings(stored.rows, changed.rows))
        if changed == stored:
            return
        refuse_rows(changed.rows, stored.rows)
        self._store(changed, "changed")

    def save_row(self, plan: RecordId, row: PlanRow) -> None:
        """Store one row of a draft, in its place or as a new last one. Raises as `save`."""
        stored = self._draft(plan)
        rows = tuple(row if old.key == row.key else old for old in stored.rows)
        self.save(replace(stored, rows=rows if stored.row(row.key) is not None else (*rows, row)))

    def add_row(self, plan: RecordId, setting: str, name: str, *, ready: bool = True) -> str:
        """Add a row to a draft, from the ready row of its setting unless `ready` is False; return its key.

        Raises DeskError("plan_row_needs_setting", field="setting") or ("plan_row_needs_name", field="name").
        """
        session = self._session
        session.allow(Action.PLAN)
        stored = self._draft(plan)
        if setting not in session.content.codes("setting"):
            raise DeskError("plan_row_needs_setting", field="setting")
        if not name.strip():
            raise DeskError("plan_row_needs_name", field="name")
        row = self._new_row(setting, name.strip(), ready=ready)
        self._store(replace(stored, rows=(*stored.rows, row)), "changed")
        return row.key

    def cover_place(self, plan: RecordId, line: UncoveredLine) -> str:
        """Add the row for a place of `PlanPage.uncovered` to a draft, its entries linked; return its key."""
        self._session.allow(Action.PLAN)
        stored = self._draft(plan)
        row = replace(self._new_row(line.setting, line.place, ready=True), places=(line.place,), concerns=line.concerns)
        self._store(replace(stored, rows=(*stored.rows, row)), "changed")
        return row.key

    def remove_row(self, plan: RecordId, row: str) -> None:
        """Take a row out of a draft; the versions before keep it."""
        stored = self._draft(plan)
        self.save(replace(stored, rows=tuple(old for old in stored.rows if old.key != row)))

    def order_rows(self, plan: RecordId, keys: Sequence[str]) -> None:
        """Put the rows of a draft in the order of their keys; what is not named stays behind the rest."""
        stored = self._draft(plan)
        place = {key: no for no, key in enumerate(keys)}
        rows = sorted(stored.rows, key=lambda row: place.get(row.key, len(place)))
        self.save(replace(stored, rows=tuple(rows)))

    def save_front(self, plan: RecordId, front: Plan) -> None:
        """Store the parts of a draft that are of no one row: strengths, family, voices, the child's own page, why."""
        stored = self._draft(plan)
        self.save(replace(front, id=stored.id, rows=stored.rows))

    def ready_row(self, setting: str) -> ReadyRow:
        """Return the content pack's prompts for a setting: questions, what to ask about, controls and answers."""
        return self._session.content.plan_row(setting)

    def may_hold(self, setting: str) -> bool:
        """Return whether a hold is offered there: for clubs, trips, groups and visits only."""
        return may_hold(setting)

    def hold_refusal(self) -> str:
        """Return the sentence that stands in place of a hold for lessons and the school day."""
        return self._session.words.refusal(DeskError("plan_hold_school_day"))

    # -- what is observed

    def set_control(self, plan: RecordId, row: str, control: str, status: ControlStatus, words: str = "") -> None:
        """Say today whether a control works, in what is in force and in the draft that has it as it was.

        Raises DeskError("control_needs_words", field="words"), ("plan_not_in_force") or ("record_missing").
        """
        self._session.allow(Action.PLAN)
        judge_control(self._session, plan, row, control, status, words)

    def answer_loosen(self, plan: RecordId, row: str, control: str, words: str) -> None:
        """Answer "can it be loosened?" for today. Raises DeskError("loosen_needs_words", field="words")."""
        self._session.allow(Action.PLAN)
        answer_loosen(self._session, plan, row, control, words)

    def review_form(self, plan: RecordId, why: str = "ROUTINE", concerns: Sequence[RecordId] = ()) -> PlanReview:
        """Return an empty review of the version in force, a line for each row, the next one within six weeks."""
        session = self._session
        session.allow(Action.READ)
        stored = plan_now(session, plan)
        return empty_review(stored, why, tuple(concerns), session.today(), session.me.short)

    def review_gaps(self, plan: RecordId, held: PlanReview) -> tuple[GapLine, ...]:
        """Return what is missing from a review, and what is worth a second look, in words."""
        session = self._session
        session.allow(Action.READ)
        return say_gaps(session, review_gaps(held, plan_now(session, plan), session.today()))

    def review(self, plan: RecordId, held: PlanReview) -> None:
        """Add a review, row by row, to the version in force; the next one falls due with it.

        Raises DeskError with the field of the first gap, `row` its row, or ("plan_not_in_force").
        """
        self._session.allow(Action.PLAN)
        add_review(self._session, plan, held)

    def closure_form(self, plan: RecordId) -> ClosureReview | None:
        """Return the form for the next closure that is not settled; None where the calendar has none."""
        session = self._session
        session.allow(Action.READ)
        return empty_closure(session, plan_now(session, plan), session.today())

    def settle_closure(self, plan: RecordId, settled: ClosureReview) -> None:
        """Settle what is needed before the school closes. Raises DeskError with the field of the first gap."""
        self._session.allow(Action.PLAN)
        settle_closure(self._session, plan, settled)

    def end(self, plan: RecordId, ending: PlanEnding, passphrase: str) -> None:
        """Step the version in force down or end it, with evidence, views and the lead's signature.

        Raises DeskError with the field of the first gap, ("vault_wrong_passphrase", field="passphrase"),
        ("plan_not_in_force") or ("plan_draft_open").
        """
        self._session.allow(Action.PLAN)
        end_plan(self._session, self._signing, plan, ending, passphrase)

    def _new_row(self, setting: str, name: str, *, ready: bool) -> PlanRow:
        places = tuple(place.name for place in self._session.school.places if place.name == name)
        row = PlanRow(key=new_id(), setting=setting, name=name, places=places)
        return ready_plan_row(self._session, row) if ready else row

    def _draft(self, plan: RecordId) -> Plan:
        stored = read_record(self._session.db, Plan, plan)
        if stored.status is not PlanStatus.DRAFT or stored.struck_out is not None:
            raise DeskError("plan_not_a_draft")
        return stored

    def _store(self, changed: Plan, action: str) -> None:
        with self._session.saving():
            self._session.change(changed, action, text=plan_text(changed), file=changed.file)
