"""The table "safe until tomorrow?": every cell one answer, painted with its sign and its words."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from hsbdesk.domain.triage import Safe, SafeAnswer
from ui.models.safety_model import CELL, CHILD, SafetyChild, SafetyModel
from ui.theme import Theme
from ui.widgets.state_icon import paint_state

_WRAP = Qt.AlignmentFlag.AlignLeft.value | Qt.AlignmentFlag.AlignTop.value | Qt.TextFlag.TextWordWrap.value
_FAR = 10_000
_SIGNS = {Safe.SAFE: "ok", Safe.NOT_SAFE: "stop", Safe.NOT_KNOWN: "check"}
_KEYS = {Qt.Key.Key_1: Safe.SAFE, Qt.Key.Key_2: Safe.NOT_SAFE, Qt.Key.Key_3: Safe.NOT_KNOWN}
_OPEN_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)
_CLEAR_KEYS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_NARROW_BELOW = 560

Index = QModelIndex | QPersistentModelIndex


class SafetyDelegate(QStyledItemDelegate):
    """Paints a child's name with year, and an answer with its sign; nothing is ever cut short."""

    def __init__(self, theme: Theme, answers: dict[str, str], prompt: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._answers = answers
        self._prompt = prompt

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width: int = option.rect.width()  # type: ignore[attr-defined]
        height = sum(self._heights(index, width)) + 2 * self._theme.px(6)
        return QSize(width, max(self._theme.px(42), height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = self._theme
        area: QRect = option.rect  # type: ignore[attr-defined]
        view = self.parent()
        current = view.currentIndex() if isinstance(view, SafetyView) else QModelIndex()
        active = isinstance(view, SafetyView) and view.is_asking()
        painter.save()
        if active and current.row() == index.row():
            painter.fillRect(area, theme.colour("select"))
            if index.column() == 0:
                painter.fillRect(QRect(area.left(), area.top(), 3, area.height()), theme.colour("accent"))
        painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), theme.colour("border"))
        heights = self._heights(index, area.width())
        top = area.top() + (area.height() - sum(heights)) // 2
        answer: SafeAnswer | None = index.data(CELL)
        if answer is None:
            self._paint_child(painter, index.data(CHILD), area, top, heights)
        else:
            self._paint_answer(painter, answer, area, top, heights)
        here = current.row() == index.row() and current.column() == index.column()
        if active and here and index.column() > 0:
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.drawRect(area.adjusted(2, 2, -3, -3))
        painter.restore()

    def _paint_child(
        self, painter: QPainter, child: SafetyChild, area: QRect, top: int, heights: tuple[int, int]
    ) -> None:
        left = area.left() + self._theme.px(10)
        room = area.width() - self._theme.px(16)
        self._write(painter, QRect(left, top, room, heights[0]), child.name, "smallStrong", "text")
        self._write(painter, QRect(left, top + heights[0], room, heights[1]), child.detail, "caption", "text2")

    def _paint_answer(
        self, painter: QPainter, answer: SafeAnswer, area: QRect, top: int, heights: tuple[int, int]
    ) -> None:
        theme = self._theme
        left = area.left() + theme.px(8)
        sign = _SIGNS.get(answer.answer)
        if sign:
            side = theme.px(16)
            line = QFontMetrics(theme.font("small")).height()
            paint_state(painter, QRectF(left, top + (line - side) / 2, side, side), theme, sign)
        left += theme.px(22)
        room = area.right() - left - theme.px(4)
        first, second = self._lines(answer)
        style = "smallStrong" if answer.answer in {Safe.NOT_SAFE, Safe.NOT_KNOWN} else "small"
        tint = "text3" if answer == SafeAnswer() else "text"
        self._write(painter, QRect(left, top, room, heights[0]), first, style, tint)
        self._write(painter, QRect(left, top + heights[0], room, heights[1]), second, "small", "text")

    def _lines(self, answer: SafeAnswer) -> tuple[str, str]:
        """Return what stands first and below: what is not safe or not known is always said in words."""
        label = self._answers[answer.answer.value]
        if answer.answer in {Safe.NOT_SAFE, Safe.NOT_KNOWN}:
            return label, answer.words
        if answer.words:
            return answer.words, ""
        return (self._prompt if answer.answer is Safe.NOT_ANSWERED else label), ""

    def _heights(self, index: Index, width: int) -> tuple[int, int]:
        theme = self._theme
        answer: SafeAnswer | None = index.data(CELL)
        if answer is None:
            child: SafetyChild = index.data(CHILD)
            room = width - theme.px(16)
            return self._height("smallStrong", child.name, room), self._height("caption", child.detail, room)
        first, second = self._lines(answer)
        room = width - theme.px(34)
        return self._height("smallStrong", first, room), self._height("small", second, room)

    def _height(self, style: str, text: str, room: int) -> int:
        if not text:
            return 0
        metrics = QFontMetrics(self._theme.font(style))
        return metrics.boundingRect(QRect(0, 0, max(1, room), _FAR), _WRAP, text).height()

    def _write(self, painter: QPainter, area: QRect, text: str, style: str, tint: str) -> None:
        painter.setFont(self._theme.font(style))
        painter.setPen(self._theme.colour(tint))
        painter.drawText(area, _WRAP, text)


class SafetyView(QTableView):
    """Arrow keys move; 1, 2, 3 answer and the table keeps focus; Enter or typing goes to the words."""

    words_requested = Signal(str)
    """The first letter typed, or nothing."""
    answered = Signal()
    asking_changed = Signal()

    def __init__(self, theme: Theme, model: SafetyModel, delegate_answers: dict[str, str], prompt: str) -> None:
        super().__init__()
        self._theme = theme
        self._model = model
        self._asking = False
        self.setObjectName("safetyTable")
        self.setModel(model)
        self.setItemDelegate(SafetyDelegate(theme, delegate_answers, prompt, self))
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        model.modelReset.connect(self.fit)
        model.dataChanged.connect(self.fit)

    def set_asking(self, asking: bool) -> None:
        """Show which cell is asked about, while the table or its answer row has focus."""
        if self._asking != asking:
            self._asking = asking
            self.viewport().update()

    def is_asking(self) -> bool:
        """Return whether the table or its answer row has focus."""
        return self._asking

    def go_to_first_open(self) -> None:
        """Stand on the first cell without an answer."""
        for row in range(self._model.rowCount()):
            for column in range(1, self._model.columnCount()):
                index = self._model.index(row, column)
                answer = self._model.answer_at(index)
                if answer is not None and answer.answer is Safe.NOT_ANSWERED:
                    self.setCurrentIndex(index)
                    return
        self.setCurrentIndex(self._model.index(0, 1))

    def step_on(self) -> None:
        """Go to the next cell, row by row."""
        now = self.currentIndex()
        last = self._model.columnCount() - 1
        if now.column() < last:
            self.setCurrentIndex(self._model.index(now.row(), now.column() + 1))
        elif now.row() < self._model.rowCount() - 1:
            self.setCurrentIndex(self._model.index(now.row() + 1, 1))

    def fit(self) -> None:
        """Take the height of all rows: the table itself never scrolls."""
        self.resizeRowsToContents()
        rows = sum(self.rowHeight(row) for row in range(self._model.rowCount()))
        head = self.horizontalHeader().sizeHint().height()
        height = rows + head + 2 * self.frameWidth()
        if self.height() != height:
            self.setFixedHeight(height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._model.set_narrow(self.width() < self._theme.px(_NARROW_BELOW))
        self.fit()

    def focusInEvent(self, event: QEvent) -> None:
        super().focusInEvent(event)  # type: ignore[arg-type]
        if not self.currentIndex().isValid() or self.currentIndex().column() == 0:
            self.go_to_first_open()
        self.asking_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        index = self.currentIndex()
        if key in _KEYS:
            self._model.set_answer(index, answer=_KEYS[key])
            self.answered.emit()
        elif key in _CLEAR_KEYS:
            self._model.set_answer(index, answer=Safe.NOT_ANSWERED)
            self.answered.emit()
        elif key in _OPEN_KEYS:
            self.words_requested.emit("")
        elif event.text().isprintable() and event.text().strip() and not event.modifiers() & _COMMANDS:
            self.words_requested.emit(event.text())
        else:
            super().keyPressEvent(event)
            if self.currentIndex().column() == 0 and self._model.columnCount() > 1:
                self.setCurrentIndex(self._model.index(self.currentIndex().row(), 1))


_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
