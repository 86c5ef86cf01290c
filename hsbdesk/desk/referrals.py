"""Referrals: start one from the file, tick records into it, save it."""

from dataclasses import dataclass, replace
from datetime import date

from hsbdesk.desk.chronologies import read_entries
from hsbdesk.desk.entry_text import entry_text
from hsbdesk.desk.people import name_book, read_file
from hsbdesk.desk.session import Session
from hsbdesk.domain.chronology import Dated, build_chronology
from hsbdesk.domain.concern import Concern
from hsbdesk.domain.contact import Contact, ContactKind
from hsbdesk.domain.date_names import spell
from hsbdesk.domain.dates import Form, write_date
from hsbdesk.domain.fact import Fact
from hsbdesk.domain.ids import FileId, RecordId, new_id
from hsbdesk.domain.intervention import Intervention
from hsbdesk.domain.permissions import Action
from hsbdesk.domain.person import Person
from hsbdesk.domain.referral import Chosen, DangerAnswer, FrontSheet, Recipient, Referral, ReferralStatus
from hsbdesk.domain.task import Task
from hsbdesk.domain.triage import Safe
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A record that may be ticked into a section."""

    record: RecordId
    kind: str
    number: str
    date: str
    text: str
    wording: str
    ticked: bool
    group: str
    note: str


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
        content = session.content
        entries = build_chronology(read_entries(session, file))
        referral_id = RecordId(new_id())
        previous = [d.record.id for d in entries if isinstance(d.record, Referral)]
        with session.saving():
            referral = Referral(
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
                    if isinstance(d.record, Intervention)
                    or (isinstance(d.record, Contact) and not d.record.with_family)
                ),
                previous=tuple(previous),
            )
            session.add(referral, "opened", text=f"{referral.number} {referral.recipient.name}", file=file)
        return referral_id

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
        ticked = {c.record: c.wording for c in (*referral.background, *referral.interventions)}
        in_section = {c.record: "2" for c in referral.interventions} | {c.record: "1" for c in referral.background}
        background: list[Choice] = []
        interventions: list[Choice] = []
        for dated in entries:
            record = dated.record
            section = in_section.get(record.id) or ("1" if isinstance(record, Concern | Fact) else "2")
            if isinstance(record, Referral):
                continue
            choice = Choice(
                record=record.id,
                kind=dated.kind,
                number=record.number,
                date=_choice_date(dated),
                text=entry_text(session, record, book),
                wording=ticked.get(record.id, ""),
                ticked=record.id in ticked,
                group=words("Facts") if isinstance(record, Fact) else _month(dated, words("No date")),
                note=self._note(record),
            )
            (background if section == "1" else interventions).append(choice)
        background.sort(key=lambda c: c.kind != "fact")
        interventions.sort(key=lambda c: c.kind != "intervention")
        return ReferralView(
            referral=referral,
            child=child.full if session.names_on else f"{child.first[:1]}.",
            child_first=child.first if session.names_on else f"{child.first[:1]}.",
            line=" · ".join(p for p in (words("to {who}", who=referral.recipient.name), referral.recipient.team) if p),
            background=tuple(background),
            interventions=tuple(interventions),
            left_out=left_out_line(session, referral, entries),
            due=self._due(referral),
        )

    def _note(self, record: object) -> str:
        content, words = self._session.content, self._session.words
        if isinstance(record, Concern):
            if record.struck_out is not None:
                return content.label("record_state", "STRUCK_OUT")
            if record.state in {"NOT_HSB", "SUBMITTED"}:
                return content.label("record_state", record.state)
        if isinstance(record, Intervention) and not record.observations:
            return words("no effect recorded yet")
        return ""

    def save(self, referral: Referral) -> None:
        """Store the referral as its next version; an unchanged one makes none."""
        session = self._session
        session.allow(Action.REFER)
        stored = read_record(session.db, Referral, referral.id)
        changed = replace(
            referral,
            number=stored.number,
            file=stored.file,
            author=stored.author,
            recorded_at=stored.recorded_at,
        )
        if changed == stored:
            return
        with session.saving():
            parts = (
                changed.number,
                changed.recipient.name,
                changed.front.why_now,
                *(f"{item.lead} {item.text} {' '.join(p.text for p in item.parts)}" for item in changed.requests),
                *(outcome.text for outcome in changed.outcomes),
            )
            session.change(changed, "changed", text=" ".join(parts), file=changed.file)

    def _due(self, referral: Referral) -> str:
        tasks = read_records(
            self._session.db,
            Task,
            "t.done_at IS NULL AND t.due_on IS NOT NULL"
            " AND (t.made_by = ? OR (t.file = ? AND t.kind = 'WRITE_REPORT'))",
            (referral.id, referral.file),
            "t.due_on",
        )
        if not tasks or referral.status is not ReferralStatus.DRAFT:
            return ""
        day = date.fromisoformat(tasks[0].due_on or "")
        return f"{spell(day, '{wd} {day} {month}')} {tasks[0].due_time or ''}".strip()


def left_out_line(session: Session, referral: Referral, entries: list[Dated]) -> str:
    """Return what the document says of entries it leaves out (domain.md R55).

    "12 of 13 recorded entries shown; 1 left out (12 February, not harmful sexual behaviour, no child present)."
    """
    words, content = session.words, session.content
    chosen = {choice.record for choice in referral.background}
    concerns = [d for d in entries if isinstance(d.record, Concern)]
    out = [d for d in concerns if d.record.id not in chosen]
    if not concerns:
        return ""
    shown = words("{n} of {all} recorded entries shown", n=len(concerns) - len(out), all=len(concerns))
    if not out:
        return f"{shown}."
    reasons: list[str] = []
    for dated in out:
        record = dated.record
        assert isinstance(record, Concern)  # noqa: S101  narrowed above
        why = content.label("record_state", record.state) if record.state != "TRIAGED" else ""
        if record.state == "TRIAGED" and record.triage is not None and record.triage.category is not None:
            why = content.label("category", record.triage.category.value)
        alone = (
            "" if any(p.role.value in {"AFFECTED", "JOINED_IN"} for p in record.people) else words("no child present")
        )
        said = ", ".join(p for p in (_day_month(dated), why[:1].lower() + why[1:], alone) if p)
        reasons.append(said)
    return words("{shown}; {n} left out ({why}).", shown=shown, n=len(out), why="; ".join(reasons))


def write_iso(iso: str) -> str:
    """Return an ISO day for reading, "13 March 2026"."""
    day = date.fromisoformat(iso)
    return spell(day, "{day} {month} {year}")


def _day_month(dated: Dated) -> str:
    text = write_date(dated.when, Form.PLAIN).split(",")[0]
    return text.rpartition(" ")[0] if dated.when.start else text


def _choice_date(dated: Dated) -> str:
    if isinstance(dated.record, Fact):
        return write_date(dated.when, Form.SHORT)
    when = dated.when
    if when.start is not None and when.start == when.end:
        day = date.fromisoformat(when.start)
        return spell(day, "{wd} {day}")
    return write_date(when, Form.SHORT)


def _month(dated: Dated, none: str) -> str:
    anchor = dated.when.start or dated.when.end
    return spell(date.fromisoformat(anchor), "{month} {year}") if anchor else none
