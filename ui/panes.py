"""F6: the keyboard goes from one part of the window to the next."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


def step_pane(panes: Sequence[QWidget], step: int) -> None:
    """Give the keyboard to the next (1) or last (-1) pane; later panes may lie inside earlier ones."""
    if not panes:
        return
    focus = QApplication.focusWidget()
    here = next(
        (
            place
            for place, pane in reversed(list(enumerate(panes)))
            if focus is not None and (pane is focus or pane.isAncestorOf(focus))
        ),
        -1 if step > 0 else 0,
    )
    for turn in range(1, len(panes) + 1):
        pane = panes[(here + step * turn) % len(panes)]
        target = _first_stop(pane, panes)
        if target is not None:
            target.setFocus(Qt.FocusReason.TabFocusReason)
            return


def _first_stop(pane: QWidget, panes: Sequence[QWidget]) -> QWidget | None:
    """Return the pane itself if it takes the keyboard, else the first widget in it, not in a pane of its own inside."""
    if _takes_tab(pane):
        return pane
    inner = [other for other in panes if other is not pane and pane.isAncestorOf(other)]
    widget: QWidget | None = pane.nextInFocusChain()
    while widget is not None and widget is not pane:
        own = pane.isAncestorOf(widget) and not any(other is widget or other.isAncestorOf(widget) for other in inner)
        if own and _takes_tab(widget):
            return widget
        widget = widget.nextInFocusChain()
    return None


def _takes_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isVisible() and widget.isEnabled()
