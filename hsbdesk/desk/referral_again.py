"""A referral that was answered goes again: what was written is carried over, what came since is ticked.

It is a new record with a number of its own. It names the earlier one, and asks what has changed since.
"""

from collections.abc import Iterable
from dataclasses import replace

from hsbdesk.desk.session import Session
from hsbdesk.domain.date_names import spell
from hsbdesk.domain.referral import Chosen, Referral, ReferralStatus
from hsbdesk.domain.referral_course import is_decided, sent_on, was_sent


def may_open_again(referral: Referral) -> bool:
    """Return whether it left and was answered, or is closed: before that it goes on as it is."""
    over = referral.status in {ReferralStatus.DECIDED, ReferralStatus.CLOSED}
    return was_sent(referral) and (is_decided(referral) or over)


def carry_over(session: Session, old: Referral, fresh: Referral, recorded: dict[str, str]) -> Referral:
    """Return a fresh referral of the same file with what the old one asked, said and had ticked.

    `fresh` has everything ticked that may be; `recorded` says when each record was written (UTC). What the old one
    left out stays out; what was recorded since it left is ticked. Nothing of its course, its signatures or its
    overrides comes with it, and what has changed since is asked anew.
    """
    since = _left_at(old)
    front = replace(
        fresh.front,
        follows=_follows(session, old),
        contact_cover=old.front.contact_cover,
        council_of_concern=old.front.council_of_concern,
        council_found=old.front.council_found,
        agreement=old.front.agreement,
    )
    carried = replace(
        fresh,
        title=old.title,
        recipient=old.recipient,
        front=front,
        previous=tuple(dict.fromkeys((*old.previous, *fresh.previous, old.id))),
    )
    if old.quick is not None:
        return replace(carried, title=fresh.title)
    return replace(
        carried,
        background=_ticks(old.background, fresh.background, recorded, since),
        interventions=_ticks(old.interventions, fresh.interventions, recorded, since),
        family_text=old.family_text,
        moved_actions=old.moved_actions,
        read_with_care=old.read_with_care,
        restrictions=old.restrictions,
        in_force=old.in_force,
        planned=old.planned,
        opinion=old.opinion,
        requests=old.requests,
        thresholds=old.thresholds,
        outcomes=old.outcomes,
    )


def _ticks(old: Iterable[Chosen], fresh: Iterable[Chosen], recorded: dict[str, str], since: str) -> tuple[Chosen, ...]:
    """Return the old ticks with their wording, then what was recorded since."""
    kept = tuple(old)
    known = {chosen.record for chosen in kept}
    new = (one for one in fresh if one.record not in known and recorded.get(one.record, "") >= since)
    return (*kept, *new)


def _left_at(referral: Referral) -> str:
    """Return when it last left, in UTC as far as that was noted; a day, where only that is known."""
    noted = max((sending.noted_at or sending.at for sending in referral.sendings), default="")
    sent = sent_on(referral)
    return noted or (sent.isoformat() if sent is not None else referral.recorded_at)


def _follows(session: Session, old: Referral) -> str:
    sent = sent_on(old)
    if sent is None:
        return session.words("Follows {number}.", number=old.number)
    return session.words("Follows {number} of {day}.", number=old.number, day=spell(sent, "{day} {month} {year}"))
