"""Find anybody on record or on the roll while typing; somebody new is always the last choice."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hsbdesk.desk.pupils import PersonChoice
from hsbdesk.domain.ids import FileId
from ui.context import PageContext
from ui.widgets.radio_list import RadioList
from ui.widgets.text_edit import SearchEdit

NEW = "new"


class PersonFinder(QWidget):
    """A search field with what it found under it; asks the desk once typing pauses."""

    chosen = Signal(str)

    def __init__(self, context: PageContext, file: FileId, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("personFinder")
        self._context = context
        self._file = file
        self._asked = 0
        theme, words = context.theme, context.words
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(4))
        self.edit = SearchEdit(theme, name=words("Who"), placeholder=words("Name, two letters or more"))
        self.edit.setObjectName("findPersonEdit")
        self._column.addWidget(self.edit)
        self._found: RadioList | None = None
        self.setFocusProxy(self.edit)
        self.edit.search_changed.connect(self._ask)
        self._show(())

    def value(self) -> str:
        """Return the key of whom was chosen: "person:…", "pupil:…", "new", or nothing."""
        return self._found.value() if self._found is not None else ""

    def typed(self) -> str:
        """Return what stands in the search field."""
        return self.edit.text().strip()

    def _ask(self, typed: str) -> None:
        self._asked += 1
        asked, file, pupils = self._asked, self._file, self._context.desk.pupils

        def show(found: tuple[PersonChoice, ...]) -> None:
            if asked == self._asked:
                self._show(found)

        self._context.workers.desk.run(lambda: pupils.suggest_people(typed, file), show, owner=self)

    def _show(self, found: tuple[PersonChoice, ...]) -> None:
        theme, words = self._context.theme, self._context.words
        kept = self.value()
        options = [(choice.key, choice.title) for choice in found]
        details = {choice.key: choice.detail for choice in found}
        options.append((NEW, words("Somebody new")))
        details[NEW] = words("Not on record and not on the school's list")
        rows = RadioList(theme, options, name=words("Who is meant"), details=details)
        rows.setObjectName("foundPeopleRadios")
        if kept in details:
            rows.set_value(kept)
        rows.chosen.connect(self.chosen)
        old, self._found = self._found, rows
        if old is not None:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._column.addWidget(rows)
        if kept != self.value():
            self.chosen.emit(self.value())
