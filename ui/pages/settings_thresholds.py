"""Settings: the threshold documents of the councils, as far as the school types them; none is shipped."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from hsbdesk.domain.directory import ThresholdLevel, ThresholdsDocument
from hsbdesk.domain.school import School
from ui.context import PageContext
from ui.pages.checked_days import checked, checked_column, find_day_problems, say_checks, show_stale
from ui.pages.days import write_day
from ui.pages.rows_editor import RowColumn
from ui.pages.settings_section import Problem, SettingsForm, SettingsView, Typed

_DOCUMENTS, _LEVELS = "documents", "levels"


class ThresholdsSection(SettingsForm):
    """Documents above, their levels below; a level belongs to one document."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        words = context.words
        super().__init__(
            context,
            "thresholds",
            words("Threshold documents"),
            words("Type your council's levels and indicators once; a referral then names them exactly."),
            parent,
        )
        self.add_list(
            _DOCUMENTS,
            words("Documents"),
            (
                RowColumn(key="key", label="", width=0, kind="id"),
                RowColumn(key="name", label=words("Name"), width=270, kind="text"),
                RowColumn(key="edition", label=words("Edition or year"), width=110),
                RowColumn(key="council", label=words("Council"), width=200),
                checked_column(context, 130),
            ),
            add=words("Add a document"),
            removed=words("One document was taken out. Its levels go with it when you save."),
        )
        self.add_list(
            _LEVELS,
            words("Levels and indicators"),
            (
                RowColumn(key="document", label=words("Document"), width=340, kind="choice"),
                RowColumn(key="level", label=words("Level"), width=70, placeholder=words("4")),
                RowColumn(key="name", label=words("What it is called"), width=270),
                RowColumn(
                    key="indicators",
                    label=words("Indicators, one a line"),
                    width=480,
                    kind="text",
                    placeholder=words("4.2 Harm to another child"),
                ),
            ),
            add=words("Add a level"),
            removed=words("One level was taken out."),
            note=words("Keep the document's own numbers: they are what the referral quotes."),
        )
        self.changed.connect(self._follow)

    def read(self, school: School) -> Typed:
        documents = [
            {"key": one.key, "name": one.name, "edition": one.edition, "council": one.council}
            | {"checked_on": write_day(one.checked_on)}
            for one in school.thresholds
        ]
        levels = [
            {"document": one.key, "level": level.level, "name": level.name, "indicators": "\n".join(level.indicators)}
            for one in school.thresholds
            for level in one.levels
        ]
        return {_DOCUMENTS: documents, _LEVELS: levels}

    def show_values(self, typed: Mapping[str, Any]) -> None:
        # The documents first: a level can only name one that is offered.
        self.lists[_DOCUMENTS].set_rows(typed.get(_DOCUMENTS, []))
        self._follow()
        super().show_values(typed)

    def show_stored(self, view: SettingsView) -> None:
        super().show_stored(view)
        self._follow()

    def find_problems(self, typed: Typed) -> list[Problem]:
        words = self.context.words
        found: list[Problem] = []
        for place, row in enumerate(typed[_DOCUMENTS]):
            if not row["name"].strip():
                found.append(Problem("name", words("Type the name of the document."), _DOCUMENTS, place))
        found += find_day_problems(self.context, _DOCUMENTS, typed[_DOCUMENTS])
        seen: set[tuple[str, str]] = set()
        keys = {row["key"] for row in typed[_DOCUMENTS]}
        for place, row in enumerate(typed[_LEVELS]):
            level = (row["document"], row["level"].strip())
            if not typed[_DOCUMENTS]:
                found.append(Problem("document", words("Add its document first, above."), _LEVELS, place))
            elif level[0] not in keys:
                found.append(Problem("document", words("Choose its document."), _LEVELS, place))
            elif not level[1]:
                found.append(Problem("level", words("Type the level."), _LEVELS, place))
            elif level in seen:
                found.append(Problem("level", words("This level is in the list already."), _LEVELS, place))
            seen.add(level)
        return found

    def changes(self, typed: Typed) -> Mapping[str, Any]:
        before = {one.key: (one.checked_on, one.checked_by) for one in self.context.desk.school.thresholds}
        return {"thresholds": tuple(self._document(row, typed[_LEVELS], before) for row in typed[_DOCUMENTS])}

    def detail(self) -> str:
        words, known = self.context.words, self.context.desk.school.thresholds
        days = [one.checked_on for one in known]
        return say_checks(self.context, days, "1 document", "{n} documents", words("none yet"))

    def _document(
        self, row: Mapping[str, str], levels: list[dict[str, str]], before: Mapping[str, tuple[str, str]]
    ) -> ThresholdsDocument:
        on, by = checked(self.context, row, before.get(row["key"], ("", "")))
        return ThresholdsDocument(
            key=row["key"],
            council=row["council"].strip(),
            name=row["name"].strip(),
            edition=row["edition"].strip(),
            levels=tuple(_level(level) for level in levels if level["document"] == row["key"]),
            checked_on=on,
            checked_by=by,
        )

    def _follow(self) -> None:
        """Offer the documents as they are typed to the levels, and say which day is old."""
        rows = self.lists[_DOCUMENTS].rows()
        options = [
            (row["key"], " ".join(p for p in (row["name"].strip(), row["edition"].strip()) if p)) for row in rows
        ]
        self.lists[_LEVELS].set_options("document", options)
        show_stale(self.context, self.lists[_DOCUMENTS])


def _level(row: Mapping[str, str]) -> ThresholdLevel:
    lines = (line.strip() for line in row["indicators"].splitlines())
    return ThresholdLevel(
        level=row["level"].strip(), name=row["name"].strip(), indicators=tuple(line for line in lines if line)
    )
