"""Parts that stand beside each other while there is room, and under each other when there is not."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from ui.theme import Theme


class SideBySide(QWidget):
    """Widgets in a row; one column when narrower than `room` px at 100 % text, or than their words need.

    parts are pairs of widget and stretch. At 200 % text `room` has doubled, so two-column forms become one.
    """

    def __init__(
        self,
        theme: Theme,
        parts: Sequence[tuple[QWidget, int]],
        *,
        room: int,
        gap: int = 12,
        place: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignTop,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._room = theme.px(room)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.px(gap))
        self._place = place
        self._parts = [widget for widget, _stretch in parts]
        for widget, stretch in parts:
            self._row.addWidget(widget, stretch, place)

    def stacked(self) -> bool:
        """Return whether the parts stand under each other now."""
        return self._row.direction() == QBoxLayout.Direction.TopToBottom

    def minimumSizeHint(self) -> QSize:
        # As narrow as it can be once it is one column; else a row could never become one.
        usual = super().minimumSizeHint()
        widths = [widget.minimumSizeHint().width() for widget in self._parts if not widget.isHidden()]
        return QSize(max(widths, default=0), usual.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        shown = [widget for widget in self._parts if not widget.isHidden()]
        least = sum(widget.minimumSizeHint().width() for widget in shown)
        least += self._row.spacing() * max(0, len(shown) - 1)
        narrow = self.width() < max(self._room, least)
        if narrow == self.stacked():
            return
        self._row.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        for place in range(self._row.count()):
            item = self._row.itemAt(place)
            if item is not None:
                item.setAlignment(Qt.AlignmentFlag(0) if narrow else self._place)
