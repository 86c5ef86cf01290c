"""Step 5 of triage: the Brook colour, reached by a trained user with Brook's own tool."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from hsbdesk.desk.triages import TriageView
from hsbdesk.domain.triage import Brook, BrookOutcome, Category, Triage
from ui.context import PageContext
from ui.pages.fields import make_line
from ui.pages.keys import add_keys
from ui.pages.triage_parts import Stamp
from ui.widgets.marks import brook_icon
from ui.widgets.message_bar import MessageBar
from ui.widgets.segmented import Segmented

_COLOURS = (Brook.GREEN, Brook.ORANGE, Brook.RED)


class BrookStep(QWidget):
    """Colour and reason; closed to users without a training date. Never converted from a category."""

    changed = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        theme, words, content = context.theme, context.words, context.desk.content
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.colour = Segmented(
            theme,
            [(colour.value, content.label("brook", colour.value)) for colour in _COLOURS],
            name=words("Brook outcome"),
            icons={colour.value: brook_icon(theme, colour.value.lower()) for colour in _COLOURS},
        )
        self.colour.setObjectName("brookSegments")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        self.because_field, self.because = make_line(
            theme, words("Because"), "brookBecauseEdit", optional=words("In a few words")
        )
        column.addWidget(self.because_field)
        self.differ = MessageBar(theme, "check")
        self.differ.setObjectName("differBar")
        self.differ.hide()
        column.addWidget(self.differ)
        self.colour.chosen.connect(self._on_colour)
        self.because.textEdited.connect(self.changed)

    def add_keys(self, page: QWidget) -> None:
        """Let Alt+G, Alt+O and Alt+R choose, anywhere on the page."""
        add_keys(page, ((f"Alt+{c.value[0]}", self.colour.button(c.value).click) for c in _COLOURS))

    def show_view(self, view: TriageView) -> None:
        """Show what was reached before, and whether this user may add to it."""
        last = view.triage.brook[-1] if view.triage.brook else None
        self.colour.set_value(last.colour.value if last is not None and last.colour in _COLOURS else "")
        self.because.setText(last.because if last is not None else "")
        self.colour.set_enabled_keys([colour.value for colour in _COLOURS] if view.may_brook else [])
        self.because.setReadOnly(not view.may_brook)
        self._show()

    def fill_triage(self, triage: Triage, stamp: Stamp) -> Triage:
        """Return the triage with this colour; earlier ones are kept."""
        value, me = self.colour.value(), self._context.desk.me
        if not value or me.brook_trained_on is None:
            return triage
        last = triage.brook[-1] if triage.brook else None
        if last is not None and (last.colour.value, last.because) == (value, self.because.text()):
            return triage
        outcome = BrookOutcome(
            colour=Brook(value),
            assessor=stamp.by,
            trained_on=me.brook_trained_on,
            tool_version=me.brook_tool_version,
            because=self.because.text(),
            on=stamp.on,
        )
        return replace(triage, brook=(*triage.brook, outcome))

    def fields(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {"colour": self.colour.value(), "because": self.because.text()}

    def show_fields(self, fields: dict[str, Any]) -> None:
        """Show what `fields` gave."""
        self.colour.set_value(str(fields.get("colour", "")))
        self.because.setText(str(fields.get("because", "")))
        self._show()

    def compare(self, category: Category | None) -> None:
        """Say softly when colour and category differ."""
        value = self.colour.value()
        hint = self._context.desk.triages.consistency(category, Brook(value) if value else None)
        self.differ.set_message("check", hint)
        self.differ.setVisible(bool(hint))

    def has_colour(self) -> bool:
        """Return whether a colour is chosen."""
        return bool(self.colour.value())

    def _on_colour(self, _value: str) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        self.because_field.setVisible(bool(self.colour.value()))
