"""Rules about safety and the other children: R01, R02, R08 and R52."""

from collections.abc import Iterator, Sequence
from datetime import date

from hsbdesk.domain.concern import Concern, Role
from hsbdesk.domain.contact import ContactKind
from hsbdesk.domain.ids import PersonId
from hsbdesk.domain.names import fold
from hsbdesk.domain.person import PersonKind
from hsbdesk.domain.readiness import FieldPlace, Finding, Severity
from hsbdesk.domain.readiness_case import ReadinessCase
from hsbdesk.domain.readiness_look import Look
from hsbdesk.domain.readiness_plan import broken_control
from hsbdesk.domain.stems import find_stems
from hsbdesk.domain.triage import Category, ChildSafety, Safe, Triage

_MAY_BE_CRIME = frozenset(
    {
        "CONTACT_OVER_CLOTHING",
        "CONTACT_UNDER_CLOTHING",
        "SERIOUS_CONTACT",
        "EXPOSURE",
        "WATCHING",
        "SHOWING_SEXUAL_CONTENT",
        "IMAGE_REQUEST",
        "IMAGE_MADE_SHARED",
    }
)
_CRIMINAL_AGE = 10
_OPEN = frozenset({Safe.NOT_KNOWN, Safe.NOT_SAFE})
_TAKEN = frozenset({ContactKind.REPORT, ContactKind.TOLD_TO_REPORT_IN_WRITING})
_FAMILIES = frozenset({"CARER", "PARENTS"})
"""Whom advice may be about; advice on speaking to the child is another."""


def r01_danger(look: Look) -> Iterator[Finding]:
    """Check immediate danger: answered per place and per child, and no "no" beside an open answer (domain.md 4.3)."""
    case, say = look.case, look.say
    answers = case.referral.front.danger
    if not answers:
        place = FieldPlace(section="front", field="danger")
        yield look.stop("R01:danger", say("Immediate danger is not answered"), place)
    yield from broken_control(look)
    known: dict[str, tuple[ChildSafety, Concern]] = {}
    for concern in _latest(case):
        found = concern.triage.safety if concern.triage is not None else ()
        known |= {safety.person: (safety, concern) for safety in found}
    for child, concern in _asked_about(case).items():
        safety = known.get(child)
        if safety is None or any(a.answer is Safe.NOT_ANSWERED for a in safety[0].answers()):
            text = say("Safe until tomorrow is not answered for {name}", name=case.name(child))
            yield look.stop(f"R01:{child}", text, FieldPlace(section="file", field="safety", record=concern.id))
    yield from _denied(look, [safety for safety, _ in known.values()])
    for child, (safety, concern) in known.items():
        unsafe = any(answer.answer is Safe.NOT_SAFE for answer in safety.answers())
        if unsafe and not _is_reported(case, concern):
            text = say("{name} is not safe, and no report by phone is logged", name=case.name(child))
            place = FieldPlace(section="file", field="safety", record=concern.id)
            yield look.stop(f"R01:report:{child}", text, place)


def _latest(case: ReadinessCase) -> tuple[Concern, ...]:
    """Return the entries that count of the last day on which there are any; "until tomorrow" is asked of those."""
    last = case.counted[-1:]
    return tuple(c for c in case.counted if last and c.when.start == last[0].when.start)


def _asked_about(case: ReadinessCase) -> dict[PersonId, Concern]:
    """Return each child who must be safe until tomorrow, with the entry in which that is answered."""
    found: dict[PersonId, Concern] = {}
    for concern in _latest(case):
        affected = concern.people_with(Role.AFFECTED)
        others = [p for p in affected if (known := case.people.get(p)) and known.kind is PersonKind.CHILD]
        found |= dict.fromkeys((case.file.child, *others, *case.at_home), concern)
    return found


def _denied(look: Look, known: Sequence[ChildSafety]) -> Iterator[Finding]:
    """Check that no place says "no" while a child's answer for it is "not known" or "not safe"."""
    case, say = look.case, look.say
    answers = case.referral.front.danger
    denied = False
    for index, danger in enumerate(answers):
        parts = _parts_of(case, danger.place) if danger.answer == "NO" else ()
        spoken_of = _spoken_of(case, danger.place, known)
        child = next((s.person for s in spoken_of for part in parts if getattr(s, part).answer in _OPEN), None)
        if child is not None:
            denied = True
            text = say("“{place}” says no, and for {name} it is open", place=danger.place, name=case.name(child))
            place = FieldPlace(section="front", field="danger", index=index)
            yield look.stop(f"R01:no:{fold(danger.place)}", text, place)
    still = next((s.person for s in known if any(answer.answer in _OPEN for answer in s.answers())), None)
    if still is not None and not denied and answers and all(answer.answer == "NO" for answer in answers):
        text = say("Immediate danger says no everywhere, and for {name} it is not known", name=case.name(still))
        yield look.stop("R01:no", text, FieldPlace(section="front", field="danger"))


def _spoken_of(case: ReadinessCase, place: str, known: Sequence[ChildSafety]) -> Sequence[ChildSafety]:
    """Return the answers of the child a place names, "Nansi tonight"; of all children where it names none."""
    said = fold(place).split()
    named = [s for s in known if s.person in case.people and fold(case.people[s.person].first) in said]
    return named or known


def _parts_of(case: ReadinessCase, place: str) -> tuple[str, ...]:
    """Return which answers of "safe until tomorrow" a place of the front sheet speaks of."""
    lists = case.content.readiness.danger_places
    return tuple(part for part, stems in lists.items() if find_stems(place, stems))


