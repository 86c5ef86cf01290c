"""What the printed report and the governor summary say, ready to be drawn (see `hsbdesk/domain/paper.py`)."""

from dataclasses import dataclass

from hsbdesk.domain.paper import LAYOUT_VERSION, Frame, PrintedTable
from hsbdesk.domain.triage import Category


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedBar:
    """One month of the chart: its name below, its categories from the lowest up, its total above."""

    label: str
    counts: tuple[tuple[Category | None, int], ...]

    @property
    def total(self) -> int:
        """Return all entries of the month."""
        return sum(count for _, count in self.counts)


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedCell:
    """A cell of the grid: so many entries, said in a number and in dots."""

    count: int
    total: bool = False
    """True in the row and the column of totals, which have no dots."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedGridRow:
    """One place of the grid, its total last."""

    name: str
    cells: tuple[PrintedCell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedPatterns:
    """Places and times, categories by month, decisions and gaps: for the safeguarding team."""

    frame: Frame
    title: str
    subtitle: str
    """Child or all children, school year, behaviours."""
    heading: str
    """"12 entries about 1 child. 2 of them have no time or place."."""
    few: str
    """Stands in place of grid and chart when there are too few entries to count."""
    facts_head: str
    facts: tuple[str, ...]
    grid_head: str
    grid_heads: tuple[str, ...]
    grid: tuple[PrintedGridRow, ...]
    grid_note: str
    months_head: str
    bars: tuple[PrintedBar, ...]
    categories: tuple[tuple[Category | None, str], ...]
    """The legend: those that occur, lowest first."""
    months_note: str
    tables: tuple[tuple[str, str, PrintedTable], ...]
    """Heading, text before, table: interventions, decisions and clocks, data gaps, place actions."""
    layout: int = LAYOUT_VERSION


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedGovernors:
    """Numbers for governors: no name, place or record; small numbers hidden."""

    frame: Frame
    title: str
    subtitle: str
    lead: str
    """The total in one bold line."""
    about: str
    """What the numbers are, and what they are not."""
    tables: tuple[tuple[str, str, PrintedTable | None], ...]
    """Heading, text before or in place of a table that may not be shown, table."""
    rule_head: str
    rule: str
    """How small numbers are hidden."""
    layout: int = LAYOUT_VERSION
