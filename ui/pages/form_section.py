"""One numbered part of a form: open to be written in, or folded to one line."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from hsbdesk.words import Words
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.label import PlainLabel
from ui.widgets.step_mark import StepMark


class FormSection(Card):
    """A card with a numbered head; content goes into .content. The page decides which one is open."""

    open_requested = Signal()

    def __init__(
        self,
        theme: Theme,
        words: Words,
        number: int,
        title: str,
        *,
        still: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent=parent)
        self._words = words
        self._title_text = title
        self._still_text = still
        self._summary_text = ""
        self._open = False
        self._mark = StepMark(theme, number, state="waiting")
        self._line = _Line()
        row = QHBoxLayout(self._line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(10))
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignVCenter)
        lines = QVBoxLayout()
        lines.setSpacing(0)
        first = QWidget()
        flow = FlowLayout(first, gap=theme.px(6), row_gap=0)
        self._title_label = PlainLabel(title, style="heading")
        self._still = PlainLabel(still, tone="quiet", wrap=True)
        flow.addWidget(self._title_label)
        flow.addWidget(self._still)
        lines.addStretch(1)
        lines.addWidget(first)
        self._summary = PlainLabel(style="small", tone="quiet", wrap=True)
        lines.addWidget(self._summary)
        lines.addStretch(1)
        row.addLayout(lines, 1)
        self._change = Button(theme, words("Change"), kind="link", name=words("Change: {part}", part=title))
        self._change.setObjectName(f"change{number}Button")
        self._open_button = Button(theme, words("Open"), name=words("Open: {part}", part=title))
        self._open_button.setObjectName(f"open{number}Button")
        row.addWidget(self._change)
        row.addWidget(self._open_button)
        self.add(self._line)
        holder = QWidget()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        holder.setSizePolicy(policy)
        self.content = QVBoxLayout(holder)
        self.content.setContentsMargins(0, theme.px(2), 0, theme.px(2))
        self.content.setSpacing(theme.px(12))
        self._holder = holder
        self.add(holder)
        self._change.clicked.connect(self.open_requested)
        self._open_button.clicked.connect(self.open_requested)
        self._line.pressed.connect(self._on_line_pressed)
        self._show()

    def title(self) -> str:
        """Return the title."""
        return self._title_text

    def is_open(self) -> bool:
        """Return whether its content shows."""
        return self._open

    def set_open(self, opened: bool) -> None:
        """Show the content, or the one line that stands for it."""
        self._open = opened
        self._show()

    def set_summary(self, summary: str) -> None:
        """Set the line of a folded part; an empty one means that nothing is in it yet."""
        self._summary_text = summary
        self._show()

    def summary(self) -> str:
        """Return the line of the folded part."""
        return self._summary_text

    def head_button(self) -> Button:
        """Return the control that opens the part, for focus to come back to."""
        return self._change if self._summary_text else self._open_button

    def _on_line_pressed(self) -> None:
        if not self._open:
            self.open_requested.emit()

    def _show(self) -> None:
        done = bool(self._summary_text)
        self._mark.set_state("open" if self._open else "done" if done else "waiting")
        self._mark.setAccessibleName(
            self._words("open") if self._open else self._words("filled in") if done else self._words("empty")
        )
        self._still.setVisible(not self._open and not done)
        self._summary.setText(self._summary_text)
        self._summary.setVisible(not self._open and done)
        self._change.setVisible(not self._open and done)
        self._open_button.setVisible(not self._open and not done)
        self._holder.setVisible(self._open)
        self._line.setCursor(Qt.CursorShape.ArrowCursor if self._open else Qt.CursorShape.PointingHandCursor)


class _Line(QWidget):
    """The head row: the whole of it opens the part."""

    pressed = Signal()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit()
        super().mousePressEvent(event)
