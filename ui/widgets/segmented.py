"""A single choice that shows all its options side by side."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QFontMetrics, QIcon, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import Theme, set_look
from ui.widgets.choice import Choice
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.radio_row import RadioRow

_TICK = 12
_TICK_GAP = 2
_ICON = 16
_ICON_GAP = 4
_LINE = 3
_STACK_FROM = 2.0


class Segment(QPushButton):
    """One option; as wide as its words in bold with their tick, so choosing never moves the others."""

    def __init__(
        self, theme: Theme, text: str, icon: QIcon | None, *, tick: bool, compact: bool, parent: QWidget
    ) -> None:
        super().__init__(text.replace("&", "&&"), parent)
        self._theme = theme
        self._tick = tick and icon is None
        self._icon = icon
        bold = QFontMetrics(theme.font("smallStrong" if compact else "strong")).horizontalAdvance(text)
        sign = _TICK + _TICK_GAP if self._tick else (_ICON + _ICON_GAP if icon else 0)
        side = (6 if compact else 7) if self._tick else (8 if compact else 12)
        self.setFixedWidth(bold + theme.px(sign) + 2 * theme.px(side))
        self.setProperty("seg", "rest")
        self.setProperty("compact", compact)
        self.setCheckable(True)
        self.setAccessibleName(text)
        self.setAutoDefault(False)
        if icon is not None:
            self.setIconSize(theme.icon_size(_ICON, _ICON_GAP))
            self.setIcon(icon)
        elif tick:
            self.setIconSize(theme.icon_size(_TICK, _TICK_GAP))
            self.toggled.connect(self._show_tick)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.isChecked():
            painter = QPainter(self)
            tint = "accent" if self.isEnabled() else "border"
            line = QRect(1, self.height() - _LINE, self.width() - 2, _LINE)
            painter.fillRect(line, self._theme.colour(tint))
            painter.end()

    def _show_tick(self, chosen: bool) -> None:
        self.setIcon(self._theme.icon("check", "text", _TICK, _TICK_GAP) if chosen else QIcon())


class Segmented(Choice):
    """Options as segments: tick, bold and a 3 px line on the chosen one.

    When too narrow they go on in a second row; at 200 % text they are radio rows. options are pairs of key
    and label; ticks=False suits view filters; compact=True suits many options; icons stand before the words.
    """

    def __init__(
        self,
        theme: Theme,
        options: Sequence[tuple[str, str]],
        *,
        name: str = "",
        ticks: bool = True,
        compact: bool = False,
        icons: Mapping[str, QIcon] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name=name, parent=parent)
        self._theme = theme
        self._flow: FlowLayout | None = None
        self._joined = True
        if theme.scale >= _STACK_FROM:
            self._stack(options)
        else:
            self._line_up(options, icons or {}, ticks=ticks, compact=compact)

    def hasHeightForWidth(self) -> bool:
        return True

    def minimumSizeHint(self) -> QSize:
        layout = self.layout()
        return layout.minimumSize() if layout else super().minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._flow is not None:
            self._join(self._joined_width() <= self.width())

    def _stack(self, options: Sequence[tuple[str, str]]) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for key, label in options:
            row = RadioRow(self._theme, label, parent=self)
            column.addWidget(row)
            self.add_button(key, row)

    def _line_up(
        self, options: Sequence[tuple[str, str]], icons: Mapping[str, QIcon], *, ticks: bool, compact: bool
    ) -> None:
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._flow = FlowLayout(self, gap=-1, row_gap=self._theme.px(4))
        for key, label in options:
            icon = icons.get(key)
            segment = Segment(self._theme, label, icon, tick=ticks, compact=compact, parent=self)
            self._flow.addWidget(segment)
            self.add_button(key, segment)
        self._name_places()

    def _joined_width(self) -> int:
        buttons = self._buttons.values()
        return sum(button.minimumWidth() for button in buttons) - max(0, len(buttons) - 1)

    def _join(self, joined: bool) -> None:
        if self._flow is None or joined == self._joined:
            return
        self._joined = joined
        self._flow.gap = -1 if joined else self._theme.px(4)
        self._name_places()
        self._flow.invalidate()

    def _name_places(self) -> None:
        buttons = list(self._buttons.values())
        for place, button in enumerate(buttons):
            if not self._joined:
                look = "free"
            elif len(buttons) == 1:
                look = "only"
            else:
                look = "first" if place == 0 else "last" if place == len(buttons) - 1 else "rest"
            set_look(button, seg=look)
