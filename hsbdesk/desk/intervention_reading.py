"""One intervention with everything its page shows."""

from collections.abc import Iterable
from datetime import date

from hsbdesk.desk.effect_chart import build_chart
from hsbdesk.desk.effect_words import EffectWords
from hsbdesk.desk.effects import clock_of, effects_of, open_reminders
from hsbdesk.desk.entry_text import entry_text
from hsbdesk.desk.intervention_views import InterventionView, LinkedLine, ObservationLine
from hsbdesk.desk.people import NameBook
from hsbdesk.desk.session import Session
from hsbdesk.domain.chronology import Entry, kind_of, when_of
from hsbdesk.domain.concern import Concern
from hsbdesk.domain.contact import Contact
from hsbdesk.domain.date_names import spell
from hsbdesk.domain.dates import Form, day_text, write_date
from hsbdesk.domain.effect import FIRST_JUDGED_AFTER, Effect
from hsbdesk.domain.effect_due import EffectClock
from hsbdesk.domain.effect_sides import find_sides
from hsbdesk.domain.fact import Fact
from hsbdesk.domain.ids import RecordId
from hsbdesk.domain.intervention import Delivery, Intervention, InterventionStatus
from hsbdesk.domain.task import Task
from hsbdesk.storage.records import read_records


def read_intervention(session: Session, one: Intervention, days: int) -> InterventionView:
    """Return one intervention with everything its page shows."""
    measured = effects_of(session, one.file).measure(one, days)
    effect, said = measured.effect, measured.said
    book, clock = said.book, clock_of(session)
    head, table = said.rows(effect) if effect is not None else ("", ())
    chart = None
    if effect is not None:
        sides = find_sides(one, measured.case.calendar, measured.case.day_times, measured.case.today, days)
        chart = build_chart(said, effect, sides) if sides is not None else None
    aim = effect.rows[0] if effect is not None else None
    reminders = open_reminders(session, one.id)
    known = _known(session, (*one.links, *one.prompted))
    judged_from, remind_on = _judged_from(session, one, clock) if effect is None else ("", "")
    return InterventionView(
        intervention=one,
        title=book.text(one.title),
        line=_line(session, one),
        facts=_facts(said, effect),
        more=_more(session, book, one),
        effect=effect,
        table_head=head,
        table=table,
        chart=chart,
        care=said.care(effect) if effect is not None else (),
        inside=tuple(said.inside(scope) for scope in effect.inside) if effect is not None else (),
        evidence=tuple(dict.fromkeys((*aim.before.records, *aim.since.records))) if aim is not None else (),
        observations=_observations(said),
        due=clock.is_due(one) and not reminders,
        judged_from=judged_from,
        remind_on=remind_on,
        remind_text=_remind_text(session, remind_on),
        reminder=_reminder(session, reminders),
        deliveries=_deliveries(one, clock),
        answers=_linked(said, one.links, known),
        prompted=_linked(said, one.prompted, known),
    )


def _line(session: Session, one: Intervention) -> str:
    words, content = session.words, session.content
    status = "" if one.status is InterventionStatus.RUNNING else content.label("intervention_status", one.status.value)
    to = ", ".join(content.label("delivered_to", code) for code in one.delivered_to)
    return " · ".join(part for part in (words("Restrictive") if one.restrictive else "", status, to) if part)


def _facts(said: EffectWords, effect: Effect | None) -> tuple[tuple[str, str], ...]:
    words, one, book = said.session.words, said.intervention, said.book
    doing = "; ".join(part for part in (one.who, one.dose) if part)
    return (
        (words("Aim"), book.text(one.aim) or "–"),
        (words("Who, dose"), book.text(doing) or "–"),
        said.delivered(effect),
        (words("Effect on {name}", name=said.child), book.text(one.impact_on_child) or "–"),
    )


