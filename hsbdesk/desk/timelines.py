"""Says what stands on a child's timeline: categories, effects, referral periods, and what is in place today."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from hsbdesk.desk.course_story import decision_text
from hsbdesk.desk.effects import clock_of, open_reminders
from hsbdesk.desk.session import Session
from hsbdesk.domain.chronology import Dated, Entry
from hsbdesk.domain.concern import Concern
from hsbdesk.domain.date_names import spell
from hsbdesk.domain.dates import Form, write_date
from hsbdesk.domain.effect import FIRST_JUDGED_AFTER
from hsbdesk.domain.effect_due import EffectClock
from hsbdesk.domain.ids import PersonId, RecordId
from hsbdesk.domain.intervention import Delivery, Intervention, InterventionStatus, Judgement, Reliability
from hsbdesk.domain.referral import Referral
from hsbdesk.domain.referral_course import REFUSALS, decided_on, sent_on
from hsbdesk.domain.timeline import (
    TIMELINE_ROWS,
    Said,
    Timeline,
    build_timeline,
    one_line,
    school_year_start,
    short_name,
)
from hsbdesk.domain.triage import Brook

Say = Callable[[str], str]

LATELY = 5
"""School days for which a day that was not delivered is still said first: a week."""
_LONGEST_CLOSURE = timedelta(days=60)
_NAMED = 8
"""So many names stand in one line of "In place now"."""


@dataclass(frozen=True, slots=True)
class InPlaceLine:
    """One line of what is in place now; `missed` is what did not hold, which is said first."""

    text: str
    missed: bool


def file_timeline(session: Session, dated: Sequence[Dated], child: PersonId, say: Say, say_entry: Say) -> Timeline:
    """Return the timeline of a chronology for a reader.

    `say` turns names and titles into what the reader may see; `say_entry` does so for what happened.
    """
    content, words = session.content, session.words
    clock = clock_of(session)
    reminded = {task.made_by for task in open_reminders(session) if task.made_by and task.struck_out is None}
    names = [content.label("category", c.value) if c is not None else words("Not categorised") for c in TIMELINE_ROWS]

    def said(record: Entry) -> Said:
        if isinstance(record, Concern):
            triage = record.triage
            category = triage.category if triage else None
            brook = triage.colour if triage else None
            return Said(
                content.label("category", category.value) if category else words("Not categorised"),
                say_entry(one_line(record.what_happened)),
                content.printed("brook", brook.value)
                if brook and brook is not Brook.NOT_USED
                else words("no Brook yet"),
            )
        if isinstance(record, Intervention):
            return Said(say(record.title), effect_words(session, record, clock, reminded), _span_text(session, record))
        if isinstance(record, Referral):
            return Said(record.number, referral_words(session, record), _way_text(session, record))
        return Said("", "")

    return build_timeline(
        dated, child=child, calendar=session.school.calendar, today=session.today(), rows=names, say=said
    )


def effect_words(session: Session, done: Intervention, clock: EffectClock, reminded: Collection[RecordId]) -> str:
    """Return what a bar says: not delivered lately, else the latest judgement, else that one is due.

    `reminded` are those with an open reminder, which wait for it.
    """
    words = session.words
    runs = done.status is InterventionStatus.RUNNING
    missed = lately(session, done)
    if runs and missed is not None and missed.state == Reliability.NOT_DELIVERED:
        return words("Not delivered {day}", day=_day_month(missed.day))
    latest = done.latest
    is_open = latest is None or latest.judgement is Judgement.TOO_EARLY
    if is_open and done.id not in reminded and clock.is_due(done):
        return words("Effect due")
    if latest is not None:
        return session.content.label("judgement", latest.judgement.value)
    if runs and clock.days_run(done) < FIRST_JUDGED_AFTER:
        return session.content.label("judgement", Judgement.TOO_EARLY.value)
    return words("No effect recorded")


def referral_words(session: Session, referral: Referral) -> str:
    """Return when a referral was sent, and what was decided when: "Sent 10 Feb, not accepted 13 Feb"."""
    words = session.words
    sent, decided = sent_on(referral), decided_on(referral)
    if sent is None:
        return ""
    start = _short_day(session, sent)
    if decided is None:
        return words("Sent {day}, waiting", day=start)
    decision = _decision(session, referral)
    what = f"{decision[:1].lower()}{decision[1:]}" or words("decided")
    return words("Sent {day}, {what} {then}", day=start, what=what, then=_short_day(session, decided))


def _decision(session: Session, referral: Referral) -> str:
    """Return in a word or two what was decided last; of several children the first that is listed."""
    newest = max(referral.answers, key=lambda one: one.on, default=None)
    if newest is not None:
        if newest.decision in REFUSALS:
            return session.words("not accepted")
        return short_name(decision_text(session, newest.decision))
    decision = short_name(referral.decision.decision.split(",")[0].strip()) if referral.decision is not None else ""
    if decision.casefold() == session.content.label("council_decision", "NO_FURTHER_ACTION").casefold():
        return session.words("not accepted")
    return decision


def in_place_lines(session: Session, dated: Iterable[Dated], say: Say) -> tuple[InPlaceLine, ...]:
    """Return what is in place now: what did not hold first, then what did, then what nobody recorded."""
    known = [
        (record, lately(session, record))
        for record in (entry.record for entry in dated)
        if isinstance(record, Intervention) and _runs(session, record)
    ]
    lines = [
        InPlaceLine(_missed_text(session, done, delivery, say), missed=True)
        for state in (Reliability.NOT_DELIVERED, Reliability.PARTLY)
        for done, delivery in known
        if delivery is not None and delivery.state == state
    ]
    for state in (Reliability.NOT_DELIVERED, Reliability.PARTLY, Reliability.IN_PLACE, ""):
        names = [short_name(say(done.title)) for done, delivery in known if not delivery and done.reliability == state]
        if names:
            is_missed = state in {Reliability.NOT_DELIVERED, Reliability.PARTLY}
            lines.append(InPlaceLine(_state_text(session, state, names), missed=is_missed))
    return tuple(lines)


def lately(session: Session, done: Intervention) -> Delivery | None:
    """Return the last day that is known of, if it fell short and is not more than a school week ago."""
    today = session.today()
    past = [delivery for delivery in done.deliveries if delivery.day <= today.isoformat()]
    last = max(past, key=lambda delivery: delivery.day, default=None)
    if last is None or last.state == Reliability.IN_PLACE:
        return None
    day = date.fromisoformat(last.day)
    if today - day > _LONGEST_CLOSURE:
        return None
    since = session.school.calendar.count_school_days(day + timedelta(days=1), today)
    return last if since <= LATELY else None


def _runs(session: Session, done: Intervention) -> bool:
    begun = done.start.start is None or done.start.start <= session.today().isoformat()
    return done.status is InterventionStatus.RUNNING and done.struck_out is None and begun


def _missed_text(session: Session, done: Intervention, delivery: Delivery, say: Say) -> str:
    words = session.words
    day, what = _day_month(delivery.day), short_name(say(done.title))
    if delivery.state == Reliability.NOT_DELIVERED:
        text = words("Not delivered {day}: {what}", day=day, what=what)
    else:
        text = words("Partly delivered {day}: {what}", day=day, what=what)
    why = say(delivery.why)
    return f"{text} ({why})" if why else text


def _state_text(session: Session, state: str, names: Sequence[str]) -> str:
    words = session.words
    shown = "; ".join(names[:_NAMED])
    left = len(names) - _NAMED
    if left > 0:
        shown = words("{names} and {n} more", names=shown, n=left)
    match state:
        case Reliability.NOT_DELIVERED:
            return words("Not delivered: {names}", names=shown)
        case Reliability.PARTLY:
            return words("Partly in place: {names}", names=shown)
        case Reliability.IN_PLACE:
            return words("In place: {names}", names=shown)
        case _:
            return words("Not recorded whether in place: {names}", names=shown)


def _span_text(session: Session, done: Intervention) -> str:
    start = write_date(done.start, Form.SHORT)
    if done.status is InterventionStatus.RUNNING:
        return session.words("{start} – now", start=start)
    if done.end is None:
        return session.words("{start} – end not known", start=start)
    return start if done.end == done.start else f"{start} – {write_date(done.end, Form.SHORT)}"


def _way_text(session: Session, referral: Referral) -> str:
    sent, decided = sent_on(referral), decided_on(referral)
    start = spell(sent, "{day} {mon} {year}") if sent is not None else ""
    if decided is None:
        return session.words("{start} – now", start=start)
    return start if decided == sent else f"{start} – {spell(decided, '{day} {mon} {year}')}"


def _day_month(iso: str) -> str:
    return spell(date.fromisoformat(iso), "{day} {month}")


def _short_day(session: Session, day: date) -> str:
    """Return a day with its year only where it lies in another school year."""
    return spell(day, "{day} {mon}" if day >= school_year_start(session.today()) else "{day} {mon} {year}")
