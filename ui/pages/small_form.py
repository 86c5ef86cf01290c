"""Small forms out of questions: one field under the other, what is missing said at its field."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from hsbdesk.errors import DeskError
from ui.context import PageContext
from ui.pages.moments import read_moment
from ui.pages.open_answer import OpenAnswerEdit
from ui.pages.slots import then
from ui.pages.text_aid import TextAid
from ui.widgets.check_row import CheckRow
from ui.widgets.combo import Combo
from ui.widgets.field import Field
from ui.widgets.message_bar import MessageBar
from ui.widgets.partial_date_edit import PartialDateEdit, ReadDate
from ui.widgets.passphrase_edit import PassphraseEdit
from ui.widgets.radio_list import RadioList
from ui.widgets.record_edit import RecordEdit
from ui.widgets.segmented import Segmented
from ui.widgets.text_edit import LineEdit
from ui.widgets.words_edit import WordsEdit

TICKED = "yes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One question of a form.

    kind is line, text, brief (a text that begins as one line), words, open (a line that may be "not known" or
    "declined"), date (an event's date), planned (a date that may lie ahead), moment (today, some days ago or ahead),
    choice (a list), segments, radios, tick (its value is "yes" or empty) or passphrase; name is its objectName.
    """

    key: str
    label: str
    name: str
    kind: str = "line"
    value: str = ""
    options: tuple[tuple[str, str], ...] = ()
    details: Mapping[str, str] | None = None
    hint: str = ""
    optional: str = ""
    placeholder: str = ""
    aid: bool = False
    """Whether the writing aid looks through a text: one of the school's own words, in a plan."""


