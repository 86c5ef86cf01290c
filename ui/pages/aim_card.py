"""The aim of an intervention in words, and its own time and place, by which it is counted first."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from hsbdesk.domain.intervention_draft import InterventionDraft
from ui.context import PageContext
from ui.pages.form_card import FormCard
from ui.pages.slots import then
from ui.widgets.button import Button


class AimCard(FormCard):
    """Places and parts of the day of this school as chips; behaviours are folded away until they are wanted."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        words, school = context.words, context.desk.school
        super().__init__(
            context, "intervention", words("Aim"), words("counts look at its own time and place first"), parent
        )
        self.put_text("aim", words("What it is for"))
        self.put_line(
            "scope_words", words("Its time and place, in words"), placeholder=words("Break and lunch, any place")
        )
        places = [(place.name, place.name) for place in school.places]
        self.places = self.put_chips(
            "scope_places", words("Places"), places, "scopePlacesChips", optional=words("None: any place")
        )
        times = [(part.name, part.name) for part in school.day_times]
        self.times = self.put_chips(
            "scope_times", words("Times"), times, "scopeTimesChips", optional=words("None: any time")
        )
        self.unfold = Button(context.theme, words("Only some behaviours"), kind="link")
        self.unfold.setObjectName("scopeBehavioursButton")
        self.body.addWidget(self.unfold, 0, Qt.AlignmentFlag.AlignLeft)
        self.behaviours = self.put_chips(
            "scope_behaviours",
            words("Behaviours"),
            self.choices("behaviour_type"),
            "scopeBehavioursChips",
            optional=words("None: any behaviour"),
        )
        self.fields["scope_behaviours"].hide()
        self.unfold.clicked.connect(then(self._unfold))

    def show_scope(self, draft: InterventionDraft) -> None:
        """Turn on what a draft names, without telling."""
        self.places.set_values(draft.scope_places)
        self.times.set_values(draft.scope_times)
        self.behaviours.set_values(draft.scope_behaviours)
        if draft.scope_behaviours:
            self._unfold()

    def _unfold(self) -> None:
        self.fields["scope_behaviours"].show()
        if self.unfold.hasFocus():
            first = self.choices("behaviour_type")[0][0]
            self.behaviours.button(first).setFocus(Qt.FocusReason.OtherFocusReason)
        self.unfold.hide()
