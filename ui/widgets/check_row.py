"""A check box in a row of its own."""

from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from ui.theme import Theme
from ui.widgets.row_face import RowFace


class CheckRow(QCheckBox):
    """A check box with words, and a hint under them: the whole row is the target, long words wrap."""

    def __init__(self, theme: Theme, text: str, *, detail: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._face = RowFace(theme, self, text, detail, circle=False)

    def label(self) -> str:
        """Return the words as given."""
        return self._face.text

    def set_label(self, text: str) -> None:
        """Change the words."""
        self._face.set_words(text, self._face.detail)

    def set_detail(self, detail: str) -> None:
        """Set the hint under the words."""
        self._face.set_words(self._face.text, detail)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._face.height_for_width(width)

    def sizeHint(self) -> QSize:
        return self._face.size_hint()

    def minimumSizeHint(self) -> QSize:
        return self._face.minimum_size()

    def paintEvent(self, _event: QPaintEvent) -> None:
        self._face.paint()
