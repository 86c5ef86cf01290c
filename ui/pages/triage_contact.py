"""Step 3 of triage: who may be told. Never pre-ticked; after a call each opens the advice it rests on."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from hsbdesk.desk.triages import TriageView
from hsbdesk.domain.concern import DISPLAYING, Role
from hsbdesk.domain.ids import PersonId
from hsbdesk.domain.triage import ContactAdvice
from ui.context import PageContext
from ui.pages.fields import make_choice, make_line
from ui.pages.layouts import add_shown, empty_layout
from ui.pages.side_by_side import SideBySide
from ui.widgets.check_row import CheckRow
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.segmented import Segmented

_NOT_ASKED = "NOT_ASKED"


@dataclass(frozen=True, slots=True)
class _Person:
    about: str
    person: PersonId
    label: str


class _Advice(QWidget):
    """What was advised about one contact, by whom, and why to go ahead without it."""

    changed = Signal()

    def __init__(self, context: PageContext, number: int, title: str) -> None:
        super().__init__()
        theme, words, content = context.theme, context.words, context.desk.content
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, theme.px(4))
        column.setSpacing(theme.px(6))
        answers = [(code, content.label("contact_advice", code)) for code in content.choices("contact_advice")]
        self.answer = Segmented(theme, answers, name=words("Advice: {what}", what=title))
        self.answer.setObjectName(f"advice{number}Segments")
        by, self.by = make_line(theme, words("Advice given by"), f"adviceBy{number}Edit")
        at, self.at = make_line(theme, words("When"), f"adviceAt{number}Edit")
        answer = make_choice(theme, title, self.answer)
        self._from = (by, at)
        column.addWidget(SideBySide(theme, ((answer, 0), (by, 2), (at, 3)), room=600))
        self.because_field, self.because = make_line(
            theme,
            words("Going ahead without advice: why"),
            f"adviceBecause{number}Edit",
            optional=words("You are not stopped"),
        )
        column.addWidget(self.because_field)
        self.answer.chosen.connect(self._on_answer)
        for edit in (self.by, self.at, self.because):
            edit.textEdited.connect(self.changed)
        self.because.textEdited.connect(self._on_because)
        self._show()

    def show_advice(self, advice: ContactAdvice) -> None:
        """Show what was advised."""
        self.answer.set_value(advice.answer if advice.answer != _NOT_ASKED or advice.chosen else "")
        self.by.setText(advice.given_by)
        self.at.setText(advice.at)
        self.at.setCursorPosition(0)
        self.because.setText(advice.went_ahead_because)
        self._show()

    def _on_answer(self, _code: str) -> None:
        self._show()
        self.changed.emit()

    def _on_because(self) -> None:
        self.because_field.set_error(None)

    def _show(self) -> None:
        asked = self.answer.value() not in {"", _NOT_ASKED}
        for field in self._from:
            field.setVisible(asked)
        self.because_field.setVisible(self.answer.value() in {_NOT_ASKED, "WAIT"})


class ContactStep(QWidget):
    """A box per contact with a family or a child."""

    changed = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._people: tuple[_Person, ...] = ()
        self._boxes: list[tuple[CheckRow, _Advice]] = []
        self._called = False
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(context.theme.px(6))

    def show_view(self, view: TriageView) -> None:
        """Offer the contacts of this concern and show what was chosen before."""
        self._build(view)
        known = {(advice.about, advice.person): advice for advice in view.triage.advice}
        for person, (box, part) in zip(self._people, self._boxes, strict=True):
            advice = known.get((person.about, person.person))
            if advice is not None:
                box.setChecked(advice.chosen)
                part.show_advice(advice)
        self._show()

    def offered(self) -> set[tuple[str, PersonId]]:
        """Return which contacts have a box."""
        return {(person.about, person.person) for person in self._people}

    def advice(self) -> tuple[ContactAdvice, ...]:
        """Return what is chosen and what was advised; what was never touched is left out."""
        found: list[ContactAdvice] = []
        for person, (box, part) in zip(self._people, self._boxes, strict=True):
            advice = ContactAdvice(
                about=person.about,
                person=person.person,
                answer=part.answer.value() or _NOT_ASKED,
                given_by=part.by.text(),
                at=part.at.text(),
                went_ahead_because=part.because.text(),
                chosen=box.isChecked(),
            )
            if advice != ContactAdvice(about=person.about, person=person.person):
                found.append(advice)
        return tuple(found)

    def fields(self) -> list[dict[str, Any]]:
        """Return it as plain values."""
        return [
            {
                "about": a.about,
                "person": a.person,
                "answer": a.answer,
                "given_by": a.given_by,
                "at": a.at,
                "went_ahead_because": a.went_ahead_because,
                "chosen": a.chosen,
            }
            for a in self.advice()
        ]

    def show_fields(self, fields: list[dict[str, Any]]) -> None:
        """Show what `fields` gave; call `show_view` first."""
        known = {(found["about"], found["person"]): ContactAdvice(**found) for found in fields}
        for person, (box, part) in zip(self._people, self._boxes, strict=True):
            advice = known.get((person.about, person.person), ContactAdvice(about="", person=person.person))
            box.setChecked(advice.chosen)
            part.show_advice(advice)
        self._show()

    def find_gap(self) -> str:
        """Return the objectName of the field that still needs a reason after a call; "" when none does."""
        for number, (box, part) in enumerate(self._boxes):
            open_question = part.answer.value() in {"", _NOT_ASKED}
            if self._called and box.isChecked() and open_question and not part.because.text().strip():
                part.answer.set_value(_NOT_ASKED)
                part.because_field.setVisible(True)
                part.because_field.set_error(self._context.words("Say in a few words why it can not wait for advice."))
                return f"adviceBecause{number}Edit"
        return ""

    def _build(self, view: TriageView) -> None:
        empty_layout(self._column)
        self._called = view.called
        self._people = self._find_people(view)
        self._boxes = []
        row = QWidget()
        flow = FlowLayout(row, gap=self._context.theme.px(20), row_gap=0)
        add_shown(self._column, row)
        for number, person in enumerate(self._people):
            box = CheckRow(self._context.theme, person.label)
            box.setObjectName(f"contact{number}Check")
            part = _Advice(self._context, number, person.label)
            add_shown(flow, box)
            self._column.addWidget(part)
            box.clicked.connect(self._on_box)
            part.changed.connect(self.changed)
            self._boxes.append((box, part))

    def _find_people(self, view: TriageView) -> tuple[_Person, ...]:
        content = self._context.desk.content
        displaying = [line for line in view.children if line.role in DISPLAYING]
        affected = [line for line in view.children if line.role in {Role.AFFECTED, Role.BOTH_MUTUAL_UNCLEAR}]
        found: list[_Person] = []
        for line in displaying:
            carer = content.label("contact_about", "CARER")
            if len(displaying) > 1:
                carer = f"{carer}: {_call(line.name)}"
            found.append(_Person("CARER", line.person, carer))
        found += [
            _Person(
                "PARENTS",
                line.person,
                content.label("contact_about", "PARENTS").format(child=_call(line.name)),
            )
            for line in affected
        ]
        found += [
            _Person("CHILD", line.person, content.label("contact_about", "CHILD").format(child=_call(line.name)))
            for line in (*displaying, *affected)
        ]
        return tuple(found)

    def _on_box(self, _on: bool) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        for box, part in self._boxes:
            part.setVisible(self._called and box.isChecked())


def _call(name: str) -> str:
    return name.partition(" ")[0]
