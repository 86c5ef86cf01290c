"""Tab goes in reading order, also through what was built after the rest of the page.

Qt's own order is the order of making; a row that comes later would be reached last. Moving it with setTabOrder
leaves out fields that hand focus on to a control inside them, so the page itself says what comes next.
"""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLayout, QScrollArea, QWidget


class ReadingOrderPage(QWidget):
    """A page whose stops for Tab follow its layouts; before its first and after its last Tab leaves the page."""

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's name
        """Give focus to the stop after or before the one that has it."""
        focused = QApplication.focusWidget()
        stops = list(_stops(self))
        if focused is None or focused not in stops:
            return super().focusNextPrevChild(next)
        place = stops.index(focused) + (1 if next else -1)
        if 0 <= place < len(stops):
            target = stops[place]
        else:
            target = _find_outside(self, focused, forward=next) or stops[0 if next else -1]
        target.setFocus(Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason)
        return True


def _stops(widget: QWidget) -> Iterator[QWidget]:
    """Return what Tab stops at, in the order of the layouts."""
    inside = widget.widget() if isinstance(widget, QScrollArea) else None
    if inside is not None:
        yield from _stops(inside)
        return
    if _is_stop(widget):
        yield widget
    layout = widget.layout()
    # Typed as never None, but a widget without a layout gives None.
    if layout is not None:  # pyright: ignore[reportUnnecessaryComparison]
        yield from _stops_in_layout(layout)


def _stops_in_layout(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield from _stops(widget)
        elif inner is not None:
            yield from _stops_in_layout(inner)


def _is_stop(widget: QWidget) -> bool:
    tabs = widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
    return bool(tabs) and widget.focusProxy() is None and widget.isVisible() and widget.isEnabled()


def _find_outside(page: QWidget, start: QWidget, *, forward: bool) -> QWidget | None:
    """Return the next stop of the window that is not in the page; None when there is none."""
    widget: QWidget | None = start
    while True:
        widget = widget.nextInFocusChain() if forward else widget.previousInFocusChain()
        if widget is None or widget is start:
            return None
        if _is_stop(widget) and not page.isAncestorOf(widget) and not widget.isWindow():
            return widget
