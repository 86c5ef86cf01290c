"""What the tab of a risk plan is filled from."""

from collections.abc import Mapping
from dataclasses import dataclass

from hsbdesk.desk.desk import Desk
from hsbdesk.desk.drafts import OpenDraft
from hsbdesk.desk.plan_views import PlanPage
from hsbdesk.domain.ids import FileId, RecordId
from hsbdesk.domain.plan import Plan, PlanRow
from ui.pages.risk_plan_work import find_kept


def version_name(plan: Plan | None) -> str:
    """Return "v3"; empty for none."""
    return f"v{plan.plan_version}" if plan is not None else ""


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """The page, what was being written in its draft, and what a hold may wait for."""

    page: PlanPage
    kept: OpenDraft | None
    interventions: tuple[tuple[str, str], ...]
    """Pairs of id and words, newest first."""
    hidden: Mapping[RecordId, Mapping[str, PlanRow]]
    """While names are off: the rows of each version by key as they may be read; otherwise empty."""

    @property
    def at(self) -> str:
        """Return the key of the row its author was at; empty when nothing was left unfinished."""
        return str(self.kept.view.get("row", "")) if self.kept is not None else ""

    @property
    def labels(self) -> Mapping[RecordId, str]:
        """Return the numbers of the entries by their ids, oldest first."""
        return dict(self.page.concern_labels)


def read_facts(desk: Desk, file: FileId, reading: RecordId | None) -> PlanFacts:
    """Return what the tab shows; `reading` is a draft that is on the screen already. Runs on the desk thread."""
    page = desk.plans.read(file)
    kept = find_kept(desk, page.draft.id) if page.draft is not None and page.draft.id != reading else None
    rows = desk.interventions.rows(file)
    options = tuple((row.id, f"{row.number} · {row.title}") for row in reversed(rows))
    versions = [plan for plan in (page.current, page.draft) if plan is not None and page.names_off]
    return PlanFacts(page, kept, options, {plan.id: desk.plans.hidden_rows(plan) for plan in versions})
