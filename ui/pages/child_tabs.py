"""The sides of a child's record, in their order; each page is imported when it is first shown."""

from PySide6.QtWidgets import QWidget

from hsbdesk.words import Words
from ui.context import PageContext

TAB_KEYS = ("overview", "chronology", "concerns", "interventions", "plan", "referrals", "people", "history")


def tab_label(words: Words, key: str) -> str:
    """Return the words on a tab."""
    labels = {
        "overview": words("Overview"),
        "chronology": words("Chronology"),
        "concerns": words("Concerns"),
        "interventions": words("Interventions & effect"),
        "plan": words("Risk plan"),
        "referrals": words("Referrals"),
        "people": words("People"),
        "history": words("History"),
    }
    return labels[key]


def build_tab(context: PageContext, key: str) -> QWidget:
    """Build the page of a tab."""
    match key:
        case "overview":
            from ui.pages.overview import OverviewPage  # noqa: PLC0415

            return OverviewPage(context)
        case "chronology":
            from ui.pages.chronology import ChronologyPage  # noqa: PLC0415

            return ChronologyPage(context)
        case "concerns":
            from ui.pages.concerns import ConcernsPage  # noqa: PLC0415

            return ConcernsPage(context)
        case "interventions":
            from ui.pages.interventions import InterventionsPage  # noqa: PLC0415

            return InterventionsPage(context)
        case "plan":
            from ui.pages.plan_tab import PlanTab  # noqa: PLC0415

            return PlanTab(context)
        case "referrals":
            from ui.pages.referrals import ReferralsPage  # noqa: PLC0415

            return ReferralsPage(context)
        case "people":
            from ui.pages.people import PeoplePage  # noqa: PLC0415

            return PeoplePage(context)
        case _:
            from ui.pages.history import HistoryPage  # noqa: PLC0415

            return HistoryPage(context)
