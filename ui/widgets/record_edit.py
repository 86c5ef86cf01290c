"""The field for long text: keeps exactly what was typed, grows with it, shows the writing aid's lines."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QMimeData, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QTextLayout,
)
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from ui.theme import Theme, set_look

_DOT = 2
_LINE_SEPARATOR = "\u2028"


@dataclass(frozen=True)
class TextMark:
    """A place the writing aid points at: positions in text(), as Python counts; key is the caller's."""

    start: int
    end: int
    key: str
    tone: str = "warn"


class RecordEdit(QPlainTextEdit):
    """Plain text over several lines; Tab leaves it; height follows the text from min_lines to max_lines."""

    text_edited = Signal()
    mark_reached = Signal(object)

    def __init__(
        self,
        theme: Theme,
        *,
        name: str = "",
        placeholder: str = "",
        min_lines: int = 2,
        max_lines: int = 12,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lines = (min_lines, max_lines)
        self._marks: tuple[TextMark, ...] = ()
        self._setting = False
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        # Lines wrap; a bar that came while the width was still unknown would hide the last of them.
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self._fit_height)
        self.textChanged.connect(self._on_text_changed)
        self._fit_height()

    def text(self) -> str:
        """Return exactly what stands in the field (toPlainText would turn no-break spaces into spaces)."""
        block = self.document().firstBlock()
        lines: list[str] = []
        while block.isValid():
            lines.append(block.text().replace(_LINE_SEPARATOR, "\n"))
            block = block.next()
        return "\n".join(lines)

    def set_text(self, text: str) -> None:
        """Put text in without telling text_edited; undo starts afresh."""
        self._setting = True
        self.setPlainText(text)
        self._setting = False

    def set_marks(self, marks: Sequence[TextMark]) -> None:
        """Underline these places; they stay until set anew."""
        self._marks = tuple(marks)
        self.viewport().update()

    def marks(self) -> tuple[TextMark, ...]:
        """Return the places underlined now."""
        return self._marks

    def mark_at_caret(self) -> TextMark | None:
        """Return the mark the caret stands in or directly behind."""
        caret = self._python_position(self.textCursor().position())
        return next((mark for mark in self._marks if mark.start <= caret <= mark.end), None)

    def go_to_next_mark(self) -> bool:
        """Select the next marked place after the caret, at the end the first one; False without marks."""
        if not self._marks:
            return False
        caret = self._python_position(self.textCursor().selectionEnd())
        ordered = sorted(self._marks, key=lambda mark: mark.start)
        mark = next((mark for mark in ordered if mark.start >= caret), ordered[0])
        self.select_words(mark.start, mark.end)
        self.mark_reached.emit(mark)
        return True

    def has_mark_after_caret(self) -> bool:
        """Return whether another mark follows the caret."""
        caret = self._python_position(self.textCursor().selectionEnd())
        return any(mark.start >= caret for mark in self._marks)

    def select_words(self, start: int, end: int) -> None:
        """Choose the characters from start to end and bring them into view."""
        cursor = self.textCursor()
        cursor.setPosition(self._qt_position(start))
        cursor.setPosition(self._qt_position(end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def replace_words(self, start: int, end: int, text: str) -> None:
        """Put text in the place of the characters from start to end, as if it was typed: undo takes it back."""
        self.select_words(start, end)
        self.textCursor().insertText(text)

    def set_flat(self, flat: bool) -> None:
        """Let the text stand without a frame, as reading text, until it is written in."""
        set_look(self, flat=flat)

    def set_error_state(self, wrong: bool) -> None:
        """Show or take away the border of a field that needs another look."""
        set_look(self, state="error" if wrong else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F7 and self.go_to_next_mark():
            return
        super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        # Word processors offer pictures and files beside the words; only the words are wanted.
        if source.hasText():
            self.insertPlainText(source.text().replace("\r\n", "\n").replace("\r", "\n"))

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_height()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._marks:
            return
        painter = QPainter(self.viewport())
        for mark in self._marks:
            colour = self._theme.colour(mark.tone)
            for start, end in self._underlines(mark):
                for x in range(round(start.x()), round(end.x()), 2 * _DOT):
                    painter.fillRect(x, round(start.y()), _DOT, _DOT, colour)
        painter.end()

    def _underlines(self, mark: TextMark) -> list[tuple[QPointF, QPointF]]:
        first, last = self._qt_position(mark.start), self._qt_position(mark.end)
        block = self.document().findBlock(first)
        found: list[tuple[QPointF, QPointF]] = []
        while block.isValid() and block.position() < last:
            area = self.blockBoundingGeometry(block).translated(self.contentOffset())
            if area.top() > self.viewport().height():
                break
            if area.bottom() >= 0:
                found += self._block_underlines(block, area, first, last)
            block = block.next()
        return found

    @staticmethod
    def _block_underlines(block: QTextBlock, area: QRectF, first: int, last: int) -> list[tuple[QPointF, QPointF]]:
        layout: QTextLayout = block.layout()
        begin = max(0, first - block.position())
        end = min(block.length() - 1, last - block.position())
        found: list[tuple[QPointF, QPointF]] = []
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            left, right = max(begin, line.textStart()), min(end, line.textStart() + line.textLength())
            if left >= right:
                continue
            y = area.top() + line.y() + line.ascent() + 2
            ends = [
                area.left() + _x_of(cast("float | tuple[float, int]", line.cursorToX(place))) for place in (left, right)
            ]
            found.append((QPointF(min(ends) + 1, y), QPointF(max(ends), y)))
        return found

    def _fit_height(self) -> None:
        height, scrolls = self._text_height()
        # The border and the padding of the style sheet.
        height += 2 * (1 + self._theme.px(6))
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if scrolls else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(policy)
        if height != self.height() or self.minimumHeight() != height:
            self.setFixedHeight(height)

    def _text_height(self) -> tuple[int, bool]:
        few, many = self._lines
        metrics = QFontMetricsF(self.font())
        line = math.ceil(metrics.height() + metrics.leading())
        total, lines = 0.0, 0
        block = self.document().firstBlock()
        while block.isValid() and lines <= many:
            total += self.blockBoundingRect(block).height()
            lines += max(1, block.lineCount())
            block = block.next()
        if lines > many:
            return many * line, True
        # Emoji and other scripts make taller lines than the font's own.
        return max(math.ceil(total), few * line), False

    def _on_text_changed(self) -> None:
        if not self._setting:
            self.text_edited.emit()

    def _qt_position(self, place: int) -> int:
        # Qt counts UTF-16 units, Python counts characters: they part at the first emoji.
        return len(self.text()[:place].encode("utf-16-le")) // 2

    def _python_position(self, place: int) -> int:
        units = self.text().encode("utf-16-le")[: 2 * place]
        return len(units.decode("utf-16-le", errors="ignore"))


def _x_of(answer: float | tuple[float, int]) -> float:
    return answer[0] if isinstance(answer, tuple) else answer
