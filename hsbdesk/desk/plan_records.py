"""The stored plans of a file: which version is in force, which is being written, and what binds beside it."""

from collections.abc import Sequence

from hsbdesk.desk.session import Session
from hsbdesk.domain.ids import FileId
from hsbdesk.domain.interim import Interim, InterimChange
from hsbdesk.domain.plan import Plan, PlanStatus
from hsbdesk.domain.safety_plan import SafetyPlan
from hsbdesk.storage.records import read_records


def plans_of(session: Session, file: FileId) -> list[Plan]:
    """Return the versions of a file's plan, oldest first; drafts that were dropped are not among them."""
    found = session.kept.get(("plans", file), lambda: _read_plans(session, file))
    return [plan for plan in found if plan.struck_out is None]


def _read_plans(session: Session, file: FileId) -> list[Plan]:
    """Read the versions of a plan; forty places a version are many rows, and most versions stay as they are."""
    db = session.db
    listed = "SELECT id, version FROM plan WHERE file = ? ORDER BY plan_version, rowid"
    versions = {str(row[0]): int(row[1]) for row in db.execute(listed, (file,)).fetchall()}

    def read(ids: Sequence[str]) -> list[Plan]:
        marks = ", ".join("?" * len(ids))
        found = {str(plan.id): plan for plan in read_records(db, Plan, f"t.id IN ({marks})", ids)}
        return [found[one] for one in ids]

    return list(session.kept.readings(("plans", file), versions, read).values())


def plan_in_force(session: Session, file: FileId) -> Plan | None:
    """Return the version everybody goes by now, or None."""
    return next((plan for plan in reversed(plans_of(session, file)) if plan.is_in_force), None)


def plan_draft(session: Session, file: FileId) -> Plan | None:
    """Return the version that is being written, or None."""
    return next((plan for plan in reversed(plans_of(session, file)) if plan.status is PlanStatus.DRAFT), None)


def interims_of(session: Session, file: FileId) -> list[Interim]:
    """Return the records of interim changes of a file, oldest first."""
    found = session.kept.get(
        ("interims", file), lambda: read_records(session.db, Interim, "t.file = ?", (file,), "t.rowid")
    )
    return [interim for interim in found if interim.struck_out is None]


def open_changes(session: Session, file: FileId) -> list[tuple[Interim, InterimChange]]:
    """Return the interim changes that bind now, in the order in which they came into force."""
    found = [(interim, change) for interim in interims_of(session, file) for change in interim.open]
    return sorted(found, key=lambda pair: (pair[1].from_day, pair[1].from_time))


def safety_plans_of(session: Session, file: FileId) -> list[SafetyPlan]:
    """Return the versions of a file's safety plan, oldest first."""
    found = session.kept.get(
        ("safety", file),
        lambda: read_records(session.db, SafetyPlan, "t.file = ?", (file,), "t.plan_version, t.rowid"),
    )
    return [plan for plan in found if plan.struck_out is None]
