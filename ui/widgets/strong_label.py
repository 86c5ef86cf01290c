"""A label some parts of which stand out: the numbers of a counted fact."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from ui.widgets.label import PlainLabel

_STRONG = '<span style="font-weight:600">{}</span>'


class StrongLabel(PlainLabel):
    """A wrapping label that shows its text as typed, with each of some parts stronger where it first occurs."""

    def __init__(
        self, text: str, strong: Sequence[str] = (), *, style: str = "small", parent: QWidget | None = None
    ) -> None:
        self._strong = tuple(part for part in strong if part)
        super().__init__(text, style=style, wrap=True, parent=parent)
        self.setAccessibleName(text)

    def _show(self) -> None:
        self.setTextFormat(Qt.TextFormat.RichText)
        QLabel.setText(self, mark_strong(self._full, self._strong))


def mark_strong(text: str, strong: Sequence[str]) -> str:
    """Return a text as markup in which nothing typed is markup, its strong parts in the order of the text."""
    done = ""
    for part in strong:
        before, found, text = text.partition(part)
        if not found:
            text = before
            continue
        done += f"{escape_markup(before)}{_STRONG.format(escape_markup(found))}"
    return done + escape_markup(text)


def escape_markup(text: str) -> str:
    """Return a text that Qt's markup shows as typed."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
