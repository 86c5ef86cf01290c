"""What a report counts: which child, which school year, which behaviours; and how many entries that are."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from hsbdesk.desk.report_scope import ReportFilter
from hsbdesk.desk.reports import ReportOptions, ReportView
from hsbdesk.domain.ids import FileId
from ui.context import PageContext
from ui.pages.slots import then
from ui.widgets.button import Button
from ui.widgets.combo import Combo
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.label import PlainLabel

_BESIDE_FROM = 820
_SIDES = 52


class ReportsFilters(QWidget):
    """Three lists at the left, the number of entries at the right, below where there is no room."""

    changed = Signal()
    without_requested = Signal()
    """The entries that the grid can not hold are to be listed."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        theme, words = context.theme, context.words
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.px(8))
        left = QWidget()
        flow = FlowLayout(left, gap=theme.px(8), row_gap=theme.px(8))
        self.child = self._add(flow, words("Which child"), "reportChildCombo", words("All children"))
        self.period = self._add(flow, words("Which school year"), "reportPeriodCombo", words("This school year"))
        self.behaviour = self._add(flow, words("Which behaviours"), "reportBehaviourCombo", words("All behaviours"))
        right = QWidget()
        told = FlowLayout(right, gap=theme.px(4), row_gap=0)
        self.heading = PlainLabel(style="small", tone="quiet")
        self.heading.setObjectName("reportHeading")
        self.without = PlainLabel(style="small", tone="quiet")
        self.without.setObjectName("reportWithout")
        self.without_link = Button(
            theme, words("list"), kind="link", name=words("List the entries without time or place")
        )
        self.without_link.setObjectName("withoutLink")
        self.without_link.clicked.connect(then(self.without_requested.emit))
        for widget in (self.heading, self.without, self.without_link):
            told.addWidget(widget)
        self._row.addWidget(left, 1)
        self._row.addWidget(right)
        for widget in (left, right):
            inside = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            inside.setHeightForWidth(True)
            widget.setSizePolicy(inside)

    def filter(self) -> ReportFilter:
        """Return what is chosen."""
        behaviour = self.behaviour.value()
        return ReportFilter(
            file=FileId(self.child.value()) if self.child.value() else None,
            period=self.period.value(),
            behaviours=(behaviour,) if behaviour else (),
        )

    def show_options(self, options: ReportOptions) -> None:
        """Offer these; what was chosen stays while it is there."""
        words = self._context.words
        self._put(self.child, (("", words("All children")), *options.children))
        self._put(self.period, tuple((period.key, period.label) for period in options.periods))
        self._put(self.behaviour, (("", words("All behaviours")), *options.behaviours))

    def show_view(self, view: ReportView) -> None:
        """Say how many entries there are, and which the grid leaves out."""
        self.heading.setText(view.heading)
        self.without.setText(f"· {view.without}" if view.without else "")
        self.without.setVisible(bool(view.without))
        self.without_link.setVisible(bool(view.without))

    def choose_period(self, key: str) -> None:
        """Choose another period, and tell."""
        self.period.set_value(key)
        self._fit(self.period)
        self.changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() / self._context.theme.scale >= _BESIDE_FROM
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)

    def _add(self, flow: FlowLayout, name: str, key: str, first: str) -> Combo:
        combo = Combo(self._context.theme, (("", first),), name=name)
        combo.setObjectName(key)
        combo.chosen.connect(then(partial(self._on_chosen, combo)))
        flow.addWidget(combo)
        self._fit(combo)
        return combo

    def _put(self, combo: Combo, options: tuple[tuple[str, str], ...]) -> None:
        combo.set_options(options)
        self._fit(combo)

    def _fit(self, combo: Combo) -> None:
        """As wide as what is chosen; the list that drops down is as wide as its longest line."""
        theme = self._context.theme
        combo.ensurePolished()
        text = combo.fontMetrics().horizontalAdvance(combo.currentText())
        combo.view().setMinimumWidth(combo.view().sizeHintForColumn(0) + theme.px(20))
        combo.setFixedWidth(text + theme.px(_SIDES))

    def _on_chosen(self, combo: Combo) -> None:
        self._fit(combo)
        self.changed.emit()
