"""Referrals: start one from the file, tick records into it, save it."""

from dataclasses import dataclass, replace
from datetime import date

from hsbdesk.desk.choices import Choice, left_out_line, read_choices
from hsbdesk.desk.chronologies import BESIDE_REFERRALS, read_entries
from hsbdesk.desk.course_dues import course_of_file
from hsbdesk.desk.course_words import when_due
from hsbdesk.desk.people import name_book, read_file
from hsbdesk.desk.referral_again import carry_over, may_open_again
from hsbdesk.desk.referral_head import ReferralHead, read_referral_head
from hsbdesk.desk.referral_text import referral_text
from hsbdesk.desk.session import Session
from hsbdesk.desk.suggested_asks import SuggestedAsk, children_of_report, suggest_asks
from hsbdesk.domain.chronology import Dated, build_chronology
from hsbdesk.domain.concern import Concern
from hsbdesk.domain.contact import Contact, ContactKind
from hsbdesk.domain.date_names import spell
from hsbdesk.domain.dates import Form, write_date
from hsbdesk.domain.fact import Fact
from hsbdesk.domain.ids import FileId, PersonId, RecordId, new_id
from hsbdesk.domain.intervention import Intervention
from hsbdesk.domain.permissions import Action
from hsbdesk.domain.person import Person
from hsbdesk.domain.referral import Chosen, DangerAnswer, FrontSheet, Recipient, Referral, ReferralStatus
from hsbdesk.domain.referral_course import followers, was_sent
from hsbdesk.domain.referral_due import FOR_INFORMATION
from hsbdesk.domain.task import Task
from hsbdesk.domain.text import clean_record
from hsbdesk.domain.triage import Safe
from hsbdesk.errors import DeskError
from hsbdesk.storage.numbers import take_number
from hsbdesk.storage.records import read_record, read_records


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralRow:
    """One line of the list of referrals."""

    id: RecordId
    number: str
    title: str
    child: str
    recipient: str
    status: ReferralStatus
    status_text: str
    due: str
    opened: str
    file: FileId
    signed: str = ""
    """"version 1.0 signed off", as `desk.signoffs` knows it; empty when it never was."""
    is_stale: bool = False
    """What was signed off has changed since."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralView:
    """A referral with everything its editor offers."""

    referral: Referral
    child: str
    child_first: str
    line: str
    background: tuple[Choice, ...]
    interventions: tuple[Choice, ...]
    left_out: str
    due: str
    about: tuple[PersonId, ...] = ()
    """The children it is about: this child, those at home, those reported with it."""
    suggested: tuple[SuggestedAsk, ...] = ()


class Referrals:
    """Keeps referrals."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def rows(self, file: FileId | None = None) -> tuple[ReferralRow, ...]:
        """Return referrals, newest first."""
        session, content = self._session, self._session.content
        session.allow(Action.READ)
        where, params = ("t.file = ?", (file,)) if file is not None else ("1", ())
        found = read_records(session.db, Referral, where, params, "t.opened_on DESC, t.number DESC")
        book = name_book(session)
        children = {row[0]: row[1] for row in session.db.execute("SELECT id, child FROM file").fetchall()}
        return tuple(
            ReferralRow(
                id=r.id,
                number=r.number,
                title=r.title or r.recipient.name,
                child=book.name(children.get(r.file)),
                recipient=r.recipient.name,
                status=r.status,
                status_text=content.label("referral_status", r.status.value),
                due=self._due(r),
                opened=write_iso(r.opened_on),
                file=r.file,
            )
            for r in found
        )

    def open(self, file: FileId) -> RecordId:
        """Start a referral: the front sheet drawn from the file and its calls, and what counts ticked."""
        session = self._session
        session.allow(Action.REFER)
        with session.saving():
            return self._add(self._fresh(file, build_chronology(read_entries(session, file))))

    def open_again(self, referral_id: RecordId) -> RecordId:
        """Start a new referral from one that was answered; what it asked and had ticked is carried over.

        A draft that was started from it before is returned. Raises DeskError("open_again_not_yet").
        """
        session = self._session
        session.allow(Action.REFER)
        old = read_record(session.db, Referral, referral_id)
        if not may_open_again(old):
            raise DeskError("open_again_not_yet")
        others = read_records(session.db, Referral, "t.file = ?", (old.file,))
        started = [one for one in followers(old, others) if not was_sent(one)]
        if started:
            return started[-1].id
        entries = build_chronology(read_entries(session, old.file))
        recorded = {str(d.record.id): d.record.recorded_at for d in entries}
        with session.saving():
            return self._add(carry_over(session, old, self._fresh(old.file, entries), recorded))

    def _add(self, referral: Referral) -> RecordId:
        self._session.add(referral, "opened", text=referral_text(referral), file=referral.file)
        return referral.id

    def _fresh(self, file: FileId, entries: list[Dated]) -> Referral:
        """Return a referral of this file with everything ticked that counts. Call inside `saving()`."""
        session, content = self._session, self._session.content
        referral_id = RecordId(new_id())
        return Referral(
            id=referral_id,
            number=take_number(session.db, "R", referral_id, session.today().year),
            author=session.me.short,
            author_role=session.me.title,
            recorded_at=session.stamp(),
            file=file,
            title=content.term("doc.title"),
            opened_on=session.today().isoformat(),
            recipient=Recipient(
                name=content.term("svc"),
                team=session.school.council,
                code="SS",
                nation=content.nation,
            ),
            front=self._front(file, entries),
            background=tuple(Chosen(record=d.record.id) for d in entries if self._belongs_in_background(d)),
            interventions=tuple(
                Chosen(record=d.record.id)
                for d in entries
                if isinstance(d.record, Intervention) or (isinstance(d.record, Contact) and not d.record.with_family)
            ),
            previous=tuple(d.record.id for d in entries if isinstance(d.record, Referral) and was_sent(d.record)),
        )

    def _belongs_in_background(self, dated: Dated) -> bool:
        record = dated.record
        if record.struck_out is not None:
            return False
        return isinstance(record, Fact) or (isinstance(record, Concern) and record.counts)

    def _front(self, file: FileId, entries: list[Dated]) -> FrontSheet:
        """Draw what the record already answers; "not known" where it does not."""
        words, content = self._session.words, self._session.content
        concerns = [d.record for d in entries if isinstance(d.record, Concern) and d.record.triage is not None]
        calls = [d.record for d in entries if isinstance(d.record, Contact) and d.record.kind is ContactKind.REPORT]
        danger: list[DangerAnswer] = []
        if concerns and concerns[-1].triage is not None:
            for safety in concerns[-1].triage.safety:
                home = safety.tonight.answer
                answer = {Safe.SAFE: "NO", Safe.NOT_SAFE: "YES"}.get(home, "NOT_KNOWN")
                name = self._first_name(safety.person)
                danger.append(
                    DangerAnswer(place=words("{name} tonight", name=name), answer=answer, words=safety.tonight.words)
                )
        if not danger:
            danger = [
                DangerAnswer(place=words("At school"), answer="NOT_KNOWN"),
                DangerAnswer(place=words("At home"), answer="NOT_KNOWN"),
            ]
        phoned = ""
        if calls:
            call = calls[-1]
            phoned = words(
                "{when}, {by} to {whom}; {kind}",
                when=write_date(call.when, Form.PLAIN),
                by=call.by,
                whom=call.with_name or call.organisation,
                kind=content.label("contact_kind", call.kind.value).lower(),
            )
            if call.reference:
                phoned += words(", ref. {reference}", reference=call.reference)
        voices = [v for v in read_file(self._session, file).voices if v.person == read_file(self._session, file).child]
        views = f"{write_date(voices[-1].when, Form.PLAIN)}: “{voices[-1].words.strip('“”')}”" if voices else ""
        return FrontSheet(danger=tuple(danger), phoned=phoned, child_views=views)

    def _first_name(self, person: str) -> str:
        return read_record(self._session.db, Person, person).first

    def read(self, referral_id: RecordId) -> ReferralView:
        """Return a referral and what may be ticked into it, in date order."""
        session, words = self._session, self._session.words
        session.allow(Action.READ)
        referral = read_record(session.db, Referral, referral_id)
        file = read_file(session, referral.file)
        child = read_record(session.db, Person, file.child)
        book = name_book(session, file)
        entries = build_chronology(read_entries(session, referral.file))
        planned = "t.file = ? AND t.status IN ('PLANNED', 'NOT_STARTED')"
        entries += build_chronology(read_records(session.db, Intervention, planned, (referral.file,)))
        background, interventions = read_choices(session, referral, file.child, entries, book)
        return ReferralView(
            referral=referral,
            child=child.full if session.names_on else f"{child.first[:1]}.",
            child_first=child.first if session.names_on else f"{child.first[:1]}.",
            line=" · ".join(p for p in (words("to {who}", who=referral.recipient.name), referral.recipient.team) if p),
            background=background,
            interventions=interventions,
            left_out=left_out_line(session, referral, entries),
            due=self._due(referral),
            about=children_of_report(file, referral.number, entries, book),
            suggested=suggest_asks(session, file, entries, book),
        )

    def head(self, referral_id: RecordId) -> ReferralHead:
        """Return what stands over the editor: phoned, due in writing, saved."""
        return read_referral_head(self._session, referral_id)

    def save(self, referral: Referral) -> None:
        """Store the referral as its next version; an unchanged one makes none."""
        session = self._session
        session.allow(Action.REFER)
        stored = read_record(session.db, Referral, referral.id)
        changed = as_saved(referral, stored)
        if changed == stored:
            return
        with session.kept.spared(BESIDE_REFERRALS), session.saving():
            session.change(changed, "changed", text=referral_text(changed), file=changed.file)

    def _due(self, referral: Referral) -> str:
        """Return until when it is due in writing, or when the next thing of its course is."""
        if was_sent(referral):
            due = course_of_file(self._session, referral.file).due
            own = (one for of, one in due if of.id == referral.id and one.kind not in FOR_INFORMATION)
            first = next(own, None)
            return when_due(self._session, first.on, late=first.is_overdue) if first is not None else ""
        tasks = read_records(
            self._session.db,
            Task,
            "t.done_at IS NULL AND t.due_on IS NOT NULL"
            " AND (t.made_by = ? OR (t.file = ? AND t.kind = 'WRITE_REPORT'))",
            (referral.id, referral.file),
            "t.due_on",
        )
        if not tasks:
            return ""
        day = date.fromisoformat(tasks[0].due_on or "")
        return f"{spell(day, '{wd} {day} {month}')} {tasks[0].due_time or ''}".strip()


def as_saved(referral: Referral, stored: Referral) -> Referral:
    """Return an edited referral as it would be stored: cleaned, and what an editor does not change as it was.

    Signatures and the second reader are `desk.signoffs`' own, what was sent and answered `desk.sendings`', the form
    `desk.council_forms`': an editor that was opened before never undoes them.
    """
    return clean_record(
        replace(
            referral,
            number=stored.number,
            file=stored.file,
            status=stored.status,
            amendments=stored.amendments,
            author=stored.author,
            recorded_at=stored.recorded_at,
            signatures=stored.signatures,
            second_reader=stored.second_reader,
            form=stored.form,
            councils=stored.councils,
            sendings=stored.sendings,
            answers=stored.answers,
            refusal_steps=stored.refusal_steps,
            escalations=stored.escalations,
        )
    )


def write_iso(iso: str) -> str:
    """Return an ISO day for reading, "13 March 2026"."""
    day = date.fromisoformat(iso)
    return spell(day, "{day} {month} {year}")
