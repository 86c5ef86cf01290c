"""What holds a quick report back: the right council, the right law, names; each is answered where it stands."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from hsbdesk.desk.paper import Stray
from hsbdesk.desk.quick_reports import QuickStop
from ui.context import PageContext
from ui.pages.entry_card import make_column
from ui.pages.fields import make_line
from ui.pages.form_place import bring_into_view
from ui.pages.layouts import empty_layout
from ui.pages.stray_names import StrayNames, make_state_line
from ui.widgets.card import Card
from ui.widgets.text_edit import LineEdit


class QuickStops(Card):
    """Hidden while nothing stops it. A reason answers a stop, a choice answers a name."""

    decided = Signal()
    """A name was decided."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, context.words("Before it is signed"), parent=parent)
        self.setObjectName("quickStops")
        self._context = context
        self._reasons: dict[str, LineEdit] = {}
        holder, self._column = make_column(context.theme, spacing=10)
        self.add(holder)
        self.names = StrayNames(
            context, stop=context.words("It is not signed until each name is decided: these could name a child.")
        )
        self.names.decided.connect(self.decided)
        self.add(self.names)
        self.hide()

    def show_stops(self, stops: Sequence[QuickStop], strays: Sequence[Stray]) -> None:
        """Show what is open; a reason that was typed stays."""
        words, typed = self._context.words, self.reasons()
        empty_layout(self._column)
        self._reasons = {}
        for stop in stops:
            self._column.addWidget(make_state_line(self._context, "stop", stop.text))
            field, edit = make_line(
                self._context.theme,
                words("Or say why it goes all the same"),
                "quickReasonEdit",
                placeholder=words("Duty desk confirmed by phone that they take it"),
            )
            edit.setText(typed.get(stop.key, ""))
            edit.setAccessibleDescription(stop.text)
            self._reasons[stop.key] = edit
            self._column.addWidget(field)
        self.names.show_strays(strays)
        self.setVisible(bool(stops or strays))

    def reasons(self) -> dict[str, str]:
        """Return the reasons that were typed, by the key of the stop."""
        return {key: edit.text().strip() for key, edit in self._reasons.items() if edit.text().strip()}

    def is_answered(self) -> bool:
        """Return whether every stop has its reason."""
        return len(self.reasons()) == len(self._reasons)

    def go_to_first(self) -> None:
        """Go to the first stop without a reason, or to the first name."""
        control: QWidget | None = next((edit for edit in self._reasons.values() if not edit.text().strip()), None)
        if control is not None:
            control.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            control = self.names.go_to_first()
        if control is not None:
            bring_into_view(control)
