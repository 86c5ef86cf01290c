"""The left side of triage: the concern as it was written, locked, and what the record already holds."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hsbdesk.desk.sections import Section
from hsbdesk.desk.triages import TriageView
from ui.context import PageContext
from ui.widgets.card import Card
from ui.widgets.label import PlainLabel
from ui.widgets.quote_block import QuoteBlock
from ui.widgets.tag import Tag


class TriageRecord(Card):
    """Read only; every text can be selected and copied by eye, nothing can be typed here."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, parent=parent)
        self.setObjectName("card")
        self._context = context
        self.body.setSpacing(context.theme.px(8))

    def show_view(self, view: TriageView) -> None:
        """Show a concern."""
        theme, words = self._context.theme, self._context.words
        while (item := self.body.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        title = words("As written by {author}", author=view.concern.record.author)
        row.addWidget(PlainLabel(title, style="heading", wrap=True), 1)
        row.addWidget(Tag(theme, words("cannot be changed"), icon="lock"), 0, Qt.AlignmentFlag.AlignTop)
        self.add(head)
        self.add(PlainLabel(view.concern.written, style="small", tone="quiet", wrap=True))
        for section in view.concern.sections:
            self._add_section(section)
        for section in view.concern.amended:
            self._add_section(section)
        if view.from_record:
            self._add_section(Section(words("From the record"), view.from_record, "list"))
        self.body.addStretch(1)

    def _add_section(self, section: Section) -> None:
        theme = self._context.theme
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, theme.px(2), 0, 0)
        column.setSpacing(theme.px(2))
        column.addWidget(PlainLabel(section.heading, style="label"))
        if section.detail:
            column.addWidget(PlainLabel(section.detail, style="caption", tone="quiet", wrap=True))
        if section.kind == "quote":
            column.addWidget(QuoteBlock(theme, section.lines))
        else:
            for line in section.lines:
                column.addWidget(self._make_line(line, dash=section.kind == "list"))
        self.add(part)

    def _make_line(self, text: str, *, dash: bool) -> QWidget:
        theme = self._context.theme
        label = PlainLabel(text, style="small", wrap=True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        if not dash:
            return label
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, theme.px(2))
        row.setSpacing(theme.px(8))
        row.addWidget(PlainLabel("\N{EN DASH}", style="small"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label, 1)
        return line
