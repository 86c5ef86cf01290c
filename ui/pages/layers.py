"""What stands over a tab: one form or page at a time."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal, SignalInstance
from PySide6.QtWidgets import QStackedLayout, QWidget


class Layers(QObject):
    """Puts a layer over the tab and takes it away again; what is typed in it is its own."""

    shown = Signal(bool)
    """Whether a layer stands over the tab now."""
    closed = Signal()

    def __init__(self, page: QWidget, wishes: Mapping[str, Callable[..., None]], main: QWidget) -> None:
        """`wishes` are what is done for the signals of a layer, by their names."""
        super().__init__(page)
        self._main = main
        self._wishes = {**wishes, "close_requested": self.close}
        self._stack = QStackedLayout(page)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.addWidget(main)
        self.layer: QWidget | None = None

    def open(self, build: Callable[[], QWidget | None]) -> None:
        """Open what `build` makes; nothing where it is a dialog, or there is nothing to show for it."""
        if self.layer is not None:
            return
        layer = build()
        if layer is None:
            return
        self.layer = layer
        for name, act in self._wishes.items():
            wish: SignalInstance | None = getattr(layer, name, None)
            if wish is not None:
                wish.connect(act)
        self._stack.addWidget(layer)
        self._stack.setCurrentWidget(layer)
        self.shown.emit(True)
        focus: Callable[[], None] | None = getattr(layer, "focus_first", None)
        if focus is not None:
            focus()

    def keep_now(self) -> None:
        """Let the layer keep what is being written."""
        keep: Callable[[], None] | None = getattr(self.layer, "keep_now", None)
        if keep is not None:
            keep()

    def close(self) -> None:
        """Go back to the tab."""
        if self.layer is None:
            return
        self.keep_now()
        layer, self.layer = self.layer, None
        self._stack.setCurrentWidget(self._main)
        self._stack.removeWidget(layer)
        layer.deleteLater()
        self.shown.emit(False)
        self.closed.emit()
