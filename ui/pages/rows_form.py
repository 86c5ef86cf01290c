"""A dialog form made of one list that is edited in place."""

from collections.abc import Mapping, Sequence

from PySide6.QtGui import QFocusEvent

from ui.context import PageContext
from ui.pages.rows_editor import RowColumn, RowsEditor
from ui.pages.small_form import Ask, SmallForm


class RowsForm(SmallForm):
    """A list, under questions if there are any; counts as changed when the list is."""

    def __init__(
        self,
        context: PageContext,
        columns: Sequence[RowColumn],
        rows: Sequence[Mapping[str, str]],
        *,
        name: str,
        add: str,
        removed: str,
        asks: Sequence[Ask] = (),
        note: str = "",
        keep_choices: bool = False,
    ) -> None:
        super().__init__(context, asks, note=note, name=f"{name}Form")
        self.editor = RowsEditor(context, columns, name=name, add=add, removed=removed, keep_choices=keep_choices)
        self.editor.set_rows(rows)
        self.column.addWidget(self.editor)
        self._rows_at_first = self.editor.rows()
        self.editor.changed.connect(self.changed)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard on to the list: without questions above it there is no field to stand for the form."""
        super().focusInEvent(event)
        self.editor.focus_first()

    def is_changed(self) -> bool:
        """Return whether a row or an answer differs from what the form was made with."""
        return super().is_changed() or self.editor.rows() != self._rows_at_first

    def accepts_rows(self, problems: Sequence[tuple[int, str, str]]) -> bool:
        """Show what is wrong, as (row, key, sentence); return whether nothing is."""
        self.editor.clear_errors()
        for place, key, sentence in reversed(problems):
            self.editor.show_error(place, key, sentence)
        return not problems
