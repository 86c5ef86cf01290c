"""What a row of the risk plan is about: the place, its times, the behaviour there, what helps and what is needed."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hsbdesk.domain.ids import FileId, RecordId
from hsbdesk.domain.plan import PlanRow
from ui.context import PageContext
from ui.pages.linked_concerns import LinkedConcerns
from ui.pages.picked_chips import PickedChips
from ui.pages.risk_plan_part import PlanPart
from ui.pages.slots import then
from ui.widgets.combo import Combo
from ui.widgets.field import Field
from ui.widgets.message_bar import MessageBar


class PlacePart(PlanPart):
    """Setting, name, the school's own places, days and times."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent=parent)
        theme, words = context.theme, context.words
        name = self.new_line("name", words("What staff call it"), hint=words("As it prints"))
        self.setting = Combo(theme, self.choices("setting"), name=words("Kind of place"))
        self.setting.setObjectName("planSettingCombo")
        setting = Field(theme, words("Kind of place"), self.setting)
        self.fields["setting"] = setting
        self.add(self.beside(name, setting))
        self.places = PickedChips(context, (), label=words("The school's own places"), name="planPlaces")
        self.days_of = PickedChips(context, self.choices("weekday"), label=words("Days"), name="planDays")
        for key, label, chips in (
            ("places", words("The school's own places"), self.places),
            ("days", words("Days"), self.days_of),
        ):
            self.fields[key] = Field(theme, label, chips)
            chips.changed.connect(self.changed)
        self.add(self.beside(self.fields["places"], self.fields["days"]))
        starts = self.new_line("starts", words("From (time)"), placeholder="17:00")
        ends = self.new_line("ends", words("Until (time)"), placeholder="18:00")
        self.add(self.beside(starts, ends, room=280))
        self.setting.chosen.connect(then(self.changed.emit))

    def show_row(self, row: PlanRow) -> None:
        school = self.context.desk.school
        self.places.set_options([(place.name, place.name) for place in school.places])
        self.setting.set_value(row.setting)
        self.places.set_values(row.places)
        self.days_of.set_values(row.days)
        super().show_row(row)

    def fill(self, row: PlanRow) -> PlanRow:
        filled = super().fill(row)
        return replace(
            filled,
            setting=self.setting.value() or row.setting,
            places=self.places.values(),
            days=self.days_of.values(),
        )


class _ListedPart(PlanPart):
    """Fields with a list to pick from below them."""

    def _chips(self, key: str, vocabulary: str, label: str) -> PickedChips:
        chips = PickedChips(self.context, self.choices(vocabulary), label=label, name=f"plan{key.capitalize()}")
        chips.changed.connect(self.changed)
        return chips

    def _under(self, field: Field, below: QWidget) -> QWidget:
        """Return a field with what goes with it below."""
        box = self.beside(field, room=0)
        column = field.layout()
        if column is not None:
            column.addWidget(below)
        return box


class ConcernPart(_ListedPart):
    """The behaviour of concern with its entries, who may be at risk, what makes it more likely, what helps."""

    open_requested = Signal(object)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent=parent)
        theme, words = context.theme, context.words
        self.asks = MessageBar(theme, "tip")
        self.asks.setObjectName("planAsksBar")
        self.asks.hide()
        self.add(self.asks)
        behaviour = self.new_text("behaviour", words("Behaviour of concern"))
        at_risk = self.new_text(
            "at_risk", words("Who may be at risk"), placeholder=words("Groups, no names: younger children")
        )
        self.concerns = LinkedConcerns(context, label=words("Recorded in"), name="plan", choose=True)
        self.fields["concerns"] = Field(theme, words("Recorded in"), self.concerns, hide_label=True)
        self.add(self.beside(behaviour, at_risk))
        self.add(self.fields["concerns"])
        self.triggers = self._chips("triggers", "trigger", words("What makes it more likely"))
        self.strengths = self._chips("strengths", "plan_strength", words("Strengths"))
        triggers = self.new_text("triggers_words", words("What makes it more likely"))
        gives = self.new_text("gives", words("Strengths, and what the place gives the child"))
        self.add(self.beside(self._under(triggers, self.triggers), self._under(gives, self.strengths)))
        self.concerns.changed.connect(self.changed)
        self.concerns.open_requested.connect(self.open_requested)

    def show_concerns(self, file: FileId, labels: Mapping[RecordId, str], row: PlanRow) -> None:
        """Show the entries the behaviour was recorded in."""
        self.concerns.show_records(file, labels, row.concerns)

    def show_row(self, row: PlanRow) -> None:
        self.triggers.set_values(row.triggers)
        self.strengths.set_values(row.strengths)
        self.triggers.fold()
        self.strengths.fold()
        super().show_row(row)
        # Prompts for a row that begins; once something is said of it they are in the way.
        asks = self.context.desk.plans.ready_row(row.setting).asks if not row.behaviour.strip() else ()
        self.asks.set_message("tip", "\n".join(asks), self.context.words("Questions to think with"))
        self.asks.setVisible(bool(asks))

    def fill(self, row: PlanRow) -> PlanRow:
        return replace(
            super().fill(row),
            concerns=self.concerns.records(),
            triggers=self.triggers.values(),
            strengths=self.strengths.values(),
        )


class NeedsPart(_ListedPart):
    """What the child needs in this place."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent=parent)
        label = context.words("What the child needs here")
        self.needs = self._chips("needs", "plan_need", label)
        self.add(self._under(self.new_text("needs_words", label), self.needs))

    def show_row(self, row: PlanRow) -> None:
        self.needs.set_values(row.needs)
        self.needs.fold()
        super().show_row(row)

    def fill(self, row: PlanRow) -> PlanRow:
        return replace(super().fill(row), needs=self.needs.values())
