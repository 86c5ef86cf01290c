"""Things to add if they apply: each a chip that is on or off."""

from collections.abc import Iterable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.flow_layout import FlowLayout

_BACK = (Qt.Key.Key_Left, Qt.Key.Key_Up)
_ON = (Qt.Key.Key_Right, Qt.Key.Key_Down)


class ChipList(QWidget):
    """Several of many; a plus before what can be added, a tick before what was; wraps into rows.

    One stop for Tab: arrow keys go from chip to chip, Space and Enter turn one on or off.
    """

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
            chip.installEventFilter(self)
            row.addWidget(chip)
            self._chips[key] = chip
        self._set_tab_stop(next(iter(self._chips.values()), None))

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

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, Button):
            if event.type() == QEvent.Type.FocusIn:
                self._set_tab_stop(watched)
            elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
                step = 1 if event.key() in _ON else -1 if event.key() in _BACK else 0
                if step:
                    self._move(watched, step)
                    return True
        return super().eventFilter(watched, event)

    def _move(self, start: Button, step: int) -> None:
        chips = list(self._chips.values())
        chips[(chips.index(start) + step) % len(chips)].setFocus(Qt.FocusReason.TabFocusReason)

    def _set_tab_stop(self, stop: Button | None) -> None:
        for chip in self._chips.values():
            chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus if chip is stop else Qt.FocusPolicy.ClickFocus)

    def _on_clicked(self, key: str, *_state: bool) -> None:
        self.toggled.emit(key, self._chips[key].isChecked())


def _show_sign(chip: Button, *_state: bool) -> None:
    chip.set_icon("check" if chip.isChecked() else "plus")
