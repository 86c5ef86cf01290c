"""Where each child's plan stands, in a word or two for the list of children (ux.md 5.4)."""

from dataclasses import dataclass
from datetime import date

from hsbdesk.desk.session import Session
from hsbdesk.domain.child import FileKind
from hsbdesk.domain.date_names import spell
from hsbdesk.domain.ids import FileId
from hsbdesk.domain.plan import IN_FORCE, PlanStatus


@dataclass(frozen=True, slots=True)
class PlanState:
    """A few words, and whether they want a look: check, done or empty."""

    text: str
    state: str


@dataclass(frozen=True, slots=True)
class _Version:
    number: int
    status: PlanStatus
    review_due: str


class PlanStates:
    """The newest reading of every plan, read in three questions for the whole list."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._plans = _read(session, "plan")
        self._safety_plans = _read(session, "safety_plan")
        self._interims: dict[str, int] = dict(
            session.db.execute(
                "SELECT i.file, count(*) FROM interim i JOIN interim_changes c ON c.owner = i.id"
                " WHERE c.outcome IN ('IN_FORCE', 'RENEWED')"
                " AND NOT EXISTS (SELECT 1 FROM interim_struck_out s WHERE s.owner = i.id) GROUP BY i.file"
            ).fetchall()
        )

    def of(self, file: FileId, kind: FileKind, *, is_open: bool) -> PlanState:
        """Return where the plan of a file stands; a file that is open and has none wants a look."""
        words = self._session.words
        known = (self._plans if kind is FileKind.HSB else self._safety_plans).get(file)
        interims = self._interims.get(file, 0)
        if interims:
            version = f"v{known.number} + " if known is not None and known.status in IN_FORCE else ""
            return PlanState(words("{version}{n} interim", version=version, n=interims), "check")
        if known is None or known.status in {PlanStatus.ENDED, PlanStatus.SUPERSEDED}:
            if not is_open:
                return PlanState("–", "")
            return PlanState(words("Ended") if known is not None else words("No plan"), "" if known else "check")
        if known.status is PlanStatus.DRAFT:
            return PlanState(words("Draft"), "check")
        return self._in_force(known, f"v{known.number}" if kind is FileKind.HSB else words("Active"))

    def _in_force(self, known: _Version, name: str) -> PlanState:
        words, today = self._session.words, self._session.today()
        if not known.review_due:
            return PlanState(name, "done")
        due = date.fromisoformat(known.review_due)
        if due == today:
            return PlanState(words("{plan}, review today", plan=name), "check")
        day = spell(due, "{day} {month}")
        if due < today:
            return PlanState(words("{plan}, review was due {day}", plan=name, day=day), "check")
        return PlanState(words("{plan}, review {day}", plan=name, day=day), "done")


def _read(session: Session, table: str) -> dict[str, _Version]:
    """Return the version in force of each file, else the newest one; dropped drafts are passed over."""
    rows = session.db.execute(
        f"SELECT file, plan_version, status, review_due FROM {table} p"
        f" WHERE NOT EXISTS (SELECT 1 FROM {table}_struck_out s WHERE s.owner = p.id) ORDER BY plan_version, rowid"
    ).fetchall()
    found: dict[str, _Version] = {}
    for file, number, status, review_due in rows:
        version = _Version(number, PlanStatus(status), review_due)
        held = found.get(file)
        if held is None or held.status not in IN_FORCE or version.status in IN_FORCE:
            found[file] = version
    return found
