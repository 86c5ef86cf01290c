"""Settings: guidance and links, the content pack's lines and the school's own; an address is text, nothing opens."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from hsbdesk.domain.date_names import spell
from hsbdesk.domain.directory import GuidanceLine
from hsbdesk.domain.guidance_page import changed_guidance, is_stale, last_checked, merge_guidance
from hsbdesk.domain.school import School
from ui.context import PageContext
from ui.pages.checked_days import checked, checked_column, find_day_problems, say_checks
from ui.pages.days import read_day, write_day
from ui.pages.rows_editor import RowColumn
from ui.pages.settings_section import Problem, SettingsForm, Typed
from ui.widgets.button import Button

_LIST = "guidance"
_LINES = ("title", "about", "address")


class GuidanceSection(SettingsForm):
    """Every line may be changed; a line of the pack that was taken out can be brought back."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        words, months = context.words, context.desk.content.stale_after_months
        super().__init__(
            context,
            "guidance",
            words("Guidance and links"),
            words("What referrals rest on. Nothing opens by itself; read each again every {n} months.", n=months),
            parent,
        )
        self.add_list(
            _LIST,
            "",
            (
                RowColumn(key="key", label="", width=0, kind="id"),
                RowColumn(key="title", label=words("Document or link"), width=330, kind="text"),
                RowColumn(key="about", label=words("What it is for"), width=330, kind="text"),
                RowColumn(key="address", label=words("Address, as text"), width=330, kind="text"),
                checked_column(context),
            ),
            add=words("Add a line"),
            removed=words("One line was taken out."),
        )
        self.back = Button(context.theme, "", icon="plus")
        self.back.setObjectName("packGuidanceButton")
        self.column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        self.back.clicked.connect(lambda _on=False: self._bring_back())
        self.changed.connect(self._show_hints)

    def read(self, school: School) -> Typed:
        lines = merge_guidance(self.context.desk.content.guidance(), school.guidance)
        return {_LIST: [_row(line) for line in lines]}

    def find_problems(self, typed: Typed) -> list[Problem]:
        words = self.context.words
        found = [
            Problem("title", words("Type what it is called."), _LIST, place)
            for place, row in enumerate(typed[_LIST])
            if not row["title"].strip()
        ]
        return found + find_day_problems(self.context, _LIST, typed[_LIST])

    def changes(self, typed: Typed) -> Mapping[str, Any]:
        desk = self.context.desk
        before = {one.key: (one.checked_on, one.checked_by) for one in desk.school.guidance}
        lines: list[GuidanceLine] = []
        for row in typed[_LIST]:
            on, by = checked(self.context, row, before.get(row["key"], ("", "")))
            said = {key: row[key].strip() for key in _LINES}
            lines.append(GuidanceLine(key=row["key"], **said, checked_on=on, checked_by=by))
        return {"guidance": changed_guidance(desk.content.guidance(), lines)}

    def detail(self) -> str:
        desk = self.context.desk
        pack = desk.content.guidance()
        days = [last_checked(line, pack) for line in merge_guidance(pack, desk.school.guidance)]
        return say_checks(self.context, days, "1 line", "{n} lines", self.context.words("none"))

    def _missing(self) -> list[GuidanceLine]:
        shown = {row["key"] for row in self.lists[_LIST].rows()}
        every = merge_guidance(self.context.desk.content.guidance(), ())
        return [line for line in every if line.key not in shown]

    def _bring_back(self) -> None:
        editor = self.lists[_LIST]
        rows = editor.rows()
        editor.set_rows([*rows, *(_row(line) for line in self._missing())])
        editor.focus_row(len(rows))
        self.changed.emit()

    def _hint(self, row: Mapping[str, str]) -> str:
        """Say when a line was last checked where the school has not, from what it was read, and that it is old."""
        words, desk = self.context.words, self.context.desk
        content, typed = desk.content, row["checked_on"].strip()
        day = read_day(self.context, typed)
        of_pack = next((one for one in content.guidance() if one.key == row["key"]), None)
        if typed and day is None:
            return ""
        line = GuidanceLine(key=row["key"], checked_on=day.isoformat() if day is not None else "")
        on = last_checked(line, content.guidance())
        parts = [words("Check it: over {n} months", n=content.stale_after_months)] if on and self._is_stale(on) else []
        if not on:
            parts.append(words("Not checked yet"))
        if of_pack is not None:
            if day is None and of_pack.last_checked:
                month = spell(date.fromisoformat(on), "{month} {year}")
                parts.append(words("Read for this version in {month}", month=month))
            if not of_pack.confirmed and not of_pack.by_school:
                parts.append(words("not confirmed"))
        return " · ".join(parts)

    def _source(self, row: Mapping[str, str]) -> str:
        """Say where what the program says of a line was read."""
        content = self.context.desk.content
        of_pack = next((one for one in content.guidance() if one.key == row["key"]), None)
        if of_pack is None or of_pack.by_school:
            return ""
        # The address above is a source already; it is not said twice.
        named, address = content.source(of_pack.source).split("; "), of_pack.address
        read = [one for one in named if not address or address not in one]
        return self.context.words("Source: {source}", source="; ".join(read)) if read else ""

    def _is_stale(self, on: str) -> bool:
        desk = self.context.desk
        return is_stale(on, desk.today(), desk.content.stale_after_months)

    def _show_hints(self) -> None:
        words = self.context.words
        self.lists[_LIST].set_row_hints("checked_on", self._hint)
        self.lists[_LIST].set_row_hints("address", self._source)
        missing = len(self._missing())
        self.back.setVisible(missing > 0)
        self.back.set_text(words.count(missing, "Bring 1 line back", "Bring {n} lines back"))


def _row(line: GuidanceLine) -> dict[str, str]:
    return {"key": line.key, **{key: getattr(line, key) for key in _LINES}, "checked_on": write_day(line.checked_on)}
