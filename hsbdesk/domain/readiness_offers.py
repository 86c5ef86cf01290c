"""Accepting an offer of a finding: the referral as it reads then. Records themselves are never changed."""

from dataclasses import replace
from typing import Any

from hsbdesk.domain.concern import Concern
from hsbdesk.domain.contact import Contact
from hsbdesk.domain.fact import Fact
from hsbdesk.domain.ids import RecordId
from hsbdesk.domain.intervention import Intervention
from hsbdesk.domain.readiness import FieldPlace, Finding, Offer
from hsbdesk.domain.readiness_case import ReadinessCase
from hsbdesk.domain.readiness_texts import own_texts
from hsbdesk.domain.referral import Chosen, MovedAction, Referral, RequestPart
from hsbdesk.errors import DeskError

_AGREEMENT = "agreement_"
_THRESHOLD_FIELDS = frozenset({"harm", "needs", "document", "tried"})


def accept_offer(case: ReadinessCase, finding: Finding, offer: Offer) -> Referral:
    """Return the case's referral with an offer accepted; KEEP asks for a reason and changes nothing here.

    Raises DeskError("offer_outdated") when what it was made for is no longer there.
    """
    place = finding.place
    if offer.action == "INCLUDE":
        return _include(case, RecordId(offer.record))
    if offer.action == "REPLACE":
        text = _text_at(case, place)
        return write_text(case.referral, place, f"{text[: place.start]}{offer.text}{text[place.end :]}")
    if offer.action == "MOVE":
        text = _text_at(case, place)
        before, after = text[: place.start].rstrip(), text[place.end :].lstrip()
        changed = write_text(case.referral, place, f"{before} {after}".strip())
        moved = MovedAction(record=RecordId(offer.record), text=offer.text)
        return replace(changed, moved_actions=(*changed.moved_actions, moved))
    return case.referral


def _include(case: ReadinessCase, record: RecordId) -> Referral:
    """Tick a record into the section it belongs in."""
    referral, known = case.referral, case.records.get(record)
    if known is None:
        raise DeskError("offer_outdated")
    if record in case.printed:
        return referral
    chosen = Chosen(record=record)
    if isinstance(known, Concern | Fact):
        return replace(referral, background=(*referral.background, chosen))
    if isinstance(known, Intervention | Contact):
        return replace(referral, interventions=(*referral.interventions, chosen))
    return replace(referral, previous=(*referral.previous, record))


def _text_at(case: ReadinessCase, place: FieldPlace) -> str:
    """Return the text a place is in; the source's where nothing was worded for print yet."""
    here = replace(place, start=-1, end=-1)
    text = next((own.text for own in own_texts(case) if own.place == here), None)
    if text is None or not 0 <= place.start < place.end <= len(text):
        raise DeskError("offer_outdated")
    return text


def write_text(referral: Referral, place: FieldPlace, text: str) -> Referral:
    """Return the referral with the text of one of its own fields. Raises DeskError("offer_outdated") for others."""
    field, index = place.field, place.index
    match place.section:
        case "front" if field == "danger":
            danger = _with_item(referral.front.danger, index, {"words": text})
            return replace(referral, front=replace(referral.front, danger=danger))
        case "front" if field == "title":
            return replace(referral, title=text)
        case "front" if field.startswith(_AGREEMENT) and referral.front.agreement is not None:
            agreement = _with_fields(referral.front.agreement, {field.removeprefix(_AGREEMENT): text})
            return replace(referral, front=replace(referral.front, agreement=agreement))
        case "front" | "request" if place.section == "front" or field == "contact_cover":
            return replace(referral, front=_with_fields(referral.front, {field: text}))
        case "background" if field == "wording":
            return replace(referral, background=_worded(referral.background, place.record, text))
        case "interventions" if field == "wording":
            return replace(referral, interventions=_worded(referral.interventions, place.record, text))
        case "interventions" if field == "moved_actions":
            return replace(referral, moved_actions=_with_item(referral.moved_actions, index, {"text": text}))
        case "request" if field in _THRESHOLD_FIELDS:
            return replace(referral, thresholds=_with_item(referral.thresholds, index, {field: text}))
        case "request" if field.startswith("parts."):
            parts = list(referral.requests[index].parts)
            parts[int(field.removeprefix("parts."))] = RequestPart(text=text)
            return replace(referral, requests=_with_item(referral.requests, index, {"parts": tuple(parts)}))
        case "request" if index >= 0:
            return replace(referral, requests=_with_item(referral.requests, index, {field: text}))
        case "outcomes":
            return replace(referral, outcomes=_with_item(referral.outcomes, index, {field: text}))
        case _ if not place.record:
            return _with_fields(referral, {field: text})
        case _:
            raise DeskError("offer_outdated")


def _worded(chosen: tuple[Chosen, ...], record: str, text: str) -> tuple[Chosen, ...]:
    return tuple(replace(choice, wording=text) if choice.record == record else choice for choice in chosen)


def _with_item(items: tuple[Any, ...], index: int, values: dict[str, Any]) -> tuple[Any, ...]:
    if not 0 <= index < len(items):
        raise DeskError("offer_outdated")
    return (*items[:index], _with_fields(items[index], values), *items[index + 1 :])


def _with_fields(item: Any, values: dict[str, Any]) -> Any:
    return replace(item, **values)
