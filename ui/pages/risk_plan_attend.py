"""How concerned staff are about a place, and whether the child can still go there; the pause, where one is offered."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hsbdesk.domain.ids import RecordId
from hsbdesk.domain.plan import Attendance, Hold, Level, PlanRow
from hsbdesk.errors import DeskError
from ui.context import PageContext
from ui.pages.entry_card import make_column
from ui.pages.risk_plan_part import PlanPart
from ui.pages.slots import then
from ui.widgets.combo import Combo
from ui.widgets.field import Field
from ui.widgets.message_bar import MessageBar
from ui.widgets.segmented import Segmented

_HOLD_PREFIX = "hold."


class LevelPart(PlanPart):
    """The level of concern, in a word, and its because."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent=parent)
        theme, words = context.theme, context.words
        self.level = Segmented(theme, self.choices("level"), name=words("Level of concern"))
        self.level.setObjectName("planLevelSegments")
        level = Field(theme, words("Level of concern"), self.level)
        self.fields["level"] = level
        because = self.new_text("because", words("Because"), placeholder=words("What it rests on"))
        self.add(self.beside(level, because, shares=(4, 5), room=480))
        self.level.chosen.connect(then(self.changed.emit))

    def show_row(self, row: PlanRow) -> None:
        self.level.set_value("" if row.level is Level.NOT_SAID else row.level.value)
        super().show_row(row)

    def fill(self, row: PlanRow) -> PlanRow:
        return replace(super().fill(row), level=Level(self.level.value() or Level.NOT_SAID.value))


