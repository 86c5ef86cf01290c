"""The copies of a document that are already filed; each opens as it was filed, byte for byte."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hsbdesk.desk.session import school_time
from hsbdesk.domain.dates import Form, on_day, write_date
from hsbdesk.domain.sharing import FiledCopy
from ui.context import PageContext
from ui.pages.layouts import empty_layout
from ui.widgets.button import Button
from ui.widgets.label import PlainLabel


class FiledCopies(QWidget):
    """A line a copy: its number, when, by whom, to whom."""

    opened = Signal(object)

    def __init__(self, context: PageContext, parent: QWidget | None = None, *, action: str = "") -> None:
        """Name the link of each copy `action` in place of "Open"."""
        super().__init__(parent)
        self._context = context
        self._action = action or context.words("Open")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(context.theme.px(6))

    def show_copies(self, copies: tuple[FiledCopy, ...]) -> None:
        """Show these, newest first."""
        empty_layout(self._column)
        for copy in copies:
            self._column.addWidget(self._make_row(copy))

    def _make_row(self, copy: FiledCopy) -> QWidget:
        theme, words = self._context.theme, self._context.words
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        lines = QVBoxLayout()
        lines.setSpacing(0)
        title = copy_title(self._context, copy)
        lines.addWidget(PlainLabel(title, style="small", wrap=True))
        detail = words("to {reader}, by {who}", reader=copy.recipient, who=copy.made_by)
        lines.addWidget(PlainLabel(detail, style="caption", tone="quiet", wrap=True))
        row.addLayout(lines, 1)
        link = Button(theme, self._action, kind="link", name=f"{self._action} {title}")
        link.setObjectName("openCopyButton")
        link.clicked.connect(lambda _on=False: self.opened.emit(copy))
        row.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
        return box


def copy_title(context: PageContext, copy: FiledCopy) -> str:
    """Return "Copy 1 of 2 · 18 March 2026, 14:20", with the document's kind and version."""
    words = context.words
    made = school_time(copy.made_at)
    day = write_date(on_day(made.date(), made.time()), Form.PLAIN)
    kind = context.desk.content.label("document_kind", copy.kind.value)
    number = words("{kind}, copy {no} of {copies}", kind=kind, no=copy.copy_no, copies=copy.copies)
    version = words("version {version}", version=copy.document_version) if copy.document_version else ""
    return " · ".join(part for part in (number, version, day) if part)
