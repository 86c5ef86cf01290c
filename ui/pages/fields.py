"""Labelled fields as the forms of the pages use them."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import Theme
from ui.widgets.field import Field
from ui.widgets.label import PlainLabel
from ui.widgets.record_edit import RecordEdit
from ui.widgets.text_edit import LineEdit
from ui.widgets.words_edit import WordsEdit


def make_line(
    theme: Theme, label: str, name: str, *, optional: str = "", hint: str = "", placeholder: str = ""
) -> tuple[Field, LineEdit]:
    """Return a field of one line; name becomes the objectName of its control."""
    edit = LineEdit(theme, name=label, placeholder=placeholder)
    edit.setObjectName(name)
    return Field(theme, label, edit, optional=optional, hint=hint), edit


def make_text(
    theme: Theme,
    label: str,
    name: str,
    *,
    optional: str = "",
    hint: str = "",
    placeholder: str = "",
    min_lines: int = 2,
) -> tuple[Field, RecordEdit]:
    """Return a field for long text."""
    edit = RecordEdit(theme, name=label, placeholder=placeholder, min_lines=min_lines)
    edit.setObjectName(name)
    return Field(theme, label, edit, optional=optional, hint=hint), edit


def make_words(
    theme: Theme, label: str, name: str, *, optional: str = "", hint: str = "", placeholder: str = ""
) -> tuple[Field, WordsEdit]:
    """Return a field for somebody's exact words."""
    edit = WordsEdit(theme, name=label, placeholder=placeholder)
    edit.setObjectName(name)
    return Field(theme, label, edit, optional=optional, hint=hint), edit


def make_choice(theme: Theme, label: str, control: QWidget) -> QWidget:
    """Return a choice with its label above, as wide as the choice wants to be."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.px(4))
    column.addWidget(PlainLabel(label, style="label"))
    column.addWidget(control)
    return holder


def keep_narrow(widget: QWidget, widest: int) -> QHBoxLayout:
    """Return a row that lets a widget grow to `widest` px and no further, with the right height for its texts."""
    widget.setMaximumWidth(widest)
    row = QHBoxLayout()
    row.addWidget(widget, 1)
    row.addStretch(0)
    return row
