"""Where the writer of a form is: the field and the caret, to come back to exactly."""

from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QScrollArea, QWidget

_FIELDS = ("Edit", "Combo", "Picker", "Segments", "Button", "Check", "Chips", "Radios", "Table")


def bring_into_view(widget: QWidget) -> None:
    """Scroll to a widget once what was just opened round it has its place."""

    def scroll() -> None:
        area = widget.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if area is not None:
            area.ensureWidgetVisible(widget)

    QTimer.singleShot(0, widget, scroll)


class FormPlace(QObject):
    """Remembers the last field inside a widget that had focus; buttons outside it do not count."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__(inside)
        self._inside = inside
        self._last = ""
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)

    def read(self) -> dict[str, Any]:
        """Return the place as plain values."""
        place: dict[str, Any] = {}
        widget = self._find(self._last)
        if widget is not None:
            place["field"] = self._last
            if isinstance(widget, QPlainTextEdit):
                cursor = widget.textCursor()
                place["caret"], place["anchor"] = cursor.position(), cursor.anchor()
            elif isinstance(widget, QLineEdit):
                place["caret"] = widget.cursorPosition()
        return place

    def go_to(self, place: dict[str, Any]) -> bool:
        """Put focus and caret back; False when that field is not shown."""
        widget = self._find(str(place.get("field", "")))
        if widget is None or not widget.isVisibleTo(self._inside):
            return False
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        bring_into_view(widget)
        caret = int(place.get("caret", 0))
        if isinstance(widget, QPlainTextEdit):
            cursor = widget.textCursor()
            last = widget.document().characterCount() - 1
            cursor.setPosition(min(int(place.get("anchor", caret)), last))
            cursor.setPosition(min(caret, last), cursor.MoveMode.KeepAnchor)
            widget.setTextCursor(cursor)
        elif isinstance(widget, QLineEdit):
            widget.setCursorPosition(caret)
        return True

    def _find(self, name: str) -> QWidget | None:
        found = self._inside.findChild(QWidget, name) if name else None
        if found is None:
            return None
        proxy = found.focusProxy()
        return proxy if proxy is not None else found

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and self._inside.isAncestorOf(new):
            self._last = _name_of(new)


def _name_of(widget: QWidget) -> str:
    """Return the name a field goes by; inside a compound control that is the control's name."""
    named: QWidget | None = widget
    while named is not None and not named.objectName().endswith(_FIELDS):
        named = named.parentWidget()
    return named.objectName() if named is not None else ""
