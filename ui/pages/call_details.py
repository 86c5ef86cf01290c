"""Right of the call record: when, with whom, what kind, and what comes next."""

import re
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hsbdesk.desk.contacts import CallSheet, ContactDraft
from hsbdesk.domain.contact import NOT_REACHED, ContactKind
from ui.context import PageContext
from ui.pages.fields import make_line, make_text
from ui.pages.layouts import empty_layout
from ui.pages.side_by_side import SideBySide
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.label import PlainLabel
from ui.widgets.message_bar import MessageBar
from ui.widgets.partial_date_edit import PartialDateEdit
from ui.widgets.radio_list import RadioList
from ui.widgets.segmented import Segmented

_REACHED = (ContactKind.REPORT, ContactKind.ADVICE_ONLY, ContactKind.TOLD_TO_REPORT_IN_WRITING)
_NOBODY = (ContactKind.NO_ANSWER, ContactKind.ENGAGED, ContactKind.VOICEMAIL)
_OTHER = ContactKind.OTHER
_NOT_REACHED_KEY = "NOT_REACHED"
_TIME_ALONE = re.compile(r"\d{1,2}[:.]\d{2}")


class CallDetails(Card):
    """Fields of one call; the clock it would start is said before it is saved."""

    changed = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, parent=parent)
        self._context = context
        theme, words, content = context.theme, context.words, context.desk.content
        self.body.setSpacing(theme.px(8))
        self.when = PartialDateEdit(
            theme,
            context.desk.concerns.read_when,
            calendar_name=words("Choose the day in a calendar"),
            today=context.desk.today(),
        )
        self.when.setObjectName("callStartedEdit")
        self.when_field = Field(theme, words("Started"), self.when)
        number, self.number = make_line(theme, words("Number"), "callNumberEdit")
        self.add(SideBySide(theme, ((self.when_field, 1), (number, 1)), room=240))
        self._numbers = QWidget()
        self._numbers_row = FlowLayout(self._numbers, gap=theme.px(10), row_gap=0)
        self.add(self._numbers)
        who, self.who = make_line(theme, words("Who answered"), "callWhoEdit")
        role, self.role = make_line(theme, words("Role"), "callRoleEdit")
        self.add(SideBySide(theme, ((who, 1), (role, 1)), room=240))
        kinds = [(kind.value, content.label("contact_kind", kind.value)) for kind in _REACHED]
        kinds.append((_NOT_REACHED_KEY, words("No answer, engaged, voicemail")))
        self.kind = RadioList(theme, kinds, name=words("What kind of call is this?"))
        self.kind.setObjectName("callKindRadios")
        self.add(Field(theme, words("What kind of call is this?"), self.kind))
        self.nobody = Segmented(
            theme,
            [(kind.value, content.label("contact_kind", kind.value)) for kind in _NOBODY],
            name=words("Nobody was reached"),
        )
        self.nobody.setObjectName("callNobodySegments")
        self.add(self.nobody)
        self.clock = MessageBar(theme, "tip")
        self.clock.setObjectName("clockBar")
        self.clock.hide()
        self.add(self.clock)
        called, self.called = make_line(theme, words("What the council calls it"), "calledItEdit")
        reference, self.reference = make_line(theme, words("Reference"), "callReferenceEdit")
        self.add(SideBySide(theme, ((called, 3), (reference, 2)), room=280))
        decision, self.decision = make_text(theme, words("Decision"), "callDecisionEdit", min_lines=1)
        self.add(decision)
        contact, self.next = make_line(theme, words("Next contact"), "callNextEdit")
        back, self.return_if = make_line(theme, words("Return if"), "returnIfEdit", placeholder=words("Not given"))
        self.add(SideBySide(theme, ((contact, 1), (back, 1)), room=280))
        self.out_of_hours = PlainLabel(style="small", tone="quiet", wrap=True)
        self.out_of_hours.setObjectName("outOfHoursLabel")
        self.add(self.out_of_hours)
        self.body.addStretch(1)
        self._wire()

    def show_sheet(self, sheet: CallSheet) -> None:
        """Offer the numbers of a call sheet; the first one stands ready."""
        words, theme = self._context.words, self._context.theme
        empty_layout(self._numbers_row)
        for place, phone in enumerate(sheet.numbers):
            button = Button(theme, f"{phone.name} {phone.phone}", kind="link")
            button.setObjectName(f"callNumber{place}Button")
            button.clicked.connect(lambda _on=False, number=phone.phone: self._on_number(number))
            self._numbers_row.addWidget(button)
        self._numbers.setVisible(len(sheet.numbers) > 1)
        if sheet.numbers and not self.number.text():
            self.number.setText(sheet.numbers[0].phone)
        lines = [words("{name} {phone}", name=phone.name, phone=phone.phone) for phone in sheet.out_of_hours]
        self.out_of_hours.setText(words("No answer? Out of hours: {numbers}", numbers=", ".join(lines)))
        self.out_of_hours.setVisible(bool(lines))

    def stamp_now(self) -> None:
        """Put the time now into "Started"."""
        now = self._context.desk.now()
        self.when.set_text(f"{now:%H:%M}")
        self._show_clock()
        self.changed.emit()

    def choose_nobody(self) -> None:
        """Say that nobody answered."""
        self.kind.set_value(_NOT_REACHED_KEY)
        self.nobody.set_value(ContactKind.NO_ANSWER.value)
        self._show()
        self.changed.emit()

    def contact_kind(self) -> ContactKind:
        """Return what kind of call it is."""
        value = self.kind.value()
        if value == _NOT_REACHED_KEY:
            return ContactKind(self.nobody.value() or ContactKind.NO_ANSWER.value)
        return ContactKind(value) if value else _OTHER

    def is_reached(self) -> bool:
        """Return whether somebody answered."""
        return self.contact_kind() not in NOT_REACHED

    def fill_draft(self, draft: ContactDraft) -> ContactDraft:
        """Return the draft with what stands here."""
        return replace(
            draft,
            kind=self.contact_kind(),
            when=self.when.text(),
            number_rung=self.number.text(),
            with_name=self.who.text(),
            with_role=self.role.text(),
            called_it=self.called.text(),
            reference=self.reference.text(),
            decision=self.decision.text(),
            next_contact=self.next.text(),
            return_if=self.return_if.text(),
        )

    def fields(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {
            "when": self.when.text(),
            "typed_on": self._context.desk.today().isoformat(),
            "number": self.number.text(),
            "who": self.who.text(),
            "role": self.role.text(),
            "kind": self.kind.value(),
            "nobody": self.nobody.value(),
            "called": self.called.text(),
            "reference": self.reference.text(),
            "decision": self.decision.text(),
            "next": self.next.text(),
            "return_if": self.return_if.text(),
        }

    def show_fields(self, fields: dict[str, Any]) -> None:
        """Show what `fields` gave."""
        self.when.set_text(self._on_its_day(fields["when"], fields["typed_on"]))
        self.number.setText(fields["number"])
        self.who.setText(fields["who"])
        self.role.setText(fields["role"])
        self.kind.set_value(fields["kind"])
        self.nobody.set_value(fields["nobody"])
        self.called.setText(fields["called"])
        self.reference.setText(fields["reference"])
        self.decision.set_text(fields["decision"])
        self.next.setText(fields["next"])
        self.return_if.setText(fields["return_if"])
        self._show()

    def _on_its_day(self, typed: str, day: str) -> str:
        """Return a time that was typed on an earlier day with that day; a time alone is of today."""
        if not day or day == self._context.desk.today().isoformat() or not _TIME_ALONE.fullmatch(typed.strip()):
            return typed
        year, month, number = day.split("-")
        return f"{int(number)}/{int(month)}/{year} {typed.strip()}"

    def _on_number(self, number: str) -> None:
        self.number.setText(number)
        self.changed.emit()

    def _on_kind(self, _kind: str) -> None:
        self._show()
        self.changed.emit()

    def _on_when(self) -> None:
        self.when_field.set_error(None)
        self._show_clock()
        self.changed.emit()

    def _show(self) -> None:
        nobody = self.kind.value() == _NOT_REACHED_KEY
        self.nobody.setVisible(nobody)
        if nobody and not self.nobody.value():
            self.nobody.set_value(ContactKind.NO_ANSWER.value)
        self.out_of_hours.set_style("strong" if nobody else "small")
        self.out_of_hours.set_tone("" if nobody else "quiet")
        self._show_clock()

    def _show_clock(self) -> None:
        words = self._context.words
        draft = ContactDraft(uuid="", when=self.when.text(), kind=self.contact_kind())
        clock = self._context.desk.contacts.clock_text(draft)
        report = self._context.desk.content.term("verb")
        said = words("Saved as a {report}, this starts the clock: {clock}.", report=report, clock=clock)
        self.clock.set_message("tip", said)
        self.clock.setVisible(bool(clock))

    def _wire(self) -> None:
        self.when.changed.connect(self._on_when)
        self.kind.chosen.connect(self._on_kind)
        self.nobody.chosen.connect(self._on_kind)
        self.decision.text_edited.connect(self.changed)
        lines = (self.number, self.who, self.role, self.called, self.reference, self.next, self.return_if)
        for edit in lines:
            edit.textEdited.connect(self.changed)
