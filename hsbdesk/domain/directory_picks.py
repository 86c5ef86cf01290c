"""Whom a referral may go to, and why each is offered (domain.md section 3, "Which authority")."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from hsbdesk.domain.child import Answer, ChildFile
from hsbdesk.domain.directory import Service, ThresholdsDocument
from hsbdesk.domain.names import fold
from hsbdesk.domain.referral import FrontSheet
from hsbdesk.domain.school import School

SOCIAL_SERVICES = "SS"
AGREED_FIRST = frozenset({"EARLY_HELP", "BETTER_FUTURES", "SPECIALIST"})
"""Services that work only with the family's agreement (domain.md R09)."""


class Why(StrEnum):
    """Why somebody is offered as a recipient."""

    OPEN_CASE = "OPEN_CASE"
    """The child's case is open: its allocated worker, not the front door."""
    OF_CONCERN = "OF_CONCERN"
    """The council where the concern is thought to have occurred."""
    OF_HOME = "OF_HOME"
    OF_CONCERN_AND_HOME = "OF_CONCERN_AND_HOME"
    FOUND = "FOUND"
    """The council where the child was found."""
    BY_AGREEMENT = "BY_AGREEMENT"
    OTHER = "OTHER"


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """One possible recipient. Without a service the school has not typed that council's yet."""

    why: Why
    service: Service | None = None
    council: str = ""
    team: str = ""
    worker: str = ""


def offer_recipients(school: School, file: ChildFile, front: FrontSheet) -> tuple[Offered, ...]:
    """Return whom the referral may go to, the likeliest first; the person always confirms.

    An open case comes before every front door. The council of the concern is the school's own unless the front
    sheet names another; where the child's home lies with another council both are offered.
    """
    concern = front.council_of_concern.strip() or school.council.strip()
    home = file.council_of_residence.strip() or school.council.strip()
    found = front.council_found.strip()
    offers: list[Offered] = []
    if file.services.open is Answer.YES:
        service = _first_of(school.directory, home)
        worker, team = file.services.worker.strip(), file.services.team.strip()
        offers.append(Offered(why=Why.OPEN_CASE, service=service, council=home, team=team, worker=worker))
    same = fold(concern) == fold(home)
    councils = [(concern, Why.OF_CONCERN_AND_HOME if same else Why.OF_CONCERN)]
    if not same:
        councils.append((home, Why.OF_HOME))
    if found and fold(found) not in {fold(concern), fold(home)}:
        councils.append((found, Why.FOUND))
    taken: set[str] = set()
    for council, why in councils:
        services = [one for one in school.directory if _answers_for(one, council)]
        offers += [Offered(why=why, service=one, council=council, team=one.team) for one in services]
        taken |= {one.key for one in services}
        if not services and council:
            offers.append(Offered(why=why, council=council))
    rest = [one for one in school.directory if one.key not in taken]
    rest.sort(key=lambda one: (one.code != SOCIAL_SERVICES, one.code not in AGREED_FIRST))
    for one in rest:
        why = Why.BY_AGREEMENT if one.code in AGREED_FIRST else Why.OTHER
        offers.append(Offered(why=why, service=one, council=one.council, team=one.team))
    return tuple(offers)


def nation_of_council(school: School, said: str) -> str:
    """Return the nation of the council a text names, as the directory knows it; empty for one it does not."""
    named = fold(said)
    return next((one.nation for one in school.directory if one.council.strip() and fold(one.council) in named), "")


def offer_documents(school: School, service: str, council: str) -> tuple[ThresholdsDocument, ...]:
    """Return the school's threshold documents: the recipient's own first, then its council's, then the others."""
    wanted = next((one.thresholds for one in school.directory if one.key == service and service), "")

    def rank(document: ThresholdsDocument) -> int:
        if wanted and document.key == wanted:
            return 0
        return 1 if council and fold(document.council) == fold(council) else 2

    return tuple(sorted(school.thresholds, key=rank))


def write_threshold(document: ThresholdsDocument, level: str, indicators: Sequence[str]) -> str:
    """Return what stands in a threshold statement: "Sir Enghraifft thresholds 2025, level 4, 4.2 and 4.6".

    Of an indicator only its number is named where it begins with one; the wording stands in the document.
    """
    name = " ".join(part for part in (document.name.strip(), _edition(document)) if part)
    named = [number_of(indicator) for indicator in indicators]
    listed = f"{', '.join(named[:-1])} and {named[-1]}" if len(named) > 1 else "".join(named)
    return ", ".join(part for part in (name, f"level {level}" if level else "", listed) if part)


def _edition(document: ThresholdsDocument) -> str:
    edition = document.edition.strip()
    return "" if edition and fold(edition) in fold(document.name) else edition


def number_of(indicator: str) -> str:
    """Return the number an indicator begins with, "4.2"; its words where it has none."""
    first = indicator.split(maxsplit=1)[0].rstrip(".:;") if indicator.split() else ""
    return first if first[:1].isdigit() else indicator.strip()


def _answers_for(service: Service, council: str) -> bool:
    return service.code == SOCIAL_SERVICES and bool(council) and fold(service.council) == fold(council)


def _first_of(services: Sequence[Service], council: str) -> Service | None:
    return next((one for one in services if _answers_for(one, council)), None)
