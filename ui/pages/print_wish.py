"""What a page asks the window to print."""

from dataclasses import dataclass

from hsbdesk.desk.chronologies import ChronologyFilter
from hsbdesk.domain.ids import FileId, RecordId
from hsbdesk.domain.sharing import DocumentKind


@dataclass(frozen=True, slots=True)
class PrintWish:
    """One document of one file; the preview opens on it."""

    kind: DocumentKind
    file: FileId
    record: RecordId | None = None
    filter: ChronologyFilter | None = None
