"""A referral that is being written, as plain values for its sealed draft, and back."""

from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any, cast

from hsbdesk.desk.referrals import Choice
from hsbdesk.domain.referral import (
    Chosen,
    CompleteLater,
    DangerAnswer,
    FamilyAgreement,
    FrontSheet,
    MovedAction,
    Outcome,
    Override,
    Recipient,
    Referral,
    RequestItem,
    RequestPart,
    Threshold,
)
from ui.pages.referral_parts import EditorView

_TEXTS = (
    "title",
    "family_text",
    "read_with_care",
    "restrictions",
    "in_force",
    "planned",
    "opinion",
    "reply_by",
    "changed_since",
)
_PARTS = (
    "recipient",
    "front",
    "background",
    "interventions",
    "moved_actions",
    "requests",
    "thresholds",
    "outcomes",
    "previous",
    "overrides",
    "complete_later",
)
Plain = dict[str, Any]


def referral_fields(referral: Referral) -> Plain:
    """Return what the editor may change, as values that JSON holds."""
    whole = asdict(referral)
    return {key: _plain(whole[key]) for key in (*_TEXTS, *_PARTS)}


def draft_fields(base: Referral, now: Referral) -> Plain:
    """Return a draft: what was being written, and the record it began from."""
    return {"base": referral_fields(base), "now": referral_fields(now)}


def restore_referral(stored: Referral, draft: Mapping[str, Any]) -> Referral:
    """Return the stored referral with what the draft changed; what was saved meanwhile elsewhere is kept."""
    base, now = draft.get("base", {}), draft.get("now", {})
    changed: Plain = {key: now[key] for key in (*_TEXTS, *_PARTS) if key in now and now[key] != base.get(key)}
    return replace(stored, **{key: _read(key, value) for key, value in changed.items()})


def _read(key: str, value: Any) -> Any:
    match key:
        case "recipient":
            return Recipient(**value)
        case "front":
            danger = tuple(DangerAnswer(**answer) for answer in value["danger"])
            said = value.get("agreement")
            agreement = FamilyAgreement(**said) if said is not None else None
            return FrontSheet(**_without(value, "danger", "agreement"), danger=danger, agreement=agreement)
        case "background" | "interventions":
            return tuple(Chosen(**chosen) for chosen in value)
        case "moved_actions":
            return tuple(MovedAction(**moved) for moved in value)
        case "overrides":
            return tuple(Override(**override) for override in value)
        case "complete_later":
            if value is None:
                return None
            return CompleteLater(**_without(value, "missing"), missing=tuple(value["missing"]))
        case "requests":
            return tuple(_read_request(item) for item in value)
        case "thresholds":
            return tuple(Threshold(**entry) for entry in value)
        case "outcomes":
            return tuple(Outcome(**_without(entry, "cited"), cited=tuple(entry["cited"])) for entry in value)
        case "previous":
            return tuple(value)
        case _:
            return value


def _read_request(item: Plain) -> RequestItem:
    parts = tuple(RequestPart(**part) for part in item["parts"])
    return RequestItem(**_without(item, "parts", "because"), parts=parts, because=tuple(item["because"]))


def _without(value: Plain, *keys: str) -> Plain:
    return {key: part for key, part in value.items() if key not in keys}


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(part) for key, part in cast("Plain", value).items()}
    if isinstance(value, tuple | list):
        return [_plain(part) for part in cast("list[Any]", value)]
    return value


def shown_with(shown: EditorView, referral: Referral) -> EditorView:
    """Return the view with another reading of its referral: ticks and wordings as that one has them."""
    view = shown.view
    wordings = {chosen.record: chosen.wording for chosen in (*referral.background, *referral.interventions)}

    def mark(choices: tuple[Choice, ...]) -> tuple[Choice, ...]:
        return tuple(replace(c, ticked=c.record in wordings, wording=wordings.get(c.record, "")) for c in choices)

    return replace(
        shown,
        view=replace(
            view,
            referral=referral,
            background=mark(view.background),
            interventions=mark(view.interventions),
        ),
    )
