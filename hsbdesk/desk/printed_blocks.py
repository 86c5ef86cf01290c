"""One place of the full plan: everything the safeguarding team works by, as one block."""

from collections.abc import Sequence

from hsbdesk.desk.printed_rows import (
    TROUBLED,
    binding,
    continued,
    ended,
    from_text,
    if_lines,
    joined,
    place_title,
    quoted,
    short_day,
    supervision_line,
    what_text,
    who_text,
)
from hsbdesk.desk.session import Session
from hsbdesk.desk.speaker import Speaker
from hsbdesk.domain.concern import Concern
from hsbdesk.domain.ids import RecordId
from hsbdesk.domain.intervention import Intervention
from hsbdesk.domain.paper import Line
from hsbdesk.domain.plan import Attendance, Control, ControlStatus, Hold, Level, PlanRow
from hsbdesk.domain.plan_checks import may_hold
from hsbdesk.domain.printed_plan import PrintedBlock
from hsbdesk.errors import DeskError
from hsbdesk.storage.records import read_record

_LESSONS = frozenset({"CLASSROOM", "CORRIDOR_STAIRS", "HALL_PE", "CHANGING_PE", "SWIMMING", "ARRIVAL_DEPARTURE"})
"""The school day itself: whether the child attends it is no question of a plan (domain.md 6.2)."""
_SAID = frozenset({Attendance.CONTINUE, Attendance.CONTINUE_WITH_CONDITIONS, Attendance.TO_BE_DECIDED})


def full_block(session: Session, speaker: Speaker, row: PlanRow) -> PrintedBlock:
    """Return one place with everything the safeguarding team works by."""
    words, content = session.words, session.content
    notes = (
        (*supervision_line(session, speaker, row), *_attendance(session, speaker, row)),
        if_lines(session, speaker, row),
        may_do_lines(session, speaker, row),
        voices_lines(session, speaker, row),
        club_lines(session, speaker, row),
        _over(session, speaker, row),
    )
    return PrintedBlock(
        name=place_title(session, speaker, row),
        level=level_text(session, row),
        context=context_lines(session, speaker, row),
        heads=("", words("What will happen"), words("Who (cover)"), words("From")),
        controls=control_rows(session, speaker, binding(row), state=True),
        notes=tuple(note for note in notes if note),
        strong=tuple(content.printed("control_status", status.value) for status in TROUBLED),
    )


def level_text(session: Session, row: PlanRow) -> str:
    """Return "Concern: Higher"; empty while nobody has said."""
    if row.level is Level.NOT_SAID:
        return ""
    return session.words("Concern: {level}", level=session.content.printed("level", row.level.value))


def control_rows(
    session: Session, speaker: Speaker, controls: Sequence[Control], *, state: bool
) -> tuple[tuple[str, ...], ...]:
    """Return the numbered rows of the table of what will happen."""
    return tuple(
        (
            str(no),
            what_text(session, speaker, control, state=state),
            who_text(session, speaker, control),
            from_text(session, control),
        )
        for no, control in enumerate(controls, 1)
    )


def context_lines(session: Session, speaker: Speaker, row: PlanRow) -> tuple[Line, ...]:
    """Return what is of concern in a place, when it is more likely, why this level, and who may be at risk."""
    words = session.words
    what = speaker.say(row.behaviour) or ("" if row.concerns else words("Nothing recorded there"))
    days = [day for day in _concern_days(session, row) if day not in what]
    when = days[0] if days else ""
    if len(days) == 2:
        when = words("{first} and {last}", first=days[0], last=days[1])
    elif len(days) > 2:
        when = words("{n} days from {first} to {last}", n=len(days), first=days[0], last=days[-1])
    first = ", ".join(part for part in (what, when) if part)
    more = speaker.say(row.triggers_words) or ", ".join(
        continued(session.content.printed("trigger", code)) for code in row.triggers
    )
    lines = [Line(label="", text=ended(joined((first, speaker.say(row.gives)))))]
    if more:
        lines.append(Line(label=words("More likely:"), text=ended(more)))
    if row.because:
        lines.append(Line(label=words("Why:"), text=ended(speaker.say(row.because))))
    if row.at_risk:
        lines.append(Line(label=words("At risk:"), text=ended(speaker.say(row.at_risk))))
    return tuple(lines)


def _concern_days(session: Session, row: PlanRow) -> list[str]:
    """Return the days of the entries a row answers, oldest first."""
    days: list[str] = []
    for record in row.concerns:
        try:
            concern = read_record(session.db, Concern, record)
        except DeskError:
            continue  # an entry that a case file named and did not bring
        if concern.when.start and concern.counts:
            days.append(concern.when.start)
    return [short_day(session, day) for day in sorted(set(days))]


