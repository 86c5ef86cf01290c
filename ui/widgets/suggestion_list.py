"""The rows of suggestions under a field."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.theme import Theme

_NO_PARENT = QModelIndex()


@dataclass(frozen=True)
class Suggestion:
    """One row under the field; an action stands last and is set apart ("Not known", "New child")."""

    key: str
    title: str
    detail: str = ""
    action: bool = False


class SuggestionModel(QAbstractListModel):
    """The rows as Qt's list views ask for them."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: list[Suggestion] = []

    def show_rows(self, rows: Sequence[Suggestion]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.title}, {row.detail}" if row.detail else row.title
        return None


class SuggestionDelegate(QStyledItemDelegate):
    """Paints title and detail; the first action has a line above it."""

    def __init__(self, theme: Theme, model: SuggestionModel) -> None:
        super().__init__(model)
        self._theme = theme
        self._model = model

    def sizeHint(
        self,
        option: QStyleOptionViewItem,  # noqa: ARG002
        index: QModelIndex | QPersistentModelIndex,
    ) -> QSize:
        theme = self._theme
        height = QFontMetrics(theme.font("body")).height()
        if self._model.rows[index.row()].detail:
            height += QFontMetrics(theme.font("caption")).height()
        return QSize(theme.px(120), max(theme.px(34), height + theme.px(10)))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme = self._theme
        row = self._model.rows[index.row()]
        area: QRect = option.rect  # type: ignore[attr-defined]
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:  # type: ignore[attr-defined]
            painter.fillRect(area, theme.colour("select"))
            painter.fillRect(QRect(area.left(), area.top(), 3, area.height()), theme.colour("accent"))
        if row.action and index.row() > 0 and not self._model.rows[index.row() - 1].action:
            painter.fillRect(QRect(area.left(), area.top(), area.width(), 1), theme.colour("border"))
        inner = area.adjusted(theme.px(12), 0, -theme.px(12), 0)
        lines = [("body" if row.action else "medium", "link" if row.action else "text", row.title)]
        if row.detail:
            lines.append(("caption", "text2", row.detail))
        heights = [QFontMetrics(theme.font(style)).height() for style, _tint, _words in lines]
        top = area.top() + (area.height() - sum(heights)) // 2
        for (style, tint, words), height in zip(lines, heights, strict=True):
            font = theme.font(style)
            painter.setFont(font)
            painter.setPen(theme.colour(tint))
            shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, inner.width())
            place = QRect(inner.left(), top, inner.width(), height)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, shown)
            top += height
        painter.restore()