class SmallForm(QWidget):
    """Shows questions with their values; knows whether anything was changed."""

    changed = Signal()
    notice_answered = Signal(str)
    """The key of an action in the note at the top."""

    def __init__(
        self,
        context: PageContext,
        asks: Sequence[Ask],
        *,
        note: str = "",
        name: str = "smallForm",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._context = context
        self._fields: dict[str, Field] = {}
        self._ticks: dict[str, CheckRow] = {}
        self._read: dict[str, Callable[[], str]] = {}
        self._write: dict[str, Callable[[str], None]] = {}
        theme = context.theme
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.px(12))
        self._notice = MessageBar(theme, "tip", note)
        self._notice.setObjectName("formNotice")
        self._notice.setVisible(bool(note))
        self._notice.action_requested.connect(self.notice_answered)
        self.column.addWidget(self._notice)
        for ask in asks:
            self._add(ask)
        self._first = self.values()
        if asks:
            self.setFocusProxy(self.control(self._first_open(asks)))

    def values(self) -> dict[str, str]:
        """Return what stands in the form, exactly as typed, by key."""
        return {key: read() for key, read in self._read.items()}

    def set_values(self, values: Mapping[str, str]) -> None:
        """Put values in; the form counts as changed where they differ from what it was made with."""
        for key, value in values.items():
            if key in self._write:
                self._write[key](value)

    def is_changed(self) -> bool:
        """Return whether something differs from what the form was made with."""
        return self.values() != self._first

    def control(self, key: str) -> QWidget:
        """Return the control of a question."""
        return self._ticks[key] if key in self._ticks else self._fields[key].control

    def field(self, key: str) -> Field:
        """Return the labelled field of a question that is no tick."""
        return self._fields[key]

    def show_only(self, keys: Sequence[str]) -> None:
        """Hide every question that is not named."""
        for key, field in self._fields.items():
            field.setVisible(key in keys)
        for key, tick in self._ticks.items():
            tick.setVisible(key in keys)

    def show_problems(self, problems: Sequence[tuple[str, str]]) -> None:
        """Say at each field what is missing and go to the first; the others are taken as right."""
        said = dict(problems)
        for key, field in self._fields.items():
            field.set_error(said.get(key))
        if problems:
            self.control(problems[0][0]).setFocus(Qt.FocusReason.OtherFocusReason)

    def accepts(self, problems: Sequence[tuple[str, str]]) -> bool:
        """Show what is missing; return whether nothing is."""
        self.show_problems(problems)
        return not problems

    def show_refusal(self, error: DeskError) -> None:
        """Say why it was not done, at the field it is about; nothing typed is lost."""
        sentence = self._context.words.refusal(error)
        if error.field in self._fields:
            self.show_problems([(error.field, sentence)])
        else:
            self.say("stop", sentence)

    def say(self, kind: str, sentence: str, actions: Sequence[tuple[str, str]] = ()) -> None:
        """Show a note at the top of the form; an empty sentence takes it away."""
        self._notice.set_message(kind, sentence)
        self._notice.set_actions(actions)
        self._notice.setVisible(bool(sentence))
        above = self.parentWidget()
        while sentence and above is not None:
            if isinstance(above, QScrollArea):
                above.verticalScrollBar().setValue(0)
            above = above.parentWidget()

    @staticmethod
    def _first_open(asks: Sequence[Ask]) -> str:
        return next((ask.key for ask in asks if not ask.value and ask.kind != "tick"), asks[0].key)

    def _add(self, ask: Ask) -> None:
        theme = self._context.theme
        if ask.kind == "tick":
            tick = CheckRow(theme, ask.label, detail=ask.hint)
            tick.setObjectName(ask.name)
            tick.setChecked(ask.value == TICKED)
            tick.toggled.connect(then(self.changed.emit))
            self._ticks[ask.key] = tick
            self._read[ask.key] = lambda: TICKED if tick.isChecked() else ""
            self._write[ask.key] = lambda value: tick.setChecked(value == TICKED)
            self.column.addWidget(tick)
            return
        control = self._make_control(ask)
        control.setObjectName(ask.name)
        field = Field(theme, ask.label, control, hint=ask.hint, optional=ask.optional)
        if ask.aid and isinstance(control, RecordEdit):
            TextAid(self._context, field, control)
        self._fields[ask.key] = field
        self.column.addWidget(field)

    def _make_control(self, ask: Ask) -> QWidget:
        if ask.kind in {"choice", "segments", "radios"}:
            return self._make_choice(ask)
        return self._make_text(ask)

    def _make_choice(self, ask: Ask) -> QWidget:
        theme = self._context.theme
        control: Combo | Segmented | RadioList
        if ask.kind == "choice":
            control = Combo(theme, ask.options, name=ask.label)
        elif ask.kind == "segments":
            control = Segmented(theme, ask.options, name=ask.label)
        else:
            control = RadioList(theme, ask.options, name=ask.label, details=ask.details)
        control.set_value(ask.value)
        control.chosen.connect(then(partial(self._on_edited, ask.key)))
        self._read[ask.key] = control.value
        self._write[ask.key] = control.set_value
        return control

    def _make_text(self, ask: Ask) -> QWidget:
        theme, words, desk = self._context.theme, self._context.words, self._context.desk
        control: RecordEdit | PartialDateEdit | OpenAnswerEdit | LineEdit
        if ask.kind in {"text", "brief", "words"}:
            edit = WordsEdit if ask.kind == "words" else RecordEdit
            lines = 2 if ask.kind == "text" else 1
            control = edit(theme, name=ask.label, placeholder=ask.placeholder, min_lines=lines)
            control.text_edited.connect(lambda: self._on_edited(ask.key))
        elif ask.kind in {"date", "planned", "moment"}:
            readers: dict[str, Callable[[str], ReadDate]] = {
                "date": desk.concerns.read_when,
                "planned": partial(desk.interventions.read_when, planned=True),
                "moment": partial(read_moment, desk),
            }
            control = PartialDateEdit(
                theme,
                readers[ask.kind],
                name=ask.label,
                placeholder=ask.placeholder,
                calendar_name=words("Choose the day in a calendar"),
                today=desk.today(),
            )
            control.changed.connect(lambda: self._on_edited(ask.key))
        elif ask.kind == "open":
            control = OpenAnswerEdit(theme, words, name=ask.label)
            control.changed.connect(lambda: self._on_edited(ask.key))
        else:
            control = self._make_line(ask)
        if isinstance(control, LineEdit):
            control.setText(ask.value)
            self._write[ask.key] = control.setText
        else:
            control.set_text(ask.value)
            self._write[ask.key] = control.set_text
        self._read[ask.key] = control.text
        return control

    def _make_line(self, ask: Ask) -> LineEdit:
        theme, words = self._context.theme, self._context.words
        if ask.kind == "passphrase":
            line: LineEdit = PassphraseEdit(theme, name=ask.label, show=words("Show"), hide=words("Hide"))
        else:
            line = LineEdit(theme, name=ask.label, placeholder=ask.placeholder)
        line.textEdited.connect(then(partial(self._on_edited, ask.key)))
        return line

    def _on_edited(self, key: str) -> None:
        if self._fields[key].error():
            self._fields[key].set_error(None)
        self.changed.emit()
