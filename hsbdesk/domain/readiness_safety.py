"""Rules about safety and the other children: R01, R02, R08, R51 and R52."""

from collections.abc import Iterator
from datetime import date

from hsbdesk.domain.concern import Concern, Role
from hsbdesk.domain.contact import Contact, ContactKind
from hsbdesk.domain.names import fold
from hsbdesk.domain.readiness import FieldPlace, Finding, Severity
from hsbdesk.domain.readiness_look import Look
from hsbdesk.domain.readiness_plan import broken_control
from hsbdesk.domain.triage import Category, Safe

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


def r01_danger(look: Look) -> Iterator[Finding]:
    """Check immediate danger: answered per place and per child, and no "no" beside an open answer (domain.md 4.3)."""
    case, say = look.case, look.say
    answers = case.referral.front.danger
    place = FieldPlace(section="front", field="danger")
    if not answers:
        yield look.stop("R01:danger", say("Immediate danger is not answered"), place)
    yield from broken_control(look)
    if not case.counted:
        return
    latest = case.counted[-1]
    known = {safety.person: safety for safety in (latest.triage.safety if latest.triage is not None else ())}
    triage = FieldPlace(section="file", field="safety", record=latest.id)
    for child in dict.fromkeys((case.file.child, *latest.people_with(Role.AFFECTED), *case.at_home)):
        safety = known.get(child)
        if safety is None or any(a.answer is Safe.NOT_ANSWERED for a in safety.answers()):
            text = say("Safe until tomorrow is not answered for {name}", name=case.name(child))
            yield look.stop(f"R01:{child}", text, triage)
    open_ones = [p for p, s in known.items() if any(a.answer in {Safe.NOT_KNOWN, Safe.NOT_SAFE} for a in s.answers())]
    if answers and open_ones and all(answer.answer == "NO" for answer in answers):
        name = case.name(open_ones[0])
        text = say("Immediate danger says no everywhere, and for {name} it is not known", name=name)
        yield look.stop("R01:no", text, place)
    for child, safety in known.items():
        unsafe = any(answer.answer is Safe.NOT_SAFE for answer in safety.answers())
        if unsafe and not any(_is_report(call) and latest.id in call.about for call in case.contacts):
            text = say("{name} is not safe, and no report by phone is logged", name=case.name(child))
            yield look.stop(f"R01:report:{child}", text, triage)


def _is_report(call: Contact) -> bool:
    return call.kind is ContactKind.REPORT


def r02_police(look: Look) -> Iterator[Finding]:
    """Check the police question of each entry that may be a crime, with its reason; the age of ten is said."""
    case, say = look.case, look.say
    for row, concern in enumerate(case.rows, 1):
        if not concern.counts or not may_be_crime(concern):
            continue
        place = FieldPlace(section="file", field="police", record=concern.id)
        police = concern.triage.police if concern.triage is not None else None
        if police is None or police.answer == "NOT_DECIDED":
            text = say("Row {n}: whether police are told is not decided", n=row)
            note = case.content.legal("age.ten").text
            yield look.stop(f"R02:{concern.number}", f"{text}. {note}" if _is_ten(look, concern) else text, place)
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


def _is_ten(look: Look, concern: Concern) -> bool:
    day = concern.when.start or look.case.referral.opened_on
    age = look.case.child.age_on(date.fromisoformat(day))
    return age is not None and age >= _CRIMINAL_AGE


def r08_parents_told(look: Look) -> Iterator[Finding]:
    """Check that parents or carers are told, for each child, or why not."""
    case, say = look.case, look.say
    if not case.referral.front.carer_informed.strip():
        place = FieldPlace(section="front", field="carer_informed")
        yield look.stop("R08:carer", say("Whether the carer is told is not said"), place)
    for child in dict.fromkeys((*case.affected, *case.at_home)):
        decided = case.decisions.get(child)
        if decided is not None and not decided[0].parents_told.strip():
            text = say("Whether {name}'s parents or carer are told is not said", name=case.name(child))
            yield look.stop(f"R08:{child}", text, FieldPlace(section="file", field="decisions", record=decided[1]))


def r51_written_report(look: Look) -> Iterator[Finding]:
    """Check that the clock of the written report runs after a call taken as a report."""
    case, say = look.case, look.say
    if "T_WRITE" not in case.content.timers():
        return
    council = fold(case.school.council)
    made = {task.made_by for task in case.tasks if task.kind == "WRITE_REPORT"}
    for call in case.contacts:
        wanted = call.kind in {ContactKind.REPORT, ContactKind.TOLD_TO_REPORT_IN_WRITING}
        if wanted and call.id not in made and council and council in fold(call.organisation):
            text = say("{number} was taken as a report, and no written report is due from it", number=call.number)
            yield look.warn(f"R51:{call.number}", text, FieldPlace(section="file", field="call", record=call.id))


def r52_decisions(look: Look) -> Iterator[Finding]:
    """Check that each child affected and at home has a report decision with its reason."""
    case, say = look.case, look.say
    severity = look.need(Severity.STOP, Severity.WARN)
    for child in dict.fromkeys((*case.affected, *case.at_home)):
        decided = case.decisions.get(child)
        entry = next((c.id for c in reversed(case.counted) if child in c.people_with(Role.AFFECTED)), None)
        latest = case.counted[-1].id if case.counted else ""
        place = FieldPlace(section="file", field="decisions", record=decided[1] if decided else entry or latest)
        if decided is None or decided[0].report == "NOT_YET":
            text = say("{name}: no report decision yet", name=case.name(child))
            yield look.find(severity, f"R52:{child}", text, place)
        elif not decided[0].because.strip():
            text = say("{name}: the report decision has no reason", name=case.name(child))
            yield look.find(severity, f"R52:{child}:because", text, place)
