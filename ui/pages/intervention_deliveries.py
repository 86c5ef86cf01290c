"""Day by day: whether something was delivered on each school day since it began."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QKeyEvent

from hsbdesk.desk.intervention_views import InterventionView
from hsbdesk.domain.date_names import spell
from hsbdesk.domain.intervention import Delivery
from ui.context import PageContext
from ui.models.row_model import RowModel
from ui.pages.fields import make_line
from ui.pages.saving_form import open_saving_form
from ui.pages.small_form import SmallForm
from ui.widgets.button import Button
from ui.widgets.compact_delegate import CompactDelegate
from ui.widgets.field import Field
from ui.widgets.segmented import Segmented
from ui.widgets.table import TextTable
from ui.widgets.table_roles import Column, Mark, Role

_NOT_RECORDED = "NOT_RECORDED"
_COLUMNS = (Column(120), Column(130), Column(160, stretch=True))
_KEYS = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4)
_MARKS = {"IN_PLACE": "ok", "PARTLY": "check", "NOT_DELIVERED": "stop"}
_TABLE_HEIGHT = 264
_WIDTH = 640


def ask_deliveries(context: PageContext, view: InterventionView, done: Callable[[], None]) -> None:
    """Show the school days since it began, to be changed and saved together."""
    words, desk = context.words, context.desk
    form = DeliveriesForm(context, view.deliveries)
    intervention = view.intervention.id

    def prepare() -> Callable[[], None] | None:
        return partial(desk.interventions.set_deliveries, intervention, form.deliveries()) if form.is_whole() else None

    question = words("Was it delivered, day by day?")
    open_saving_form(context, question, form, words("Save the days"), prepare, lambda _none: done(), width=_WIDTH)


class DeliveriesForm(SmallForm):
    """Keys 1 to 4 state the chosen day and go on to the next; below, the same by mouse, and why."""

    def __init__(self, context: PageContext, days: Sequence[Delivery]) -> None:
        words, content, theme = context.words, context.desk.content, context.theme
        super().__init__(context, (), name="deliveriesForm")
        self._states = {code: content.label("reliability", code) for code in content.choices("reliability")}
        self._states[""] = words("Not recorded")
        self._model: RowModel[Delivery] = RowModel(
            (words("School day"), words("Delivered"), words("Why")), partial(_cell, self._states), self
        )
        self._model.set_rows(days)
        self._days_at_first = tuple(days)
        self.table = TextTable(theme, name=words("School days since it began"), columns=_COLUMNS)
        CompactDelegate(theme, self.table)
        self.table.setObjectName("deliveriesTable")
        self.table.setAccessibleDescription(words("1 in place, 2 partly, 3 not delivered, 4 not recorded"))
        self.table.setModel(self._model)
        self.table.setFixedHeight(theme.px(_TABLE_HEIGHT))
        self.column.addWidget(self.table)
        options = [(code or _NOT_RECORDED, label) for code, label in self._states.items()]
        self.state = Segmented(theme, options, name=words("Delivered on this day"))
        self.state.setObjectName("deliveryStateSegments")
        self.state_field = Field(theme, words("Delivered on this day"), self.state)
        self.column.addWidget(self.state_field)
        why_field, self.why = make_line(theme, words("Why"), "deliveryWhyEdit")
        self.column.addWidget(why_field)
        self.rest = Button(theme, words("Mark the rest as in place"))
        self.rest.setObjectName("restInPlaceButton")
        self.column.addWidget(self.rest, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self.table)
        self._wire()
        self.table.select_row(0)
        self._show_day()

    def deliveries(self) -> tuple[Delivery, ...]:
        """Return the days that are stated."""
        return tuple(day for day in self._days() if day.state)

    def is_whole(self) -> bool:
        """Return whether every reason has its answer; goes to the first day where it has not."""
        for row, day in enumerate(self._days()):
            if day.why.strip() and not day.state:
                self.table.select_row(row)
                self.state_field.set_error(self._context.words("Say whether it was delivered on this day."))
                self.state.setFocus(Qt.FocusReason.OtherFocusReason)
                return False
        return True

    def is_changed(self) -> bool:
        """Return whether a day says something else than at first."""
        return self._days() != self._days_at_first

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.table and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key())
            held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if key in _KEYS and not held:
                self._on_state(self.state.keys()[_KEYS.index(key)])
                self.table.select_row(min(self.table.current_row() + 1, self._model.rowCount() - 1))
                return True
        return super().eventFilter(watched, event)

    def _days(self) -> tuple[Delivery, ...]:
        return tuple(day for day in self._model.rows() if isinstance(day, Delivery))

    def _wire(self) -> None:
        self.table.installEventFilter(self)
        self.table.row_chosen.connect(self._show_day)
        self.table.row_opened.connect(self._go_to_why)
        self.state.chosen.connect(self._on_state)
        self.why.textEdited.connect(self._on_why)
        self.rest.clicked.connect(self._fill_rest)

    def _show_day(self, *_index: QModelIndex) -> None:
        """Say below what is stated of the chosen day."""
        day = self._model.row(self.table.currentIndex())
        if day is None:
            return
        self.state_field.set_label(day_words(day.day))
        self.state.set_value(day.state or _NOT_RECORDED)
        if self.why.text() != day.why:
            self.why.setText(day.why)

    def _go_to_why(self, _index: QModelIndex) -> None:
        self.why.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_state(self, code: str) -> None:
        state = "" if code == _NOT_RECORDED else code
        self.state_field.set_error(None)
        self._change(lambda day: replace(day, state=state))

    def _on_why(self, why: str) -> None:
        self._change(lambda day: replace(day, why=why))

    def _change(self, change: Callable[[Delivery], Delivery]) -> None:
        index = self.table.currentIndex()
        day = self._model.row(index)
        if day is not None:
            self._model.change_row(index, change(day))
            self._show_day()
            self.changed.emit()

    def _fill_rest(self) -> None:
        here = self.table.current_row()
        self._model.set_rows([day if day.state else replace(day, state="IN_PLACE") for day in self._days()])
        self.table.select_row(max(0, here))
        self._show_day()
        self.changed.emit()


def day_words(day: str) -> str:
    """Return a school day in words: "Tue 17 March"."""
    return spell(date.fromisoformat(day), "{wd} {day} {month}")


def _cell(states: dict[str, str], row: Delivery, column: int, role: int) -> object:
    day = day_words(row.day)
    if role == Qt.ItemDataRole.DisplayRole:
        return (day, states[row.state], row.why)[column]
    if role == Role.STYLE:
        return ("strong", "plain" if row.state else "quiet", "quiet")[column]
    if role == Role.MARK and column == 1 and row.state:
        return Mark("state", _MARKS[row.state])
    if column == 0 and role == Role.KEY:
        return row.day
    if column == 0 and role == Role.ACCESSIBLE:
        return ", ".join(part for part in (day, states[row.state], row.why) if part)
    return None
