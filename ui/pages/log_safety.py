"""The first question of the form: whether any child is at risk now, or before they next see a safe adult."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hsbdesk.domain.concern import RiskNow
from hsbdesk.domain.concern_draft import ConcernDraft
from ui.context import PageContext
from ui.pages.form_place import bring_into_view
from ui.pages.side_by_side import SideBySide
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.label import PlainLabel
from ui.widgets.message_bar import MessageBar
from ui.widgets.segmented import Segmented

_ANSWERS = (RiskNow.YES, RiskNow.NO_ONE_I_CAN_SEE, RiskNow.NOT_SURE)


class SafetyQuestion(Card):
    """Three answers in one neutral colour; Yes opens what to do first. It never blocks the form."""

    changed = Signal()
    acted = Signal()
    """Help was got; the form can go on."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, parent=parent)
        self._context = context
        self._acted = ""
        theme, words, content = context.theme, context.words, context.desk.content
        question = words("Is any child at risk now, or before they next see a safe adult?")
        self.answer = Segmented(
            theme, [(code.value, content.label("risk_now", code)) for code in _ANSWERS], name=question
        )
        self.answer.setObjectName("riskNowSegments")
        said = QWidget()
        lines = QVBoxLayout(said)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(PlainLabel(question, style="label", wrap=True))
        lines.addWidget(PlainLabel(self._reminder(), style="small", tone="quiet", wrap=True))
        self.add(SideBySide(theme, ((said, 1), (self.answer, 0)), room=720, place=Qt.AlignmentFlag.AlignVCenter))
        self.panel = MessageBar(theme, "stop", title=content.danger.heading)
        self.panel.setObjectName("atRiskBar")
        self.panel.hide()
        self.add(self.panel)
        self.answer.chosen.connect(self._on_chosen)
        self.panel.action_requested.connect(self._on_acted)

    def show_draft(self, draft: ConcernDraft) -> None:
        """Show a draft's answer."""
        self._acted = draft.risk_acted
        self.answer.set_value("" if draft.risk_now is RiskNow.NOT_ANSWERED else draft.risk_now.value)
        self._show()

    def fill_draft(self, draft: ConcernDraft) -> ConcernDraft:
        """Return the draft with this answer."""
        value = self.answer.value()
        return replace(
            draft,
            risk_now=RiskNow(value) if value else RiskNow.NOT_ANSWERED,
            risk_acted=self._acted if value == RiskNow.YES.value else "",
        )

    def panel_button(self) -> Button | None:
        """Return "I have done this, continue" while it is asked."""
        return self.panel.findChild(Button, "message_acted") if self._waits() else None

    def _waits(self) -> bool:
        return self.answer.value() == RiskNow.YES.value and not self._acted

    def _reminder(self) -> str:
        words = self._context.words
        phones = self._context.desk.school.phones
        if phones:
            return words("Going home counts. If yes: act first, 999, tell {name}.", name=phones[0].name)
        return words("Going home counts. If yes: act first, 999.")

    def _help_lines(self) -> str:
        words, content, school = self._context.words, self._context.desk.content, self._context.desk.school
        lines = [content.danger.at_risk]
        lines += [
            words("{name}, {role}: {phone}", name=phone.name, role=phone.role, phone=phone.phone)
            for phone in school.phones
        ]
        lines += [
            words("Out of hours: {name} {phone}", name=phone.name, phone=phone.phone) for phone in school.out_of_hours
        ]
        return "\n".join(lines)

    def _show(self) -> None:
        words = self._context.words
        at_risk = self.answer.value() == RiskNow.YES.value
        if at_risk and self._waits():
            self.panel.set_message("stop", self._help_lines(), self._context.desk.content.danger.heading)
            self.panel.set_actions((("acted", words("I have done this, continue")),))
        elif at_risk:
            self.panel.set_message("done", self._acted)
            self.panel.set_actions((("again", words("Show whom to get")),))
        self.panel.setVisible(at_risk)

    def _on_chosen(self, _value: str) -> None:
        self._show()
        if self._waits():
            bring_into_view(self.panel)
        self.changed.emit()

    def _on_acted(self, key: str) -> None:
        words = self._context.words
        if key == "again":
            self._acted = ""
            self._show()
            button = self.panel_button()
            if button is not None:
                button.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            now = self._context.desk.now()
            self._acted = words("I have done this, at {time}.", time=f"{now:%H:%M}")
            self._show()
            self.acted.emit()
        self.changed.emit()
