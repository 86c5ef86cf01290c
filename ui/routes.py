"""Where one can go in the window, and which page shows it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from hsbdesk.domain.ids import FileId, RecordId
from ui.context import PageContext

if TYPE_CHECKING:
    from hsbdesk.desk.worklists import Target
    from ui.pages.print_wish import PrintWish


@dataclass(frozen=True, slots=True)
class Route:
    """One place: the page's name and what it shows there."""

    page: str
    id: str = ""
    file: str = ""
    tab: str = ""
    wish: "PrintWish | None" = None

    @property
    def key(self) -> tuple[str, str]:
        """Return what tells one built page from another: forms stand apart, places are one page each."""
        return (self.page, "" if self.page in PLACES or self.page in ONE_AT_A_TIME else self.id)


ONE_AT_A_TIME = frozenset({"log", "print"})
PLACES = frozenset({"today", "children", "child", "referrals", "reports", "settings"})
"""Pages that stay built and load anew when they are shown; the others end with close_requested."""

NAV_OF = {
    "today": "today",
    "children": "children",
    "child": "children",
    "referrals": "referrals",
    "referral": "referrals",
    "quick": "referrals",
    "reports": "reports",
    "settings": "settings",
}


def route_to(target: "Target") -> Route:
    """Return the place that shows what a row of a worklist or a search speaks of."""
    record, file = str(target.id or ""), str(target.file or "")
    match target.kind:
        case "triage" | "call" | "referral" | "interim" | "quick":
            return Route(target.kind, record, file)
        case "course":
            return Route("referral", record, file, "course")
        case "concern" | "chronology":
            tab = "concerns" if target.kind == "concern" else "chronology"
            return Route("child", record, file, tab) if file else Route("triage", record)
        case "decision":
            return Route("decision", record, file)
        case "plan" | "safety_plan" if file:
            return Route("child", record, file, "plan")
        case "intervention" if file:
            return Route("child", record, file, "interventions")
        case "forms":
            return Route("settings", tab="forms")
        case "referrals":
            return Route("child", "", file, "referrals") if file else Route("referrals")
        case _:
            return Route("child", "", file) if file else Route("today")


def build_page(context: PageContext, route: Route) -> QWidget:
    """Build the page of a place; its module is imported only now."""
    return _BUILDERS[route.page](context)


def load_page(page: QWidget, route: Route) -> None:
    """Let a page show what the route names."""
    load: Callable[..., None] = page.load  # type: ignore[attr-defined]
    match route.page:
        case "child":
            load(FileId(route.file), route.tab, RecordId(route.id) if route.id else None)
        case "referral":
            load(RecordId(route.id), route.tab)
        case "triage" | "call" | "interim" | "quick":
            load(RecordId(route.id))
        case "decision":
            load(RecordId(route.id), FileId(route.file) if route.file else None)
        case "log":
            load(route.id or None, unfinished=route.tab == "unfinished")
        case "referrals":
            load(FileId(route.file) if route.file else None)
        case "settings" | "reports":
            load(route.tab)
        case "print" if route.wish is not None:
            wish = route.wish
            load(wish.kind, wish.record, wish.file, wish.filter, wish.version, wish.report, wish.part)
        case _:
            load()


def _today(context: PageContext) -> QWidget:
    from ui.pages.today import TodayPage  # noqa: PLC0415

    return TodayPage(context)


def _children(context: PageContext) -> QWidget:
    from ui.pages.children import ChildrenPage  # noqa: PLC0415

    return ChildrenPage(context)


def _child(context: PageContext) -> QWidget:
    from ui.pages.child import ChildPage  # noqa: PLC0415

    return ChildPage(context)


def _log(context: PageContext) -> QWidget:
    from ui.pages.log_concern import LogConcernPage  # noqa: PLC0415

    return LogConcernPage(context)


def _triage(context: PageContext) -> QWidget:
    from ui.pages.triage import TriagePage  # noqa: PLC0415

    return TriagePage(context)


def _interim(context: PageContext) -> QWidget:
    from ui.pages.plan_interim_page import InterimPage  # noqa: PLC0415

    return InterimPage(context, alone=True)


def _decision(context: PageContext) -> QWidget:
    from ui.pages.decision_page import DecisionPage  # noqa: PLC0415

    return DecisionPage(context)


def _call(context: PageContext) -> QWidget:
    from ui.pages.call_record import CallRecordPage  # noqa: PLC0415

    return CallRecordPage(context)


def _referrals(context: PageContext) -> QWidget:
    from ui.pages.referrals import ReferralsPage  # noqa: PLC0415

    return ReferralsPage(context)


def _referral(context: PageContext) -> QWidget:
    from ui.pages.referral import ReferralPage  # noqa: PLC0415

    return ReferralPage(context)


def _quick(context: PageContext) -> QWidget:
    from ui.pages.quick_report import QuickReportPage  # noqa: PLC0415

    return QuickReportPage(context)


def _reports(context: PageContext) -> QWidget:
    from ui.pages.reports import ReportsPage  # noqa: PLC0415

    return ReportsPage(context)


def _print(context: PageContext) -> QWidget:
    from ui.pages.print_preview import PrintPreviewPage  # noqa: PLC0415

    return PrintPreviewPage(context)


def _settings(context: PageContext) -> QWidget:
    from ui.pages.settings import SettingsPage  # noqa: PLC0415

    return SettingsPage(context)


_BUILDERS: dict[str, Callable[[PageContext], QWidget]] = {
    "today": _today,
    "children": _children,
    "child": _child,
    "log": _log,
    "triage": _triage,
    "call": _call,
    "decision": _decision,
    "interim": _interim,
    "referrals": _referrals,
    "referral": _referral,
    "quick": _quick,
    "reports": _reports,
    "print": _print,
    "settings": _settings,
}
