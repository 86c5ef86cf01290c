"""Which place of the plan is shown: its name, when it is, and what can be printed of it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hsbdesk.domain.plan import PlanRow
from hsbdesk.words import Words
from ui.context import PageContext
from ui.pages.slots import then
from ui.widgets.button import Button
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.label import PlainLabel

CLUBS = frozenset(
    {
        "BREAKFAST_AFTERSCHOOL_CLUB",
        "SPORTS_CLUB",
        "YOUTH_CLUB_UNIFORMED",
        "FAITH_GROUP",
        "LEISURE_CENTRE",
        "COMMUNITY_EVENT",
        "TRIP_DAY",
        "TRIP_RESIDENTIAL",
    }
)
"""Where people outside the school lead, and hold a need-to-know sheet."""


class RowHead(QWidget):
    """Name and times at the left, the papers at the right; in a draft also the way to change them."""

    change_requested = Signal()
    sheet_requested = Signal()
    print_requested = Signal()

    def __init__(self, context: PageContext, *, change: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        theme, words = context.theme, context.words
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        said = QVBoxLayout()
        said.setSpacing(0)
        line = QWidget()
        flow = FlowLayout(line, gap=theme.px(8), row_gap=0)
        self._name = PlainLabel(style="heading", wrap=True)
        self._name.setObjectName("planRowName")
        self._when = PlainLabel(style="small", tone="quiet", wrap=True)
        self.change = Button(theme, words("Change"), kind="link", name=words("Change name, places and times"))
        self.change.setObjectName("planRowChangeButton")
        flow.addWidget(self._name)
        flow.addWidget(self._when)
        flow.addWidget(self.change)
        self.change.setVisible(change)
        said.addWidget(line)
        row.addLayout(said, 1)
        self.sheet = Button(theme, words("Club sheet"), icon="print")
        self.sheet.setObjectName("clubSheetButton")
        self.extract = Button(theme, words("Print"), icon="print", name=words("Print this place alone"))
        self.extract.setObjectName("planExtractButton")
        for button in (self.sheet, self.extract):
            button.setToolTip(words("Ctrl+Shift+P"))
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self.change.clicked.connect(then(self.change_requested.emit))
        self.sheet.clicked.connect(then(self.sheet_requested.emit))
        self.extract.clicked.connect(then(self.print_requested.emit))

    def show_row(self, row: PlanRow) -> None:
        """Show a row."""
        words = self._context.words
        self._name.setText(row.name or words("New place"))
        content = self._context.desk.content
        parts = (when_text(words, row), content.label("setting", row.setting).lower())
        self._when.setText(", ".join(part for part in parts if part))
        has_sheet = is_club(row)
        self.sheet.setVisible(has_sheet)
        self.extract.setVisible(not has_sheet)

    def set_changing(self, *, changing: bool) -> None:
        """Say what the link does: open the fields of name and times, or fold them."""
        words = self._context.words
        self.change.set_text(words("Fold") if changing else words("Change"))

    def focus_first(self) -> None:
        """Go to the first control."""
        target = (
            self.change
            if self.change.isVisibleTo(self)
            else self.sheet
            if self.sheet.isVisibleTo(self)
            else self.extract
        )
        target.setFocus(Qt.FocusReason.OtherFocusReason)


def is_club(row: PlanRow) -> bool:
    """Return whether a need-to-know sheet goes with a row."""
    return row.sheet is not None or row.setting in CLUBS


def when_text(words: Words, row: PlanRow) -> str:
    """Return "Tuesdays 17:00-18:00" with a dash of its length; nothing for a row without times."""
    plurals = {
        "MONDAY": words("Mondays"),
        "TUESDAY": words("Tuesdays"),
        "WEDNESDAY": words("Wednesdays"),
        "THURSDAY": words("Thursdays"),
        "FRIDAY": words("Fridays"),
        "SATURDAY": words("Saturdays"),
        "SUNDAY": words("Sundays"),
    }
    days = ", ".join(plurals[day] for day in row.days if day in plurals)
    times = "\u2013".join(part for part in (row.starts, row.ends) if part)
    return " ".join(part for part in (days, times) if part)
