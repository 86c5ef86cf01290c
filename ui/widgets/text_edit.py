"""One-line fields."""

from PySide6.QtCore import QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.theme import Theme, set_look

_PAUSE_MS = 150
_ICON = 16
_ICON_GAP = 7
_ICON_LEFT = 10


class LineEdit(QLineEdit):
    """A one-line field; name is what a screen reader says, icon stands before the text."""

    def __init__(
        self,
        theme: Theme,
        *,
        name: str = "",
        placeholder: str = "",
        icon: str = "",
        password: bool = False,
        on_bar: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        if password:
            self.setEchoMode(QLineEdit.EchoMode.Password)
        if on_bar:
            self.setProperty("bar", True)
        self._theme = theme
        self._sign = QPixmap()
        if icon:
            # Not an action of the field: Qt draws those at 16 px whatever the text size.
            self._sign = theme.pixmap(icon, "barText2" if on_bar else "text2", _ICON)
            self.setTextMargins(theme.px(_ICON + _ICON_GAP), 0, 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._sign.isNull():
            painter = QPainter(self)
            top = (self.height() - self._sign.deviceIndependentSize().height()) / 2
            painter.drawPixmap(QPointF(self._theme.px(_ICON_LEFT), top), self._sign)
            painter.end()
        if self.isReadOnly():
            lock = self._theme.pixmap("lock", "text3", _ICON)
            size = lock.deviceIndependentSize()
            painter = QPainter(self)
            left = self.width() - self._theme.px(_ICON_LEFT) - size.width()
            painter.drawPixmap(QPointF(left, (self.height() - size.height()) / 2), lock)
            painter.end()

    def setReadOnly(self, read_only: bool) -> None:
        """Let the text be read and copied only; a lock says so."""
        super().setReadOnly(read_only)
        margins = self.textMargins()
        margins.setRight(self._theme.px(_ICON + _ICON_GAP) if read_only else 0)
        self.setTextMargins(margins)
        # The style sheet listens to the property, but not by itself to its change.
        set_look(self)

    def set_error_state(self, wrong: bool) -> None:
        """Show or take away the border of a field that needs another look."""
        set_look(self, state="error" if wrong else "")


class SearchEdit(LineEdit):
    """A search field: tells once typing pauses; Esc empties it first."""

    search_changed = Signal(str)

    def __init__(
        self,
        theme: Theme,
        *,
        name: str = "",
        placeholder: str = "",
        on_bar: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, name=name, placeholder=placeholder, icon="search", on_bar=on_bar, parent=parent)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._tell)
        self.textChanged.connect(self._pause.start)
        self.returnPressed.connect(self._tell)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self._tell()
            return
        super().keyPressEvent(event)

    def _tell(self) -> None:
        self._pause.stop()
        self.search_changed.emit(self.text())
