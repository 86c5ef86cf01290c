"""After saving for sending: where the files lie, and their password, shown once to be told by phone."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hsbdesk.desk.sent_copies import SavedCopies
from ui.context import PageContext
from ui.pages.entry_card import make_column
from ui.pages.layouts import empty_layout
from ui.pages.slots import then
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.fact_list import FactList
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.label import PlainLabel
from ui.widgets.message_bar import MessageBar
from ui.widgets.scroll_page import ScrollPage

_LABEL_WIDTH = 90
_WIDEST = 760
_EDGE = 5


class SentPassword(QWidget):
    """Stands in place of the pages until the password was told."""

    told = Signal()
    note_requested = Signal()
    """The sending is to be noted in the send log."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sentPassword")
        self._context = context
        theme, words = context.theme, context.words
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        scroll = ScrollPage()
        outer.addWidget(scroll)
        column = scroll.body
        column.setSpacing(theme.px(12))
        edge = theme.px(_EDGE)
        column.setContentsMargins(edge, 0, edge, edge)
        self.state = MessageBar(theme, "done")
        self.state.setObjectName("sentState")
        column.addWidget(self.state)
        self._card = Card(theme, words("Password, shown only now"))
        self._card.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._card.setProperty("focusRing", True)
        self._card.setMaximumWidth(theme.px(_WIDEST))
        groups = QWidget()
        self._groups = FlowLayout(groups, gap=theme.px(28), row_gap=theme.px(12))
        self._card.add(groups)
        for sentence in (
            words("Tell it by phone to the person who opens the files. Never send it in the same message."),
            words("All letters are small. There is a dash between the groups; say it too."),
            words("It is kept nowhere. If it is lost, save the document for sending again."),
        ):
            self._card.add(PlainLabel(sentence, style="small", tone="quiet", wrap=True))
        column.addWidget(self._card)
        self._files = Card(theme, words("What lies outside the vault now"))
        self._files.setMaximumWidth(theme.px(_WIDEST))
        column.addWidget(self._files)
        buttons = QWidget()
        row = FlowLayout(buttons, gap=theme.px(8))
        self.told_button = Button(theme, words("I have told it: take it away"), kind="primary")
        self.told_button.setObjectName("passwordToldButton")
        self.note_button = Button(theme, words("Note the sending"))
        self.note_button.setObjectName("noteSendingButton")
        row.addWidget(self.told_button)
        row.addWidget(self.note_button)
        column.addWidget(buttons)
        column.addStretch(1)
        self.told_button.clicked.connect(then(self.told.emit))
        self.note_button.clicked.connect(then(self.note_requested.emit))

    def show_saved(self, saved: SavedCopies, due: str, *, is_referral: bool) -> None:
        """Show what was saved, and by when it is to be deleted; a referral's sending is noted next."""
        words, theme = self._context.words, self._context.theme
        self.forget()
        n = len(saved.paths)
        self.state.set_message(
            "done", words.count(n, "Saved for sending: 1 file.", "Saved for sending: {n} files, one password for all.")
        )
        signs = saved.password.split("-")
        for sign, spelled in zip(signs, saved.spelled, strict=True):
            box, lines = make_column(theme, spacing=0)
            lines.addWidget(PlainLabel(sign, style="meeting"))
            lines.addWidget(PlainLabel(spelled, style="small", tone="quiet"))
            self._groups.addWidget(box)
        said = f", {words('dash')}, ".join(saved.spelled)
        self._card.setAccessibleName(words("Password, shown only now"))
        self._card.setAccessibleDescription(f"{saved.password}. {said}")
        facts = [(words("File"), path.name) for path in saved.paths]
        facts.append((words("Folder"), str(saved.paths[0].parent)))
        facts.append((words("Delete by"), words("{day}; the task is on Today", day=due)))
        self._files.add(FactList(theme, facts, label_width=_LABEL_WIDTH))
        self.note_button.setVisible(is_referral)

    def forget(self) -> None:
        """Take the password away for good."""
        empty_layout(self._groups)
        empty_layout(self._files.body)
        self._card.setAccessibleDescription("")

    def focus_first(self) -> None:
        """Put the keyboard onto the password, so that a screen reader says it."""
        self._card.setFocus(Qt.FocusReason.OtherFocusReason)
