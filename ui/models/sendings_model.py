"""The send log of a referral as a table, oldest first."""

from functools import partial

from PySide6.QtCore import QObject, Qt

from hsbdesk.desk.course_views import SendingRow
from hsbdesk.words import Words
from ui.models.row_model import RowModel
from ui.widgets.table_roles import Column, Role

COLUMNS = (Column(150), Column(220, stretch=True), Column(130, fold=True), Column(150, fold=True))
SendingsModel = RowModel[SendingRow]


def make_sendings_model(words: Words, parent: QObject) -> SendingsModel:
    """Return the model of the columns Sent, To, Received, Acknowledged."""
    heads = (words("Sent"), words("To"), words("Received"), words("Acknowledged"))
    return RowModel(heads, partial(_cell, words), parent)


def _cell(words: Words, row: SendingRow, column: int, role: int) -> object:
    texts = (row.when, row.to, row.received or words("not noted"), row.acknowledged or words("not noted"))
    if role == Qt.ItemDataRole.DisplayRole:
        return texts[column]
    if role == Role.STYLE:
        known = ("strong", "plain", "plain" if row.received else "quiet", "plain" if row.acknowledged else "quiet")
        return known[column]
    if role == Role.LINE2:
        return (said_how(words, row), said_what(words, row), "", "")[column]
    if column != 0:
        return None
    if role == Role.KEY:
        return row.key
    if role == Role.ACCESSIBLE:
        said = (
            words("sent {when}", when=row.when),
            said_how(words, row),
            words("to {who}", who=row.to),
            said_what(words, row),
            words("received: {when}", when=texts[2]),
            words("acknowledged: {when}", when=texts[3]),
        )
        return ", ".join(text for text in said if text)
    return None


def said_how(words: Words, row: SendingRow) -> str:
    """Return how it went, and who sent it."""
    by = words("by {who}", who=row.by) if row.by else ""
    return ", ".join(part for part in (row.how_text, by) if part)


def said_what(words: Words, row: SendingRow) -> str:
    """Return what went."""
    version = words("version {version}", version=row.version) if row.version else ""
    copies = words.count(len(row.copies), "1 filed copy", "{n} filed copies") if row.copies else ""
    reference = words("their reference {reference}", reference=row.reference) if row.reference else ""
    return ", ".join(part for part in (version, row.with_text, copies, reference) if part)
