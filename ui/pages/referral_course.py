"""Send log and clocks of a referral: what left, what is due, what was decided, what came of it (ux.md section 5.15)."""

from functools import partial

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from hsbdesk.desk.course_views import CourseView, SendingRow
from hsbdesk.desk.worklists import Target
from hsbdesk.domain.ids import RecordId
from hsbdesk.domain.sharing import DocumentKind
from hsbdesk.errors import DeskError
from ui.context import PageContext
from ui.models.sendings_model import COLUMNS, make_sendings_model
from ui.pages.course_cards import CourseCards, open_matters
from ui.pages.course_forms import build_course_form
from ui.pages.course_state import offer_next, say_state
from ui.pages.entry_card import make_column
from ui.pages.layers import Layers
from ui.pages.layouts import empty_layout
from ui.pages.lent_keys import LentKeys
from ui.pages.print_wish import PrintWish
from ui.pages.slots import then
from ui.pages.two_panes import TwoPanes
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.hugging import Hug
from ui.widgets.label import PlainLabel
from ui.widgets.message_bar import MessageBar
from ui.widgets.table import TextTable

_SIDE_WIDTH = 330
_FORM_KEYS = ("Ctrl+Return", "Ctrl+Enter", "Ctrl+S")


class CourseTab(QWidget):
    """What happened at the left, what is due at the right; a form stands over both until it is stored."""

    open_requested = Signal(object)
    print_requested = Signal(object)
    tab_requested = Signal(str)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("courseTab")
        self._context = context
        self._id = RecordId("")
        self._view: CourseView | None = None
        self._wanted: tuple[str, str] | None = None
        self._land = False
        self._aim: tuple[str, ...] = ()
        self._lent: LentKeys | None = None
        theme, words = context.theme, context.words
        self._main = QWidget()
        wishes = {"open_requested": self.open_requested.emit, "print_requested": self.print_requested.emit}
        self.layers = Layers(self, wishes, self._main)
        column = QVBoxLayout(self._main)
        column.setContentsMargins(0, 0, 0, 0)
        self._side, side = make_column(theme, spacing=12)
        self._panes = TwoPanes(
            theme, self._side, width=_SIDE_WIDTH, on_left=False, stack=lambda part: body.insertWidget(2, part)
        )
        body = self._panes.main.body
        body.setSpacing(theme.px(12))
        body.setContentsMargins(0, 0, theme.px(10), 0)
        self.state = MessageBar(theme, "tip")
        self.state.setObjectName("courseState")
        body.addWidget(self.state)
        self._refusals, self._refusal_rows = make_column(theme, spacing=12)
        body.addWidget(self._refusals)
        self._panes.fold()
        self.log = Card(theme, words("Send log"))
        self._make_log()
        self.answers = Card(theme, words("What was decided"))
        self.answer_button = Button(theme, words("Note the decision"))
        self.answer_button.setObjectName("noteAnswerButton")
        self.answers.add_action(self.answer_button)
        self._settled, self._settled_rows = make_column(theme, spacing=12)
        self.ladder = Card(theme, words("Escalation"))
        for widget in (self.log, self.answers, self._settled, self.ladder):
            body.addWidget(widget)
        body.addStretch(1)
        self.clocks = Card(theme, words("Clocks"))
        self.councils = Card(theme, words("Which council takes it"))
        self.after = Card(theme, words("After this referral"))
        for card in (self.clocks, self.councils, self.after):
            card.body.setSpacing(theme.px(6))
            side.addWidget(card)
        side.addStretch(1)
        column.addWidget(self._panes)
        self._fill = CourseCards(context, self.open_form)
        self._wire()

    def _make_log(self) -> None:
        theme, words = self._context.theme, self._context.words
        self._model = make_sendings_model(words, self)
        self.table = TextTable(theme, name=words("Send log"), columns=COLUMNS)
        self.table.setObjectName("sendingsTable")
        self.table.setModel(self._model)
        Hug(self.table, least=None)
        self._none = PlainLabel(words("Nothing was sent yet."), style="small", tone="quiet", wrap=True)
        self.log.add(self._none)
        self.log.add(self.table)
        buttons = QWidget()
        row = FlowLayout(buttons, gap=theme.px(8), row_gap=theme.px(8))
        self.sent_button = Button(theme, words("Note a sending"))
        self.sent_button.setObjectName("noteSentButton")
        self.arrival_button = Button(theme, words("Note its arrival"))
        self.arrival_button.setObjectName("noteArrivalButton")
        self.returned_button = Button(theme, words("They ask for more"))
        self.returned_button.setObjectName("noteReturnedButton")
        self.save_button = Button(theme, words("Save for sending"), icon="lock")
        self.save_button.setObjectName("courseSaveButton")
        for button in (self.sent_button, self.arrival_button, self.returned_button, self.save_button):
            row.addWidget(button)
        self.log.add(buttons)

    # -- opening

    def load(self, referral: RecordId) -> None:
        """Show the course of a referral."""
        if referral != self._id:
            self.layers.close()
            self._view = None
        self._id = referral
        self._read()

    def focus_first(self) -> None:
        """Put the keyboard onto what is asked for next, else onto the send log."""
        names = (*self._aim, "settleButton", "answerLineButton", "arrivalLineButton", "escalationLineButton")
        links = [button for name in names for button in self._main.findChildren(Button, name) if button.isVisible()]
        target: QWidget = links[0] if links else self.sent_button
        if not target.isEnabled():
            target = self.table
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def aim(self, field: str) -> None:
        """Land where a finding leads, once it is read: at the councils, else at what is asked for next."""
        self._aim = ("takingLineButton",) if field == "councils" else ()
        self._land = True

    def enter(self) -> None:
        """Put the keyboard there as soon as what is asked for is known."""
        if self.layers.layer is not None:
            return
        self._land = self._view is None
        self.focus_first()

    def _land_on_first(self) -> None:
        if self.isVisible() and self.layers.layer is None:
            self.focus_first()

    def keep_now(self) -> None:
        """Keep what is being written in a form."""
        self.layers.keep_now()

    def open_form(self, kind: str, about: str) -> None:
        """Open a form over the tab, or go where a wish leads."""
        view = self._view
        if view is None:
            self._wanted = (kind, about)
            return
        match kind:
            case "again":
                self._refer_again()
            case "follow":
                self.open_requested.emit(Target("referral", about, view.file))
            case "plan":
                self.open_requested.emit(Target("plan", "", view.file))
            case _:
                self.layers.open(partial(build_course_form, self._context, view, kind, about))

    def view(self) -> CourseView | None:
        """Return what is shown, None before it was read."""
        return self._view

    # -- showing

    def _read(self) -> None:
        referral, sendings = self._id, self._context.desk.sendings

        def show(view: CourseView) -> None:
            if view.referral == self._id:
                self._show(view)

        self._context.workers.desk.run(lambda: sendings.read(referral), show, self._on_refused, self)

    def _show(self, view: CourseView) -> None:
        was_here = self._main.isAncestorOf(QApplication.focusWidget() or self)
        self._view = view
        kind, text, title = say_state(self._context, view)
        self.state.set_message(kind, text, title)
        self.state.set_actions(offer_next(self._context, view))
        self._show_log(view)
        for card in (self.clocks, self.councils, self.after, self.answers, self.ladder):
            empty_layout(card.body)
        empty_layout(self._refusal_rows)
        empty_layout(self._settled_rows)
        self._fill.fill_clocks(self.clocks, view)
        self._fill.fill_answers(self.answers, view)
        for refusal in view.refusals:
            card = Card(self._context.theme)
            self._fill.fill_refusal(card, refusal)
            # What is asked for today stands first; what is settled is read below the decision.
            (self._refusal_rows if open_matters(refusal) else self._settled_rows).addWidget(card)
        self._refusals.setVisible(self._refusal_rows.count() > 0)
        self._settled.setVisible(self._settled_rows.count() > 0)
        self._fill.fill_ladder(self.ladder, view)
        self.ladder.setVisible(_has_ladder(view))
        self._fill.fill_councils(self.councils, view)
        self.councils.setVisible(view.several_councils)
        self._fill.fill_after(self.after, view)
        self.after.setVisible(self.after.body.count() > 0)
        self.answer_button.setVisible(not view.is_closed and bool(view.children))
        if self._wanted is not None:
            wanted, self._wanted = self._wanted, None
            self.open_form(*wanted)
        elif self._land or (was_here and not self._main.isAncestorOf(QApplication.focusWidget() or self)):
            self._land = False
            QTimer.singleShot(0, self, self._land_on_first)  # new lines show themselves after this event

    def _show_log(self, view: CourseView) -> None:
        here = self._model.row(self.table.currentIndex())
        self._model.set_rows(view.sendings)
        if view.sendings and (here is None or not self.table.select_key(here.key)):
            self.table.select_row(len(view.sendings) - 1)
        self.table.setVisible(bool(view.sendings))
        self._none.setVisible(not view.sendings)
        for button in (self.sent_button, self.arrival_button, self.returned_button):
            button.setVisible(not view.is_closed)
        self.sent_button.set_kind("default" if view.sendings else "primary")
        self.returned_button.setEnabled(bool(view.sendings))
        self.save_button.setVisible(bool(view.versions))
        self._name_arrival()

    def _name_arrival(self) -> None:
        row = self.chosen()
        from_before = row is not None and not row.key
        self.arrival_button.setEnabled(row is not None and not from_before)
        why = self._context.words("This line is from a record that was kept before the send log.")
        self.arrival_button.setToolTip(why if from_before else "")

    def chosen(self) -> SendingRow | None:
        """Return the line of the send log that is chosen."""
        return self._model.row(self.table.currentIndex())

    # -- wishes

    def _open_arrival(self) -> None:
        row = self.chosen()
        if row is not None and row.key and self._view is not None and not self._view.is_closed:
            self.open_form("arrival", row.key)

    def save_for_sending(self) -> None:
        """Open the preview of the newest signed version, where it is saved under a password."""
        view = self._view
        if view is not None and view.versions:
            wish = PrintWish(DocumentKind.REFERRAL, view.file, view.referral, version=view.versions[0])
            self.print_requested.emit(wish)

    def _refer_again(self) -> None:
        view, referrals = self._view, self._context.desk.referrals
        if view is None:
            return

        def opened(referral: RecordId) -> None:
            self._context.changes.record_changed.emit("referral", referral)
            self.open_requested.emit(Target("referral", referral, view.file))

        self._context.workers.desk.run(
            lambda: referrals.open_again(view.referral), opened, self._context.workers.failures.say_refusal, self
        )

    def _on_refused(self, error: DeskError) -> None:
        self.state.set_message("stop", self._context.words.refusal(error))
        self.state.set_actions([])

    def _on_action(self, key: str) -> None:
        match key:
            case "save":
                self.save_for_sending()
            case "sign_off":
                self.tab_requested.emit(key)
            case _:
                self.open_form(key, "")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._take_keys()

    def hideEvent(self, event: QHideEvent) -> None:
        self._give_keys_back()
        super().hideEvent(event)

    def _take_keys(self) -> None:
        """Let a form have the keys that the page around it uses too."""
        self._give_keys_back()
        if self.layers.layer is not None and self.isVisible():
            self._lent = LentKeys(self.layers.layer, _FORM_KEYS)
            self._lent.take()

    def _give_keys_back(self) -> None:
        if self._lent is not None:
            self._lent.give_back()
            self._lent = None

    def _on_closed(self) -> None:
        self._land = True
        self._read()

    def _on_changed(self) -> None:
        if self._id and self.isVisible() and self.layers.layer is None:
            self._read()

    def _on_chosen(self, _index: QModelIndex) -> None:
        self._name_arrival()

    def _wire(self) -> None:
        self.sent_button.clicked.connect(then(partial(self.open_form, "sent", "")))
        self.arrival_button.clicked.connect(then(self._open_arrival))
        self.returned_button.clicked.connect(then(partial(self.open_form, "returned", "")))
        self.save_button.clicked.connect(then(self.save_for_sending))
        self.answer_button.clicked.connect(then(partial(self.open_form, "answer", "")))
        self.table.row_chosen.connect(self._on_chosen)
        self.table.row_opened.connect(then(self._open_arrival))
        self.state.action_requested.connect(self._on_action)
        self.layers.shown.connect(then(self._take_keys))
        self.layers.closed.connect(self._on_closed)
        changes = self._context.changes
        for signal in (changes.record_changed, changes.file_changed, changes.names_changed):
            signal.connect(self._on_changed)


def _has_ladder(view: CourseView) -> bool:
    """Return whether there is something to escalate: a decision, a clock that has run out, or a step taken."""
    late = any(clock.overdue for clock in view.clocks)
    return bool(view.refusals or view.answers or late or any(step.rows for step in view.ladder))
