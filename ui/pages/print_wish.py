"""What a page asks the window to print."""

from dataclasses import dataclass

from hsbdesk.desk.chronologies import ChronologyFilter
from hsbdesk.desk.report_scope import ReportFilter
from hsbdesk.domain.ids import FileId, RecordId
from hsbdesk.domain.paper import PaperPart
from hsbdesk.domain.sharing import DocumentKind


@dataclass(frozen=True, slots=True)
class PrintWish:
    """One document of one file; the preview opens on it."""

    kind: DocumentKind
    file: FileId
    record: RecordId | None = None
    filter: ChronologyFilter | None = None
    report: ReportFilter | None = None
    """What a report or a governor summary counts."""
    version: str = ""
    """Number of a signed version; what stands now when it is empty."""
    part: PaperPart | None = None
    """Which place of a plan, and for whom."""
