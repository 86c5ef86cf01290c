"""The council's own form, box by box: our answer, how far it is, and its copy (ux.md section 5.14)."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hsbdesk.desk.form_views import FormBox, FormView
from hsbdesk.desk.worklists import Target
from hsbdesk.domain.ids import RecordId
from hsbdesk.domain.sharing import DocumentKind, FiledCopy
from hsbdesk.errors import DeskError
from ui.clipboard import CopiedText
from ui.context import PageContext
from ui.models.form_model import COLUMNS, make_form_model
from ui.pages.entry_card import make_column
from ui.pages.form_box_card import FormBoxCard
from ui.pages.form_ways import FormWays
from ui.pages.form_word import WordRun
from ui.pages.keys import add_keys
from ui.pages.print_wish import PrintWish
from ui.pages.slots import then
from ui.pages.stray_names import StrayNames
from ui.pages.two_panes import TwoPanes
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.hugging import Hug
from ui.widgets.label import PlainLabel
from ui.widgets.message_bar import MessageBar
from ui.widgets.table import TextTable

_SIDE_WIDTH = 312
_WRITTEN = "referral"


class FormTab(QWidget):
    """The boxes at the left; at the right the next copy, the chosen box, names to decide, other ways."""

    print_requested = Signal(object)
    open_requested = Signal(object)
    counted = Signal(str)
    """How far the answers are, for the name of the tab."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("formTab")
        self._context = context
        self._id = RecordId("")
        self._view: FormView | None = None
        self._filling = False
        theme, words = context.theme, context.words
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(theme.px(10))
        self.notice = MessageBar(theme, "tip")
        self.notice.setObjectName("formNotice")
        self.notice.hide()
        outer.addWidget(self.notice)
        self._side, side = make_column(theme, spacing=12)
        panes = TwoPanes(
            theme, self._side, width=_SIDE_WIDTH, on_left=False, stack=lambda part: body.insertWidget(0, part)
        )
        body = panes.main.body
        body.setSpacing(theme.px(12))
        body.setContentsMargins(0, 0, theme.px(8), 0)
        self.card = Card(theme, padding=0)
        self.card.body.setSpacing(0)
        self._name = PlainLabel(style="heading", wrap=True)
        self._detail = PlainLabel(tone="quiet", wrap=True)
        self._copied = PlainLabel(style="small", tone="quiet")
        self._copied.setObjectName("copiedLabel")
        self.card.add(self._make_head())
        self._model = make_form_model(words, self)
        self.table = TextTable(
            theme, name=words("Boxes of the form"), columns=COLUMNS, align="middle", text_style="body"
        )
        self.table.setObjectName("formTable")
        self.table.setModel(self._model)
        Hug(self.table, least=None)
        self.card.add(self.table)
        self._hidden = EmptyState(theme, words("Names are off. Press F8 to see the answers."))
        self._hidden.hide()
        body.addWidget(self.card)
        body.addWidget(self._hidden)
        body.addStretch(1)
        panes.fold()
        outer.addWidget(panes)
        self.copy_card = self._make_copy_card()
        self.box_card = FormBoxCard(context)
        self.names_card = Card(theme, words("Names to decide"))
        self.names = StrayNames(
            context, stop=words("A box with one of these is not copied until it is decided: it could name a child.")
        )
        self.names_card.add(self.names)
        self.ways = FormWays(context)
        for card in (self.copy_card, self.names_card, self.box_card, self.ways):
            side.addWidget(card)
        side.addStretch(1)
        self._wire()

    # -- opening

    def load(self, referral: RecordId) -> None:
        """Show the form of a referral with our answers."""
        if referral != self._id:
            self.keep_now()
            self.names.forget()
            self._view = None
            self._say("tip", "")
        self._id = referral
        self._read()

    def keep_now(self) -> None:
        """Save what is being typed: the tab is left, or the desk is locked."""
        self.box_card.keep_now()

    def focus_first(self) -> None:
        """Put the keyboard onto the boxes."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _read(self, then_do: Callable[[], None] | None = None) -> None:
        forms, referral, answers = self._context.desk.council_forms, self._id, self.names.answers()

        def show(view: FormView) -> None:
            if view.referral == self._id:
                self._show(view)
                if then_do is not None:
                    then_do()

        self._context.workers.desk.run(lambda: forms.read(referral, answers), show, self._on_refused, self)

    # -- showing

    def _show(self, view: FormView) -> None:
        words = self._context.words
        here = self.chosen()
        self._view = view
        names_on = self._context.desk.names_on
        for part in (self.card, self.copy_card, self.box_card):
            part.setVisible(names_on)
        self._hidden.setVisible(not names_on)
        detail = ", ".join(part for part in (view.edition, view.checked) if part)
        self._name.setText(view.name)
        self._detail.setText(detail)
        self._detail.set_tone("quiet" if view.is_checked else "warn")
        self.card.setAccessibleName(view.name)
        self._copied.setText(words("{n} of {all} copied", n=view.copied, all=len(view.boxes)))
        self._filling = True
        self._model.set_rows(view.boxes if names_on else ())
        wanted = here.key if here is not None and view.box(here.key) is not None else ""
        if not wanted or not self.table.select_key(wanted):
            following = view.next_box()
            self.table.select_row(following.no - 1 if following is not None else 0)
        self._filling = False
        self._show_next(view)
        self.names_card.setVisible(bool(view.strays) and names_on)
        self.names.show_strays(view.strays if names_on else ())
        self.box_card.show_box(self.chosen() if names_on else None)
        self.ways.show_view(view)
        self._say_count(view)

    def _say_count(self, view: FormView) -> None:
        words, check = self._context.words, len(view.boxes) - view.ready
        said = words("{n} ready", n=view.ready)
        self.counted.emit(words("{n} ready, {m} to check", n=view.ready, m=check) if check else said)

    def _show_next(self, view: FormView) -> None:
        words, following = self._context.words, view.next_box()
        self.copy_button.setEnabled(following is not None)
        label = words("Copy next: box {no}", no=following.no) if following is not None else words("All are copied")
        self.copy_button.set_text(label)

    def chosen(self) -> FormBox | None:
        """Return the box that is chosen."""
        return self._model.row(self.table.currentIndex())

    # -- copying

    def copy_next(self) -> None:
        """Copy the first box that was not copied yet, and go on to the one after it."""
        following = self._view.next_box() if self._view is not None else None
        if following is not None:
            self._copy(following.key)

    def _copy(self, key: str, *, whole: bool = False) -> None:
        forms, referral, answers = self._context.desk.council_forms, self._id, self.names.answers()
        self._context.workers.desk.run(
            lambda: forms.copy(referral, key, answers, whole=whole),
            partial(self._on_copied, key),
            partial(self._on_not_copied, key),
            self,
        )

    def _copy_whole(self, key: str) -> None:
        self._copy(key, whole=True)

    def _on_copied(self, key: str, text: str) -> None:
        CopiedText(text, self._context.changes)
        self._say("tip", "")
        self._read(partial(self._go_on, key))

    def _go_on(self, key: str) -> None:
        """Choose the box after the one that was copied, so that the next key copies what the form asks next."""
        view = self._view
        box = view.box(key) if view is not None else None
        if view is not None and box is not None:
            following = next((other for other in view.boxes[box.no :] if not other.is_copied), None)
            self.table.select_key((following or box).key)

    def _on_not_copied(self, key: str, error: DeskError) -> None:
        self.table.select_key(key)
        if error.id == "form_answer_names":
            self._say("stop", self._context.words.refusal(error), (("names", self._context.words("Go to the names")),))
        else:
            self._say("check", self._context.words.refusal(error))
            short = self.box_card.short_button
            (short if short.isVisible() else self.box_card.edit_button).setFocus(Qt.FocusReason.OtherFocusReason)

    # -- writing and choosing

    def _write(self, key: str, text: str) -> None:
        forms, referral = self._context.desk.council_forms, self._id
        self._change(lambda: forms.write(referral, key, text))

    def _use(self, form: str) -> None:
        forms, referral = self._context.desk.council_forms, self._id
        self._change(lambda: forms.use(referral, RecordId(form) if form else None))

    def _change(self, job: Callable[[], None]) -> None:
        referral = self._id

        def done(_none: None) -> None:
            self._say("tip", "")
            self._context.changes.record_changed.emit(_WRITTEN, referral)
            if not self.isVisible():
                self._read()

        self._context.workers.desk.run(job, done, self._on_refused, self)

    # -- other ways

    def _print(self) -> None:
        if self._view is not None:
            self.print_requested.emit(PrintWish(DocumentKind.FORM_ANSWERS, self._view.file, self._id))

    def _fill_word(self) -> None:
        view = self._view
        if view is not None:
            self._make_run(view).start()

    def _save_again(self, copy: FiledCopy) -> None:
        if self._view is not None:
            self._make_run(self._view).save_again(copy)

    def _make_run(self, view: FormView) -> WordRun:
        run = WordRun(self._context, self._id, self.names.answers(), view.name, self)
        run.finished.connect(self._on_filled)
        run.given_up.connect(self._read)
        run.refused.connect(self._on_refused)
        return run

    def _on_filled(self, _path: object, _due: str) -> None:
        self._say(
            "done",
            self._context.words(
                "The filled form is filed and saved. It has no password: send it as the council asks, and delete it"
                " by the next working day. A task reminds you."
            ),
        )
        self._context.changes.tasks_changed.emit()
        self._read()

    def _on_refused(self, error: DeskError) -> None:
        words = self._context.words
        names = error.id == "stray_names_undecided"
        self._say("stop", words.refusal(error), (("names", words("Go to the names")),) if names else ())

    def _say(self, kind: str, sentence: str, actions: tuple[tuple[str, str], ...] = ()) -> None:
        self.notice.set_message(kind, sentence)
        self.notice.set_actions(actions)
        self.notice.setVisible(bool(sentence))

    # -- keys and wishes

    def _make_head(self) -> QWidget:
        theme = self._context.theme
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(theme.px(14), theme.px(12), theme.px(14), theme.px(12))
        row.setSpacing(theme.px(12))
        named = QWidget()
        flow = FlowLayout(named, gap=theme.px(8), row_gap=0)
        flow.addWidget(self._name)
        flow.addWidget(self._detail)
        row.addWidget(named, 1)
        row.addWidget(self._copied)
        return head

    def _make_copy_card(self) -> Card:
        theme, words = self._context.theme, self._context.words
        card = Card(theme, words("Fill the form box by box"))
        for said in (
            words("Open the council's form beside this window."),
            words("Ctrl+Shift+C copies the next box and moves on."),
            words("The clipboard clears after 60 seconds and when you lock."),
        ):
            card.add(PlainLabel(said, style="small", tone="quiet", wrap=True))
        self.copy_button = Button(theme, words("Copy next"), kind="primary", icon="copy")
        self.copy_button.setObjectName("copyNextButton")
        self.copy_button.setToolTip(words("Ctrl+Shift+C"))
        card.body.addWidget(self.copy_button, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _wire(self) -> None:
        self.copy_button.clicked.connect(then(self.copy_next))
        self.table.action_requested.connect(self._on_copy)
        self.table.row_chosen.connect(self._on_chosen)
        self.table.row_opened.connect(then(self.box_card.open_edit))
        self.box_card.written.connect(self._write)
        self.box_card.whole_requested.connect(self._copy_whole)
        self.names.decided.connect(then(self._read))
        self.ways.print_requested.connect(self._print)
        self.ways.word_requested.connect(self._fill_word)
        self.ways.form_chosen.connect(self._use)
        self.ways.copy_requested.connect(self._save_again)
        self.ways.change_requested.connect(lambda: self.open_requested.emit(Target("forms", "")))
        self.notice.action_requested.connect(then(self.names.go_to_first))
        changes = self._context.changes
        changes.names_changed.connect(then(self._on_changed))
        for signal in (changes.record_changed, changes.file_changed, changes.settings_changed):
            signal.connect(then(self._on_changed))
        add_keys(self, (("F2", self.box_card.open_edit),))
        add_keys(self, (("Ctrl+Shift+C", self.copy_next),), from_anywhere=True)

    def _on_copy(self, index: QModelIndex) -> None:
        box = self._model.row(index)
        if box is not None:
            self._copy(box.key)

    def _on_chosen(self, _index: QModelIndex) -> None:
        if not self._filling:
            self.box_card.show_box(self.chosen())

    def _on_changed(self) -> None:
        if self._id and self.isVisible():
            self._read()
