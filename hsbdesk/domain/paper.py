"""What a printed document says, ready to be drawn: texts rendered for their reader, terms of the nation.

A document's version is the canonical JSON of its `Printed...` value without the stamp; its check code is the
first 16 hex digits of that JSON's SHA-256 (architecture.md section 4, the paper path).
"""

from dataclasses import dataclass

from hsbdesk.domain.timeline import Timeline
from hsbdesk.domain.triage import Brook, Category

LAYOUT_VERSION = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """What differs from copy to copy; not part of the version."""

    printed_at: str
    """"18 March 2026 14:20", school time."""
    printed_by: str
    copy_no: int
    copies: int
    check_code: str
    """Four groups of four: 7F3A-91C2-0D4E-B817."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperPart:
    """Which part of a plan prints, and for whom: one place alone, one reader's own card or sheet."""

    row: str = ""
    """Key of the one row that prints; empty for all of them."""
    reader: str = ""
    """Who it is made for, by name: "E. Lloyd"; empty for the document's usual reader."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Head and foot of every page."""

    marking: str
    """"CONFIDENTIAL: SAFEGUARDING"."""
    document: str
    """"R-2026-0007F · version 0.3" or "R-2026-0007F · identity key · separate pages"."""
    draft: str
    """"DRAFT: not signed off" before sign-off, else empty."""
    reader: str
    """"For: Social Services, Cyngor Sir Enghraifft"."""
    main_record: str
    """"Fictional demo data · working file"."""
    language: str = "en-GB"
    content_version: str = ""
    title: str = ""
    """Neutral title in the file's properties: the record number."""
    printed: str = "Printed {at} by {by} · copy {no} of {copies} · check code {code}"
    page: str = "Page {page} of {pages}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A heading in a front-sheet table and what stands beside it."""

    label: str
    text: str
    bold_first: str = ""
    """Printed bold before the text: the child's name. A space follows unless the text starts with a comma."""
    strong: tuple[str, ...] = ()
    """Parts of the text that print bold where they first occur: a named household member."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedEntry:
    """One row of the chronology table in section 1.3."""

    no: int
    date: str
    text: str
    how_we_know: str
    category: Category | None
    category_text: str
    brook: Brook | None
    brook_text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartMark:
    """One mark of the pattern strip: where in time, which row, which number and shape."""

    day: str
    no: int
    category: Category | None
    brook: Brook | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartClosure:
    """Days without school between two marks of the strip, both included; ISO dates."""

    start: str
    end: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedTable:
    """A plain table: heads, relative widths, rows of cells; `bold` columns print bold."""

    heads: tuple[str, ...]
    widths: tuple[float, ...]
    rows: tuple[tuple[str, ...], ...]
    bold: tuple[int, ...] = ()
    right: tuple[int, ...] = ()
    strong: tuple[str, ...] = ()
    """Parts of cells that print bold where a cell first holds them: a named household member."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A numbered part of a section: heading, text before, a table, text after (a bold lead first)."""

    heading: str
    text: str = ""
    strong: tuple[str, ...] = ()
    """Parts of the text that print bold where they first occur: "with 2 interim changes"."""
    table: PrintedTable | None = None
    counts: PrintedTable | None = None
    """A second table under the first: counts before and since."""
    after_lead: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedRequest:
    """Request 1 with its lettered parts and the four answers below it."""

    no: int
    lead: str
    text: str
    parts: tuple[tuple[str, str], ...]
    """("a", text)."""
    answers: tuple[tuple[str, str], ...]
    """("Who", "Social Services")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedReferral:
    """The referral in four sections, as `design/referral_page1` to `5` show it."""

    frame: Frame
    title: str
    subtitle: str
    brief_head: str
    """"What we are asking for, in brief"."""
    brief_note: str
    """"(full request on page {page})"; the page is filled in when it is known."""
    brief: tuple[str, ...]
    why_now_label: str
    why_now: str
    to_lines: tuple[Line, ...]
    from_lines: tuple[Line, ...]
    child_head: str
    child: tuple[Line, ...]
    safety_head: str
    safety: tuple[Line, ...]
    contents_label: str
    page_word: str
    """"p." before a page number in the contents."""
    section1: tuple[str, str]
    """Own language and the other: ("1 Background", "Cefndir")."""
    family_head: str
    family: str
    pattern_head: str
    pattern: str
    marks: tuple[ChartMark, ...]
    closures: tuple[ChartClosure, ...] = ()
    """Hatched in the strip."""
    category_names: tuple[tuple[Category | None, str], ...]
    """Row names of the strip, lowest first, only those that occur; None names "not yet categorised"."""
    chart_legend: str
    """"Shape: Brook (N. Morgan, trained 14 May 2025):"; shapes follow."""
    brook_names: tuple[tuple[Brook | None, str], ...]
    """Words of the legend beside each shape; None names the dashed circle of "not yet"."""
    chart_legend_end: str
    months: tuple[str, ...]
    """Month names for the strip, January first."""
    chronology_head: str
    chronology_heads: tuple[str, ...]
    entries: tuple[PrintedEntry, ...]
    left_out: str
    section2: tuple[str, str]
    continued: str
    """"continued", after the section's name on a later page where a part begins it."""
    interventions_intro: str
    interventions: tuple[Part, ...]
    section3: tuple[str, str]
    opinion: str
    requests: tuple[PrintedRequest, ...]
    threshold: PrintedTable | None
    reply_by: str
    section4: tuple[str, str]
    outcomes_intro: str
    outcomes: PrintedTable | None
    empty_section: str
    """Printed where a section holds nothing: it stands, and says so."""
    signoff_head: str
    signoff: PrintedTable
    signoff_note: str
    layout: int = LAYOUT_VERSION


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedKey:
    """The identity key: its own document, for statutory recipients only."""

    frame: Frame
    title: str
    warning_lead: str
    warning: str
    letters: PrintedTable
    household_head: str
    household: PrintedTable | None
    addresses_head: str
    addresses: str
    copy_head: str
    copy: tuple[Line, ...]
    layout: int = LAYOUT_VERSION


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedChronologyRow:
    """One entry of the printed chronology, or a gap ("No entries 8 Dec - 14 Jan") when only `gap` is set."""

    date: str = ""
    number: str = ""
    text: str = ""
    how_we_know: str = ""
    words: str = ""
    significance: str = ""
    action: str = ""
    author: str = ""
    gap: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedChronology:
    """The chronology report: states its filter and period; landscape A4."""

    frame: Frame
    title: str
    subtitle: str
    """Child (first page only), date of birth, filter and period."""
    heads: tuple[str, ...]
    """Date, Entry, Event, How we know, Children's words, Significance (opinion), Action, Author."""
    rows: tuple[PrintedChronologyRow, ...]
    summary: str
    """"22 of 57 entries. 2 entries left out: ..."."""
    layout: int = LAYOUT_VERSION


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedOverview:
    """The overview of a child's file on a page or two: strengths first, then the timeline and what is counted."""

    frame: Frame
    title: str
    subtitle: str
    """Child (first page only), date of birth, year, and the day it speaks of."""
    strengths_head: str
    strengths: tuple[str, ...]
    timeline_head: str
    timeline: Timeline | None
    """Its texts as they print; what happened is not printed and stands empty."""
    months: tuple[str, ...]
    """Short month names, January first."""
    today: str
    no_date: str
    legend: str
    """"Shape: Brook (N. Morgan, trained 14 May 2025):"; shapes follow."""
    brook_names: tuple[tuple[Brook | None, str], ...]
    legend_end: str
    more: str
    """Says that some bars, or all of the picture, found no room: empty when all are drawn."""
    counts_head: str
    counts: tuple[str, ...]
    in_place_head: str
    in_place: tuple[Line, ...]
    """What did not hold first; its label prints bold."""
    entries_head: str
    entries: PrintedTable | None
    """Number, date, entry, category, Brook, so that the numbers of the picture can be looked up."""
    empty: str
    """Printed where nothing is recorded yet."""
    layout: int = LAYOUT_VERSION
