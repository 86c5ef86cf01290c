"""The identity key of a referral: which child each letter stands for. Made at printing, its own document."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hsbdesk.desk.file_people import PersonRow
from hsbdesk.domain.readiness import FieldPlace
from ui.context import PageContext
from ui.models.row_model import RowModel
from ui.pages.referral_parts import EditorView, SectionEditor
from ui.pages.section_pane import SectionPane
from ui.widgets.label import PlainLabel
from ui.widgets.message_bar import MessageBar
from ui.widgets.table import TextTable
from ui.widgets.table_roles import Column, Role

_COLUMNS = (Column(64), Column(170), Column(130, fold=True), Column(180, stretch=True))


class KeySection(SectionEditor):
    """Shows the letters of the file; they are given once and never change."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        theme, words = context.theme, context.words
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        pane = SectionPane(theme, number="", title=words("Identity key"), detail=words("a document of its own"))
        outer.addWidget(pane)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(theme.px(15), theme.px(12), theme.px(15), theme.px(14))
        column.setSpacing(theme.px(12))
        pane.body.addWidget(inside, 1)
        self._note = MessageBar(theme, "tip")
        column.addWidget(self._note)
        heads = (words("Letter"), words("Child"), words("Born"), words("In the entries"))
        self._model: RowModel[PersonRow] = RowModel(heads, _cell, self)
        self.table = TextTable(theme, name=words("Letters of this file"), columns=_COLUMNS)
        self.table.setObjectName("lettersTable")
        self.table.setModel(self._model)
        column.addWidget(self.table, 1)
        self._none = PlainLabel(words("No other child stands in this file."), tone="quiet", wrap=True)
        column.addWidget(self._none)
        self._statutory = True
        self._count = 0
        self.setFocusProxy(self.table)

    def show_view(self, shown: EditorView) -> None:
        """Show the letters of the referral's file."""
        words = self._context.words
        rows = [row for row in shown.people if row.letter]
        self._count = len(rows)
        self._statutory = shown.view.referral.recipient.statutory
        self._model.set_rows(rows)
        self.table.setVisible(bool(rows))
        self._none.setVisible(not rows)
        if self._statutory:
            text = words(
                "Goes with the report, in the same message. It holds full names: not onto the child's file, not to"
                " the family. Print preview makes it."
            )
        else:
            text = words("This reader gets no key: only statutory recipients do.")
        self._note.set_message("tip", text)

    def go_to(self, place: FieldPlace) -> bool:
        """Go to the letter of a child; to the first where none is named."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        if place.record:
            self.table.select_key(place.record)
        return True

    def detail(self) -> str:
        """Return with whom it goes, and for how many children."""
        words = self._context.words
        if not self._statutory:
            return words("None for this reader")
        return words.count(self._count, "Goes with it, 1 child", "Goes with it, {n} children")


def _cell(row: PersonRow, column: int, role: int) -> object:
    texts = (row.letter, row.name, row.born, row.roles)
    if role == Qt.ItemDataRole.DisplayRole:
        return texts[column]
    if role == Role.STYLE:
        return ("strong", "plain", "quiet", "quiet")[column]
    if column == 0 and role == Role.KEY:
        return row.person
    if role == Role.LINE2 and column == 1:
        return row.year or None
    return ", ".join(text for text in texts if text) if role == Role.ACCESSIBLE and column == 0 else None
