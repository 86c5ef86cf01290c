"""Background facts: recorded with source and basis."""

from dataclasses import dataclass, fields
from typing import Any

from hsbdesk.desk.session import Session
from hsbdesk.desk.when import read_when_or_refuse
from hsbdesk.domain.concern import Basis
from hsbdesk.domain.fact import CheckedFact, Fact
from hsbdesk.domain.ids import FileId, PersonId, RecordId, new_id
from hsbdesk.domain.permissions import Action
from hsbdesk.errors import DeskError
from hsbdesk.storage.numbers import take_number
from hsbdesk.storage.records import read_records


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was recorded."""

    id: RecordId
    number: str
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FactDraft:
    """What the fact form holds."""

    uuid: str
    file: FileId
    when: str
    topic: str = "OTHER"
    text: str
    source: str = "STAFF_SAW"
    source_words: str = ""
    basis: Basis = Basis.OBSERVED
    told_by: PersonId | None = None
    told_to: str = ""
    opinion_of: str = ""
    because: str = ""


class Facts:
    """Records facts."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def new_id(self) -> str:
        """Return the id a new fact will have."""
        return new_id()

    def save(self, draft: FactDraft) -> Receipt:
        """Record a fact. Recording the same draft twice gives the first receipt again.

        Raises DeskError for a missing text, date, or an opinion without author and reason.
        """
        session = self._session
        session.allow(Action.RECORD)
        known = read_records(session.db, Fact, "t.id = ?", (draft.uuid,))
        if known:
            return Receipt(known[0].id, known[0].number, known[0].recorded_at)
        checked = self._check(draft)
        with session.saving():
            fact = Fact(
                **{field.name: getattr(checked, field.name) for field in fields(CheckedFact)},
                id=RecordId(draft.uuid),
                number=take_number(session.db, "F", draft.uuid),
                author=session.me.short,
                author_role=session.me.title,
                recorded_at=session.stamp(),
            )
            session.add(fact, "recorded", text=fact_text(fact), file=fact.file)
        return Receipt(fact.id, fact.number, fact.recorded_at)

    def _check(self, draft: FactDraft) -> CheckedFact:
        if not draft.text.strip():
            raise DeskError("fact_needs_text", field="text")
        if draft.basis is Basis.PROFESSIONAL_OPINION and not (draft.opinion_of and draft.because):
            raise DeskError("opinion_needs_author", field="opinion_of")
        when = read_when_or_refuse(self._session, draft.when, field="when")
        values: dict[str, Any] = {
            field.name: getattr(draft, field.name) for field in fields(draft) if field.name not in {"uuid", "when"}
        }
        return CheckedFact(**values, when=when)


def fact_text(fact: Fact) -> str:
    """Return what a fact is found by."""
    return " ".join(part for part in (fact.number, fact.text, fact.source_words) if part)
