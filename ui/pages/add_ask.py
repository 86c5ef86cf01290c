"""Add an ask: what the record suggests first, each with its reason; then every other kind, or a free one."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from hsbdesk.desk.suggested_asks import SuggestedAsk
from ui.context import PageContext
from ui.pages.form_place import bring_into_view
from ui.pages.layouts import empty_layout
from ui.pages.slots import then
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.combo import Combo
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.label import PlainLabel


@dataclass(frozen=True, slots=True)
class Ask:
    """What was chosen: a kind of ask, "" for a free one, and the suggestion behind it."""

    type: str
    suggested: SuggestedAsk | None = None


class AddAsk(QWidget):
    """A button that opens the choice; it stays open until it is closed, so that several can be added."""

    chosen = Signal(object)
    """An Ask."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._suggested: tuple[SuggestedAsk, ...] = ()
        theme, words, content = context.theme, context.words, context.desk.content
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        self.button = Button(theme, words("Add an ask"), icon="plus")
        self.button.setObjectName("addAskButton")
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.panel = Card(theme, words("Suggested from the record"))
        self.panel.hide()
        column.addWidget(self.panel)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.px(8))
        self.panel.body.addLayout(self._rows)
        self._none = PlainLabel(words("Everything it suggests is asked for."), tone="quiet", wrap=True)
        self.panel.add(self._none)
        self.panel.add(PlainLabel(words("Any other kind"), style="label"))
        other = QWidget()
        flow = FlowLayout(other, gap=theme.px(8), row_gap=theme.px(6))
        kinds = [(code, content.label("request_type", code)) for code in content.choices("request_type")]
        self.kind = Combo(theme, kinds, name=words("Kind of ask"))
        self.kind.setObjectName("askKindCombo")
        self.add_kind = Button(theme, words("Add this kind"))
        self.add_kind.setObjectName("addKindButton")
        self.add_free = Button(theme, words("Write one freely"), kind="quiet")
        self.add_free.setObjectName("addFreeAskButton")
        self.close_button = Button(theme, words("Close"), kind="quiet")
        self.close_button.setObjectName("closeAsksButton")
        for widget in (self.kind, self.add_kind, self.add_free, self.close_button):
            flow.addWidget(widget)
        self.panel.add(other)
        self.setFocusProxy(self.button)
        self.button.clicked.connect(then(self.open))
        self.close_button.clicked.connect(then(self.close_panel))
        self.add_kind.clicked.connect(lambda: self.chosen.emit(Ask(self.kind.value())))
        self.add_free.clicked.connect(lambda: self.chosen.emit(Ask("")))

    def show_suggested(self, suggested: Sequence[SuggestedAsk]) -> None:
        """Show what the record suggests and nobody has asked for yet."""
        if tuple(suggested) == self._suggested and self._rows.count():
            return
        self._suggested = tuple(suggested)
        empty_layout(self._rows)
        for ask in suggested:
            self._rows.addWidget(self._make_row(ask))
        self._none.setVisible(not suggested)
        said = self._context.words.count(len(suggested), "1 suggested", "{n} suggested")
        text = self._context.words("Add an ask")
        self.button.set_text(f"{text} ({said})" if suggested else text)

    def open(self) -> None:
        """Open the choice and go to its first entry."""
        self.panel.show()
        first = next(iter(self.add_buttons()), self.kind)
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        bring_into_view(self.panel)

    def close_panel(self) -> None:
        """Close the choice."""
        self.panel.hide()
        self.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def add_buttons(self) -> list[Button]:
        """Return the buttons of the suggestions in order."""
        found: list[Button] = []
        for place in range(self._rows.count()):
            item = self._rows.itemAt(place)
            row = item.widget() if item is not None else None
            found += row.findChildren(Button) if row is not None else []
        return found

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.panel.isVisible():
            self.close_panel()
            return
        super().keyPressEvent(event)

    def _make_row(self, ask: SuggestedAsk) -> QWidget:
        theme, words = self._context.theme, self._context.words
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.px(10))
        said = QVBoxLayout()
        said.setSpacing(0)
        label = self._context.desk.content.label("request_type", ask.type)
        said.addWidget(PlainLabel(f"{label} · {ask.child_name}", style="medium", wrap=True))
        said.addWidget(PlainLabel(ask.reason, style="small", tone="quiet", wrap=True))
        line.addLayout(said, 1)
        button = Button(theme, words("Add"), icon="plus")
        button.setObjectName("addSuggestedButton")
        button.setAccessibleName(words("Add: {ask}, {child}", ask=label, child=ask.child_name))
        button.clicked.connect(lambda: self.chosen.emit(Ask(ask.type, ask)))
        line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return row
