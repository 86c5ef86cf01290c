"""How each kind of document is composed out of the records (desk thread) and drawn as pages (any thread)."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from hsbdesk.desk.chronologies import ChronologyFilter
from hsbdesk.desk.printed_chronology import print_chronology
from hsbdesk.desk.printed_governors import print_governors
from hsbdesk.desk.printed_key import print_identity_key
from hsbdesk.desk.printed_overview import print_overview
from hsbdesk.desk.printed_patterns import print_patterns
from hsbdesk.desk.printed_referral import print_referral
from hsbdesk.desk.printed_signoff import VersionMark, finish_key, finish_referral
from hsbdesk.desk.prints import Printed
from hsbdesk.desk.report_scope import ReportFilter
from hsbdesk.desk.session import Session
from hsbdesk.desk.speaker import Speaker
from hsbdesk.domain.paper import PrintedChronology, PrintedKey, PrintedOverview, PrintedReferral, Stamp
from hsbdesk.domain.printed_patterns import PrintedGovernors, PrintedPatterns
from hsbdesk.domain.referral import Referral
from hsbdesk.domain.sharing import DocumentKind
from hsbdesk.errors import DeskError


@dataclass(frozen=True, slots=True, kw_only=True)
class Composition:
    """Everything a document is composed from."""

    session: Session
    speaker: Speaker
    referral: Referral | None
    mark: VersionMark
    filter: ChronologyFilter

    @property
    def needed_referral(self) -> Referral:
        """Return the referral. Raises DeskError("record_missing") when there is none."""
        if self.referral is None:
            raise DeskError("record_missing")
        return self.referral


def compose(kind: DocumentKind, composition: Composition) -> Printed:
    """Return what a document says to the speaker's reader."""
    return _COMPOSERS[kind](composition)


def draw(printed: Printed, stamp: Stamp, fonts: Path) -> bytes:
    """Return the PDF of a document. The library that draws is imported only now."""
    module, name = _DRAWERS[type(printed)]
    drawer: Callable[[Printed, Stamp, Path], bytes] = getattr(import_module(f"hsbdesk.documents.{module}"), name)
    return drawer(printed, stamp, fonts)


def _referral(made: Composition) -> Printed:
    referral = made.needed_referral
    return finish_referral(made.session, print_referral(made.session, made.speaker, referral), referral, made.mark)


def _identity_key(made: Composition) -> Printed:
    referral = made.needed_referral
    if not referral.recipient.statutory:
        raise DeskError("key_only_for_statutory")
    return finish_key(made.session, print_identity_key(made.session, made.speaker, referral), referral, made.mark)


def _chronology(made: Composition) -> Printed:
    return print_chronology(made.session, made.speaker, made.filter)


def _overview(made: Composition) -> Printed:
    return print_overview(made.session, made.speaker)


def compose_report(kind: DocumentKind, session: Session, chosen: ReportFilter) -> Printed:
    """Return a report of counts: it speaks of the whole school, or of one child to this school alone."""
    return _REPORT_COMPOSERS[kind](session, chosen)


_COMPOSERS: dict[DocumentKind, Callable[[Composition], Printed]] = {
    DocumentKind.REFERRAL: _referral,
    DocumentKind.IDENTITY_KEY: _identity_key,
    DocumentKind.CHRONOLOGY: _chronology,
    DocumentKind.OVERVIEW: _overview,
}

_REPORT_COMPOSERS: dict[DocumentKind, Callable[[Session, ReportFilter], Printed]] = {
    DocumentKind.PATTERNS: print_patterns,
    DocumentKind.GOVERNOR_SUMMARY: print_governors,
}

REPORT_KINDS = frozenset(_REPORT_COMPOSERS)
"""Documents that are counted, not composed for the reader of one child's file."""

_DRAWERS: dict[type, tuple[str, str]] = {
    PrintedReferral: ("referral", "render_referral"),
    PrintedKey: ("identity_key", "render_identity_key"),
    PrintedChronology: ("chronology", "render_chronology"),
    PrintedOverview: ("overview", "render_overview"),
    PrintedPatterns: ("patterns", "render_patterns"),
    PrintedGovernors: ("patterns", "render_governor_summary"),
}
"""Module under hsbdesk.documents and function by type of document."""
