"""Who is asked to sign a plan or a safety plan, what each answered, and which answer fell away (domain.md 6.5)."""

from collections.abc import Sequence
from dataclasses import dataclass

from hsbdesk.domain.plan import IN_FORCE, Plan, PlanStatus, SignatureAsked
from hsbdesk.domain.plan_codes import plan_code, row_code, safety_code
from hsbdesk.domain.plan_signing import asked_of, is_answer, signatures_of
from hsbdesk.domain.safety_plan import SafetyPlan
from hsbdesk.domain.signoff import SignOff, SignOffRole

PLAN_ROLES = (
    SignOffRole.LEAD,
    SignOffRole.HEADTEACHER,
    SignOffRole.SENIOR_MANAGER,
    SignOffRole.CARER,
    SignOffRole.CHILD,
    SignOffRole.ROW_LEAD,
    SignOffRole.SERVICE,
)
SAFETY_ROLES = (SignOffRole.LEAD, SignOffRole.CARER, SignOffRole.CHILD)
OUTSIDE_ROLES = frozenset({SignOffRole.CARER, SignOffRole.CHILD, SignOffRole.SERVICE})
"""They have no passphrase here: what they say is noted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedPart:
    """One part in which somebody is asked to sign, and how it stands."""

    asked: SignatureAsked
    answer: SignOff | None = None
    """What they answered to what stands now."""
    fell: SignOff | None = None
    """Their latest answer to a text that has changed since; None while one stands."""
    since: int = 0
    """The earlier version whose row they signed; 0 when they answered to this one."""

    @property
    def state(self) -> str:
        """Return "stands", "carried", "declined", "not_asked", "fallen" or "open"."""
        if self.answer is None:
            return "fallen" if self.fell is not None and not self.since else "open"
        if self.answer.answer == "SIGNED":
            return "carried" if self.since else "stands"
        return self.answer.answer.lower()


def code_of(record: Plan | SafetyPlan, row: str = "") -> str:
    """Return the check code of what is signed: the whole, or for a row's lead their row; empty for no such row."""
    if isinstance(record, SafetyPlan):
        return safety_code(record)
    if not row:
        return plan_code(record)
    found = record.row(row)
    return row_code(found) if found is not None else ""


def parts_of(record: Plan | SafetyPlan, earlier: Sequence[Plan] = ()) -> tuple[AskedPart, ...]:
    """Return everybody who is asked or has answered, in the order of the roles.

    `earlier` are the versions before this one, oldest first. Whoever signed a row there is asked again once it
    changes. What no longer is in force keeps its answers as they were given, and asks nobody.
    """
    is_open = record.status is PlanStatus.DRAFT or record.status in IN_FORCE
    before = tuple(reversed(earlier)) if is_open and isinstance(record, Plan) else ()
    answers = _answers(record, earlier) if is_open else record.signatures
    known = list(_asked(record)) if is_open else []
    rows = {row.key for row in record.rows} if isinstance(record, Plan) else set[str]()
    signed = [s for old in before for s in old.signatures if s.row in rows and s.answer == "SIGNED"]
    for answer in (*record.signatures, *signed):  # those nobody was asked for by name
        if not any(is_answer(answer, asked) for asked in known):
            known.append(SignatureAsked(role=answer.role.value, name=answer.name, row=answer.row))
    order = {role.value: place for place, role in enumerate(SignOffRole)}
    found = [_part(record, asked, answers, before) for asked in known]
    return tuple(sorted(found, key=lambda part: order.get(part.asked.role, len(order))))


def _asked(record: Plan | SafetyPlan) -> Sequence[SignatureAsked]:
    if isinstance(record, Plan):
        return asked_of(record)
    return tuple(SignatureAsked(role=role.value, name="") for role in SAFETY_ROLES)


def _answers(record: Plan | SafetyPlan, earlier: Sequence[Plan]) -> Sequence[SignOff]:
    if isinstance(record, Plan):
        return signatures_of(record, earlier)
    code = safety_code(record)
    return [s for s in record.signatures if record.status in IN_FORCE or s.content_code == code]


def _part(
    record: Plan | SafetyPlan, asked: SignatureAsked, answers: Sequence[SignOff], before: Sequence[Plan]
) -> AskedPart:
    """Return a part: answered to this version, else to a row that reads as before, else what fell away."""
    own = [s for s in record.signatures if is_answer(s, asked)]
    standing = [s for s in answers if is_answer(s, asked)]
    if standing and standing[-1] in own:
        return AskedPart(asked=asked, answer=standing[-1])
    for old in before if asked.row else ():
        for signature in reversed(old.signatures):
            if is_answer(signature, asked) and signature.answer == "SIGNED":
                if signature in standing:
                    return AskedPart(asked=asked, answer=signature, since=old.plan_version)
                if not own:
                    return AskedPart(asked=asked, fell=signature, since=old.plan_version)
    return AskedPart(asked=asked, fell=own[-1] if own else None)
