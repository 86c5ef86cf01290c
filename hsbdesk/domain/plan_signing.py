"""Who is asked to sign a version of a plan, and who has not answered yet (domain.md 6.5).

The lead's signature puts a version into force. The others are asked, and each of them signs, declines or is not
asked with a reason; a plan in force keeps asking until it has their answer.
"""

from collections.abc import Sequence

from hsbdesk.domain.plan import Plan, SignatureAsked
from hsbdesk.domain.plan_codes import plan_code, row_code
from hsbdesk.domain.signoff import SignOff, SignOffRole, is_same_person

ALWAYS_ASKED = (SignOffRole.LEAD, SignOffRole.HEADTEACHER, SignOffRole.CARER, SignOffRole.CHILD)
"""The rest are asked where they have a part: whoever leads a class or club, Social Services or a specialist."""
_MANAGERS = frozenset({SignOffRole.HEADTEACHER.value, SignOffRole.SENIOR_MANAGER.value})
"""Either answers for the school's management."""
_BY_NAME = frozenset({SignOffRole.CARER.value, SignOffRole.ROW_LEAD.value, SignOffRole.SERVICE.value})


def signatures_of(plan: Plan, earlier: Sequence[Plan] = ()) -> tuple[SignOff, ...]:
    """Return the answers that stand under what a version agrees now, those carried over first.

    `earlier` are the versions before it: a row's lead who signed exactly this row there need not sign again. Nothing
    of a version in force can change, so every answer to it stands.
    """
    rows = {row.key: row_code(row) for row in plan.rows}
    carried = tuple(
        signature
        for old in earlier
        if old.id != plan.id
        for signature in old.signatures
        if signature.row and rows.get(signature.row) == signature.content_code
    )
    if plan.is_in_force:
        return (*carried, *plan.signatures)
    code = plan_code(plan)
    return (*carried, *(s for s in plan.signatures if s.content_code == (rows.get(s.row) if s.row else code)))


def asked_of(plan: Plan) -> tuple[SignatureAsked, ...]:
    """Return everybody a version asks, in the order of the roles, those that are always asked among them."""
    roles = {asked.role for asked in plan.asked}
    always = [role.value for role in ALWAYS_ASKED if not roles.intersection(_alike(role.value))]
    order = {role.value: place for place, role in enumerate(SignOffRole)}
    wanted = (*(SignatureAsked(role=role, name="") for role in always), *plan.asked)
    return tuple(sorted(wanted, key=lambda asked: order.get(asked.role, len(order))))


def unanswered(plan: Plan, earlier: Sequence[Plan] = ()) -> tuple[SignatureAsked, ...]:
    """Return whom a version asks and who has neither signed, nor declined, nor been left out with a reason."""
    given = signatures_of(plan, earlier)
    return tuple(asked for asked in asked_of(plan) if not any(is_answer(answer, asked) for answer in given))


def is_answer(answer: SignOff, asked: SignatureAsked) -> bool:
    """Return whether it answers what was asked: of carers, leads of rows and services by name."""
    if answer.role.value not in _alike(asked.role) or answer.row != asked.row:
        return False
    by_name = asked.name.strip() and asked.role in _BY_NAME
    return not by_name or is_same_person(answer.name, asked.name)


def _alike(role: str) -> frozenset[str]:
    return _MANAGERS if role in _MANAGERS else frozenset({role})
