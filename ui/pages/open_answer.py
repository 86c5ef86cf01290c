"""A question that may stay open: typed, or answered "not known" or "declined" with one key."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hsbdesk.words import Words
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.text_edit import LineEdit


class OpenAnswerEdit(QWidget):
    """A line with two short answers under it; what they write is text like any other and prints."""

    changed = Signal()

    def __init__(self, theme: Theme, words: Words, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.edit = LineEdit(theme, name=name)
        column.addWidget(self.edit)
        row = QWidget()
        flow = FlowLayout(row, gap=theme.px(12), row_gap=0)
        for answer in (words("Not known"), words("Declined")):
            button = Button(
                theme, answer, kind="link", name=words("{question}: {answer}", question=name, answer=answer)
            )
            button.clicked.connect(lambda _on=False, answer=answer: self._take(answer))
            flow.addWidget(button)
        column.addWidget(row)
        self.setFocusProxy(self.edit)
        self.edit.textEdited.connect(self.changed)

    def text(self) -> str:
        """Return the answer."""
        return self.edit.text()

    def set_text(self, text: str) -> None:
        """Put an answer in without telling."""
        self.edit.setText(text)

    def _take(self, answer: str) -> None:
        self.edit.setText(answer)
        self.edit.setFocus()
        self.changed.emit()
