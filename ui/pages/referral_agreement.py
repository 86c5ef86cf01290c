"""The family's agreement to a service that works only with it: who agreed, when and how (rule R09)."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hsbdesk.domain.dates import day_text
from hsbdesk.domain.referral import FamilyAgreement
from ui.context import PageContext
from ui.pages.days import read_day
from ui.pages.flagged_fields import FlaggedFields
from ui.pages.side_by_side import SideBySide
from ui.pages.slots import then
from ui.widgets.combo import Combo
from ui.widgets.field import Field

_LINES = ("agreement_by", "agreement_on", "agreement_how")


class AgreementFields(QWidget):
    """One answer and what bears it out; they stand in `fields`, which shows findings below them."""

    changed = Signal()

    def __init__(self, context: PageContext, fields: FlaggedFields, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._fields = fields
        theme, words, content = context.theme, context.words, context.desk.content
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        label = words("Does the family agree?")
        codes = content.choices("family_agreement")
        options = (("", words("Not said")), *((code, content.label("family_agreement", code)) for code in codes))
        self.answer = Combo(theme, options, name=label)
        self.answer.setObjectName("familyAgreementCombo")
        hint = words("Early help and specialist services work only with the family's agreement.")
        answer = fields.hold("agreement", Field(theme, label, self.answer, hint=hint))
        by, _ = fields.add_line("agreement_by", words("Who in the family"), "agreementByEdit")
        on, self._day = fields.add_line(
            "agreement_on", words("On which day"), "agreementOnEdit", placeholder=words("17 March 2026")
        )
        how, _ = fields.add_line(
            "agreement_how", words("How"), "agreementHowEdit", placeholder=words("in a talk with A. Rees")
        )
        column.addWidget(SideBySide(theme, ((answer, 1), (by, 1)), room=440))
        column.addWidget(SideBySide(theme, ((on, 1), (how, 1)), room=440))
        self.answer.chosen.connect(then(self.changed.emit))
        self._day.editingFinished.connect(self._check_day)

    def show_agreement(self, agreement: FamilyAgreement | None) -> None:
        """Show what is recorded; None for nothing yet."""
        shown = agreement or FamilyAgreement()
        self.answer.set_value(shown.answer)
        for key, text in zip(_LINES, (shown.by, day_text(shown.on), shown.how), strict=True):
            self._fields.set_shown(key, text)
        self._check_day()

    def agreement(self) -> FamilyAgreement | None:
        """Return what stands here, None for nothing at all."""
        by, typed, how = (self._fields.text(key) for key in _LINES)
        day = read_day(self._context, typed)
        on = day.isoformat() if day is not None else ""
        found = FamilyAgreement(answer=self.answer.value(), by=by, on=on, how=how)
        return None if found == FamilyAgreement() else found

    def _check_day(self) -> None:
        typed = self._day.text()
        wrong = bool(typed.strip()) and read_day(self._context, typed) is None
        problem = self._context.words("Type a day, such as 17 March 2026.") if wrong else ""
        self._fields.fields["agreement_on"].set_error(problem)
