"""A table with ticks in which single rows show a widget in place of their text: a field that is written in."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect
from PySide6.QtGui import QPainter, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from ui.theme import Theme
from ui.widgets.table_roles import Column
from ui.widgets.tick_table import TickDelegate, TickTable

_Index = QModelIndex | QPersistentModelIndex


class Face(QWidget):
    """What stands in a row; it says when it wants another height."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.on_grown: Callable[[], None] | None = None

    def wanted_height(self, width: int) -> int:
        """Return the height in px that shows all of it at this width."""
        self.resize(width, self.height())
        layout = self.layout()
        if layout is None:
            return self.sizeHint().height()
        layout.activate()
        if layout.hasHeightForWidth():
            return layout.totalHeightForWidth(width)
        return layout.totalSizeHint().height()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self.on_grown is not None:
            self.on_grown()
        return done


class FaceTable(TickTable):
    """Rows keep their faces until they are taken away or the model is reset."""

    def __init__(
        self,
        theme: Theme,
        *,
        name: str,
        columns: Sequence[Column],
        grouped: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, name=name, columns=columns, grouped=grouped, parent=parent)
        self._face_column = next(place for place, column in enumerate(columns) if column.stretch)
        FaceDelegate(theme, self)

    def face(self, row: int) -> Face | None:
        """Return the widget of a row."""
        found = self.indexWidget(self.model().index(row, self._face_column))
        return found if isinstance(found, Face) else None

    def has_face(self, index: _Index) -> bool:
        """Return whether a cell shows a widget."""
        return index.column() == self._face_column and self.face(index.row()) is not None

    def set_face(self, row: int, face: Face) -> None:
        """Show a widget in a row in place of its text."""
        index = self.model().index(row, self._face_column)
        place = QPersistentModelIndex(index)
        self.setIndexWidget(index, face)
        face.on_grown = lambda: self._refit(place)
        self._refit(place)

    def take_face(self, row: int) -> None:
        """Show the text of a row again."""
        face = self.face(row)
        if face is not None:
            face.on_grown = None
            # Hidden at once; Qt deletes it later, and meanwhile it would be painted over the text.
            face.hide()
            self.setIndexWidget(self.model().index(row, self._face_column), None)  # type: ignore[arg-type]
            self._measured.discard(row)
            self._measure_rows()
            self.viewport().update()

    def reveal(self, inside: QWidget) -> None:
        """Scroll as far as it takes to see a part of a face: a row may be higher than the view."""
        top = inside.mapTo(self.viewport(), inside.rect().topLeft()).y()
        bar, room = self.verticalScrollBar(), self.viewport().height()
        below = top + inside.height() - room
        if top < 0 or inside.height() > room:
            bar.setValue(bar.value() + top)
        elif below > 0:
            bar.setValue(bar.value() + below)

    def faced_rows(self) -> list[int]:
        """Return the rows that show a widget."""
        return [row for row in range(self.model().rowCount()) if self.face(row) is not None]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._again.start(0)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        for row in self.faced_rows():
            self._measured.discard(row)
        self._again.start(0)

    def _refit(self, place: QPersistentModelIndex) -> None:
        if not place.isValid() or self._measuring:
            return
        row = place.row()
        if self.delegate.row_height(self.model().index(row, 0), self.widths()) == self.rowHeight(row):
            return
        self._measured.discard(row)
        self._measure_rows()
        if row == self.currentIndex().row():
            self.scrollTo(self.currentIndex())

    def widths(self) -> list[int]:
        """Return the widths of the columns in px, 0 for one that is hidden."""
        return [self._width_of(column) for column in range(len(self._columns))]


class FaceDelegate(TickDelegate):
    """Leaves the text of a row to its widget, and asks that for the height."""

    def __init__(self, theme: Theme, table: FaceTable) -> None:
        super().__init__(theme, table)
        self._table = table

    def _content_height(self, index: QModelIndex, width: int) -> int:
        face = self._table.face(index.row()) if self._table.has_face(index) else None
        if face is not None:
            # The face has the whole cell, room above and below included.
            return face.wanted_height(width) - 2 * self._pad_y
        return super()._content_height(index, width)

    def _paint_cell(self, painter: QPainter, inner: QRect, index: _Index, style: str) -> None:
        if not self._table.has_face(index):
            super()._paint_cell(painter, inner, index, style)
