"""What the tour shows of the risk plan: its screens, and the seven papers made from it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from hsbdesk.desk.desk import Desk
from hsbdesk.desk.prints import Prepared
from hsbdesk.domain.child import FileKind
from hsbdesk.domain.ids import FileId, RecordId
from hsbdesk.domain.paper import PaperPart
from hsbdesk.domain.plan import PlanRow
from hsbdesk.domain.sharing import DocumentKind
from ui.main_window import MainWindow
from ui.pages.risk_plan import RiskPlanPage
from ui.routes import Route

_FORMS = (
    ("plan_interim_change", "interim"),
    ("plan_review", "review"),
    ("plan_versions_compared", "compare"),
    ("plan_front_part", "front"),
    ("plan_sign_off", "sign"),
    ("plan_who_has_been_told", "told"),
    ("plan_meeting_view", "meeting"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanStops:
    """The plans that are shown: of one child, and of one affected child."""

    file: FileId
    in_force: RecordId | None
    draft: RecordId | None
    club: str
    """Key of the row that a sheet is printed from; empty without one."""
    leader: str
    """Who holds the rules of that row."""
    card_reader: str
    """Who covers most of the rest: the reader of the staff card."""
    support_file: FileId | None
    safety_plan: RecordId | None


def find_plan_stops(desk: Desk, file: FileId) -> PlanStops:
    """Return what there is to show of a file's plan. Runs on the desk thread."""
    page = desk.plans.read(file)
    shown = page.shown
    club = next((row for row in shown.rows if row.sheet is not None and row.sheet.holders), None) if shown else None
    support = next(_safety_plans(desk), (None, None))
    return PlanStops(
        file=file,
        in_force=page.current.id if page.current is not None else None,
        draft=page.draft.id if page.draft is not None else None,
        club=club.key if club is not None else "",
        leader=_leader(club),
        card_reader=next((row.supervisor for row in shown.rows if row.places), "") if shown else "",
        support_file=support[0],
        safety_plan=support[1],
    )


def show_plan(window: MainWindow, stops: PlanStops, shoot: Callable[[str], None]) -> None:
    """Go through the screens of a plan; `shoot` waits, then keeps a picture under a name."""
    if window.view is None:
        return
    window.view.go(Route("child", file=stops.file, tab="plan"))
    shoot("plan_draft")
    page = window.findChild(RiskPlanPage)
    if page is None:
        return
    if stops.club:
        page.select(RecordId(stops.club))
        shoot("plan_club_row")
    if stops.in_force is not None:
        page.select(stops.in_force)
        shoot("plan_in_force")
    for name, form in _FORMS:
        page.open_form(form, stops.club if form in {"interim", "meeting"} else "")
        shoot(name)
        page.layers.close()
    if stops.support_file is not None:
        window.view.go(Route("child", stops.safety_plan or "", stops.support_file, "plan"))
        shoot("safety_plan")


def prepare_plan_papers(desk: Desk, stops: PlanStops) -> Iterator[tuple[str, Prepared]]:
    """Yield each paper of the plans with its name. Runs on the desk thread."""
    plan = stops.draft or stops.in_force
    sheet, card = PaperPart(row=stops.club, reader=stops.leader), PaperPart(reader=stops.card_reader)
    papers = (
        ("risk_plan", DocumentKind.RISK_PLAN, PaperPart()),
        ("staff_card", DocumentKind.STAFF_CARD, card),
        ("need_to_know", DocumentKind.NEED_TO_KNOW, sheet),
        ("family_copy", DocumentKind.FAMILY_PLAN, PaperPart()),
        ("own_page", DocumentKind.CHILD_PLAN, PaperPart()),
        ("school_closed", DocumentKind.SCHOOL_CLOSED, PaperPart()),
    )
    for name, kind, part in papers if plan is not None else ():
        yield name, desk.paper.prepare(kind, stops.file, record=plan, part=part)
    if stops.support_file is not None and stops.safety_plan is not None:
        yield (
            "safety_plan",
            desk.paper.prepare(DocumentKind.SAFETY_PLAN, stops.support_file, record=stops.safety_plan),
        )


def _leader(row: PlanRow | None) -> str:
    return row.sheet.holders[0].name if row is not None and row.sheet is not None else ""


def _safety_plans(desk: Desk) -> Iterator[tuple[FileId, RecordId]]:
    """Yield the Support files with a safety plan in force, the newest plan first."""
    support = [row.file for row in desk.files.children().rows if row.kind is FileKind.SUPPORT]
    found = [(file, plan) for file in support if (plan := desk.safety_plans.read(file).current) is not None]
    for file, plan in sorted(found, key=lambda pair: pair[1].in_force_day, reverse=True):
        yield file, plan.id
