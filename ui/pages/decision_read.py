"""A decision to be read: what was decided and why, what has brought it back, and what can be done now."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hsbdesk.desk.decisions import DecisionView
from hsbdesk.desk.worklists import Target
from hsbdesk.domain.decision import Decided
from ui.context import PageContext
from ui.pages.fields import keep_narrow
from ui.pages.read_layer import ReadLayer
from ui.pages.record_sections import add_sections
from ui.pages.slots import then
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.label import PlainLabel

_WIDEST = 820


class DecisionLayer(ReadLayer):
    """One main action: answer it, start the referral, or open the one that came of it."""

    def __init__(self, context: PageContext, view: DecisionView) -> None:
        super().__init__(context, view.title, " · ".join(part for part in (view.child, view.state) if part))
        theme, words = context.theme, context.words
        decision = view.decision
        self.decision = decision.id
        self.answer = Button(theme, words("Answer") if view.reopened else words("Look at it again"))
        self.answer.setObjectName("answerDecisionButton")
        if view.reopened is not None:
            self.answer.set_kind("primary")
        self.refer = Button(theme, words("Start the {verb}", verb=context.desk.content.term("verb")), kind="primary")
        self.refer.setObjectName("referDecisionButton")
        self.title.add_action(self.answer)
        self.title.add_action(self.refer)
        # Only now: without a place a button would show as a window of its own.
        self.answer.setVisible(view.may_answer)
        self.refer.setVisible(decision.decided is Decided.REFER and decision.referral is None)
        if view.referral and decision.referral is not None:
            came = Button(theme, words("Open {number}", number=view.referral), kind="primary")
            came.setObjectName("openReferralButton")
            target = Target("referral", decision.referral, decision.file)
            came.clicked.connect(lambda _on=False: self.open_requested.emit(target))
            self.title.add_action(came)
        holder = QWidget()
        self._column = QVBoxLayout(holder)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(12))
        self.body.addLayout(keep_narrow(holder, theme.px(_WIDEST)))
        if view.reopened is not None:
            self.notice.set_message("check", words("It has come back: {why}.", why=view.reopened.why))
            self.notice.show()
            self._add_concerns(view)
        card = Card(theme)
        card.body.setSpacing(theme.px(8))
        add_sections(theme, card.body, view.sections)
        self._column.addWidget(card)
        self.body.addStretch(1)

    def focus_first(self) -> None:
        """Put the keyboard onto the main action."""
        for button in (self.refer, self.answer, self.back):
            if not button.isHidden():
                button.setFocus()
                return

    def _add_concerns(self, view: DecisionView) -> None:
        theme, words = self.context.theme, self.context.words
        if not view.concerns:
            return
        card = Card(theme, words("Recorded since"))
        for record, text in view.concerns:
            card.add(PlainLabel(text, style="small", wrap=True))
            link = Button(theme, words("Open its triage"), kind="link", name=words("Open triage: {what}", what=text))
            link.setObjectName("decisionConcernLink")
            target = Target("triage", record, view.decision.file)
            link.clicked.connect(then(lambda target=target: self.open_requested.emit(target)))
            card.body.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(card)
