"""The field for someone's exact words: quotation marks stand outside the text."""

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.theme import Theme
from ui.widgets.label import PlainLabel
from ui.widgets.record_edit import RecordEdit


class WordsEdit(RecordEdit):
    """Verbatim words: quotation marks are shown round the text and are never part of it."""

    def __init__(
        self,
        theme: Theme,
        *,
        name: str = "",
        placeholder: str = "",
        min_lines: int = 1,
        max_lines: int = 12,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            theme, name=name, placeholder=placeholder, min_lines=min_lines, max_lines=max_lines, parent=parent
        )
        self._opening = PlainLabel("“", style="record", tone="quiet", parent=self)
        self._closing = PlainLabel("”", style="record", tone="quiet", parent=self)
        side = self._opening.sizeHint().width()
        self.setViewportMargins(side, 0, side, 0)
        self._place_signs()
        self.textChanged.connect(self._place_signs)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_signs()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self._place_signs()

    def _place_signs(self) -> None:
        shown = not self.document().isEmpty()
        self._opening.setVisible(shown)
        self._closing.setVisible(shown)
        if not shown:
            return
        self._put(self._opening, self.document().firstBlock().position(), before=True)
        self._put(self._closing, self.document().characterCount() - 1, before=False)

    def _put(self, sign: PlainLabel, place: int, *, before: bool) -> None:
        cursor = self.textCursor()
        cursor.setPosition(place)
        spot: QRect = self.cursorRect(cursor)
        inside = self.viewport().rect().adjusted(0, -2, 0, 2)
        sign.setVisible(inside.contains(QPoint(1, spot.center().y())))
        size = sign.sizeHint()
        x = spot.left() - size.width() + 1 if before else spot.left()
        where = self.viewport().mapTo(self, QPoint(x, spot.top()))
        if sign.pos() != where or sign.size() != size:
            sign.setGeometry(QRect(where, size))
