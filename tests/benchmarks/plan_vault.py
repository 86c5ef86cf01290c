"""The demo's risk plan grown: many rows in many versions, each of which differs from the one before in some rows."""

from dataclasses import replace

from big_vault import key

from hsbdesk.desk.desk import Desk
from hsbdesk.domain.ids import FileId, RecordId
from hsbdesk.domain.numbers import record_number
from hsbdesk.domain.plan import Plan, PlanRow, PlanStatus
from hsbdesk.storage.numbers import keep_number
from hsbdesk.storage.records import read_records

_FIRST_NUMBER = 7_000
"""Of the versions added; the demo's own are lower."""


def make_plans(desk: Desk, file: FileId, rows: int, versions: int) -> tuple[Plan, ...]:
    """Give a file without a plan this many versions of one; the last is a draft, the one before is in force."""
    session = desk.session
    like = read_records(session.db, Plan, "t.number = ?", ("P-0029H",))[0]
    made: list[Plan] = []
    for n in range(1, versions + 1):
        is_draft = n == versions
        status = PlanStatus.DRAFT if is_draft else PlanStatus.ACTIVE if n == versions - 1 else PlanStatus.SUPERSEDED
        made.append(
            replace(
                like,
                id=RecordId(key("p", n)),
                number=record_number("P", _FIRST_NUMBER + n),
                file=file,
                plan_version=n,
                status=status,
                replaces=made[-1].id if made else None,
                links=(),
                in_force_day="" if is_draft else f"2026-02-{n:02}",
                until_day=f"2026-02-{n + 1:02}" if status is PlanStatus.SUPERSEDED else "",
                rows=tuple(_row(like.rows[place % len(like.rows)], place, n) for place in range(rows)),
            )
        )
    with session.saving():
        for plan in made:
            keep_number(session.db, plan.number, plan.id)
            session.add(plan, "begun", text=plan.number, file=file)
    return tuple(made)


def _row(row: PlanRow, place: int, version: int) -> PlanRow:
    """Return a row of the demo as a row of its own; every fourth reads differently in each version."""
    said = f"{row.because}, as seen in version {version if place % 4 == 0 else 1}"
    return replace(row, key=f"row{place}", name=f"{row.name} {place + 1}", places=(), concerns=(), because=said)
