"""What the single-choice controls share: one value, arrow keys, one stop for Tab."""

from collections.abc import Collection

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QWidget

_BACK = (Qt.Key.Key_Left, Qt.Key.Key_Up)
_ON = (Qt.Key.Key_Right, Qt.Key.Key_Down)


class Choice(QWidget):
    """Base of Segmented and RadioList; chosen tells of the person's choice only, not of set_value."""

    chosen = Signal(str)

    def __init__(self, *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._buttons: dict[str, QAbstractButton] = {}
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._group.buttonClicked.connect(self._on_clicked)

    def value(self) -> str:
        """Return the chosen key, "" for none."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), "")

    def set_value(self, key: str) -> None:
        """Choose without telling; "" leaves nothing chosen; KeyError for a key that is not an option."""
        if key:
            self._buttons[key].setChecked(True)
        else:
            self._group.setExclusive(False)
            for button in self._buttons.values():
                button.setChecked(False)
            self._group.setExclusive(True)
        self._set_tab_stop()

    def keys(self) -> list[str]:
        """Return the keys in their order."""
        return list(self._buttons)

    def button(self, key: str) -> QAbstractButton:
        """Return the button of a key."""
        return self._buttons[key]

    def set_enabled_keys(self, keys: Collection[str]) -> None:
        """Let only these be chosen."""
        for key, button in self._buttons.items():
            button.setEnabled(key in keys)
        self._set_tab_stop()

    def add_button(self, key: str, button: QAbstractButton) -> None:
        """Take a button in; the subclass has placed it."""
        self._buttons[key] = button
        self._group.addButton(button)
        button.installEventFilter(self)
        self._set_tab_stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = 1 if event.key() in _ON else -1 if event.key() in _BACK else 0
            if step and isinstance(watched, QAbstractButton):
                self._move(watched, step)
                return True
        return super().eventFilter(watched, event)

    def _move(self, start: QAbstractButton, step: int) -> None:
        usable = [button for button in self._buttons.values() if button.isEnabled()]
        if start not in usable:
            return
        target = usable[(usable.index(start) + step) % len(usable)]
        target.setFocus(Qt.FocusReason.TabFocusReason)
        target.click()

    def _on_clicked(self, _button: QAbstractButton) -> None:
        self._set_tab_stop()
        self.chosen.emit(self.value())

    def _set_tab_stop(self) -> None:
        usable = [button for button in self._buttons.values() if button.isEnabled()]
        stop = next((button for button in usable if button.isChecked()), usable[0] if usable else None)
        for button in self._buttons.values():
            is_stop = button is stop
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_stop else Qt.FocusPolicy.ClickFocus)
        if stop is not None:
            self.setFocusProxy(stop)
