"""What the small papers of a plan say, ready to be drawn: for one reader outside, for the child, for an affected child.

Sources: domain.md 6.3 and 6.6, ux.md section 7.
"""

from dataclasses import dataclass

from hsbdesk.domain.paper import LAYOUT_VERSION, Frame, Line, PrintedTable


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedNeedToKnow:
    """A need-to-know sheet: one place's rules for one named reader, and nothing else (domain.md 6.3)."""

    frame: Frame
    title: str
    intro: str
    intro_strong: tuple[str, ...]
    """Names in the intro that print bold: the reader, who else may hold the rules."""
    name: str
    """First name and initial: "Ioan S."."""
    lead: str
    """What follows the name: "comes to training, with these three rules:"."""
    rules: tuple[str, ...]
    """Three at most, each with who covers it."""
    what_head: str
    answers: PrintedTable
    phone_head: str
    phones: PrintedTable
    tells: str
    """The one person who tells the carer, and by when; may be empty."""
    helps_head: str
    helps: str
    safe_head: str
    safe: str
    safe_strong: tuple[str, ...]
    receipt_heads: tuple[str, str, str]
    received_by: str
    given_by: str
    """"Given by hand by {by}": whoever prints the copy is filled in when it is drawn."""
    end_note: str
    layout: int = LAYOUT_VERSION


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedIdeas:
    """A heading and what stands under it, one idea a line."""

    head: str
    ideas: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedChildPage:
    """The child's own page: plain, positive words in large type. What the child may do comes first."""

    frame: Frame
    title: str
    groups: tuple[PrintedIdeas, ...]
    agreed_heads: tuple[str, str, str]
    agreed_rows: tuple[str, ...]
    """Who signs, one line each: the child, an adult who helps."""
    layout: int = LAYOUT_VERSION


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedVoice:
    """Something the child said: the words in quotation marks, and when, how and to whom."""

    head: str
    words: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedSafetyPlan:
    """The safety and support plan of an affected child: the child's own voice first (domain.md 6.6)."""

    frame: Frame
    title: str
    child: str
    """Full name, which stands on page 1 only."""
    subtitle: str
    voice_head: str
    voices: tuple[PrintedVoice, ...]
    no_voice: str
    """Printed where nothing was said yet."""
    feels: tuple[Line, ...]
    """What makes the child feel safe, and what does not."""
    worried_head: str
    worried: tuple[Line, ...]
    """What the child does when worried, the trusted adult, a place of their own choice."""
    contact_head: str
    contact: PrintedTable | None
    no_contact: str
    support_head: str
    support: tuple[Line, ...]
    know_head: str
    know: PrintedTable | None
    review_head: str
    reviews: PrintedTable | None
    review: str
    agreed_head: str
    agreed: PrintedTable
    layout: int = LAYOUT_VERSION
