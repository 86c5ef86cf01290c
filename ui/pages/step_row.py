"""One numbered step of a decision page: mark, words, controls at the right, fields below."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from hsbdesk.words import Words
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.label import PlainLabel
from ui.widgets.step_mark import StepMark


class StepRow(QWidget):
    """A step with its state; `foldable` ones fold to a line with a link that opens them."""

    opened = Signal()

    def __init__(
        self,
        theme: Theme,
        words: Words,
        number: int,
        title: str,
        *,
        note: str = "",
        below: bool = False,
        foldable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._foldable = foldable
        self._state = "waiting"
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(12))
        self._mark = StepMark(theme, number, state="waiting")
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(theme.px(6))
        row.addLayout(column, 1)
        head = QHBoxLayout()
        head.setSpacing(theme.px(12))
        said = QWidget()
        self.note = PlainLabel(note, style="small" if below else "body", tone="quiet", wrap=True)
        title_label = PlainLabel(title, style="strong")
        if below:
            lines = QVBoxLayout(said)
            lines.setContentsMargins(0, 0, 0, 0)
            lines.setSpacing(0)
            lines.addWidget(title_label)
            lines.addWidget(self.note)
        else:
            flow = FlowLayout(said, gap=theme.px(6), row_gap=0)
            flow.setContentsMargins(0, theme.px(3), 0, 0)
            flow.addWidget(title_label)
            flow.addWidget(self.note)
        head.addWidget(said, 1)
        self._right = QHBoxLayout()
        self._right.setSpacing(theme.px(8))
        head.addLayout(self._right)
        self._toggle = Button(theme, words("Open"), kind="quiet", name=words("Open: {part}", part=title))
        self._toggle.setObjectName(f"step{number}Button")
        head.addWidget(self._toggle)
        column.addLayout(head)
        self._holder = QWidget()
        self._holder.setSizePolicy(policy)
        self.content = QVBoxLayout(self._holder)
        self.content.setContentsMargins(0, 0, 0, 0)
        self.content.setSpacing(theme.px(8))
        column.addWidget(self._holder)
        self._title = title
        self._toggle.clicked.connect(self._on_toggled)
        self._toggle.setVisible(foldable)
        self.set_open(not foldable)

    def add_right(self, widget: QWidget) -> None:
        """Put a control at the right end of the head."""
        self._right.addWidget(widget)

    def add(self, widget: QWidget) -> None:
        """Put a widget below the head."""
        self.content.addWidget(widget)

    def set_note(self, note: str) -> None:
        """Change the quiet words."""
        self.note.setText(note)
        self.note.setVisible(bool(note))

    def set_state(self, state: str) -> None:
        """Change to open, waiting or done."""
        self._state = state
        self._mark.set_state(state)
        words = self._words
        self._mark.setAccessibleName(words("done") if state == "done" else words("not done"))

    def state(self) -> str:
        """Return open, waiting or done."""
        return self._state

    def set_open(self, opened: bool) -> None:
        """Show or fold what stands below the head."""
        words = self._words
        self._holder.setVisible(opened)
        self._toggle.set_text(words("Fold") if opened else words("Open"))
        name = words("Fold: {part}", part=self._title) if opened else words("Open: {part}", part=self._title)
        self._toggle.setAccessibleName(name)

    def is_open(self) -> bool:
        """Return whether what stands below the head shows."""
        return self._holder.isVisibleTo(self)

    def _on_toggled(self) -> None:
        self.set_open(not self.is_open())
        if self.is_open():
            self.opened.emit()
