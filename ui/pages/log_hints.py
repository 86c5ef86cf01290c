"""The panel beside the log form: at most three gentle hints, and what happens when it is submitted."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from hsbdesk.domain.wording import Hint, Offer
from ui.context import PageContext
from ui.pages.form_place import bring_into_view
from ui.pages.layouts import add_shown, empty_layout
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.divider import Divider
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.label import PlainLabel
from ui.widgets.state_icon import StateIcon


class HintsPanel(QWidget):
    """Hints are shown once a field is left, never while typing; each can be kept as it is."""

    offer_chosen = Signal(object)
    """An Offer of the hint, to be taken into the text."""
    kept = Signal(object)
    """A Hint whose words stay as they are."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._hints: tuple[Hint, ...] = ()
        self._buttons: list[list[Button]] = []
        theme, words = context.theme, context.words
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        self.card = Card(theme, words("Hints"), padding=14)
        self.card.body.setSpacing(theme.px(6))
        self._said = PlainLabel(style="small", tone="quiet", wrap=True)
        self.card.add(self._said)
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.px(8))
        self.card.body.addLayout(self._list)
        column.addWidget(self.card)
        column.addWidget(self._make_submitting())
        column.addStretch(1)
        self.show_hints(())

    def hints(self) -> tuple[Hint, ...]:
        """Return the hints shown now."""
        return self._hints

    def show_hints(self, hints: tuple[Hint, ...]) -> None:
        """Show these."""
        words = self._context.words
        self._hints = hints
        self._buttons = []
        empty_layout(self._list)
        if hints:
            self._said.setText(
                (
                    words("One, shown when you leave the field. You can submit with it."),
                    words("Two, shown when you leave the field. You can submit with either."),
                    words("Three, shown when you leave the field. You can submit with them."),
                )[min(len(hints), 3) - 1]
            )
        else:
            self._said.setText(words("None now. At most three, shown when you leave the text, never while you type."))
        for place, hint in enumerate(hints):
            self._list.addWidget(Divider())
            add_shown(self._list, self._make_hint(place, hint))

    def focus_hint(self, place: int) -> bool:
        """Put focus on the first offer of a hint; False when there is no such hint."""
        if not 0 <= place < len(self._buttons):
            return False
        self._buttons[place][0].setFocus(Qt.FocusReason.ShortcutFocusReason)
        bring_into_view(self._buttons[place][0])
        return True

    def focused_hint(self) -> int:
        """Return the place of the hint that has focus, -1 for none."""
        return next(
            (place for place, buttons in enumerate(self._buttons) if any(button.hasFocus() for button in buttons)),
            -1,
        )

    def _make_hint(self, place: int, hint: Hint) -> QWidget:
        theme, words = self._context.theme, self._context.words
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.px(9))
        line.addWidget(StateIcon(theme, "tip"), 0, Qt.AlignmentFlag.AlignTop)
        said = QVBoxLayout()
        said.setSpacing(theme.px(2))
        said.addWidget(PlainLabel(hint.found, style="strong", wrap=True))
        said.addWidget(PlainLabel(hint.reason, style="small", tone="quiet", wrap=True))
        offers = QWidget()
        flow = FlowLayout(offers, gap=theme.px(6), row_gap=theme.px(6))
        flow.setContentsMargins(0, theme.px(4), 0, 0)
        buttons: list[Button] = []
        for number, offer in enumerate(hint.offers):
            button = Button(theme, offer.label)
            button.setObjectName(f"hint{place}Offer{number}Button")
            button.clicked.connect(lambda _on=False, offer=offer: self._on_offer(offer))
            buttons.append(button)
        keep = Button(theme, words("Keep as it is"), kind="quiet")
        keep.setObjectName(f"hint{place}KeepButton")
        keep.clicked.connect(lambda _on=False, hint=hint: self.kept.emit(hint))
        buttons.append(keep)
        for button in buttons:
            flow.addWidget(button)
        said.addWidget(offers)
        line.addLayout(said, 1)
        self._buttons.append(buttons)
        return row

    def _on_offer(self, offer: Offer) -> None:
        self.offer_chosen.emit(offer)

    def _make_submitting(self) -> Card:
        theme, words, desk = self._context.theme, self._context.words, self._context.desk
        names = [phone.name for phone in desk.school.phones[:2]]
        card = Card(theme, words("When you submit"), padding=14)
        card.body.setSpacing(theme.px(2))
        team = words("{one} and {two}", one=names[0], two=names[1]) if len(names) > 1 else "".join(names)
        first = (
            words("You read it back first. Then {names} receive it.", names=team)
            if len(names) > 1
            else words("You read it back first. Then the safeguarding team receives it.")
        )
        card.add(PlainLabel(first, style="small", tone="quiet", wrap=True))
        card.add(PlainLabel(words("Tell one of them in person now."), style="smallStrong", wrap=True))
        card.add(
            PlainLabel(
                words("They choose the category and the next steps; you do not need to."),
                style="small",
                tone="quiet",
                wrap=True,
            )
        )
        return card
