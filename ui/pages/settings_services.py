"""Settings: the services the school refers to, each with its nation, how it takes a referral and what it asks for."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from hsbdesk.domain.directory import Service
from hsbdesk.domain.school import School
from ui.context import PageContext
from ui.pages.checked_days import checked, checked_column, find_day_problems, say_checks, show_stale
from ui.pages.days import write_day
from ui.pages.rows_editor import RowColumn
from ui.pages.settings_section import Problem, SettingsForm, SettingsView, Typed

_LIST = "services"
_LINES = ("name", "council", "team", "phone", "out_of_hours", "send_to", "criteria")


class ServicesSection(SettingsForm):
    """One row a service; nothing of it opens or sends by itself."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        words, content = context.words, context.desk.content
        super().__init__(
            context,
            "services",
            words("Services we refer to"),
            words("Who a referral may go to. The nation of a service decides the law and the clocks of the document."),
            parent,
        )
        kinds = tuple((kind.code, kind.name) for kind in content.recipient_types())
        nations = (("wales", words("Wales")), ("england", words("England")))
        other = ("england", "wales") if content.nation == "england" else ("wales", "england")
        self.add_list(
            _LIST,
            "",
            (
                RowColumn(key="key", label="", width=0, kind="id"),
                RowColumn(key="name", label=words("Name"), width=300),
                RowColumn(key="code", label=words("Kind"), width=190, kind="choice", options=kinds),
                RowColumn(
                    key="nation",
                    label=words("Nation"),
                    width=110,
                    kind="choice",
                    options=tuple(sorted(nations, key=lambda one: other.index(one[0]))),
                ),
                RowColumn(key="council", label=words("Council whose area it answers for"), width=260),
                RowColumn(key="team", label=words("Team or desk"), width=170),
                RowColumn(key="phone", label=words("Phone"), width=140),
                RowColumn(key="out_of_hours", label=words("Out of hours"), width=140),
                RowColumn(
                    key="send_to",
                    label=words("How it takes a referral"),
                    width=330,
                    kind="text",
                    placeholder=words("Secure mailbox, portal, by hand"),
                ),
                RowColumn(key="criteria", label=words("What it asks for first"), width=330, kind="text"),
                RowColumn(key="thresholds", label=words("Threshold document"), width=230, kind="choice"),
                RowColumn(key="form", label=words("Its own form"), width=230, kind="choice"),
                checked_column(context),
            ),
            add=words("Add a service"),
            removed=words("One service was taken out. Referrals to it keep its name."),
        )
        self._forms: tuple[tuple[str, str], ...] = ()
        self.changed.connect(lambda: show_stale(context, self.lists[_LIST]))

    def show_stored(self, view: SettingsView) -> None:
        words, editor = self.context.words, self.lists[_LIST]
        documents = [(one.key, " ".join(p for p in (one.name, one.edition) if p)) for one in view.school.thresholds]
        editor.set_options("thresholds", [("", words("None chosen")), *documents])
        editor.set_options("form", [("", words("The generic form")), *view.forms])
        super().show_stored(view)

    def read(self, school: School) -> Typed:
        return {_LIST: [_row(service) for service in school.directory]}

    def find_problems(self, typed: Typed) -> list[Problem]:
        words = self.context.words
        found: list[Problem] = []
        for place, row in enumerate(typed[_LIST]):
            if not row["name"].strip():
                found.append(Problem("name", words("Type the name of the service."), _LIST, place))
            elif not row["code"]:
                found.append(Problem("code", words("Choose the kind of service."), _LIST, place))
            elif not row["nation"]:
                found.append(Problem("nation", words("Choose the nation: its law applies."), _LIST, place))
            elif row["code"] == "SS" and not row["council"].strip():
                found.append(Problem("council", words("Type the council: it decides who is offered."), _LIST, place))
        return found + find_day_problems(self.context, _LIST, typed[_LIST])

    def changes(self, typed: Typed) -> Mapping[str, Any]:
        before = {one.key: (one.checked_on, one.checked_by) for one in self.context.desk.school.directory}
        return {"directory": tuple(self._service(row, before) for row in typed[_LIST])}

    def detail(self) -> str:
        words, known = self.context.words, self.context.desk.school.directory
        days = [one.checked_on for one in known]
        return say_checks(self.context, days, "1 service", "{n} services", words("none yet"))

    def _service(self, row: Mapping[str, str], before: Mapping[str, tuple[str, str]]) -> Service:
        on, by = checked(self.context, row, before.get(row["key"], ("", "")))
        lines = {key: row[key].strip() for key in _LINES}
        chosen = {key: row[key] for key in ("key", "code", "nation", "thresholds", "form")}
        return Service(**lines, **chosen, checked_on=on, checked_by=by)


def _row(service: Service) -> dict[str, str]:
    kept = {key: getattr(service, key) for key in (*_LINES, "key", "code", "nation", "thresholds", "form")}
    return kept | {"checked_on": write_day(service.checked_on)}
