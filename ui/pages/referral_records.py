"""Sections 1 and 2: records ticked in date order, the wording that prints beside the record's own words."""

from dataclasses import replace

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hsbdesk.desk.chronologies import EntryDetail
from hsbdesk.desk.referrals import Choice
from hsbdesk.domain.ids import FileId
from hsbdesk.errors import DeskError
from ui.context import PageContext
from ui.models.choices_model import COLUMNS, group_choices, make_choices_model, make_group, printed_text
from ui.pages.entry_card import make_column, make_heading, make_sections
from ui.pages.list_detail import ListDetail
from ui.pages.slots import then
from ui.widgets.button import Button
from ui.widgets.divider import Divider
from ui.widgets.field import Field
from ui.widgets.label import PlainLabel
from ui.widgets.record_edit import RecordEdit
from ui.widgets.side_panel import SidePanel
from ui.widgets.table_roles import Group
from ui.widgets.tick_table import TickTable

_SETTLE_MS = 120
_BESIDE_FROM = 700


class WordingPanel(SidePanel):
    """The chosen record: what prints, to be edited, and what is recorded, untouched."""

    wording_edited = Signal(str)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        words, theme = context.words, context.theme
        super().__init__(theme, close_name=words("Close the wording"), parent=parent)
        self._context = context
        self._choice: Choice | None = None
        box, column = make_column(theme, spacing=10)
        self.edit = RecordEdit(theme, name=words("Prints as"), min_lines=3)
        self.edit.setObjectName("printWordingEdit")
        self._field = Field(theme, words("Prints as"), self.edit)
        column.addWidget(self._field)
        self.reset = Button(theme, words("Use the record's words"), kind="quiet")
        self.reset.setObjectName("useRecordWordsButton")
        column.addWidget(self.reset, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(Divider())
        column.addWidget(make_heading(theme, words("As recorded"), words("not changed by this")))
        self._source, self._lines = make_column(theme)
        column.addWidget(self._source)
        column.addStretch(1)
        self.set_content(box)
        self.edit.text_edited.connect(self._on_edited)
        self.reset.clicked.connect(then(self._take_record))
        self.setFocusProxy(self.edit)

    def show_choice(self, choice: Choice) -> None:
        """Show a record and the wording it prints with."""
        self._choice = choice
        month = choice.group if choice.kind in {"intervention", "contact"} else ""
        self.set_title(choice.number, " ".join(part for part in (choice.date, month) if part))
        self.edit.set_text(printed_text(choice))
        self._say()
        self._show_source(PlainLabel(choice.text, style="small", wrap=True))

    def show_detail(self, detail: EntryDetail) -> None:
        """Show everything the record says, with the effect of an intervention."""
        if self._choice is not None and detail.id == self._choice.record:
            self._show_source(make_sections(self._context.theme, detail.sections))

    def _show_source(self, widget: QWidget) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self._lines.addWidget(widget)

    def _on_edited(self) -> None:
        if self._choice is None:
            return
        typed = self.edit.text()
        wording = "" if typed == self._choice.text or not typed.strip() else typed
        self._choice = replace(self._choice, wording=wording)
        self._say()
        self.wording_edited.emit(wording)

    def _take_record(self) -> None:
        if self._choice is not None:
            self.edit.set_text(self._choice.text)
            self._on_edited()
            self.edit.setFocus()

    def _say(self) -> None:
        words = self._context.words
        own = self._choice is not None and bool(self._choice.wording)
        self._field.set_hint(
            words("Own wording for this report.") if own else words("The record's own words print. Type to change.")
        )
        self.reset.setVisible(own)


class RecordsEditor(QWidget):
    """A tick list with its wording panel."""

    changed = Signal()

    def __init__(self, context: PageContext, *, name: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._file = FileId("")
        words, theme = context.words, context.theme
        self._choices: list[Choice] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._model = make_choices_model(words, self)
        self.table = TickTable(theme, name=title, columns=COLUMNS, grouped=True)
        self.table.setObjectName(f"{name}Table")
        self.table.setModel(self._model)
        self.panel = WordingPanel(context)
        self.split = ListDetail(theme, self.table, self.panel, beside_from=_BESIDE_FROM)
        column.addWidget(self.split, 1)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self.setFocusProxy(self.table)
        self._wire()

    def show_choices(self, file: FileId, choices: tuple[Choice, ...]) -> None:
        """Show these records."""
        here = self._model.row(self.table.currentIndex())
        self._file = file
        self._choices = list(choices)
        self._model.set_rows(group_choices(self._context.words, choices))
        if here is None or not self.table.select_key(here.record):
            self._choose_first()

    def choices(self) -> tuple[Choice, ...]:
        """Return the records with their ticks and wordings as they stand."""
        return tuple(self._choices)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._settle.start()

    def _choose_first(self) -> None:
        for row in range(self._model.rowCount()):
            if self._model.row(self._model.index(row, 0)) is not None:
                self.table.select_row(row)
                return

    def _wire(self) -> None:
        self.table.tick_requested.connect(self._tick)
        self.table.row_chosen.connect(self._on_chosen)
        self.table.row_opened.connect(self._on_opened)
        self.panel.wording_edited.connect(self._on_wording)
        self._settle.timeout.connect(self._ask_detail)

    def _on_chosen(self, index: QModelIndex) -> None:
        choice = self._model.row(index)
        if choice is not None:
            self.panel.show_choice(choice)
            self._settle.start()

    def _on_opened(self, _index: QModelIndex) -> None:
        self.split.enter_panel()
        self.panel.edit.setFocus()
        self._settle.start()

    def _ask_detail(self) -> None:
        choice = self._model.row(self.table.currentIndex())
        if choice is None or not self.isVisible() or not self.split.is_panel_wanted():
            return
        file, chronologies = self._file, self._context.desk.chronologies

        def failed(_error: DeskError) -> None:
            """Leave the record's own line: a planned intervention stands in no chronology yet."""

        self._context.workers.desk.run(
            lambda: chronologies.detail(choice.record, file), self.panel.show_detail, failed, self
        )

    def _tick(self, index: QModelIndex) -> None:
        choice = self._model.row(index)
        if choice is not None:
            self._put(index, replace(choice, ticked=not choice.ticked))
            self._count_groups()
            self.changed.emit()

    def _on_wording(self, wording: str) -> None:
        index = self.table.currentIndex()
        choice = self._model.row(index)
        if choice is not None:
            self._put(index, replace(choice, wording=wording))
            self.changed.emit()

    def _put(self, index: QModelIndex, choice: Choice) -> None:
        place = next(at for at, known in enumerate(self._choices) if known.record == choice.record)
        self._choices[place] = choice
        self._model.change_row(index, choice)

    def _count_groups(self) -> None:
        for row, value in enumerate(self._model.rows()):
            if isinstance(value, Group):
                group = make_group(self._context.words, value.title, self._choices)
                if group != value:
                    self._model.change_row(self._model.index(row, 0), group)
