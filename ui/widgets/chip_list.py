"""Things to add if they apply: each a chip that is on or off."""

from collections.abc import Iterable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.flow_layout import FlowLayout


class ChipList(QWidget):
    """Several of many; a plus before what can be added, a tick before what was; wraps into rows."""

    toggled = Signal(str, bool)

    def __init__(
        self,
        theme: Theme,
        options: Sequence[tuple[str, str]],
        *,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        row = FlowLayout(self, gap=theme.px(8), row_gap=theme.px(8))
        self._chips: dict[str, Button] = {}
        for key, label in options:
            chip = Button(theme, label, kind="chip", icon="plus", checkable=True, parent=self)
            chip.toggled.connect(partial(_show_sign, chip))
            chip.clicked.connect(partial(self._on_clicked, key))
            row.addWidget(chip)
            self._chips[key] = chip

    def values(self) -> list[str]:
        """Return the keys that are on, in the order of the options."""
        return [key for key, chip in self._chips.items() if chip.isChecked()]

    def set_values(self, keys: Iterable[str]) -> None:
        """Turn exactly these on without telling."""
        wanted = set(keys)
        for key, chip in self._chips.items():
            chip.setChecked(key in wanted)

    def button(self, key: str) -> Button:
        """Return the chip of a key."""
        return self._chips[key]

    def _on_clicked(self, key: str, *_state: bool) -> None:
        self.toggled.emit(key, self._chips[key].isChecked())


def _show_sign(chip: Button, *_state: bool) -> None:
    chip.set_icon("check" if chip.isChecked() else "plus")
