"""Several of a list, said in one line; the list itself unfolds below it."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.context import PageContext
from ui.pages.slots import then
from ui.widgets.button import Button
from ui.widgets.chip_list import ChipList
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.label import PlainLabel

_LEAST = 120


class PickedChips(QWidget):
    """What is chosen as words, and a link that opens the chips; they are built when they are first opened."""

    changed = Signal()

    def __init__(
        self,
        context: PageContext,
        options: Sequence[tuple[str, str]],
        *,
        label: str,
        name: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._options = tuple(options)
        self._label = label
        self._name = name
        self._chosen: tuple[str, ...] = ()
        self._chips: ChipList | None = None
        theme, words = context.theme, context.words
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(6))
        row = QWidget()
        flow = FlowLayout(row, gap=theme.px(8), row_gap=theme.px(2))
        self._said = PlainLabel(style="small", wrap=True)
        self._said.setObjectName(f"{name}Label")
        self.open = Button(theme, words("From the list"), kind="link")
        self.open.setObjectName(f"{name}ListButton")
        flow.addWidget(self._said)
        flow.addWidget(self.open)
        self._column.addWidget(row)
        self.setFocusProxy(self.open)
        self.open.clicked.connect(then(self._toggle))
        self._say()

    def minimumSizeHint(self) -> QSize:
        return QSize(self._context.theme.px(_LEAST), super().minimumSizeHint().height())

    def values(self) -> tuple[str, ...]:
        """Return what is chosen, in the order of the list; what the list does not offer stays, last."""
        return self._chosen

    def set_values(self, keys: Iterable[str]) -> None:
        """Choose exactly these without telling."""
        self._chosen = tuple(keys)
        if self._chips is not None:
            self._chips.set_values(self._chosen)
        self._say()

    def set_options(self, options: Sequence[tuple[str, str]]) -> None:
        """Offer others; what is chosen stays."""
        self._options = tuple(options)
        if self._chips is not None:
            self._chips.hide()
            self._chips.deleteLater()
            self._chips = None
        self._say()

    def is_open(self) -> bool:
        """Return whether the list is unfolded."""
        return self._chips is not None and self._chips.isVisibleTo(self)

    def fold(self) -> None:
        """Fold the list again."""
        if self._chips is not None:
            self._chips.hide()
        self._say()

    def _toggle(self) -> None:
        if self.is_open():
            self.fold()
            return
        if self._chips is None:
            self._chips = ChipList(self._context.theme, self._options, name=self._label)
            self._chips.setObjectName(f"{self._name}Chips")
            self._chips.set_values(self._chosen)
            self._chips.toggled.connect(then(self._on_toggled))
            self._column.addWidget(self._chips)
            self.setTabOrder(self.open, next(iter(self._chips.findChildren(Button)), self.open))
        self._chips.show()
        self._say()
        first = next(iter(self._chips.findChildren(Button)), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_toggled(self) -> None:
        if self._chips is not None:
            offered = {key for key, _label in self._options}
            self._chosen = (*self._chips.values(), *(key for key in self._chosen if key not in offered))
            self._say()
            self.changed.emit()

    def _say(self) -> None:
        words, labels = self._context.words, dict(self._options)
        said = " · ".join(labels.get(key, key) for key in self._chosen)
        self._said.setText(said)
        self._said.setVisible(bool(said))
        self.open.set_text(words("Fold the list") if self.is_open() else words("From the list"))
        self.open.setAccessibleName(f"{self._label}: {said or words('nothing chosen')}. {self.open.label()}")
