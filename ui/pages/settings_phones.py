"""Settings: who answers the phone, at school, at the council and out of hours."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from hsbdesk.domain.school import PhoneContact, School
from ui.context import PageContext
from ui.pages.days import read_day, write_day
from ui.pages.rows_editor import RowColumn
from ui.pages.settings_section import Problem, SettingsForm, Typed

LISTS = ("phones", "duty", "out_of_hours")


class PhonesSection(SettingsForm):
    """Three short lists; a number that was not checked for months is marked."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        words, content = context.words, context.desk.content
        super().__init__(
            context,
            "phones",
            words("Who answers the phone"),
            words("These numbers stand on sign-in and on the call sheet. Ring each one twice a year."),
            parent,
        )
        columns = (
            RowColumn(key="name", label=words("Name"), width=180),
            RowColumn(key="role", label=words("Role"), width=210),
            RowColumn(key="phone", label=words("Phone"), width=130),
            RowColumn(key="checked_on", label=words("Last checked"), width=140, placeholder=words("2 March 2026")),
        )
        service = content.term("svc")
        titles = {
            "phones": (words("At school"), words("Shown on sign-in.")),
            "duty": (
                words("{service} in office hours", service=service),
                words("The council's {desk}, first on the call sheet.", desk=content.term("svc.desk")),
            ),
            "out_of_hours": (
                words("Out of hours"),
                words("The council's {team}, shown when nobody was reached.", team=content.term("svc.hours")),
            ),
        }
        for key, (title, note) in titles.items():
            self.add_list(
                key, title, columns, add=words("Add a number"), removed=words("One number was taken out."), note=note
            )
        self.changed.connect(self._show_hints)

    def read(self, school: School) -> Typed:
        return {key: [_row(contact) for contact in getattr(school, key)] for key in LISTS}

    def find_problems(self, typed: Typed) -> list[Problem]:
        words = self.context.words
        found: list[Problem] = []
        for key in LISTS:
            for place, row in enumerate(typed[key]):
                if not row["phone"].strip():
                    found.append(Problem("phone", words("Type the number."), key, place))
                checked, today = row["checked_on"].strip(), self.context.desk.today()
                day = read_day(self.context, checked)
                if checked and day is None:
                    found.append(Problem("checked_on", words("Type a day, such as 2 March 2026."), key, place))
                elif day is not None and day > today:
                    found.append(Problem("checked_on", words("That day is still to come."), key, place))
        return found

    def changes(self, typed: Typed) -> Mapping[str, Any]:
        return {key: tuple(self._contact(row) for row in typed[key]) for key in LISTS}

    def detail(self) -> str:
        words, school = self.context.words, self.context.desk.school
        contacts = [contact for key in LISTS for contact in getattr(school, key)]
        stale = sum(self._is_stale(contact.checked_on) for contact in contacts)
        if stale:
            return words.count(stale, "1 number to check", "{n} numbers to check")
        return words.count(len(contacts), "1 number", "{n} numbers") if contacts else words("no number yet")

    def _contact(self, row: Mapping[str, str]) -> PhoneContact:
        day = read_day(self.context, row["checked_on"])
        return PhoneContact(
            name=row["name"].strip(),
            role=row["role"].strip(),
            phone=row["phone"].strip(),
            checked_on=day.isoformat() if day is not None else "",
        )

    def _is_stale(self, checked_on: str) -> bool:
        return not checked_on or is_stale(
            date.fromisoformat(checked_on), self.context.desk.today(), self.context.desk.content.stale_after_months
        )

    def _show_hints(self) -> None:
        words, months = self.context.words, self.context.desk.content.stale_after_months
        today = self.context.desk.today()

        def hint(typed: str) -> str:
            day = read_day(self.context, typed)
            if day is None:
                return "" if typed.strip() else words("Not checked yet")
            return words("Check it: over {n} months", n=months) if is_stale(day, today, months) else ""

        for editor in self.lists.values():
            editor.set_hints("checked_on", hint)


def is_stale(checked: date, today: date, months: int) -> bool:
    """Return whether more than so many months have gone by since a day."""
    passed = (today.year - checked.year) * 12 + today.month - checked.month - (today.day < checked.day)
    return passed >= months


def _row(contact: PhoneContact) -> dict[str, str]:
    return {
        "name": contact.name,
        "role": contact.role,
        "phone": contact.phone,
        "checked_on": write_day(contact.checked_on),
    }
