"""What the papers of a risk-management plan say: the full plan, a staff card, the family copy, "school closed".

They share one form: interim changes first, answers beside their labels, one bordered block a place, closing parts.
"""

from dataclasses import dataclass

from hsbdesk.domain.paper import LAYOUT_VERSION, Frame, Line, Part, PrintedTable


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedBlock:
    """One place of the plan. It stands on one page, and can print alone."""

    name: str
    """"Cloakroom and toilets"; with its days and times where it has some."""
    level: str
    """"Concern: Higher", at the right of the name; empty where the reader is not told."""
    context: tuple[Line, ...]
    """Run on as one paragraph, each with its label in bold first: what, when more likely, who may be at risk."""
    heads: tuple[str, ...]
    """Of the table: number, what will happen, who (cover), from."""
    controls: tuple[tuple[str, ...], ...]
    notes: tuple[tuple[Line, ...], ...]
    """One paragraph each, with labels in bold: supervision and attendance; if; what the child may do."""
    strong: tuple[str, ...] = ()
    """Parts of the table's texts that print bold where they first occur: "Not checked"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedGroup:
    """The places of one group of settings: School, Travel, Home, Community, Online."""

    name: str
    blocks: tuple[PrintedBlock, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedPlan:
    """A plan as it prints for one reader."""

    frame: Frame
    title: str
    intro: Line
    """Under the title; the child's name prints bold in it, on this page only."""
    interim_head: str
    """"2 interim changes in force since 17 March 14:00"; empty when none binds."""
    interim: PrintedTable | None
    interim_note: str
    answers: tuple[Line, ...]
    """Why it changed, strengths, own words, what the child may do, review."""
    contents_label: str
    """"Contents" before the groups with their pages; empty where a document is too short for it."""
    page_word: str
    groups: tuple[PrintedGroup, ...]
    closing: tuple[Part, ...]
    """Who has been told, sign-offs, changes from the last version; the first starts a page of its own if full."""
    empty: str
    """Printed where no place stands."""
    layout: int = LAYOUT_VERSION
