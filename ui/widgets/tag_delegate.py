"""A list whose rows end in a small outlined tag: a sign with one or two words."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QStaticText

from ui.theme import Theme
from ui.widgets.table import TextTable
from ui.widgets.table_delegate import TableDelegate
from ui.widgets.table_roles import Mark, Role, Tagged

_WRAP = Qt.AlignmentFlag.AlignLeft.value | Qt.AlignmentFlag.AlignTop.value | Qt.TextFlag.TextWordWrap.value
_FAR = 10_000
_SIGN = 13
_PAD = 7
_GAP = 10
_MOST = 0.5
"""The part of a row that a tag may take; a wider one stands under the row's words."""

_Index = QModelIndex | QPersistentModelIndex


class TagDelegate(TableDelegate):
    """Words wrap beside their tag, which is as wide as its own words (Role.TAG)."""

    def __init__(self, theme: Theme, table: TextTable, *, text_style: str, pad_y: int) -> None:
        super().__init__(theme, table, text_style=text_style, top=False, pad_y=pad_y, max_lines=None)
        self._look = theme
        self._metrics = QFontMetrics(theme.font("caption"))
        table.delegate = self
        table.setItemDelegate(self)

    def _paint_cell(self, painter: QPainter, inner: QRect, index: _Index, style: str) -> None:
        tag = index.data(Role.TAG)
        if not isinstance(tag, Tagged):
            super()._paint_cell(painter, inner, index, style)
            return
        room = self._tag_size(tag, inner.width())
        if self._is_beside(tag, inner.width()):
            super()._paint_cell(painter, inner, index, style)
            left, top = inner.right() - room.width(), inner.center().y() - room.height() // 2 + 1
        else:
            words = inner.adjusted(0, 0, 0, -room.height() - self._look.px(4))
            super()._paint_cell(painter, words, index, style)
            left, top = inner.left(), inner.bottom() - room.height()
        self._paint_tag(painter, QRect(left, top, room.width(), room.height()), tag)

    def _content_height(self, index: QModelIndex, width: int) -> int:
        height = super()._content_height(index, width)
        tag = index.data(Role.TAG)
        if not isinstance(tag, Tagged):
            return height
        inner = width - self._pad_x - self._pad_right
        own = self._tag_size(tag, inner).height()
        return max(height, own) if self._is_beside(tag, inner) else height + self._look.px(4) + own

    def _texts_of(
        self, index: _Index, width: int, style: str, mark: Mark | None
    ) -> tuple[QStaticText | None, QStaticText | None, int]:
        tag = index.data(Role.TAG)
        if isinstance(tag, Tagged) and self._is_beside(tag, width):
            width -= self._tag_size(tag, width).width() + self._look.px(_GAP)
        return super()._texts_of(index, width, style, mark)

    def _is_beside(self, tag: Tagged, width: int) -> bool:
        return self._tag_size(tag, width).width() <= width * _MOST

    def _tag_size(self, tag: Tagged, width: int) -> QRect:
        px = self._look.px
        around = px(2 * _PAD + _SIGN + 5)
        words = self._metrics.boundingRect(QRect(0, 0, max(1, width - around), _FAR), _WRAP, tag.words)
        return QRect(0, 0, words.width() + around + 2, words.height() + px(6))

    def _paint_tag(self, painter: QPainter, box: QRect, tag: Tagged) -> None:
        theme, px = self._look, self._look.px
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.colour("ctl" if tag.tone == "text2" else tag.tone))
        painter.setBrush(theme.colour("surface"))
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        top = box.top() + (self._metrics.height() + px(6) - px(_SIGN)) / 2
        painter.drawPixmap(QPointF(box.left() + px(_PAD), round(top)), theme.pixmap(tag.icon, tag.tone, _SIGN))
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour("text"))
        painter.drawText(box.adjusted(px(_PAD + _SIGN + 5), px(3), 0, 0), _WRAP, tag.words)
        painter.restore()
