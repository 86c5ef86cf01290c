"""What a record said when its wording was written, and what it says now, beside each other."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from hsbdesk.desk.choices import Choice
from hsbdesk.desk.source_changes import SourceChange
from ui.context import PageContext
from ui.models.choices_model import printed_text
from ui.pages.side_by_side import SideBySide
from ui.theme import Theme
from ui.widgets.card import Card
from ui.widgets.label import PlainLabel

_WIDTH = 760
_ROOM = 560


class CompareSource(QWidget):
    """Old and new side by side, one's own wording below."""

    def __init__(self, context: PageContext, choice: Choice, change: SourceChange) -> None:
        super().__init__()
        self.setObjectName("compareSource")
        theme, words = context.theme, context.words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        pair = (
            (_make_side(theme, words("When the wording was written"), "", change.before), 1),
            (_make_side(theme, words("Now"), change.written, change.after), 1),
        )
        column.addWidget(SideBySide(theme, pair, room=_ROOM))
        column.addWidget(_make_side(theme, words("The wording that prints"), "", printed_text(choice)))


def open_compare(context: PageContext, choice: Choice, settle: Callable[[str], None]) -> None:
    """Show the comparison; `settle` is called with "keep" or "record" when one of them was chosen."""
    if choice.changed is None:
        return
    words = context.words
    form = CompareSource(context, choice, choice.changed)
    record = (("record", words("Use the record's words"), "primary"),) if choice.wording else ()
    dialog = context.messages.open_form(
        words("Does the wording still say what {number} says?", number=choice.number),
        form,
        (("close", words("Close"), "default"), ("keep", words("Keep the wording"), "default"), *record),
        "close",
        width=_WIDTH,
    )

    def take(key: str) -> None:
        dialog.done_with()
        if key != "close":
            settle(key)

    dialog.chosen.connect(take)


def _make_side(theme: Theme, title: str, detail: str, text: str) -> Card:
    card = Card(theme, title, detail=detail, padding=12)
    card.add(PlainLabel(text, style="record", wrap=True))
    return card
