"""What the tour shows of referrals beside the editor: its tabs, the quick report, a decision, and their papers."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from hsbdesk.desk.desk import Desk
from hsbdesk.desk.prints import Prepared
from hsbdesk.domain.ids import FileId, RecordId
from hsbdesk.domain.referral import ReferralStatus
from hsbdesk.domain.sharing import DocumentKind
from ui.main_window import MainWindow
from ui.pages.referral import ReferralPage
from ui.pages.referral_panes import OUTLINE
from ui.pages.referral_top import COURSE, FORM, SIGN_OFF, VERSIONS
from ui.routes import Route


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralStops:
    """The referrals that are shown: the draft, and one that was decided."""

    file: FileId
    draft: RecordId
    decided: RecordId | None


def find_referral_stops(desk: Desk, file: FileId) -> ReferralStops:
    """Return what there is to show of a file's referrals. Runs on the desk thread."""
    rows = desk.referrals.rows(file)
    decided = [row.id for row in rows if row.status in {ReferralStatus.DECIDED, ReferralStatus.ESCALATED}]
    return ReferralStops(file=file, draft=rows[0].id, decided=decided[-1] if decided else None)


def show_referrals(window: MainWindow, stops: ReferralStops, shoot: Callable[[str], None]) -> None:
    """Show the builder at work, what is left to do, the tabs beside it, and the course of one that was decided."""
    if window.view is None:
        return
    window.view.go(Route("referral", stops.draft, stops.file))
    page = window.view.page()
    if isinstance(page, ReferralPage):
        for section in ("background", "request"):
            page.show_section(section)
            shoot(f"referral_{section}")
        page.open_tab(OUTLINE)
        page.frame.readiness.show_every(every=True)
        shoot("referral_readiness")
        for tab in (FORM, SIGN_OFF, COURSE, VERSIONS):
            page.open_tab(tab)
            shoot(f"referral_{tab}")
    if stops.decided is not None:
        window.view.go(Route("referral", stops.decided, stops.file, COURSE))
        shoot("referral_answered")


def prepare_referral_papers(desk: Desk, stops: ReferralStops) -> Iterator[tuple[str, Prepared]]:
    """Yield the papers beside the referral itself. Runs where the desk is."""
    report = desk.quick_reports.begin(stops.file).referral
    yield "quick_report", desk.paper.prepare(DocumentKind.QUICK_REPORT, stops.file, draft=report)
    yield "form_answers", desk.paper.prepare(DocumentKind.FORM_ANSWERS, stops.file, record=stops.draft)
