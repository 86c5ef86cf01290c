"""Sign-off of a referral: who has signed what stands, what fell away and why, what is left (ux.md section 5.15)."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hsbdesk.desk.signoff_view import SignOffView
from hsbdesk.domain.ids import RecordId
from hsbdesk.domain.readiness import FieldPlace, Finding
from hsbdesk.domain.sharing import DocumentKind
from hsbdesk.domain.signoff import SignOffRole
from hsbdesk.errors import DeskError
from ui.context import PageContext
from ui.pages.agreed_outside import open_agreed_form
from ui.pages.entry_card import make_column
from ui.pages.form_place import bring_into_view
from ui.pages.layouts import empty_layout
from ui.pages.print_wish import PrintWish
from ui.pages.sign_off_row import SignOffRow
from ui.pages.slots import then
from ui.pages.stray_names import StrayNames, make_state_line
from ui.pages.two_panes import TwoPanes
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.divider import Divider
from ui.widgets.label import PlainLabel
from ui.widgets.message_bar import MessageBar

_SIDE_WIDTH = 330
_NEXT = 3


class SignOffTab(QWidget):
    """Signatures at the left, what comes before them at the right."""

    assemble_requested = Signal(object)
    """The FieldPlace to go to, or None for the editor as it is."""
    print_requested = Signal(object)
    versions_requested = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("signOffTab")
        self._context = context
        self._id = RecordId("")
        self._view: SignOffView | None = None
        self.rows: dict[SignOffRole, SignOffRow] = {}
        theme, words = context.theme, context.words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        self.notice = MessageBar(theme, "tip")
        self.notice.setObjectName("signOffNotice")
        self.notice.hide()
        column.addWidget(self.notice)
        self._side, side = make_column(theme, spacing=12)
        self._panes = TwoPanes(
            theme, self._side, width=_SIDE_WIDTH, on_left=False, stack=lambda part: body.insertWidget(1, part)
        )
        body = self._panes.main.body
        body.setSpacing(theme.px(12))
        body.setContentsMargins(0, 0, theme.px(10), 0)
        self.state = MessageBar(theme, "tip")
        self.state.setObjectName("signOffState")
        body.addWidget(self.state)
        self._panes.fold()
        self._card = Card(theme, words("Signatures"))
        self._card.body.setSpacing(theme.px(12))
        body.addWidget(self._card)
        body.addStretch(1)
        column.addWidget(self._panes, 1)
        self.names_card = Card(theme, words("Names to decide"))
        self.names = StrayNames(
            context, stop=words("It is not signed off until each is decided: these could name a child to its reader.")
        )
        self._names_off = PlainLabel(
            words("Names are off. Press F8 to decide them."), style="small", tone="quiet", wrap=True
        )
        self.names_card.add(self.names)
        self.names_card.add(self._names_off)
        self.left_card = Card(theme, words("Before it is signed"))
        self._left, self._left_rows = make_column(theme, spacing=8)
        self.back = Button(theme, words("Go back to Assemble"))
        self.back.setObjectName("backToAssembleButton")
        self.left_card.add(self._left)
        self.left_card.body.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        side.addWidget(self.left_card)
        side.addWidget(self.names_card)
        side.addStretch(1)
        self._wire()

    def load(self, referral: RecordId) -> None:
        """Show where the sign-off of a referral stands."""
        if referral != self._id:
            self.names.forget()
            self._say("tip", "")
            for row in self.rows.values():
                row.close_field()
        self._id = referral
        self._read()

    def focus_first(self) -> None:
        """Put the keyboard onto the first thing that can be done."""
        first = next((row.sign_button for row in self.rows.values() if row.sign_button.isVisible()), self.back)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- showing

    def _read(self) -> None:
        referral, answers, signoffs = self._id, self.names.answers(), self._context.desk.signoffs

        def show(view: SignOffView) -> None:
            if view.referral == self._id:
                self.show_view(view)

        self._context.workers.desk.run(lambda: signoffs.read(referral, answers), show, self._on_refused, self)

    def show_view(self, view: SignOffView) -> None:
        """Show who has signed, and what is left."""
        self._view = view
        words = self._context.words
        self._show_state(view)
        if tuple(self.rows) != tuple(role.role for role in view.roles):
            self._make_rows(tuple(role.role for role in view.roles))
        shared = shared_reasons(view)
        for role in view.roles:
            shown = replace(role, because=()) if shared else role
            self.rows[role.role].show_role(shown, view.signers, view.me, view.second_reader)
        names_on = self._context.desk.names_on
        self.names_card.setVisible(bool(view.strays))
        self.names.setVisible(names_on)
        self._names_off.setVisible(not names_on)
        self.names.show_strays(view.strays if names_on else ())
        empty_layout(self._left_rows)
        if view.left == 0:
            self._left_rows.addWidget(make_state_line(self._context, "done", words("Nothing is left to resolve.")))
        else:
            said = words.count(view.left, "1 thing to resolve or check.", "{n} things to resolve or check.")
            state = "stop" if view.stops else "check"
            self._left_rows.addWidget(make_state_line(self._context, state, said))
        if view.stops:
            stops = words.count(
                len(view.stops),
                "This one stops a signature:",
                "These {n} stop a signature:",
            )
            self._left_rows.addWidget(PlainLabel(stops, style="small", wrap=True))
            for finding in view.stops[:_NEXT]:
                self._left_rows.addWidget(self._make_stop(finding))
            rest = len(view.stops) - _NEXT
            if rest > 0:
                more = words.count(rest, "and 1 more", "and {n} more")
                self._left_rows.addWidget(PlainLabel(more, style="small", tone="quiet"))

    def _show_state(self, view: SignOffView) -> None:
        words = self._context.words
        gone = any(role.state == "fallen" for role in view.roles)
        kind = "done" if view.is_signed else "check" if gone else "tip"
        shared = "\n".join(shared_reasons(view))
        self.state.set_message(kind, shared or view.state, view.state if shared else "")
        actions: list[tuple[str, str]] = []
        if view.is_signed:
            actions.append(("print", words("Print it")))
        if view.is_signed or gone:
            actions.append(("versions", words("See the versions") if view.is_signed else words("See what changed")))
        self.state.set_actions(actions)

    def _make_rows(self, roles: tuple[SignOffRole, ...]) -> None:
        empty_layout(self._card.body)
        self.rows = {}
        for place, role in enumerate(roles):
            if place:
                self._card.add(Divider())
            row = SignOffRow(self._context, role)
            row.sign_requested.connect(self._sign)
            row.outside_requested.connect(self._ask_outside)
            row.name_given.connect(self._name_reader)
            row.opened.connect(self._on_opened)
            self.rows[role] = row
            self._card.add(row)

    def _make_stop(self, finding: Finding) -> QWidget:
        theme, words = self._context.theme, self._context.words
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(make_state_line(self._context, "stop", finding.text), 1)
        go = Button(theme, words("Go"), kind="link", name=words("Go: {what}", what=finding.text))
        go.setObjectName("goToFindingButton")
        go.clicked.connect(lambda _on=False: self._go(finding.place))
        row.addWidget(go, 0, Qt.AlignmentFlag.AlignVCenter)
        return box

    def _say(self, kind: str, sentence: str, actions: tuple[tuple[str, str], ...] = ()) -> None:
        self.notice.set_message(kind, sentence)
        self.notice.set_actions(actions)
        self.notice.setVisible(bool(sentence))

    # -- signing

    def _sign(self, role: SignOffRole, member: str, passphrase: str) -> None:
        referral, answers, signoffs = self._id, self.names.answers(), self._context.desk.signoffs
        self._context.workers.desk.run(
            lambda: signoffs.sign(referral, role, passphrase, member=member, answers=answers),
            partial(self._on_signed, role),
            partial(self._on_not_signed, role),
            self,
        )

    def _on_signed(self, role: SignOffRole, view: SignOffView) -> None:
        words = self._context.words
        self.rows[role].close_field()
        label = next(part.label for part in view.roles if part.role is role)
        if view.is_signed:
            text = words(
                "Signed. Version {version} is frozen as it stands; copies are printed from it.", version=view.version
            )
            self._say("done", text)
        else:
            self._say("done", words("Signed: {role}.", role=label))
        self.show_view(view)
        self._context.changes.record_changed.emit("referral", self._id)
        self._go_on()

    def _go_on(self) -> None:
        """Put the keyboard onto what comes next: the next signature, else the print."""
        row = next((row for row in self.rows.values() if row.sign_button.isVisible()), None)
        done = self.state.findChild(Button, "message_print")
        target = done if done is not None and self._view is not None and self._view.is_signed else None
        if target is None and row is not None:
            target = row.sign_button
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_not_signed(self, role: SignOffRole, error: DeskError) -> None:
        """Say why; at the field where it is about one."""
        if self.rows[role].show_refusal(error):
            return
        self._on_refused(error)

    def _ask_outside(self, role: SignOffRole) -> None:
        if self._view is None:
            return
        view = next(part for part in self._view.roles if part.role is role)
        name = self._view.second_reader if role is SignOffRole.SECOND_READER else ""
        open_agreed_form(self._context, self._id, view, name, self.names.answers(), partial(self._on_signed, role))

    def _name_reader(self, name: str) -> None:
        referral, signoffs = self._id, self._context.desk.signoffs
        row = self.rows[SignOffRole.SECOND_READER]

        def named(view: SignOffView) -> None:
            row.reader.setModified(False)
            self.show_view(view)
            self._context.changes.record_changed.emit("referral", self._id)
            row.sign_button.setFocus(Qt.FocusReason.OtherFocusReason)

        self._context.workers.desk.run(
            lambda: signoffs.name_second_reader(referral, name), named, row.show_name_error, self
        )

    def _on_refused(self, error: DeskError) -> None:
        words = self._context.words
        actions: tuple[tuple[str, str], ...] = ()
        if error.id == "sign_off_stopped":
            actions = (("assemble", words("Go back to Assemble")),)
        elif error.id == "stray_names_undecided":
            actions = (("names", words("Go to the names")),)
        self._say("stop", words.refusal(error), actions)

    # -- keys and wishes

    def _wire(self) -> None:
        self.back.clicked.connect(lambda _on=False: self.assemble_requested.emit(None))
        self.state.action_requested.connect(self._on_action)
        self.notice.action_requested.connect(self._on_action)
        self.names.decided.connect(then(self._read))
        changes = self._context.changes
        changes.names_changed.connect(then(self._on_changed))
        for signal in (changes.record_changed, changes.file_changed, changes.concern_recorded):
            signal.connect(self._on_changed)

    def _on_action(self, key: str) -> None:
        match key:
            case "print" if self._view is not None:
                self.print_requested.emit(PrintWish(DocumentKind.REFERRAL, self._view.file, self._id))
            case "versions":
                self.versions_requested.emit()
            case "names":
                self.names.go_to_first()
            case _:
                self.assemble_requested.emit(None)

    def _go(self, place: FieldPlace) -> None:
        self.assemble_requested.emit(place)

    def _on_opened(self, role: SignOffRole) -> None:
        """One passphrase field is open at a time."""
        for other, row in self.rows.items():
            if other is not role:
                row.close_field()
        bring_into_view(self.rows[role].confirm)

    def _on_changed(self) -> None:
        if self._id and self.isVisible():
            self._read()


def shared_reasons(view: SignOffView) -> tuple[str, ...]:
    """Return why signatures fell away where all did for the same reasons; they are said once then."""
    reasons = {role.because for role in view.roles if role.state == "fallen"}
    return next(iter(reasons)) if len(reasons) == 1 else ()
