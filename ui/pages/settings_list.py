"""The names of the sections: a list at the left, or where the window is narrow a drop-down above."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.context import PageContext
from ui.pages.referral_outline import Outline, OutlineRow
from ui.widgets.combo import Combo

_WIDTH = 216
_LEAST_HEIGHT = 160


class SectionList(QWidget):
    """One section is always chosen."""

    chosen = Signal(str)
    entered = Signal()
    """Enter on the list: on into the section."""

    def __init__(
        self, context: PageContext, sections: Sequence[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        theme, words = context.theme, context.words
        self._width = theme.px(_WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.outline = Outline(theme, name=words("Sections of the settings"), look="list")
        # There are more sections than a small screen is high: the list scrolls then.
        self.outline.setMinimumHeight(theme.px(_LEAST_HEIGHT))
        self.outline.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.combo = Combo(theme, sections, name=words("Section"))
        self.combo.setObjectName("sectionCombo")
        column.addWidget(self.outline)
        column.addWidget(self.combo)
        column.addStretch(0)
        self.outline.section_chosen.connect(self.chosen)
        self.outline.row_opened.connect(self._on_opened)
        self.combo.chosen.connect(self.chosen)

    def set_rows(self, rows: Sequence[OutlineRow]) -> None:
        """Show what each section says of itself."""
        self.outline.set_rows(rows)

    def set_value(self, key: str) -> None:
        """Choose without telling."""
        self.outline.set_section(key)
        self.combo.set_value(key)

    def value(self) -> str:
        """Return the key of the chosen section."""
        return self.combo.value()

    def set_beside(self, beside: bool) -> None:
        """Stand at the left of the section, or above it."""
        self.outline.setVisible(beside)
        self.outline.setFixedWidth(self._width)
        self.combo.setVisible(not beside)

    def focus(self) -> None:
        """Take the keyboard."""
        target = self.combo if self.outline.isHidden() else self.outline
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_opened(self, _index: QModelIndex) -> None:
        self.entered.emit()
