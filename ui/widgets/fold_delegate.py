"""Heading rows of a table that can be chosen, to fold and unfold what is under them."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from ui.theme import Theme
from ui.widgets.table import TextTable
from ui.widgets.table_delegate import TableDelegate
from ui.widgets.table_roles import Group, Role

_PAD_X = 14
_SIGN = 16


@dataclass(frozen=True)
class Fold(Group):
    """A heading that folds; its model lets it be chosen."""

    is_open: bool = False


class FoldDelegate(TableDelegate):
    """Paints a Fold with its arrow, and as chosen when it is."""

    def __init__(self, theme: Theme, table: TextTable, *, text_style: str, top: bool, pad_y: int) -> None:
        super().__init__(theme, table, text_style=text_style, top=top, pad_y=pad_y, max_lines=None)
        self._look = theme
        table.delegate = self
        table.setItemDelegate(self)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        group = index.data(Role.GROUP)
        if not isinstance(group, Fold):
            super().paint(painter, option, index)
            return
        area: QRect = option.rect  # type: ignore[attr-defined]
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)  # type: ignore[attr-defined]
        self.paint_fold(painter, area, group, chosen=chosen)

    def paint_group(self, painter: QPainter, area: QRect, group: Group) -> None:
        if isinstance(group, Fold):
            self.paint_fold(painter, area, group, chosen=False)
        else:
            super().paint_group(painter, area, group)

    def paint_fold(self, painter: QPainter, area: QRect, fold: Fold, *, chosen: bool) -> None:
        """Paint a heading that folds."""
        theme = self._look
        painter.fillRect(area, theme.colour("select" if chosen else "surface2"))
        painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), theme.colour("border"))
        if chosen:
            painter.fillRect(QRect(area.left(), area.top(), 3, area.height()), theme.colour("accent"))
        x = area.left() + theme.px(_PAD_X)
        sign = theme.pixmap("chevron-down" if fold.is_open else "chevron-right", "text2", _SIGN)
        side = theme.px(_SIGN)
        painter.drawPixmap(QPointF(x, area.center().y() - side / 2 + 1), sign)
        x += side + theme.px(6)
        painter.setPen(theme.colour("text"))
        title = theme.font("captionStrong")
        painter.setFont(title)
        line = QRect(x, area.top(), area.right() - x - theme.px(_PAD_X), area.height() - 1)
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, fold.title)
        after = QFontMetrics(title).horizontalAdvance(fold.title) + theme.px(10)
        line.adjust(after, 0, 0, 0)
        detail = theme.font("caption")
        painter.setFont(detail)
        painter.setPen(theme.colour("text2"))
        shown = QFontMetrics(detail).elidedText(fold.detail, Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, shown)
