"""What stands before the places of a printed plan: interim changes, why it changed, voices, review."""

from collections.abc import Collection
from datetime import date
from itertools import groupby

from hsbdesk.desk.plan_records import interims_of, plans_of
from hsbdesk.desk.plan_words import sight_text
from hsbdesk.desk.printed_rows import continued, ended, joined, opened, quoted, short_day
from hsbdesk.desk.session import Session
from hsbdesk.desk.speaker import Speaker
from hsbdesk.domain.date_names import spell
from hsbdesk.domain.dates import day_text
from hsbdesk.domain.interim import InterimChange, InterimOutcome
from hsbdesk.domain.paper import Line, PrintedTable
from hsbdesk.domain.plan import Plan, PlanEnding, PlanStatus, PlanVoice
from hsbdesk.domain.plan_dates import closure_review_day, first_review, next_review, read_day
from hsbdesk.domain.plan_due import is_about


def in_force_text(session: Session, speaker: Speaker, plan: Plan) -> str:
    """Return since when a version binds, what it took the place of, and with whom it was made, as sentences."""
    words = session.words
    start = ", ".join(part for part in (day_text(plan.in_force_day), plan.in_force_time) if part)
    until = ", ".join(part for part in (day_text(plan.until_day), plan.until_time) if part)
    if not plan.in_force_day:
        force = words("Being written; not in force")
    elif plan.status is PlanStatus.AGREED:
        force = words("Agreed; in force from {start}", start=start)
    elif until:
        force = words("Was in force from {start} to {until}", start=start, until=until)
    else:
        force = words("In force from {start}", start=start)
    return joined((force, _replaced(session, plan), _made_with(session, speaker, plan)))


def _replaced(session: Session, plan: Plan) -> str:
    words = session.words
    before = next((other for other in plans_of(session, plan.file) if other.id == plan.replaces), None)
    if before is None:
        return ""
    taken = [
        change
        for interim in interims_of(session, plan.file)
        if interim.plan == before.id
        for change in interim.changes
        if change.outcome is not InterimOutcome.ENDED
    ]
    if not taken:
        return words("Replaces version {n}", n=before.plan_version)
    return words.count(
        len(taken),
        "Replaces version {version} and its interim change of {day}",
        "Replaces version {version} and its {n} interim changes of {day}",
        version=before.plan_version,
        day=short_day(session, min(change.from_day for change in taken)),
    )


def _made_with(session: Session, speaker: Speaker, plan: Plan) -> str:
    words = session.words
    heard = [
        _voice_name(session, speaker, voice) for voice in plan.voices if voice.words or voice.agrees or voice.wants
    ]
    names = list(dict.fromkeys(heard))
    if not names:
        return words("The school’s plan")
    said = words("{names} and {last}", names=", ".join(names[:-1]), last=names[-1]) if names[1:] else names[0]
    return words("The school’s plan, made with {names}", names=said)


def _voice_name(session: Session, speaker: Speaker, voice: PlanVoice) -> str:
    if voice.of == "CHILD":
        return speaker.name(speaker.child.id)
    return speaker.say(voice.name) or session.words("a parent or carer")


def interim_parts(
    session: Session,
    speaker: Speaker,
    plan: Plan,
    *,
    rows: Collection[str] | None = None,
    keys: Collection[str] | None = None,
) -> tuple[str, PrintedTable | None, str]:
    """Return the interim changes that bind beside a version in force: heading, table, and when they end.

    `rows` leaves those of these places, `keys` those with one of these keys.
    """
    words = session.words
    changes = _binding_changes(session, plan)
    if rows is not None:
        changes = [change for change in changes if change.row in rows]
    if keys is not None:
        changes = [change for change in changes if change.key in keys]
    if not changes:
        return "", None, ""
    since = " ".join(part for part in (short_day(session, changes[0].from_day), changes[0].from_time) if part)
    binds = plan.is_in_force
    head = words.count(
        len(changes),
        "1 interim change in force since {since}" if binds else "1 interim change from {since}",
        "{n} interim changes in force since {since}" if binds else "{n} interim changes from {since}",
        since=since,
    )
    table = PrintedTable(
        heads=("", words("What is different from now on"), words("Who (cover)"), words("From")),
        widths=(0.33, 5.55, 2.6, 1.5),
        rows=tuple(
            (
                str(no),
                _change_text(speaker, plan, change),
                _change_who(speaker, change),
                " ".join(part for part in (short_day(session, change.from_day), change.from_time) if part),
            )
            for no, change in enumerate(changes, 1)
        ),
    )
    last = min((change.ends_on for change in changes if change.ends_on), default="")
    if not binds:
        note = words("They bound beside this version; what became of each stands in the next one or in the file.")
    elif last:
        note = words(
            "They bind beside the plan until the next version is signed, or until {day}.", day=short_day(session, last)
        )
    else:
        note = words("They bind beside the plan until the next version is signed or they are ended.")
    return head, table, note


def _binding_changes(session: Session, plan: Plan) -> list[InterimChange]:
    """Return what binds beside a plan in force, or what bound beside one that was replaced, oldest first."""
    if plan.status is PlanStatus.DRAFT:
        return []
    changes = [
        change
        for interim in interims_of(session, plan.file)
        if interim.plan == plan.id or (interim.plan is None and plan.is_in_force)
        for change in interim.changes
        if change.is_in_force or not plan.is_in_force
    ]
    return sorted(changes, key=lambda change: (change.from_day, change.from_time))


def _change_text(speaker: Speaker, plan: Plan, change: InterimChange) -> str:
    row = plan.row(change.row) if change.row else None
    place = speaker.say(row.name) if row is not None else ", ".join(speaker.say(place) for place in change.places)
    said = speaker.say(change.what)
    return f"{place}: {said}" if place else said


