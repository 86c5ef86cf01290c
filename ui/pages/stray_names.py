"""Names to decide before a document may leave or be signed: who is meant, or that it is no name."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from hsbdesk.desk.paper import Stray
from ui.context import PageContext
from ui.pages.entry_card import make_column
from ui.pages.layouts import empty_layout
from ui.widgets.combo import Combo
from ui.widgets.divider import Divider
from ui.widgets.label import PlainLabel
from ui.widgets.state_icon import StateIcon

_AT_ONCE = 10


class StrayNames(QWidget):
    """A choice under each name, with the words around it; ten at once, the next as these are decided."""

    decided = Signal()

    def __init__(self, context: PageContext, *, stop: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._stop = stop
        self._answers: dict[str, str] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(context.theme.px(8))

    def answers(self) -> dict[str, str]:
        """Return what was decided: found name to person id, or to nothing for "not a name"."""
        return dict(self._answers)

    def forget(self) -> None:
        """Start anew for another document."""
        self._answers.clear()

    def show_strays(self, strays: Sequence[Stray]) -> None:
        """Show the names that are undecided."""
        theme = self._context.theme
        empty_layout(self._column)
        if not strays:
            return
        self._column.addWidget(make_state_line(self._context, "stop", self._stop))
        for place, stray in enumerate(strays[:_AT_ONCE]):
            if place:
                self._column.addWidget(Divider())
            self._column.addWidget(self._make_name(stray, theme.px(4)))
        if len(strays) > _AT_ONCE:
            self._column.addWidget(Divider())
            more = self._context.words.count(
                len(strays) - _AT_ONCE,
                "1 more follows once one of these is decided.",
                "{n} more follow as these are decided.",
            )
            self._column.addWidget(PlainLabel(more, style="small", tone="quiet", wrap=True))

    def go_to_first(self) -> QWidget | None:
        """Go to the first name and return its control, or None."""
        first = self.findChild(Combo)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        return first

    def _make_name(self, stray: Stray, gap: int) -> QWidget:
        theme, words = self._context.theme, self._context.words
        box, column = make_column(theme)
        column.setSpacing(gap)
        column.addWidget(PlainLabel(stray.found, style="strong", wrap=True))
        if stray.excerpt:
            column.addWidget(PlainLabel(f"… {stray.excerpt} …", style="caption", tone="quiet", wrap=True))
        options = [(str(place), label) for place, (_key, label) in enumerate(stray.choices)]
        combo = Combo(
            theme, [("", words("Choose who this is")), *options], name=words("Who is {name}?", name=stray.found)
        )
        combo.setObjectName("strayCombo")
        combo.chosen.connect(self._decide(stray))
        column.addWidget(combo)
        return box

    def _decide(self, stray: Stray) -> Callable[[str], None]:
        def decide(place: str) -> None:
            if place:
                self._answers[stray.found] = stray.choices[int(place)][0]
                self.decided.emit()

        return decide


def make_state_line(context: PageContext, state: str, text: str) -> QWidget:
    """Return a line with the sign of a state before it."""
    theme = context.theme
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.px(8))
    row.addWidget(StateIcon(theme, state, size=16), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(PlainLabel(text, style="small", wrap=True), 1, Qt.AlignmentFlag.AlignTop)
    return box
