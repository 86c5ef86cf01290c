"""An ordered list of cards: add, move, take out and put back."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QSizePolicy, QVBoxLayout, QWidget

from ui.context import PageContext
from ui.pages.item_card import ItemCard
from ui.pages.slots import then
from ui.widgets.button import Button
from ui.widgets.message_bar import MessageBar

C = TypeVar("C", bound=ItemCard)


class ItemList(QWidget, Generic[C]):
    """Keeps cards in order; `make` builds an empty one, `label` says which it is by its place from 0."""

    changed = Signal()

    def __init__(
        self,
        context: PageContext,
        *,
        name: str,
        add: str,
        removed: str,
        make: Callable[[], C],
        label: Callable[[int], str],
        indent: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._make = make
        self._label = label
        self._removed_text = removed
        self.cards: list[C] = []
        self._removed: tuple[int, C] | None = None
        theme, words = context.theme, context.words
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(indent) if indent else 0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        self._column = QVBoxLayout()
        self._column.setSpacing(theme.px(10))
        column.addLayout(self._column)
        self._undo = MessageBar(theme, "tip", actions=(("back", words("Put it back")),))
        self._undo.setObjectName(f"{name}UndoBar")
        self._undo.hide()
        column.addWidget(self._undo)
        self.add_button = Button(theme, add, icon="plus")
        self.add_button.setObjectName(f"{name}AddButton")
        column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.add_button.clicked.connect(then(self.add_card))
        self._undo.action_requested.connect(then(self.put_back))

    def clear(self) -> None:
        """Take every card away without telling."""
        for card in self.cards:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards.clear()
        self._forget()

    def insert(self, place: int) -> C:
        """Put an empty card at a place, without telling, and return it."""
        card = self._make()
        self._connect(card)
        self.cards.insert(place, card)
        self._column.insertWidget(place, card)
        self._number()
        return card

    def add_card(self, after: C | None = None) -> C:
        """Add an empty card, after another or as the last, and go to it."""
        place = self.cards.index(after) + 1 if after is not None else len(self.cards)
        card = self.insert(place)
        card.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()
        return card

    def card_with_focus(self) -> C | None:
        """Return the card the caret is in."""
        focus: QObject | None = QApplication.focusWidget()
        return next((card for card in self.cards if focus is not None and card.isAncestorOf(focus)), None)  # type: ignore[arg-type]

    def put_back(self) -> None:
        """Put the last card that was taken out back in its place."""
        if self._removed is None:
            return
        place, card = self._removed
        self._removed = None
        place = min(place, len(self.cards))
        self.cards.insert(place, card)
        self._column.insertWidget(place, card)
        card.show()
        self._number()
        self._forget()
        card.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _connect(self, card: C) -> None:
        card.changed.connect(self.changed)
        card.up_requested.connect(lambda: self._move(card, -1))
        card.down_requested.connect(lambda: self._move(card, 1))
        card.remove_requested.connect(lambda: self._remove(card))

    def _move(self, card: C, step: int) -> None:
        place = self.cards.index(card) + step
        if not 0 <= place < len(self.cards):
            return
        self.cards.remove(card)
        self._column.removeWidget(card)
        self.cards.insert(place, card)
        self._column.insertWidget(place, card)
        self._number()
        button = card.up if step < 0 else card.down
        (button if button.isEnabled() else card.down if step < 0 else card.up).setFocus()
        self.changed.emit()

    def _remove(self, card: C) -> None:
        self._forget()
        place = self.cards.index(card)
        self.cards.remove(card)
        self._column.removeWidget(card)
        card.hide()
        self._removed = (place, card)
        self._undo.set_message("tip", self._removed_text)
        self._undo.show()
        self._number()
        self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _forget(self) -> None:
        self._undo.hide()
        if self._removed is not None:
            self._removed[1].deleteLater()
            self._removed = None

    def _number(self) -> None:
        for place, card in enumerate(self.cards):
            card.show_place(self._label(place), first=place == 0, last=place == len(self.cards) - 1)
