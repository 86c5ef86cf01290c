"""The places of a plan under School, Travel, Home, Community, Online, and what can be added to them."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from hsbdesk.desk.plan_views import PlanGroup, UncoveredLine
from ui.context import PageContext
from ui.models.plan_model import PLACE_COLUMNS, PlaceRow, make_places_model, place_rows
from ui.pages.layouts import empty_layout
from ui.pages.section_pane import ViewSwitch
from ui.pages.slots import then
from ui.widgets.button import Button
from ui.widgets.label import PlainLabel
from ui.widgets.level_delegate import LevelDelegate
from ui.widgets.table import TextTable

IN_FORCE, DRAFT = "force", "draft"
_ONE_ROW_FROM = 2.0
"""Text scale from which version and button share a row: there the list has little height."""


class PlacesPane(QWidget):
    """The list, over it which version it is of while there are two, under it the way to add a place."""

    row_chosen = Signal(str)
    row_opened = Signal(str)
    add_requested = Signal()
    cover_requested = Signal(object)
    """An UncoveredLine: a place with entries that no row covers."""
    version_chosen = Signal(str)
    meeting_requested = Signal()
    """M, while the list has the keyboard."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("planPlaces")
        self._context = context
        self._quiet = False
        self._switch: ViewSwitch | None = None
        theme, words = context.theme, context.words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        self._top = QHBoxLayout()
        self._top.setSpacing(theme.px(8))
        self._above = QVBoxLayout()
        self._top.addLayout(self._above, 1)
        column.addLayout(self._top)
        self.table = TextTable(
            theme,
            name=words("Places of the plan"),
            columns=PLACE_COLUMNS,
            align="middle",
            text_style="body",
            header=False,
            grouped=True,
            pad_y=1,
        )
        self.table.setObjectName("planPlacesTable")
        LevelDelegate(theme, self.table, text_style="body", pad_y=1)
        self._model = make_places_model(words, self)
        self.table.setModel(self._model)
        column.addWidget(self.table, 1)
        self._uncovered_box = QWidget()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._uncovered_box.setSizePolicy(policy)
        self._uncovered = QVBoxLayout(self._uncovered_box)
        self._uncovered.setContentsMargins(0, 0, 0, 0)
        self._uncovered.setSpacing(theme.px(4))
        column.addWidget(self._uncovered_box)
        self.add_button = Button(theme, words("Add a place"), icon="plus")
        self.add_button.setObjectName("planAddPlaceButton")
        if theme.scale < _ONE_ROW_FROM:
            column.addWidget(self.add_button)
        else:
            self._top.addWidget(self.add_button)
        self.table.installEventFilter(self)
        self.table.row_chosen.connect(self._on_chosen)
        self.table.row_opened.connect(self._on_opened)
        self.add_button.clicked.connect(then(self.add_requested.emit))

    # -- what is shown

    def show_groups(self, groups: Sequence[PlanGroup], unsaved: dict[str, str]) -> None:
        """Show the places; the chosen one stays chosen, and nothing is told."""
        chosen = self.chosen()
        self._quiet = True
        self._model.set_rows(place_rows(groups, unsaved))
        if chosen:
            self.table.select_key(chosen)
        self._quiet = False

    def show_versions(self, force: str, draft: str, shown: str) -> None:
        """Offer both versions, by their short names; nothing where there is one."""
        empty_layout(self._above)
        self._switch = None
        if force and draft:
            words = self._context.words
            options = (
                (IN_FORCE, words("{version} in force", version=force)),
                (DRAFT, words("{version} draft", version=draft)),
            )
            self._switch = ViewSwitch(self._context.theme, options, name=words("Which version is shown"))
            self._switch.setObjectName("planVersionSegments")
            self._switch.set_value(shown)
            self._switch.chosen.connect(self.version_chosen)
            self._above.addWidget(self._switch)

    def show_uncovered(self, lines: Sequence[UncoveredLine], *, may_add: bool) -> None:
        """Offer a row for each place with entries that no row covers; only a draft can take it."""
        theme, words = self._context.theme, self._context.words
        empty_layout(self._uncovered)
        if lines:
            self._uncovered.addWidget(PlainLabel(words("Not covered yet"), style="smallStrong"))
        for line in lines:
            if may_add:
                button = Button(theme, line.text, kind="link", name=words("Add {place}", place=line.text))
                button.setObjectName("planCoverButton")
                button.clicked.connect(then(self._coverer(line)))
                self._uncovered.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            else:
                self._uncovered.addWidget(PlainLabel(line.text, style="small", wrap=True))
        self._uncovered_box.setVisible(bool(lines))
        self.add_button.setVisible(may_add)

    def keys(self) -> list[str]:
        """Return the keys of the places in the order of the list."""
        return [row.line.key for row in self._model.rows() if isinstance(row, PlaceRow)]

    def chosen(self) -> str:
        """Return the key of the chosen place, "" for none."""
        row = self._model.row(self.table.currentIndex()) if self.table.current_row() >= 0 else None
        return row.line.key if row is not None else ""

    def choose(self, key: str) -> bool:
        """Choose a place without telling; False for one that is not there."""
        self._quiet = True
        found = self.table.select_key(key)
        self._quiet = False
        return found

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.table and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if not held and event.key() == Qt.Key.Key_M:
                self.meeting_requested.emit()
                return True
        return super().eventFilter(watched, event)

    def _on_chosen(self, _index: QModelIndex) -> None:
        if not self._quiet and self.chosen():
            self.row_chosen.emit(self.chosen())

    def _on_opened(self, _index: QModelIndex) -> None:
        if self.chosen():
            self.row_opened.emit(self.chosen())

    def _coverer(self, line: UncoveredLine) -> Callable[[], None]:
        return partial(self.cover_requested.emit, line)
