"""What a referral is found by."""

from hsbdesk.domain.referral import Referral


def referral_text(referral: Referral) -> str:
    """Return what a referral is found by: what it asks and says, and what is noted since it left."""
    quick = referral.quick
    parts = (
        referral.number,
        referral.recipient.name,
        referral.front.why_now,
        *((quick.happened, quick.at_risk, quick.done, quick.told) if quick is not None else ()),
        *(f"{item.lead} {item.text} {' '.join(p.text for p in item.parts)}" for item in referral.requests),
        *(outcome.text for outcome in referral.outcomes),
        *(f"{one.to} {one.reference} {one.acknowledged_by}" for one in referral.sendings),
        *(f"{one.given_by} {one.reason} {one.alternative} {one.conversation}" for one in referral.answers),
        *(one.words for one in referral.refusal_steps),
        *(f"{one.who} {one.grounds} {one.answer}" for one in referral.escalations),
        *(one.text for one in referral.amendments),
    )
    return " ".join(" ".join(part.split()) for part in parts if part.strip())
