"""The left side of triage: the concern as it was written, locked, and what the record already holds."""

from PySide6.QtWidgets import QWidget

from hsbdesk.desk.sections import Section
from hsbdesk.desk.triages import TriageView
from ui.context import PageContext
from ui.pages.layouts import empty_layout
from ui.pages.record_sections import add_sections
from ui.pages.side_by_side import SideBySide
from ui.widgets.card import Card
from ui.widgets.label import PlainLabel
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
        empty_layout(self.body)
        title = words("As written by {author}", author=view.concern.record.author)
        head = PlainLabel(title, style="heading", wrap=True)
        locked = Tag(theme, words("cannot be changed"), icon="lock")
        self.add(SideBySide(theme, ((head, 1), (locked, 0)), room=0, gap=8))
        self.add(PlainLabel(view.concern.written, style="small", tone="quiet", wrap=True))
        sections = [*view.concern.sections, *view.concern.amended]
        if view.from_record:
            sections.append(Section(words("From the record"), view.from_record, "list"))
        add_sections(theme, self.body, sections)
        self.body.addStretch(1)
