"""The way Tab goes through fields that are put in, moved and taken out: as they stand, not as they were made."""

from itertools import pairwise

from PySide6.QtCore import QObject, Qt, QTimer, SignalInstance
from PySide6.QtWidgets import QLayout, QWidget


def focus_order(widget: QWidget) -> list[QWidget]:
    """Return the stops of the Tab key inside a widget in the order of its layouts."""
    layout = widget.layout()
    if layout is not None:
        return _order_in(layout)
    is_stop = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
    return [widget] if is_stop else []


def _order_in(layout: QLayout) -> list[QWidget]:
    found: list[QWidget] = []
    for place in range(layout.count()):
        item = layout.itemAt(place)
        widget = item.widget() if item is not None else None
        inner = item.layout() if item is not None else None
        if widget is not None:
            found += focus_order(widget)
        elif inner is not None:
            found += _order_in(inner)
    return found


class FocusOrder(QObject):
    """Puts the stops inside a widget in order once what was put in has its place."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__(inside)
        self._inside = inside
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self.set_order)

    def follow(self, signal: SignalInstance) -> None:
        """Look again after each time a signal was sent."""
        signal.connect(self._start)

    def set_order(self) -> None:
        """Chain the stops now."""
        stops = focus_order(self._inside)
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _start(self, *_said: object) -> None:
        self._later.start(0)
