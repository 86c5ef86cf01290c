"""Tab goes in reading order, through the whole window, also through what was built after the rest.

Qt's own order is the order of making; a row that comes later would be reached last. Moving it with setTabOrder
leaves out fields that hand focus on to a control inside them, so a window itself says what comes next.
"""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QComboBox, QGridLayout, QLayout, QScrollArea, QWidget

_DIRECT = Qt.FindChildOption.FindDirectChildrenOnly


def step_focus(window: QWidget, *, forward: bool) -> bool:
    """Give focus to the stop after or before the one that has it; False when Qt has to find one."""
    focused = QApplication.focusWidget()
    stops = list(find_stops(window))
    if focused not in stops:
        return False
    target = stops[(stops.index(focused) + (1 if forward else -1)) % len(stops)]
    target.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    return True


def find_stops(widget: QWidget) -> Iterator[QWidget]:
    """Return what Tab stops at in a widget that shows, in the order of its layouts."""
    tabs = widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
    if tabs and widget.focusProxy() is None and widget.isEnabled():
        yield widget
    for child in _children(widget):
        if child.isVisible() and not child.isWindow():
            yield from find_stops(child)


def _children(widget: QWidget) -> list[QWidget]:
    """Return the parts of a widget: those in its layout first, then what lies over them, from the top."""
    if isinstance(widget, QComboBox):
        return []
    if isinstance(widget, QScrollArea):
        inside = widget.widget()
        # Typed as never None, but an empty area gives None.
        return [inside] if inside is not None else []  # pyright: ignore[reportUnnecessaryComparison]
    if isinstance(widget, QAbstractScrollArea):
        widget = widget.viewport()
    layout = widget.layout()
    placed = list(_placed(layout)) if layout is not None else []  # pyright: ignore[reportUnnecessaryComparison]
    free = [child for child in widget.findChildren(QWidget, options=_DIRECT) if child not in placed]
    free.sort(key=lambda child: (child.y(), child.x()))
    return [*placed, *free]


def _placed(layout: QLayout) -> Iterator[QWidget]:
    for place in _places(layout):
        item = layout.itemAt(place)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _placed(inner)


def _places(layout: QLayout) -> list[int]:
    places = list(range(layout.count()))
    if isinstance(layout, QGridLayout):
        positions = {place: layout.getItemPosition(place) for place in places}
        places.sort(key=lambda place: positions[place])  # type: ignore[arg-type, return-value]
    return places
