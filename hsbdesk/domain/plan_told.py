"""What is due of what people were told: paper that comes back, and whoever holds something old (domain.md 6.3)."""

from collections.abc import Collection, Sequence
from datetime import date

from hsbdesk.domain.plan import Plan
from hsbdesk.domain.plan_dates import read_day
from hsbdesk.domain.plan_duty import DueKind, PlanDue, in_order, start_day
from hsbdesk.domain.recall import InForce, RecallReason, find_old_tellings
from hsbdesk.domain.sharing import Told
from hsbdesk.domain.timers import add_working_days


def due_of_told(now: InForce, told: Sequence[Told], settled: Collection[str], today: date) -> tuple[PlanDue, ...]:
    """Return the paper that is to come back, and one line for all who hold something old.

    `told` are all tellings of a file, oldest first; `settled` the ids of those whose paper came back, was destroyed or
    was replaced. Paper is due until one of these is noted, whatever became of the plan meanwhile; whoever holds
    something old is to be told at once: late from the second weekday after the change on.
    """
    found: list[PlanDue] = []
    for telling in told:
        on = read_day(telling.return_by)
        if on is not None and telling.id not in settled:
            found.append(
                PlanDue(
                    kind=DueKind.RETURN, on=on, is_overdue=on < today, record=telling.record, row=telling.row,
                    told=(telling.id,),
                )
            )  # fmt: skip
    old = find_old_tellings(now, told, settled)
    if old:
        changed = min(_changed_on(now, reason, today) for one in old for reason in one.reasons)
        plan = _latest(now)
        found.append(
            PlanDue(
                kind=DueKind.RECALL, on=changed, is_overdue=add_working_days(changed, 1, frozenset()) < today,
                record=plan.id if plan is not None else old[0].told.record, told=tuple(one.told.id for one in old),
            )
        )  # fmt: skip
    return in_order(found)


def _changed_on(now: InForce, reason: RecallReason, today: date) -> date:
    """Return the day on which what somebody was told became old; today where the records do not say."""
    if reason.change:
        change = next(change for _, change in now.changes() if change.key == reason.change)
        day = read_day(change.from_day if change.is_in_force else change.outcome_on)
    elif now.plan is not None:
        day = start_day(now.plan)
    else:
        plan = _latest(now)
        day = read_day(plan.until_day) if plan is not None else None
    return day or today


def _latest(now: InForce) -> Plan | None:
    """Return the version in force, otherwise the last one that was."""
    begun = [plan for plan in now.plans if plan.in_force_day and plan.struck_out is None]
    return max(begun, key=lambda plan: (plan.is_in_force, plan.plan_version), default=None)
