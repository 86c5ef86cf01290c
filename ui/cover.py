"""The plain page that hides everything at one key."""

from datetime import datetime

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from shiboken6 import isValid

from hsbdesk.words import Words
from ui.theme import Theme
from ui.widgets.label import PlainLabel

LOCK_AFTER_MS = 60_000


class BlankCover(QWidget):
    """A window over all windows of the program; F9 lifts it within a minute, then the desk is locked.

    Made ahead of time, so that showing it costs no more than one paint.
    """

    expired = Signal()
    lifted = Signal()

    def __init__(self, theme: Theme, words: Words, *, lock_after: int = LOCK_AFTER_MS) -> None:
        super().__init__(
            None,
            Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint,
        )
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle("School Desk")
        self.setAccessibleName(words("Screen blanked. F9 brings it back."))
        self._back: QWidget | None = None
        self._time = PlainLabel(style="display")
        self._person = PlainLabel(tone="quiet")
        column = QVBoxLayout(self)
        column.setSpacing(theme.px(4))
        column.addStretch(1)
        column.addWidget(self._time, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._person, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self._lock = QTimer(self)
        self._lock.setSingleShot(True)
        self._lock.setInterval(lock_after)
        self._lock.timeout.connect(self._on_expired)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def lower_over(self, now: datetime, initials: str) -> None:
        """Cover every window of the program."""
        self._back = QApplication.focusWidget()
        self._time.setText(f"{now:%H:%M}")
        self._person.setText(initials)
        self.setGeometry(self._area())
        self.show()
        self.raise_()
        self.activateWindow()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        # Whatever window the system thinks is in front: no key reaches what is covered.
        self.grabKeyboard()
        self._lock.start()

    def lift(self) -> None:
        """Show the windows again, with the caret where it was."""
        self._lock.stop()
        self.releaseKeyboard()
        self.hide()
        back, self._back = self._back, None
        if back is not None and isValid(back) and back.isVisible():
            back.window().activateWindow()
            back.setFocus(Qt.FocusReason.OtherFocusReason)
        self.lifted.emit()

    def drop(self) -> None:
        """Take the cover away because the desk is locked behind it."""
        self._lock.stop()
        self._back = None
        self.releaseKeyboard()
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F9 and not event.isAutoRepeat():
            self.lift()
            return
        if event.key() == Qt.Key.Key_L and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._on_expired()
            return
        event.accept()

    def closeEvent(self, event: QCloseEvent) -> None:
        # Alt+F4 on the cover must not show what is under it.
        event.ignore()

    def _on_expired(self) -> None:
        self._lock.stop()
        self.expired.emit()

    def _area(self) -> QRect:
        """Return the screens that hold a window of the program."""
        area = QRect()
        for window in QApplication.topLevelWidgets():
            if window is not self and window.isVisible():
                screen = QGuiApplication.screenAt(window.frameGeometry().center()) or window.screen()
                area = area.united(screen.geometry())
        return area
