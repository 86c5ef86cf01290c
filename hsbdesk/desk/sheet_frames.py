"""Head and foot of the small papers of a plan, which are read outside the school too."""

from dataclasses import replace

from hsbdesk.desk.session import Session
from hsbdesk.domain.paper import Frame
from hsbdesk.domain.plan import PlanStatus


def outside_frame(session: Session, frame: Frame) -> Frame:
    """Return a frame that says neither which system holds the record nor which content pack was used."""
    fictional = session.words("Fictional demo data") if session.school.fictional else ""
    return replace(frame, main_record=fictional, content_version="")


def binding_mark(session: Session, status: PlanStatus) -> str:
    """Return what stands in the head of each page of paper that does not bind: not yet, or no longer; else empty."""
    words = session.words
    return {
        PlanStatus.DRAFT: words("DRAFT: not signed off"),
        PlanStatus.SUPERSEDED: words("REPLACED: no longer in force"),
        PlanStatus.ENDED: words("ENDED: no longer in force"),
    }.get(status, "")
