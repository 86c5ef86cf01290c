"""Some fields of one row of the risk plan: shown from a row, read into one."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from hsbdesk.domain.dates import PartialDate
from hsbdesk.domain.plan import PlanRow
from ui.context import PageContext
from ui.pages.fields import make_line, make_text
from ui.pages.form_card import FormCard
from ui.pages.form_place import bring_into_view
from ui.pages.side_by_side import SideBySide
from ui.pages.slots import then
from ui.pages.text_aid import TextAid
from ui.widgets.field import Field
from ui.widgets.label import PlainLabel
from ui.widgets.partial_date_edit import PartialDateEdit, write_date
from ui.widgets.record_edit import RecordEdit
from ui.widgets.text_edit import LineEdit

_BESIDE = 460


class PlanPart(FormCard):
    """Fields by the names of the row's own; a part whose fields are not plain texts reads and shows them itself."""

    def __init__(
        self,
        context: PageContext,
        title: str = "",
        detail: str = "",
        *,
        prefix: str = "plan",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, prefix, "", parent=parent)
        self.setObjectName("planPart")
        self.days: dict[str, PartialDateEdit] = {}
        self._checked: dict[str, str] = {}
        column = self.layout()
        if column is not None:
            column.setContentsMargins(0, 0, 0, 0)
        if title:
            self.setAccessibleName(title)
            self.add(PlainLabel(title, style="heading"))
        if detail:
            self.add(PlainLabel(detail, style="small", tone="quiet", wrap=True))

    # -- making

    def new_line(self, key: str, label: str, *, optional: str = "", hint: str = "", placeholder: str = "") -> Field:
        """Return a field of one line that is not placed yet."""
        field, edit = make_line(
            self.context.theme, label, self._name(key), optional=optional, hint=hint, placeholder=placeholder
        )
        edit.textEdited.connect(then(self.changed.emit))
        return self._keep(key, field, edit)

    def new_text(
        self,
        key: str,
        label: str,
        *,
        optional: str = "",
        hint: str = "",
        placeholder: str = "",
        reported: bool = False,
        verbatim: bool = False,
    ) -> Field:
        """Return a field that grows with its text and is not placed yet.

        The writing aid looks through it. `reported` says that it holds what somebody said, `verbatim` that it holds
        their exact words: those are left alone.
        """
        field, edit = make_text(
            self.context.theme,
            label,
            self._name(key),
            optional=optional,
            hint=hint,
            placeholder=placeholder,
            min_lines=1,
        )
        edit.text_edited.connect(self.changed)
        if not verbatim:
            TextAid(self.context, field, edit, reported=reported)
        return self._keep(key, field, edit)

    def new_day(self, key: str, label: str, *, optional: str = "", hint: str = "") -> Field:
        """Return a field for one day that is not placed yet; what cannot be read stays as typed."""
        desk, words = self.context.desk, self.context.words
        edit = PartialDateEdit(
            self.context.theme,
            lambda typed: desk.interventions.read_when(typed, planned=True),
            name=label,
            placeholder=words("20 April 2026"),
            calendar_name=words("Choose the day in a calendar"),
            today=desk.today(),
        )
        edit.setObjectName(self._name(key))
        edit.changed.connect(self.changed)
        self.days[key] = edit
        field = Field(self.context.theme, label, edit, optional=optional, hint=hint)
        self.fields[key] = field
        return field

    def beside(self, *fields: QWidget, shares: tuple[int, ...] = (), room: int = _BESIDE) -> SideBySide:
        """Return widgets beside each other, as far as there is room."""
        parts = [(field, shares[place] if shares else 1) for place, field in enumerate(fields)]
        return SideBySide(self.context.theme, parts, room=room)

    def _keep(self, key: str, field: Field, edit: LineEdit | RecordEdit) -> Field:
        self.fields[key] = field
        self.texts[key] = edit
        return field

    # -- a row

    def show_row(self, row: PlanRow) -> None:
        """Put a row's values into the fields without telling."""
        self.clear_errors()
        self.show_values(row)

    def fill(self, row: PlanRow) -> PlanRow:
        """Return the row with what stands in the fields."""
        return replace(row, **self.values())

    def show_values(self, source: Any) -> None:
        """Put the attributes of these names into the fields without telling."""
        for key, edit in self.texts.items():
            set_shown(edit, str(getattr(source, key)))
        for key, edit in self.days.items():
            edit.set_text(shown_day(str(getattr(source, key))))

    def values(self) -> dict[str, Any]:
        """Return what stands in the texts and days by name."""
        values: dict[str, Any] = {key: edit.text() for key, edit in self.texts.items()}
        return values | {key: typed_day(edit) for key, edit in self.days.items()}

    # -- what is missing

    def show_error(self, key: str, sentence: str) -> bool:
        """Say what is wrong at a field and go there; False for one that is not here."""
        field = self.fields.get(key)
        if field is None:
            return False
        field.set_error(sentence)
        field.control.setFocus(Qt.FocusReason.OtherFocusReason)
        bring_into_view(field)
        return True

    def show_checks(self, said: Mapping[str, str]) -> None:
        """Say below the fields what is worth a second look, in place of their usual hint."""
        for key, field in self.fields.items():
            if key in said or key in self._checked:
                self._checked.setdefault(key, field.hint())
                field.set_hint(said.get(key) or self._checked.pop(key))

    def clear_errors(self) -> None:
        """Take every sentence away."""
        for field in self.fields.values():
            if field.error():
                field.set_error(None)


def set_shown(edit: LineEdit | RecordEdit, text: str) -> None:
    """Put text into a field without telling; the same text leaves caret and undo as they are."""
    if edit.text() == text:
        return
    if isinstance(edit, LineEdit):
        edit.setText(text)
        edit.setCursorPosition(0)
    else:
        edit.set_text(text)


def shown_day(stored: str) -> str:
    """Return an ISO day as it is typed; other text as it is."""
    try:
        return write_date(date.fromisoformat(stored))
    except ValueError:
        return stored


def typed_day(edit: PartialDateEdit) -> str:
    """Return the one day that was typed as ISO text; what is no single day as typed."""
    when = edit.value()
    day = when.start if isinstance(when, PartialDate) and when.start == when.end else None
    return day or edit.text()
