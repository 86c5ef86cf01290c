"""A timeline: a picture over a table that says the same.

The table has the keyboard and is what a screen reader reads, whether the picture lies over it or not.
"""

from collections.abc import Callable

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from hsbdesk.domain.timeline import Timeline
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.label import PlainLabel
from ui.widgets.table import TextTable
from ui.widgets.table_roles import Column, Role
from ui.widgets.timeline_drawing import TimelineDrawing
from ui.widgets.timeline_plan import TimelineWords, step

_COLUMNS = (
    Column(132),
    Column(44),
    Column(104, fold=True),
    Column(140, fold=True),
    Column(120, fold=True),
    Column(240, stretch=True),
)
_TALLEST_TABLE = 420
_CAPTION_LINES = 2


class TimelineView(QWidget):
    """Left and Right go from entry to entry, Up and Down between rows, Enter opens; T shows the table instead.

    The model has a row per mark and bar with its record as Role.KEY.
    """

    opened = Signal(str)
    moved = Signal(QRect)
    """Where what is stood on lies in this widget."""

    def __init__(
        self, theme: Theme, model: QAbstractItemModel, words: TimelineWords, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._words = words
        self._say: Callable[[str], str] = str
        self._shows_table = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        self._holder = QWidget()
        column.addWidget(self._holder)
        self.table = TimelineTable(theme, words.name, self._holder)
        self.table.setAccessibleDescription(words.keys)
        self.table.setModel(model)
        self.drawing = TimelineDrawing(theme, words, self._holder)
        self.caption = PlainLabel(style="caption", tone="quiet", wrap=True)
        self.caption.setObjectName("timelineCaption")
        self.caption.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.caption.setMinimumHeight(_CAPTION_LINES * QFontMetrics(theme.font("caption")).lineSpacing() + 1)
        below = QHBoxLayout()
        below.setSpacing(theme.px(12))
        below.addWidget(self.caption, 1)
        self.table_link = Button(theme, words.show_table, kind="link")
        self.table_link.setObjectName("timelineTableLink")
        below.addWidget(self.table_link, 0, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(below)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._arrange)
        self._wire()

    def set_timeline(self, timeline: Timeline, say: Callable[[str], str]) -> None:
        """Show this; `say` returns the sentence of a mark or bar by its record. The model is given the same."""
        self._say = say
        self.drawing.set_timeline(timeline, say)
        self._arrange()
        self._on_moved()

    def shows_table(self) -> bool:
        """Return whether the table is seen instead of the picture."""
        return self._shows_table

    def toggle_table(self) -> None:
        """Show the table instead of the picture, or the picture again."""
        self._shows_table = not self._shows_table
        self._arrange()
        self._on_moved()
        self.table_link.set_text(self._words.show_picture if self._shows_table else self._words.show_table)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._arrange()

    def _wire(self) -> None:
        self.table.row_chosen.connect(self._on_moved)
        self.table.row_opened.connect(self._on_opened)
        self.table.toggle_requested.connect(self.toggle_table)
        self.table.focus_changed.connect(self._on_moved)
        self.table.move_requested.connect(self._on_key)
        self.table.verticalHeader().sectionResized.connect(self._on_rows)
        self.table.verticalHeader().sectionCountChanged.connect(self._on_rows)
        self.table_link.clicked.connect(lambda _on=False: self.toggle_table())
        self.drawing.picked.connect(self._on_picked)
        self.drawing.opened.connect(self.opened)

    def _arrange(self) -> None:
        self.table.is_covered = not self._shows_table
        self.drawing.setVisible(not self._shows_table)
        if self._shows_table:
            head = self.table.horizontalHeader().sizeHint().height()
            rows = self.table.verticalHeader().length() + head + 2 * self.table.frameWidth()
            height = min(rows, self._theme.px(_TALLEST_TABLE))
        else:
            plan = self.drawing.plan(self.width())
            height = round(plan.height) if plan is not None else 0
        self._holder.setFixedHeight(height)
        for part in (self.table, self.drawing):
            part.setGeometry(0, 0, self.width(), height)

    def _on_moved(self) -> None:
        key = self.table.current_key() if self.table.hasFocus() else ""
        self.drawing.set_cursor_key(key)
        hint = self._words.table_keys if self._shows_table else self._words.keys
        self.caption.setText((key and self._say(key)) or hint)
        area = self.drawing.area_of(key) if key and not self._shows_table else None
        if area:
            self.moved.emit(area.toAlignedRect())

    def _on_key(self, key: int) -> None:
        """Go where an arrow key leads on the picture."""
        timeline, plan = self.drawing.timeline(), self.drawing.plan()
        if timeline is None or plan is None:
            return
        here = self.table.current_key()
        marks = [str(mark.record) for mark in timeline.marks]
        bars = [str(lane.bar.record) for lane in plan.lanes]
        line = bars if here in bars else marks or bars
        if not line:
            return
        place = line.index(here) if here in line else 0
        match key:
            case _ if not here:
                there = line[-1] if key == Qt.Key.Key_End else line[0]
            case Qt.Key.Key_Left:
                there = line[max(0, place - 1)]
            case Qt.Key.Key_Right:
                there = line[min(len(line) - 1, place + 1)]
            case Qt.Key.Key_Home:
                there = line[0]
            case Qt.Key.Key_End:
                there = line[-1]
            case _:
                there = step(plan, timeline, here, down=key == Qt.Key.Key_Down)
        self.table.select_key(there)

    def _on_opened(self, _index: QModelIndex) -> None:
        key = self.table.current_key()
        if key:
            self.opened.emit(key)

    def _on_picked(self, key: str) -> None:
        self.table.setFocus(Qt.FocusReason.MouseFocusReason)
        self.table.select_key(key)
        self._on_moved()

    def _on_rows(self, *_sizes: int) -> None:
        if self._shows_table:
            self._later.start(0)


class TimelineTable(TextTable):
    """The table under the picture; while the picture is over it, arrow keys go where they lead on the picture."""

    toggle_requested = Signal()
    focus_changed = Signal()
    move_requested = Signal(int)

    _MOVES = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End)

    def __init__(self, theme: Theme, name: str, parent: QWidget) -> None:
        super().__init__(theme, name=name, columns=_COLUMNS, grouped=True, parent=parent)
        self.setObjectName("timelineTable")
        self.is_covered = True

    def current_key(self) -> str:
        """Return the record of the chosen row, "" for none."""
        row = self.current_row()
        return str(self.model().index(row, 0).data(Role.KEY) or "") if row >= 0 else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() == Qt.Key.Key_T and not held:
            self.toggle_requested.emit()
            return
        if self.is_covered and not held and event.key() in self._MOVES:
            self.move_requested.emit(event.key())
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focus_changed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focus_changed.emit()
