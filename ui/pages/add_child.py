"""Open a file on purpose: which child, which kind of file, and why."""

from dataclasses import dataclass

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from hsbdesk.domain.child import FileKind
from hsbdesk.domain.dates import Precision
from hsbdesk.domain.ids import PersonId
from hsbdesk.domain.person import Person, PersonKind
from hsbdesk.errors import DeskError
from ui.context import PageContext
from ui.pages.fields import make_line, make_text
from ui.pages.roll_source import RollSource
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.label import PlainLabel
from ui.widgets.message_bar import MessageBar
from ui.widgets.partial_date_edit import PartialDateEdit
from ui.widgets.person_picker import PersonPicker, Suggestion
from ui.widgets.radio_list import RadioList

_NEW = "new"


@dataclass(frozen=True, slots=True)
class FileWish:
    """A file to open: for somebody known by key, or for a child who is put on record first."""

    key: str
    person: Person | None
    kind: FileKind
    because: str


class AddChildForm(QWidget):
    """Picks from the whole roll, or takes a new child; people with a similar name are shown."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("addChildForm")
        self._context = context
        self._key = ""
        theme, words, content = context.theme, context.words, context.desk.content
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        self._trouble = MessageBar(theme, "stop")
        self._trouble.hide()
        column.addWidget(self._trouble)
        self._roll = RollSource(context, self)
        self._picker = PersonPicker(
            theme, self._suggest, name=words("Child"), placeholder=words("Name or class, two letters or more")
        )
        self._picker.setObjectName("childPicker")
        self._child = Field(theme, words("Child"), self._picker)
        self.setFocusProxy(self._picker)
        column.addWidget(self._child)
        self._chosen = PlainLabel(style="small", tone="quiet", wrap=True)
        self._chosen.setObjectName("chosenLabel")
        self._chosen.hide()
        column.addWidget(self._chosen)
        self._new = self._make_new()
        column.addWidget(self._new)
        self._similar = MessageBar(theme, "check")
        self._similar.setObjectName("similarNote")
        self._similar.hide()
        column.addWidget(self._similar)
        details = {
            "HSB": words("For a child who has displayed harmful sexual behaviour."),
            "SUPPORT": words("For a child who is only affected. It has no category."),
        }
        self._kind = RadioList(
            theme,
            [(kind.value, content.label("file_kind", kind.value)) for kind in FileKind],
            name=words("Kind of file"),
            details=details,
        )
        self._kind.setObjectName("kindRadios")
        self._kind_field = Field(theme, words("Kind of file"), self._kind)
        column.addWidget(self._kind_field)
        self._because_field, self._because = make_text(
            theme,
            words("Why is it opened?"),
            "becauseEdit",
            hint=words("A few words. They stand in the history."),
        )
        column.addWidget(self._because_field)
        self._wire()
        self._roll.load()

    def wish(self) -> FileWish | None:
        """Return what is to be done, or None once what is missing has been shown."""
        words = self._context.words
        person = self._person() if not self._new.isHidden() else None
        missing: list[tuple[Field, str]] = []
        if not self._new.isHidden():
            if not self._first.text().strip():
                missing.append((self._first_field, words("Type the child's first name.")))
            if not self._last.text().strip():
                missing.append((self._last_field, words("Type the child's last name.")))
            if self._born.error() is not None or (self._born.text().strip() and self._born_day() is None):
                missing.append((self._born_field, words("Type the whole date of birth, or leave it empty.")))
        elif not self._key:
            missing.append((self._child, words("Choose a child from the list, or “New child”.")))
        if not self._kind.value():
            missing.append((self._kind_field, words("Choose which kind of file it is.")))
        if not self._because.text().strip():
            missing.append((self._because_field, words("Say in a few words why this file is opened.")))
        for field in (self._child, self._first_field, self._last_field, self._born_field):
            field.set_error(None)
        self._kind_field.set_error(None)
        self._because_field.set_error(None)
        for field, sentence in missing:
            field.set_error(sentence)
        if missing:
            missing[0][0].control.setFocus()
            return None
        return FileWish(self._key, person, FileKind(self._kind.value()), self._because.text())

    def show_refusal(self, error: DeskError) -> None:
        """Show why the desk did not do it; what was typed stays."""
        self._trouble.set_message("stop", self._context.words.refusal(error))
        self._trouble.show()

    def _make_new(self) -> QWidget:
        theme, words, desk = self._context.theme, self._context.words, self._context.desk
        card = Card(theme, words("New child"), padding=12)
        self._first_field, self._first = make_line(theme, words("First name"), "firstNameEdit")
        self._last_field, self._last = make_line(theme, words("Last name"), "lastNameEdit")
        self._born = PartialDateEdit(
            theme,
            desk.concerns.read_when,
            placeholder=words("12 June 2015"),
            calendar_name=words("Choose the day in a calendar"),
            today=desk.today(),
        )
        self._born.setObjectName("bornEdit")
        self._born_field = Field(theme, words("Date of birth"), self._born, optional=words("Empty: not known"))
        self._class_field, self._class = make_line(theme, words("Year and class"), "classEdit")
        for field in (self._first_field, self._last_field, self._born_field, self._class_field):
            card.add(field)
        back = Button(theme, words("Choose from the school's list instead"), kind="quiet")
        back.setObjectName("backToRollButton")
        back.clicked.connect(lambda _on=False: self._show_new(False))
        card.add(back)
        card.hide()
        return card

    def _wire(self) -> None:
        self._picker.picked.connect(self._on_picked)
        self._picker.textEdited.connect(self._forget)
        self._first.editingFinished.connect(self._look_for_similar)
        self._last.editingFinished.connect(self._look_for_similar)
        self._born.changed.connect(self._look_for_similar)

    def _suggest(self, typed: str) -> list[Suggestion]:
        words = self._context.words
        new = Suggestion(_NEW, words("New child"), words("Not on the school's list"), action=True)
        return [*self._roll.suggest(typed), new]

    def _on_picked(self, key: str) -> None:
        if key == _NEW:
            self._show_new(True)
            return
        self._key = key
        found = self._roll.find(key)
        self._chosen.setText(f"{found.title}, {found.detail}" if found is not None else "")
        self._chosen.show()
        self._child.set_error(None)
        if found is not None:
            self._warn_similar(found.title, "", own=int(key.startswith("person:")))

    def _forget(self) -> None:
        self._key = ""
        self._chosen.hide()
        self._similar.hide()

    def _show_new(self, new: bool) -> None:
        self._forget()
        self._new.setVisible(new)
        self._child.setVisible(not new)
        (self._first if new else self._picker).setFocus()

    def _person(self) -> Person:
        return Person(
            id=PersonId(""),
            kind=PersonKind.CHILD,
            first=self._first.text().strip(),
            last=self._last.text().strip(),
            born=self._born_day(),
            class_name=self._class.text().strip(),
        )

    def _born_day(self) -> str | None:
        value = self._context.desk.concerns.read_when(self._born.text()).value
        if value is None or value.precision is not Precision.DATE:
            return None
        return value.start

    def _look_for_similar(self) -> None:
        name = f"{self._first.text().strip()} {self._last.text().strip()}".strip()
        if not self._new.isHidden() and " " in name:
            self._warn_similar(name, self._born_day() or "", own=0)

    def _warn_similar(self, name: str, born: str, *, own: int) -> None:
        """Ask for people on record with a similar name; own is how many of them are this child."""
        files, words = self._context.desk.files, self._context.words

        def show(found: tuple[str, ...]) -> None:
            self._similar.setVisible(len(found) > own)
            title = words.count(
                len(found), "1 similar name: check date of birth", "{n} similar names: check date of birth"
            )
            self._similar.set_message("check", "\n".join(found), title)

        self._context.workers.desk.run(lambda: files.similar(name, born or None), show, owner=self)
