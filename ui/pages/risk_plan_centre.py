"""The middle of the risk plan: a row to write, a row to read, or why there is none."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QStackedLayout, QWidget

from hsbdesk.desk.plan_views import PlanPage
from hsbdesk.domain.plan import PlanRow
from ui.context import PageContext
from ui.pages.risk_plan_editor import RowEditor
from ui.pages.risk_plan_read import PlanFacts
from ui.pages.risk_plan_view import RowView
from ui.widgets.empty_state import EmptyState

EMPTY = "planEmpty"


class PlanCentre(QWidget):
    """Editor and view are built when they are first shown."""

    changed = Signal()
    open_requested = Signal(object)
    intervention_requested = Signal()
    extract_requested = Signal()
    remove_requested = Signal()
    begin_requested = Signal()
    version_requested = Signal()
    working_told = Signal(str, str, str)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("planCentre")
        self._context = context
        self._editor: RowEditor | None = None
        self._view: RowView | None = None
        self._key = ""
        self._focus_next = False
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self.empty = EmptyState(context.theme, "")
        self.empty.setObjectName(EMPTY)
        self._stack.addWidget(self.empty)
        self.empty.action_requested.connect(self.begin_requested)

    @property
    def editor(self) -> RowEditor:
        """Return the fields of a draft's row."""
        if self._editor is None:
            editor = RowEditor(self._context, self)
            editor.changed.connect(self.changed)
            editor.open_requested.connect(self.open_requested)
            editor.intervention_requested.connect(self.intervention_requested)
            editor.sheet_requested.connect(self.extract_requested)
            editor.print_requested.connect(self.extract_requested)
            editor.remove_requested.connect(self.remove_requested)
            self._stack.addWidget(editor)
            self._editor = editor
        return self._editor

    @property
    def view(self) -> RowView:
        """Return the row in force as it is read."""
        if self._view is None:
            view = RowView(self._context, self)
            view.open_requested.connect(self.open_requested)
            view.sheet_requested.connect(self.extract_requested)
            view.print_requested.connect(self.extract_requested)
            view.version_requested.connect(self.version_requested)
            view.working_told.connect(self.working_told)
            self._stack.addWidget(view)
            self._view = view
        return self._view

    # -- what is shown

    def show_empty(self, page: PlanPage) -> None:
        """Say that there is no plan, and from what one can be begun."""
        words = self._context.words
        self._key = ""
        places = words.count(
            len(page.places),
            "No plan yet. Start from the 1 place in the entries.",
            "No plan yet. Start from the {n} places in the entries.",
        )
        self.empty.set_text(places if page.places else words("No plan yet."), words("Start the plan"))
        self._stack.setCurrentWidget(self.empty)

    def show_hidden_row(self, facts: PlanFacts, row: PlanRow | None) -> None:
        """Show a row of any version while names are off: initials for names, and nothing to be changed."""
        self._show_reading(facts, row, may_begin=False, may_write=False)

    def show_draft_row(self, facts: PlanFacts, row: PlanRow | None, before: PlanRow | None) -> None:
        """Show a row of the draft to be written; the same row as it is typed stays untouched."""
        if row is None:
            self._show_no_row()
            return
        page, editor = facts.page, self.editor
        editor.set_interventions(facts.interventions)
        if self._key != row.key or self._stack.currentWidget() is not editor or editor.row() != row:
            editor.show_row(row, before, file=page.file, child=page.child, labels=facts.labels)
        self._key = row.key
        self._stack.setCurrentWidget(editor)
        if self._focus_next:
            self._focus_next = False
            editor.focus_first()

    def show_force_row(self, facts: PlanFacts, row: PlanRow | None, *, may_begin: bool) -> None:
        """Show a row of the version in force to be read."""
        self._show_reading(facts, row, may_begin=may_begin, may_write=True)

    def _show_reading(self, facts: PlanFacts, row: PlanRow | None, *, may_begin: bool, may_write: bool) -> None:
        if row is None:
            self._show_no_row()
            return
        page = facts.page
        self._key = row.key
        self.view.show_row(
            row,
            file=page.file,
            child=page.child,
            labels=facts.labels,
            waits_for=dict(facts.interventions),
            may_begin=may_begin,
            may_write=may_write,
        )
        self._stack.setCurrentWidget(self.view)

    def _show_no_row(self) -> None:
        words = self._context.words
        self._key = ""
        self.empty.set_text(words("No place in this version yet."))
        self._stack.setCurrentWidget(self.empty)

    # -- what is written

    def shown_key(self) -> str:
        """Return the key of the row that is shown."""
        return self._key

    def editor_key(self) -> str:
        """Return the key of the row that is being written, "" when none is."""
        return self._key if self._editor is not None and self._stack.currentWidget() is self._editor else ""

    def editor_row(self) -> PlanRow | None:
        """Return the row as it stands in the fields."""
        row = self._editor.row() if self.editor_key() and self._editor is not None else None
        return row if row is not None and row.key == self._key else None

    def has_caret(self) -> bool:
        """Return whether the keyboard is in here."""
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def forget(self) -> None:
        """Let go the row that is shown: it is no more, or another file is shown."""
        self._key = ""
        self._stack.setCurrentWidget(self.empty)

    def focus_when_shown(self) -> None:
        """Go to the first field of the row that is shown next."""
        self._focus_next = True

    def focus_first(self) -> None:
        """Go to the first field, or to what can be done."""
        current = self._stack.currentWidget()
        if current is self._editor and self._editor is not None:
            self._editor.focus_first()
        elif current is self._view and self._view is not None:
            self._view.focus_first()
        elif current is not None:
            current.setFocus(Qt.FocusReason.OtherFocusReason)
