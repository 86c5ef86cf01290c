"""A row that is written in: the wording that prints, what the record says, what is to resolve about it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hsbdesk.desk.choices import Choice
from ui.context import PageContext
from ui.models.choices_model import account_beside, printed_text
from ui.pages.flags import Flag, FlagLines, moved_marks
from ui.pages.slots import then
from ui.widgets.button import Button
from ui.widgets.face_table import Face
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.label import PlainLabel
from ui.widgets.record_edit import RecordEdit, TextMark

_TEXT_INSET = 11


class WordingFace(Face):
    """Framed while its row is chosen, reading text with its flags otherwise."""

    edited = Signal(str, str)
    """The record's id, and what was typed."""
    entered = Signal(str)
    left = Signal(str)
    open_requested = Signal(str)
    next_requested = Signal(str)
    """F7 behind the last flag of this text."""
    move_requested = Signal(str)
    """The sentence at the caret is to go to Interventions."""
    flag_chosen = Signal(str, str, str)
    """The record's id, the flag and its action."""

    def __init__(self, context: PageContext, choice: Choice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._choice = choice
        self._current = False
        self.touched = False
        theme, words = context.theme, context.words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 1, theme.px(6), theme.px(7))
        column.setSpacing(theme.px(4))
        self.edit = RecordEdit(theme, name=words("Prints as, {number}", number=choice.number), min_lines=1)
        self.edit.setObjectName("printWordingEdit")
        self.edit.set_text(printed_text(choice))
        self._typed = self.edit.text()
        column.addWidget(self.edit)
        below = QVBoxLayout()
        below.setContentsMargins(theme.px(_TEXT_INSET), 0, 0, 0)
        below.setSpacing(theme.px(4))
        column.addLayout(below)
        self._beside = PlainLabel(style="small", tone="quiet", wrap=True)
        self._source = PlainLabel(style="small", tone="quiet", wrap=True)
        self._source.setObjectName("recordWordsLabel")
        self.lines = FlagLines(theme)
        self._tools = QWidget()
        flow = FlowLayout(self._tools, gap=theme.px(16), row_gap=theme.px(2))
        self.reset = Button(theme, words("Use the record's words"), kind="link")
        self.reset.setObjectName("useRecordWordsButton")
        self.open = Button(theme, words("Open {number}", number=choice.number), kind="link")
        self.open.setObjectName("openRecordButton")
        flow.addWidget(self.reset)
        flow.addWidget(self.open)
        for widget in (self._beside, self.lines, self._source, self._tools):
            below.addWidget(widget)
        self.edit.installEventFilter(self)
        self.edit.text_edited.connect(self._on_edited)
        self.edit.answers_requested.connect(self.lines.focus_flag)
        self.reset.clicked.connect(then(self.take_record))
        self.open.clicked.connect(lambda: self.open_requested.emit(self._choice.record))
        self.lines.chosen.connect(self._on_flag)
        self.set_current(current=False)

    @property
    def record(self) -> str:
        """Return the id of the record."""
        return self._choice.record

    def show_choice(self, choice: Choice) -> None:
        """Show the record as it stands; what is being typed stays."""
        self._choice = choice
        text = printed_text(choice)
        if text != self._typed and not (self.edit.hasFocus() and not self._typed.strip()):
            self.edit.set_marks(moved_marks(self.edit.marks(), self._typed, text))
            self.edit.set_text(text)
            self._typed = text
        self._say()

    def show_flags(self, flags: Sequence[Flag], marks: Sequence[TextMark]) -> None:
        """Show what is to resolve about it."""
        self.edit.set_marks(marks)
        if self.lines.show_flags(flags):
            self._set_stops()

    def set_current(self, *, current: bool) -> None:
        """Frame the text of the chosen row; only its parts are stops of the Tab key."""
        self._current = current
        self.edit.set_flat(not current)
        self._say()
        self._set_stops()

    def stops(self) -> list[QWidget]:
        """Return what the Tab key goes through, in order."""
        tools: list[QWidget] = [self.reset] if not self.reset.isHidden() else []
        return [self.edit, *self.lines.buttons(), *tools, self.open]

    def chain_behind(self, before: QWidget) -> None:
        """Let Tab go from a widget into this row, and on through it."""
        for stop in self.stops():
            QWidget.setTabOrder(before, stop)
            before = stop

    def enter_first_flag(self) -> None:
        """Choose the first words that are to be resolved; without such words go to what answers the first flag."""
        marks = self.edit.marks()
        if marks:
            self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            first = min(marks, key=lambda mark: mark.start)
            self.edit.select_words(first.start, first.end)
        elif self.lines.buttons():
            self.lines.buttons()[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def take_record(self) -> None:
        """Take the record's own words; undo brings the wording back."""
        self.edit.replace_words(0, len(self.edit.text()), self._choice.text)
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def replace_marked(self, key: str, text: str) -> bool:
        """Put text in the place of the words of a mark; False when they are not there any more."""
        mark = self.mark_of(key)
        if mark is None:
            return False
        self.edit.replace_words(mark.start, mark.end, text)
        return True

    def mark_of(self, key: str) -> TextMark | None:
        """Return where the words of a finding stand now."""
        return next((mark for mark in self.edit.marks() if mark.key == key), None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.edit:
            if event.type() == QEvent.Type.FocusIn:
                self.entered.emit(self._choice.record)
            elif event.type() == QEvent.Type.FocusOut:
                self.left.emit(self._choice.record)
            elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
                return self._take_key(event)
        return super().eventFilter(watched, event)

    def _take_key(self, event: QKeyEvent) -> bool:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() == Qt.Key.Key_F7 and not self.edit.has_mark_after_caret():
            self.next_requested.emit(self._choice.record)
            return True
        both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        if event.key() == Qt.Key.Key_Right and held == both and self.edit.mark_at_caret() is not None:
            self.move_requested.emit(self._choice.record)
            return True
        return False

    def _on_edited(self) -> None:
        text = self.edit.text()
        self.edit.set_marks(moved_marks(self.edit.marks(), self._typed, text))
        self._typed = text
        self.touched = True
        self.edited.emit(self._choice.record, text)

    def _on_flag(self, flag: str, action: str) -> None:
        self.flag_chosen.emit(self._choice.record, flag, action)

    def _set_stops(self) -> None:
        policy = Qt.FocusPolicy.StrongFocus if self._current else Qt.FocusPolicy.ClickFocus
        for stop in (*self.stops(), self.reset):
            stop.setFocusPolicy(policy)

    def _say(self) -> None:
        words, choice = self._context.words, self._choice
        effect = words("Effect: {text}", text=choice.effect) if choice.effect else ""
        beside = "\n".join(part for part in (account_beside(choice), effect, choice.note) if part)
        own = bool(choice.wording)
        self._beside.setText(beside)
        self._beside.setVisible(bool(beside))
        self._source.setText(words("As recorded: {text}", text=choice.text) if own else "")
        self._source.setVisible(own and self._current)
        self.reset.setVisible(own and self._current)
        self._tools.setVisible(self._current)
