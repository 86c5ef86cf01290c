"""Settings: the places of this school, and who may give a Brook colour."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from hsbdesk.domain.names import fold
from hsbdesk.domain.school import BrookTraining, Place, School
from ui.context import PageContext
from ui.pages.days import read_day, write_day
from ui.pages.rows_editor import RowColumn
from ui.pages.settings_section import Problem, SettingsForm, SettingsView, Typed
from ui.widgets.button import Button

_PLACES, _TRAINED = "places", "trained"


class PlacesSection(SettingsForm):
    """A place as staff call it, within one setting."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        words, content = context.words, context.desk.content
        super().__init__(
            context,
            "places",
            words("Places"),
            words("As your staff call them. Whoever logs a concern chooses from this list, or types another place."),
            parent,
        )
        options = tuple(
            (code, words("{group}: {setting}", group=group.name, setting=content.label("setting", code)))
            for group in content.setting_groups()
            for code in group.settings
        )
        self.add_list(
            _PLACES,
            "",
            (
                RowColumn(key="name", label=words("Place"), width=300, placeholder=words("Year 5 cloakroom")),
                RowColumn(key="setting", label=words("Kind of place"), width=300, kind="choice", options=options),
            ),
            add=words("Add a place"),
            removed=words("One place was taken out. Entries that name it keep their words."),
        )
        self.starters = Button(context.theme, "", icon="plus")
        self.starters.setObjectName("starterPlacesButton")
        self.column.addWidget(self.starters, 0, Qt.AlignmentFlag.AlignLeft)
        self.starters.clicked.connect(lambda _on=False: self._add_starters())
        self.changed.connect(self._show_starters)

    def read(self, school: School) -> Typed:
        return {_PLACES: [{"name": place.name, "setting": place.setting} for place in school.places]}

    def find_problems(self, typed: Typed) -> list[Problem]:
        words = self.context.words
        found: list[Problem] = []
        seen: set[str] = set()
        for place, row in enumerate(typed[_PLACES]):
            name = fold(row["name"])
            if name in seen:
                found.append(Problem("name", words("This place is in the list already."), _PLACES, place))
            seen.add(name)
            if not row["setting"]:
                found.append(Problem("setting", words("Choose the kind of place."), _PLACES, place))
        return found

    def changes(self, typed: Typed) -> Mapping[str, Any]:
        return {"places": tuple(Place(name=row["name"].strip(), setting=row["setting"]) for row in typed[_PLACES])}

    def detail(self) -> str:
        words, places = self.context.words, self.context.desk.school.places
        return words.count(len(places), "1 place", "{n} places") if places else words("none yet")

    def _missing(self) -> list[Place]:
        known = {fold(row["name"]) for row in self.lists[_PLACES].rows()}
        return [place for place in self.context.desk.content.starter_places() if fold(place.name) not in known]

    def _show_starters(self) -> None:
        words, missing = self.context.words, self._missing()
        self.starters.set_text(words.count(len(missing), "Add the usual place", "Add the {n} usual places"))
        self.starters.setVisible(bool(missing))

    def _add_starters(self) -> None:
        rows = self.lists[_PLACES].rows()
        rows += [{"name": place.name, "setting": place.setting} for place in self._missing()]
        self.lists[_PLACES].set_rows(rows)
        self.lists[_PLACES].focus_first()
        self.changed.emit()


class TrainingSection(SettingsForm):
    """Members with a Brook training date; others cannot give a colour."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        words = context.words
        super().__init__(
            context,
            "brook",
            words("Brook training"),
            words("Only somebody trained on the tool gives a Brook colour. Without a date here the colour stays open."),
            parent,
        )
        self.add_list(
            _TRAINED,
            "",
            (
                RowColumn(key="name", label=words("Who"), width=230, kind="choice"),
                RowColumn(key="trained_on", label=words("Trained on"), width=190, placeholder=words("14 May 2025")),
                RowColumn(key="tool", label=words("Version of the tool"), width=170, placeholder=words("2024")),
            ),
            add=words("Add a training"),
            removed=words("One training was taken out. Colours already given stay."),
        )

    def show_stored(self, view: SettingsView) -> None:
        names = [member.name for member in view.members]
        names += [trained.name for trained in view.school.brook_trained if trained.name not in names]
        self.lists[_TRAINED].set_options(
            "name", (("", self.context.words("Choose a member")), *((name, name) for name in names))
        )
        super().show_stored(view)

    def read(self, school: School) -> Typed:
        return {
            _TRAINED: [
                {"name": t.name, "trained_on": write_day(t.trained_on), "tool": t.tool_version}
                for t in school.brook_trained
            ]
        }

    def find_problems(self, typed: Typed) -> list[Problem]:
        words, today = self.context.words, self.context.desk.today()
        found: list[Problem] = []
        seen: set[str] = set()
        for place, row in enumerate(typed[_TRAINED]):
            if not row["name"]:
                found.append(Problem("name", words("Choose who was trained."), _TRAINED, place))
            elif row["name"] in seen:
                found.append(Problem("name", words("This member is in the list already."), _TRAINED, place))
            seen.add(row["name"])
            day = read_day(self.context, row["trained_on"])
            if day is None:
                found.append(Problem("trained_on", words("Type the day, such as 14 May 2025."), _TRAINED, place))
            elif day > today:
                found.append(Problem("trained_on", words("That day is still to come."), _TRAINED, place))
        return found

    def changes(self, typed: Typed) -> Mapping[str, Any]:
        rows = [(row, read_day(self.context, row["trained_on"]) or date.min) for row in typed[_TRAINED]]
        return {
            "brook_trained": tuple(
                BrookTraining(name=row["name"], trained_on=day.isoformat(), tool_version=row["tool"].strip())
                for row, day in rows
            )
        }

    def detail(self) -> str:
        words, trained = self.context.words, self.context.desk.school.brook_trained
        return words.count(len(trained), "1 trained", "{n} trained") if trained else words("nobody yet")
