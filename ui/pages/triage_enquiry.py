"""Step 6 of triage: what is known of the account by now. The school does not investigate."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from hsbdesk.domain.concern import Concern
from ui.context import PageContext
from ui.pages.fields import make_line
from ui.pages.side_by_side import SideBySide
from ui.widgets.combo import Combo
from ui.widgets.field import Field
from ui.widgets.label import PlainLabel

_NOT_ENQUIRED = "NOT_ENQUIRED"
_LEAVES_COUNTS = frozenset({"MISTAKEN", "NOT_THIS_CHILD"})


@dataclass(frozen=True, slots=True)
class EnquiryAnswer:
    """A state, who says so, and why."""

    state: str
    by: str
    because: str


class EnquiryStep(QWidget):
    """A state changes on what was seen, said unasked, or decided by police or social services."""

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
        states = [(code, content.label("enquiry_state", code)) for code in content.choices("enquiry_state")]
        self.state = Combo(theme, states, name=words("Known by now"))
        self.state.setObjectName("enquiryCombo")
        by, self.by = make_line(theme, words("Who says so"), "enquiryByEdit")
        parts = ((Field(theme, words("Known by now"), self.state), 1), (by, 1))
        column.addWidget(SideBySide(theme, parts, room=440))
        because, self.because = make_line(
            theme,
            words("Because"),
            "enquiryBecauseEdit",
            optional=words("What was seen, said without being asked, or decided outside the school"),
        )
        column.addWidget(because)
        self._effect = PlainLabel(style="caption", tone="quiet", wrap=True)
        column.addWidget(self._effect)
        self.state.chosen.connect(self._on_state)
        self.by.textEdited.connect(self.changed)
        self.because.textEdited.connect(self.changed)

    def show_record(self, record: Concern) -> None:
        """Show what was known last."""
        last = record.enquiries[-1] if record.enquiries else None
        self.state.set_value(record.enquiry_state)
        self.by.setText(last.by if last is not None else "")
        self.because.setText(last.because if last is not None else "")
        self._show()

    def answer(self) -> EnquiryAnswer:
        """Return what stands here."""
        return EnquiryAnswer(self.state.value(), self.by.text(), self.because.text())

    def fields(self) -> dict[str, Any]:
        """Return it as plain values."""
        answer = self.answer()
        return {"state": answer.state, "by": answer.by, "because": answer.because}

    def show_fields(self, fields: dict[str, Any]) -> None:
        """Show what `fields` gave."""
        self.state.set_value(fields["state"])
        self.by.setText(fields["by"])
        self.because.setText(fields["because"])
        self._show()

    def summary(self) -> str:
        """Return the folded line."""
        return self.state.currentText()

    def is_known(self) -> bool:
        """Return whether anything is known beside the account itself."""
        return self.state.value() != _NOT_ENQUIRED

    def _on_state(self, _code: str) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        words = self._context.words
        leaves = self.state.value() in _LEAVES_COUNTS
        self._effect.setText(words("It then leaves counts and charts. The entry stays readable.") if leaves else "")
        self._effect.setVisible(leaves)
