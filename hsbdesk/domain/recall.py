"""Who holds something old: what people were told of a plan, held against what is in force now (domain.md 6.3).

A person who was told of the whole plan holds an old version once another is in force; one who was told of a row
only when that row changed. An interim change makes old what was told of its row before. Whoever has been told
anew, or has given back what they held, holds nothing old.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

from hsbdesk.domain.ids import RecordId
from hsbdesk.domain.interim import Interim, InterimChange, InterimOutcome
from hsbdesk.domain.names import fold
from hsbdesk.domain.plan import IN_FORCE, Plan, PlanRow, PlanStatus
from hsbdesk.domain.plan_codes import row_code
from hsbdesk.domain.safety_plan import SafetyPlan
from hsbdesk.domain.sharing import ContentTier, Told
from hsbdesk.domain.signoff import is_same_person

_ONE_NAME = re.compile(r"[,;/()]|\b(?:and|or|with)\b")
_RULES = frozenset({ContentTier.RULE, ContentTier.RULE_AND_PLACE})


class RecallWhy(StrEnum):
    """Why what somebody was told is old."""

    OLDER = "OLDER"
    """They know the whole of an older version."""
    ROW_CHANGED = "ROW_CHANGED"
    ROW_GONE = "ROW_GONE"
    """The version in force no longer has the row."""
    INTERIM_SINCE = "INTERIM_SINCE"
    """An interim change came into force after they were told."""
    TAKEN_OVER = "TAKEN_OVER"
    """The interim change they know stands in the plan now."""
    INTERIM_ENDED = "INTERIM_ENDED"
    PLAN_ENDED = "PLAN_ENDED"


@dataclass(frozen=True, slots=True)
class RecallReason:
    """One thing that somebody does not know yet."""

    why: RecallWhy
    row: str = ""
    """Key of the row of the plan; empty for the whole, and for an interim change that no row covers."""
    change: str = ""
    """Key of the interim change."""


@dataclass(frozen=True, slots=True)
class OldTelling:
    """A telling that is out of date, and why."""

    told: Told
    reasons: tuple[RecallReason, ...]


@dataclass(frozen=True, slots=True)
class InForce:
    """What a file's people go by, now and before."""

    plans: Sequence[Plan]
    """All versions."""
    interims: Sequence[Interim] = ()
    safety_plans: Sequence[SafetyPlan] = ()

    @property
    def plan(self) -> Plan | None:
        """Return the version in force."""
        return next((plan for plan in self.plans if plan.is_in_force), None)

    @property
    def safety_plan(self) -> SafetyPlan | None:
        """Return the safety plan in force."""
        return next((one for one in self.safety_plans if one.status in IN_FORCE and one.struck_out is None), None)

    def changes(self, interim: RecordId | None = None) -> tuple[tuple[Interim, InterimChange], ...]:
        """Return the interim changes with their record, of one record or of all."""
        kept = [one for one in self.interims if one.struck_out is None and interim in {None, one.id}]
        return tuple((one, change) for one in kept for change in one.changes)


def find_old_tellings(now: InForce, told: Sequence[Told], returned: Collection[str]) -> tuple[OldTelling, ...]:
    """Return the tellings that are out of date, in the order of `told`: oldest first.

    `returned` are the ids of the tellings whose paper came back, was destroyed or was replaced.
    """
    found: list[OldTelling] = []
    for place, telling in enumerate(told):
        if telling.id in returned or not was_told(telling):
            continue
        later = [one for one in told[place + 1 :] if was_told(one) and fold(one.recipient) == fold(telling.recipient)]
        missing = [why for why in _reasons(now, telling) if not any(_answers(now, one, why) for one in later)]
        if missing:
            found.append(OldTelling(telling, tuple(missing)))
    return tuple(found)


def was_told(telling: Told) -> bool:
    """Return whether they were told anything: a decision not to share is in the log as well."""
    return telling.tier is not ContentTier.NOTHING


def rows_of_person(plan: Plan, name: str) -> tuple[str, ...]:
    """Return the keys of the rows in which somebody has a part: as supervisor, cover, or with a control."""
    return tuple(row.key for row in plan.rows if any(is_same_person(name, one) for one in people_of_row(row)))


