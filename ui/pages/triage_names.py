"""Names that staff typed and that are not matched to a person yet."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from ui.context import PageContext
from ui.pages.layouts import empty_layout
from ui.pages.roll_source import RollSource
from ui.pages.side_by_side import SideBySide
from ui.theme import set_look
from ui.widgets.label import PlainLabel
from ui.widgets.person_picker import PersonPicker


class NamesToMatch(QFrame):
    """A row per typed name with a picker over the roll; absent when every name has its person."""

    matched = Signal(str, str)
    """The name as typed, and the key of the person."""

    def __init__(self, context: PageContext, roll: RollSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._roll = roll
        theme = context.theme
        set_look(self, note="check")
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme.px(12) + 3, theme.px(8), theme.px(12), theme.px(8))
        self._column.setSpacing(theme.px(6))

    def show_names(self, names: tuple[str, ...]) -> None:
        """Ask who these are."""
        theme, words = self._context.theme, self._context.words
        empty_layout(self._column)
        self.setVisible(bool(names))
        if not names:
            return
        self._column.addWidget(PlainLabel(words("Who is this? The name was typed"), style="strong", wrap=True))
        for number, name in enumerate(names):
            shown = name if self._context.desk.names_on else f"{name[:1]}."
            picker = PersonPicker(
                theme,
                self._roll.suggest,
                name=words("The person meant by {name}", name=shown),
                placeholder=words("Type a name or a class, then choose"),
            )
            picker.setObjectName(f"match{number}Picker")
            picker.picked.connect(partial(self._on_picked, name))
            self._column.addWidget(
                SideBySide(
                    theme,
                    ((PlainLabel(f"“{shown}”", wrap=True), 1), (picker, 1)),
                    room=440,
                    place=Qt.AlignmentFlag.AlignVCenter,
                )
            )

    def _on_picked(self, name: str, key: str) -> None:
        self.matched.emit(name, key)
