"""An ordered list of cards: add, move, take out and put back."""

from collections.abc import Callable
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QSizePolicy, QVBoxLayout, QWidget

from ui.context import PageContext
from ui.pages.form_place import bring_into_view
from ui.pages.item_card import ItemCard
from ui.pages.slots import then
from ui.widgets.button import Button
from ui.widgets.message_bar import MessageBar

C = TypeVar("C", bound=ItemCard)


class ItemList(QWidget, Generic[C]):
    """Keeps cards in order; `make` builds an empty one, `label` says which it is by its place from 0.

    `fits` says whether a card may change places with another one.
    """

    changed = Signal()
    rearranged = Signal()
    """Cards came, went or changed places: Tab has to go through them as they stand."""

    def __init__(
        self,
        context: PageContext,
        *,
        name: str,
        add: str,
        removed: str,
        make: Callable[[], C],
        label: Callable[[int], str],
        fits: Callable[[C, C], bool] = lambda _card, _other: True,
        indent: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._make = make
        self._label = label
        self._fits = fits
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
        bring_into_view(card)
        self.changed.emit()
        return card

    def card_with_focus(self) -> C | None:
        """Return the card the caret is in."""
        focus: QObject | None = QApplication.focusWidget()
        return next((card for card in self.cards if focus is not None and card.isAncestorOf(focus)), None)  # type: ignore[arg-type]

    def sort(self, key: Callable[[C], int]) -> None:
        """Put the cards in the order of a key; those with the same key keep theirs."""
        wanted = sorted(self.cards, key=key)
        if wanted != self.cards:
            self.cards = wanted
            for place, card in enumerate(wanted):
                self._column.removeWidget(card)
                self._column.insertWidget(place, card)
        self._number()

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
        card.moved_by_key.connect(partial(self._move_by_key, card))
        card.remove_requested.connect(lambda: self._remove(card))

    def may_move(self, card: C, step: int) -> bool:
        """Return whether a card may go up (-1) or down (1)."""
        place = self.cards.index(card) + step
        return 0 <= place < len(self.cards) and self._fits(card, self.cards[place])

    def _move(self, card: C, step: int) -> None:
        if not self._shift(card, step):
            return
        button = card.up if step < 0 else card.down
        (button if button.isEnabled() else card.down if step < 0 else card.up).setFocus()

    def _move_by_key(self, card: C, step: int) -> None:
        if self._shift(card, step):
            bring_into_view(card)

    def _shift(self, card: C, step: int) -> bool:
        if not self.may_move(card, step):
            return False
        place = self.cards.index(card) + step
        self.cards.remove(card)
        self._column.removeWidget(card)
        self.cards.insert(place, card)
        self._column.insertWidget(place, card)
        self._number()
        self.changed.emit()
        return True

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

    def renumber(self) -> None:
        """Say again which card is which, and which way each may go."""
        for place, card in enumerate(self.cards):
            card.show_place(self._label(place), first=not self.may_move(card, -1), last=not self.may_move(card, 1))

    def _number(self) -> None:
        # A screen reader goes by the order of the children, not of the layout.
        for widget in (*self.cards, self._undo, self.add_button):
            widget.raise_()
        self.renumber()
        self.rearranged.emit()
