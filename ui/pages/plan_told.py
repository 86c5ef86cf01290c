"""Everybody who was told, and the forms that need one of those tellings."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hsbdesk.desk.plan_views import PlanPage
from hsbdesk.desk.tellings import RecallRow, ToldRow
from hsbdesk.errors import DeskError
from ui.context import PageContext
from ui.pages.entry_card import make_column
from ui.pages.kept_form import KeptForm
from ui.pages.layouts import add_shown
from ui.pages.plan_tell import note_paper_back, note_telling
from ui.pages.read_layer import ReadLayer
from ui.pages.side_by_side import SideBySide
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.divider import Divider
from ui.widgets.label import PlainLabel

_ON_PAPER = frozenset({"BY_HAND", "SECURE_MAIL", "PRINTED", "SAVED"})


class ToldPage(ReadLayer):
    """Everybody who was told, newest first; above it who still holds the old one."""

    form_requested = Signal(str, str)

    def __init__(self, context: PageContext, page: PlanPage) -> None:
        super().__init__(context, context.words("Who has been told"), page.title)
        self._page = page
        desk = context.desk

        def read() -> tuple[tuple[ToldRow, ...], tuple[RecallRow, ...]]:
            return desk.tellings.rows(page.file), desk.tellings.recall(page.file)

        context.workers.desk.run(read, lambda found: self._show(*found), self.say_refusal, self)

    def _show(self, rows: Sequence[ToldRow], recall: Sequence[RecallRow]) -> None:
        words, theme = self.context.words, self.context.theme
        if recall:
            head = words.count(len(recall), "1 person holds the old one", "{n} people hold the old one")
            card = Card(theme, head)
            for place, held in enumerate(recall):
                if place:
                    card.add(Divider())
                detail = " ".join((held.holds, *held.reasons))
                card.add(self._line(held.who, detail, words("Tell anew"), ("tell", held.told[-1].id)))
            self.body.addWidget(card)
        card = Card(theme, words("All tellings, newest first"))
        for place, row in enumerate(rows):
            if place:
                card.add(Divider())
            parts = (row.what, row.version, row.how, row.when, row.because, row.state)
            on_paper = bool(row.told.copy or row.told.return_by) or row.told.how in _ON_PAPER
            action = words("Note what became of it") if on_paper and not row.is_returned else ""
            said = " · ".join(part for part in parts if part)
            card.add(self._line(row.who, said, action, ("return", row.told.id)))
        if not rows:
            card.add(PlainLabel(words("Nobody is noted yet."), tone="quiet", wrap=True))
        self.body.addWidget(card)
        self.body.addStretch(1)

    def _line(self, who: str, detail: str, action: str, wish: tuple[str, str]) -> QWidget:
        theme = self.context.theme
        left, column = make_column(theme, spacing=0)
        column.addWidget(PlainLabel(who, style="strong", wrap=True))
        column.addWidget(PlainLabel(detail, style="small", tone="quiet", wrap=True))
        if not action:
            return left
        link = Button(theme, action, kind="link", name=f"{action}: {who}")
        link.setObjectName(f"{wish[0]}LineButton")
        link.clicked.connect(lambda _on=False: self.form_requested.emit(*wish))
        return SideBySide(theme, ((left, 1), (link, 0)), room=360, place=Qt.AlignmentFlag.AlignVCenter)


class TellLayer(QWidget):
    """Reads the telling it is about, then shows the form: "tell" somebody, perhaps anew, or what was "return"ed."""

    close_requested = Signal()

    def __init__(self, context: PageContext, page: PlanPage, kind: str, told: str) -> None:
        super().__init__()
        self.setObjectName("tellLayer")
        self._context = context
        self._page = page
        self._kind = kind
        self._told = told
        self.form: KeptForm | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        tellings = context.desk.tellings
        context.workers.desk.run(lambda: tellings.rows(page.file), self._on_read, self._on_refused, self)

    def keep_now(self) -> None:
        """Keep what is being written."""
        if self.form is not None:
            self.form.keep_now()

    def focus_first(self) -> None:
        """Go to the first field once it is there."""
        if self.form is not None:
            self.form.focus_first()

    def _on_read(self, rows: tuple[ToldRow, ...]) -> None:
        row = next((row for row in rows if row.told.id == self._told), None)
        if self._kind == "return":
            if row is None:
                self.close_requested.emit()
                return
            self._show(note_paper_back(self._context, self._page, row.told.id, f"{row.who} · {row.what}"))
        else:
            self._show(note_telling(self._context, self._page, row.told if row is not None else None))

    def _show(self, form: KeptForm) -> None:
        self.form = form
        form.close_requested.connect(self.close_requested)
        add_shown(self._column, form)
        form.begin()
        form.focus_first()

    def _on_refused(self, error: DeskError) -> None:
        self._context.workers.failures.say_refusal(error)
        self.close_requested.emit()
