"""What the vault already knows of the eight things of a quick report, as its author would write them."""

from collections.abc import Iterable

from hsbdesk.desk.file_people import latest_decisions
from hsbdesk.desk.people import read_people
from hsbdesk.desk.plan_records import open_changes
from hsbdesk.desk.plan_words import moment_text, with_cover
from hsbdesk.desk.session import Session, school_time
from hsbdesk.domain.child import ChildFile
from hsbdesk.domain.concern import Concern, RiskNow, Role
from hsbdesk.domain.contact import NOT_REACHED, Contact, ContactKind
from hsbdesk.domain.date_names import spell
from hsbdesk.domain.dates import Form, write_date
from hsbdesk.domain.ids import PersonId, RecordId
from hsbdesk.domain.person import Person, PersonKind
from hsbdesk.domain.quick_report import ChildTonight, QuickReport
from hsbdesk.domain.triage import ChildSafety, Safe, SafeAnswer
from hsbdesk.storage.records import read_records

_INVOLVED = (Role.DISPLAYED, Role.ALLEGED_DISPLAYED, Role.LED, Role.AFFECTED, Role.BOTH_MUTUAL_UNCLEAR, Role.JOINED_IN)
_REPORTED = frozenset({ContactKind.REPORT, ContactKind.TOLD_TO_REPORT_IN_WRITING})


def gather_quick(session: Session, file: ChildFile, concern: Concern | None) -> QuickReport:
    """Return the eight things as far as they are known; what nobody has answered stays empty."""
    people = read_people(session)
    calls = calls_about(session, concern.id) if concern is not None else []
    return QuickReport(
        concerns=(concern.id,) if concern is not None else (),
        children=_children(session, file, concern, people),
        happened=_happened(concern, people),
        at_risk=_at_risk(session, concern, people),
        done=_done(session, file, concern),
        told=_told(session, concern, calls, people),
        reach=phone_of(session, session.me.name),
    )


def calls_about(session: Session, concern: RecordId) -> list[Contact]:
    """Return the calls about a concern, oldest first."""
    return read_records(
        session.db,
        Contact,
        "t.id IN (SELECT owner FROM contact_about WHERE value = ?)",
        (concern,),
        "t.when_start, t.when_time",
    )


def reported_by_phone(session: Session, concerns: Iterable[RecordId]) -> Contact | None:
    """Return the last call in which it was reported, which this page confirms in writing."""
    found = [call for concern in concerns for call in calls_about(session, concern) if call.kind in _REPORTED]
    return found[-1] if found else None


def phone_of(session: Session, name: str) -> str:
    """Return the telephone on which a member of staff is reached; empty when the school has not given one."""
    return next((phone.phone for phone in session.school.phones if phone.name == name), "")


def _children(
    session: Session, file: ChildFile, concern: Concern | None, people: dict[str, Person]
) -> tuple[ChildTonight, ...]:
    known: dict[PersonId, ChildSafety] = {}
    if concern is not None and concern.triage is not None:
        known = {safety.person: safety for safety in concern.triage.safety}
    asked = _asked_before(session, concern)
    involved = concern.people_with(*_INVOLVED) if concern is not None else ()
    at_home = tuple(relation.person for relation in file.household())
    order = dict.fromkeys((file.child, *involved, *known, *at_home))
    return tuple(
        _tonight(session, child, known.get(child), asked)
        for child in order
        if child in people and people[child].kind is PersonKind.CHILD
    )


def _asked_before(session: Session, concern: Concern | None) -> str:
    """Say on which day the answers were given, when it was not today: "now" and "tonight" were another day's then."""
    if concern is None or concern.triage is None:
        return ""
    on = school_time(concern.triage.decided_at or concern.recorded_at).date()
    if on == session.today():
        return ""
    return session.words("answered {day}", day=spell(on, "{day} {month}"))


def _tonight(session: Session, child: PersonId, safety: ChildSafety | None, asked: str) -> ChildTonight:
    """Return what was answered of one child; `asked` is said of an answer that was given on another day."""
    if safety is None:
        return ChildTonight(child=child)
    on_the_way = session.content.printed("safe_place", "JOURNEY")
    tonight = [_said(session, safety.tonight)]
    if journey := _said(session, safety.journey):
        tonight.append(f"{on_the_way}: {journey}")
    now = _as_answered(_said(session, safety.now), safety.now, asked)
    later = _as_answered("; ".join(part for part in tonight if part), safety.tonight, asked)
    return ChildTonight(child=child, now=now, tonight=later)


