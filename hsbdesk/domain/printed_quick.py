"""What the quick report says on its one page, ready to be drawn (domain.md 11, no. 30)."""

from dataclasses import dataclass

from hsbdesk.domain.paper import LAYOUT_VERSION, Frame, Line, PrintedTable


@dataclass(frozen=True, slots=True, kw_only=True)
class QuickPart:
    """One of the eight things."""

    head: str
    """"3 What happened, in exact words"."""
    text: str = ""
    """Empty for what is not known: then `PrintedQuick.missing` prints."""
    table: PrintedTable | None = None
    """Where each child is now and tonight; an empty cell is not known."""
    strong: str = ""
    """Printed bold before the text: the child's full name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedQuick:
    """The quick report: an urgent report to a statutory recipient, on one page."""

    frame: Frame
    title: str
    lead: str
    """What it is and what it confirms: "Confirms in writing the call of 18 March 11:42"."""
    to: tuple[Line, ...]
    parts: tuple[QuickPart, ...]
    missing: str
    """"Not known at {at}"; `as_of` fills it."""
    as_of: str = ""
    """"15:50": the minute for which it speaks; empty in what is signed, so that a signature stands."""
    time_label: str
    """Head of the eighth thing."""
    time_text: str
    """"{at}. What happened: Tue 17 March 2026, 10:50."; the whole moment is filled in."""
    moment: str = ""
    """"18 March 2026 15:50", as above."""
    basis: Line
    others: str = ""
    """How other children stand, where they stand as letters."""
    signoff: PrintedTable
    signoff_note: str = ""
    layout: int = LAYOUT_VERSION
