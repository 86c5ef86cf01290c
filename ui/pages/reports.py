"""Reports: counts by place, time, month and category; decisions; gaps. Places and times, never children."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from hsbdesk.desk.report_scope import EVERY_YEAR, ReportFilter
from hsbdesk.desk.reports import ReportOptions, ReportView
from hsbdesk.domain.ids import FileId
from hsbdesk.domain.sharing import DocumentKind
from ui.context import PageContext
from ui.pages.print_wish import PrintWish
from ui.pages.report_few import ReportFew
from ui.pages.reports_category import ReportCategories
from ui.pages.reports_effects import ReportEffects
from ui.pages.reports_filters import ReportsFilters
from ui.pages.reports_places import ReportPlaces
from ui.pages.reports_tables import ReportClocks, ReportGaps
from ui.pages.slots import then
from ui.widgets.button import Button
from ui.widgets.page_title import PageTitle
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.tab_strip import TabStrip

PLACES, MONTHS, EFFECTS, CLOCKS, GAPS = "places", "months", "effects", "clocks", "gaps"
_LOW, _LEAST_BODY = 480, 330
_COUNTED = frozenset({PLACES, MONTHS})
"""Tabs that a handful of entries has no place in: they are read one by one instead."""


class ReportsPage(QWidget):
    """Tabs over one choice of child, school year and behaviours."""

    open_requested = Signal(object)
    print_requested = Signal(object)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reportsPage")
        self._context = context
        self._asked = 0
        self._view: ReportView | None = None
        theme, words = context.theme, context.words
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        page = ScrollPage()
        outer.addWidget(page)
        column = page.body
        column.setContentsMargins(theme.px(20), theme.px(16), theme.px(20), theme.px(12))
        column.setSpacing(theme.px(10))
        title = PageTitle(theme, words("Reports"))
        self.summary_button = Button(theme, words("Governor summary (no names)"), icon="print")
        self.summary_button.setObjectName("governorSummaryButton")
        self.print_button = Button(theme, words("Print"), icon="print")
        self.print_button.setObjectName("printReportButton")
        title.add_action(self.summary_button)
        title.add_action(self.print_button)
        column.addWidget(title)
        self.tabs = TabStrip(
            theme,
            (
                (PLACES, words("Places and times")),
                (MONTHS, words("Category over time")),
                (EFFECTS, words("Interventions, before and after")),
                (CLOCKS, words("Decisions and clocks")),
                (GAPS, words("Data gaps")),
            ),
            name=words("Reports"),
        )
        column.addWidget(self.tabs)
        self.filters = ReportsFilters(context)
        column.addWidget(self.filters)
        self.places = ReportPlaces(context)
        self.categories = ReportCategories(context)
        self.effects = ReportEffects(context)
        self.clocks = ReportClocks(context)
        self.gaps = ReportGaps(context)
        self.few = ReportFew(context)
        self._pages: dict[str, QWidget] = {
            PLACES: self.places,
            MONTHS: self.categories,
            EFFECTS: self.effects,
            CLOCKS: self.clocks,
            GAPS: self.gaps,
        }
        self._stack = QStackedWidget()
        for page in (*self._pages.values(), self.few):
            self._stack.addWidget(page)
        column.addWidget(self._stack, 1)
        self._wire()

    def load(self, tab: str = "") -> None:
        """Show the report of what is chosen, the whole school this year at first; `tab` opens one by its key."""
        if tab:
            self.tabs.set_value(tab)
        self._asked += 1
        asked, reports, chosen = self._asked, self._context.desk.reports, self.filters.filter()

        def read() -> tuple[ReportOptions, ReportFilter, ReportView]:
            options = reports.options()
            kept = chosen
            if chosen.file is not None and chosen.file not in {file for file, _ in options.children}:
                kept = ReportFilter(period=chosen.period)
            return options, kept, reports.read(kept)

        def show(found: tuple[ReportOptions, ReportFilter, ReportView]) -> None:
            if asked == self._asked:
                self.filters.show_options(found[0])
                self._show(found[2])

        self._context.workers.desk.run(read, show, owner=self)

    def focus_first(self) -> None:
        """Put the keyboard onto the tabs: what a tab holds comes a moment later."""
        self.tabs.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Where the window is low, title and tabs scroll away and leave the room to what they name.
        theme = self._context.theme
        is_low = self.height() / theme.scale < _LOW
        self._stack.setMinimumHeight(theme.px(_LEAST_BODY) if is_low else 0)

    def view(self) -> ReportView | None:
        """Return what is shown, once it is there."""
        return self._view

    def _wire(self) -> None:
        changes = self._context.changes
        self.tabs.chosen.connect(then(self._show_tab))
        self.filters.changed.connect(then(self.load))
        self.filters.without_requested.connect(self._list_without)
        self.few.every_year_requested.connect(lambda: self.filters.choose_period(EVERY_YEAR))
        for page in (self.places, self.categories, self.effects, self.gaps, self.few):
            page.open_requested.connect(self.open_requested)
        self.print_button.clicked.connect(then(self._print))
        self.summary_button.clicked.connect(then(self._print_summary))
        key = QShortcut(QKeySequence("Ctrl+P"), self)
        key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.activated.connect(self._print)
        for signal in (
            changes.concern_recorded,
            changes.record_changed,
            changes.file_changed,
            changes.tasks_changed,
            changes.settings_changed,
            changes.names_changed,
        ):
            signal.connect(self._on_changed)

    def _show(self, view: ReportView) -> None:
        self._view = view
        self.filters.show_view(view)
        self.places.show_view(view)
        self.categories.show_view(view)
        self.clocks.show_view(view)
        self.gaps.show_view(view)
        self.few.show_view(view, this_year=self.filters.period.value() != EVERY_YEAR)
        self._show_tab()

    def _show_tab(self) -> None:
        key = self.tabs.value()
        is_few = self._view is not None and self._view.is_few and key in _COUNTED
        self._stack.setCurrentWidget(self.few if is_few else self._pages[key])
        if key == EFFECTS and self._view is not None:
            self.effects.load(self.filters.filter())

    def _list_without(self) -> None:
        if self._view is None:
            return
        self.tabs.set_value(PLACES)
        self._show_tab()
        self.places.list_entries(self._context.words("No time or place"), self._view.without_records)

    def _print(self) -> None:
        self.print_requested.emit(self._wish(DocumentKind.PATTERNS, self.filters.filter()))

    def _print_summary(self) -> None:
        chosen = ReportFilter(period=self.filters.filter().period)
        self.print_requested.emit(self._wish(DocumentKind.GOVERNOR_SUMMARY, chosen))

    def _wish(self, kind: DocumentKind, chosen: ReportFilter) -> PrintWish:
        return PrintWish(kind, chosen.file or FileId(self._context.desk.school.id), report=chosen)

    def _on_changed(self) -> None:
        if self.isVisible():
            self.load()
