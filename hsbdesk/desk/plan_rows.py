"""One row of a risk plan in words: how it stands, and what is missing in it."""

from datetime import date

from hsbdesk.desk.people import NameBook
from hsbdesk.desk.plan_views import PlanRowLine
from hsbdesk.desk.session import Session
from hsbdesk.domain.date_names import spell
from hsbdesk.domain.plan import Attendance, Control, ControlStatus, Level, Plan, PlanRow
from hsbdesk.domain.plan_codes import row_code
from hsbdesk.domain.timeline import short_name

_FAILED = (ControlStatus.NOT_DELIVERED, ControlStatus.DELIVERED_DID_NOT_WORK)


def row_line(session: Session, book: NameBook, row: PlanRow, before: Plan | None) -> PlanRowLine:
    """Return a row as the list of places shows it; `before` is the version a draft is held against."""
    words, content = session.words, session.content
    change = change_of(row, before) if before is not None else ""
    said = {"new": words("New"), "changed": words("Changed")}.get(change, "")
    held = before.row(row.key) if before is not None else None
    failed = _failed(row) or (_failed(held) if held is not None else None)
    if failed is not None:
        # What fails in the version that is in force comes before what the draft will do about it.
        state, mark, said = control_state(session, book, failed), "check", ""
    else:
        state, mark = _standing(session, row)
        state = f"{state[:1].lower()}{state[1:]}" if said else state
    if not state and not said:
        state = next((short_name(book.text(c.what)) for c in row.controls if c.status is not ControlStatus.ENDED), "")
    return PlanRowLine(
        key=row.key,
        name=book.text(row.name),
        setting=row.setting,
        setting_text=content.label("setting", row.setting),
        state=" · ".join(part for part in (said, state) if part),
        mark=mark,
        level=row.level.value,
        level_text="" if row.level is Level.NOT_SAID else content.label("level", row.level.value),
        change=change,
    )


def change_of(row: PlanRow, before: Plan) -> str:
    """Return "new", "changed" or empty for a row against the version before."""
    old = before.row(row.key)
    if old is None:
        return "new"
    if old == row:
        return ""
    return "" if row_code(old) == row_code(row) else "changed"


def _standing(session: Session, row: PlanRow) -> tuple[str, str]:
    """Return how a row stands in a few words, and "check" where somebody should look."""
    words, content = session.words, session.content
    if row.attendance is Attendance.ON_HOLD:
        if row.hold is not None and row.hold.ends:
            return words("On hold until {day}", day=_day(row.hold.ends)), ""
        return words("On hold"), "check"
    standing = {control.status for control in row.controls}
    if ControlStatus.NOT_CHECKED in standing:
        return words("Not checked"), "check" if row.level is Level.HIGHER else ""
    if ControlStatus.PARTLY in standing:
        return words("Partly in place"), ""
    if row.attendance is Attendance.CONTINUE_WITH_CONDITIONS:
        return words("With conditions"), ""
    if row.attendance is Attendance.TO_BE_DECIDED:
        return content.label("attendance_decision", row.attendance.value), ""
    return "", ""


def control_state(session: Session, book: NameBook, control: Control) -> str:
    """Return how a control stands: "Adult escort: not delivered"."""
    label = session.content.label("control_status", control.status.value)
    return f"{short_name(book.text(control.what))}: {label[:1].lower()}{label[1:]}"


def _failed(row: PlanRow) -> Control | None:
    return next((control for status in _FAILED for control in row.controls if control.status is status), None)


def _day(iso: str) -> str:
    return spell(date.fromisoformat(iso), "{day} {month}")
