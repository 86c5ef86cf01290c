"""Going from place to place: a row that is left is saved; one that may not stand so leads to what is missing."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from hsbdesk.errors import DeskError
from ui.context import PageContext
from ui.pages.risk_plan_centre import PlanCentre
from ui.pages.risk_plan_list import PlacesPane
from ui.pages.risk_plan_panes import ROW, PlanPanes
from ui.pages.risk_plan_work import PlanWork


class Shows(Protocol):
    """What the page does for it."""

    def show_places(self) -> None: ...
    def show_row(self, key: str) -> None: ...


class RowTurns(QObject):
    """Saves rows and moves on; a row that was refused may be left when it is left once more."""

    saved = Signal()

    def __init__(
        self,
        context: PageContext,
        page: "Shows",
        *,
        places: PlacesPane,
        centre: PlanCentre,
        columns: PlanPanes,
        work: PlanWork,
    ) -> None:
        super().__init__(work)
        self._context = context
        self._page = page
        self._places, self._centre, self._columns, self._work = places, centre, columns, work
        self._told = ""
        """The row that was refused as it was left: leaving it again lets it wait, unsaved."""
        places.row_chosen.connect(self._on_chosen)
        places.row_opened.connect(self._on_opened)
        centre.changed.connect(self._on_typed)
        work.saved.connect(self._on_saved)
        work.refused.connect(self._on_refused)

    def forget(self) -> None:
        """Begin anew, with another file."""
        self._told = ""

    def go(self, step: int) -> None:
        """Go to the next place or the one before; the keyboard stays in the fields where it was in them."""
        keys, here = self._places.keys(), self._places.chosen()
        place = keys.index(here) + step if here in keys else 0
        if 0 <= place < len(keys):
            self.leave(keys[place], stay=self._centre.has_caret())

    def leave(self, to: str, *, stay: bool) -> None:
        """Save the row that is left, then show another; with `stay` the keyboard goes into its fields."""
        left = self._centre.editor_key()

        def arrive() -> None:
            self._told = ""
            self._page.show_places()
            self._page.show_row(to)
            if stay:
                self._centre.focus_first()

        self.take()
        if not left or left == to or not self._work.is_dirty(left) or self._told == left:
            arrive()
            return
        self._told = left
        self._places.choose(left)
        self._work.save(left, arrive)

    def enter(self, key: str) -> None:
        """Go into the fields of a place."""
        self.leave(key, stay=True)
        self._columns.show_pane(ROW)

    def take(self) -> None:
        """Take note of the row as it stands in the fields."""
        row = self._centre.editor_row()
        if row is not None:
            self._work.write(row)

    def save(self, then: Callable[[], None] | None = None) -> None:
        """Save every row that is written; `then` runs once all are, not when one is refused."""
        self.take()
        self._work.save_all(self._centre.editor_key(), then)

    def _on_chosen(self, key: str) -> None:
        self.leave(key, stay=False)

    def _on_opened(self, key: str) -> None:
        self._columns.show_pane(ROW)
        if self._centre.shown_key() != key:
            self._page.show_row(key)
        self._centre.focus_first()

    def _on_typed(self) -> None:
        self._told = ""
        self.take()

    def _on_saved(self, _key: str) -> None:
        self._told = ""
        self._centre.editor.clear_errors()
        self.saved.emit()

    def _on_refused(self, key: str, error: DeskError) -> None:
        self._page.show_places()
        self._columns.show_pane(ROW)
        if key != self._centre.editor_key():
            self._page.show_row(key)
        self._places.choose(key)
        self._centre.editor.show_refusal(error.field or "", self._context.words.refusal(error))
