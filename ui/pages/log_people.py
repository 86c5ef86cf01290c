"""Who is concerned: children picked from the roll, each with their part in it."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from hsbdesk.domain.concern import DISPLAYING, Role
from hsbdesk.domain.concern_draft import DraftPerson
from ui.context import PageContext
from ui.pages.layouts import add_shown, empty_layout
from ui.pages.roll_source import RollSource
from ui.pages.side_by_side import SideBySide
from ui.widgets.button import Button
from ui.widgets.combo import Combo
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.label import PlainLabel
from ui.widgets.person_picker import PersonPicker, Suggestion

_ROLES = (
    Role.NOT_KNOWN,
    Role.DISPLAYED,
    Role.AFFECTED,
    Role.LED,
    Role.JOINED_IN,
    Role.WITNESS,
)
NOT_KNOWN = "action:not_known"
AS_TYPED = "action:as_typed"
UNASKED_ROLES = DISPLAYING | {Role.JOINED_IN}
"""Children who are not asked for an account: only what they said by themselves is written."""


def call_names(people: tuple[DraftPerson, ...]) -> dict[int, str]:
    """Return what to call each person, by place: the first name, the whole name where two share it."""
    firsts = [person.name.split(" ")[0] if person.name else "" for person in people]
    return {
        place: person.name if firsts.count(first) > 1 else first
        for place, (person, first) in enumerate(zip(people, firsts, strict=True))
    }


class LogPeople(QWidget):
    """A picker over the roll, and a row per person with their role. "Not known" is an answer."""

    changed = Signal()

    def __init__(self, context: PageContext, roll: RollSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._roll = roll
        self._people: list[DraftPerson] = []
        self._not_known = False
        self._typed = ""
        theme, words = context.theme, context.words
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        self.picker = PersonPicker(
            theme, self._suggest, name=words("Who"), placeholder=words("Type a name or a class, then choose")
        )
        self.picker.setObjectName("childPicker")
        self.unknown = Button(theme, words("Not known"))
        self.unknown.setObjectName("notKnownButton")
        head = QWidget()
        flow = FlowLayout(head, gap=theme.px(6), row_gap=0)
        label = PlainLabel(words("Who"), style="label")
        label.setBuddy(self.picker)
        flow.addWidget(label)
        hint = words("Each child, from the school's list. “Not known” is an answer.")
        flow.addWidget(PlainLabel(hint, style="small", tone="quiet", wrap=True))
        column.addWidget(head)
        # Rows stand above the picker: after a role, Tab comes to the field for the next child.
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.px(6))
        column.addLayout(self._rows)
        column.addWidget(SideBySide(theme, ((self.picker, 1), (self.unknown, 0)), room=420, gap=6))
        self.picker.picked.connect(self._on_picked)
        self.unknown.clicked.connect(self._on_unknown)

    def people(self) -> tuple[DraftPerson, ...]:
        """Return who was named, in order."""
        return tuple(self._people)

    def not_known(self) -> bool:
        """Return whether a child is said to be not known."""
        return self._not_known

    def set_people(self, people: tuple[DraftPerson, ...], not_known: bool) -> None:
        """Show these without telling."""
        self._people = list(people)
        self._not_known = not_known
        self._show()

    def shown_name(self, person: DraftPerson) -> str:
        """Return the name, or its initial while names are off."""
        return person.name if self._context.desk.names_on else f"{person.name[:1]}."

    def shown_detail(self, person: DraftPerson) -> str:
        """Return class and day of birth; nothing while names are off."""
        return person.detail if self._context.desk.names_on else ""

    def refresh_names(self) -> None:
        """Show names or initials, as they are set now."""
        self._show()

    def _suggest(self, typed: str) -> list[Suggestion]:
        words = self._context.words
        self._typed = typed
        taken = {person.key for person in self._people}
        found = [row for row in self._roll.suggest(typed) if row.key not in taken]
        actions: list[Suggestion] = []
        if typed:
            label = words("“{typed}” is not on the list: write the name as typed", typed=typed)
            actions.append(Suggestion(AS_TYPED, label, action=True))
        actions.append(Suggestion(NOT_KNOWN, words("Not known"), action=True))
        return [*found, *actions]

    def _on_picked(self, key: str) -> None:
        if key == NOT_KNOWN:
            self._not_known = True
        elif key == AS_TYPED:
            self._people.append(DraftPerson(key="", name=self._typed))
        else:
            found = self._roll.find(key)
            if found is None:
                return
            self._people.append(DraftPerson(key=key, name=found.title, detail=found.detail))
        self.picker.clear()
        self._show()
        if key != NOT_KNOWN:
            combo = self.findChild(Combo, f"role{len(self._people) - 1}Combo")
            if combo is not None:
                combo.setFocus(Qt.FocusReason.TabFocusReason)
        self.changed.emit()

    def _on_unknown(self) -> None:
        self._not_known = True
        self._show()
        self.picker.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _show(self) -> None:
        self.unknown.setVisible(not self._not_known)
        empty_layout(self._rows)
        for place, person in enumerate(self._people):
            add_shown(self._rows, self._make_row(place, person))
        if self._not_known:
            self._rows.addWidget(self._make_not_known())

    def _make_row(self, place: int, person: DraftPerson) -> QWidget:
        theme, words, content = self._context.theme, self._context.words, self._context.desk.content
        name = self.shown_name(person)
        detail = self.shown_detail(person) or ("" if person.key else words("written as typed"))
        who = QWidget()
        line = QHBoxLayout(who)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.px(8))
        line.addWidget(PlainLabel(name, style="strong"))
        line.addWidget(PlainLabel(detail, tone="quiet", elide=True), 1)
        roles = [(role.value, content.label("role", role)) for role in _ROLES]
        if person.role not in _ROLES:
            roles.insert(0, (person.role.value, content.label("role", person.role)))
        role = Combo(theme, roles, name=words("Part of {name} in this", name=name))
        role.setObjectName(f"role{place}Combo")
        role.set_value(person.role.value)
        role.setMinimumWidth(theme.px(230))
        role.chosen.connect(partial(self._on_role, place))
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            onward = QShortcut(QKeySequence(key), role, context=Qt.ShortcutContext.WidgetShortcut)
            onward.activated.connect(self.picker.setFocus)  # the role is chosen: on to the next child
        remove = Button(theme, "", kind="icon", icon="x", name=words("Take {name} out", name=name))
        remove.setObjectName(f"remove{place}Button")
        remove.clicked.connect(lambda _on=False, place=place: self._on_removed(place))
        tail = QWidget()
        ends = QHBoxLayout(tail)
        ends.setContentsMargins(0, 0, 0, 0)
        ends.setSpacing(theme.px(8))
        ends.addWidget(role, 1)
        ends.addWidget(remove)
        return SideBySide(theme, ((who, 1), (tail, 0)), room=560, gap=8, place=Qt.AlignmentFlag.AlignVCenter)

    def _make_not_known(self) -> QWidget:
        theme, words = self._context.theme, self._context.words
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(PlainLabel(words("A child who is not known"), style="strong", wrap=True), 1)
        remove = Button(theme, "", kind="icon", icon="x", name=words("Take “not known” out"))
        remove.setObjectName("removeNotKnownButton")
        remove.clicked.connect(self._on_not_known_removed)
        line.addWidget(remove)
        return row

    def _on_role(self, place: int, value: str) -> None:
        self._people[place] = replace(self._people[place], role=Role(value))
        self.changed.emit()

    def _on_removed(self, place: int) -> None:
        del self._people[place]
        self._after_removal()

    def _on_not_known_removed(self) -> None:
        self._not_known = False
        self._after_removal()

    def _after_removal(self) -> None:
        self._show()
        self.picker.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()
