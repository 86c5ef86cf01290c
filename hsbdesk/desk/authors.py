"""Who wrote a record, as a document names them: the same person whoever prints it."""

from hsbdesk.desk.session import Me, Session
from hsbdesk.domain.referral import Referral


def author_of(session: Session, referral: Referral) -> Me:
    """Return the author of a referral: the member of that name, or the name and role that were kept."""
    for member in session.header.members:
        known = Me(id=member.id, name=member.name, title=member.title, role=member.role)
        if referral.author in {known.short, known.name}:
            return known
    return Me(id="", name=referral.author, title=referral.author_role, role="")
