"""A council's or service's own form: its boxes in order, and where our answer to each comes from (ux.md 5.14)."""

from dataclasses import dataclass

from hsbdesk.domain.ids import RecordId
from hsbdesk.domain.record import Recorded


@dataclass(frozen=True, slots=True, kw_only=True)
class FormField:
    """One box of the form."""

    key: str
    """Short and unique in the form; a Word form's placeholder: {{ child_name }}."""
    heading: str
    """As the form asks it."""
    hint: str = ""
    part: str = ""
    """The part of the form it stands in."""
    source: str = ""
    """`form_source`: what fills it from the records; empty when it is always typed."""
    limit: int = 0
    """Characters the box holds; 0 for no limit."""


@dataclass(frozen=True, kw_only=True)
class CouncilFormContent:
    """What a form says of itself."""

    name: str
    edition: str = ""
    nation: str = "wales"
    whose: str = ""
    """The council or service."""
    fields: tuple[FormField, ...] = ()
    checked_on: str = ""
    """ISO date on which somebody last laid it beside the real form."""
    checked_by: str = ""
    made_from: str = ""
    """Key of the content pack's generic form it began as."""
    template: str = ""
    """Id of the Word form with placeholders; empty when there is none."""


@dataclass(frozen=True, kw_only=True)
class CouncilForm(CouncilFormContent, Recorded):
    """A form the school keeps. Its number starts with M."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormText:
    """What was written for one box by hand, in place of what the records give."""

    field: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FormUse:
    """Which form goes with a referral, and what was written into it by hand."""

    form: RecordId | None = None
    """None: the generic form of the recipient's nation."""
    texts: tuple[FormText, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FormTemplate:
    """A Word form as it was brought in. It is never changed; a newer one is another."""

    id: str
    form: RecordId
    name: str
    """The file's name without its folder."""
    sha256: str
    size: int
    added_at: str
    """UTC."""
    added_by: str
