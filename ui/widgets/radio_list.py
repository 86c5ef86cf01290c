"""Radio buttons under each other."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme import Theme
from ui.widgets.choice import Choice
from ui.widgets.radio_row import RadioRow


class RadioList(Choice):
    """Single choice as rows; options are pairs of key and label, details are hints by key."""

    def __init__(
        self,
        theme: Theme,
        options: Sequence[tuple[str, str]],
        *,
        name: str = "",
        details: Mapping[str, str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name=name, parent=parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for key, label in options:
            row = RadioRow(theme, label, detail=(details or {}).get(key, ""), parent=self)
            column.addWidget(row)
            self.add_button(key, row)
