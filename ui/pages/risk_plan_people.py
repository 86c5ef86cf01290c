"""Who watches, what happens if, and what the child and the carer say of one place."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from hsbdesk.domain.plan import Contingency, PlanRow
from ui.context import PageContext
from ui.pages.risk_plan_part import PlanPart, set_shown
from ui.pages.rows_editor import RowColumn, RowsEditor
from ui.pages.slots import then
from ui.widgets.combo import Combo
from ui.widgets.field import Field

_TIMES = ("when", "when_words", "then", "by", "tell")


class SupervisionPart(PlanPart):
    """How close an adult is, who that is, and who when that person is away."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent=parent)
        theme, words = context.theme, context.words
        options = [("", words("Not said yet")), *self.choices("supervision_level")]
        self.level = Combo(theme, options, name=words("Supervision"))
        self.level.setObjectName("planSupervisionCombo")
        self.fields["supervision"] = Field(theme, words("Supervision"), self.level)
        said = self.new_line("supervision_words", words("In words"), optional=words("Optional"))
        self.add(self.beside(self.fields["supervision"], said))
        who = self.new_line("supervisor", words("Who supervises"))
        role = self.new_line("supervisor_role", words("Role"), optional=words("Optional"))
        self.add(self.beside(who, role))
        cover = self.new_line(
            "supervisor_cover",
            words("Who covers"),
            hint=words("Nobody yet? Name a substitute before the child is left out."),
        )
        briefed = self.new_day("briefed_on", words("Briefed on"), optional=words("Optional"))
        self.add(self.beside(cover, briefed))
        sight = self.new_line(
            "sight", words("Minutes a week in line of sight"), hint=words("A school week, in this place")
        )
        self.sight = self.texts.pop("sight")
        self.review = self.new_day("review_due", words("This place is looked at by"), optional=words("Optional"))
        self.add(self.beside(sight, self.review))
        self.level.chosen.connect(then(self.changed.emit))

    def show_row(self, row: PlanRow) -> None:
        self.level.set_value(row.supervision)
        set_shown(self.sight, str(row.sight_minutes) if row.sight_minutes else "")
        super().show_row(row)

    def fill(self, row: PlanRow) -> PlanRow:
        typed = self.sight.text().strip()
        minutes = int(typed) if typed.isdecimal() else 0
        return replace(super().fill(row), supervision=self.level.value(), sight_minutes=minutes)


class HappensPart(PlanPart):
    """If this happens, then that: by whom, and who is told; and what was said of this place."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent=parent)
        theme, words = context.theme, context.words
        self.rows = RowsEditor(
            context,
            (
                RowColumn(
                    key="when",
                    label=words("If"),
                    width=190,
                    kind="choice",
                    options=tuple(self.choices("contingency_if")),
                ),
                RowColumn(
                    key="when_words", label=words("In words here"), width=150, placeholder=words("Pat Lewis away")
                ),
                RowColumn(key="then", label=words("Then"), width=240, kind="text"),
                RowColumn(key="by", label=words("Who does it"), width=130),
                RowColumn(key="tell", label=words("Who is told"), width=130),
            ),
            name="contingency",
            add=words("Add what happens if"),
            removed=words("One answer was taken out."),
        )
        self.fields["contingencies"] = Field(theme, words("If this happens"), self.rows)
        self.add(self.fields["contingencies"])
        child = self.new_text("child_view", words("What the child says"), hint=words("Exactly as said"), verbatim=True)
        carer = self.new_text("carer_view", words("What the carer says"), reported=True)
        self.add(self.beside(child, carer))
        self.add(
            self.new_text(
                "own_words",
                words("On the child's own page"),
                hint=words("One plain, positive line about this place"),
            )
        )
        self.rows.changed.connect(self.changed)

    def show_row(self, row: PlanRow) -> None:
        self.rows.set_rows([{key: str(getattr(one, key)) for key in _TIMES} for one in row.contingencies])
        super().show_row(row)

    def fill(self, row: PlanRow) -> PlanRow:
        return replace(super().fill(row), contingencies=tuple(Contingency(**one) for one in self.rows.rows()))
