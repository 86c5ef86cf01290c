"""The school's directory: whom a referral may go to, by which threshold document, and the guidance it rests on."""

from dataclasses import dataclass

from hsbdesk.desk.people import read_file
from hsbdesk.desk.session import Session
from hsbdesk.domain.council_form import CouncilForm
from hsbdesk.domain.dates import day_text
from hsbdesk.domain.directory import GuidanceLine, ThresholdsDocument
from hsbdesk.domain.directory_picks import Offered, Why, offer_documents, offer_recipients
from hsbdesk.domain.guidance_page import is_stale, merge_guidance
from hsbdesk.domain.ids import FileId
from hsbdesk.domain.permissions import Action
from hsbdesk.domain.referral import FrontSheet, Recipient
from hsbdesk.storage.records import read_records


@dataclass(frozen=True, slots=True, kw_only=True)
class RecipientChoice:
    """One possible recipient, ready to be shown; `recipient` is what a pick fills in."""

    key: str
    title: str
    why: str
    """Why it is offered: "The council where the concern happened"."""
    detail: str
    """Team, phone, how it takes a referral, what it asks for."""
    warning: str
    """What to make sure of first: not checked for months, not in the directory, another nation's law."""
    recipient: Recipient


class Directory:
    """Reads the directory; the settings change it with the rest of the school's settings."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def recipients(self, file: FileId, front: FrontSheet) -> tuple[RecipientChoice, ...]:
        """Return whom a referral about this child may go to, the likeliest first."""
        session = self._session
        session.allow(Action.READ)
        offers = offer_recipients(session.school, read_file(session, file), front)
        return tuple(self._choice(place, offer) for place, offer in enumerate(offers))

    def documents(self, recipient: Recipient) -> tuple[ThresholdsDocument, ...]:
        """Return the school's threshold documents, the recipient's own first."""
        session = self._session
        session.allow(Action.READ)
        service = next((one for one in session.school.directory if one.key == recipient.service), None)
        council = service.council if service is not None else session.school.council
        return offer_documents(session.school, recipient.service, council)

    def forms(self) -> tuple[tuple[str, str], ...]:
        """Return the councils' own forms the school keeps, as id and name, for the settings."""
        self._session.allow(Action.READ)
        found = read_records(self._session.db, CouncilForm, "1", (), "t.number")
        return tuple((form.id, form.name) for form in found if form.struck_out is None)

    def guidance(self) -> tuple[GuidanceLine, ...]:
        """Return the guidance page as the school has it: the content pack's lines, changed or added to."""
        self._session.allow(Action.READ)
        return merge_guidance(self._session.content.guidance(), self._session.school.guidance)

    def _choice(self, place: int, offer: Offered) -> RecipientChoice:
        words, service = self._session.words, offer.service
        recipient = self._recipient(offer)
        parts = [offer.worker and words("worker: {name}", name=offer.worker), offer.team]
        if service is not None:
            parts += [service.phone, service.send_to, service.criteria]
        return RecipientChoice(
            key=f"{place}:{service.key if service is not None else ''}",
            title=recipient.name,
            why=self._why(offer),
            detail=" · ".join(part for part in parts if part),
            warning=" ".join(self._warnings(offer)),
            recipient=recipient,
        )

    def _recipient(self, offer: Offered) -> Recipient:
        content, service = self._session.content, offer.service
        if service is None:
            name = ", ".join(part for part in (content.term("svc"), offer.council) if part)
            return Recipient(name=name, team=offer.team, code="SS", nation=content.nation, worker=offer.worker)
        kinds = {kind.code: kind.statutory for kind in content.recipient_types()}
        return Recipient(
            name=service.name,
            team=offer.team or service.team,
            code=service.code,
            nation=service.nation,
            statutory=kinds.get(service.code, service.code in {"SS", "POLICE"}),
            service=service.key,
            worker=offer.worker,
        )

    def _why(self, offer: Offered) -> str:
        words, content = self._session.words, self._session.content
        said = {
            Why.OPEN_CASE: words("The case is open: the allocated worker, not the front door"),
            Why.OF_CONCERN: words("Where the concern is thought to have happened"),
            Why.OF_HOME: words("Where the child lives"),
            Why.OF_CONCERN_AND_HOME: words("Where the concern happened and the child lives"),
            Why.FOUND: words("Where the child was found"),
            Why.BY_AGREEMENT: words("Works only with the family's agreement: ask first"),
        }
        kind = content.label("recipient_type", offer.service.code) if offer.service is not None else ""
        named = offer.service is not None and offer.service.name == kind
        return said.get(offer.why, "" if named else kind)

    def _warnings(self, offer: Offered) -> list[str]:
        words, content, service = self._session.words, self._session.content, offer.service
        if service is None:
            return [words("Not in the directory: check its number and nation before you rely on it.")]
        found: list[str] = []
        if offer.why is Why.OPEN_CASE and not offer.worker:
            found.append(words("No worker is named in the child's file: ask who it is."))
        if service.nation != content.nation:
            other = words("England") if service.nation == "england" else words("Wales")
            found.append(words("In {nation}: its law and its clocks apply.", nation=other))
        if not service.checked_on:
            found.append(words("Not checked yet."))
        elif is_stale(service.checked_on, self._session.today(), content.stale_after_months):
            found.append(words("Last checked {day}: make sure.", day=day_text(service.checked_on)))
        return found
