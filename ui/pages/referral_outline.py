"""The sections of a referral in their order, with what each holds so far."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QSizePolicy, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.theme import Theme

_NO_PARENT = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex
_NUMBER_WIDTH = 20


@dataclass(frozen=True, slots=True)
class OutlineRow:
    """One section: its key, its number if it has one, its name and a line about it."""

    key: str
    number: str
    title: str
    detail: str = ""


class OutlineModel(QAbstractListModel):
    """The rows as Qt's list views ask for them."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: tuple[OutlineRow, ...] = ()

    def set_rows(self, rows: Sequence[OutlineRow]) -> None:
        """Show these; with the same sections only their lines change."""
        same = [row.key for row in rows] == [row.key for row in self.rows]
        if not same:
            self.beginResetModel()
        self.rows = tuple(rows)
        if not same:
            self.endResetModel()
        elif self.rows:
            self.dataChanged.emit(self.index(0), self.index(len(self.rows) - 1))

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (row.number, row.title, row.detail) if part)
        return None


class Outline(QListView):
    """A list whose chosen row carries a bar; arrows move through the sections."""

    section_chosen = Signal(str)

    def __init__(self, theme: Theme, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("outlineList")
        self.setAccessibleName(name)
        self._theme = theme
        self._setting = False
        self.model_ = OutlineModel(self)
        self.setModel(self.model_)
        self.setItemDelegate(_OutlineDelegate(theme, self.model_))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.selectionModel().currentChanged.connect(self._on_current)

    def set_rows(self, rows: Sequence[OutlineRow]) -> None:
        """Show these sections."""
        chosen = self.section()
        self.model_.set_rows(rows)
        if chosen:
            self.set_section(chosen)
        self.updateGeometry()

    def section(self) -> str:
        """Return the key of the chosen section."""
        index = self.currentIndex()
        return self.model_.rows[index.row()].key if index.isValid() else ""

    def set_section(self, key: str) -> None:
        """Choose without telling."""
        place = next((at for at, row in enumerate(self.model_.rows) if row.key == key), -1)
        if place >= 0:
            self._setting = True
            self.selectionModel().setCurrentIndex(
                self.model_.index(place), QItemSelectionModel.SelectionFlag.ClearAndSelect
            )
            self._setting = False

    def sizeHint(self) -> QSize:
        height = sum(self.sizeHintForRow(row) for row in range(self.model_.rowCount()))
        return QSize(super().sizeHint().width(), height + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(120), self._theme.px(80))

    def _on_current(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        if not self._setting and self.section():
            self.section_chosen.emit(self.section())


class _OutlineDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, model: OutlineModel) -> None:
        super().__init__(model)
        self._theme = theme
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: ARG002
        theme = self._theme
        lines = QFontMetrics(theme.font("strong")).height() + QFontMetrics(theme.font("small")).height()
        return QSize(theme.px(120), lines + theme.px(10))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        theme, row = self._theme, self._model.rows[index.row()]
        area: QRect = option.rect  # type: ignore[attr-defined]
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)  # type: ignore[attr-defined]
        painter.save()
        painter.fillRect(area, theme.colour("accentSoft" if chosen else "surface"))
        if index.row() < self._model.rowCount() - 1:
            painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), theme.colour("border"))
        if chosen:
            painter.fillRect(QRect(area.left(), area.top(), 3, area.height()), theme.colour("accent"))
        left = area.left() + theme.px(12)
        strong, small = theme.font("strong" if chosen else "medium"), theme.font("small")
        high, low = QFontMetrics(strong).height(), QFontMetrics(small).height()
        top = area.top() + (area.height() - high - low) // 2
        painter.setFont(theme.font("strong"))
        painter.setPen(theme.colour("text2"))
        middle = QRect(left, area.top(), theme.px(_NUMBER_WIDTH), area.height())
        painter.drawText(middle, Qt.AlignmentFlag.AlignVCenter, row.number)
        left += theme.px(_NUMBER_WIDTH)
        width = area.right() - left - theme.px(10)
        painter.setFont(strong)
        painter.setPen(theme.colour("text"))
        title = QFontMetrics(strong).elidedText(row.title, Qt.TextElideMode.ElideRight, width)
        painter.drawText(QRect(left, top, width, high), Qt.AlignmentFlag.AlignVCenter, title)
        painter.setFont(small)
        painter.setPen(theme.colour("text2"))
        detail = QFontMetrics(small).elidedText(row.detail, Qt.TextElideMode.ElideRight, width)
        painter.drawText(QRect(left, top + high, width, low), Qt.AlignmentFlag.AlignVCenter, detail)
        painter.restore()
