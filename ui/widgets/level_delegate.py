"""A list whose rows end in quiet words, with a sign before them where something needs a look."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from ui.theme import Theme
from ui.widgets.table import TextTable
from ui.widgets.table_roles import Tagged
from ui.widgets.tag_delegate import TagDelegate

_SIGN = 14
_GAP = 5
_END = Qt.AlignmentFlag.AlignRight.value | Qt.AlignmentFlag.AlignVCenter.value

_Index = QModelIndex | QPersistentModelIndex


class LevelDelegate(TagDelegate):
    """Like a tag, without its frame: Role.TAG with the words, and an icon or none."""

    def __init__(self, theme: Theme, table: TextTable, *, text_style: str, pad_y: int) -> None:
        super().__init__(theme, table, text_style=text_style, pad_y=pad_y)
        self._words_size = QFontMetrics(theme.font("small"))

    def _tag_size(self, tag: Tagged, width: int) -> QRect:
        sign = self._look.px(_SIGN + (_GAP if tag.words else 0)) if tag.icon else 0
        words = self._words_size.horizontalAdvance(tag.words) if tag.words else 0
        return QRect(0, 0, min(words + sign + 1, max(1, width)), self._words_size.height())

    def _paint_tag(self, painter: QPainter, box: QRect, tag: Tagged) -> None:
        theme, px = self._look, self._look.px
        painter.save()
        if tag.icon:
            top = box.top() + (box.height() - px(_SIGN)) / 2
            painter.drawPixmap(QPointF(box.left(), round(top)), theme.pixmap(tag.icon, tag.tone, _SIGN))
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("text2"))
        painter.drawText(box, _END, tag.words)
        painter.restore()
