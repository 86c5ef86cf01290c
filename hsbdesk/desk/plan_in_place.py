"""What of a file's risk plan is in place now: interim changes first, then the controls that are really there."""

from collections.abc import Callable, Iterator, Sequence

from hsbdesk.desk.plan_records import open_changes, plan_in_force
from hsbdesk.desk.plan_words import moment_text, with_cover
from hsbdesk.desk.session import Session
from hsbdesk.desk.timelines import InPlaceLine, in_place_lines
from hsbdesk.domain.chronology import Dated
from hsbdesk.domain.ids import FileId
from hsbdesk.domain.plan import Control, ControlStatus, Plan
from hsbdesk.domain.timeline import short_name

_NAMED = 8
"""So many controls stand in one line."""


def lines_in_place(
    session: Session, file: FileId, dated: Sequence[Dated], say: Callable[[str], str]
) -> tuple[InPlaceLine, ...]:
    """Return what is in place now: interim changes first, then what did not hold, then what did.

    A control that was not delivered, did not work or has ended never stands here; one that nobody judged yet and one
    that is planned do not either. `say` turns typed text into what the reader may see.
    """
    done = in_place_lines(session, dated, say)
    known = " ".join(line.text for line in done)
    controls = _control_lines(session, plan_in_force(session, file), lambda text: _once(short_name(say(text)), known))
    rest = sorted((*done, *controls), key=lambda line: not line.missed)
    return (*_interim_lines(session, file, say), *rest)


def _once(name: str, known: str) -> str:
    """Return a control's name unless the same thing is said as an intervention already."""
    return "" if name in known else name


def _interim_lines(session: Session, file: FileId, say: Callable[[str], str]) -> Iterator[InPlaceLine]:
    today, now = session.today().isoformat(), f"{session.now():%H:%M}"
    for _, change in open_changes(session, file):
        if (change.from_day, change.from_time) > (today, now):
            continue
        what = ", ".join(part for part in (change.what.rstrip("."), with_cover(change.who, change.cover)) if part)
        since = moment_text(change.from_day, change.from_time)
        yield InPlaceLine(session.words("Interim, since {when}: {what}", when=since, what=say(what)), missed=False)


def _control_lines(session: Session, plan: Plan | None, say: Callable[[str], str]) -> Iterator[InPlaceLine]:
    if plan is None:
        return
    words, version = session.words, f"v{plan.plan_version}"
    partly = _names(session, plan, ControlStatus.PARTLY, say)
    if partly:
        yield InPlaceLine(words("Plan {v}, partly in place: {names}", v=version, names=partly), missed=True)
    there = _names(session, plan, ControlStatus.IN_PLACE, say)
    if there:
        yield InPlaceLine(words("Plan {v}, in place: {names}", v=version, names=there), missed=False)


def _names(session: Session, plan: Plan, status: ControlStatus, say: Callable[[str], str]) -> str:
    today = session.today().isoformat()
    found = [say(c.what) for row in plan.rows for c in row.controls if c.status is status and _runs(c, today)]
    names = [name for name in dict.fromkeys(found) if name]
    shown = "; ".join(names[:_NAMED])
    left = len(names) - _NAMED
    return session.words("{names} and {n} more", names=shown, n=left) if left > 0 else shown


def _runs(control: Control, today: str) -> bool:
    return (not control.starts or control.starts <= today) and (not control.ends or today <= control.ends)
