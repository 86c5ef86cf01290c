"""Entries before and since something began: a picture over a table that says the same.

The table has the keyboard and is what a screen reader reads, whether the picture lies over it or not.
"""

from dataclasses import dataclass

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.theme import Theme
from ui.widgets.effect_drawing import EffectDrawing
from ui.widgets.effect_plan import EffectPicture, has_room, make_plan
from ui.widgets.label import PlainLabel
from ui.widgets.table import TextTable
from ui.widgets.table_roles import Column, Role

_COLUMNS = (Column(110), Column(180, stretch=True), Column(190, fold=True), Column(100))
_TALLEST_TABLE = 360
_ON = (Qt.Key.Key_Right, Qt.Key.Key_Down)
_BACK = (Qt.Key.Key_Left, Qt.Key.Key_Up)


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectTexts:
    """Words of the chart: what a screen reader calls it, and the line of keys below it."""

    name: str
    keys: str
    table_keys: str


class EffectChart(QWidget):
    """Arrow keys go from mark to mark, Enter opens one, T shows the table instead of the picture, or it again.

    The model has a row per entry, and per week without one, with the entry's key as Role.KEY.
    """

    entry_requested = Signal(str)

    def __init__(
        self, theme: Theme, model: QAbstractItemModel, texts: EffectTexts, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._texts = texts
        self._picture = EffectPicture()
        self._wants_table = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(5))
        self._holder = QWidget()
        column.addWidget(self._holder)
        self.table = EffectTable(theme, texts.name, self._holder)
        self.table.setAccessibleDescription(texts.keys)
        self.table.setModel(model)
        self.drawing = EffectDrawing(theme, self._holder)
        self.drawing.hide()
        self.caption = PlainLabel(style="caption", tone="quiet", elide=True)
        self.caption.setObjectName("effectCaption")
        column.addWidget(self.caption)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._arrange)
        self._wire()

    def set_picture(self, picture: EffectPicture) -> None:
        """Show this; the model has been given the same."""
        self._picture = picture
        self.drawing.set_picture(picture)
        self._arrange()
        self._say()

    def shows_table(self) -> bool:
        """Return whether the table is seen: because it is wanted, or because the picture has no room."""
        return self._wants_table or not has_room(self._theme, self._picture, self.width())

    def toggle_table(self) -> None:
        """Show the table instead of the picture, or the picture again."""
        self._wants_table = not self._wants_table
        self._arrange()
        self._on_moved()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _wire(self) -> None:
        self.table.row_chosen.connect(self._on_moved)
        self.table.row_opened.connect(self._on_opened)
        self.table.toggle_requested.connect(self.toggle_table)
        self.table.focus_changed.connect(self._on_moved)
        self.table.verticalHeader().sectionResized.connect(self._on_rows)
        self.table.verticalHeader().sectionCountChanged.connect(self._on_rows)
        self.drawing.picked.connect(self._on_picked)
        self.drawing.opened.connect(self.entry_requested)

    def _arrange(self) -> None:
        tabular = self.shows_table()
        if self.table.steps_over_marks == tabular:
            self.table.steps_over_marks = not tabular
            self.drawing.setVisible(not tabular)
            self._say()
        if tabular:
            head = self.table.horizontalHeader().sizeHint().height()
            rows = self.table.verticalHeader().length() + head + 2 * self.table.frameWidth()
            height = min(rows, self._theme.px(_TALLEST_TABLE))
        else:
            height = make_plan(self._theme, self._picture, self.width()).height
        self._holder.setFixedHeight(height)
        for part in (self.table, self.drawing):
            part.setGeometry(0, 0, self.width(), height)

    def _key(self) -> str:
        index = self.table.currentIndex()
        key = index.siblingAtColumn(0).data(Role.KEY) if index.isValid() else None
        return str(key or "")

    def _say(self) -> None:
        key = self._key() if self.table.hasFocus() else ""
        mark = next((mark for mark in self._picture.marks if mark.key == key), None)
        keys = self._texts.table_keys if self.shows_table() else self._texts.keys
        self.caption.setText(mark.said if mark is not None else keys)

    def _on_moved(self) -> None:
        focused = self.table.hasFocus()
        self.drawing.set_cursor_key(self._key() or None if focused else None)
        self._say()

    def _on_opened(self, _index: QModelIndex) -> None:
        key = self._key()
        if key:
            self.entry_requested.emit(key)

    def _on_picked(self, key: str) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.table.select_key(key)
        self._on_moved()

    def _on_rows(self, *_sizes: int) -> None:
        if self.shows_table():
            self._later.start(0)


class EffectTable(TextTable):
    """The table under the picture; while the picture is over it, arrow keys pass the weeks without an entry."""

    toggle_requested = Signal()
    focus_changed = Signal()

    def __init__(self, theme: Theme, name: str, parent: QWidget) -> None:
        super().__init__(theme, name=name, columns=_COLUMNS, grouped=True, parent=parent)
        self.setObjectName("effectTable")
        self.steps_over_marks = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() == Qt.Key.Key_T and not held:
            self.toggle_requested.emit()
            return
        step = 1 if event.key() in _ON else -1 if event.key() in _BACK else 0
        if step and self.steps_over_marks and not held:
            self._step(step)
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        by_mouse = event.reason() == Qt.FocusReason.MouseFocusReason
        if self.steps_over_marks and not by_mouse and not self._key_of(self.currentIndex().row()):
            self._step(1)
        self.focus_changed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focus_changed.emit()

    def _step(self, step: int) -> None:
        row = self.currentIndex().row() + step
        while 0 <= row < self.model().rowCount():
            if self._key_of(row):
                self.select_row(row)
                return
            row += step

    def _key_of(self, row: int) -> str:
        return str(self.model().index(row, 0).data(Role.KEY) or "") if row >= 0 else ""
