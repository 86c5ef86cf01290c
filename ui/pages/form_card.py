"""A card of a form: its fields by key, and what is typed in them."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.context import PageContext
from ui.pages.fields import make_line, make_text
from ui.pages.slots import then
from ui.widgets.card import Card
from ui.widgets.chip_list import ChipList
from ui.widgets.field import Field
from ui.widgets.record_edit import RecordEdit
from ui.widgets.segmented import Segmented
from ui.widgets.text_edit import LineEdit


class FormCard(Card):
    """`prefix` begins the objectName of every text: "intervention" and the key "resources_by" make one of it."""

    changed = Signal()

    def __init__(
        self, context: PageContext, prefix: str, title: str, detail: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(context.theme, title, detail=detail, parent=parent)
        self.context = context
        self.fields: dict[str, Field] = {}
        self.texts: dict[str, LineEdit | RecordEdit] = {}
        self._prefix = prefix
        self.body.setSpacing(context.theme.px(10))

    def put(self, key: str, field: Field) -> Field:
        """Add a field below."""
        self.fields[key] = field
        self.add(field)
        return field

    def put_line(self, key: str, label: str, *, hint: str = "", placeholder: str = "") -> None:
        """Add a field of one line."""
        field, edit = make_line(self.context.theme, label, self._name(key), hint=hint, placeholder=placeholder)
        edit.textEdited.connect(then(self.changed.emit))
        self.texts[key] = edit
        self.put(key, field)

    def put_text(self, key: str, label: str) -> None:
        """Add a field that grows with its text."""
        field, edit = make_text(self.context.theme, label, self._name(key), min_lines=1)
        edit.text_edited.connect(self.changed)
        self.texts[key] = edit
        self.put(key, field)

    def put_chips(
        self, key: str, label: str, options: Sequence[tuple[str, str]], name: str, *, optional: str = ""
    ) -> ChipList:
        """Add chips, several of which may be on; name is their objectName."""
        chips = ChipList(self.context.theme, options, name=label)
        chips.setObjectName(name)
        chips.toggled.connect(then(self.changed.emit))
        self.put(key, Field(self.context.theme, label, chips, optional=optional))
        return chips

    def put_segments(self, key: str, label: str, options: Sequence[tuple[str, str]], name: str) -> Segmented:
        """Add a choice of one; name is its objectName."""
        segments = Segmented(self.context.theme, options, name=label)
        segments.setObjectName(name)
        segments.chosen.connect(then(self.changed.emit))
        self.put(key, Field(self.context.theme, label, segments))
        return segments

    def choices(self, vocabulary: str) -> list[tuple[str, str]]:
        """Return what a vocabulary offers, as options of a control."""
        content = self.context.desk.content
        return [(code, content.label(vocabulary, code)) for code in content.choices(vocabulary)]

    def _name(self, key: str) -> str:
        return self._prefix + "".join(part.capitalize() for part in key.split("_")) + "Edit"
