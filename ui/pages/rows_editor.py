"""A short list edited in place: one row of fields an item, added, taken out and put back."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from hsbdesk.domain.ids import new_id
from ui.context import PageContext
from ui.pages.slots import then
from ui.widgets.button import Button
from ui.widgets.combo import Combo
from ui.widgets.divider import Divider
from ui.widgets.field import Field
from ui.widgets.message_bar import MessageBar
from ui.widgets.record_edit import RecordEdit
from ui.widgets.text_edit import LineEdit

_GAP = 8
_LABEL_GAP = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class RowColumn:
    """One field of every row; width is its least in px at 100 % text. kind is line, text, choice or id.

    An id is never shown: it is what a row keeps while its words are changed. A new row gets one of its own.
    """

    key: str
    label: str
    width: int
    kind: str = "line"
    options: tuple[tuple[str, str], ...] = ()
    placeholder: str = ""


class RowsEditor(QWidget):
    """Fields side by side where they fit, labels over the first row; else under each other, each with its label."""

    changed = Signal()

    def __init__(
        self,
        context: PageContext,
        columns: Sequence[RowColumn],
        *,
        name: str,
        add: str,
        removed: str,
        keep_choices: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`name` begins the objectNames; `removed` is the sentence after taking a row out.

        A row counts as empty when nothing is typed in it; with `keep_choices`, when nothing is chosen either.
        """
        super().__init__(parent)
        self.setObjectName(f"{name}Rows")
        self._context = context
        self._columns = tuple(columns)
        self._name = name
        self._removed_text = removed
        empty = {"id"} if keep_choices else {"id", "choice"}
        self._keys = [column.key for column in columns if column.kind not in empty]
        self._rows: list[_Row] = []
        self._removed: tuple[int, dict[str, str]] | None = None
        theme, words = context.theme, context.words
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.px(6))
        column.addLayout(self._list)
        self._undo = MessageBar(theme, "tip", actions=(("back", words("Put it back")),))
        self._undo.setObjectName(f"{name}UndoBar")
        self._undo.hide()
        column.addWidget(self._undo)
        self._add = Button(theme, add, icon="plus")
        self._add.setObjectName(f"{name}AddButton")
        column.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        self._add.clicked.connect(then(self.add_row))
        self._undo.action_requested.connect(self._put_back)

    def rows(self) -> list[dict[str, str]]:
        """Return the rows exactly as typed; a row in which nothing stands is left out."""
        return [row.values() for row in self._filled()]

    def set_rows(self, rows: Sequence[Mapping[str, str]]) -> None:
        """Show these rows instead, without telling."""
        for row in self._rows:
            self._drop(row)
        self._rows.clear()
        self._forget_removed()
        for values in rows:
            self._insert(len(self._rows), values)
        self._arrange()

    def add_row(self) -> None:
        """Add an empty row and go to its first field."""
        row = self._insert(len(self._rows), {})
        self._arrange()
        row.focus_first()
        self.changed.emit()

    def focus_first(self) -> None:
        """Go to the first row, or to the button that adds one."""
        if self._rows:
            self._rows[0].focus_first()
        else:
            self._add.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_row(self, place: int) -> bool:
        """Go to the row that stands at this place among those with content; False where there is none."""
        rows = self._filled()
        if 0 <= place < len(rows):
            rows[place].focus_first()
            return True
        return False

    def show_error(self, place: int, key: str, sentence: str) -> None:
        """Say what is wrong at a field of the row that stands at this place among those with content."""
        self._filled()[place].show_error(key, sentence)

    def clear_errors(self) -> None:
        """Take every sentence away."""
        for row in self._rows:
            row.clear_errors()

    def set_hints(self, key: str, hint: Callable[[str], str]) -> None:
        """Say below a field of every row what there is to say of its value; nothing for an empty sentence."""
        for row in self._rows:
            row.set_hint(key, hint(row.values()[key]))

    def set_row_hints(self, key: str, hint: Callable[[Mapping[str, str]], str]) -> None:
        """Say below a field of every row what there is to say of the whole row."""
        for row in self._rows:
            row.set_hint(key, hint(row.values()))

    def set_options(self, key: str, options: Sequence[tuple[str, str]]) -> None:
        """Offer other options in a column of choices; what is chosen stays where it is still offered."""
        self._columns = tuple(
            replace(column, options=tuple(options)) if column.key == key else column for column in self._columns
        )
        for row in self._rows:
            row.set_options(key, options)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _filled(self) -> "list[_Row]":
        return [row for row in self._rows if any(row.values()[key].strip() for key in self._keys)]

    def _insert(self, place: int, values: Mapping[str, str]) -> "_Row":
        row = _Row(self._context, self._columns, self._name, values)
        row.remove_requested.connect(lambda: self._remove(row))
        row.changed.connect(self.changed)
        self._rows.insert(place, row)
        self._list.insertWidget(place, row)
        return row

    def _remove(self, row: "_Row") -> None:
        place = self._rows.index(row)
        self._removed = (place, row.values())
        self._rows.remove(row)
        self._drop(row)
        self._arrange()
        self._undo.set_message("tip", self._removed_text)
        self._undo.show()
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _put_back(self, _key: str) -> None:
        if self._removed is not None:
            place, values = self._removed
            self._insert(min(place, len(self._rows)), values).focus_first()
            self._arrange()
            self.changed.emit()
        self._forget_removed()

    def _forget_removed(self) -> None:
        self._removed = None
        self._undo.hide()

    def _drop(self, row: "_Row") -> None:
        self._list.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _arrange(self) -> None:
        for place, row in enumerate(self._rows):
            row.arrange(self.width(), is_first=place == 0)


