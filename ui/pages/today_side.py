"""The cards beside Today's list: clocks, concerns nobody finished, own drafts."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hsbdesk.desk.drafts import DraftRow, UnfinishedRow
from hsbdesk.desk.worklists import ClockRow, TodayView
from ui.context import PageContext
from ui.pages.layouts import empty_layout
from ui.routes import Route
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.divider import Divider
from ui.widgets.label import PlainLabel
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.tag import Tag

_SHOWN = 4
_PAGES = {
    "concern": "log",
    "triage": "triage",
    "call": "call",
    "referral": "referral",
    "settings": "settings",
    "plan_interim": "interim",
    "decision": "decision",
    "decision_answer": "decision",
    "quick_report": "quick",
}
"""The page that goes on with a draft; a fact's draft comes back where it is added."""


class TodaySide(ScrollPage):
    """Small cards; one without anything to say says so or is not there."""

    open_requested = Signal(object)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("todaySide")
        self._context = context
        theme, words = context.theme, context.words
        self._clocks = Card(theme, words("Clocks"), padding=14)
        self._concerns = Card(theme, words("Concerns"), padding=14)
        self._drafts = Card(theme, words("Your drafts"), padding=14)
        for card in (self._clocks, self._concerns, self._drafts):
            self.body.addWidget(card)
        self.body.setSpacing(theme.px(12))
        self.body.addStretch(1)

    def show_view(self, view: TodayView) -> None:
        """Show what belongs beside this list."""
        self._show_clocks(view.clocks)
        self._show_concerns(view)
        self._show_drafts(view.drafts)

    def _show_clocks(self, clocks: tuple[ClockRow, ...]) -> None:
        theme, words = self._context.theme, self._context.words
        empty_layout(self._clocks.body)
        for place, clock in enumerate(clocks):
            if place:
                self._clocks.add(Divider())
            value = Tag(
                theme,
                clock.value,
                icon="triangle" if clock.overdue else "clock",
                tone="warn" if clock.overdue else "",
            )
            self._clocks.add(self._make_row(clock.name, clock.text, value))
        note = words("School holidays do not stop these clocks.") if clocks else words("No clock is running.")
        self._clocks.add(PlainLabel(note, style="caption", tone="quiet", wrap=True))

    def _show_concerns(self, view: TodayView) -> None:
        words = self._context.words
        empty_layout(self._concerns.body)
        count = len(view.unfinished)
        head = words.count(count, "{n} unfinished", "{n} unfinished") if count else words("None unfinished")
        self._concerns.add(PlainLabel(head, style="strong"))
        for row in view.unfinished[:_SHOWN]:
            self._concerns.add(self._make_unfinished(row))
        if view.last_concern:
            last = words("Last: {concern}", concern=view.last_concern)
            self._concerns.add(PlainLabel(last, style="caption", tone="quiet", wrap=True))

    def _make_unfinished(self, row: UnfinishedRow) -> QWidget:
        words = self._context.words
        said = words("not read back · {time}", time=f"{row.at:%H:%M}")
        return self._make_row(row.author, said, self._make_link(row.author, Route("log", row.uuid, tab="unfinished")))

    def _show_drafts(self, drafts: tuple[DraftRow, ...]) -> None:
        words = self._context.words
        empty_layout(self._drafts.body)
        listed = [row for row in drafts if row.form in _PAGES]
        self._drafts.setVisible(bool(listed))
        for row in listed[:_SHOWN]:
            title = row.title or words("Concern, nothing typed yet")
            kept = words("Kept {time}", time=f"{row.at:%H:%M}")
            route = Route(_PAGES[row.form], row.uuid)
            self._drafts.add(self._make_row(title, kept, self._make_link(title, route)))

    def _make_link(self, what: str, route: Route) -> Button:
        words = self._context.words
        link = Button(self._context.theme, words("Open"), kind="link", name=words("Open {what}", what=what))
        link.clicked.connect(lambda _on=False: self.open_requested.emit(route))
        return link

    def _make_row(self, title: str, detail: str, end: QWidget) -> QWidget:
        theme = self._context.theme
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(PlainLabel(title, style="strong", wrap=True))
        texts.addWidget(PlainLabel(detail, style="caption", tone="quiet", wrap=True))
        row.addLayout(texts, 1)
        row.addWidget(end, 0, Qt.AlignmentFlag.AlignVCenter)
        return box
