"""Says what is due of a referral: what it is, what it is counted from, how much is left."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from hsbdesk.desk.people import NameBook
from hsbdesk.desk.session import Session
from hsbdesk.desk.workdays import bank_holidays
from hsbdesk.domain.date_names import spell
from hsbdesk.domain.referral import Referral
from hsbdesk.domain.referral_course import asked_for_more
from hsbdesk.domain.referral_due import FOR_INFORMATION, OF_THE_COUNCIL, CourseDue, CourseDueKind, Receipt
from hsbdesk.domain.sending import RefusalMatter
from hsbdesk.domain.timers import CountedIn, is_working_day


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidDue:
    """One due thing in words."""

    text: str
    detail: str
    when: str
    left: str
    action: str
    """The word on its button."""


def say_due(session: Session, book: NameBook, referral: Referral, due: CourseDue) -> SaidDue:
    """Return one due thing in words."""
    text, detail, action = _said(session, book, referral, due)
    return SaidDue(
        text=text, detail=detail, when=when_due(session, due.on, late=due.is_overdue), left=_left(session, due),
        action=action,
    )  # fmt: skip


def when_due(session: Session, on: date, *, late: bool) -> str:
    """Return until when: "Today", "Fri 27 March", "Overdue, was due Tue 17 March"."""
    words, day = session.words, spell(on, "{wd} {day} {month}")
    if late:
        return words("Overdue, was due {day}", day=day)
    return words("Today") if on == session.today() else day


def moment_text(moment: str) -> str:
    """Return a school time for reading, "18 March 2026, 14:31"; a day without its time is a day."""
    if not moment:
        return ""
    if "T" in moment:
        return spell(datetime.fromisoformat(moment), "{day} {month} {year}, {time}")
    return spell(date.fromisoformat(moment), "{day} {month} {year}")


def matter_question(session: Session, matter: RefusalMatter) -> str:
    """Return what a matter asks."""
    words = session.words
    return {
        RefusalMatter.SAFE_MEANWHILE: words("Is everyone safe meanwhile?"),
        RefusalMatter.REASON: words("Ring: what is the reason, and what would meet the threshold?"),
        RefusalMatter.ANSWER: words("Do you accept the decision, or escalate it?"),
        RefusalMatter.EARLY_HELP: words("Is early help offered to the family?"),
        RefusalMatter.REVIEW: words("On which day is it looked at again?"),
    }[matter]


def _said(session: Session, book: NameBook, referral: Referral, due: CourseDue) -> tuple[str, str, str]:
    words, content, number = session.words, session.content, referral.number
    names = ", ".join(book.short(child) for child in due.children)
    who = due.council or referral.recipient.name
    match due.kind:
        case CourseDueKind.DECIDE:
            text = words("Decision on {number}", number=number)
            if due.council:
                text = words("Decision of {council} on {number}", council=due.council, number=number)
            return text, _joined(names, _counted(session, due)), words("Chase")
        case CourseDueKind.TAKE:
            text = words("{council} has not accepted {number} in writing", council=due.council, number=number)
            return text, _counted(session, due), words("Chase")
        case CourseDueKind.ACKNOWLEDGE:
            text = words("Acknowledgement of {number}", number=number)
            return text, _joined(due.council, _counted(session, due)), words("Chase")
        case CourseDueKind.FOLLOW_UP:
            text = words("Answer of {who} to {number}", who=who, number=number)
            return text, _joined(_counted(session, due), words("no rule gives a day")), words("Ask")
        case CourseDueKind.MORE:
            asked = asked_for_more(referral)
            text = words("More was asked for: {number}", number=number)
            return text, book.text(asked.text) if asked is not None else "", words("Open")
        case CourseDueKind.MATTER:
            matter = due.matter or RefusalMatter.SAFE_MEANWHILE
            text = words("{number} refused: {matter}", number=number, matter=_lower(content.label(
                "refusal_matter", matter.value)))  # fmt: skip
            return text, _joined(names, matter_question(session, matter)), words("Settle")
        case CourseDueKind.ESCALATE:
            step = content.label("escalation_step", due.step.value) if due.step is not None else ""
            return words("Escalate {number}", number=number), step, words("Escalate")
        case CourseDueKind.NEXT_CONTACT:
            one = next((e for e in referral.escalations if e.key == due.escalation), None)
            return (
                words("{number} escalated: next contact", number=number),
                book.text(one.who) if one is not None else "",
                words("Open"),
            )
        case CourseDueKind.ASSESS:
            return words("Assessment, {number}", number=number), _joined(names, _counted(session, due)), words("Open")
        case CourseDueKind.CONFERENCE:
            text = words("Initial conference, {number}", number=number)
            return text, _joined(names, _counted(session, due)), words("Open")


def _counted(session: Session, due: CourseDue) -> str:
    """Return from when a clock counts and in what: "since it was received 16 March 2026, 15:10, 1 working day"."""
    words, clock, receipt = session.words, due.clock, due.receipt
    if clock is None:
        return ""
    unit = session.content.label("counted_in", CountedIn.WORKING_DAYS.value)
    counted = words("counted in {unit}", unit=unit)
    if receipt is None:
        return _joined(counted, words("for information")) if due.kind in FOR_INFORMATION else counted
    return _joined(_since(session, due, receipt), counted)


def _since(session: Session, due: CourseDue, receipt: Receipt) -> str:
    words, at = session.words, moment_text(receipt.at)
    if due.kind is CourseDueKind.ACKNOWLEDGE:
        return words("sent {at}", at=at)
    if receipt.call is not None:
        return words("phoned {at}", at=at)
    if receipt.is_presumed:
        return words("sent {at}; when they had it is not noted", at=at)
    return words("received {at}", at=at)


def _left(session: Session, due: CourseDue) -> str:
    """Return how much is left: "overdue", "today", "6 working days left"; a day of a person's own is told by `when`."""
    words, today = session.words, session.today()
    if due.kind in FOR_INFORMATION:
        return ""
    if due.is_overdue:
        return words("overdue")
    if due.on <= today:
        return words("today")
    if due.kind not in OF_THE_COUNCIL:
        return ""
    closed = bank_holidays(range(today.year, due.on.year + 1))
    days = (today + timedelta(days=n) for n in range(1, (due.on - today).days + 1))
    n = sum(is_working_day(day, closed) for day in days)
    return words.count(n, "1 working day left", "{n} working days left")


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
