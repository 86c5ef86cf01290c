"""What the log form holds, and what must be there before it may be recorded (ux.md section 5.9)."""

import re
from dataclasses import dataclass, fields
from typing import Any

from hsbdesk.domain.concern import (
    Account,
    Basis,
    CheckedConcern,
    ConcernKind,
    Occurrences,
    OnBehalf,
    OtherSystem,
    Participation,
    RiskNow,
    Role,
    Told,
)
from hsbdesk.domain.dates import UNKNOWN_DATE, PartialDate
from hsbdesk.domain.ids import PersonId
from hsbdesk.errors import DeskError


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftPerson:
    """One child or adult named in the form."""

    key: str
    """"pupil:<id>" or "person:<id>"; empty for a name that was only typed, or for "not known"."""
    name: str
    detail: str = ""
    role: Role = Role.NOT_KNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftAccount:
    """A child's exact words as the form holds them."""

    person_key: str
    words: str
    unasked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcernDraft:
    """The log form's content. Dates are as typed, people are keys: nothing is looked up yet."""

    uuid: str
    kind: ConcernKind = ConcernKind.BEHAVIOUR
    risk_now: RiskNow = RiskNow.NOT_ANSWERED
    risk_acted: str = ""
    people: tuple[DraftPerson, ...] = ()
    child_not_known: bool = False
    when: str = ""
    count: str = ""
    """Occasions as typed: empty for one."""
    places: tuple[str, ...] = ()
    source_choice: str = "SAW"
    """SAW, HEARD, CHILD_TOLD, ADULT_TOLD or OTHER."""
    told_by_key: str = ""
    told_by_name: str = ""
    source_words: str = ""
    told_to: str = ""
    told_when: str = ""
    told_where: str = ""
    told_present: str = ""
    told_how_it_came: str = ""
    adult_said: str = ""
    presentation: str = ""
    told_what_next: str = ""
    what_happened: str = ""
    accounts: tuple[DraftAccount, ...] = ()
    force_words: str = ""
    threat_against: str = ""
    secrecy: bool = False
    secrecy_words: str = ""
    where_on_body: tuple[str, ...] = ()
    clothing: str = ""
    device: str = ""
    injury: str = ""
    applies: tuple[str, ...] = ()
    """Which "add if it applies" parts are open: FORCE_THREAT, SECRECY, WHERE_ON_BODY, DEVICE, INJURY."""
    done: str = ""
    people_told: str = ""
    on_behalf_of: str = ""
    on_behalf_saw: str = ""
    on_paper: bool = False
    original_kept_at: str = ""
    other_system_no: str = ""
    late_because: str = ""


def draft_fields(draft: ConcernDraft) -> dict[str, Any]:
    """Return the draft as plain values, as a sealed draft keeps them."""
    found: dict[str, Any] = {field.name: getattr(draft, field.name) for field in fields(draft)}
    found |= {name: list(found[name]) for name in ("places", "where_on_body", "applies")}
    found["people"] = [{f.name: getattr(person, f.name) for f in fields(person)} for person in draft.people]
    found["accounts"] = [{f.name: getattr(account, f.name) for f in fields(account)} for account in draft.accounts]
    return found


def draft_from_fields(found: dict[str, Any]) -> ConcernDraft:
    """Return the draft that `draft_fields` kept. Unknown keys of a newer version are left out."""
    values = {field.name: found[field.name] for field in fields(ConcernDraft) if field.name in found}
    values["kind"] = ConcernKind(values.get("kind", ConcernKind.BEHAVIOUR))
    values["risk_now"] = RiskNow(values.get("risk_now", RiskNow.NOT_ANSWERED))
    values["people"] = tuple(
        DraftPerson(**{**person, "role": Role(person["role"])}) for person in values.get("people", ())
    )
    values["accounts"] = tuple(DraftAccount(**account) for account in values.get("accounts", ()))
    for name in ("places", "where_on_body", "applies"):
        values[name] = tuple(values.get(name, ()))
    return ConcernDraft(**values)


@dataclass(frozen=True, slots=True)
class Problem:
    """A must-have that is missing, and the field it belongs to."""

    field: str
    id: str


def find_problems(draft: ConcernDraft) -> tuple[Problem, ...]:
    """Return what is missing. Only a child (or "not known") and what happened are must-haves."""
    problems: list[Problem] = []
    if not draft.people and not draft.child_not_known:
        problems.append(Problem("people", "concern_needs_child"))
    if not draft.what_happened.strip():
        problems.append(Problem("what_happened", "concern_needs_text"))
    return tuple(problems)


