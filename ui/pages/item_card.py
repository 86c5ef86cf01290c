"""A card for one item of an ordered list: moved up and down, taken out with a way back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.context import PageContext
from ui.pages.slots import then
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.label import PlainLabel

_LABEL_WIDTH = 22


class ItemCard(Card):
    """Its head says which item it is; content goes into .body.

    With `inline` it is a plain row without a border: label, that widget, buttons.
    """

    changed = Signal()
    up_requested = Signal()
    down_requested = Signal()
    moved_by_key = Signal(int)
    """Alt+Up (-1) or Alt+Down (1) anywhere in it: it moves, and the keyboard stays in its field."""
    remove_requested = Signal()

    def __init__(
        self,
        context: PageContext,
        *,
        name: str,
        inline: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context.theme, parent=parent)
        self.context = context
        theme, words = context.theme, context.words
        self.body.setSpacing(theme.px(10))
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(6))
        self._label = PlainLabel(style="heading" if inline is None else "strong")
        if inline is None:
            row.addWidget(self._label, 1, Qt.AlignmentFlag.AlignVCenter)
        else:
            self.setObjectName(f"{name}Row")
            column = self.layout()
            if column is not None:
                column.setContentsMargins(0, 0, 0, 0)
            self._label.setMinimumWidth(theme.px(_LABEL_WIDTH))
            self._label.setContentsMargins(0, theme.px(7), 0, 0)
            row.addWidget(self._label, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(inline, 1, Qt.AlignmentFlag.AlignTop)
            self.setFocusProxy(inline)
        self.up = Button(theme, "", kind="icon", icon="chevron-up", name=words("Move up"))
        self.down = Button(theme, "", kind="icon", icon="chevron-down", name=words("Move down"))
        self.out = Button(theme, "", kind="icon", icon="x", name=words("Take out"))
        for button, kind in ((self.up, "Up"), (self.down, "Down"), (self.out, "Remove")):
            button.setObjectName(f"{name}{kind}Button")
            if kind != "Remove":
                button.setToolTip(f"{button.accessibleName()} (Alt+{kind})")
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self.add(head)
        self.up.clicked.connect(then(self.up_requested.emit))
        self.down.clicked.connect(then(self.down_requested.emit))
        self.out.clicked.connect(then(self.remove_requested.emit))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if step and held == Qt.KeyboardModifier.AltModifier:
            self.moved_by_key.emit(step)
            return
        super().keyPressEvent(event)

    def show_place(self, label: str, *, first: bool, last: bool) -> None:
        """Say which item it is and what it can do from there."""
        words = self.context.words
        self._label.setText(label)
        self.setAccessibleName(label)
        self.up.setAccessibleName(words("Move {item} up", item=label))
        self.down.setAccessibleName(words("Move {item} down", item=label))
        self.out.setAccessibleName(words("Take {item} out", item=label))
        self.up.setEnabled(not first)
        self.down.setEnabled(not last)
