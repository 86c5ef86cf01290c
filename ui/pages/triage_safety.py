"""Step 1 of triage: whether every child is safe until tomorrow."""

from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QApplication, QSizePolicy, QVBoxLayout, QWidget

from hsbdesk.desk.triages import TriageView
from hsbdesk.domain.ids import PersonId
from hsbdesk.domain.triage import ChildSafety, Safe, SafeAnswer
from ui.context import PageContext
from ui.models.safety_model import PLACES, SafetyChild, SafetyModel, SafetyTexts
from ui.pages.safety_view import SafetyView
from ui.pages.side_by_side import SideBySide
from ui.widgets.label import PlainLabel
from ui.widgets.segmented import Segmented
from ui.widgets.text_edit import LineEdit

_CODES = ("NOW", "JOURNEY", "TONIGHT", "NEXT_CLUB")


class SafetyStep(QWidget):
    """The table, and below it the answer to the cell it stands on."""

    changed = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        theme, words, content = context.theme, context.words, context.desk.content
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        answers = {code: content.label("safe", code) for code in content.codes("safe")}
        now, journey, tonight, club = (content.label("safe_place", code) for code in _CODES)
        texts = SafetyTexts(words("Child"), (now, journey, tonight, club), answers)
        self.model = SafetyModel(texts, self)
        self.table = SafetyView(theme, self.model, answers, words("Answer"))
        self.table.setAccessibleName(words("Safe until tomorrow, each child and place"))
        self.table.setAccessibleDescription(words("Arrow keys move. 1 safe, 2 not safe, 3 not known. Enter: words."))
        self.table.setToolTip(words("1 safe, 2 not safe, 3 not known, Enter for words"))
        column.addWidget(self.table)
        self.question = PlainLabel(style="smallStrong")
        self.answer = Segmented(
            theme,
            [(code, content.label("safe", code)) for code in content.choices("safe")],
            name=words("Answer"),
        )
        self.answer.setObjectName("safeAnswerSegments")
        self.words_edit = LineEdit(
            theme,
            name=words("Where, with whom, until when"),
            placeholder=words("Where, with whom, until when"),
        )
        self.words_edit.setObjectName("safeWordsEdit")
        self._strip = QWidget()
        lines = QVBoxLayout(self._strip)
        lines.setContentsMargins(0, 0, 0, 0)
        parts = ((self.question, 0), (self.answer, 0), (self.words_edit, 1))
        lines.addWidget(SideBySide(theme, parts, room=560, gap=10, place=Qt.AlignmentFlag.AlignVCenter))
        column.addWidget(self._strip)
        self._wire()

    def show_view(self, view: TriageView) -> None:
        """Show the children of a concern and what was answered before."""
        children = tuple(SafetyChild(line.person, line.name, line.year) for line in view.children)
        self.model.set_children(children, view.triage.safety)
        self._after_children()

    def safety(self) -> tuple[ChildSafety, ...]:
        """Return the answers."""
        return self.model.safety()

    def fields(self) -> dict[str, Any]:
        """Return the answers as plain values."""
        return {
            child.person: {place: [a.answer.value, a.words] for place, a in zip(PLACES, child.answers(), strict=True)}
            for child in self.safety()
        }

    def show_fields(self, view: TriageView, fields: dict[str, Any]) -> None:
        """Show answers that `fields` gave, for the children of the view."""
        children = tuple(SafetyChild(line.person, line.name, line.year) for line in view.children)
        safety = tuple(
            ChildSafety(
                person=PersonId(person),
                **{place: SafeAnswer(answer=Safe(found[0]), words=found[1]) for place, found in answers.items()},
            )
            for person, answers in fields.items()
        )
        self.model.set_children(children, safety)
        self._after_children()

    def is_answered(self) -> bool:
        """Return whether every child has all four answers."""
        answered = {child.person: child for child in self.safety()}
        total = self.model.rowCount() // (len(PLACES) if self.model.is_narrow() else 1)
        return len(answered) == total and all(
            answer.answer is not Safe.NOT_ANSWERED for child in answered.values() for answer in child.answers()
        )

    def _wire(self) -> None:
        self.table.selectionModel().currentChanged.connect(self._on_current)
        self.table.answered.connect(self._on_answered)
        self.table.words_requested.connect(self._on_words_requested)
        self.table.asking_changed.connect(self._show_asking)
        self.answer.chosen.connect(self._on_chosen)
        self.words_edit.textEdited.connect(self._on_words)
        self.words_edit.returnPressed.connect(self._on_entered)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)

    def _after_children(self) -> None:
        self._strip.setVisible(self.model.rowCount() > 0)
        self.table.go_to_first_open()
        self._show_cell(self.table.currentIndex())

    def _on_current(self, now: QModelIndex, _before: QModelIndex) -> None:
        self._show_cell(now)
        self.table.viewport().update()

    def _show_cell(self, index: QModelIndex) -> None:
        asked, answer = self.model.question_at(index), self.model.answer_at(index)
        if asked is None or answer is None:
            return
        self.question.setText(f"{asked[0].name} · {asked[1]}")
        self.answer.set_value("" if answer.answer is Safe.NOT_ANSWERED else answer.answer.value)
        if self.words_edit.text() != answer.words:
            self.words_edit.setText(answer.words)

    def _on_answered(self) -> None:
        self._show_cell(self.table.currentIndex())
        self.changed.emit()

    def _on_chosen(self, code: str) -> None:
        self.model.set_answer(self.table.currentIndex(), answer=Safe(code))
        self.changed.emit()

    def _on_words(self, text: str) -> None:
        self.model.set_answer(self.table.currentIndex(), words=text)
        self.changed.emit()

    def _on_words_requested(self, letter: str) -> None:
        self.words_edit.setFocus()
        if letter:
            self.words_edit.setCursorPosition(len(self.words_edit.text()))
            self.words_edit.insert(letter)
            self._on_words(self.words_edit.text())

    def _on_entered(self) -> None:
        self.table.step_on()
        self.table.setFocus()

    def _on_focus_changed(self, _old: QWidget | None, _new: QWidget | None) -> None:
        self._show_asking()

    def _show_asking(self) -> None:
        focused = QApplication.focusWidget()
        inside = focused is not None and (focused is self.table or self.isAncestorOf(focused))
        self.table.set_asking(inside)
