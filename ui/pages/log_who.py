"""Section 1 of the log form: who, where and when."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from hsbdesk.domain.concern_draft import ConcernDraft
from ui.context import PageContext
from ui.pages.fields import make_line
from ui.pages.log_people import LogPeople
from ui.pages.roll_source import RollSource
from ui.pages.side_by_side import SideBySide
from ui.widgets.button import Button
from ui.widgets.chip_list import ChipList
from ui.widgets.field import Field
from ui.widgets.partial_date_edit import PartialDateEdit


class WhoSection(QWidget):
    """People with their roles, the date as it is known, one or more places."""

    changed = Signal()
    people_changed = Signal()
    next_requested = Signal()

    def __init__(self, context: PageContext, roll: RollSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        theme, words, desk = context.theme, context.words, context.desk
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        self.people = LogPeople(context, roll)
        column.addWidget(self.people)
        self.when = PartialDateEdit(
            theme,
            desk.concerns.read_when,
            calendar_name=words("Choose the day in a calendar"),
            placeholder=words("Tue 1.25, last week, week of 17 Nov, not known"),
            today=desk.today(),
        )
        self.when.setObjectName("whenEdit")
        when = Field(theme, words("When did it happen"), self.when, optional=words("As exactly as it is known"))
        count, self.count = make_line(
            theme, words("How many times"), "countEdit", optional=words("If seen or said. Empty: once")
        )
        column.addWidget(SideBySide(theme, ((when, 3), (count, 2)), room=560))
        self.late, self.late_edit = make_line(
            theme,
            words("This was more than a day ago. Why is it written now?"),
            "lateEdit",
            optional=words("In a few words"),
        )
        column.addWidget(self.late)
        names = [place.name for place in desk.school.places]
        self.places = ChipList(theme, [(name, name) for name in names], name=words("Places"))
        self.places.setObjectName("placeChips")
        self._known_places = frozenset(names)
        column.addWidget(Field(theme, words("Where"), self.places, optional=words("One or more places")))
        other, self.other_place = make_line(
            theme, words("Another place"), "otherPlaceEdit", optional=words("If it is not above")
        )
        self.next = Button(theme, words("Next: what happened"), icon="chevron-down")
        self.next.setObjectName("nextWhatButton")
        column.addWidget(SideBySide(theme, ((other, 1), (self.next, 0)), room=460, place=Qt.AlignmentFlag.AlignBottom))
        self._wire()
        self._show_late()

    def show_draft(self, draft: ConcernDraft) -> None:
        """Show what a draft holds."""
        self.people.set_people(draft.people, draft.child_not_known)
        self.when.set_text(draft.when)
        self.count.setText(draft.count)
        self.late_edit.setText(draft.late_because)
        self.places.set_values(place for place in draft.places if place in self._known_places)
        others = [place for place in draft.places if place not in self._known_places]
        self.other_place.setText(", ".join(others))
        self._show_late()

    def fill_draft(self, draft: ConcernDraft) -> ConcernDraft:
        """Return the draft with what stands here."""
        other = self.other_place.text()
        return replace(
            draft,
            people=self.people.people(),
            child_not_known=self.people.not_known(),
            when=self.when.text(),
            count=self.count.text(),
            late_because=self.late_edit.text(),
            places=(*self.places.values(), *((other,) if other.strip() else ())),
        )

    def summary(self) -> str:
        """Return the folded line: each child with class and day of birth and their role, when, where."""
        content, words = self._context.desk.content, self._context.words
        parts: list[str] = []
        for person in self.people.people():
            who = ", ".join(p for p in (self.people.shown_name(person), self.people.shown_detail(person)) if p)
            parts.append(f"{who}: {content.printed('role', person.role)}")
        if self.people.not_known():
            parts.append(words("A child who is not known"))
        if self.when.text().strip():
            parts.append(self.when.text().strip())
        parts += self.places.values()
        if self.other_place.text().strip():
            parts.append(self.other_place.text().strip())
        return " · ".join(parts)

    def _wire(self) -> None:
        self.people.changed.connect(self.people_changed)
        self.people.changed.connect(self.changed)
        self.when.changed.connect(self._show_late)
        self.when.changed.connect(self.changed)
        self.places.toggled.connect(self.changed)
        for edit in (self.count, self.late_edit, self.other_place):
            edit.textEdited.connect(self.changed)
        self.next.clicked.connect(self.next_requested)

    def _show_late(self) -> None:
        late = self._context.desk.concerns.is_late(ConcernDraft(uuid="", when=self.when.text()))
        self.late.setVisible(late or bool(self.late_edit.text()))
