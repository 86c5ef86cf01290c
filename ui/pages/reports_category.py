"""Category over time: the months in full width, the entries of a month beside them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hsbdesk.desk.reports import ReportView
from ui.context import PageContext
from ui.pages.report_beside import ReportBeside
from ui.pages.reports_months import ReportMonths
from ui.widgets.card import Card
from ui.widgets.label import PlainLabel
from ui.widgets.scroll_page import ScrollPage

_CHART = 300


class ReportCategories(QWidget):
    """A tall chart; Enter on a part of a bar lists its entries."""

    open_requested = Signal(object)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme, words = context.theme, context.words
        page = ScrollPage()
        page.body.setContentsMargins(*(theme.px(4),) * 4)
        card = Card(theme, words("By month and category"))
        self.months = ReportMonths(context, height=_CHART)
        card.add(self.months)
        card.add_action(self.months.toggle)
        note = words(
            "An entry stands under the month its dates lie in. What runs over two months, or has no date, stands under"
            " “No month”. A bar counts entries, not occasions."
        )
        card.add(PlainLabel(note, style="caption", tone="quiet", wrap=True))
        page.body.addWidget(card)
        page.body.addStretch(1)
        self.beside = ReportBeside(context, page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.beside)
        self.months.entries_requested.connect(self.beside.list_entries)
        self.beside.open_requested.connect(self.open_requested)

    def show_view(self, view: ReportView) -> None:
        """Show a report."""
        self.months.show_months(view.months)
