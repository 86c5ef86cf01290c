"""Each child's exact words in a field of their own; never prompted for, empty is right."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from hsbdesk.domain.concern_draft import DraftAccount, DraftPerson
from ui.context import PageContext
from ui.pages.fields import make_words
from ui.pages.log_people import UNASKED_ROLES, call_names
from ui.widgets.field import Field
from ui.widgets.words_edit import WordsEdit

_TWO_COLUMNS_FROM = 560


class ChildWords(QWidget):
    """A field per child of the roll that is named; text stays with its child whatever changes around it."""

    changed = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._fields: dict[str, tuple[Field, WordsEdit]] = {}
        self._unasked: dict[str, bool] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(context.theme.px(12))
        self._grid.setVerticalSpacing(context.theme.px(10))

    def set_people(self, people: tuple[DraftPerson, ...], shown: dict[str, str]) -> None:
        """Offer a field to each of these who has a key; `shown` gives the name on screen by key."""
        named = tuple(person for person in people if person.key)
        names = call_names(tuple(_shown_as(person, shown) for person in named))
        for key in [key for key in self._fields if key not in {person.key for person in named}]:
            field, _edit = self._fields.pop(key)
            self._unasked.pop(key, None)
            self._grid.removeWidget(field)
            field.hide()
            field.setParent(None)
            field.deleteLater()
        for place, person in enumerate(named):
            self._offer(place, person, names[place])
        self._place()

    def accounts(self) -> tuple[DraftAccount, ...]:
        """Return the words that were written, exactly."""
        return tuple(
            DraftAccount(person_key=key, words=edit.text(), unasked=self._unasked[key])
            for key, (_field, edit) in self._fields.items()
            if edit.text()
        )

    def set_accounts(self, accounts: tuple[DraftAccount, ...]) -> None:
        """Put a draft's words into the fields of the people set before."""
        for account in accounts:
            if account.person_key in self._fields:
                self._fields[account.person_key][1].set_text(account.words)

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._place()

    def _offer(self, place: int, person: DraftPerson, name: str) -> None:
        words = self._context.words
        unasked = person.role in UNASKED_ROLES
        label = (
            words("Words {name} said without being asked", name=name)
            if unasked
            else words("{name}'s exact words", name=name)
        )
        if person.key not in self._fields:
            field, edit = make_words(self._context.theme, label, "", placeholder=words("None: leave empty"))
            edit.text_edited.connect(self.changed)
            self._fields[person.key] = (field, edit)
        field, edit = self._fields[person.key]
        field.set_label(label)
        edit.setObjectName(f"words{place}Edit")
        self._unasked[person.key] = unasked

    def _place(self) -> None:
        columns = 2 if self.width() >= self._context.theme.px(_TWO_COLUMNS_FROM) else 1
        ordered = sorted(self._fields.values(), key=lambda pair: pair[1].objectName())
        for number, (field, _edit) in enumerate(ordered):
            self._grid.addWidget(field, number // columns, number % columns)
            field.show()
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        self.setVisible(bool(self._fields))


def _shown_as(person: DraftPerson, shown: dict[str, str]) -> DraftPerson:
    return DraftPerson(key=person.key, name=shown.get(person.key, person.name))