_SOURCES: dict[str, tuple[str, Basis]] = {
    "SAW": ("STAFF_SAW", Basis.OBSERVED),
    "HEARD": ("STAFF_HEARD", Basis.OBSERVED),
    "CHILD_TOLD": ("OTHER_CHILD_SAID", Basis.TOLD_SECOND_HAND),
    "ADULT_TOLD": ("PARENT_CARER_SAID", Basis.TOLD_SECOND_HAND),
    "OTHER": ("OTHER", Basis.RECORDED_FACT),
}


def check_draft(
    draft: ConcernDraft,
    people: dict[str, PersonId],
    when: PartialDate | None,
    told_when: PartialDate | None,
    other_system: str,
) -> CheckedConcern:
    """Return what may be recorded. `people` gives the person of each key of the draft.

    Raises DeskError with the first missing must-have.
    """
    problems = find_problems(draft)
    if problems:
        raise DeskError(problems[0].id, field=problems[0].field)
    source, basis = _source_of(draft)
    told_by = people.get(draft.told_by_key)
    participations = tuple(
        Participation(
            role=person.role,
            person=people.get(person.key),
            typed_name="" if person.key in people else person.name,
        )
        for person in draft.people
    )
    return CheckedConcern(
        kind=draft.kind,
        risk_now=draft.risk_now,
        risk_acted=draft.risk_acted,
        when=when or UNKNOWN_DATE,
        occurrences=_occurrences(draft.count),
        places=draft.places,
        people=participations,
        source=source,
        basis=basis,
        told_by=told_by,
        source_words=draft.source_words or ("" if told_by else draft.told_by_name),
        told=_told(draft, told_when),
        what_happened=draft.what_happened,
        accounts=tuple(
            Account(person=people.get(account.person_key), words=account.words, unasked=account.unasked)
            for account in draft.accounts
            if account.words.strip()
        ),
        where_on_body=draft.where_on_body,
        clothing=draft.clothing,
        aggravating=_aggravating(draft),
        threat_against=draft.threat_against,
        secrecy_words=draft.secrecy_words,
        device=draft.device,
        injury=draft.injury,
        effect_words=draft.injury,
        done=draft.done,
        people_told=draft.people_told,
        on_behalf_of=OnBehalf(
            person=draft.on_behalf_of,
            saw_or_was_told=draft.on_behalf_saw,
            on_paper=draft.on_paper,
            original_kept_at=draft.original_kept_at,
        )
        if draft.on_behalf_of
        else None,
        other_system=OtherSystem(name=other_system, entry_no=draft.other_system_no) if draft.other_system_no else None,
        late_because=draft.late_because,
    )


def _source_of(draft: ConcernDraft) -> tuple[str, Basis]:
    """Return source and basis: told by the child it happened to, or who did it, is first-hand."""
    source, basis = _SOURCES[draft.source_choice]
    teller = next((person for person in draft.people if person.key and person.key == draft.told_by_key), None)
    if draft.source_choice == "CHILD_TOLD" and teller is not None:
        if teller.role in {Role.AFFECTED, Role.BOTH_MUTUAL_UNCLEAR}:
            return "CHILD_AFFECTED_SAID", Basis.TOLD_FIRST_HAND
        if teller.role in {Role.DISPLAYED, Role.ALLEGED_DISPLAYED, Role.LED, Role.JOINED_IN}:
            return "CHILD_DISPLAYING_SAID", Basis.TOLD_FIRST_HAND
    return source, basis


def _occurrences(typed: str) -> Occurrences:
    """Read "3", "about 3" or "3 to 4 times"; nothing readable is one occasion."""
    found = [int(number[:4]) for number in re.findall(r"\d+", typed)]
    if not found or found[0] < 1:
        return Occurrences()
    most = found[1] if len(found) > 1 and found[1] > found[0] else None
    return Occurrences(count_min=found[0], count_max=most, is_estimate=not typed.strip().isdecimal())


def _told(draft: ConcernDraft, told_when: PartialDate | None) -> Told | None:
    told = Told(
        to_whom=draft.told_to,
        when=told_when,
        where=draft.told_where,
        present=draft.told_present,
        how_it_came=draft.told_how_it_came,
        adult_said=draft.adult_said,
        presentation=draft.presentation,
        told_what_next=draft.told_what_next,
    )
    return None if told == Told() else told


def _aggravating(draft: ConcernDraft) -> tuple[str, ...]:
    found: list[str] = []
    if draft.force_words:
        found.append("FORCE")
    if draft.threat_against:
        found.append("THREAT")
    if draft.secrecy:
        found.append("SECRECY")
    if draft.device:
        found.append("ONLINE_RECORDED")
    return tuple(found)
