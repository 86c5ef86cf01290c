"""One row of a plan in force, to be read; of its controls it can be said whether they work."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hsbdesk.desk.desk import Desk
from hsbdesk.domain.ids import FileId, RecordId
from hsbdesk.domain.plan import Attendance, Level, PlanRow
from hsbdesk.words import Words
from ui.context import PageContext
from ui.pages.days import write_day
from ui.pages.entry_card import make_column
from ui.pages.form_place import bring_into_view
from ui.pages.layouts import empty_layout
from ui.pages.linked_concerns import LinkedConcerns
from ui.pages.risk_plan_controls import ControlsTable, WorkingForm
from ui.pages.risk_plan_head import RowHead
from ui.pages.side_by_side import SideBySide
from ui.pages.slots import then
from ui.widgets.button import Button
from ui.widgets.fact_list import FactList
from ui.widgets.label import PlainLabel
from ui.widgets.message_bar import MessageBar
from ui.widgets.scroll_page import ScrollPage

_PAIRS = 460
_LABELS = 150


class RowView(QWidget):
    """What is agreed stands as words; a version is changed by beginning the next one."""

    open_requested = Signal(object)
    sheet_requested = Signal()
    print_requested = Signal()
    version_requested = Signal()
    working_told = Signal(str, str, str)
    """The key of a control, its status and how we know."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("planRowView")
        self._context = context
        self._row: PlanRow | None = None
        self._may_write = True
        theme, words = context.theme, context.words
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(theme.px(6))
        self.head = RowHead(context, change=False)
        outer.addWidget(self.head)
        self.notice = MessageBar(theme, "stop")
        self.notice.setObjectName("planViewNotice")
        self.notice.hide()
        outer.addWidget(self.notice)
        self.names_off = PlainLabel(
            words("Names are off: F8 shows them, to write."), style="small", tone="quiet", wrap=True
        )
        self.names_off.hide()
        outer.addWidget(self.names_off)
        self.page = ScrollPage(self)
        body = self.page.body
        body.setContentsMargins(0, 0, theme.px(8), theme.px(8))
        body.setSpacing(theme.px(10))
        above, self._above = make_column(theme, spacing=10)
        body.addWidget(above)
        body.addWidget(PlainLabel(words("Controls"), style="label"))
        self.table = ControlsTable(context)
        body.addWidget(self.table)
        self._none = PlainLabel(words("No control."), style="small", tone="quiet")
        body.addWidget(self._none)
        self.working = WorkingForm(context)
        body.addWidget(self.working)
        below, self._below = make_column(theme, spacing=10)
        body.addWidget(below)
        self.begin = Button(theme, words("Change this place in the next version"), icon="pencil")
        self.begin.setObjectName("planBeginVersionButton")
        body.addWidget(self.begin, 0, Qt.AlignmentFlag.AlignLeft)
        body.addStretch(1)
        outer.addWidget(self.page, 1)
        self._wire()

    def show_row(
        self,
        row: PlanRow,
        *,
        file: FileId,
        child: str,
        labels: Mapping[RecordId, str],
        waits_for: Mapping[str, str],
        may_begin: bool,
        may_write: bool,
    ) -> None:
        """Show a row; `waits_for` are the interventions of the file by id, `may_begin` offers the next version.

        Without `may_write`, which is while names are off, nothing is judged: a name typed then would not be known.
        """
        another = self._row is None or self._row.key != row.key
        self._row, self._may_write = row, may_write
        self.notice.hide()
        self.names_off.setVisible(not may_write)
        self.head.show_row(row)
        self.begin.setVisible(may_begin)
        empty_layout(self._above)
        empty_layout(self._below)
        self._show_above(row, file, child, labels, waits_for)
        if another:
            self.table.clearSelection()
            self.page.verticalScrollBar().setValue(0)
        self.table.show_controls(row, None, is_draft=False)
        self._none.setVisible(not row.controls)
        self._show_working()
        self._show_below(row)

    def row(self) -> PlanRow | None:
        """Return the row that is shown."""
        return self._row

    def focus_first(self) -> None:
        """Go to the controls, or to the first button."""
        if self.table.isVisibleTo(self):
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            if self.table.current_row() < 0:
                self.table.select_row(0)
        else:
            self.head.focus_first()

    def show_refusal(self, field: str, sentence: str) -> None:
        """Say why a status was not saved; what was typed stays."""
        if not self.working.show_error(field, sentence):
            self.notice.set_message("stop", sentence)
            self.notice.show()

    # -- what is said

    def _show_above(
        self,
        row: PlanRow,
        file: FileId,
        child: str,
        labels: Mapping[RecordId, str],
        waits_for: Mapping[str, str],
    ) -> None:
        words = self._context.words
        behaviour = self._said(words("Behaviour of concern"), row.behaviour)
        if row.concerns:
            links = LinkedConcerns(self._context, label=words("Recorded in"), name="planView", choose=False)
            links.show_records(file, labels, row.concerns)
            links.open_requested.connect(self.open_requested)
            column = behaviour.layout()
            if column is not None:
                column.addWidget(links)
        pairs = (
            (behaviour, self._said(words("Who may be at risk"), row.at_risk)),
            (
                self._said(
                    words("What makes it more likely"), self._listed("trigger", row.triggers, row.triggers_words)
                ),
                self._said(
                    words("Strengths, and what the place gives the child"),
                    self._listed("plan_strength", row.strengths, row.gives),
                ),
            ),
            (
                self._said(words("Level of concern"), _level_text(self._context.desk, row)),
                self._said(
                    words("Can {name} still attend?", name=child) if child else words("Can the child still attend?"),
                    _attend_text(self._context.desk, row),
                ),
            ),
        )
        for left, right in pairs:
            self._above.addWidget(SideBySide(self._context.theme, ((left, 1), (right, 1)), room=_PAIRS))
        if row.attendance is Attendance.ON_HOLD and row.hold is not None:
            hold = row.hold
            span = " \u2013 ".join(write_day(day) for day in (hold.starts, hold.ends) if day)
            facts = (
                (words("On hold"), span),
                (words("Why"), hold.reason),
                (words("Who decided"), hold.decided_by),
                (words("Waits for"), waits_for.get(hold.waits_for or "", "")),
                (words("Instead"), hold.substitute),
                (words("The child was told"), hold.told_how),
            )
            self._above.addWidget(self._facts(facts))
        needs = self._listed("plan_need", row.needs, row.needs_words)
        if needs:
            self._above.addWidget(self._said(words("What the child needs here"), needs))

    def _show_below(self, row: PlanRow) -> None:
        words, content = self._context.words, self._context.desk.content
        supervision = content.label("supervision_level", row.supervision) if row.supervision else ""
        who = ", ".join(part for part in (row.supervisor, row.supervisor_role) if part)
        cover = row.supervisor_cover or (words("no cover named") if row.supervisor else "")
        facts = (
            (words("Supervision"), ". ".join(part for part in (supervision, row.supervision_words) if part)),
            (words("Who supervises"), words("{who}; cover: {cover}", who=who, cover=cover) if who else ""),
            (words("Briefed on"), write_day(row.briefed_on)),
            (words("The child may still"), row.may_still_do),
            (words("Something good instead"), row.alternative),
            (words("Looked at by"), write_day(row.review_due)),
        )
        self._below.addWidget(self._facts(facts))
        answers = tuple(
            (
                one.when_words or content.label("contingency_if", one.when),
                _answer_text(words, one.then, one.by, one.tell),
            )
            for one in row.contingencies
        )
        if answers:
            self._below.addWidget(PlainLabel(words("If this happens"), style="label"))
            self._below.addWidget(self._facts(answers))
        views = (
            (words("The child says"), row.child_view),
            (words("The carer says"), row.carer_view),
            (words("On the child's own page"), row.own_words),
            (words("Said to the club"), row.agreed_words),
        )
        if any(said for _label, said in views):
            self._below.addWidget(PlainLabel(words("Voices"), style="label"))
            self._below.addWidget(self._facts(views))

    def _said(self, label: str, text: str) -> QWidget:
        box, column = make_column(self._context.theme, spacing=1)
        column.addWidget(PlainLabel(label, style="smallStrong"))
        said = PlainLabel(text or self._context.words("Not said yet"), tone="" if text else "quiet", wrap=True)
        said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(said)
        return box

    def _facts(self, facts: Sequence[tuple[str, str]]) -> FactList:
        return FactList(self._context.theme, [(label, said) for label, said in facts if said], label_width=_LABELS)

    def _listed(self, vocabulary: str, codes: Sequence[str], said: str) -> str:
        """Return the typed words, and before them what was chosen from the list."""
        content = self._context.desk.content
        chosen = "; ".join(content.label(vocabulary, code) for code in codes if code != "OTHER")
        return "; ".join(part for part in (said, chosen) if part)

    # -- working?

    def _show_working(self) -> None:
        key = self.table.chosen()
        control = next((one for one in self._row.controls if one.key == key), None) if self._row else None
        self.working.setVisible(control is not None and self._may_write)
        if control is not None:
            self.working.show_control(control)

    def _on_chosen(self, _index: QModelIndex) -> None:
        self._show_working()

    def _enter(self) -> None:
        self._show_working()
        if not self._may_write:
            return
        self.working.status.setFocus(Qt.FocusReason.OtherFocusReason)
        bring_into_view(self.working)

    def _on_working(self, status: str, how: str) -> None:
        self.notice.hide()
        self.working_told.emit(self.table.chosen(), status, how)

    def save_working(self) -> None:
        """Save how the chosen control stands."""
        if self.working.isVisibleTo(self):
            self.working.ask_save()

    def _wire(self) -> None:
        self.table.row_chosen.connect(self._on_chosen)
        self.table.row_opened.connect(then(self._enter))
        self.working.saving_requested.connect(self._on_working)
        self.head.sheet_requested.connect(self.sheet_requested)
        self.head.print_requested.connect(self.print_requested)
        self.begin.clicked.connect(then(self.version_requested.emit))


def _level_text(desk: Desk, row: PlanRow) -> str:
    level = "" if row.level is Level.NOT_SAID else desk.content.label("level", row.level.value)
    return ". ".join(part for part in (level, row.because) if part)


def _attend_text(desk: Desk, row: PlanRow) -> str:
    said = (
        "" if row.attendance is Attendance.NOT_SAID else desk.content.label("attendance_decision", row.attendance.value)
    )
    return ". ".join(part for part in (said, row.attendance_words) if part)


def _answer_text(words: Words, then_do: str, by: str, tell: str) -> str:
    parts = (then_do, words("by {who}", who=by) if by else "", words("tell {who}", who=tell) if tell else "")
    return "; ".join(part for part in parts if part)
