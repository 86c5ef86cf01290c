"""The decisions of a child's file under its referrals: what was considered, and what has come back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hsbdesk.desk.decisions import DecisionRow
from hsbdesk.desk.worklists import Target
from hsbdesk.domain.ids import FileId, RecordId
from ui.context import PageContext
from ui.pages.layouts import empty_layout
from ui.pages.side_by_side import SideBySide
from ui.pages.slots import then
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.divider import Divider
from ui.widgets.label import PlainLabel
from ui.widgets.state_icon import StateIcon

_MOST = 3


class NotReferredCard(Card):
    """A line for each, newest first; the way to record another stands in its head."""

    open_requested = Signal(object)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, context.words("Considered, not referred"), parent=parent)
        self._context = context
        self._file = FileId("")
        self.new = Button(context.theme, context.words("Record a decision"), icon="plus")
        self.new.setObjectName("newDecisionButton")
        self.add_action(self.new)
        self.new.clicked.connect(then(self._on_new))

    def load(self, file: FileId) -> None:
        """Show the decisions of a file."""
        self._file = file
        decisions = self._context.desk.decisions

        def show(rows: tuple[DecisionRow, ...]) -> None:
            if file == self._file:
                self._show(rows)

        self._context.workers.desk.run(lambda: decisions.rows(file), show, owner=self)

    def _show(self, rows: tuple[DecisionRow, ...]) -> None:
        words = self._context.words
        empty_layout(self.body)
        shown = [row for row in rows if row.is_back] + [row for row in rows if not row.is_back]
        for place, row in enumerate(shown[:_MOST]):
            if place:
                self.add(Divider())
            self.add(self._make_row(row))
        if len(rows) > _MOST:
            more = words("{n} more stand in the chronology.", n=len(rows) - _MOST)
            self.add(PlainLabel(more, style="caption", tone="quiet", wrap=True))
        if not rows:
            none = words("No decision is recorded. One not to refer is kept here, with what brings it back.")
            self.add(PlainLabel(none, style="small", tone="quiet", wrap=True))

    def _make_row(self, row: DecisionRow) -> QWidget:
        theme, words = self._context.theme, self._context.words
        texts = QWidget()
        column = QVBoxLayout(texts)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = words("{number} · {day} · {text}", number=row.number, day=row.on, text=row.text)
        column.addWidget(PlainLabel(head, style="strong", wrap=True))
        column.addWidget(PlainLabel(row.because, style="small", wrap=True))
        column.addWidget(PlainLabel(row.state, style="caption", tone="quiet", wrap=True))
        action = words("Answer") if row.is_back else words("Open")
        link = Button(theme, action, kind="link", name=f"{action} {row.number}")
        link.setObjectName("openDecisionLink")
        target = Target("decision", row.id, self._file)
        link.clicked.connect(then(lambda: self.open_requested.emit(target)))
        parts: list[tuple[QWidget, int]] = [(texts, 1), (link, 0)]
        if row.is_back:
            parts.insert(0, (StateIcon(theme, "check", size=16, name=words("waits for an answer")), 0))
        return SideBySide(theme, parts, room=0, gap=10)

    def _on_new(self) -> None:
        self.open_requested.emit(Target("decision", RecordId(""), self._file))
