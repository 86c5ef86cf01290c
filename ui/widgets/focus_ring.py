"""The ring round what has the keyboard: Qt's style sheets cannot draw outside a widget."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QRegion
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)
from shiboken6 import isValid

from ui.theme import Theme

_OFFSET = 2
_WIDTH = 2
_MARGIN = _OFFSET + _WIDTH
_RADIUS = 6
# These show focus with their own border, also after a click.
_OWN_BORDER = (QLineEdit, QPlainTextEdit, QComboBox)
_RINGED = (QAbstractButton, QAbstractItemView, QTabBar)
_MOVES = {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.LayoutRequest}


class _Ring(QWidget):
    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setObjectName("focusRing")

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("focus"), _WIDTH))
        half = _WIDTH / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), _RADIUS, _RADIUS)
        painter.end()


class FocusRing(QObject):
    """One for the application: follows the focus in every window and dialog while keys are used.

    A widget of another kind is ringed when its property "focusRing" is true.
    """

    def __init__(self, app: QApplication, theme: Theme) -> None:
        super().__init__(app)
        self._app = app
        self._theme = theme
        self._keys_used = True
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self._ring: _Ring | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._place)
        app.focusChanged.connect(self._on_focus_changed)

    def remove(self) -> None:
        """Take the ring away for good, before another theme brings its own."""
        self._app.focusChanged.disconnect(self._on_focus_changed)
        self._forget()
        self._drop_ring()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002
        kind = event.type()
        if kind in _MOVES:
            self._later.start(0)
        elif kind == QEvent.Type.KeyPress:
            self._keys_used = True
            self._later.start(0)
        elif kind == QEvent.Type.MouseButtonPress:
            self._keys_used = False
            self._later.start(0)
        return False

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        self._forget()
        if QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            self._keys_used = False
        if new is not None:
            # Only what has the focus and what it lies in is watched: a filter for every event of the
            # application would be felt at each of them.
            self._watch(new)
            if self._wants_ring(new):
                self._target = new
                widget = new
                while not widget.isWindow() and (parent := widget.parentWidget()) is not None:
                    self._watch(parent)
                    widget = parent
        self._place()

    def _watch(self, widget: QWidget) -> None:
        widget.installEventFilter(self)
        self._watched.append(widget)

    @staticmethod
    def _wants_ring(widget: QWidget) -> bool:
        if widget.window().windowType() == Qt.WindowType.Popup:
            return False
        if widget.property("focusRing"):
            return True
        return isinstance(widget, _RINGED) and not isinstance(widget, _OWN_BORDER)

    def _forget(self) -> None:
        for widget in self._watched:
            if isValid(widget):
                widget.removeEventFilter(self)
        self._target = None
        self._watched = []

    def _drop_ring(self) -> None:
        if self._ring is not None:
            self._ring.hide()
            self._ring.deleteLater()
            self._ring = None

    def _place(self) -> None:
        target = self._target
        if (
            target is None
            or not isValid(target)
            or not self._keys_used
            or not target.isVisible()
            or not target.hasFocus()
        ):
            if self._ring is not None:
                self._ring.hide()
            return
        window = target.window()
        if self._ring is None or self._ring.parentWidget() is not window:
            self._drop_ring()
            ring = self._ring = _Ring(self._theme, window)
            ring.destroyed.connect(lambda: self._on_ring_destroyed(ring))
        area, clip = self._measure(target, window)
        self._ring.setGeometry(area)
        inside = QRegion(area.adjusted(_WIDTH + 1, _WIDTH + 1, -_WIDTH - 1, -_WIDTH - 1))
        shown = (QRegion(area) - inside).intersected(QRegion(clip)).translated(-area.topLeft())
        if shown.isEmpty():
            # Scrolled away; an empty mask would be none at all.
            self._ring.hide()
            return
        self._ring.setMask(shown)
        self._ring.raise_()
        self._ring.show()

    def _on_ring_destroyed(self, ring: _Ring) -> None:
        # The ring of a dialog goes only after the window has its own.
        if self._ring is ring:
            self._ring = None

    @staticmethod
    def _measure(target: QWidget, window: QWidget) -> tuple[QRect, QRect]:
        part = target.tabRect(target.currentIndex()) if isinstance(target, QTabBar) else target.rect()
        area = QRect(target.mapTo(window, part.topLeft()), part.size())
        area.adjust(-_MARGIN, -_MARGIN, _MARGIN, _MARGIN)
        clip = window.rect()
        widget = target.parentWidget()
        while widget is not None and widget is not window:
            parent = widget.parentWidget()
            if isinstance(parent, QAbstractScrollArea) and parent.viewport() is widget:
                clip = clip.intersected(QRect(widget.mapTo(window, QPoint(0, 0)), widget.size()))
            widget = parent
        return area, clip
