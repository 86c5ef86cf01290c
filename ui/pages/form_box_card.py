"""The chosen box of a council's form: its whole answer, a short one where that is too long, or one's own words."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from hsbdesk.desk.form_views import FormBox
from ui.context import PageContext
from ui.pages.entry_card import make_column
from ui.pages.keys import add_keys
from ui.pages.slots import then
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.label import PlainLabel
from ui.widgets.record_edit import RecordEdit


class FormBoxCard(Card):
    """Shows a box; what is typed into it is kept whenever it is left."""

    written = Signal(str, str)
    """The key of a box and what it says from now on; nothing gives it back to the records."""
    whole_requested = Signal(str)
    """The key of a box whose answer is to be copied although the box does not hold it."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, parent=parent)
        self._context = context
        self._box: FormBox | None = None
        theme, words = context.theme, context.words
        self._hint = PlainLabel(style="small", tone="quiet", wrap=True)
        self._short = PlainLabel(style="small", wrap=True)
        self._answer = PlainLabel(style="small", wrap=True)
        self._answer.setObjectName("wholeAnswer")
        self._count = PlainLabel(style="caption", tone="quiet", wrap=True)
        for label in (self._hint, self._short, self._answer, self._count):
            self.add(label)
        self._edit_box, column = make_column(theme)
        self.edit = RecordEdit(theme, name=words("Answer in your own words"), min_lines=4)
        self.edit.setObjectName("boxEdit")
        self._field = Field(theme, words("Answer in your own words"), self.edit)
        column.addWidget(self._field)
        self.add(self._edit_box)
        self.short_button = self._button(words("Use the short version"), "useShortButton", "default")
        self.save_button = self._button(words("Save this answer"), "saveAnswerButton", "primary")
        self.cancel_button = self._button(words("Cancel"), "cancelAnswerButton", "default")
        self.edit_button = self._button(words("Edit"), "editAnswerButton", "link")
        self.edit_button.setToolTip(words("F2"))
        self.whole_button = self._button(words("Copy all of it"), "copyWholeButton", "link")
        self.back_button = self._button(words("Use the records again"), "useRecordsButton", "link")
        actions = QWidget()
        flow = FlowLayout(actions, gap=theme.px(12), row_gap=theme.px(6))
        for button in (
            self.short_button,
            self.save_button,
            self.cancel_button,
            self.edit_button,
            self.whole_button,
            self.back_button,
        ):
            flow.addWidget(button)
        self.add(actions)
        self._flow = flow
        self._edit_box.hide()  # else a card that is seen before its first box counts as one that is being written in
        self._wire()

    def show_box(self, box: FormBox | None) -> None:
        """Show a box; an answer that is being typed stays until it is saved or given up."""
        if self.is_editing() and self._box is not None and (box is None or box.key != self._box.key):
            self.keep_now()
        elif self.is_editing() and box is not None:
            self._box = box
            return
        self._box = box
        self._show(editing=False)

    def is_editing(self) -> bool:
        """Return whether an answer is being typed."""
        return not self._edit_box.isHidden()

    def open_edit(self) -> None:
        """Open the answer for one's own words."""
        if self._box is None:
            return
        self.edit.set_text(self._box.text if self._box.is_known else "")
        self._show(editing=True)
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep_now(self) -> None:
        """Save what is being typed."""
        if self._box is None or not self.is_editing():
            return
        box, text = self._box, self.edit.text()
        self._show(editing=False)
        if text.strip() != box.text.strip() and (text.strip() or box.is_known):
            self.written.emit(box.key, text)

    def _show(self, *, editing: bool) -> None:
        words, box = self._context.words, self._box
        self.setVisible(box is not None)
        if box is None:
            return
        small = box.is_too_long
        self.set_title(words("Box {no} is too small", no=box.no) if small else words("Box {no}", no=box.no))
        self._hint.setText(box.hint or box.heading)
        self._short.setText(box.short_line)
        self._short.setVisible(bool(box.short_line) and not editing)
        self._answer.setText(box.text)
        self._answer.setVisible(not editing and not box.short_line)
        self._edit_box.setVisible(editing)
        self._show_count()
        self.short_button.setVisible(bool(box.short) and not editing)
        self.edit_button.setVisible(not editing)
        self.whole_button.setVisible(small and not editing and not box.has_stray)
        self.back_button.setVisible(box.is_typed and not editing)
        self.save_button.setVisible(editing)
        self.cancel_button.setVisible(editing)
        self._flow.invalidate()

    def _show_count(self) -> None:
        words, box = self._context.words, self._box
        if box is None:
            return
        n = len(self.edit.text().strip()) if self.is_editing() else len(box.text)
        if box.limit:
            said = words("{n} of {limit} characters", n=f"{n:,}", limit=f"{box.limit:,}")
        else:
            said = words.count(n, "1 character", "{n} characters")
        self._count.setText(said)
        self._count.set_tone("warn" if 0 < box.limit < n else "quiet")

    def _button(self, label: str, name: str, kind: str) -> Button:
        button = Button(self._context.theme, label, kind=kind)
        button.setObjectName(name)
        return button

    def _wire(self) -> None:
        self.edit.text_edited.connect(then(self._show_count))
        self.edit_button.clicked.connect(then(self.open_edit))
        self.save_button.clicked.connect(then(self._save))
        self.cancel_button.clicked.connect(then(self._give_up))
        self.short_button.clicked.connect(then(self._use_short))
        self.back_button.clicked.connect(then(self._use_records))
        self.whole_button.clicked.connect(then(self._ask_whole))
        add_keys(self._edit_box, (("Ctrl+Return", self._save), ("Ctrl+Enter", self._save), ("Esc", self._give_up)))

    def _save(self) -> None:
        self.keep_now()
        self.edit_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _give_up(self) -> None:
        self._show(editing=False)
        self.edit_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _use_short(self) -> None:
        if self._box is not None:
            self.written.emit(self._box.key, self._box.short)

    def _use_records(self) -> None:
        if self._box is not None:
            self.written.emit(self._box.key, "")

    def _ask_whole(self) -> None:
        if self._box is not None:
            self.whole_requested.emit(self._box.key)
