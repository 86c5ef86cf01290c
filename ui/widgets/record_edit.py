"""The field for long text: keeps exactly what was typed, grows with it, shows the writing aid's lines."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QEvent, QLineF, QMimeData, QPointF, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QTextLayout,
)
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from ui.reading_order import find_stops
from ui.theme import Theme, set_look

_DOT = 2
_LINE_SEPARATOR = "\u2028"
_PARAGRAPH_SEPARATOR = "\u2029"
_LONG = 4_000
"""Characters of one paragraph from which Latin letters are set without pairs drawn closer (kerning): Qt sets a whole
paragraph anew at every key, and does that in half the time."""


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
    mark_reached = Signal(str)
    """The key of the mark that F7 went to."""
    answers_requested = Signal(str)
    """The key of the mark that Ctrl+. was pressed at, or of the one behind the caret."""

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
        self._places: Sequence[tuple[int, int, str]] | None = None
        self._text: str | None = None
        """What stands in the field; None once it was changed."""
        self._is_wide = False
        """Whether it holds characters that Qt counts as two."""
        self._setting = False
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        # Lines wrap; a bar that came while the width was still unknown would hide the last of them.
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.document().contentsChange.connect(self._on_contents_change)
        self.document().documentLayout().documentSizeChanged.connect(self._fit_height)
        self.textChanged.connect(self._on_text_changed)
        self._fit_height()

    def text(self) -> str:
        """Return exactly what stands in the field (toPlainText would turn no-break spaces into spaces)."""
        if self._text is None:
            raw = self.document().toRawText()
            self._text = raw.replace(_PARAGRAPH_SEPARATOR, "\n").replace(_LINE_SEPARATOR, "\n")
            self._is_wide = len(self._text.encode("utf-16-le")) != 2 * len(self._text)
        return self._text

    def set_text(self, text: str) -> None:
        """Put text in without telling text_edited; undo starts afresh."""
        self._setting = True
        self.setPlainText(text)
        self._setting = False

    def set_marks(self, marks: Sequence[TextMark]) -> None:
        """Underline these places; they stay until set anew."""
        self._marks = tuple(marks)
        self._places = None
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
        self.mark_reached.emit(mark.key)
        return True

    def _go_on(self) -> bool:
        """Go to the next mark here, else to the first one of the next text that has any, else to the first one here."""
        if not self.has_mark_after_caret():
            texts = [stop for stop in find_stops(self.window()) if isinstance(stop, RecordEdit)]
            place = texts.index(self) + 1 if self in texts else 0
            other = next((text for text in (*texts[place:], *texts[:place]) if text is not self and text.marks()), None)
            if other is not None:
                other.setFocus(Qt.FocusReason.ShortcutFocusReason)
                other.moveCursor(QTextCursor.MoveOperation.Start)
                return other.go_to_next_mark()
        return self.go_to_next_mark()

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
        if event.key() == Qt.Key.Key_F7 and self._go_on():
            return
        if (
            event.key() == Qt.Key.Key_Period
            and event.modifiers() == Qt.KeyboardModifier.ControlModifier
            and self._marks
        ):
            if self.mark_at_caret() is None:
                self.go_to_next_mark()
            mark = self.mark_at_caret()
            if mark is not None:
                self.answers_requested.emit(mark.key)
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

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            # Qt has given the text the field's new font, kerning and all.
            self._set_shaping()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._marks:
            lines: dict[str, list[QLineF]] = {}
            for tone, left, right, y in self._underlines():
                lines.setdefault(tone, []).append(QLineF(left, y + _DOT / 2, right, y + _DOT / 2))
            painter = QPainter(self.viewport())
            for tone, found in lines.items():
                # One call for all dots of a tone: each call may wait for a thread that works beside the window.
                pen = QPen(self._theme.colour(tone), _DOT, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.FlatCap)
                pen.setDashPattern([1, 1])
                painter.setPen(pen)
                painter.drawLines(found)
            painter.end()

    def _underlines(self) -> Iterator[tuple[str, int, int, int]]:
        """Yield tone, left, right and top of each line under marked words that can be seen; the rest costs nothing."""
        first, last = self._seen_range()
        for start, end, tone in self._mark_places():
            if start >= last or end <= first:
                continue
            block = self.document().findBlock(max(start, first))
            while block.isValid() and block.position() < min(end, last):
                top = self.blockBoundingGeometry(block).translated(self.contentOffset()).topLeft()
                for left, right, y in _block_underlines(block, top, max(start, first), min(end, last)):
                    yield tone, left, right, y
                block = block.next()

    def _seen_range(self) -> tuple[int, int]:
        """Return where the first visible line begins and the last one ends, as Qt counts."""
        area = self.viewport().rect()
        first, last = self.cursorForPosition(area.topLeft()), self.cursorForPosition(area.bottomRight())
        first.movePosition(QTextCursor.MoveOperation.StartOfLine)
        last.movePosition(QTextCursor.MoveOperation.EndOfLine)
        return first.position(), last.position()

    def _mark_places(self) -> Sequence[tuple[int, int, str]]:
        """Return start, end and tone of the marks as Qt counts, worked out once for a text and its marks."""
        if self._places is None:
            self._places = [
                (self._qt_position(mark.start), self._qt_position(mark.end), mark.tone) for mark in self._marks
            ]
        return self._places

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

    def _set_shaping(self) -> None:
        """Leave out kerning in a text with a long paragraph; scripts that need shaping keep it."""
        long = False
        block = self.document().firstBlock() if self.document().characterCount() > _LONG else None
        while block is not None and block.isValid() and not long:
            long = block.length() > _LONG
            block = block.next()
        font = self.document().defaultFont()
        if long != bool(font.styleStrategy() & QFont.StyleStrategy.PreferNoShaping):
            font.setStyleStrategy(QFont.StyleStrategy.PreferNoShaping if long else QFont.StyleStrategy.PreferDefault)
            self.document().setDefaultFont(font)

    def _on_text_changed(self) -> None:
        self._set_shaping()
        if not self._setting:
            self.text_edited.emit()

    def _on_contents_change(self) -> None:
        self._text = self._places = None

    def _qt_position(self, place: int) -> int:
        # Qt counts UTF-16 units, Python counts characters: they part at the first emoji.
        text = self.text()
        return len(text[:place].encode("utf-16-le")) // 2 if self._is_wide else place

    def _python_position(self, place: int) -> int:
        text = self.text()
        if not self._is_wide:
            return place
        return len(text.encode("utf-16-le")[: 2 * place].decode("utf-16-le", errors="ignore"))


def _block_underlines(block: QTextBlock, top: QPointF, first: int, last: int) -> Iterator[tuple[int, int, int]]:
    """Yield left, right and y of what lies under the characters from first to last in one block, line by line."""
    layout: QTextLayout = block.layout()
    begin = max(0, first - block.position())
    end = min(block.length() - 1, last - block.position())
    place = begin
    while place < end:
        line = layout.lineForTextPosition(place)
        if not line.isValid():
            return
        upto = min(end, line.textStart() + line.textLength())
        ends = [top.x() + _x_of(cast("float | tuple[float, int]", line.cursorToX(at))) for at in (place, upto)]
        yield round(min(ends) + 1), round(max(ends)), round(top.y() + line.y() + line.ascent() + 2)
        place = max(upto, place + 1)


def _x_of(answer: float | tuple[float, int]) -> float:
    return answer[0] if isinstance(answer, tuple) else answer
