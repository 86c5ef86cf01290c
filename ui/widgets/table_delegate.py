"""Measures and paints the cells of a TextTable."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QStaticText, QTextLayout, QTextOption, QTransform
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.theme import Theme
from ui.widgets.marks import BROOK_SIZE, CATEGORY_SIZE, paint_brook, paint_category
from ui.widgets.state_icon import paint_state
from ui.widgets.table_roles import Group, Mark, Role

ACTION_STYLES = ("button", "primary", "link")
_KEPT_TEXTS = 4_000
_PAD_X = 10
_PAD_RIGHT = 5
_MARK_GAP = 7
_STATE_SIZE = 16
_ICON_SIZE = 20

# style of a cell: weight, colour token
_STYLES: dict[str, tuple[int, str]] = {
    "plain": (400, "text"),
    "strong": (600, "text"),
    "medium": (500, "text"),
    "quiet": (400, "text2"),
    "link": (400, "link"),
    "button": (500, "text"),
    "primary": (600, "onAccent"),
}

_Index = QModelIndex | QPersistentModelIndex


class TableDelegate(QStyledItemDelegate):
    """Wrapped text, a second quiet line, a mark before it, buttons and links that are only painted."""

    def __init__(
        self, theme: Theme, parent: QObject, *, text_style: str, top: bool, pad_y: int, max_lines: int | None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._top = top
        self._max_lines = max_lines
        self._pad_x = theme.px(_PAD_X)
        self._pad_right = theme.px(_PAD_RIGHT)
        self._pad_y = theme.px(pad_y)
        self._fonts = {style: theme.font(text_style, weight) for style, (weight, _tint) in _STYLES.items()}
        self._second = theme.font("caption" if text_style == "small" else "small")
        self._group_title = theme.font("captionStrong")
        self._group_detail = theme.font("caption")
        self._texts: dict[tuple[str, str, int], QStaticText] = {}
        self._colours = {name: theme.colour(name) for name in theme.colours}
        self.first_column = 0
        self.stretch_column = 0
        self.folded: tuple[int, ...] = ()

    def row_height(self, index: QModelIndex, widths: Sequence[int]) -> int:
        """Return the height in px that shows the whole row; widths are those of the columns, 0 is hidden."""
        if index.data(Role.GROUP) is not None:
            return self.group_height()
        height = 0
        model = index.model()
        for column, width in enumerate(widths):
            if width:
                height = max(height, self._content_height(model.index(index.row(), column), width))
        return max(height + 2 * self._pad_y + 1, self._theme.px(41))

    def group_height(self) -> int:
        """Return the height in px of a heading row."""
        return QFontMetrics(self._group_title).height() + 2 * self._theme.px(8) + 1

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: ARG002
        return QSize(self._theme.px(40), self._theme.px(41))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        area: QRect = option.rect  # type: ignore[attr-defined]
        group = index.data(Role.GROUP)
        if isinstance(group, Group):
            self.paint_group(painter, area, group)
            return
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)  # type: ignore[attr-defined]
        if chosen:
            painter.fillRect(area, self._colours["select"])
        painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), self._colours["border"])
        if chosen and index.column() == self.first_column:
            painter.fillRect(QRect(area.left(), area.top(), 3, area.height()), self._colours["accent"])
        inner = area.adjusted(self._pad_x, self._pad_y, -self._pad_right, -self._pad_y - 1)
        style = index.data(Role.STYLE) or "plain"
        if style in {"button", "primary"}:
            self._paint_button(painter, inner, str(index.data() or ""), style)
        else:
            self._paint_cell(painter, inner, index, style)

    def paint_group(self, painter: QPainter, area: QRect, group: Group) -> None:
        """Paint a heading row."""
        painter.fillRect(area, self._colours["surface2"])
        painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), self._colours["border"])
        painter.setPen(self._colours["text2"])
        painter.setFont(self._group_title)
        inner = area.adjusted(self._pad_x, 0, -self._pad_x, -1)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, group.title)
        after = QFontMetrics(self._group_title).horizontalAdvance(group.title) + self._theme.px(8)
        painter.setFont(self._group_detail)
        painter.drawText(inner.adjusted(after, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, group.detail)

    def _paint_cell(self, painter: QPainter, inner: QRect, index: _Index, style: str) -> None:
        mark = index.data(Role.MARK)
        text, second, indent = self._texts_of(index, inner.width(), style, mark)
        height = (text.size().height() if text else 0) + (second.size().height() if second else 0)
        first = text.size().height() if text and not second else QFontMetrics(self._fonts[style]).height()
        y = inner.top() if self._top else inner.top() + max(0.0, (inner.height() - height) / 2)
        if mark is not None:
            alone = text is None
            middle = inner.center().y() + 1 if alone else y + min(first, QFontMetrics(self._fonts[style]).height()) / 2
            self._paint_mark(painter, QPointF(inner.left(), middle), mark)
        if text is not None:
            painter.setFont(self._fonts[style])
            painter.setPen(self._colours[_STYLES[style][1]])
            painter.drawStaticText(QPointF(inner.left() + indent, y), text)
            y += text.size().height()
        if second is not None:
            painter.setFont(self._second)
            painter.setPen(self._colours["text2"])
            painter.drawStaticText(QPointF(inner.left() + indent, y), second)

    def _paint_button(self, painter: QPainter, inner: QRect, words: str, style: str) -> None:
        high = self._theme.px(32)
        inner = inner.adjusted(0, 0, self._pad_right - self._pad_x, 0)
        box = QRectF(inner.left(), inner.center().y() - high / 2 + 1, inner.width(), high).adjusted(
            0.5, 0.5, -0.5, -0.5
        )
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._colours["accent" if style == "primary" else "ctl"])
        painter.setBrush(self._colours["accent" if style == "primary" else "surface"])
        painter.drawRoundedRect(box, 4, 4)
        painter.setFont(self._fonts[style])
        painter.setPen(self._colours[_STYLES[style][1]])
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
        painter.restore()

    def _paint_mark(self, painter: QPainter, left_middle: QPointF, mark: Mark) -> None:
        size = self._mark_size(mark)
        box = QRectF(left_middle.x(), round(left_middle.y() - size.height() / 2), size.width(), size.height())
        if mark.kind == "brook":
            paint_brook(painter, box, self._theme, mark.value if isinstance(mark.value, str) else None)
        elif mark.kind == "category":
            paint_category(painter, box, self._theme, mark.value if isinstance(mark.value, int) else None)
        elif mark.kind == "state":
            paint_state(painter, box, self._theme, str(mark.value))
        else:
            painter.drawPixmap(box.topLeft(), self._theme.pixmap(str(mark.value), mark.tone, _ICON_SIZE))

    def _mark_size(self, mark: Mark) -> QSize:
        px = self._theme.px
        if mark.kind == "category":
            return QSize(px(CATEGORY_SIZE[0]), px(CATEGORY_SIZE[1]))
        side = {"brook": BROOK_SIZE, "state": _STATE_SIZE}.get(mark.kind, _ICON_SIZE)
        return QSize(px(side), px(side))

    def _content_height(self, index: QModelIndex, width: int) -> int:
        style = index.data(Role.STYLE) or "plain"
        if style in {"button", "primary"}:
            return self._theme.px(32)
        mark = index.data(Role.MARK)
        text, second, _indent = self._texts_of(index, width - self._pad_x - self._pad_right, style, mark)
        height = (text.size().height() if text else 0) + (second.size().height() if second else 0)
        return round(max(height, self._mark_size(mark).height() if mark else 0))

    def _texts_of(
        self, index: _Index, width: int, style: str, mark: Mark | None
    ) -> tuple[QStaticText | None, QStaticText | None, int]:
        indent = self._mark_size(mark).width() + self._theme.px(_MARK_GAP) if mark else 0
        room = max(self._theme.px(40), width - indent)
        words = index.data()
        below = index.data(Role.LINE2)
        if self.folded and index.column() == self.stretch_column:
            below = "\n".join([*([below] if below else []), *self._folded_words(index)])
        text = self._laid_out(str(words), style, room) if words else None
        return text, (self._laid_out(str(below), "second", room) if below else None), indent

    def _folded_words(self, index: _Index) -> list[str]:
        model = index.model()
        found = (model.index(index.row(), column).data() for column in self.folded)
        line = " · ".join(str(words) for words in found if words)
        return [line] if line else []

    def _laid_out(self, words: str, style: str, width: int) -> QStaticText:
        key = (words, style, width)
        known = self._texts.get(key)
        if known is not None:
            return known
        font = self._second if style == "second" else QFont(self._fonts[style])
        if self._max_lines is not None:
            words = shorten(words, font, width, self._max_lines)
        # QStaticText breaks a line only where Unicode says so.
        text = QStaticText(words.replace("\n", "\u2028"))
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.setTextWidth(width)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        text.setTextOption(option)
        text.prepare(QTransform(), font)
        if len(self._texts) >= _KEPT_TEXTS:
            self._texts.clear()
        self._texts[key] = text
        return text


def shorten(words: str, font: QFont, width: int, max_lines: int) -> str:
    """Return words, or as many of them as fill max_lines at this width, with "…" after them."""
    if len(words) * 2 < width / max(1, font.pixelSize()) * max_lines and "\n" not in words:
        return words
    # A page is more than any row shows; laying out all of a long narrative would be slow.
    layout = QTextLayout(words[: 400 * max_lines].replace("\n", "\u2028"), font)
    layout.beginLayout()
    end = 0
    for _number in range(max_lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        end = line.textStart() + line.textLength()
    layout.endLayout()
    return words if end >= len(words) else words[: max(1, end - 2)].rstrip() + "…"
