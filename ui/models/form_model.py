"""The boxes of a council's form as a table: what it asks, what we answer, how far that is, and its copy."""

from functools import partial

from PySide6.QtCore import QObject, Qt

from hsbdesk.desk.form_views import BoxState, FormBox
from hsbdesk.words import Words
from ui.models.row_model import RowModel
from ui.widgets.table_roles import Column, Mark, Role

COLUMNS = (Column(44), Column(170), Column(250, stretch=True), Column(92, fold=True), Column(104))
FormModel = RowModel[FormBox]
_SHOWN = 260
"""Characters of an answer in the table; the whole of it stands beside."""
_STATE, _COPY = 3, 4


def make_form_model(words: Words, parent: QObject) -> FormModel:
    """Return the model of the columns Box, The form asks for, From your records, State, and the copy."""
    heads = (words("Box"), words("The form asks for"), words("From your records"), words("State"), "")
    return RowModel(heads, partial(_cell, words), parent)


def state_text(words: Words, box: FormBox) -> str:
    """Return how far an answer is, in a word."""
    if box.state is BoxState.CHECK:
        return words("Check")
    return words("Typed") if box.state is BoxState.TYPED else words("Ready")


def shown_text(box: FormBox) -> str:
    """Return as much of an answer as a row shows."""
    if box.is_too_long and not box.has_stray:
        return f"{box.said_from}. {box.why}"
    flat = " ".join(box.text.split())
    return flat if len(flat) <= _SHOWN else f"{flat[:_SHOWN].rsplit(' ', 1)[0]} …"


def _cell(words: Words, box: FormBox, column: int, role: int) -> object:
    action = words("Copied") if box.is_copied else words("Copy")
    texts = (str(box.no), box.heading, shown_text(box), state_text(words, box), action)
    if role == Qt.ItemDataRole.DisplayRole:
        return texts[column]
    if role == Role.STYLE:
        answer = "plain" if box.is_known else "quiet"
        return ("quiet", "medium", answer, "plain", "link" if box.is_copied else "button")[column]
    if role == Role.MARK and column == _COPY:
        return Mark("icon", "check", "accent") if box.is_copied else None
    if role == Role.MARK and column == _STATE:
        if box.state is BoxState.TYPED:
            return Mark("icon", "pencil")
        return Mark("state", "check" if box.state is BoxState.CHECK else "done")
    if role == Role.LINE2 and column == 2:
        return " · ".join(part for part in (box.said_from, box.why) if part and part not in shown_text(box))
    if column != 0:
        return None
    if role == Role.KEY:
        return box.key
    if role == Role.ACCESSIBLE:
        said = (words("Box {no}", no=box.no), box.heading, texts[2], texts[3], box.why)
        return ", ".join(part for part in (*said, words("Copied") if box.is_copied else "") if part)
    return None