class _Row(QWidget):
    """The fields of one item and the button that takes it out."""

    remove_requested = Signal()
    changed = Signal()

    def __init__(
        self, context: PageContext, columns: Sequence[RowColumn], name: str, values: Mapping[str, str]
    ) -> None:
        super().__init__()
        self._theme = context.theme
        self._ids = {one.key: values.get(one.key) or str(new_id()) for one in columns if one.kind == "id"}
        self._columns = tuple(one for one in columns if one.kind != "id")
        self._fields: dict[str, Field] = {}
        self._lines: list[list[str]] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(self._theme.px(6))
        self._divider = Divider()
        outer.addWidget(self._divider)
        row = QHBoxLayout()
        row.setSpacing(self._theme.px(_GAP))
        self._grid = QVBoxLayout()
        self._grid.setSpacing(self._theme.px(6))
        row.addLayout(self._grid, 1)
        self._out = Button(self._theme, "", kind="iconBox", icon="x", name=context.words("Take this row out"))
        self._out.setObjectName(f"{name}RemoveButton")
        # Beside the first field, also where words stand below it.
        self._beside = QVBoxLayout()
        self._beside.addWidget(self._out)
        self._beside.addStretch(1)
        row.addLayout(self._beside)
        outer.addLayout(row)
        for column in self._columns:
            self._fields[column.key] = self._make_field(column, name, values.get(column.key, ""))
        self._out.clicked.connect(then(self.remove_requested.emit))

    def values(self) -> dict[str, str]:
        """Return what stands in the fields."""
        return self._ids | {key: _read(field.control) for key, field in self._fields.items()}

    def focus_first(self) -> None:
        """Go to the first field."""
        self._fields[self._columns[0].key].control.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_error(self, key: str, sentence: str) -> None:
        """Say what is wrong at a field."""
        self._fields[key].set_error(sentence)
        self._fields[key].control.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear_errors(self) -> None:
        """Take the sentences away."""
        for field in self._fields.values():
            field.set_error(None)

    def set_hint(self, key: str, sentence: str) -> None:
        """Say something below a field that is no error."""
        self._fields[key].set_hint(sentence)

    def set_options(self, key: str, options: Sequence[tuple[str, str]]) -> None:
        """Offer other options in a choice."""
        control = self._fields[key].control
        if isinstance(control, Combo):
            chosen = control.value()
            control.set_options(options)
            control.set_value(chosen)

    def arrange(self, width: int, *, is_first: bool) -> None:
        """Place the fields in as few lines as the width allows."""
        room = width - self._theme.px(40)
        lines: list[list[str]] = [[]]
        used = 0
        for column in self._columns:
            wide = self._theme.px(column.width) + self._theme.px(_GAP)
            if lines[-1] and used + wide > room:
                lines.append([])
                used = 0
            lines[-1].append(column.key)
            used += wide
        one_line = len(lines) == 1
        self._divider.setVisible(not one_line and not is_first)
        labelled = is_first or not one_line
        above = 0
        for field in self._fields.values():
            head = field.label.parentWidget()
            if head is not None:
                head.setVisible(labelled)
                above = head.sizeHint().height() + self._theme.px(_LABEL_GAP)
        self._beside.setContentsMargins(0, above if labelled else 0, 0, 0)
        if lines != self._lines:
            self._lines = lines
            self._place(lines)

    def _place(self, lines: list[list[str]]) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            old = item.layout()
            while old is not None and old.takeAt(0) is not None:
                pass
        widths = {column.key: column.width for column in self._columns}
        for keys in lines:
            box = QHBoxLayout()
            box.setSpacing(self._theme.px(_GAP))
            for key in keys:
                box.addWidget(self._fields[key], widths[key], Qt.AlignmentFlag.AlignTop)
            self._grid.addLayout(box)

    def _make_field(self, column: RowColumn, name: str, value: str) -> Field:
        control: Combo | RecordEdit | LineEdit
        if column.kind == "choice":
            control = Combo(self._theme, column.options, name=column.label)
            control.set_value(value)
            control.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            control.chosen.connect(then(self.changed.emit))
        elif column.kind == "text":
            control = RecordEdit(self._theme, name=column.label, placeholder=column.placeholder, min_lines=1)
            control.set_text(value)
            control.text_edited.connect(self.changed)
        else:
            control = LineEdit(self._theme, name=column.label, placeholder=column.placeholder)
            control.setText(value)
            control.setCursorPosition(0)
            control.textEdited.connect(then(self.changed.emit))
        kind = {"choice": "Combo"}.get(column.kind, "Edit")
        control.setObjectName(f"{name}{column.key[:1].upper()}{column.key[1:]}{kind}")
        return Field(self._theme, column.label, control)


def _read(control: QWidget) -> str:
    if isinstance(control, Combo):
        return control.value()
    return control.text() if isinstance(control, RecordEdit | LineEdit) else ""
