"""One outcome: for whom, what is likely, because of what; by when, and in whose opinion."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hsbdesk.domain.readiness import FieldPlace, Finding
from hsbdesk.domain.referral import Outcome
from ui.context import PageContext
from ui.pages.cited_records import CitedRecords
from ui.pages.flagged_fields import FlaggedFields
from ui.pages.flags import Flag, FlagLines
from ui.pages.item_card import ItemCard
from ui.pages.referral_chosen import ChosenRecords
from ui.pages.side_by_side import SideBySide
from ui.pages.slots import then
from ui.widgets.combo import Combo
from ui.widgets.field import Field

CHILD = "CHILD"
_TYPED = ("whom", "text", "because", "horizon", "opinion_of")


class OutcomeCard(ItemCard):
    """An outcome says under it whether it is used: not before it says because of what."""

    keep_requested = Signal(object)
    whom_changed = Signal()

    def __init__(self, context: PageContext, chosen: ChosenRecords, parent: QWidget | None = None) -> None:
        super().__init__(context, name="outcome", parent=parent)
        theme, words, content = context.theme, context.words, context.desk.content
        self._base = Outcome(who=CHILD, text="")
        self.fields = FlaggedFields(context, self)
        whose = [(code, content.label("outcome_who", code)) for code in content.choices("outcome_who")]
        self.who = Combo(theme, whose, name=words("For"))
        self.who.setObjectName("outcomeWhoCombo")
        who = self.fields.hold("who", Field(theme, words("For"), self.who))
        whom, self.whom = self.fields.add_line(
            "whom", words("Name that prints"), "outcomeWhomEdit", optional=words("Empty: as chosen")
        )
        text, self.text = self.fields.add_text("text", words("What is likely"), "outcomeTextEdit")
        self.cited = CitedRecords(context, chosen, name="outcome", label=words("Because: what it rests on"))
        cited = self.fields.hold("cited", Field(theme, words("Because: what it rests on"), self.cited))
        because, self.because = self.fields.add_text(
            "because", words("Because, in words"), "outcomeBecauseEdit", optional=words("Prints after the rows")
        )
        domains = [(code, content.label("outcome_domain", code)) for code in content.outcome_domains]
        self.domain = Combo(theme, (("", words("Not said")), *domains), name=words("Part of life"))
        self.domain.setObjectName("outcomeDomainCombo")
        domain = self.fields.hold("domain", Field(theme, words("Part of life"), self.domain))
        horizon, self.horizon = self.fields.add_line(
            "horizon", words("By when"), "outcomeHorizonEdit", placeholder=words("by the summer")
        )
        opinion, self.opinion_of = self.fields.add_line(
            "opinion_of", words("Opinion of"), "outcomeOpinionEdit", optional=words("Empty: the author")
        )
        self.add(SideBySide(theme, ((who, 1), (whom, 1)), room=440))
        self.add(text)
        self.add(cited)
        self.add(because)
        self.add(SideBySide(theme, ((domain, 1), (horizon, 1)), room=440))
        self.add(opinion)
        self._state = FlagLines(theme)
        self._state.setObjectName("outcomeState")
        self.add(self._state)
        self.setFocusProxy(self.text)
        self.who.chosen.connect(then(self._on_who))
        self.domain.chosen.connect(then(self.changed.emit))
        self.fields.changed.connect(self._on_edited)
        self.fields.keep_requested.connect(self.keep_requested)
        self.cited.changed.connect(self._on_edited)
        self._state.chosen.connect(then(self.cited.open_picker))

    def show_outcome(self, outcome: Outcome) -> None:
        """Show an outcome."""
        self._base = outcome
        self.who.set_value(outcome.who)
        self.domain.set_value(outcome.domain)
        self.cited.show_records(outcome.cited)
        for key in _TYPED:
            self.fields.set_shown(key, getattr(outcome, key))
        self._say()

    def outcome(self) -> Outcome:
        """Return the outcome as it stands."""
        return replace(
            self._base,
            who=self.who.value() or CHILD,
            domain=self.domain.value(),
            cited=self.cited.records(),
            **{key: self.fields.text(key) for key in _TYPED},
        )

    def is_empty(self) -> bool:
        """Return whether nothing was typed into it and nothing is named."""
        return not self.cited.records() and not any(self.fields.text(key).strip() for key in _TYPED)

    def set_findings(self, findings: Sequence[Finding]) -> None:
        """Show what is to resolve about this outcome; that it lacks its because stands there already."""
        self.fields.show_findings([finding for finding in findings if finding.rule != "R40" or finding.overridden])

    def go_to(self, place: FieldPlace) -> bool:
        """Put the keyboard into a field."""
        if place.field == "because" and place.start < 0 and not self.outcome().founded:
            return self.fields.go_to("cited")
        return self.fields.go_to(place.field or "text", place.start, place.end)

    def _on_who(self) -> None:
        self._say()
        self.whom_changed.emit()
        self.changed.emit()

    def _on_edited(self) -> None:
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        words = self.context.words
        outcome = self.outcome()
        if self.is_empty():
            self._state.show_flags(())
        elif outcome.founded:
            self._state.show_flags((Flag("used", "ok", words("In the report.")),))
        else:
            said = words("Not in the report yet: an outcome says because of what.")
            choose = (("cite", words("Choose entries")),)
            self._state.show_flags((Flag("unfounded", "stop", said, choose),))
