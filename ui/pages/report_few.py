"""In place of a count: too few entries to count, or none."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hsbdesk.desk.reports import ReportView
from ui.context import PageContext
from ui.pages.report_entries import ReportEntries
from ui.widgets.empty_state import EmptyState


class ReportFew(QWidget):
    """One sentence, and the entries themselves below it."""

    open_requested = Signal(object)
    every_year_requested = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        theme = context.theme
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        self.sentence = EmptyState(theme, "")
        self.entries = ReportEntries(context, closes=False)
        self.entries.setObjectName("card")
        column.addWidget(self.sentence)
        column.addWidget(self.entries, 1)
        self.entries.open_requested.connect(self.open_requested)
        self.sentence.action_requested.connect(self.every_year_requested)

    def show_view(self, view: ReportView, *, this_year: bool) -> None:
        """Say how it is, and list what there is."""
        words = self._context.words
        action = words("Show all entries") if this_year else ""
        least = self._context.desk.content.small_number
        if not view.total:
            text = words("No entries in this school year.") if this_year else words("No entries yet.")
        elif this_year:
            text = words("Fewer than {n} entries this school year. Read them one by one instead.", n=least)
        else:
            text = words("Fewer than {n} entries. Read them one by one instead.", n=least)
        self.sentence.set_text(text, action)
        self.entries.setVisible(bool(view.total) and view.is_few)
        if view.is_few and view.total:
            self.entries.show_entries(words("Entries"), view.records)
