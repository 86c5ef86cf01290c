"""Rebuilding part of a page."""

from PySide6.QtWidgets import QLayout, QWidget


def empty_layout(layout: QLayout) -> None:
    """Take every widget out of a layout and delete it; none can be found by its name any more."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            # Hidden first: a widget that waits to be shown would else come up as a window of its own.
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()


def add_shown(layout: QLayout, widget: QWidget) -> None:
    """Put a widget into a layout and show it at once, so that it can take focus at once."""
    layout.addWidget(widget)
    widget.show()