def _change_who(speaker: Speaker, change: InterimChange) -> str:
    who, cover = speaker.say(change.who), speaker.say(change.cover)
    return f"{who} ({cover})" if cover else who


def front_lines(session: Session, speaker: Speaker, plan: Plan) -> tuple[Line, ...]:
    """Return the answers before the first place; a question that has none is answered "not asked yet"."""
    words, name = session.words, speaker.name(speaker.child.id)
    why = words("Why it changed") if plan.plan_version > 1 else words("Why this plan")
    lines = [
        Line(label=why, text=speaker.say(plan.why)),
        Line(label=words("Strengths"), text=speaker.say(plan.strengths)),
        Line(label=words("Needs"), text=speaker.say(plan.needs)),
        Line(label=words("In {name}’s words", name=name), text=child_words(session, speaker, plan)),
        *carer_lines(session, speaker, plan),
        Line(label=words("What {name} may do", name=name), text=may_do_text(session, speaker, plan)),
        Line(label=words("Review"), text=review_text(session, plan)),
    ]
    if plan.ending is not None:
        lines.insert(1, _ending_line(session, speaker, plan.ending))
    return tuple(line for line in lines if line.text)


def child_words(session: Session, speaker: Speaker, plan: Plan) -> str:
    """Return what the child said of the plan, day by day, in their own words; or that they were not asked yet."""
    voices = [voice for voice in plan.voices if voice.of == "CHILD"]
    if not voices:
        return session.words("not asked yet")
    said: list[str] = []
    for day, group in groupby(voices, key=lambda voice: voice.on):
        parts = " ".join(_voice_text(session, speaker, voice) for voice in group)
        said.append(f"{short_day(session, day)}: {parts}" if day else parts)
    return " ".join(said)


def carer_lines(session: Session, speaker: Speaker, plan: Plan) -> tuple[Line, ...]:
    """Return what each parent or carer said, a line each, disagreement among it."""
    names = dict.fromkeys(voice.name for voice in plan.voices if voice.of != "CHILD")
    return tuple(
        Line(
            label=speaker.say(name) or session.words("Parent or carer"),
            text=" ".join(
                joined((f"{short_day(session, voice.on)}: {said}" if voice.on else said,))
                for voice in plan.voices
                if voice.of != "CHILD" and voice.name == name and (said := _voice_text(session, speaker, voice))
            ),
        )
        for name in names
    )


def _voice_text(session: Session, speaker: Speaker, voice: PlanVoice) -> str:
    words = session.words
    parts = [quoted(speaker, voice.words)] if voice.words else []
    for lead, text in (
        (words("Wants: {what}"), voice.wants),
        (words("Agrees: {what}"), voice.agrees),
        (words("Can do: {what}"), voice.can_do),
        (words("Does not agree: {what}"), voice.disagrees),
    ):
        if text:
            said = speaker.say(text)
            parts.append(ended(said if _repeats(lead, said) else lead.format(what=said)))
    if not parts and voice.method in {"DECLINED", "NOT_YET"}:
        parts.append(continued(session.content.printed("voice_method", voice.method)))
    return " ".join(parts)


def _repeats(lead: str, said: str) -> bool:
    """Return whether what was said begins as its lead does: "Agrees with the plan" needs no "Agrees:" before it."""
    return said.casefold().startswith(lead.partition(":")[0].casefold())


def may_do_text(session: Session, speaker: Speaker, plan: Plan) -> str:
    """Return what the child may do, with the time under line of sight."""
    words, sight = session.words, sight_text(session, plan)
    return joined((speaker.say(plan.may_still_do), words("Line of sight {time}", time=sight) if sight else ""))


def review_text(session: Session, plan: Plan) -> str:
    """Return when the plan is looked at: before a closure, at the day that was set, then every six weeks."""
    words, calendar, today = session.words, session.school.calendar, session.today()
    if plan.status in {PlanStatus.ENDED, PlanStatus.SUPERSEDED}:
        return ""
    due = read_day(plan.review_due)
    parts: list[str] = []
    closure = calendar.next_closure(today)
    before = closure_review_day(closure, calendar) if closure is not None else None
    settled = closure is not None and any(is_about(review, closure) for review in plan.closures)
    if before is not None and not settled and (due is None or before <= due):
        parts.append(words("Before the closure: {day}", day=_day(session, before)))
    start = read_day(plan.in_force_day)
    if not plan.reviews:
        first = due or (first_review(start, calendar) if start is not None else None)
        if first is None:
            parts.append(words("First review 10 school days after it comes into force, then at most every six weeks"))
        else:
            parts.append(
                words(
                    "First review by {day} (10 school days), then by {next}",
                    day=_day(session, first),
                    next=_day(session, next_review(first)),
                )
            )
    elif due is not None:
        parts.append(words("By {day}, then at most every six weeks", day=_day(session, due)))
    return words("{days}; after any new concern", days=joined(parts))


def _day(session: Session, day: date) -> str:
    return short_day(session, day.isoformat())


def _ending_line(session: Session, speaker: Speaker, ending: PlanEnding) -> Line:
    words = session.words
    label = words("Ended") if ending.outcome == "END" else words("Stepped down")
    day = spell(date.fromisoformat(ending.on), "{day} {month} {year}") if ending.on else ""
    rule = words("What stays: {rule}", rule=speaker.say(ending.residual_rule)) if ending.residual_rule else ""
    return Line(label=label, text=joined((day, opened(speaker.say(ending.evidence)), rule)))
