"""What was done for a child, and what each thing changed."""

from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from hsbdesk.desk.intervention_views import InterventionRow, InterventionView
from hsbdesk.domain.ids import FileId, RecordId
from ui.context import PageContext
from ui.models.interventions_model import COLUMNS, make_interventions_model
from ui.pages import effect_form
from ui.pages.intervention_deliveries import ask_deliveries
from ui.pages.intervention_form import InterventionFormPage
from ui.pages.intervention_panel import InterventionPanel
from ui.pages.intervention_questions import ask_delivery, ask_end
from ui.pages.list_beside import ListBeside
from ui.widgets.empty_state import EmptyState
from ui.widgets.label import PlainLabel
from ui.widgets.table import TextTable
from ui.widgets.tag_delegate import TagDelegate

_LIST_WIDTH = 340
_BESIDE_FROM = 900
_SETTLE_MS = 120
"""Moving through the list asks for an intervention, and notes that it was read, only where the person stays."""

Draft = tuple[str, dict[str, Any]]


class InterventionsPage(QWidget):
    """The list, oldest first; beside it the chosen one with its counts and its effect; over both the form."""

    open_requested = Signal(object)
    form_shown = Signal(bool)
    """Whether the form is open: the frame offers to record another one only while it is not."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("interventionsPage")
        self._context = context
        self._file = FileId("")
        self._wanted: RecordId | None = None
        self._asked = 0
        self._form: InterventionFormPage | None = None
        theme, words = context.theme, context.words
        self._layers = QStackedLayout(self)
        self._layers.setContentsMargins(0, 0, 0, 0)
        self._main = QWidget()
        self._layers.addWidget(self._main)
        column = QVBoxLayout(self._main)
        column.setContentsMargins(0, 0, 0, 0)
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(PlainLabel(words("Interventions"), style="heading"))
        self.shown = PlainLabel(style="small", tone="quiet", elide=True)
        self.shown.setObjectName("interventionCount")
        row.addWidget(self.shown, 1)
        self._model = make_interventions_model(words, self)
        self.table = TextTable(
            theme, name=words("Interventions"), columns=COLUMNS, align="middle", text_style="body", header=False
        )
        self.table.setObjectName("interventionsTable")
        TagDelegate(theme, self.table, text_style="body", pad_y=3)
        self.table.setModel(self._model)
        self.panel = InterventionPanel(context)
        self.split = ListBeside(
            theme,
            self.table,
            self.panel,
            head=head,
            back=words("Back to the list"),
            width=_LIST_WIDTH,
            beside_from=_BESIDE_FROM,
        )
        self._empty = EmptyState(theme, words("No interventions recorded."), action=words("Record an intervention"))
        self._body = QStackedLayout()
        # In its place first: Qt shows the first widget at once, and without a place as a window of its own.
        column.addLayout(self._body, 1)
        self._body.addWidget(self.split)
        self._body.addWidget(self._empty)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._wire()

    def load(self, file: FileId) -> None:
        """Show the interventions of a file."""
        if file != self._file:
            self._wanted = None
            self.panel.show_none()
        self._file = file
        interventions = self._context.desk.interventions

        def show(rows: tuple[InterventionRow, ...]) -> None:
            if file == self._file:
                self._show(rows)

        self._context.workers.desk.run(lambda: interventions.rows(file), show, owner=self)

    def select(self, record: RecordId) -> None:
        """Choose an intervention."""
        self._wanted = record
        self.split.enter()
        self._choose_wanted()

    def record(self) -> None:
        """Open the form for a new intervention, or go on with it."""
        self._open_form(None)

    def is_form_open(self) -> bool:
        """Return whether the form is shown."""
        return self._form is not None

    def keep_now(self) -> None:
        """Keep what is being written as sealed drafts."""
        self.panel.keep_now()
        if self._form is not None:
            self._form.keep_now()

    def panes(self) -> list[QWidget]:
        """Return the parts that F6 goes through."""
        shown = (self._form,) if self._form is not None else (self.table, self.panel)
        return [part for part in shown if part.isVisible()]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.table and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            step = {Qt.Key.Key_J: 1, Qt.Key.Key_K: -1}.get(Qt.Key(event.key()), 0)
            if step and not held:
                row = self.table.current_row() + step
                if 0 <= row < self._model.rowCount():
                    self.table.select_row(row)
                return True
            if not held and self._judge(event.key() - Qt.Key.Key_1):
                return True
        return super().eventFilter(watched, event)

    def _judge(self, place: int) -> bool:
        """Choose a judgement from the list, once the chosen intervention is the one that is shown."""
        row, view, form = self._model.row(self.table.currentIndex()), self.panel.view(), self.panel.form
        if row is None or view is None or form is None or view.intervention.id != row.id:
            return False
        return self.split.is_pane_shown() and form.judge(place)

    # -- the list

    def _show(self, rows: tuple[InterventionRow, ...]) -> None:
        words = self._context.words
        here = self._model.row(self.table.currentIndex())
        if self._wanted is None and here is not None:
            self._wanted = here.id
        self._model.set_rows(rows)
        planned = sum(row.is_planned for row in rows)
        parts = (
            str(len(rows) - planned),
            words.count(planned, "1 planned", "{n} planned") if planned else "",
        )
        counted = ", ".join(part for part in parts if part)
        self.shown.setText(words("{count} · oldest first", count=counted))
        self._body.setCurrentWidget(self.split if rows else self._empty)
        if rows and not self._choose_wanted():
            self._wanted = None
            self.table.select_row(_first_choice(rows))

    def _choose_wanted(self) -> bool:
        if self._wanted is None or not self.table.select_key(self._wanted):
            return False
        self._wanted = None
        self._settle.start(0)
        return True

    def _on_chosen(self, _index: QModelIndex) -> None:
        if self.split.is_pane_shown():
            self._settle.start(_SETTLE_MS)

    def _on_opened(self, _index: QModelIndex) -> None:
        self.split.enter()
        self._settle.start(0)

    def _on_changed(self) -> None:
        if self.isVisible() and self._file:
            self.load(self._file)

    # -- the chosen one

    def _ask_view(self) -> None:
        row = self._model.row(self.table.currentIndex())
        if row is None or not self.split.is_pane_shown():
            return
        self._asked += 1
        asked, desk = self._asked, self._context.desk
        shown = self.panel.view()
        if shown is None or shown.intervention.id != row.id:
            self.panel.keep_now()

        def read() -> tuple[InterventionView, Draft | None]:
            view = desk.interventions.read(row.id)
            for kept in desk.drafts.own():
                if kept.form == effect_form.FORM:
                    draft = desk.drafts.open(kept.uuid)
                    if draft.view.get("intervention") == row.id:
                        return view, (kept.uuid, draft.fields)
            return view, None

        def show(found: tuple[InterventionView, Draft | None]) -> None:
            if asked == self._asked and desk.is_open:
                self.panel.show_view(*found)

        self._context.workers.desk.run(read, show, owner=self)

    def _on_stored(self) -> None:
        view = self.panel.view()
        changes = self._context.changes
        if view is not None:
            changes.record_changed.emit("intervention", view.intervention.id)
        changes.tasks_changed.emit()

    def _ask_delivery(self) -> None:
        view = self.panel.view()
        if view is not None:
            ask_delivery(self._context, view, self._on_stored)

    def _ask_deliveries(self) -> None:
        view = self.panel.view()
        if view is not None:
            ask_deliveries(self._context, view, self._on_stored)

    def _ask_end(self) -> None:
        view = self.panel.view()
        if view is not None:
            ask_end(self._context, view, self._on_stored)

    def _remind(self, on: str) -> None:
        view, interventions = self.panel.view(), self._context.desk.interventions
        if view is None:
            return
        intervention = view.intervention.id
        self._context.workers.desk.run(
            lambda: interventions.remind(intervention, on), lambda _task: self._on_stored(), owner=self
        )

    # -- the form

    def _amend(self) -> None:
        view = self.panel.view()
        if view is not None:
            self._open_form(view.intervention.id)

    def _open_form(self, amends: RecordId | None) -> None:
        if self._form is not None:
            return
        self.panel.keep_now()
        form = InterventionFormPage(self._context)
        form.close_requested.connect(self._close_form)
        form.recorded.connect(self._on_recorded)
        form.open_requested.connect(self.open_requested)
        self._form = form
        self._layers.addWidget(form)
        self._layers.setCurrentWidget(form)
        self.form_shown.emit(True)
        form.load(self._file, amends)

    def _on_recorded(self, intervention: str) -> None:
        self._wanted = RecordId(intervention)

    def _close_form(self) -> None:
        form, self._form = self._form, None
        if form is None:
            return
        form.keeper.stop()
        self._layers.setCurrentWidget(self._main)
        self._layers.removeWidget(form)
        form.deleteLater()
        self.form_shown.emit(False)
        self.load(self._file)
        if self._model.rowCount():
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _wire(self) -> None:
        changes, panel = self._context.changes, self.panel
        self.table.installEventFilter(self)
        self.table.row_chosen.connect(self._on_chosen)
        self.table.row_opened.connect(self._on_opened)
        self._settle.timeout.connect(self._ask_view)
        self.split.beside_changed.connect(self.panel.fold_head)
        self.panel.fold_head(self.split.is_beside())
        self._empty.action_requested.connect(self.record)
        panel.open_requested.connect(self.open_requested)
        panel.amend_requested.connect(self._amend)
        panel.end_requested.connect(self._ask_end)
        panel.deliveries_requested.connect(self._ask_deliveries)
        panel.answer_requested.connect(self._ask_delivery)
        panel.reminder_requested.connect(self._remind)
        for signal in (
            changes.file_changed,
            changes.record_changed,
            changes.concern_recorded,
            changes.names_changed,
        ):
            signal.connect(self._on_changed)


def _first_choice(rows: tuple[InterventionRow, ...]) -> int:
    """Return the row to begin with: the first whose effect is due, else the newest that has begun."""
    due = [place for place, row in enumerate(rows) if row.chip_state == "due"]
    begun = [place for place, row in enumerate(rows) if not row.is_planned]
    return due[0] if due else begun[-1] if begun else 0