def people_of_row(row: PlanRow) -> list[str]:
    """Return everybody with a part in a row: the supervisor, covers, who delivers a control, who holds its sheet."""
    said = [row.supervisor, row.supervisor_cover, *(text for c in row.controls for text in (c.who, c.cover))]
    holders = [holder.name for holder in row.sheet.holders] if row.sheet is not None else []
    return [*(name for text in said for name in names_in(text)), *holders]


def names_in(text: str) -> list[str]:
    """Return the names that stand in one field: "E. Lloyd (J. Pugh, duty lead)" holds three."""
    return [part.strip() for part in _ONE_NAME.split(text) if part.strip()]


def _scope(telling: Told, plan: Plan) -> frozenset[str] | None:
    """Return the keys of the rows they were told of; None for the whole plan."""
    if telling.row:
        return frozenset({telling.row})
    own = rows_of_person(plan, telling.recipient) if telling.tier in _RULES else ()
    return frozenset(own) or None


def _reasons(now: InForce, telling: Told) -> list[RecallReason]:
    plan = next((plan for plan in now.plans if plan.id == telling.record), None)
    if plan is not None:
        return _reasons_of_plan(now, telling, plan)
    safety = next((one for one in now.safety_plans if one.id == telling.record), None)
    if safety is not None:
        return _reasons_of_safety_plan(now, safety)
    return [
        RecallReason(_OVER[change.outcome], change.row, change.key)
        for _, change in now.changes(telling.record)
        if telling.record is not None and telling.row in {"", change.key} and change.outcome in _OVER
    ]


_OVER = {
    InterimOutcome.TAKEN_OVER: RecallWhy.TAKEN_OVER,
    InterimOutcome.ENDED: RecallWhy.INTERIM_ENDED,
}


def _reasons_of_plan(now: InForce, telling: Told, plan: Plan) -> list[RecallReason]:
    current = now.plan
    if current is None:
        return [RecallReason(RecallWhy.PLAN_ENDED)] if plan.status is PlanStatus.ENDED else []
    scope = _scope(telling, plan)
    if plan.plan_version < current.plan_version:
        if scope is None:
            return [RecallReason(RecallWhy.OLDER)]
        reasons = [why for row in plan.rows if row.key in scope for why in _row_reason(row, current)]
    else:
        reasons = []
    told_at = (telling.on_day, telling.on_time)
    known = {why.row for why in reasons}
    return reasons + [
        RecallReason(RecallWhy.INTERIM_SINCE, change.row, change.key)
        for _, change in now.changes()
        if change.is_in_force
        and (scope is None or (change.row in scope and change.row not in known))
        and (change.from_day, change.from_time) > told_at
    ]


def _row_reason(row: PlanRow, current: Plan) -> list[RecallReason]:
    after = current.row(row.key)
    if after is None:
        return [RecallReason(RecallWhy.ROW_GONE, row.key)]
    return [] if row_code(after) == row_code(row) else [RecallReason(RecallWhy.ROW_CHANGED, row.key)]


def _reasons_of_safety_plan(now: InForce, safety: SafetyPlan) -> list[RecallReason]:
    current = now.safety_plan
    if current is None:
        return [RecallReason(RecallWhy.PLAN_ENDED)] if safety.status is PlanStatus.ENDED else []
    return [RecallReason(RecallWhy.OLDER)] if safety.plan_version < current.plan_version else []


def _answers(now: InForce, later: Told, reason: RecallReason) -> bool:
    """Return whether somebody learned what is missing when they were told again."""
    current = now.plan
    if later.record is None or reason.why is RecallWhy.PLAN_ENDED:
        return False
    if now.safety_plan is not None and later.record == now.safety_plan.id:
        return reason.why is RecallWhy.OLDER
    if current is not None and later.record == current.id:
        scope = _scope(later, current)
        if reason.why is RecallWhy.INTERIM_SINCE:
            change = next(change for _, change in now.changes() if change.key == reason.change)
            after = (later.on_day, later.on_time) >= (change.from_day, change.from_time)
            return after and (scope is None or reason.row in scope)
        if reason.why is RecallWhy.OLDER:
            return scope is None
        return scope is None or not reason.row or reason.row in scope or reason.why is RecallWhy.ROW_GONE
    known = [change for _, change in now.changes(later.record) if later.row in {"", change.key} and change.is_in_force]
    if reason.why is RecallWhy.INTERIM_SINCE:
        return any(change.key == reason.change for change in known)
    is_over = reason.why is RecallWhy.INTERIM_ENDED and bool(reason.row)
    return is_over and any(change.row == reason.row for change in known)