def _more(session: Session, book: NameBook, one: Intervention) -> tuple[tuple[str, str], ...]:
    words, content = session.words, session.content
    excluded = one.exclusion
    found = [
        (words("Kind"), content.label("intervention_type", one.type)),
        (words("Resources"), book.text(one.resources)),
        (words("Delivered by"), book.text(one.resources_by)),
    ]
    if excluded is not None:
        said = words(
            "{first} to {last}: {n} school days, decided by {who}",
            first=day_text(excluded.start),
            last=day_text(excluded.end),
            n=excluded.days,
            who=book.text(excluded.decided_by),
        )
        found += [
            (words("Dates"), said),
            (words("Work set"), book.text(excluded.work_set)),
            (words("Return meeting"), book.text(excluded.return_meeting)),
        ]
    return tuple((label, text) for label, text in found if text)


def _observations(said: EffectWords) -> tuple[ObservationLine, ...]:
    content, book = said.session.content, said.book
    return tuple(
        ObservationLine(
            on=day_text(seen.on),
            judgement=seen.judgement.value,
            judgement_text=content.label("judgement", seen.judgement.value),
            better=book.text(seen.better),
            not_better=book.text(seen.not_better),
            how_we_know=book.text(seen.how_we_know),
            by=book.text(seen.by),
            evidence=tuple(
                (record, said.said_numbers((record,))) for record in seen.evidence if record in said.numbers
            ),
        )
        for seen in reversed(said.intervention.observations)
    )


def _judged_from(session: Session, one: Intervention, clock: EffectClock) -> tuple[str, str]:
    """Return why nothing is counted, and the day to be reminded on where waiting helps."""
    words = session.words
    run = clock.days_run(one)
    if one.status is InterventionStatus.NOT_STARTED:
        return words("It never began, so there is no effect to judge."), ""
    if one.status is not InterventionStatus.PLANNED and one.start.start is None:
        return words("The day it began is not known, so nothing is counted before and since."), ""
    if run >= FIRST_JUDGED_AFTER:
        return words("The school calendar has no days before it began. Add the earlier terms in Settings."), ""
    if one.status is InterventionStatus.ENDED:
        return words.count(
            run,
            "It ran for 1 school day. Counts need {least}.",
            "It ran for {n} school days. Counts need {least}.",
            least=FIRST_JUDGED_AFTER,
        ), ""
    day = clock.judged_from(one)
    remind_on = day.isoformat() if day is not None and day > session.today() else ""
    return words("Effect can be judged after {n} school days.", n=FIRST_JUDGED_AFTER), remind_on


def _remind_text(session: Session, on: str) -> str:
    return session.words("Remind me on {day}", day=spell(date.fromisoformat(on), "{day} {month}")) if on else ""


def _reminder(session: Session, reminders: list[Task]) -> str:
    day = next((task.due_on for task in reminders if task.due_on is not None), None)
    if day is None:
        return ""
    return session.words("Reminder set for {day}", day=spell(date.fromisoformat(day), "{day} {month}"))


def _deliveries(one: Intervention, clock: EffectClock) -> tuple[Delivery, ...]:
    """Return each school day since it began, newest first, and other days for which something is stated."""
    if one.status in {InterventionStatus.PLANNED, InterventionStatus.NOT_STARTED}:
        return one.deliveries
    known = {delivery.day: delivery for delivery in one.deliveries}
    days = {day.isoformat() for day in clock.days_since(one)} | set(known)
    return tuple(known.get(day, Delivery(day=day, state="")) for day in sorted(days, reverse=True))


def _known(session: Session, records: Iterable[RecordId]) -> dict[RecordId, Entry]:
    ids = tuple(dict.fromkeys(records))
    marks = ", ".join("?" * len(ids))
    found: list[Entry] = []
    for kind in (Concern, Fact, Contact, Intervention) if ids else ():
        found += read_records(session.db, kind, f"t.id IN ({marks})", ids)
    return {record.id: record for record in found}


def _linked(said: EffectWords, records: Iterable[RecordId], known: dict[RecordId, Entry]) -> tuple[LinkedLine, ...]:
    lines: list[LinkedLine] = []
    for record in (known[one] for one in dict.fromkeys(records) if one in known):
        label = ", ".join(part for part in (said.said_numbers((record.id,)), record.number) if part)
        lines.append(
            LinkedLine(
                record=record.id,
                kind=kind_of(record),
                label=label,
                date_text=write_date(when_of(record), Form.SHORT),
                text=entry_text(said.session, record, said.book),
            )
        )
    return tuple(lines)