class HoldFields(PlanPart):
    """Why, who decided, what it waits for, from when to when, what the child does instead, how the child was told."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, context.words("On hold"), prefix="planHold", parent=parent)
        theme, words = context.theme, context.words
        reason = self.new_text("reason", words("Why it is on hold"))
        decided = self.new_line("decided_by", words("Who decided"))
        self.add(self.beside(reason, decided, shares=(3, 2)))
        self.waits_for = Combo(theme, (), name=words("The intervention it waits for"))
        self.waits_for.setObjectName("planHoldWaitsForCombo")
        waits = Field(theme, words("The intervention it waits for"), self.waits_for)
        self.fields["waits_for"] = waits
        self.add(waits)
        starts = self.new_day("starts", words("First day"))
        ends = self.new_day("ends", words("It ends or is looked at on"), hint=words("At most 28 days after it began"))
        self.add(self.beside(starts, ends, room=420))
        self.add(self.new_text("substitute", words("What the child does instead")))
        self.add(self.new_text("told_how", words("How the child was told")))
        self.waits_for.chosen.connect(then(self.changed.emit))

    def set_interventions(self, options: Sequence[tuple[str, str]]) -> None:
        """Offer the interventions of the file, as pairs of id and words."""
        self.waits_for.set_options((("", self.context.words("Choose an intervention")), *options))

    def show_hold(self, hold: Hold) -> None:
        """Put a hold into the fields without telling."""
        self.clear_errors()
        self.show_values(hold)
        self.waits_for.set_value(hold.waits_for or "")

    def hold(self) -> Hold:
        """Return what the fields hold."""
        waits_for = self.waits_for.value()
        return Hold(**self.values(), waits_for=RecordId(waits_for) if waits_for else None)


class AttendPart(PlanPart):
    """Whether the child can still attend; "On hold" only where it may be, with all that it needs."""

    intervention_requested = Signal()
    """To record an exclusion as what it is."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent=parent)
        theme, words = context.theme, context.words
        question = words("Can the child still attend?")
        self.attendance = Segmented(theme, self.choices("attendance_decision"), name=question)
        self.attendance.setObjectName("planAttendanceSegments")
        self._decisions = self.attendance.keys()
        self.question = Field(theme, question, self.attendance)
        self.fields["attendance"] = self.question
        self.add(self.question)
        self.no_hold = MessageBar(
            theme,
            "tip",
            words.refusal(DeskError("plan_hold_school_day")),
            actions=(("record", words("Record an intervention")),),
        )
        self.no_hold.setObjectName("planNoHoldBar")
        self.add(self.no_hold)
        self._hold_box, self._hold_column = make_column(theme)
        self._hold_fields: HoldFields | None = None
        self._held = Hold()
        self._interventions: tuple[tuple[str, str], ...] = ()
        self.add(self._hold_box)
        said = self.new_text("attendance_words", words("In words"), placeholder=words("From 24 March with conditions"))
        alternative = self.new_text("alternative", words("Something good instead or besides"))
        self.add(self.beside(said, alternative))
        self.add(self.new_text("may_still_do", words("What the child may still do here")))
        self._setting = ""
        self.attendance.chosen.connect(then(self._on_chosen))
        self.no_hold.action_requested.connect(then(self.intervention_requested.emit))

    @property
    def hold(self) -> HoldFields:
        """Return the fields of a hold; they are made when they are first wanted."""
        if self._hold_fields is None:
            fields = HoldFields(self.context)
            fields.set_interventions(self._interventions)
            fields.show_hold(self._held)
            fields.changed.connect(self.changed)
            self._hold_column.addWidget(fields)
            self._hold_fields = fields
        return self._hold_fields

    def set_interventions(self, options: Sequence[tuple[str, str]]) -> None:
        """Offer what a hold may wait for, as pairs of id and words."""
        self._interventions = tuple(options)
        if self._hold_fields is not None:
            self._hold_fields.set_interventions(options)

    def set_child(self, name: str) -> None:
        """Ask about the child by the name the screen shows."""
        words = self.context.words
        self.question.set_label(
            words("Can {name} still attend?", name=name) if name else words("Can the child still attend?")
        )

    def set_setting(self, setting: str) -> None:
        """Offer a pause only where going there is not school; one that was set stays to be changed."""
        self._setting = setting
        self._show_fitting()

    def show_row(self, row: PlanRow) -> None:
        shown = self._decisions
        self.attendance.set_value(row.attendance.value if row.attendance.value in shown else "")
        self._held = row.hold or Hold()
        if self._hold_fields is not None:
            self._hold_fields.show_hold(self._held)
        super().show_row(row)
        self.set_setting(row.setting)

    def fill(self, row: PlanRow) -> PlanRow:
        filled = super().fill(row)
        value = self.attendance.value()
        shown = self._decisions
        kept = row.attendance if row.attendance.value not in shown else Attendance.NOT_SAID
        attendance = Attendance(value) if value else kept
        hold = self._hold_fields.hold() if self._hold_fields is not None else self._held
        # What was typed of a hold stays while another decision is tried out.
        return replace(filled, attendance=attendance, hold=None if hold == Hold() else hold)

    def show_error(self, key: str, sentence: str) -> bool:
        if key.startswith(_HOLD_PREFIX):
            return self.hold.show_error(key.removeprefix(_HOLD_PREFIX), sentence)
        return super().show_error(key, sentence)

    def show_checks(self, said: Mapping[str, str]) -> None:
        own = {key.removeprefix(_HOLD_PREFIX): said[key] for key in said if key.startswith(_HOLD_PREFIX)}
        if self._hold_fields is not None:
            self._hold_fields.show_checks(own)
        super().show_checks(said)

    def clear_errors(self) -> None:
        super().clear_errors()
        if self._hold_fields is not None:
            self._hold_fields.clear_errors()

    def _on_chosen(self) -> None:
        self._show_fitting()
        self.changed.emit()

    def _show_fitting(self) -> None:
        on_hold = self.attendance.value() == Attendance.ON_HOLD
        offered = self.context.desk.plans.may_hold(self._setting)
        keys = [key for key in self._decisions if key != Attendance.ON_HOLD or offered or on_hold]
        self.attendance.set_enabled_keys(keys)
        self.no_hold.setVisible(not offered)
        if on_hold:
            self.hold.show()
        self._hold_box.setVisible(on_hold)
