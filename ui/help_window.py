"""Help: the program's own pages, in a window beside the desk."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from ui.context import PageContext
from ui.widgets.button import Button
from ui.widgets.divider import Divider
from ui.widgets.label import PlainLabel

_TOPICS = (
    "start",
    "logging",
    "triage",
    "effect",
    "risk-plan",
    "quick-report",
    "referral",
    "referral-editor",
    "sending",
    "reports",
    "protects",
    "keys",
)
_LIST_WIDTH = 306
_LEADING = 21


class HelpWindow(QWidget):
    """A list of topics and the page of the chosen one. The pages are ours: nothing that people typed."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle("School Desk")
        self._context = context
        theme, words = context.theme, context.words
        self.resize(theme.px(1000), theme.px(640))
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(12), theme.px(12), theme.px(12), theme.px(12))
        row.setSpacing(theme.px(12))
        column = QVBoxLayout()
        column.setSpacing(theme.px(4))
        column.addWidget(PlainLabel(words("Help"), style="display"))
        column.addSpacing(theme.px(8))
        self._folder = theme.resources / "help"
        self._buttons: dict[str, Button] = {}
        for topic in _TOPICS:
            path = self._folder / f"{topic}.md"
            if path.exists():
                button = Button(theme, _title_of(path), kind="nav", checkable=True)
                button.setObjectName(f"{topic}HelpButton")
                button.clicked.connect(lambda _on=False, topic=topic: self.show_topic(topic))
                self._buttons[topic] = button
                column.addWidget(button)
        column.addStretch(1)
        column.addWidget(Divider())
        close = Button(theme, words("Close help"))
        close.setObjectName("closeHelpButton")
        close.clicked.connect(lambda _on=False: self.close())
        column.addWidget(close)
        side = QWidget()
        side.setFixedWidth(theme.px(_LIST_WIDTH))
        side.setLayout(column)
        row.addWidget(side)
        self._text = QTextBrowser()
        self._text.setObjectName("helpText")
        self._text.setAccessibleName(words("Help text"))
        self._text.setFrameShape(QFrame.Shape.NoFrame)
        self._text.setFont(theme.font("record"))
        self._text.setOpenLinks(False)
        row.addWidget(self._text, 1)
        if self._buttons:
            self.show_topic(next(iter(self._buttons)))

    def show_topic(self, topic: str) -> None:
        """Show one page."""
        for key, button in self._buttons.items():
            button.setChecked(key == topic)
        text = (self._folder / f"{topic}.md").read_text(encoding="utf-8")
        self._text.setMarkdown(self._context.desk.content.fill(text))
        self._set_type()
        self._text.moveCursor(QTextCursor.MoveOperation.Start)

    def _set_type(self) -> None:
        """Give headings and paragraphs the house's sizes and room."""
        theme, document = self._context.theme, self._text.document()
        document.setDocumentMargin(theme.px(20))
        block = document.begin()
        while block.isValid():
            level = block.blockFormat().headingLevel()
            cursor = QTextCursor(block)
            shape = block.blockFormat()
            shape.setTopMargin(theme.px({0: 0, 1: 0}.get(level, 14)))
            shape.setBottomMargin(theme.px(4 if level else 6))
            shape.setLineHeight(theme.px(_LEADING), QTextBlockFormat.LineHeightTypes.MinimumHeight.value)
            cursor.setBlockFormat(shape)
            if level:
                cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
                letters = QTextCharFormat()
                letters.setFont(theme.font("display" if level == 1 else "heading"))
                cursor.mergeCharFormat(letters)
            block = block.next()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            return
        super().keyPressEvent(event)


def _title_of(path: Path) -> str:
    with path.open(encoding="utf-8") as file:
        return file.readline().lstrip("# ").strip()
