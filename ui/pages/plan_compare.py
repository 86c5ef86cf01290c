"""Two versions of a plan compared in words, and each version's span and reason."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QWidget

from hsbdesk.desk.plan_views import PlanChange, PlanPage, VersionLine
from hsbdesk.domain.ids import RecordId
from hsbdesk.domain.sharing import DocumentKind
from ui.context import PageContext
from ui.models.plan_changes_model import COLUMNS, group_by_row, make_plan_changes_model
from ui.pages.print_wish import PrintWish
from ui.pages.read_layer import ReadLayer
from ui.pages.side_by_side import SideBySide
from ui.pages.slots import then
from ui.widgets.button import Button
from ui.widgets.combo import Combo
from ui.widgets.empty_state import EmptyState
from ui.widgets.field import Field
from ui.widgets.label import PlainLabel
from ui.widgets.table import TextTable

_ROOM = 640
_LEAST_HEIGHT = 260


class ComparePage(ReadLayer):
    """Choose an older and a newer version; Enter on a change goes to its row."""

    def __init__(self, context: PageContext, page: PlanPage) -> None:
        words, theme = context.words, context.theme
        super().__init__(context, words("Versions of the plan"), f"{page.child} · {page.title}")
        self._page = page
        self._asked = 0
        options = [(line.id, _version_words(line)) for line in page.versions]
        self.old = Combo(theme, options, name=words("Older version"))
        self.old.setObjectName("olderVersionCombo")
        self.new = Combo(theme, options, name=words("Newer version"))
        self.new.setObjectName("newerVersionCombo")
        older, newer = Field(theme, words("From"), self.old), Field(theme, words("To"), self.new)
        self.body.addWidget(SideBySide(theme, ((older, 1), (newer, 1)), room=_ROOM))
        self._why = PlainLabel(style="small", tone="quiet", wrap=True)
        self.body.addWidget(self._why)
        self._model = make_plan_changes_model(words, self)
        self.table = TextTable(theme, name=words("What changed"), columns=COLUMNS, align="middle", grouped=True)
        self.table.setObjectName("planChangesTable")
        self.table.setModel(self._model)
        self.table.setMinimumHeight(theme.px(_LEAST_HEIGHT))
        self.body.addWidget(self.table, 1)
        self._same = EmptyState(theme, words("Nothing differs in what was agreed."))
        self._same.hide()
        self.body.addWidget(self._same)
        self.print_button = Button(theme, words("Print this version"), icon="print")
        self.print_button.setObjectName("printPlanVersionButton")
        self.body.addWidget(self.print_button, 0, Qt.AlignmentFlag.AlignLeft)
        if options:
            self.new.set_value(options[0][0])
            self.old.set_value(options[min(1, len(options) - 1)][0])
        self.old.chosen.connect(then(self._compare))
        self.new.chosen.connect(then(self._compare))
        self.table.row_opened.connect(self._open_row)
        self.print_button.clicked.connect(then(self._print))
        self._compare()

    def focus_first(self) -> None:
        """Put the keyboard onto the changes, or onto the choice of versions."""
        target: QWidget = self.table if self._model.rowCount() else self.old
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _compare(self) -> None:
        self._asked += 1
        asked, old, new = self._asked, RecordId(self.old.value()), RecordId(self.new.value())
        plans, words = self.context.desk.plans, self.context.words
        said = [line for line in self._page.versions if line.id in {old, new} and line.why]
        self._why.setText(" · ".join(words("{version}: {why}", version=line.version, why=line.why) for line in said))
        self._why.setVisible(bool(said))
        if not old or not new or old == new:
            self._show(())
            return

        def show(changes: tuple[PlanChange, ...]) -> None:
            if asked == self._asked:
                self._show(changes)

        self.context.workers.desk.run(lambda: plans.compare(old, new), show, self.say_refusal, self)

    def _show(self, changes: tuple[PlanChange, ...]) -> None:
        self._model.set_rows(group_by_row(self.context.words, changes))
        self.table.setVisible(bool(changes))
        self._same.setVisible(not changes)
        if changes:
            self.table.select_row(1)
            if self._asked == 1 and self.old.hasFocus():
                self.focus_first()

    def _open_row(self, index: QModelIndex) -> None:
        change = self._model.row(index)
        if change is not None and change.row:
            self.row_requested.emit(change.row)
            self.close_requested.emit()

    def _print(self) -> None:
        plan = RecordId(self.new.value())
        self.print_requested.emit(PrintWish(DocumentKind.RISK_PLAN, self._page.file, plan))


def _version_words(line: VersionLine) -> str:
    return ", ".join(part for part in (line.version, line.status_text, line.span) if part)
