"""Choose the entries, facts, interventions and calls that a request or an outcome rests on."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hsbdesk.desk.choices import Choice
from hsbdesk.domain.ids import RecordId
from hsbdesk.domain.names import fold
from hsbdesk.words import Words
from ui.context import PageContext
from ui.models.choices_model import group_title, printed_text
from ui.models.row_model import RowModel
from ui.pages.referral_chosen import ChosenRecords
from ui.pages.section_pane import ViewSwitch
from ui.pages.slots import then
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.table_roles import Column, Group, Role
from ui.widgets.text_edit import SearchEdit
from ui.widgets.tick_table import TickTable

_COLUMNS = (Column(44), Column(74), Column(260, stretch=True), Column(84))
_WIDTH, _HEIGHT = 760, 420
_ALL, _TICKED = "all", "ticked"


@dataclass(frozen=True, slots=True)
class CiteRow:
    """A record that may be named; number is the one it prints with, empty where it does not print."""

    choice: Choice
    cited: bool
    number: str


class CitePicker(QWidget):
    """A tick list of all records. A ticked one that does not print offers "Include" in its row."""

    def __init__(self, context: PageContext, chosen: ChosenRecords, records: tuple[RecordId, ...]) -> None:
        super().__init__()
        self.setObjectName("citePicker")
        self._context = context
        self._chosen = chosen
        self._cited: dict[str, None] = dict.fromkeys(records)
        self.included = False
        """Whether a record was ticked into the print from here."""
        theme, words = context.theme, context.words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        head = QWidget()
        flow = FlowLayout(head, gap=theme.px(10), row_gap=theme.px(6))
        self.view = ViewSwitch(
            theme, ((_TICKED, words("In this report")), (_ALL, words("All records"))), name=words("What is shown")
        )
        self.view.setObjectName("citeViewSegments")
        self.search = SearchEdit(theme, name=words("Find among them"), placeholder=words("Find among them"))
        self.search.setObjectName("citeSearchEdit")
        flow.addWidget(self.view)
        flow.addWidget(self.search)
        column.addWidget(head)
        heads = ("", words("Date"), words("What prints"), words("Record"))
        self.model: RowModel[CiteRow] = RowModel(heads, partial(_cell, words), self)
        self.table = TickTable(theme, name=words("Entries it may rest on"), columns=_COLUMNS, grouped=True)
        self.table.setObjectName("citeTable")
        self.table.horizontalHeader().hide()
        self.table.setModel(self.model)
        self.table.setMinimumHeight(theme.px(_HEIGHT))
        column.addWidget(self.table, 1)
        self.setFocusProxy(self.table)
        unprinted = any((choice := chosen.find(record)) is not None and not choice.ticked for record in records)
        self.view.set_value(_ALL if unprinted else _TICKED)
        self._build()
        self._choose_first_named()
        self.view.chosen.connect(then(self._build))
        self.search.search_changed.connect(then(self._build))
        self.table.tick_requested.connect(self._on_tick)
        self.table.action_requested.connect(self._on_include)

    def records(self) -> tuple[RecordId, ...]:
        """Return what is chosen, in the order of the document; what is not in this file stays."""
        order = {choice.record: place for place, choice in enumerate(self._chosen.every())}
        return tuple(RecordId(record) for record in sorted(self._cited, key=lambda r: order.get(RecordId(r), -1)))

    def _choose_first_named(self) -> None:
        for place, row in enumerate(self.model.rows()):
            if isinstance(row, CiteRow) and row.cited:
                self.table.select_row(place)
                return

    def _build(self) -> None:
        words, numbers = self._context.words, self._chosen.numbers()
        sought = fold(self.search.text()).split()
        rows: list[CiteRow | Group] = []
        group = ""
        for choice in self._chosen.every():
            if self.view.value() == _TICKED and not choice.ticked and choice.record not in self._cited:
                continue
            if not all(word in fold(f"{choice.number} {choice.date} {printed_text(choice)}") for word in sought):
                continue
            title = group_title(words, choice)
            if title != group:
                rows.append(Group(title))
                group = title
            rows.append(self._row(choice, numbers))
        here = self.table.currentIndex().row()
        self.model.set_rows(rows)
        self.table.select_row(here if 0 <= here < len(rows) else 1)

    def _row(self, choice: Choice, numbers: dict[str, int]) -> CiteRow:
        words = self._context.words
        n = numbers.get(choice.record)
        number = ""
        if n is not None:
            number = words("row {n}", n=n) if choice.kind == "concern" else words("action {n}", n=n)
        return CiteRow(choice, choice.record in self._cited, number)

    def _on_tick(self, index: QModelIndex) -> None:
        row = self.model.row(index)
        if row is None:
            return
        if row.cited:
            del self._cited[row.choice.record]
        else:
            self._cited[row.choice.record] = None
        self.model.change_row(index, self._row(row.choice, self._chosen.numbers()))

    def _on_include(self, index: QModelIndex) -> None:
        row = self.model.row(index)
        if row is not None and not row.choice.ticked:
            self._chosen.tick(row.choice.record, on=True)
            self.included = True
            self._build()


def open_picker(
    context: PageContext,
    chosen: ChosenRecords,
    question: str,
    records: tuple[RecordId, ...],
    take: Callable[[tuple[RecordId, ...], bool], None],
) -> None:
    """Open the list over the page; `take` gets what is chosen, and whether a record was ticked into the print."""
    words = context.words
    form = CitePicker(context, chosen, records)
    dialog = context.messages.open_form(
        question,
        form,
        (("cancel", words("Cancel"), "default"), ("done", words("Use these entries"), "primary")),
        "cancel",
        width=_WIDTH,
    )

    def settle(key: str) -> None:
        dialog.done_with()
        take(form.records() if key == "done" else records, form.included)

    dialog.chosen.connect(settle)


def _cell(words: Words, row: CiteRow, column: int, role: int) -> object:
    choice = row.choice
    lacks = row.cited and not choice.ticked
    if role == Qt.ItemDataRole.CheckStateRole and column == 0:
        return Qt.CheckState.Checked if row.cited else Qt.CheckState.Unchecked
    if role == Qt.ItemDataRole.DisplayRole:
        return ("", choice.date, printed_text(choice), words("Include") if lacks else choice.number)[column]
    if role == Role.STYLE:
        plain = "plain" if choice.ticked else "quiet"
        return ("plain", plain, plain, "link" if lacks else "quiet")[column]
    if role == Role.LINE2:
        if column == 1:
            return "\n".join(part for part in (choice.year, row.number) if part) or None
        if column == 2 and lacks:
            return words("{number} is not in the print.", number=choice.number)
        return None
    if column == 0 and role == Role.KEY:
        return choice.record
    if column == 0 and role == Role.ACCESSIBLE:
        named = words("named") if row.cited else words("not named")
        printed = "" if choice.ticked else words("not in the print")
        parts = (named, row.number, choice.number, choice.date, printed_text(choice), printed)
        return ", ".join(part for part in parts if part)
    return None
