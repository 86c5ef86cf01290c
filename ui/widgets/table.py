"""The house's data table: wrapped rows measured as they come into view, heading rows, painted actions."""

from bisect import bisect_right
from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
    QTimer,
    Signal,
    SignalInstance,
)
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.theme import Theme
from ui.widgets.table_delegate import ACTION_STYLES, TableDelegate
from ui.widgets.table_group import StickyGroup, mask_round
from ui.widgets.table_roles import Column, Role

_FOLD_FROM = 2.0
_USUAL_ROW = 47
_TRIES = 4


class TextTable(QTableView):
    """Rows are chosen whole; Enter or a double click opens one; long text wraps and is never cut sideways.

    name is for screen readers; align is "top" or "middle"; text_style "small" or "body"; grouped=True when
    the model has heading rows; max_lines cuts longer cells with "…" (never use it where safety is said).
    """

    row_chosen = Signal(QModelIndex)
    row_opened = Signal(QModelIndex)
    action_requested = Signal(QModelIndex)

    def __init__(
        self,
        theme: Theme,
        *,
        name: str,
        columns: Sequence[Column],
        align: str = "top",
        text_style: str = "small",
        header: bool = True,
        grouped: bool = False,
        pad_y: int = 6,
        max_lines: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._columns = tuple(columns)
        self._grouped = grouped
        self._source: QAbstractItemModel | None = None
        self._group_rows: list[int] = []
        self._measured: set[int] = set()
        self._last_scroll = 0
        self._measuring = False
        self._sticky = StickyGroup(self.viewport())
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self._on_again)
        self.delegate = TableDelegate(
            theme, self, text_style=text_style, top=align == "top", pad_y=pad_y, max_lines=max_lines
        )
        self.setItemDelegate(self.delegate)
        self.setAccessibleName(name)
        self._set_house_rules(header)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.doubleClicked.connect(self._on_double_clicked)

    def setModel(self, model: QAbstractItemModel | None) -> None:
        if self._source is not None:
            for signal in _changes_of(self._source):
                signal.disconnect(self._on_model_changed)
        super().setModel(model)
        self._source = model
        if model is None:
            return
        for signal in _changes_of(model):
            signal.connect(self._on_model_changed)
        self.selectionModel().currentRowChanged.connect(self._on_row_changed)
        self._on_model_changed()
        self._share_width()

    def current_row(self) -> int:
        """Return the chosen row, -1 for none."""
        return self.currentIndex().row() if self.selectionModel().hasSelection() else -1

    def select_row(self, row: int) -> None:
        """Choose a row and bring it into view; a row out of range chooses none."""
        if 0 <= row < self.model().rowCount():
            self.setCurrentIndex(self.model().index(row, self.delegate.first_column))
            self.selectRow(row)
            self.scrollTo(self.currentIndex())
        else:
            self.clearSelection()

    def select_key(self, key: object) -> bool:
        """Choose the row with this Role.KEY; False when there is none."""
        model = self.model()
        for row in range(model.rowCount()):
            if model.index(row, 0).data(Role.KEY) == key:
                self.select_row(row)
                return True
        return False

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        place = None
        for _try in range(_TRIES):
            # Rows that come into view may grow and push the wanted one out again.
            super().scrollTo(index, hint)
            self._measure_rows()
            if place == (place := self.rowViewportPosition(index.row())):
                break
        hidden = self._sticky.height() - self.rowViewportPosition(index.row()) if self._sticky.isVisible() else 0
        if hidden > 0:
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() - hidden)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()
        self._measure_rows()

    def updateGeometries(self) -> None:
        super().updateGeometries()
        self._round_corners()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            action = self._action_of_row(index.row())
            if action is not None:
                self.action_requested.emit(action)
            else:
                self.row_opened.emit(index)
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and self._is_action(index):
            self.action_requested.emit(index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        over = self._is_action(self.indexAt(event.position().toPoint()))
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        model = self._source
        if model is None or self.selectionModel().hasSelection() or event.reason() == Qt.FocusReason.MouseFocusReason:
            return
        for row in range(model.rowCount()):
            if model.flags(model.index(row, 0)) & Qt.ItemFlag.ItemIsSelectable:
                self.select_row(row)
                return

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_again"):
            self._again.start(0)

    def _set_house_rules(self, header: bool) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        rows = self.verticalHeader()
        rows.hide()
        rows.setMinimumSectionSize(1)
        rows.setDefaultSectionSize(self._theme.px(_USUAL_ROW))
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setVisible(header)
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setMinimumSectionSize(1)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def _round_corners(self) -> None:
        # The border is round, but Qt paints the header and the rows over its corners.
        head, body = self.horizontalHeader(), self.viewport()
        whole = head.geometry().united(body.geometry()) if head.isVisible() else body.geometry()
        for part in (head, body):
            mask_round(part, whole.translated(-part.pos()))

    def _share_width(self) -> None:
        model = self._source
        if model is None:
            return
        room = self.viewport().width()
        widths = [self._theme.px(column.width) for column in self._columns]
        folding = self._theme.scale >= _FOLD_FROM or sum(widths) > room
        folded = tuple(
            place for place, column in enumerate(self._columns) if folding and column.fold and not column.stretch
        )
        for place in folded:
            widths[place] = 0
        stretch = next(place for place, column in enumerate(self._columns) if column.stretch)
        widths[stretch] = max(self._theme.px(80), room - sum(widths) + widths[stretch])
        shown = [place for place, width in enumerate(widths) if width]
        if widths == [self._width_of(place) for place in range(len(widths))] and folded == self.delegate.folded:
            return
        self.delegate.folded = folded
        self.delegate.stretch_column = stretch
        self.delegate.first_column = shown[0]
        for place, width in enumerate(widths[: model.columnCount()]):
            self.setColumnHidden(place, width == 0)
            if width:
                self.setColumnWidth(place, width)
        self._measured.clear()

    def _width_of(self, place: int) -> int:
        return 0 if self.isColumnHidden(place) else self.columnWidth(place)

    def _measure_rows(self) -> None:
        model = self._source
        if self._measuring:
            self._again.start(0)
            return
        if model is None or not model.rowCount():
            self._sticky.hide()
            return
        self._measuring = True
        widths = [self._width_of(place) for place in range(len(self._columns))]
        row = max(0, self.rowAt(0))
        bottom = self.viewport().height()
        grown = 0
        changed = False
        upwards = self.verticalScrollBar().value() < self._last_scroll
        while row < model.rowCount() and self.rowViewportPosition(row) < bottom:
            if row not in self._measured:
                self._measured.add(row)
                height = self.delegate.row_height(model.index(row, 0), widths)
                if height != self.rowHeight(row):
                    changed = True
                    if upwards and self.rowViewportPosition(row) < 0:
                        grown += height - self.rowHeight(row)
                    self.setRowHeight(row, height)
            row += 1
        if changed:
            self.updateGeometries()
        bar = self.verticalScrollBar()
        if grown and bar.value() > 0:
            # What is being read stays where it is while rows above it find their height.
            bar.setValue(bar.value() + grown)
        self._last_scroll = bar.value()
        self._measuring = False
        self._place_sticky()

    def _place_sticky(self) -> None:
        place = bisect_right(self._group_rows, self.rowAt(0)) - 1
        if place < 0 or self.rowViewportPosition(self._group_rows[place]) >= 0:
            self._sticky.hide()
            return
        row = self._group_rows[place]
        height = self.rowHeight(row)
        y = 0
        if place + 1 < len(self._group_rows):
            y = min(0, self.rowViewportPosition(self._group_rows[place + 1]) - height)
        group = self.model().index(row, 0).data(Role.GROUP)
        self._sticky.show_group(self.delegate, group, QRect(0, y, self.viewport().width(), height))

    def _on_again(self) -> None:
        # The scroll bar may have come while the table was not shown yet, and no resize event with it.
        self._share_width()
        self._measure_rows()

    def _on_scrolled(self, _value: int) -> None:
        self._measure_rows()

    def _on_model_changed(self) -> None:
        self._measured.clear()
        if self._grouped:
            self.clearSpans()
            model = self.model()
            rows = range(model.rowCount())
            self._group_rows = [row for row in rows if model.index(row, 0).data(Role.GROUP) is not None]
            for row in self._group_rows:
                if len(self._columns) > 1:
                    self.setSpan(row, 0, 1, len(self._columns))
                self.setRowHeight(row, self.delegate.group_height())
        self._again.start(0)

    def _on_row_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid():
            self.row_chosen.emit(current)

    def _on_double_clicked(self, index: QModelIndex) -> None:
        if not self._is_action(index):
            self.row_opened.emit(index)

    def _is_action(self, index: QModelIndex) -> bool:
        return index.isValid() and index.data(Role.STYLE) in ACTION_STYLES

    def _action_of_row(self, row: int) -> QModelIndex | None:
        model = self.model()
        indexes = (model.index(row, column) for column in range(model.columnCount()))
        return next((index for index in indexes if self._is_action(index) and index.data()), None)


def _changes_of(model: QAbstractItemModel) -> tuple[SignalInstance, ...]:
    return (
        model.modelReset,
        model.layoutChanged,
        model.rowsInserted,
        model.rowsRemoved,
        model.dataChanged,
    )
