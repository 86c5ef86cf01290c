"""Move a concern from the wrong child to the right one, openly (ux.md section 5.20)."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hsbdesk.desk.concerns import ConcernView
from hsbdesk.desk.moves import MoveView
from hsbdesk.domain.ids import PersonId, RecordId
from hsbdesk.errors import DeskError
from ui.context import PageContext
from ui.pages.fields import keep_narrow, make_text
from ui.pages.keys import add_keys
from ui.pages.roll_source import RollSource
from ui.pages.side_by_side import SideBySide
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.label import PlainLabel
from ui.widgets.message_bar import MessageBar
from ui.widgets.page_title import PageTitle
from ui.widgets.person_picker import PersonPicker
from ui.widgets.radio_list import RadioList
from ui.widgets.scroll_page import ScrollPage

_WIDEST = 860


class MovePage(QWidget):
    """From and to side by side with dates of birth; what moves, what it touched, and why."""

    close_requested = Signal()

    def __init__(self, context: PageContext, roll: RollSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("movePage")
        self._context = context
        self._roll = roll
        self._concern = RecordId("")
        self._to_key = ""
        theme, words = context.theme, context.words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        self.title = PageTitle(
            theme, subtitle=words("The record says that it was moved. It can be undone for 48 hours.")
        )
        self.back = Button(theme, words("Back, move nothing"))
        self.back.setObjectName("moveBackButton")
        self.move_button = Button(theme, words("Move entry"), kind="primary")
        self.move_button.setObjectName("moveEntryButton")
        self.title.add_action(self.back)
        self.title.add_action(self.move_button)
        column.addWidget(self.title)
        self.refusal = MessageBar(theme, "stop")
        self.refusal.setObjectName("moveRefusalBar")
        self.refusal.hide()
        column.addWidget(self.refusal)
        scroll = ScrollPage()
        column.addWidget(scroll, 1)
        self._card = Card(theme)
        self._card.body.setSpacing(theme.px(14))
        scroll.body.addLayout(keep_narrow(self._card, theme.px(_WIDEST)))
        scroll.body.addStretch(1)
        self._from_holder = QVBoxLayout()
        self._card.body.addLayout(self._from_holder)
        self.from_child = RadioList(theme, ())
        self.picker = PersonPicker(theme, roll.suggest, placeholder=words("Type a name or a class, then choose"))
        self.picker.setObjectName("moveToPicker")
        self.to_field = Field(theme, words("The right child"), self.picker)
        self._card.add(self.to_field)
        self.from_line = PlainLabel(style="strong", wrap=True)
        self.to_line = PlainLabel(style="strong", wrap=True)
        self._pair = SideBySide(
            theme,
            (
                (self._framed(words("From"), self.from_line), 1),
                (self._framed(words("To"), self.to_line), 1),
            ),
            room=480,
        )
        self._card.add(self._pair)
        self.effects = MessageBar(theme, "check")
        self._card.add(self.effects)
        self.reason_field, self.reason = make_text(
            theme, words("Why it was with the wrong child"), "moveReasonEdit", min_lines=1
        )
        self._card.add(self.reason_field)
        self._pair.hide()
        self.effects.hide()
        self._wire()

    def load(self, concern: ConcernView) -> None:
        """Ask about one concern."""
        words = self._context.words
        self._concern = concern.record.id
        self.title.set_title(words("Move {number} to the right child", number=concern.number))
        options = [
            (line.person, ", ".join(part for part in (line.name, line.year, line.role_text) if part))
            for line in concern.children
            if not line.at_home
        ]
        self.from_child = RadioList(self._context.theme, options, name=words("The wrong child"))
        self.from_child.setObjectName("moveFromRadios")
        self._from_holder.addWidget(Field(self._context.theme, words("The wrong child"), self.from_child))
        self.from_child.chosen.connect(self._ask)
        if len(options) == 1:
            self.from_child.set_value(options[0][0])
            self.picker.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.from_child.setFocus(Qt.FocusReason.OtherFocusReason)

    def _framed(self, title: str, line: PlainLabel) -> QWidget:
        card = Card(self._context.theme, padding=12)
        card.add(PlainLabel(title, style="small", tone="quiet"))
        card.add(line)
        return card

    def _on_picked(self, key: str) -> None:
        self._to_key = key
        self.to_field.set_error(None)
        self._ask()

    def _ask(self) -> None:
        """Show both children side by side once both are known."""
        wrong, key, concern = self.from_child.value(), self._to_key, self._concern
        if not wrong or not key:
            return
        moves = self._context.desk.moves
        self._context.workers.desk.run(
            lambda: moves.view(concern, PersonId(wrong), key), self._show_view, self._say, self
        )

    def _show_view(self, view: MoveView) -> None:
        words = self._context.words
        self.from_line.setText(view.from_line)
        self.to_line.setText(view.to_line)
        self._pair.show()
        lines: list[str] = []
        if view.moves_with:
            lines.append(words("Moves with it: {what}", what=", ".join(view.moves_with)))
        if view.touched:
            lines.append(words("It already stands in: {where}", where="; ".join(view.touched)))
            lines.append(words("Whoever received it is to be told: this becomes a task."))
        if not lines:
            lines.append(words("Nothing else hangs on it, and it was not printed."))
        self.effects.set_message("check" if view.touched else "tip", "\n".join(lines))
        self.effects.show()

    def _on_move(self) -> None:
        words = self._context.words
        wrong, key, concern, reason = self.from_child.value(), self._to_key, self._concern, self.reason.text()
        if not wrong:
            self._say_sentence(words("Choose the child it does not belong to."))
            self.from_child.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if not key:
            self.to_field.set_error(words("Choose the right child from the school's list."))
            self.picker.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if not reason.strip():
            self.reason_field.set_error(words("Say in a few words how it came to be with the wrong child."))
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        desk = self._context.desk
        self.move_button.setEnabled(False)
        self._context.workers.desk.run(
            lambda: desk.moves.move(concern, PersonId(wrong), key, reason), self._on_moved, self._say, self
        )

    def _on_moved(self, _nothing: None) -> None:
        self._context.changes.record_changed.emit("concern", self._concern)
        self._context.changes.tasks_changed.emit()
        self.close_requested.emit()

    def _say(self, error: DeskError) -> None:
        self.move_button.setEnabled(True)
        self._say_sentence(self._context.words.refusal(error))

    def _say_sentence(self, sentence: str) -> None:
        self.refusal.set_message("stop", sentence)
        self.refusal.show()

    def _wire(self) -> None:
        self.picker.picked.connect(self._on_picked)
        self.back.clicked.connect(self.close_requested)
        self.move_button.clicked.connect(self._on_move)
        self.reason.text_edited.connect(self._on_reason)
        add_keys(self, (("Ctrl+Return", self._on_move), ("Ctrl+Enter", self._on_move)))

    def _on_reason(self) -> None:
        self.reason_field.set_error(None)