def _attendance(session: Session, speaker: Speaker, row: PlanRow) -> tuple[Line, ...]:
    words = session.words
    label = words("Attendance:")
    if row.attendance is Attendance.ON_HOLD and may_hold(row.setting):
        return (Line(label=label, text=ended(hold_text(session, speaker, row.hold or Hold()))),)
    if row.attendance not in _SAID or row.setting in _LESSONS:
        return ()
    said = continued(session.content.printed("attendance_decision", row.attendance.value))
    if row.attendance_words:
        said = f"{said} ({speaker.say(row.attendance_words).rstrip('.')})"
    return (Line(label=label, text=said),)


def hold_text(session: Session, speaker: Speaker, hold: Hold) -> str:
    """Return a pause with its end and all that belongs to it; what is missing is said."""
    words = session.words
    if hold.ends:
        head = words("on hold until {day}", day=short_day(session, hold.ends))
    else:
        head = words("on hold, no end is set")
    waits = ""
    if hold.waits_for is not None:
        waits = words("waits for: {what}", what=_title_of(session, speaker, hold.waits_for))
    parts = (
        head,
        waits,
        words("because: {why}", why=speaker.say(hold.reason)) if hold.reason else "",
        words("instead: {what}", what=speaker.say(hold.substitute)) if hold.substitute else "",
        words("decided by {who}", who=speaker.say(hold.decided_by)) if hold.decided_by else "",
        words("told: {how}", how=speaker.say(hold.told_how)) if hold.told_how else "",
    )
    return "; ".join(part for part in parts if part)


def _title_of(session: Session, speaker: Speaker, intervention: RecordId) -> str:
    try:
        return speaker.say(read_record(session.db, Intervention, intervention).title)
    except DeskError:  # a case file named it and did not bring it
        return session.words("an intervention that is not in this vault")


def may_do_lines(session: Session, speaker: Speaker, row: PlanRow) -> tuple[Line, ...]:
    """Return what the child may do there, and strengths and needs of the place."""
    words = session.words
    lines: list[Line] = []
    if row.may_still_do:
        label = words("What {name} may do:", name=speaker.name(speaker.child.id))
        lines.append(Line(label=label, text=ended(speaker.say(row.may_still_do))))
    if row.alternative:
        lines.append(Line(label=words("Instead:"), text=ended(speaker.say(row.alternative))))
    for label, vocabulary, codes, typed in (
        (words("Strengths here:"), "plan_strength", row.strengths, ""),
        (words("Needs:"), "plan_need", row.needs, row.needs_words),
    ):
        text = ", ".join(continued(session.content.printed(vocabulary, code)) for code in codes)
        text = "; ".join(part for part in (text, speaker.say(typed)) if part)
        if text:
            lines.append(Line(label=label, text=ended(text)))
    return tuple(lines)


def voices_lines(session: Session, speaker: Speaker, row: PlanRow) -> tuple[Line, ...]:
    """Return what the child and the carer say of a place."""
    views = (
        (session.words("{name}’s view:", name=speaker.name(speaker.child.id)), row.child_view),
        (session.words("Parent’s or carer’s view:"), row.carer_view),
    )
    return tuple(Line(label=label, text=ended(speaker.say(view))) for label, view in views if view)


def club_lines(session: Session, speaker: Speaker, row: PlanRow) -> tuple[Line, ...]:
    """Return who speaks to the club, in the words agreed with the family."""
    if not row.agreed_words:
        return ()
    words = session.words
    who = session.content.printed("speaks_to_club", row.speaks_to_club) if row.speaks_to_club else ""
    label = words("Said to the club, by {who}:", who=continued(who)) if who else words("Said to the club:")
    return (Line(label=label, text=quoted(speaker, row.agreed_words)),)


def _over(session: Session, speaker: Speaker, row: PlanRow) -> tuple[Line, ...]:
    """Return what ended, and when this place is looked at before the whole plan."""
    words = session.words
    over = [
        joined((speaker.say(control.what), speaker.say(control.status_words)))
        for control in row.controls
        if control.status is ControlStatus.ENDED
    ]
    lines = [Line(label=words("Ended:"), text=ended(joined(over)))] if over else []
    if row.review_due:
        day = short_day(session, row.review_due)
        lines.append(Line(label=words("Review:"), text=words("this place by {day}.", day=day)))
    return tuple(lines)
