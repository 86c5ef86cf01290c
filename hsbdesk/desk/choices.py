"""The records that may be ticked into sections 1 and 2 of a referral (ux.md section 5.13)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from hsbdesk.desk.entry_text import entry_text
from hsbdesk.desk.people import NameBook
from hsbdesk.desk.sections import account_line
from hsbdesk.desk.session import Session
from hsbdesk.desk.source_changes import SourceChange, changed_sources
from hsbdesk.domain.chronology import Dated
from hsbdesk.domain.concern import Account, Basis, Concern
from hsbdesk.domain.date_names import spell
from hsbdesk.domain.dates import Form, write_date
from hsbdesk.domain.fact import Fact
from hsbdesk.domain.ids import PersonId, RecordId
from hsbdesk.domain.intervention import Intervention, InterventionStatus
from hsbdesk.domain.names import fold
from hsbdesk.domain.record import Recorded
from hsbdesk.domain.referral import Referral

_NOT_BEGUN = (InterventionStatus.PLANNED, InterventionStatus.NOT_STARTED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A record that may be ticked into a section."""

    record: RecordId
    kind: str
    """fact, concern, intervention or contact."""
    number: str
    date: str
    text: str
    """The record's own words; they print unless there is a wording."""
    wording: str
    ticked: bool
    group: str
    note: str
    day: str = ""
    """For a line that points to it: "11 February"."""
    year: str = ""
    """Under the date, where the heading does not say it."""
    numbered: bool = True
    """Whether it takes a number in the print: entries and interventions that have begun."""
    account: str = ""
    """What the child who displayed said of it, or why not asked; prints with it (domain.md R53)."""
    asked: bool = False
    """Whether that account was given: an entry that holds one may not be left out in silence."""
    effect: str = ""
    """Latest effect of an intervention, in a line."""
    effect_of: tuple[str, ...] = ()
    """Numbers of the ticked interventions whose effect names this record as its evidence."""
    changed: SourceChange | None = None
    """Set when the record reads differently now than when its wording was written."""


def read_choices(
    session: Session, referral: Referral, child: PersonId, entries: Sequence[Dated], book: NameBook
) -> tuple[tuple[Choice, ...], tuple[Choice, ...]]:
    """Return what may be ticked into Background, facts first, and into Interventions, calls last; in date order."""
    reader = _Reader(session, referral, child, entries, book)
    background: list[Choice] = []
    interventions: list[Choice] = []
    for dated in entries:
        if not isinstance(dated.record, Referral):
            (background if reader.is_background(dated.record) else interventions).append(reader.read(dated))
    background.sort(key=lambda choice: choice.kind != "fact")
    interventions.sort(key=lambda choice: choice.kind != "intervention")
    return tuple(background), tuple(interventions)


