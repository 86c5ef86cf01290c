"""How each kind of document is composed out of the records (desk thread) and drawn as pages (any thread)."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from hsbdesk.desk.chronologies import ChronologyFilter
from hsbdesk.desk.printed_child_page import print_child_page
from hsbdesk.desk.printed_chronology import print_chronology
from hsbdesk.desk.printed_closed import print_school_closed
from hsbdesk.desk.printed_family import print_family_copy
from hsbdesk.desk.printed_form import print_form
from hsbdesk.desk.printed_governors import print_governors
from hsbdesk.desk.printed_key import print_identity_key
from hsbdesk.desk.printed_need_to_know import print_need_to_know
from hsbdesk.desk.printed_overview import print_overview
from hsbdesk.desk.printed_patterns import print_patterns
from hsbdesk.desk.printed_plan import print_plan
from hsbdesk.desk.printed_quick import finish_quick, print_quick
from hsbdesk.desk.printed_referral import print_referral
from hsbdesk.desk.printed_safety import print_safety_plan
from hsbdesk.desk.printed_signoff import VersionMark, finish_key, finish_referral
from hsbdesk.desk.printed_staff_card import print_staff_card
from hsbdesk.desk.prints import Printed
from hsbdesk.desk.report_scope import ReportFilter
from hsbdesk.desk.session import Session
from hsbdesk.desk.speaker import Speaker
from hsbdesk.domain.paper import PaperPart, PrintedChronology, PrintedKey, PrintedOverview, PrintedReferral, Stamp
from hsbdesk.domain.plan import Plan
from hsbdesk.domain.printed_form import PrintedForm
from hsbdesk.domain.printed_patterns import PrintedGovernors, PrintedPatterns
from hsbdesk.domain.printed_plan import PrintedPlan
from hsbdesk.domain.printed_quick import PrintedQuick
from hsbdesk.domain.printed_sheets import PrintedChildPage, PrintedNeedToKnow, PrintedSafetyPlan
from hsbdesk.domain.referral import Referral
from hsbdesk.domain.safety_plan import SafetyPlan
from hsbdesk.domain.sharing import DocumentKind
from hsbdesk.errors import DeskError

_WHOLE = PaperPart()


@dataclass(frozen=True, slots=True, kw_only=True)
class Composition:
    """Everything a document is composed from."""

    session: Session
    speaker: Speaker
    referral: Referral | None
    mark: VersionMark
    filter: ChronologyFilter
    plan: Plan | None = None
    safety_plan: SafetyPlan | None = None
    part: PaperPart = _WHOLE

    @property
    def needed_referral(self) -> Referral:
        """Return the referral. Raises DeskError("record_missing") when there is none."""
        if self.referral is None:
            raise DeskError("record_missing")
        return self.referral

    @property
    def needed_plan(self) -> Plan:
        """Return the plan. Raises DeskError("record_missing") when there is none."""
        if self.plan is None:
            raise DeskError("record_missing")
        return self.plan

    @property
    def needed_safety_plan(self) -> SafetyPlan:
        """Return the safety plan. Raises DeskError("record_missing") when there is none."""
        if self.safety_plan is None:
            raise DeskError("record_missing")
        return self.safety_plan


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


def _quick_report(made: Composition) -> Printed:
    referral = made.needed_referral
    return finish_quick(made.session, print_quick(made.session, made.speaker, referral), referral, made.mark)


def _identity_key(made: Composition) -> Printed:
    referral = made.needed_referral
    if not referral.recipient.statutory:
        raise DeskError("key_only_for_statutory")
    return finish_key(made.session, print_identity_key(made.session, made.speaker, referral), referral, made.mark)


def _chronology(made: Composition) -> Printed:
    return print_chronology(made.session, made.speaker, made.filter)


def _overview(made: Composition) -> Printed:
    return print_overview(made.session, made.speaker)


def _form_answers(made: Composition) -> Printed:
    return print_form(made.session, made.speaker, made.needed_referral)


def _risk_plan(made: Composition) -> Printed:
    return print_plan(made.session, made.speaker, made.needed_plan, made.part)


def _staff_card(made: Composition) -> Printed:
    return print_staff_card(made.session, made.speaker, made.needed_plan, made.part)


def _family_plan(made: Composition) -> Printed:
    return print_family_copy(made.session, made.speaker, made.needed_plan)


def _school_closed(made: Composition) -> Printed:
    return print_school_closed(made.session, made.speaker, made.needed_plan)


def _need_to_know(made: Composition) -> Printed:
    return print_need_to_know(made.session, made.speaker, made.needed_plan, made.part)


def _child_page(made: Composition) -> Printed:
    return print_child_page(made.session, made.speaker, made.needed_plan)


def _safety_plan(made: Composition) -> Printed:
    return print_safety_plan(made.session, made.speaker, made.needed_safety_plan)


def compose_report(kind: DocumentKind, session: Session, chosen: ReportFilter) -> Printed:
    """Return a report of counts: it speaks of the whole school, or of one child to this school alone."""
    return _REPORT_COMPOSERS[kind](session, chosen)


_COMPOSERS: dict[DocumentKind, Callable[[Composition], Printed]] = {
    DocumentKind.REFERRAL: _referral,
    DocumentKind.QUICK_REPORT: _quick_report,
    DocumentKind.IDENTITY_KEY: _identity_key,
    DocumentKind.CHRONOLOGY: _chronology,
    DocumentKind.OVERVIEW: _overview,
    DocumentKind.FORM_ANSWERS: _form_answers,
    DocumentKind.RISK_PLAN: _risk_plan,
    DocumentKind.STAFF_CARD: _staff_card,
    DocumentKind.FAMILY_PLAN: _family_plan,
    DocumentKind.SCHOOL_CLOSED: _school_closed,
    DocumentKind.NEED_TO_KNOW: _need_to_know,
    DocumentKind.CHILD_PLAN: _child_page,
    DocumentKind.SAFETY_PLAN: _safety_plan,
}

_REPORT_COMPOSERS: dict[DocumentKind, Callable[[Session, ReportFilter], Printed]] = {
    DocumentKind.PATTERNS: print_patterns,
    DocumentKind.GOVERNOR_SUMMARY: print_governors,
}

REPORT_KINDS = frozenset(_REPORT_COMPOSERS)
"""Documents that are counted, not composed for the reader of one child's file."""

_DRAWERS: dict[type, tuple[str, str]] = {
    PrintedReferral: ("referral", "render_referral"),
    PrintedQuick: ("quick_report", "render_quick_report"),
    PrintedKey: ("identity_key", "render_identity_key"),
    PrintedChronology: ("chronology", "render_chronology"),
    PrintedOverview: ("overview", "render_overview"),
    PrintedForm: ("form_answers", "render_form_answers"),
    PrintedPlan: ("plan", "render_plan"),
    PrintedNeedToKnow: ("need_to_know", "render_need_to_know"),
    PrintedChildPage: ("child_page", "render_child_page"),
    PrintedSafetyPlan: ("safety_plan", "render_safety_plan"),
    PrintedPatterns: ("patterns", "render_patterns"),
    PrintedGovernors: ("patterns", "render_governor_summary"),
}
"""Module under hsbdesk.documents and function by type of document."""
