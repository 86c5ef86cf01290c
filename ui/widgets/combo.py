"""A drop-down list of keys with labels."""

import sys
from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate, QWidget

from ui.theme import Theme

_LEAST_WIDTH = 220
_BESIDE_TEXT = 52


class Combo(QComboBox):
    """One of many (for two to five use Segmented); options are pairs of key and label."""

    chosen = Signal(str)

    def __init__(
        self,
        theme: Theme,
        options: Sequence[tuple[str, str]] = (),
        *,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(name)
        if sys.platform == "linux":
            # Here Qt says the value in place of the name; without a label beside it nothing would say what it is.
            self.setAccessibleDescription(name)
        self.setItemDelegate(QStyledItemDelegate(self))
        # AdjustToContents would shrink the box behind its layout's back at every change of style.
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMaxVisibleItems(12)
        self.set_options(options)
        self.activated.connect(self._on_activated)

    def set_options(self, options: Sequence[tuple[str, str]]) -> None:
        """Put in other options; the value stays where its key is still there."""
        kept = self.value()
        self.blockSignals(True)
        self.clear()
        for key, label in options:
            self.addItem(label, key)
        self.blockSignals(False)
        self.updateGeometry()
        self.set_value(kept if self.findData(kept) >= 0 else (options[0][0] if options else ""))

    def value(self) -> str:
        """Return the chosen key, "" for none."""
        return str(self.currentData() or "")

    def set_value(self, key: str) -> None:
        """Choose without telling; a key that is not there leaves nothing chosen."""
        self.setCurrentIndex(self.findData(key))

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        metrics = self.fontMetrics()
        widest = max((metrics.horizontalAdvance(self.itemText(n)) for n in range(self.count())), default=0)
        return QSize(widest + self._theme.px(_BESIDE_TEXT), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(min(hint.width(), self._theme.px(_LEAST_WIDTH)), hint.height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        # Scrolling a form must not change an answer on the way.
        event.ignore()

    def _on_activated(self, _index: int) -> None:
        self.chosen.emit(self.value())