def _as_answered(said: str, answer: SafeAnswer, asked: str) -> str:
    """Say when it was answered; what was not known then is not known now."""
    return f"{said} ({asked})" if said and asked and answer.answer is not Safe.NOT_KNOWN else said


def _said(session: Session, answer: SafeAnswer) -> str:
    """Return an answer; nothing for one that was never given or is not known without a word about it."""
    words = answer.words.strip().rstrip(".")
    if answer.answer is Safe.NOT_ANSWERED or (answer.answer is Safe.NOT_KNOWN and not words):
        return words
    label = session.content.printed("safe", answer.answer.value)
    return f"{label}: {words}" if words else label


def _happened(concern: Concern | None, people: dict[str, Person]) -> str:
    if concern is None:
        return ""
    head = ", ".join((write_date(concern.when, Form.PLAIN), *concern.places))
    parts = [f"{head}. {concern.what_happened.strip()}"]
    for account in concern.accounts:
        person = people.get(account.person or "")
        if account.words and person is not None:
            parts.append(f"{person.full}: “{account.words.strip('“”')}”.".replace(".”.", ".”"))
    return " ".join(parts)


def _at_risk(session: Session, concern: Concern | None, people: dict[str, Person]) -> str:
    if concern is None:
        return ""
    words, content = session.words, session.content
    found: list[str] = []
    for safety in concern.triage.safety if concern.triage is not None else ():
        for place, answer in zip(("NOW", "JOURNEY", "TONIGHT", "NEXT_CLUB"), safety.answers(), strict=True):
            if answer.answer in {Safe.NOT_SAFE, Safe.NOT_KNOWN} and safety.person in people:
                said = content.printed("safe", answer.answer.value)
                where = content.printed("safe_place", place)
                name = people[safety.person].full
                found.append(words("{name}: {said}, {where}", name=name, said=said, where=where))
    if not found and concern.risk_now in {RiskNow.YES, RiskNow.NOT_SURE}:
        risk = content.label("risk_now", concern.risk_now.value)
        found.append(words("{who} on the concern: {risk}", who=concern.author, risk=risk))
    return _sentences(found)


def _done(session: Session, file: ChildFile, concern: Concern | None) -> str:
    parts = [concern.risk_acted, concern.done] if concern is not None else []
    for _record, change in open_changes(session, file.file_id):
        what = ", ".join(part for part in (change.what.rstrip("."), with_cover(change.who, change.cover)) if part)
        parts.append(
            session.words("From {when}: {what}", when=moment_text(change.from_day, change.from_time), what=what)
        )
    return _sentences(parts)


def _told(session: Session, concern: Concern | None, calls: list[Contact], people: dict[str, Person]) -> str:
    if concern is None:
        return ""
    words = session.words
    parts = [concern.people_told, *(_call(session, call) for call in calls if call.kind not in NOT_REACHED)]
    police = concern.triage.police if concern.triage is not None else None
    if police is not None and police.answer == "YES":
        parts.append(words("Police are informed {reference}", reference=police.reference).strip())
    for child, decision in latest_decisions([concern]).items():
        if decision.parents_told and child in people:
            parts.append(words("Parents of {name}: {said}", name=people[child].full, said=decision.parents_told))
    return _sentences(parts)


def _call(session: Session, call: Contact) -> str:
    words = session.words
    return words(
        "{when}: {by} phoned {whom} ({kind})",
        when=write_date(call.when, Form.PLAIN),
        by=call.by,
        whom=", ".join(part for part in (call.with_name, call.with_role, call.organisation) if part),
        kind=", ".join(
            part
            for part in (
                session.content.label("contact_kind", call.kind.value).lower(),
                words("ref. {reference}", reference=call.reference) if call.reference else "",
            )
            if part
        ),
    )


def _sentences(parts: Iterable[str]) -> str:
    """Return texts after one another, each ended as a sentence."""
    stripped = (part.strip() for part in parts)
    return " ".join(part if part[-1] in ".!?”" else f"{part}." for part in stripped if part)
