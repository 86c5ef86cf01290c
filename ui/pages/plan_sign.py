"""Sign-off of a version of a plan: who signs, what must be there first, names to decide (ux.md section 5.12)."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from hsbdesk.desk.plan_signoff_view import PlanRoleView, PlanSignView
from hsbdesk.domain.ids import FileId, RecordId
from hsbdesk.errors import DeskError
from ui.context import PageContext
from ui.pages.entry_card import make_column
from ui.pages.form_place import bring_into_view
from ui.pages.layouts import empty_layout
from ui.pages.plan_answers import ask_signature, note_answer
from ui.pages.plan_sign_row import PlanSignRow
from ui.pages.read_layer import ReadLayer
from ui.pages.side_by_side import SideBySide
from ui.pages.slots import then
from ui.pages.stray_names import StrayNames, make_state_line
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.divider import Divider
from ui.widgets.label import PlainLabel
from ui.widgets.message_bar import MessageBar

_ROOM = 860


class PlanSignPage(ReadLayer):
    """Signatures at the left; at the right what the lead's signature waits for."""

    put_into_force = Signal()

    def __init__(self, context: PageContext, file: FileId, plan: RecordId, title: str, subtitle: str) -> None:
        super().__init__(context, title, subtitle)
        self._file = file
        self._plan = plan
        self._view: PlanSignView | None = None
        self.rows: dict[tuple[str, str, str], PlanSignRow] = {}
        theme, words = context.theme, context.words
        left, column = make_column(theme, spacing=12)
        self.state = MessageBar(theme, "tip")
        self.state.setObjectName("planSignState")
        column.addWidget(self.state)
        self._card = Card(theme, words("Signatures"))
        self._card.body.setSpacing(theme.px(12))
        self.ask = Button(theme, words("Ask somebody else"), kind="link")
        self.ask.setObjectName("askSomebodyButton")
        self._card.add_action(self.ask)
        column.addWidget(self._card)
        column.addStretch(1)
        right, side = make_column(theme, spacing=12)
        self._before = Card(theme, words("Before it is signed"))
        self._gaps, self._gap_rows = make_column(theme, spacing=8)
        self._before.add(self._gaps)
        side.addWidget(self._before)
        self._names_card = Card(theme, words("Names to decide"))
        self.names = StrayNames(
            context, stop=words("It is not signed until each is decided: these could name a child to its reader.")
        )
        self._names_card.add(self.names)
        side.addWidget(self._names_card)
        side.addStretch(1)
        self._names_card.hide()
        self.body.addWidget(SideBySide(theme, ((left, 3), (right, 2)), room=_ROOM))
        self.body.addStretch(1)
        self.ask.clicked.connect(then(self._ask_other))
        self.names.decided.connect(then(self.load))
        self.load()

    def load(self) -> None:
        """Read where the sign-off stands."""
        signoffs, plan, answers = self.context.desk.plan_signoffs, self._plan, self.names.answers()
        self.context.workers.desk.run(lambda: signoffs.read(plan, answers), self.show_view, self.say_refusal, self)

    def focus_first(self) -> None:
        """Go to the first signature that is open."""
        first = next((row.row.sign_button for row in self.rows.values() if row.row.sign_button.isVisible()), self.back)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_view(self, view: PlanSignView) -> None:
        """Show who has signed, and what is left."""
        context, words, fresh = self.context, self.context.words, self._view is None
        self._view = view
        kind = "done" if view.is_in_force else "check" if any(p.state == "fallen" for p in view.parts) else "tip"
        self.state.set_message(kind, view.state)
        keys = [(part.role.value, part.row, part.name) for part in view.parts]
        if list(self.rows) != keys:
            self._make_rows(view)
        for key, part in zip(keys, view.parts, strict=True):
            self.rows[key].show_part(part, view)
        self.ask.setVisible(view.may_answer)
        empty_layout(self._gap_rows)
        stops = [gap for gap in view.gaps if gap.is_refused]
        names = dict(view.rows)
        for gap in view.gaps:
            said = words("{place}: {gap}", place=names[gap.row], gap=gap.sentence) if gap.row in names else gap.sentence
            self._gap_rows.addWidget(self._make_gap(said, "stop" if gap.is_refused else "check", gap.row))
        if not view.gaps:
            self._gap_rows.addWidget(make_state_line(context, "done", words("Nothing is left to resolve.")))
        elif not stops:
            said = PlainLabel(words("These are checks: they stop nothing."), style="small", tone="quiet", wrap=True)
            self._gap_rows.insertWidget(0, said)
        self._before.setVisible(view.may_answer and not view.is_in_force)
        self._names_card.setVisible(bool(view.strays))
        self.names.show_strays(view.strays if context.desk.names_on else ())
        if fresh and self.isVisible():
            self.focus_first()

    def _make_rows(self, view: PlanSignView) -> None:
        empty_layout(self._card.body)
        self.rows = {}
        for place, part in enumerate(view.parts):
            if place:
                self._card.add(Divider())
            row = PlanSignRow(self.context, part)
            row.sign_requested.connect(self._sign)
            row.note_requested.connect(self._note)
            row.opened.connect(self._on_opened)
            self.rows[part.role.value, part.row, part.name] = row
            self._card.add(row)

    def _make_gap(self, sentence: str, state: str, row: str) -> QWidget:
        line = make_state_line(self.context, state, sentence)
        if not row:
            return line
        words = self.context.words
        go = Button(self.context.theme, words("Go"), kind="link", name=words("Go: {what}", what=sentence))
        go.setObjectName("goToGapButton")
        go.clicked.connect(lambda _on=False: self._go(row))
        return SideBySide(self.context.theme, ((line, 1), (go, 0)), room=0)

    def _go(self, row: str) -> None:
        self.row_requested.emit(row)
        self.close_requested.emit()

    # -- signing

    def _sign(self, part: PlanRoleView, member: str, passphrase: str) -> None:
        signoffs, plan, answers = self.context.desk.plan_signoffs, self._plan, self.names.answers()
        was_in_force = self._view is not None and self._view.is_in_force
        row = next(row for row in self.rows.values() if row.part is part)

        def signed(view: PlanSignView) -> None:
            self.notice.hide()
            self._on_answered(view)
            if view.is_in_force and not was_in_force:
                words = self.context.words
                self.notice.set_message("done", words("{version} is in force from now on.", version=view.version))
                self.notice.show()
                self.put_into_force.emit()
            self.focus_first()

        def refused(error: DeskError) -> None:
            if not row.row.show_refusal(error):
                row.row.set_busy(False)
                self.say_refusal(error)
                bring_into_view(self.notice)

        self.context.workers.desk.run(
            lambda: signoffs.sign(plan, part.role, passphrase, member=member, row=part.row, answers=answers),
            signed,
            refused,
            self,
        )

    def _note(self, part: PlanRoleView, answer: str) -> None:
        if self._view is None:
            return
        if answer == "ASK":
            ask_signature(self.context, self._view, part, then(self._on_noted))
        else:
            note_answer(self.context, self._view, part, answer, then(self._on_noted))

    def _ask_other(self) -> None:
        if self._view is not None:
            ask_signature(self.context, self._view, None, then(self._on_noted))

    def _on_noted(self) -> None:
        self._tell()
        self.load()

    def _on_answered(self, view: PlanSignView) -> None:
        self.show_view(view)
        self._tell()

    def _tell(self) -> None:
        changes = self.context.changes
        changes.record_changed.emit("plan", self._plan)
        changes.file_changed.emit(self._file)
        changes.tasks_changed.emit()

    def _on_opened(self, opened: PlanSignRow) -> None:
        for row in self.rows.values():
            if row is not opened:
                row.row.close_field()
        bring_into_view(opened.row.confirm)
