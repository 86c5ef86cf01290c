"""Places, one place and what stands around the plan: beside each other as far as there is room."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.context import PageContext
from ui.widgets.tab_strip import TabStrip

PLACES, ROW, SIDE = "places", "row", "side"
_THREE_FROM, _TWO_FROM = 1040, 700
_WIDE_FROM = 1360
_LIST_WIDTH, _SIDE_WIDTH = 236, 262
_WIDE_LIST, _WIDE_SIDE = 260, 332
_ANY = 16_777_215


class PlanPanes(QWidget):
    """Three columns; with less room tabs take turns: places stay beside as long as they can."""

    shown = Signal(str)

    def __init__(self, context: PageContext, places: QWidget, row: QWidget, side: QWidget) -> None:
        super().__init__()
        self._theme = context.theme
        theme, words = context.theme, context.words
        self._pane = PLACES
        self._count = 0
        self._has_places = True
        self.places, self.row, self.side = places, row, side
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        labels = ((PLACES, words("Places")), (ROW, words("This place")), (SIDE, words("Version and sign-off")))
        self.strips = {
            1: TabStrip(theme, labels, name=words("Parts of the plan")),
            2: TabStrip(theme, labels[1:], name=words("Parts of the plan")),
        }
        for strip in self.strips.values():
            strip.setObjectName("planPaneTabs")
            strip.chosen.connect(self.show_pane)
            column.addWidget(strip)
        line = QHBoxLayout()
        line.setSpacing(theme.px(12))
        centre = QFrame()
        centre.setObjectName("card")
        inside = QVBoxLayout(centre)
        inside.setContentsMargins(theme.px(16), theme.px(12), theme.px(8), theme.px(8))
        inside.addWidget(row)
        self._centre = centre
        line.addWidget(places)
        line.addWidget(centre, 1)
        line.addWidget(side)
        column.addLayout(line, 1)
        self._arrange()

    def count(self) -> int:
        """Return how many panes stand beside each other."""
        return self._count

    def set_places(self, *, shown: bool) -> None:
        """Show the list of places, or leave its room while there is no plan."""
        self._has_places = shown
        self._place()

    def is_shown(self, pane: str) -> bool:
        """Return whether a pane is in view."""
        if self._count == 3:
            return True
        here = ROW if self._count == 2 and self._pane == PLACES else self._pane
        return pane == here or (self._count == 2 and pane == PLACES)

    def show_pane(self, pane: str) -> None:
        """Bring a pane into view."""
        self._pane = pane
        self._place()
        self.shown.emit(pane)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        wide = self.width() / self._theme.scale
        count = 3 if wide >= _THREE_FROM else 2 if wide >= _TWO_FROM else 1
        if count != self._count:
            self._count = count
        self._place()

    def _place(self) -> None:
        theme, count = self._theme, self._count
        wide = self.width() / theme.scale >= _WIDE_FROM
        for number, strip in self.strips.items():
            strip.setVisible(number == count)
            strip.set_value(ROW if number == 2 and self._pane == PLACES else self._pane)
        fixed = ((self.places, _WIDE_LIST if wide else _LIST_WIDTH), (self.side, _WIDE_SIDE if wide else _SIDE_WIDTH))
        for pane, width in fixed:
            held = count == 3 or (count == 2 and pane is self.places)
            pane.setMinimumWidth(theme.px(width) if held else 0)
            pane.setMaximumWidth(theme.px(width) if held else _ANY)
        self.places.setVisible(self._has_places and self.is_shown(PLACES))
        self._centre.setVisible(self.is_shown(ROW))
        self.side.setVisible(self.is_shown(SIDE))
