"""What must be resolved before a referral is signed: how many things, and where (domain.md 7.4)."""

from collections import Counter
from collections.abc import Sequence

from hsbdesk.desk.session import Session
from hsbdesk.domain.readiness import Finding, Severity
from hsbdesk.domain.referral import Referral
from hsbdesk.errors import DeskError

ANSWERED_BY_SIGNING = ("R19:", "R43:", "R45:second_reader", "R49:")
"""How the keys of findings begin that signing itself answers: names are decided beside it, and what is missing is
a signature, or one under what stands now."""


def open_stops(referral: Referral, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return the findings that stop a signature: not overridden, and not covered by "Send now, complete later"."""
    return tuple(
        finding
        for finding in findings
        if finding.severity is Severity.STOP
        and not finding.overridden
        and not (finding.coverable and referral.complete_later is not None)
        and not finding.key.startswith(ANSWERED_BY_SIGNING)
    )


def refuse_open_stops(session: Session, stops: Sequence[Finding]) -> None:
    """Raise DeskError("sign_off_stopped", n=..., where="Request 2, Background 1") when anything stops it."""
    if not stops:
        return
    words = session.words
    counted = Counter(section_name(session, finding.place.section) for finding in stops)
    where = ", ".join(words("{section} ({n})", section=section, n=n) for section, n in counted.items())
    raise DeskError("sign_off_stopped", n=len(stops), where=where)


def section_name(session: Session, section: str) -> str:
    """Return what a section of the referral is called: "3 Request", "Front sheet"."""
    words, heads = session.words, session.content.section_heads()
    names = {
        "front": words("Front sheet"),
        "key": words("Identity key"),
        "form": words("Council's form"),
        "sign_off": words("Sign-off"),
        "course": words("Send log and clocks"),
        "file": words("The child's record"),
    }
    for key, head in zip(("background", "interventions", "request", "outcomes"), heads, strict=True):
        names[key] = f"{head.number} {head.text}"
    return names.get(section, section)
