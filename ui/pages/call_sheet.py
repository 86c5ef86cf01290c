"""Left and middle of the call record: what to say, and the questions to put."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from hsbdesk.desk.contacts import CallChild, CallSheet
from hsbdesk.domain.contact import QuestionPut
from ui.context import PageContext
from ui.pages.fields import make_text
from ui.pages.layouts import add_shown, empty_layout
from ui.pages.side_by_side import SideBySide
from ui.widgets.card import Card
from ui.widgets.check_row import CheckRow
from ui.widgets.divider import Divider
from ui.widgets.label import PlainLabel
from ui.widgets.record_edit import RecordEdit


class CallSheetCard(Card):
    """Every child with full name, date of birth and address; what happened; what we ask."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, context.words("Call sheet"), parent=parent)
        self._context = context

    def show_sheet(self, sheet: CallSheet) -> None:
        """Show what lies in front of the caller."""
        words = self._context.words
        empty_layout(self.body)
        self.add(PlainLabel(words("Children concerned"), style="label"))
        for child in sheet.children:
            self.add(self._make_child(child))
            self.add(Divider())
        for heading, text in (
            (words("What happened"), sheet.happened),
            (words("What we ask"), sheet.ask),
            (words("Before"), "\n".join(sheet.before)),
        ):
            if text:
                self.add(PlainLabel(heading, style="label"))
                self.add(PlainLabel(text, style="small", wrap=True))
        self.body.addStretch(1)

    def _make_child(self, child: CallChild) -> QWidget:
        theme = self._context.theme
        who = QWidget()
        lines = QVBoxLayout(who)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(PlainLabel(child.name, style="smallStrong", wrap=True))
        lines.addWidget(PlainLabel(child.born_year, style="caption", tone="quiet", wrap=True))
        where = PlainLabel(child.address, style="small", wrap=True)
        return SideBySide(theme, ((who, 1), (where, 1)), room=260)


class CallQuestions(Card):
    """Each question with a field for the answer; typing one ticks it."""

    changed = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        words = context.words
        super().__init__(context.theme, words("Questions to put"), parent=parent)
        self._context = context
        self._rows: dict[str, tuple[CheckRow, RecordEdit]] = {}
        self.add(PlainLabel(words("Type while they speak. Tab moves on."), style="small", tone="quiet", wrap=True))
        self._list = QVBoxLayout()
        self._list.setSpacing(context.theme.px(8))
        self.body.addLayout(self._list)
        said, self.said = make_text(context.theme, words("What else they said or advised"), "callSaidEdit", min_lines=1)
        self.add(said)
        self.body.addStretch(1)
        self.said.text_edited.connect(self.changed)

    def show_questions(self, questions: tuple[tuple[str, str], ...]) -> None:
        """Ask these."""
        theme = self._context.theme
        empty_layout(self._list)
        self._rows = {}
        for number, (key, text) in enumerate(questions):
            row = QWidget()
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            row.setSizePolicy(policy)
            column = QVBoxLayout(row)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(theme.px(2))
            put = CheckRow(theme, text)
            put.setObjectName(f"questionPut{number}Check")
            answer = RecordEdit(theme, name=text, min_lines=1)
            answer.setObjectName(f"question{number}Edit")
            indent = QVBoxLayout()
            indent.setContentsMargins(theme.px(27), 0, 0, 0)
            indent.addWidget(answer)
            column.addWidget(put)
            column.addLayout(indent)
            put.clicked.connect(self.changed)
            answer.text_edited.connect(lambda put=put, answer=answer: self._on_answer(put, answer))
            add_shown(self._list, row)
            self._rows[key] = (put, answer)

    def questions(self) -> tuple[QuestionPut, ...]:
        """Return what was put and answered."""
        return tuple(
            QuestionPut(question=key, answer=answer.text(), put=put.isChecked())
            for key, (put, answer) in self._rows.items()
            if put.isChecked() or answer.text()
        )

    def first_answer(self) -> RecordEdit | None:
        """Return the field of the first question."""
        return next((answer for _put, answer in self._rows.values()), None)

    def fields(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {
            "said": self.said.text(),
            "questions": {key: [put.isChecked(), answer.text()] for key, (put, answer) in self._rows.items()},
        }

    def show_fields(self, fields: dict[str, Any]) -> None:
        """Show what `fields` gave; call `show_questions` first."""
        self.said.set_text(fields["said"])
        for key, (put, answer) in self._rows.items():
            checked, text = fields["questions"].get(key, (False, ""))
            put.setChecked(bool(checked))
            answer.set_text(text)

    def _on_answer(self, put: CheckRow, answer: RecordEdit) -> None:
        if answer.text().strip():
            put.setChecked(True)
        self.changed.emit()
