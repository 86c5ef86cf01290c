"""Categories by month: the chart with its legend, and the same as a table at T."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from hsbdesk.desk.report_counts import MonthsView
from hsbdesk.domain.fills import FILLS
from ui.context import PageContext
from ui.models.months_model import TABLE_COLUMNS, MonthsModel, make_months_table
from ui.pages.slots import then
from ui.widgets.button import Button
from ui.widgets.month_chart import FillLegend, MonthChart
from ui.widgets.table import TextTable


class ReportMonths(QWidget):
    """Chart or table, one at a time; both open the entries of a month."""

    entries_requested = Signal(str, object)
    """A title and the ids of the entries, a tuple. `toggle` is for the head of the card they stand in."""

    def __init__(self, context: PageContext, *, height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        theme, words = context.theme, context.words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        self._model = MonthsModel(words, self)
        self.chart = MonthChart(theme, name=words("Entries by month and category"), height=height)
        self.chart.setObjectName("monthChart")
        self.chart.setAccessibleDescription(words("T shows a table."))
        self.chart.setModel(self._model)
        self._rows = make_months_table(words, self)
        self.table = TextTable(theme, name=words("Entries by month and category"), columns=TABLE_COLUMNS, header=False)
        self.table.setObjectName("monthTable")
        self.table.setModel(self._rows)
        self.legend = FillLegend(theme)
        self._stack = QStackedWidget()
        self._stack.setFixedHeight(theme.px(height) + 2)
        self._stack.addWidget(self.chart)
        self._stack.addWidget(self.table)
        self.toggle = Button(theme, words("As a table"), kind="link", name=words("By month and category as a table, T"))
        self.toggle.setObjectName("monthTableLink")
        column.addWidget(self._stack)
        column.addWidget(self.legend)
        self.toggle.clicked.connect(then(self.turn))
        key = QShortcut(QKeySequence("T"), self)
        key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.activated.connect(self.turn)
        self.chart.cell_opened.connect(self._on_cell)
        self.table.row_opened.connect(self._on_row)

    def show_months(self, view: MonthsView) -> None:
        """Show these."""
        self._model.set_months(view)
        self._rows.set_rows(view.columns)
        self.legend.set_fills(
            tuple((FILLS[category], words) for category, words in view.categories), view.not_categorised
        )

    def is_table(self) -> bool:
        """Return whether the table is shown."""
        return self._stack.currentWidget() is self.table

    def turn(self) -> None:
        """Show the table in place of the chart, or the chart again; the keyboard goes along."""
        words = self._context.words
        left, shown = (self.table, self.chart) if self.is_table() else (self.chart, self.table)
        had_focus = left.hasFocus()
        self._stack.setCurrentWidget(shown)
        name = words("By month and category as a table, T")
        if self.is_table():
            name = words("By month and category as a chart, T")
        self.toggle.set_text(words("As a chart") if self.is_table() else words("As a table"))
        self.toggle.setAccessibleName(name)
        self.toggle.setToolTip(name)
        if had_focus:
            shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_cell(self, index: QModelIndex) -> None:
        records = self._model.records(index)
        if records:
            self.entries_requested.emit(self._model.place(index), records)

    def _on_row(self, index: QModelIndex) -> None:
        row = self._rows.row(index)
        if row is not None and row.records:
            self.entries_requested.emit(row.spoken, row.records)
