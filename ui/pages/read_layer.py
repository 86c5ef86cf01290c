"""Something to read over a page: a title, Back (Esc), and what scrolls below."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hsbdesk.errors import DeskError
from ui.context import PageContext
from ui.pages.keys import add_keys
from ui.pages.slots import then
from ui.widgets.button import Button
from ui.widgets.message_bar import MessageBar
from ui.widgets.page_title import PageTitle
from ui.widgets.scroll_page import ScrollPage

_EDGE = 5


class ReadLayer(QWidget):
    """Put what is read into `body`."""

    close_requested = Signal()
    open_requested = Signal(object)
    print_requested = Signal(object)
    row_requested = Signal(str)

    def __init__(self, context: PageContext, title: str, subtitle: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("readLayer")
        self.setAccessibleName(title)
        self.context = context
        theme, words = context.theme, context.words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        self.title = PageTitle(theme, title, subtitle=subtitle)
        self.back = Button(theme, words("Back"))
        self.back.setObjectName("layerBackButton")
        self.back.setToolTip(words("Esc"))
        self.title.add_action(self.back)
        column.addWidget(self.title)
        self.notice = MessageBar(theme, "tip")
        self.notice.hide()
        column.addWidget(self.notice)
        self.page = ScrollPage()
        edge = theme.px(_EDGE)
        self.body: QVBoxLayout = self.page.body
        self.body.setContentsMargins(0, edge, edge, edge)
        self.body.setSpacing(theme.px(12))
        column.addWidget(self.page, 1)
        self.back.clicked.connect(then(self.close_requested.emit))
        add_keys(self, (("Esc", self.close_requested.emit),))

    def focus_first(self) -> None:
        """Put the keyboard onto the way back."""
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def say_refusal(self, error: DeskError) -> None:
        """Say why it cannot be shown."""
        self.notice.set_message("stop", self.context.words.refusal(error))
        self.notice.show()
