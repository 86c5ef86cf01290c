"""Who is who in a child's file, and what the file says about the child."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hsbdesk.desk.file_people import PersonRow
from hsbdesk.domain.child import ChildFile, NetworkMember, Relation
from hsbdesk.domain.ids import FileId, PersonId
from hsbdesk.domain.person import Person
from ui.context import PageContext
from ui.models.people_model import COLUMNS, group_people, make_people_model
from ui.pages import file_facts, file_forms, file_lists
from ui.pages.entry_card import make_column
from ui.pages.list_detail import ListDetail
from ui.pages.person_details import edit_person
from ui.pages.person_forms import add_relation, edit_relation, remove_relation
from ui.pages.slots import then
from ui.widgets.button import Button
from ui.widgets.label import PlainLabel
from ui.widgets.side_panel import SidePanel
from ui.widgets.table import TextTable

_PANEL_WIDTH = 400


@dataclass(frozen=True, slots=True)
class _View:
    rows: tuple[PersonRow, ...]
    file: ChildFile
    people: dict[PersonId, Person]


class PeoplePage(QWidget):
    """People under headings; beside them the chosen person, and for the child everything the file says."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("peoplePage")
        self._context = context
        self._file = FileId("")
        self._view: _View | None = None
        self._wanted: PersonId | None = None
        theme, words = context.theme, context.words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        self._tools = QWidget()
        row = QHBoxLayout(self._tools)
        row.setContentsMargins(0, 0, 0, 0)
        self.shown = PlainLabel(style="small", tone="quiet")
        self._add = Button(theme, words("Add a person"), icon="plus")
        self._add.setObjectName("addPersonButton")
        row.addWidget(self.shown, 1)
        row.addWidget(self._add)
        column.addWidget(self._tools)
        self._model = make_people_model(words, self)
        self.table = TextTable(theme, name=words("People of this file"), columns=COLUMNS, grouped=True)
        self.table.setObjectName("peopleTable")
        self.table.setModel(self._model)
        self.panel = SidePanel(theme, close_name=words("Close this person"), width=_PANEL_WIDTH, max_width=_PANEL_WIDTH)
        self.split = ListDetail(theme, self.table, self.panel)
        column.addWidget(self.split, 1)
        self._wire()

    def load(self, file: FileId) -> None:
        """Show the people of a file."""
        if file != self._file:
            self._wanted = None
            self._view = None
        self._file = file
        files = self._context.desk.files

        def read() -> _View:
            rows = files.people(file)
            return _View(rows, files.read(file), {row.person: files.read_person(row.person) for row in rows})

        def show(view: _View) -> None:
            if file == self._file:
                self._show(view)

        self._context.workers.desk.run(read, show, owner=self)

    def select(self, person: str) -> None:
        """Choose a person."""
        self._wanted = PersonId(person)
        if self.table.select_key(self._wanted):
            self._wanted = None

    def _wire(self) -> None:
        changes = self._context.changes
        self._add.clicked.connect(then(self._add_person))
        self.table.row_chosen.connect(self._on_chosen)
        self.table.row_opened.connect(self._on_opened)
        self.split.list_shown.connect(self._tools.setVisible)
        for signal in (changes.file_changed, changes.record_changed, changes.concern_recorded, changes.names_changed):
            signal.connect(self._on_changed)

    def _show(self, view: _View) -> None:
        words = self._context.words
        here = self._model.row(self.table.currentIndex())
        wanted = self._wanted or (here.person if here is not None else view.file.child)
        self._wanted = None
        self._view = view
        self._model.set_rows(group_people(words, view.rows))
        self.shown.setText(words.count(len(view.rows), "1 person", "{n} people"))
        if not self.table.select_key(wanted):
            self.table.select_key(view.file.child)
        self._show_person()

    def _on_chosen(self, _index: QModelIndex) -> None:
        if self.split.is_panel_wanted():
            self._show_person()

    def _on_opened(self, _index: QModelIndex) -> None:
        self.split.enter_panel()
        self._show_person()

    def _on_changed(self) -> None:
        if self.isVisible() and self._file:
            self.load(self._file)

    def _on_saved(self) -> None:
        self._context.changes.file_changed.emit(self._file)
        self._context.changes.record_changed.emit("person", self._file)
        self.load(self._file)

    # -- the panel

    def _show_person(self) -> None:
        view, words = self._view, self._context.words
        row = self._model.row(self.table.currentIndex())
        if view is None or row is None or row.person not in view.people:
            return
        letter = words("letter {letter}", letter=row.letter) if row.letter else ""
        self.panel.set_title(row.name, letter or row.relation)
        if not self._context.desk.names_on:
            hidden = words("Names are off. Press F8 to see and change what is on record.")
            self.panel.set_content(PlainLabel(hidden, style="small", tone="quiet", wrap=True))
            return
        box, column = make_column(self._context.theme, spacing=6)
        person = view.people[row.person]
        self._part(
            column,
            words("Details"),
            "changeDetailsButton",
            file_facts.make_facts(self._context, file_facts.person_facts(self._context, person)),
            lambda: edit_person(self._context, person, self._on_saved),
        )
        if row.person == view.file.child:
            self._add_file_parts(column, view)
        else:
            self._add_relation_part(column, view, row)
        self.panel.set_content(box)

    def _part(self, column: QVBoxLayout, title: str, name: str, content: QWidget, edit: Callable[[], None]) -> None:
        file_facts.make_part(self._context, column, title, name, content, edit)

    def _add_file_parts(self, column: QVBoxLayout, view: _View) -> None:
        context, words, file = self._context, self._context.words, view.file
        names = {person: found.full for person, found in view.people.items()}
        saved = self._on_saved
        facts = file_facts.make_facts
        self._part(
            column,
            words("Home and law"),
            "changeLegalButton",
            facts(context, file_facts.legal_facts(context, file)),
            lambda: file_forms.edit_legal(context, file, saved),
        )
        self._part(
            column,
            words("Parental responsibility"),
            "changeParentalButton",
            file_facts.make_lines(
                context, file_facts.parental_lines(context, file, names), words("Nobody asked about yet.")
            ),
            lambda: file_lists.edit_parental(context, file, names, saved),
        )
        self._part(
            column,
            words("Services"),
            "changeServicesButton",
            facts(context, file_facts.service_facts(context, file)),
            lambda: file_forms.edit_services(context, file, saved),
        )
        self._part(
            column,
            words("Language and needs"),
            "changeNeedsButton",
            facts(context, file_facts.need_facts(context, file)),
            lambda: file_forms.edit_needs(context, file, saved),
        )
        strengths = [s.text for s in sorted(file.strengths, key=lambda entry: entry.helps)]
        self._part(
            column,
            words("Strengths and what helps"),
            "changeStrengthsButton",
            file_facts.make_lines(context, strengths, words("None written down yet.")),
            lambda: file_lists.edit_strengths(context, file, saved),
        )
        self._part(
            column,
            words("In their own words"),
            "changeVoicesButton",
            file_facts.make_voices(context, file, names),
            lambda: file_lists.edit_voices(context, file, names, saved),
        )

    def _add_relation_part(self, column: QVBoxLayout, view: _View, row: PersonRow) -> None:
        context, words, file = self._context, self._context.words, view.file
        known: Relation | NetworkMember | None = next((e for e in file.family if e.person == row.person), None)
        known = known or next((e for e in file.network if e.person == row.person), None)
        entry = known
        lines = [
            (words("Part"), row.relation),
            (words("In the entries"), row.roles),
            (words("Report decision"), row.decision),
            (words("Own parents told"), row.parents_told),
            (words("Safety plan"), row.plan),
        ]
        if isinstance(entry, Relation):
            lines[1:1] = [
                (words("Day to day care"), words("yes") if entry.holds_care else ""),
                (words("Who sleeps where"), entry.sleeping),
                (words("Contact"), entry.contact),
                (words("Also"), entry.words),
            ]
        facts = [(label, text) for label, text in lines if text]
        if entry is None:
            box, part = make_column(context.theme, spacing=4)
            part.addWidget(PlainLabel(words("In this file"), style="label"))
            part.addWidget(file_facts.make_facts(context, facts))
            column.addWidget(box)
            return
        self._part(
            column,
            words("In this file"),
            "changeRelationButton",
            file_facts.make_facts(context, facts),
            lambda: edit_relation(context, self._file, entry, self._on_saved),
        )
        take_out = Button(context.theme, words("Take out of this file"), kind="quiet")
        take_out.setObjectName("removeRelationButton")
        take_out.clicked.connect(lambda _on=False: self._ask_to_remove(row))
        column.addWidget(take_out, 0, Qt.AlignmentFlag.AlignLeft)

    # -- what is done

    def _add_person(self) -> None:
        def added(person: PersonId) -> None:
            self._wanted = person
            self._on_saved()

        add_relation(self._context, self._file, added)

    def _ask_to_remove(self, row: PersonRow) -> None:
        words, desk, file = self._context.words, self._context.desk, self._file

        def answer(key: str) -> None:
            if key == "remove":
                self._context.workers.desk.run(
                    lambda: remove_relation(desk, file, row.person), lambda _none: self._on_saved(), owner=self
                )

        self._context.messages.ask(
            words("Take {name} out of this file?", name=row.name),
            words("The person stays on record, and earlier versions of the file still name them."),
            (("keep", words("Keep them here"), "default"), ("remove", words("Take out"), "danger")),
            "keep",
            answer,
        )
