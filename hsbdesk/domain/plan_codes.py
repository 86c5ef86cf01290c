"""Check codes of what a plan agrees: of one row, and of the whole version (domain.md 6.5).

A signature names the code of what was signed. Observations are no part of it: whether a control works, what a review
came to, who was asked and who signed. So a code stays the same for as long as nobody has to sign again, and a row
that reads as in the version before keeps its lead's signature ("row unchanged since v3").
"""

import hashlib
import json
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any, cast

from hsbdesk.domain.plan import Control, NeedToKnow, Plan, PlanContent, PlanRow
from hsbdesk.domain.safety_plan import SafetyPlan

OBSERVED: dict[type[Any], frozenset[str]] = {
    Control: frozenset({"status", "status_words", "status_on", "may_loosen", "may_loosen_on"}),
    PlanRow: frozenset({"review_due"}),
    # That somebody read the sheet before it left is said of the same words.
    NeedToKnow: frozenset({"read_by", "read_on"}),
}
_AGREED_OF_PLAN = tuple(
    field.name
    for field in fields(PlanContent)
    if field.name
    not in {
        "file", "status", "replaces", "in_force_day", "in_force_time", "until_day", "until_time",
        "review_due", "reviews", "closures", "asked", "signatures", "ending",
    }
)  # fmt: skip
_AGREED_OF_SAFETY_PLAN = (
    "plan_version", "links", "trusted_adult", "trusted_cover", "own_words", "feels_safe", "feels_unsafe",
    "contact_rules", "if_worried", "staff_know", "support", "parents_told", "parents_view", "own_space",
)  # fmt: skip
_DIGITS = 16


def row_code(row: PlanRow) -> str:
    """Return the check code of what one row agrees, as four groups of four: "1A2B-3C4D-5E6F-7081"."""
    return _code(_plain(row))


def plan_code(plan: Plan) -> str:
    """Return the check code of what a version agrees; the same for a draft and once it is in force."""
    return _code({name: _plain(getattr(plan, name)) for name in _AGREED_OF_PLAN})


def safety_code(plan: SafetyPlan) -> str:
    """Return the check code of what an affected child's safety plan agrees."""
    return _code({name: _plain(getattr(plan, name)) for name in _AGREED_OF_SAFETY_PLAN})


def _code(agreed: Any) -> str:
    text = json.dumps(agreed, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    digest = hashlib.sha256(text.encode()).hexdigest().upper()[:_DIGITS]
    return "-".join(digest[place : place + 4] for place in range(0, _DIGITS, 4))


def _plain(value: Any) -> Any:
    """Return agreed content as plain values; what is empty is left out, so that a new field changes no old code."""
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value) and not isinstance(value, type):
        left_out = OBSERVED.get(type(value), frozenset())
        values = {
            field.name: _plain(getattr(value, field.name)) for field in fields(value) if field.name not in left_out
        }
        return {name: plain for name, plain in values.items() if plain not in ("", [], {}, None, 0)}
    if isinstance(value, tuple):
        return [_plain(item) for item in cast("tuple[Any, ...]", value)]
    return value
