"""Settings: the school year, its terms, closed days and the times of a day."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from hsbdesk.domain.calendar import ClosedDay, Term
from hsbdesk.domain.school import DayTime, School
from hsbdesk.domain.typed_times import find_times
from ui.context import PageContext
from ui.pages.days import read_day, write_day
from ui.pages.rows_editor import RowColumn
from ui.pages.settings_section import Problem, SettingsForm, SettingsView, Typed
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.label import PlainLabel

_TERMS, _CLOSED, _TIMES = "terms", "closed", "times"


class YearSection(SettingsForm):
    """Dates that deadlines, "half-term" and counts in school days are read from."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        words = context.words
        super().__init__(
            context,
            "year",
            words("School year"),
            words("“Half-term”, the days until a closure and all counts in school days are read from here."),
            parent,
        )
        self._add_defaults()
        first, last = words("First day"), words("Last day")
        self.add_list(
            _TERMS,
            words("Terms"),
            (
                RowColumn(key="name", label=words("Name"), width=220, placeholder=words("Autumn 1")),
                RowColumn(key="start", label=first, width=190, placeholder=words("2 September 2026")),
                RowColumn(key="end", label=last, width=190, placeholder=words("23 October 2026")),
            ),
            add=words("Add a term"),
            removed=words("One term was taken out."),
            note=words("First to last day with pupils. A term with a half-term in it is written as two halves."),
        )
        self.add_list(
            _CLOSED,
            words("Closed days"),
            (
                RowColumn(key="name", label=words("Name"), width=220, placeholder=words("Autumn half-term")),
                RowColumn(key="start", label=first, width=190),
                RowColumn(key="end", label=last, width=190, placeholder=words("empty for one day")),
            ),
            add=words("Add closed days"),
            removed=words("One line of closed days was taken out."),
            note=words("Holidays, bank holidays, training days."),
        )
        self.add_list(
            _TIMES,
            words("Times of the day"),
            (
                RowColumn(key="name", label=words("Name"), width=220, placeholder=words("Break")),
                RowColumn(key="start", label=words("From"), width=190, placeholder=words("10:40")),
                RowColumn(key="end", label=words("To"), width=190, placeholder=words("11:00")),
            ),
            add=words("Add a time"),
            removed=words("One time was taken out."),
            note=words("School day, Break, Lunch: entries are counted by them."),
        )

    def show_stored(self, view: SettingsView) -> None:
        super().show_stored(view)
        self.changed.emit()

    def read(self, school: School) -> Typed:
        return {
            _TERMS: [_days(term) for term in school.terms],
            _CLOSED: [_days(closed) for closed in school.closed],
            _TIMES: [{"name": t.name, "start": t.start, "end": t.end} for t in school.day_times],
        }

    def find_problems(self, typed: Typed) -> list[Problem]:
        words = self.context.words
        found = [problem for key in (_TERMS, _CLOSED) for problem in self._day_problems(key, typed[key])]
        said = words("Type a time, such as 10:40.")
        for place, row in enumerate(typed[_TIMES]):
            start, end = read_time(row["start"]), read_time(row["end"])
            if not row["name"].strip():
                found.append(Problem("name", words("Give it a name."), _TIMES, place))
            found += [Problem(k, said, _TIMES, place) for k, at in (("start", start), ("end", end)) if not at]
            if start and end and end <= start:
                found.append(Problem("end", words("It ends before it starts."), _TIMES, place))
        return found

    def changes(self, typed: Typed) -> Mapping[str, Any]:
        terms = [Term(row["name"].strip(), *self._span(row)) for row in typed[_TERMS]]
        spans = [(self._span(row), row["name"].strip()) for row in typed[_CLOSED]]
        closed = [ClosedDay(start, end, name) for (start, end), name in spans]
        times = [
            DayTime(name=row["name"].strip(), start=read_time(row["start"]), end=read_time(row["end"]))
            for row in typed[_TIMES]
        ]
        return {
            "terms": tuple(sorted(terms, key=lambda term: term.start)),
            "closed": tuple(sorted(closed, key=lambda day: day.start)),
            "day_times": tuple(times),
        }

    def detail(self) -> str:
        words, terms = self.context.words, self.context.desk.school.terms
        if not terms:
            return words("no terms yet")
        return words("until {day}", day=write_day(max(term.end for term in terms)))

    # -- the defaults of the content pack

    def _add_defaults(self) -> None:
        theme, words = self.context.theme, self.context.words
        card = Card(theme, words("Dates to start from"))
        for year in self.context.desk.content.school_years():
            card.add(PlainLabel(words("{year}: {note}", year=year.name, note=year.note), style="small", wrap=True))
            if year.terms:
                put = Button(theme, words("Put in the dates of {year}", year=year.name), icon="calendar")
                put.setObjectName(f"defaults{year.name.replace('-', '')}Button")
                put.clicked.connect(lambda _on=False, name=year.name: self._put_in(name))
                card.body.addWidget(put, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(card)

    def _put_in(self, year: str) -> None:
        """Add the pack's dates to what is typed; a name with its first day is put in once."""
        content = self.context.desk.content
        for key, spans in ((_TERMS, content.default_terms(year)), (_CLOSED, content.default_closed(year))):
            rows = self.lists[key].rows()
            known = {(row["name"].strip(), read_day(self.context, row["start"])) for row in rows}
            rows += [_days(span) for span in spans if (span.name, span.start) not in known]
            self.lists[key].set_rows(rows)
        self.changed.emit()

    # -- reading

    def _day_problems(self, key: str, rows: list[dict[str, str]]) -> list[Problem]:
        words = self.context.words
        said = words("Type a day with its year, such as 2 September 2026.")
        found: list[Problem] = []
        for place, row in enumerate(rows):
            if not row["name"].strip():
                found.append(Problem("name", words("Give it a name."), key, place))
            start = read_day(self.context, row["start"])
            one_day = key == _CLOSED and not row["end"].strip()
            end = start if one_day else read_day(self.context, row["end"])
            if start is None:
                found.append(Problem("start", said, key, place))
            if end is None and not one_day:
                found.append(Problem("end", said, key, place))
            if start is not None and end is not None and end < start:
                found.append(Problem("end", words("It ends before it starts. Correct one of the two."), key, place))
        return found

    def _span(self, row: Mapping[str, str]) -> tuple[date, date]:
        """Return the two days of a row without problems."""
        start = read_day(self.context, row["start"]) or date.min
        return start, read_day(self.context, row["end"]) or start


def read_time(typed: str) -> str:
    """Return a time of the day as "10:40", also from "10.40" or "1.25pm"; empty where none is read."""
    found = find_times(f"at {typed.strip()}") if typed.strip() else ()
    return found[0].text if len(found) == 1 else ""


def _days(span: Term | ClosedDay) -> dict[str, str]:
    return {"name": span.name, "start": write_day(span.start), "end": write_day(span.end)}
