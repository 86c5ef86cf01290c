"""Settings: who the school is, and whether this is its main record."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from hsbdesk.domain.school import School
from ui.context import PageContext
from ui.pages.settings_section import Problem, SettingsForm, SettingsView, Typed
from ui.pages.small_form import Ask

_MAIN, _BESIDE = "main", "beside"
_FIELDS = ("name", "nation", "council", "address")


class SchoolSection(SettingsForm):
    """Name, nation, council, address; main record, or a working file beside another system."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        words = context.words
        super().__init__(
            context,
            "school",
            words("School"),
            words("It prints on every document. Law, deadlines and the words for services follow the nation."),
            parent,
        )
        self._nation = ""
        asks = (
            Ask(key="name", label=words("Name of the school"), name="schoolNameEdit"),
            Ask(
                key="nation",
                label=words("Nation"),
                name="nationSegments",
                kind="segments",
                options=(("wales", words("Wales")), ("england", words("England"))),
            ),
            Ask(key="council", label=words("Council"), name="schoolCouncilEdit"),
            Ask(key="address", label=words("Address"), name="schoolAddressEdit", kind="text"),
            Ask(
                key="record",
                label=words("Which record is this?"),
                name="mainRecordRadios",
                kind="radios",
                options=(
                    (_MAIN, words("The main safeguarding record")),
                    (_BESIDE, words("A working file beside another system")),
                ),
            ),
            Ask(
                key="other_system",
                label=words("Name of the other system"),
                name="otherSystemEdit",
                hint=words("It prints at the foot of each document."),
            ),
        )
        self.add_fields("", asks)
        self.changed.connect(self._show_hints)

    def show_stored(self, view: SettingsView) -> None:
        self._nation = view.school.nation
        super().show_stored(view)

    def read(self, school: School) -> Typed:
        fields = {key: str(getattr(school, key)) for key in _FIELDS}
        fields["record"] = _MAIN if school.main_record else _BESIDE
        fields["other_system"] = school.other_system
        return {"fields": fields}

    def find_problems(self, typed: Typed) -> list[Problem]:
        words, fields = self.context.words, typed["fields"]
        found: list[Problem] = []
        if not fields["name"].strip():
            found.append(Problem("name", words("Type the name of the school.")))
        if fields["record"] == _BESIDE and not fields["other_system"].strip():
            found.append(Problem("other_system", words("Type the name of the other system.")))
        return found

    def changes(self, typed: Typed) -> Mapping[str, Any]:
        fields = typed["fields"]
        changed: dict[str, Any] = {key: fields[key].strip() for key in _FIELDS}
        changed["main_record"] = fields["record"] == _MAIN
        changed["other_system"] = fields["other_system"].strip()
        return changed

    def detail(self) -> str:
        return self.context.desk.school.name

    def _show_hints(self) -> None:
        if self.fields is None:
            return
        words, fields = self.context.words, self.fields.values()
        self.fields.field("other_system").setVisible(fields["record"] == _BESIDE)
        other = bool(self._nation) and fields["nation"] != self._nation
        said = words("Law, deadlines and words change when somebody next signs in. Entries stay as they were written.")
        self.fields.field("nation").set_hint(said if other else "")
