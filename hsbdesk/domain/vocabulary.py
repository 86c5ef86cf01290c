"""Which fields of the records hold a code, and of which vocabulary of the content pack.

Codes that rules depend on are enums and check themselves; these are plain text with a list in the pack.
"""

import dataclasses
from collections.abc import Iterator
from typing import Any, cast

FIELD_VOCABULARIES: dict[tuple[str, str], str] = {
    ("Concern", "source"): "source_type",
    ("Concern", "visibility"): "visibility",
    ("Concern", "behaviours"): "behaviour_type",
    ("Concern", "where_on_body"): "where_on_body",
    ("Concern", "clothing"): "clothing",
    ("Concern", "aggravating"): "aggravating",
    ("Concern", "effects"): "effect_on_affected",
    ("Concern", "responses"): "immediate_response",
    ("Participation", "relationship"): "relationship",
    ("Told", "how_it_came"): "how_it_came",
    ("OtherSystem", "full_account"): "full_account",
    ("Enquiry", "state"): "enquiry_state",
    ("Fact", "topic"): "fact_topic",
    ("Fact", "source"): "source_type",
    ("ContactAdvice", "about"): "contact_about",
    ("ContactAdvice", "answer"): "contact_advice",
    ("NotHsb", "reason"): "not_hsb_reason",
    ("RouteDecision", "route"): "route",
    ("PoliceDecision", "answer"): "police_answer",
    ("PoliceDecision", "family_told"): "family_told_police",
    ("ChildDecision", "report"): "report_decision",
    ("Intervention", "type"): "intervention_type",
    ("Intervention", "delivered_to"): "delivered_to",
    ("Intervention", "reliability"): "reliability",
    ("Delivery", "state"): "reliability",
    ("DeliveryAnswer", "answer"): "delivery_answer",
    ("AimScope", "behaviours"): "behaviour_type",
    ("RequestItem", "type"): "request_type",
    ("Outcome", "domain"): "outcome_domain",
    ("Task", "kind"): "task_kind",
    ("Task", "counted_in"): "counted_in",
    ("LegalStatus", "code"): "legal_status",
    ("ChildFile", "lives_with"): "lives_with",
    ("Voice", "method"): "voice_method",
    ("Amendment", "kind"): "amendment_kind",
    ("DangerAnswer", "answer"): "danger",
    ("FrontSheet", "form_attached"): "answer",
    ("Outcome", "who"): "outcome_who",
    ("Place", "setting"): "setting",
    ("PlanRow", "setting"): "setting",
    ("PlanRow", "days"): "weekday",
    ("PlanRow", "triggers"): "trigger",
    ("PlanRow", "strengths"): "plan_strength",
    ("PlanRow", "needs"): "plan_need",
    ("PlanRow", "supervision"): "supervision_level",
    ("PlanRow", "speaks_to_club"): "speaks_to_club",
    ("Control", "type"): "control_type",
    ("Contingency", "when"): "contingency_if",
    ("PlanVoice", "of"): "plan_voice_of",
    ("PlanVoice", "method"): "voice_method",
    ("PlanReview", "why"): "review_reason",
    ("RowReview", "outcome"): "review_outcome",
    ("PlanEnding", "outcome"): "review_outcome",
    ("SignOff", "answer"): "sign_off_answer",
    ("ContactRule", "where"): "contact_part",
    ("OwnWords", "about"): "own_words_about",
    ("OwnWords", "method"): "voice_method",
    ("Told", "safeguarding"): "answer",
    ("Told", "told_secure"): "answer",
    ("Told", "consent"): "consent_status",
    ("Told", "basis"): "lawful_basis",
    ("Told", "how"): "told_how",
    ("ToldReturn", "outcome"): "told_return",
    ("FamilyAgreement", "answer"): "family_agreement",
    ("CouncilTaking", "takes"): "answer",
    ("Sending", "how"): "send_how",
    ("ServiceAnswer", "how"): "answer_how",
    ("RefusalStep", "outcome"): "refusal_outcome",
    ("Service", "code"): "recipient_type",
    ("Decision", "considered_for"): "recipient_type",
    ("Considered", "code"): "consideration",
}
"""By dataclass and field. An empty text always means "not said"."""


def codes_in(record: Any, path: str = "") -> Iterator[tuple[str, str, str]]:
    """Yield (path, vocabulary, code) of every coded text in a record."""
    name = type(record).__name__
    for field in dataclasses.fields(record):
        value = getattr(record, field.name)
        below = f"{path}.{field.name}" if path else field.name
        vocabulary = FIELD_VOCABULARIES.get((name, field.name))
        items = cast("tuple[Any, ...]", value) if isinstance(value, tuple) else (value,)
        for place, item in enumerate(items):
            at = f"{below}[{place}]" if isinstance(value, tuple) else below
            if vocabulary is not None and isinstance(item, str) and item:
                yield at, vocabulary, item
            elif dataclasses.is_dataclass(item):
                yield from codes_in(item, at)
