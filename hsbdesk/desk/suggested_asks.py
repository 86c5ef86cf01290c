"""Asks that the record itself suggests, and the children a referral is about (domain.md sections 7.2 and 7.4)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from hsbdesk.desk.people import NameBook
from hsbdesk.desk.session import Session
from hsbdesk.domain.child import ChildFile
from hsbdesk.domain.chronology import Dated
from hsbdesk.domain.concern import Concern
from hsbdesk.domain.fact import Fact
from hsbdesk.domain.ids import PersonId, RecordId
from hsbdesk.domain.intervention import Intervention, Judgement
from hsbdesk.domain.person import PersonKind
from hsbdesk.domain.triage import Category, ChildDecision

_R_NUMBER = re.compile(r"\bR-\d{4}-\d{4,}[A-Z]\b")
_GRAVE = (Category.ABUSIVE, Category.VIOLENT)
_DID_NOT_END_IT = (Judgement.NO_CHANGE, Judgement.MIXED, Judgement.WORSE, Judgement.HELPED_PARTLY)


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestedAsk:
    """A kind of ask, whom it is for, and what in the record suggests it; a person decides."""

    type: str
    """`request_type` code."""
    child: PersonId
    child_name: str
    reason: str
    because: tuple[RecordId, ...]


def suggest_asks(
    session: Session, file: ChildFile, entries: Sequence[Dated], book: NameBook
) -> tuple[SuggestedAsk, ...]:
    """Return the asks the record suggests, in the order a report holds them."""
    words = session.words
    records = [dated.record for dated in entries if dated.record.struck_out is None]
    counted = [r for r in records if isinstance(r, Concern) and r.counts]
    grave = tuple(c.id for c in counted if c.triage is not None and c.triage.category in _GRAVE)
    facts = [r for r in records if isinstance(r, Fact)]
    asks: list[SuggestedAsk] = []

    def add(kind: str, child: PersonId, reason: str, because: Sequence[RecordId]) -> None:
        asks.append(
            SuggestedAsk(
                type=kind,
                child=child,
                child_name=book.name(child),
                reason=reason,
                because=tuple(dict.fromkeys(because)),
            )
        )

    if counted:
        entries_said = words.count(len(counted), "1 entry", "{n} entries")
        said = words("{entries}, {n} categorised abusive or violent", entries=entries_said, n=len(grave))
        add("ASSESS_NEEDS", file.child, said, grave or [c.id for c in counted])
    home = [fact.id for fact in facts if fact.topic == "HOUSEHOLD"]
    for child in _children_at_home(file, book) if counted else ():
        said = words("{name} lives with {child}", name=book.short(child), child=book.short(file.child))
        add("SIBLING_OR_OTHER_CHILD_SAFETY", child, said, (*grave, *home))
    origins = [fact for fact in facts if fact.topic in {"ADVERSITY", "ONLINE"}]
    if origins:
        add("UNDERSTAND_ORIGINS", file.child, _numbers(origins), [fact.id for fact in origins])
    tried = [
        r
        for r in records
        if isinstance(r, Intervention) and r.latest is not None and r.latest.judgement in _DID_NOT_END_IT
    ]
    if grave and tried:
        add("HSB_SPECIALIST_ASSESSMENT", file.child, _judged(session, tried), [*(one.id for one in tried), *grave])
    online = [fact for fact in facts if fact.topic == "ONLINE"]
    if online:
        add("ONLINE_SAFETY_HOME", file.child, _numbers(online), [fact.id for fact in online])
    around = list(dict.fromkeys(m.part for m in file.network if m.part))
    if counted and around:
        said = words("Around {child}: {parts}", child=book.short(file.child), parts=book.text("; ".join(around)))
        add("MULTI_AGENCY_MEETING", file.child, said, grave)
    return tuple(asks)


def children_of_report(file: ChildFile, number: str, entries: Sequence[Dated], book: NameBook) -> tuple[PersonId, ...]:
    """Return the children a report is about: this child, those at home, those reported with it (R35, R36).

    A decision that names another report is answered there.
    """
    decided: dict[PersonId, ChildDecision] = {}
    for dated in entries:
        if isinstance(dated.record, Concern) and dated.record.triage is not None:
            decided |= {decision.person: decision for decision in dated.record.triage.decisions}
    with_it = (person for person, decision in decided.items() if _is_with(decision, number))
    return tuple(dict.fromkeys((file.child, *_children_at_home(file, book), *with_it)))


def _is_with(decision: ChildDecision, number: str) -> bool:
    named = _R_NUMBER.findall(decision.because)
    return decision.report == "WITH_THIS_ONE" and (not named or number in named)


def _children_at_home(file: ChildFile, book: NameBook) -> tuple[PersonId, ...]:
    def is_child(person: PersonId) -> bool:
        known = book.people.get(person)
        return known is not None and known.kind is PersonKind.CHILD

    return tuple(one.person for one in file.household() if is_child(one.person))


def _judged(session: Session, tried: Sequence[Intervention]) -> str:
    """Return what people judged, each judgement once: "No change: N-0101D; mixed: N-0104G, N-0118X"."""
    by_judgement: dict[str, list[str]] = {}
    for one in tried:
        if one.latest is not None:
            said = session.content.label("judgement", one.latest.judgement.value)
            by_judgement.setdefault(said, []).append(one.number)
    text = "; ".join(f"{said.lower()}: {', '.join(numbers)}" for said, numbers in by_judgement.items())
    return text[:1].upper() + text[1:]


def _numbers(records: Sequence[Fact | Intervention]) -> str:
    return ", ".join(record.number for record in records)