class _Reader:
    """Reads one record after the other for the same referral."""

    def __init__(
        self, session: Session, referral: Referral, child: PersonId, entries: Sequence[Dated], book: NameBook
    ) -> None:
        self._session = session
        self._child = child
        self._book = book
        self._wordings = {c.record: c.wording for c in (*referral.background, *referral.interventions)}
        self._background = {c.record for c in referral.background}
        self._done = {c.record for c in referral.interventions}
        self._changed = changed_sources(session, referral)
        self._evidence = _evidence_of(entries, self._done)

    def is_background(self, record: Recorded) -> bool:
        """Return whether a record stands in section 1: where it is ticked, else by its kind."""
        if record.id in self._background or record.id in self._done:
            return record.id in self._background
        return isinstance(record, Concern | Fact)

    def read(self, dated: Dated) -> Choice:
        """Return a record as a choice."""
        record, words = dated.record, self._session.words
        account = self._account(record)
        return Choice(
            record=record.id,
            kind=dated.kind,
            number=record.number,
            date=_short_date(dated),
            year=_year_of(dated),
            day=_day_month(dated),
            text=entry_text(self._session, record, self._book),
            wording=self._wordings.get(record.id, ""),
            ticked=record.id in self._wordings,
            group=self._family_head() if isinstance(record, Fact) else _month(dated, words("No date")),
            note=self._note(record),
            numbered=isinstance(record, Concern)
            or (isinstance(record, Intervention) and record.status not in _NOT_BEGUN),
            account=account_line(self._session, self._book, account) if account is not None else "",
            asked=account is not None and not account.not_asked_because,
            effect=self._effect(record),
            effect_of=self._evidence.get(record.id, ()),
            changed=self._changed.get(record.id),
        )

    def _family_head(self) -> str:
        return self._session.words("{name} and the family", name=self._book.short(self._child))

    def _note(self, record: Recorded) -> str:
        content, words = self._session.content, self._session.words
        if record.struck_out is not None:
            return content.label("record_state", "STRUCK_OUT")
        if isinstance(record, Concern) and record.state in {"NOT_HSB", "SUBMITTED"}:
            return content.label("record_state", record.state)
        if isinstance(record, Intervention) and record.status in _NOT_BEGUN:
            return content.label("intervention_status", record.status.value)
        if isinstance(record, Intervention) and not record.observations:
            return words("no effect recorded yet")
        return ""

    def _account(self, record: Recorded) -> Account | None:
        """Return the account of the child of this file, unless the record's words hold it."""
        if not isinstance(record, Concern):
            return None
        account = next((a for a in record.accounts if a.person == self._child), None)
        if account is None or (account.words and fold(account.words.strip("“”")) in fold(record.what_happened)):
            return None
        told = record.basis in {Basis.TOLD_FIRST_HAND, Basis.TOLD_SECOND_HAND}
        return account if told or not account.not_asked_because else None

    def _effect(self, record: Recorded) -> str:
        if not isinstance(record, Intervention) or record.latest is None:
            return ""
        words, latest = self._session.words, record.latest
        said = self._session.content.label("judgement", latest.judgement.value)
        better, not_better = latest.better.rstrip("."), latest.not_better.rstrip(".")
        parts = [f"{said}: {better}" if better else said]
        if not_better:
            parts.append(words("not: {text}", text=not_better))
        return self._book.text("; ".join(parts))


def _evidence_of(entries: Sequence[Dated], done: set[RecordId]) -> Mapping[RecordId, tuple[str, ...]]:
    found: dict[RecordId, tuple[str, ...]] = {}
    for dated in entries:
        record = dated.record
        if isinstance(record, Intervention) and record.id in done and record.latest is not None:
            for cited in record.latest.evidence:
                found[cited] = (*found.get(cited, ()), record.number)
    return found


def left_out_line(session: Session, referral: Referral, entries: Sequence[Dated]) -> str:
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
        said = ", ".join(p for p in (_plain_day(dated), why[:1].lower() + why[1:], alone) if p)
        reasons.append(said)
    return words("{shown}; {n} left out ({why}).", shown=shown, n=len(out), why="; ".join(reasons))


def _plain_day(dated: Dated) -> str:
    text = write_date(dated.when, Form.PLAIN).split(",")[0]
    return text.rpartition(" ")[0] if dated.when.start else text


def _is_one_day(dated: Dated) -> bool:
    return dated.when.start is not None and dated.when.start == dated.when.end


def _day_month(dated: Dated) -> str:
    if not _is_one_day(dated) or dated.when.start is None:
        return write_date(dated.when, Form.PLAIN)
    return spell(date.fromisoformat(dated.when.start), "{day} {month}")


def _short_date(dated: Dated) -> str:
    """Return a date for a narrow column: "Thu 15" under its month's heading, "11 Feb" elsewhere."""
    under_month = isinstance(dated.record, Concern)
    if not _is_one_day(dated) or dated.when.start is None:
        text = write_date(dated.when, Form.SHORT)
        start = date.fromisoformat(dated.when.start) if dated.when.start and under_month else None
        return text.removesuffix(spell(start, " {mon} ") + f"{start.year % 100:02}") if start is not None else text
    return spell(date.fromisoformat(dated.when.start), "{wd} {day}" if under_month else "{day} {mon}")


def _year_of(dated: Dated) -> str:
    if isinstance(dated.record, Concern) or not _is_one_day(dated) or dated.when.start is None:
        return ""
    return dated.when.start[:4]


def _month(dated: Dated, none: str) -> str:
    anchor = dated.when.start or dated.when.end
    return spell(date.fromisoformat(anchor), "{month} {year}") if anchor else none
