"""The sections of a referral in their order, with what each holds so far and whether something is left to do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.context import PageContext
from ui.models.row_model import RowModel
from ui.pages.referral_parts import FRONT, KEY, NUMBERED
from ui.theme import Theme
from ui.widgets.table import TextTable
from ui.widgets.table_roles import Column, Mark, Role

_LIST = (Column(4), Column(120, stretch=True))
_NUMBERED = (Column(28), Column(120, stretch=True), Column(36))
_STRIP = (Column(26), Column(30, stretch=True))
_ICONS = {FRONT: "doc", KEY: "key"}


@dataclass(frozen=True, slots=True)
class OutlineRow:
    """One section: its key, its number if it has one, its name, a line about it."""

    key: str
    number: str
    title: str
    detail: str = ""
    state: str = ""
    """Sign at its end: ok, check or stop; empty for none."""
    said: str = ""
    """The state in words."""


class Outline(TextTable):
    """A list whose chosen row carries a bar; arrows move through the sections, Enter goes into one.

    `look` is "numbered" (number, name, state), "strip" (number and state alone) or "list" (names).
    """

    section_chosen = Signal(str)

    def __init__(self, theme: Theme, *, name: str, look: str = "numbered", parent: QWidget | None = None) -> None:
        columns = {"numbered": _NUMBERED, "strip": _STRIP, "list": _LIST}[look]
        super().__init__(
            theme,
            name=name,
            columns=columns,
            align="middle",
            text_style="body",
            header=False,
            pad_y=3 if look == "numbered" else 6,
            parent=parent,
        )
        self.setObjectName("stripTable" if look == "strip" else "outlineTable")
        self._setting = False
        self._shown = len(columns)
        cell = _strip_cell if look == "strip" else partial(_cell, look == "numbered")
        self._outline: RowModel[OutlineRow] = RowModel(("",) * self._shown, cell, self)
        self.setModel(self._outline)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.row_chosen.connect(self._on_section)

    def set_rows(self, rows: Sequence[OutlineRow]) -> None:
        """Show these sections; the chosen one stays chosen."""
        known = self._outline.rows()
        if known == tuple(rows):
            return
        if len(known) == len(rows):
            for place, row in enumerate(rows):
                if row != known[place]:
                    self._outline.change_row(self._outline.index(place, 0), row)
        else:
            chosen = self.section()
            self._outline.set_rows(rows)
            self.set_section(chosen)
        self._fit()

    def rows(self) -> tuple[OutlineRow, ...]:
        """Return the sections as they are shown."""
        return tuple(row for row in self._outline.rows() if isinstance(row, OutlineRow))

    def section(self) -> str:
        """Return the key of the chosen section."""
        row = self._outline.row(self.currentIndex())
        return row.key if row is not None else ""

    def set_section(self, key: str) -> None:
        """Choose without telling."""
        if key == self.section():
            return
        self._setting = True
        self.select_key(key)
        self._setting = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._height())

    def _height(self) -> int:
        widths = [self.columnWidth(place) for place in range(self._shown)]
        rows = range(self._outline.rowCount())
        return sum(self.delegate.row_height(self._outline.index(row, 0), widths) for row in rows) + 2

    def _fit(self) -> None:
        self.setMaximumHeight(self._height())
        self.updateGeometry()

    def _on_section(self, _index: QModelIndex) -> None:
        if not self._setting:
            self.section_chosen.emit(self.section())


def make_outline(context: PageContext, details: Mapping[str, str], states: Mapping[str, str]) -> list[OutlineRow]:
    """Return the rows of the outline: front sheet, the four numbered sections, identity key."""
    words, heads = context.words, context.desk.content.section_heads()
    named = [(FRONT, "", words("Front sheet"))]
    named += [(key, str(head.number), head.text) for key, head in zip(NUMBERED, heads, strict=True)]
    named.append((KEY, "", words("Identity key")))
    said = {
        "stop": words("something to resolve"),
        "check": words("something to check"),
        "ok": words("nothing left"),
    }
    return [
        OutlineRow(key, number, title, details[key], states.get(key, ""), said.get(states.get(key, ""), ""))
        for key, number, title in named
    ]


def _cell(numbered: bool, row: OutlineRow, column: int, role: int) -> object:
    if role == Qt.ItemDataRole.DisplayRole:
        return (row.number, row.title, "")[column]
    if role == Role.STYLE:
        return ("quiet", "strong" if not numbered else "medium", "plain")[column]
    if role == Role.LINE2 and column == 1:
        return row.detail or None
    if role == Role.MARK and column == 2 and row.state:
        return Mark("state", row.state)
    return _of_row(row, column, role)


def _strip_cell(row: OutlineRow, column: int, role: int) -> object:
    if role == Qt.ItemDataRole.DisplayRole:
        return row.number if column == 0 else ""
    if role == Role.STYLE:
        return "medium"
    if role == Role.MARK:
        if column == 0:
            return Mark("icon", _ICONS[row.key]) if row.key in _ICONS else None
        return Mark("state", row.state) if row.state else None
    if role == Qt.ItemDataRole.ToolTipRole:
        return row.title
    return _of_row(row, column, role)


def _of_row(row: OutlineRow, column: int, role: int) -> object:
    if column == 0 and role == Role.KEY:
        return row.key
    if column == 0 and role == Role.ACCESSIBLE:
        return ", ".join(part for part in (row.number, row.title, row.detail, row.said) if part)
    return None
