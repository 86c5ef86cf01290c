"""The sections of a referral in their order, with what each holds so far."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.context import PageContext
from ui.models.row_model import RowModel
from ui.pages.referral_parts import FRONT, KEY, NUMBERED
from ui.theme import Theme
from ui.widgets.table import TextTable
from ui.widgets.table_roles import Column, Role

_COLUMNS = (Column(28), Column(120, stretch=True))
_WITHOUT_NUMBERS = (Column(4), Column(120, stretch=True))


@dataclass(frozen=True, slots=True)
class OutlineRow:
    """One section: its key, its number if it has one, its name and a line about it."""

    key: str
    number: str
    title: str
    detail: str = ""


class Outline(TextTable):
    """A list whose chosen row carries a bar; arrows move through the sections, Enter goes into one."""

    section_chosen = Signal(str)

    def __init__(self, theme: Theme, *, name: str, numbers: bool = True, parent: QWidget | None = None) -> None:
        columns = _COLUMNS if numbers else _WITHOUT_NUMBERS
        super().__init__(
            theme, name=name, columns=columns, align="middle", text_style="body", header=False, parent=parent
        )
        self.setObjectName("outlineTable")
        self._setting = False
        self._outline: RowModel[OutlineRow] = RowModel(("", ""), _cell, self)
        self.setModel(self._outline)
        self.row_chosen.connect(self._on_section)

    def set_rows(self, rows: Sequence[OutlineRow]) -> None:
        """Show these sections; the chosen one stays chosen."""
        known = self._outline.rows()
        if len(known) == len(rows):
            for place, row in enumerate(rows):
                if row != known[place]:
                    self._outline.change_row(self._outline.index(place, 0), row)
        else:
            chosen = self.section()
            self._outline.set_rows(rows)
            self.set_section(chosen)
        self._fit()

    def section(self) -> str:
        """Return the key of the chosen section."""
        row = self._outline.row(self.currentIndex())
        return row.key if row is not None else ""

    def set_section(self, key: str) -> None:
        """Choose without telling."""
        self._setting = True
        self.select_key(key)
        self._setting = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._height())

    def _height(self) -> int:
        widths = [self.columnWidth(place) for place in range(len(_COLUMNS))]
        rows = range(self._outline.rowCount())
        return sum(self.delegate.row_height(self._outline.index(row, 0), widths) for row in rows) + 2

    def _fit(self) -> None:
        self.setMaximumHeight(self._height())
        self.updateGeometry()

    def _on_section(self, _index: QModelIndex) -> None:
        if not self._setting:
            self.section_chosen.emit(self.section())


def make_outline(context: PageContext, details: Mapping[str, str]) -> list[OutlineRow]:
    """Return the rows of the outline: front sheet, the four numbered sections, identity key."""
    words, heads = context.words, context.desk.content.section_heads()
    rows = [OutlineRow(FRONT, "", words("Front sheet"), details[FRONT])]
    rows += [
        OutlineRow(key, str(head.number), head.text, details[key]) for key, head in zip(NUMBERED, heads, strict=True)
    ]
    rows.append(OutlineRow(KEY, "", words("Identity key"), details[KEY]))
    return rows


def _cell(row: OutlineRow, column: int, role: int) -> object:
    if role == Qt.ItemDataRole.DisplayRole:
        return (row.number, row.title)[column]
    if role == Role.STYLE:
        return ("quiet", "strong")[column]
    if role == Role.LINE2 and column == 1:
        return row.detail or None
    if column == 0 and role == Role.KEY:
        return row.key
    if column == 0 and role == Role.ACCESSIBLE:
        return ", ".join(part for part in (row.number, row.title, row.detail) if part)
    return None
