"""Decisions and clocks, and data gaps: what was decided how soon, and what the entries do not say."""

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hsbdesk.desk.report_gaps import LONG_GAP
from hsbdesk.desk.reports import ReportView
from ui.context import PageContext
from ui.models.reports_model import CLOCK_COLUMNS, GAP_COLUMNS, make_clocks_model, make_gaps_model
from ui.pages.report_beside import ReportBeside
from ui.widgets.label import PlainLabel
from ui.widgets.table import TextTable


class ReportClocks(QWidget):
    """One row a kind of decision."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme, words = context.theme, context.words
        service = context.desk.content.term("svc")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        note = words("Our own steps are counted in school days, those of {service} in working days.", service=service)
        column.addWidget(PlainLabel(note, style="caption", tone="quiet", wrap=True))
        self._model = make_clocks_model(words, self)
        self.table = TextTable(theme, name=words("Decisions and clocks"), columns=CLOCK_COLUMNS)
        self.table.setObjectName("clocksTable")
        self.table.setModel(self._model)
        column.addWidget(self.table, 1)

    def show_view(self, view: ReportView) -> None:
        """Show a report."""
        self._model.set_rows(view.clocks)


class ReportGaps(QWidget):
    """What is not said, with its entries beside it or in its place; stretches without an entry above."""

    open_requested = Signal(object)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = context.words
        theme, words = context.theme, context.words
        main = QWidget()
        left = QVBoxLayout(main)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(theme.px(8))
        self._quiet = PlainLabel(style="small", wrap=True)
        self._quiet.setObjectName("quietLabel")
        left.addWidget(self._quiet)
        self._model = make_gaps_model(words, self)
        self.table = TextTable(theme, name=words("Data gaps"), columns=GAP_COLUMNS, align="middle")
        self.table.setObjectName("gapsTable")
        self.table.setModel(self._model)
        left.addWidget(self.table, 1)
        self.beside = ReportBeside(context, main)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.beside)
        self.table.action_requested.connect(self._open)
        self.beside.open_requested.connect(self.open_requested)

    def show_view(self, view: ReportView) -> None:
        """Show a report."""
        self._model.set_rows(view.gaps)
        none = self._words("No stretch of {n} school days or more without an entry.", n=LONG_GAP)
        self._quiet.setText(" · ".join(view.quiet) or none)

    def _open(self, index: QModelIndex) -> None:
        row = self._model.row(index)
        if row is not None:
            self.beside.list_entries(f"{row.text}: {row.shown}", row.records)
