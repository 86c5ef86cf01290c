"""What stands on the print preview: title and actions, a note, the pages, the decisions beside them."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.context import PageContext
from ui.pages.filed_copies import FiledCopies
from ui.pages.preview_tabs import DECISIONS, DOCUMENT, PreviewTabs
from ui.pages.print_side import PrintSide
from ui.pages.rendered_pages import RenderedPages
from ui.pages.sent_password import SentPassword
from ui.widgets.button import Button
from ui.widgets.message_bar import MessageBar
from ui.widgets.page_title import PageTitle

_SIDE_WIDTH = 340
_BESIDE_FROM = 860
_LOW = 480
_NO_LIMIT = 16_777_215


class PreviewFrame(QWidget):
    """Pages beside decisions; where it is narrow one of them at a time."""

    tab_chosen = Signal(str)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._with_key = False
        theme, words = context.theme, context.words
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(20), theme.px(16), theme.px(20), theme.px(12))
        column.setSpacing(theme.px(10))
        self._subtitle = words("These are the pages that print, byte for byte")
        self.title = PageTitle(theme, words("Print preview"), subtitle=self._subtitle)
        self.close_button = Button(theme, words("Close"))
        self.close_button.setObjectName("closePreviewButton")
        self.save_button = Button(theme, words("Save as PDF"), icon="save")
        self.save_button.setObjectName("savePdfButton")
        self.send_button = Button(theme, words("Save for sending"), icon="lock")
        self.send_button.setObjectName("saveForSendingButton")
        self.send_button.setToolTip(words("Under a password, to be told by phone"))
        self.print_button = Button(theme, words("Print"), kind="primary", icon="print")
        self.print_button.setObjectName("printButton")
        for button in (self.close_button, self.save_button, self.send_button, self.print_button):
            self.title.add_action(button)
        column.addWidget(self.title)
        self.notice = MessageBar(theme, "tip")
        self.notice.setObjectName("printNotice")
        self.notice.hide()
        column.addWidget(self.notice)
        self.tabs = PreviewTabs(context)
        column.addWidget(self.tabs)
        self.pages = RenderedPages(context)
        self.side = PrintSide(context)
        self.copies = FiledCopies(context)
        self.side.filed.add(self.copies)
        self._panes = QWidget()
        row = QHBoxLayout(self._panes)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(12))
        row.addWidget(self.pages, 1)
        row.addWidget(self.side)
        column.addWidget(self._panes, 1)
        self.sent = SentPassword(context)
        self.sent.hide()
        column.addWidget(self.sent, 1)
        self.tabs.chosen.connect(self.open_tab)

    def show_actions(self, label: str, *, with_key: bool) -> None:
        """Name the main action, and show whether a key goes with the document."""
        self.print_button.set_text(label)
        self._with_key = with_key
        self.arrange()

    def say(self, kind: str, sentence: str, actions: tuple[tuple[str, str], ...] = ()) -> None:
        """Show a note over the pages; an empty sentence takes it away."""
        self.notice.set_message(kind, sentence)
        self.notice.set_actions(actions)
        self.notice.setVisible(bool(sentence))

    def set_ready(self, ready: bool) -> None:
        """Let it be printed and saved, or not yet."""
        for button in (self.print_button, self.save_button, self.send_button):
            button.setEnabled(ready and self.sent.isHidden())

    def show_sent(self, *, shown: bool) -> None:
        """Let the password stand in place of the pages until it was told, or bring the pages back."""
        self.sent.setVisible(shown)
        self._panes.setVisible(not shown)
        if not shown:
            self.sent.forget()
        self.arrange()

    def open_tab(self, key: str) -> None:
        """Show the document, its key, or the decisions."""
        self.tabs.set_value(key)
        self.arrange()
        self.tab_chosen.emit(key)

    def show_pages(self) -> None:
        """Bring the pages into view."""
        if self.pages.isHidden():
            self.tabs.set_value(DOCUMENT)
            self.arrange()

    def show_side(self) -> None:
        """Bring the decisions into view."""
        if self.side.isHidden():
            self.open_tab(DECISIONS)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def arrange(self) -> None:
        """Place pages and decisions as the room allows."""
        theme = self._context.theme
        beside = self.width() / theme.scale >= _BESIDE_FROM
        self.tabs.show_tabs(key=self._with_key, decisions=not beside)
        if not self.sent.isHidden():
            self.tabs.hide()
        on_side = self.tabs.value() == DECISIONS
        self.side.setVisible(beside or on_side)
        self.pages.setVisible(not on_side)
        self.side.setMinimumWidth(theme.px(_SIDE_WIDTH) if beside else 0)
        self.side.setMaximumWidth(theme.px(_SIDE_WIDTH) if beside else _NO_LIMIT)
        low = self.height() / theme.scale < _LOW
        self.title.set_subtitle("" if low else self._subtitle)
