"""Labelled fields as the forms of the pages use them."""

from ui.theme import Theme
from ui.widgets.field import Field
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
