"""Finding a person by typing part of a name."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListView, QVBoxLayout, QWidget

from ui.theme import Theme
from ui.widgets.suggestion_list import Suggestion, SuggestionDelegate, SuggestionModel
from ui.widgets.text_edit import LineEdit

_ROWS_SHOWN = 8


class PersonPicker(LineEdit):
    """A field with suggestions below: Down and Up move, Enter picks, Esc closes."""

    picked = Signal(str)

    def __init__(
        self,
        theme: Theme,
        suggest: Callable[[str], Sequence[Suggestion]],
        *,
        name: str = "",
        placeholder: str = "",
        min_letters: int = 2,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, name=name, placeholder=placeholder, icon="search", parent=parent)
        self._theme = theme
        self._suggest = suggest
        self._min_letters = min_letters
        self._popup: QFrame | None = None
        self._list = QListView(self)
        # In the popup the list outlives the field by a moment: its model goes with it.
        self._model = SuggestionModel(self._list)
        self._list.setModel(self._model)
        self._list.setItemDelegate(SuggestionDelegate(theme, self._model))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setMouseTracking(True)
        self._list.entered.connect(self._list.setCurrentIndex)
        self._list.clicked.connect(self._pick)
        self._list.hide()
        self.textEdited.connect(self._on_text_edited)

    def popup_open(self) -> bool:
        """Tell whether suggestions are shown."""
        return self._popup is not None and self._popup.isVisible()

    def suggestions(self) -> list[Suggestion]:
        """Return what is suggested now."""
        return list(self._model.rows) if self.popup_open() else []

    def close_popup(self) -> None:
        """Take the suggestions away."""
        if self._popup is not None:
            self._popup.hide()
        self.setAccessibleDescription("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and not self.popup_open():
            self._open(self.text(), ask_always=True)
            return
        if self.popup_open():
            if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                self._step(1 if key == Qt.Key.Key_Down else -1)
                return
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._pick(self._list.currentIndex())
                return
            if key == Qt.Key.Key_Escape:
                self.close_popup()
                return
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        # A dialog would take Esc for itself before the field sees it.
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and self.popup_open()
        ):
            event.accept()
            return True
        if event.type() in (QEvent.Type.FocusOut, QEvent.Type.Hide):
            self.close_popup()
        return super().event(event)

    def _on_text_edited(self, text: str) -> None:
        self._open(text, ask_always=False)

    def _open(self, text: str, *, ask_always: bool) -> None:
        if not ask_always and len(text.strip()) < self._min_letters:
            self.close_popup()
            return
        rows = self._suggest(text.strip())
        if not rows:
            self.close_popup()
            return
        self._model.show_rows(rows)
        self._show_popup()
        self._go_to(0)

    def _step(self, step: int) -> None:
        self._go_to((self._list.currentIndex().row() + step) % len(self._model.rows))

    def _go_to(self, row: int) -> None:
        index = self._model.index(row)
        self._list.setCurrentIndex(index)
        self.setAccessibleDescription(str(index.data(Qt.ItemDataRole.AccessibleTextRole)))

    def _pick(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        row = self._model.rows[index.row()]
        self.close_popup()
        self.setText("" if row.action else row.title)
        self.picked.emit(row.key)

    def _show_popup(self) -> None:
        window = self.window()
        if self._popup is None or self._popup.parentWidget() is not window:
            # A child of the window, not a window of its own: what covers the window covers it too.
            self._popup = QFrame(window)
            self._popup.setObjectName("pickerPopup")
            box = QVBoxLayout(self._popup)
            box.setContentsMargins(1, self._theme.px(4), 1, self._theme.px(4))
            box.addWidget(self._list)
            self._list.show()
            self.destroyed.connect(self._popup.deleteLater)
        shown = min(len(self._model.rows), _ROWS_SHOWN)
        rows = sum(self._list.sizeHintForRow(row) for row in range(shown))
        height = rows + 2 * self._theme.px(4) + 2
        top = self.mapTo(window, QPoint(0, self.height() + 2))
        below = window.height() - top.y() - 4
        if height > below:
            above = self.mapTo(window, QPoint(0, 0)).y() - 6
            if above > below:
                height = min(height, above)
                top.setY(above - height + 4)
            else:
                height = below
        width = min(max(self.width(), self._theme.px(280)), window.width() - 8)
        left = max(4, min(top.x(), window.width() - width - 4))
        self._popup.setGeometry(left, top.y(), width, height)
        self._popup.raise_()
        self._popup.show()
