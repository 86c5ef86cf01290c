"""Places and times: the grid, what stands out in it, the months, and what is to be done at places."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from hsbdesk.desk.reports import PlaceAction, ReportView
from hsbdesk.domain.ids import RecordId
from ui.context import PageContext
from ui.models.place_grid_model import PlaceGridModel
from ui.pages.layouts import empty_layout
from ui.pages.place_action import ask_place_action
from ui.pages.report_beside import ReportBeside
from ui.pages.reports_months import ReportMonths
from ui.pages.reports_place_list import PlaceList
from ui.pages.rows import make_dash_row
from ui.pages.slots import then
from ui.routes import Route
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.divider import Divider
from ui.widgets.label import PlainLabel
from ui.widgets.message_bar import MessageBar
from ui.widgets.place_grid import PlaceGrid
from ui.widgets.scroll_page import ScrollPage

_SIDE = 340
_CHART = 112
_NO_LIMIT = 16_777_215


class ReportPlaces(QWidget):
    """The grid at the left, cards at the right; below it where there is no room. A list takes the cards' place."""

    open_requested = Signal(object)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        theme = context.theme
        page = ScrollPage()
        # Room for the ring round what has the keyboard: the page would cut it at its edge.
        page.body.setContentsMargins(*(theme.px(4),) * 4)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(theme.px(12))
        page.body.addLayout(self._columns)
        page.body.addStretch(1)
        self._columns.addWidget(self._make_left(), 1)
        self._right = self._make_right()
        self._columns.addWidget(self._right)
        self.beside = ReportBeside(context, page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.beside)
        self.grid.cell_opened.connect(self._on_cell)
        self.places.entries_requested.connect(self.list_entries)
        self.months.entries_requested.connect(self.list_entries)
        self.beside.open_requested.connect(self.open_requested)
        self.beside.arranged.connect(self._arrange)
        self.action_button.clicked.connect(then(self.make_action))

    def show_view(self, view: ReportView) -> None:
        """Show a report."""
        words = self._context.words
        self._model.set_grid(view.grid)
        self.places.show_grid(view.grid)
        tint = {"light": words("Darker means more entries."), "dark": words("Lighter means more entries.")}
        self._care.setText(f"{tint.get(self._context.theme.name, '')} {view.care}".strip())
        self._no_times.setVisible(not view.has_times)
        self._arrange()
        empty_layout(self._facts)
        for place, text in enumerate(view.stands_out):
            self._facts.addWidget(make_dash_row(self._context.theme, text, style="small" if place else "smallStrong"))
        if not view.stands_out:
            self._facts.addWidget(PlainLabel(words("Nothing to count yet."), style="small", tone="quiet", wrap=True))
        self.months.show_months(view.months)
        self._show_actions(view.actions)

    def list_entries(self, title: str, records: tuple[RecordId, ...]) -> None:
        """List the entries behind a count, beside the grid or in its place."""
        words = self._context.words
        self.beside.list_entries(
            words.count(len(records), "{title}: 1 entry", "{title}: {n} entries", title=title), records
        )

    def make_action(self) -> None:
        """Ask what is to be done at the place that is chosen in the grid."""
        index = self.grid.currentIndex()
        names = {place.name for place in self._context.desk.school.places}
        place = str(self._model.headerData(index.row(), Qt.Orientation.Vertical)) if index.isValid() else ""
        ask_place_action(self._context, place if place in names else "", then(self._on_task))

    def _arrange(self) -> None:
        """Find the shape that fits: cards beside or below, the grid or a list of places."""
        theme, beside = self._context.theme, self.beside.is_beside()
        self._columns.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self._right.setMinimumWidth(theme.px(_SIDE) if beside else 0)
        self._right.setMaximumWidth(theme.px(_SIDE) if beside else _NO_LIMIT)
        self._right.setVisible(not (beside and self.beside.is_listed()))
        room = self.width() - (theme.px(_SIDE) + theme.px(24) if beside else theme.px(14))
        fits = self.grid.fits(room)
        self.grid.setVisible(fits)
        self.places.setVisible(not fits)

    def _make_left(self) -> QWidget:
        theme, words = self._context.theme, self._context.words
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        self._no_times = MessageBar(
            theme,
            "tip",
            words("Enter the times of the school's day, and entries are counted by break, lunch and lessons too."),
            actions=(("settings", words("Enter the times")),),
        )
        self._no_times.action_requested.connect(then(lambda: self.open_requested.emit(Route("settings", tab="year"))))
        self._no_times.hide()
        self._model = PlaceGridModel(words, self)
        self.grid = PlaceGrid(theme, name=words("Entries by place and time"))
        self.grid.setObjectName("placeGrid")
        self.grid.setModel(self._model)
        self.places = PlaceList(self._context)
        self.places.hide()
        self._care = PlainLabel(style="caption", tone="quiet", wrap=True)
        self._care.setObjectName("careLabel")
        self._care.setContentsMargins(theme.px(4), 0, theme.px(4), 0)
        self._actions = Card(theme, words("Place actions"))
        for widget in (self._no_times, self.grid, self.places, self._care, self._actions):
            column.addWidget(widget)
        column.addStretch(1)
        return left

    def _make_right(self) -> QWidget:
        theme, words = self._context.theme, self._context.words
        right = QFrame()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        facts = Card(theme, words("What stands out"), detail=words("counts only"))
        self._facts = QVBoxLayout()
        self._facts.setSpacing(theme.px(6))
        facts.body.addLayout(self._facts)
        self.action_button = Button(theme, words("Make a place action"), icon="pin")
        self.action_button.setObjectName("placeActionButton")
        facts.body.addWidget(self.action_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._months_card = Card(theme, words("By month and category"))
        self.months = ReportMonths(self._context, height=_CHART)
        self._months_card.add(self.months)
        self._months_card.add_action(self.months.toggle)
        for widget in (facts, self._months_card):
            column.addWidget(widget)
        column.addStretch(1)
        return right

    def _show_actions(self, actions: tuple[PlaceAction, ...]) -> None:
        words = self._context.words
        empty_layout(self._actions.body)
        for place, action in enumerate(actions):
            if place:
                self._actions.add(Divider())
            self._actions.add(self._make_action_row(action))
        if not actions:
            none = words("None yet. What changes a place helps every child there.")
            self._actions.add(PlainLabel(none, style="small", tone="quiet", wrap=True))

    def _make_action_row(self, action: PlaceAction) -> QWidget:
        theme, words = self._context.theme, self._context.words
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(PlainLabel(action.what, style="smallStrong", wrap=True))
        detail = words("{detail}, overdue", detail=action.detail) if action.overdue else action.detail
        if detail:
            tone = "warn" if action.overdue else "quiet"
            texts.addWidget(PlainLabel(detail, style="caption", tone=tone, wrap=True))
        row.addLayout(texts, 1)
        done = Button(theme, words("Done"), kind="link", name=words("Done: {what}", what=action.what))
        done.clicked.connect(then(lambda: self._finish(action)))
        row.addWidget(done, 0, Qt.AlignmentFlag.AlignTop)
        return box

    def _finish(self, action: PlaceAction) -> None:
        tasks = self._context.desk.tasks
        self._context.workers.desk.run(lambda: tasks.done(action.id), then(self._on_task), owner=self)

    def _on_task(self) -> None:
        self._context.changes.tasks_changed.emit()

    def _on_cell(self, index: QModelIndex) -> None:
        cell = self._model.cell(index)
        if cell is not None and cell.records:
            self.list_entries(self._model.place(index), cell.records)