def _is_reported(case: ReadinessCase, concern: Concern) -> bool:
    """Say whether Social Services or the police were told of an entry by phone."""
    police = concern.triage.police if concern.triage is not None else None
    return (police is not None and police.answer == "YES") or any(
        call.kind in _TAKEN and concern.id in call.about and call.struck_out is None for call in case.contacts
    )


def r02_police(look: Look) -> Iterator[Finding]:
    """Check the police question of each entry that may be a crime, with its reason; the child's age is kept in mind."""
    case, say = look.case, look.say
    for row, concern in enumerate(case.rows, 1):
        if not concern.counts or not may_be_crime(concern):
            continue
        place = FieldPlace(section="file", field="police", record=concern.id)
        police = concern.triage.police if concern.triage is not None else None
        if police is None or police.answer == "NOT_DECIDED":
            text = say("Row {n}: whether police are told is not decided", n=row)
            yield look.stop(f"R02:{concern.number}", ". ".join((text, *_age_notes(look, concern))), place)
        elif not police.because.strip():
            text = say("Row {n}: the decision about the police has no reason", n=row)
            yield look.stop(f"R02:{concern.number}:because", text, place)
        elif police.answer == "YES" and not police.family_told:
            text = say("Row {n}: does the family know that police are informed?", n=row)
            yield look.stop(f"R02:{concern.number}:family", text, place)
    if any(may_be_crime(c) for c in case.rows if c.counts) and not case.referral.front.police.strip():
        place = FieldPlace(section="front", field="police")
        yield look.stop("R02:front", say("The front sheet says nothing about the police"), place)


def may_be_crime(concern: Concern) -> bool:
    """Say whether the police question must be answered for an entry: contact, images, threat or force."""
    category = concern.triage.category if concern.triage is not None else None
    return (
        bool(_MAY_BE_CRIME & set(concern.behaviours))
        or bool({"FORCE", "THREAT"} & set(concern.aggravating))
        or category in {Category.ABUSIVE, Category.VIOLENT}
    )


def _age_notes(look: Look, concern: Concern) -> tuple[str, ...]:
    """Return what is kept in mind from the age of ten on, and under or near it (domain.md 1 and 3.3)."""
    case = look.case
    day = date.fromisoformat(concern.when.start or case.referral.opened_on)
    ages = [case.people[p].age_on(day) for p in concern.displaying() if p in case.people]
    known = [age for age in ages if age is not None]
    notes: list[str] = []
    if any(age >= _CRIMINAL_AGE for age in known):
        notes.append(case.content.legal("age.ten").text.rstrip("."))
    if any(age <= _CRIMINAL_AGE for age in known):
        notes.append(case.content.legal("police.join").text.rstrip("."))
    return tuple(notes)


def r08_parents_told(look: Look) -> Iterator[Finding]:
    """Check that parents or carers are told, for each child, or why not; and that advice on it was asked first."""
    case, say = look.case, look.say
    if not case.referral.front.carer_informed.strip():
        place = FieldPlace(section="front", field="carer_informed")
        yield look.stop("R08:carer", say("Whether the carer is told is not said"), place)
    for child in dict.fromkeys((*case.affected, *case.at_home)):
        decided = case.decisions.get(child)
        if decided is None or not decided[0].parents_told.strip():
            text = say("Whether {name}'s parents or carer are told is not said", name=case.name(child))
            record = decided[1] if decided is not None else case.latest_entry(child)
            yield look.stop(f"R08:{child}", text, FieldPlace(section="file", field="decisions", record=record))
    for concern in _latest(case):
        if concern.triage is not None and _is_with_services(case, concern):
            yield from _advice(look, concern, concern.triage)


def _advice(look: Look, concern: Concern, triage: Triage) -> Iterator[Finding]:
    """Check, once services know of an entry, that what the families may be told was asked (domain.md 4.3)."""
    case, say = look.case, look.say
    place = FieldPlace(section="file", field="advice", record=concern.id)
    asked = {advice.person: advice for advice in triage.advice if advice.about in _FAMILIES}
    at_home = set(case.at_home)
    for child in dict.fromkeys((case.file.child, *concern.people_with(Role.AFFECTED))):
        known = case.people.get(child)
        if known is None or known.kind is not PersonKind.CHILD or (child in at_home and case.file.child in asked):
            continue  # a child at home has the same carer
        advice = asked.get(child)
        if advice is None or (advice.answer == "NOT_ASKED" and not advice.went_ahead_because.strip()):
            text = say("What {name}'s parents or carer may be told was not asked for", name=case.name(child))
            yield look.stop(f"R08:advice:{child}", text, place)
        elif advice.chosen and advice.answer != "MAY_TELL_NOW" and not advice.went_ahead_because.strip():
            text = say(
                "{name}'s parents or carer were told against the advice, without a reason", name=case.name(child)
            )
            yield look.stop(f"R08:against:{child}", text, place)


def _is_with_services(case: ReadinessCase, concern: Concern) -> bool:
    calls = (call for call in case.contacts if call.kind in _TAKEN and call.struck_out is None)
    return any(concern.id in call.about for call in calls)


def r52_decisions(look: Look) -> Iterator[Finding]:
    """Check that each child affected and at home has a report decision with its reason."""
    case, say = look.case, look.say
    severity = look.need(Severity.STOP, Severity.WARN)
    for child in dict.fromkeys((*case.affected, *case.at_home)):
        decided = case.decisions.get(child)
        record = decided[1] if decided is not None else case.latest_entry(child)
        place = FieldPlace(section="file", field="decisions", record=record)
        if decided is None or decided[0].report == "NOT_YET":
            text = say("{name}: no report decision yet", name=case.name(child))
            yield look.find(severity, f"R52:{child}", text, place)
        elif not decided[0].because.strip():
            text = say("{name}: the report decision has no reason", name=case.name(child))
            yield look.find(severity, f"R52:{child}:because", text, place)
