"""View filters whose labels carry counts: "All 9 | HSB files 2"."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from ui.theme import Theme
from ui.widgets.segmented import Segmented


class FilterRow(QWidget):
    """Segments that are made anew when their counts change; the chosen one stays."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._name = name
        self._options: tuple[tuple[str, str], ...] = ()
        self._segments: Segmented | None = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)

    def set_options(self, options: Sequence[tuple[str, str]], value: str) -> None:
        """Show these options with this one chosen."""
        if self._segments is not None and tuple(options) == self._options:
            self._segments.set_value(value)
            return
        self._options = tuple(options)
        old, had_focus = self._segments, self._has_focus()
        segments = Segmented(self._theme, options, name=self._name, ticks=False)
        segments.setObjectName("filterSegments")
        segments.set_value(value)
        segments.chosen.connect(self.chosen)
        self._row.addWidget(segments)
        self._segments = segments
        if old is not None:
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        if had_focus:
            segments.setFocus()

    def value(self) -> str:
        """Return the chosen key."""
        return self._segments.value() if self._segments is not None else ""

    def segments(self) -> Segmented | None:
        """Return the control itself, None before it has options."""
        return self._segments

    def _has_focus(self) -> bool:
        focus = QApplication.focusWidget()
        return self._segments is not None and focus is not None and self._segments.isAncestorOf(focus)
