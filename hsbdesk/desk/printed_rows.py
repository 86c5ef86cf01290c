"""One place of a plan on paper: its table of what will happen, and the sentences around it."""

from collections.abc import Iterable
from datetime import date

from hsbdesk.desk.session import Session
from hsbdesk.desk.speaker import Speaker
from hsbdesk.domain.date_names import spell
from hsbdesk.domain.dates import is_day
from hsbdesk.domain.paper import Line
from hsbdesk.domain.plan import Control, ControlStatus, PlanRow
from hsbdesk.domain.school import PhoneContact

_ONE_OFF = frozenset({"ENVIRONMENT_CHANGE", "STAFF_BRIEF", "CLEAR_RULE_TAUGHT"})
"""Done once, so nobody covers for it."""
TROUBLED = (
    ControlStatus.PARTLY,
    ControlStatus.NOT_CHECKED,
    ControlStatus.NOT_DELIVERED,
    ControlStatus.DELIVERED_DID_NOT_WORK,
)
"""What the safeguarding team must see beside a control."""


def place_title(session: Session, speaker: Speaker, row: PlanRow) -> str:
    """Return a place with its days and times: "Junior football club, Tuesdays 17:00 to 18:00"."""
    words = session.words
    days = ", ".join(words("{day}s", day=session.content.printed("weekday", day)) for day in row.days)
    hours = words("{start} to {end}", start=row.starts, end=row.ends) if row.starts and row.ends else row.starts
    when = " ".join(part for part in (days, hours) if part)
    return ", ".join(part for part in (speaker.say(row.name), when) if part)


def short_day(session: Session, iso: str) -> str:
    """Return "17 March", with the year where it is not this one; what is no ISO day is returned as it is."""
    if not is_day(iso):
        return iso
    day = date.fromisoformat(iso)
    return spell(day, "{day} {month}" if day.year == session.today().year else "{day} {month} {year}")


def joined(parts: Iterable[str], between: str = ". ") -> str:
    """Return texts as sentences that follow one another; a full stop only where none stands."""
    kept = [part.strip() for part in parts if part.strip()]
    said = [part.rstrip(".") if between == ". " and index < len(kept) - 1 else part for index, part in enumerate(kept)]
    return between.join(said)


def ended(text: str) -> str:
    """Return a text that ends as a sentence does."""
    text = text.strip()
    return text if not text or text[-1] in ".!?”" else f"{text}."


def opened(text: str) -> str:
    """Return a text with a capital at its start."""
    return text[:1].upper() + text[1:]


def continued(text: str) -> str:
    """Return a label as it reads after a colon: "Line of sight" becomes "line of sight"."""
    return text[:1].lower() + text[1:]


def who_text(session: Session, speaker: Speaker, control: Control, nobody: str = "") -> str:
    """Return who does it, with the cover in brackets; "no cover" is said, and what a carer can do."""
    words = session.words
    who, cover = speaker.say(control.who), speaker.say(control.cover)
    if who and not cover and control.type not in _ONE_OFF and f" {words('or')} " not in who:
        cover = nobody or words("no cover")
    said = f"{who} ({cover})" if cover else who
    capacity = speaker.say(control.carer_capacity)
    return f"{said}. {opened(capacity)}" if capacity else said


def from_text(session: Session, control: Control) -> str:
    """Return from when it is done: "17 March", "by 23 March" while it is planned, "17 March to 2 April"."""
    words, start = session.words, short_day(session, control.starts)
    if control.ends:
        end = short_day(session, control.ends)
        return words("{start} to {end}", start=start, end=end) if start else words("until {day}", day=end)
    if control.status is ControlStatus.PLANNED and is_day(control.starts):
        return words("by {day}", day=start)
    return start


def what_text(session: Session, speaker: Speaker, control: Control, *, state: bool) -> str:
    """Return what will happen; with `state` also whether it does: "Separate rooms. Not checked: aunt told us"."""
    words = session.words
    said = speaker.say(control.what)
    if control.conditional:
        said = joined((said, words("Only if {what}", what=speaker.say(control.conditional))))
    if not state or control.status not in TROUBLED:
        return said
    label = session.content.printed("control_status", control.status.value)
    how = speaker.say(control.status_words)
    if how.casefold().endswith(label.casefold()):  # "aunt told us, not checked"
        how = how[: -len(label)].rstrip(" ,;.")
    return joined((said, f"{label}: {how}" if how else label))


def binding(row: PlanRow) -> tuple[Control, ...]:
    """Return the controls that are still meant to happen."""
    return tuple(control for control in row.controls if control.status is not ControlStatus.ENDED)


def if_lines(session: Session, speaker: Speaker, row: PlanRow) -> tuple[Line, ...]:
    """Return "If:" with each answer after another, empty without any."""
    said: list[str] = []
    for answer in row.contingencies:
        when = speaker.say(answer.when_words) or continued(session.content.printed("contingency_if", answer.when))
        who = [speaker.say(answer.by)] if answer.by else []
        who += [session.words("tell {who}", who=speaker.say(answer.tell))] if answer.tell else []
        then = speaker.say(answer.then).rstrip(".") + (f" ({'; '.join(who)})" if who else "")
        text = f"{when}: {then.strip()}" if then else when
        said.append(ended(opened(text) if said else text))
    return (Line(label=session.words("If:"), text=" ".join(said)),) if said else ()


def supervision_line(session: Session, speaker: Speaker, row: PlanRow) -> tuple[Line, ...]:
    """Return how the place is supervised, and by whom where the table does not say it already."""
    words = session.words
    how = speaker.say(row.supervision_words)
    if not how and row.supervision:
        how = continued(session.content.printed("supervision_level", row.supervision))
    named = any(row.supervisor in control.who for control in binding(row))
    who = "" if named else speaker.say(row.supervisor)
    if who:
        who = f"{who} ({speaker.say(row.supervisor_cover)})" if row.supervisor_cover else who
        who = ", ".join(part for part in (who, speaker.say(row.supervisor_role)) if part)
    if row.supervisor and row.briefed_on:
        briefed = words("briefed {day}", day=short_day(session, row.briefed_on))
        who = ", ".join(part for part in (who or speaker.say(row.supervisor), briefed) if part)
    text = ", ".join(part for part in (how, who) if part)
    return (Line(label=words("Supervision:"), text=text),) if text else ()


def quoted(speaker: Speaker, text: str) -> str:
    """Return words that somebody said, in quotation marks once."""
    said = speaker.say(text.strip(), quotation=True)
    return said if not said or said[0] in '“"‘' else f"“{said}”"


def phones_text(phones: tuple[PhoneContact, ...]) -> str:
    """Return names and numbers: "Nia Morgan, 01632 960 201; Aled Rees, 01632 960 214"."""
    return "; ".join(", ".join(part for part in (phone.name, phone.phone) if part) for phone in phones)
