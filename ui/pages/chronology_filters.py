"""What the chronology shows: found text, kind, place, period."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from hsbdesk.desk.chronologies import ChronologyFilter, ChronologyView
from ui.context import PageContext
from ui.pages.days import read_day, write_day
from ui.pages.saving_form import open_saving_form
from ui.pages.slots import then
from ui.pages.small_form import Ask, SmallForm
from ui.widgets.button import Button
from ui.widgets.combo import Combo
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.label import PlainLabel
from ui.widgets.text_edit import SearchEdit

_ALL, _BETWEEN, _CHOOSE = "all", "between", "choose"
_FIND_WIDTH = 168
_COMBO_SIDES = 52


@dataclass(frozen=True, slots=True)
class _Period:
    start: date | None = None
    end: date | None = None


class ChronologyFilters(QWidget):
    """A row of filters that wraps; Clear stands there while something is left out."""

    changed = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._period = _Period()
        self._whole = ""
        theme, words = context.theme, context.words
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        flow = FlowLayout(self, gap=theme.px(8), row_gap=theme.px(8))
        self.search = SearchEdit(theme, name=words("Find in this record"), placeholder=words("Find in this record"))
        self.search.setObjectName("findEntryEdit")
        self.search.setFixedWidth(theme.px(_FIND_WIDTH))
        self.kind = Combo(theme, self._kinds(), name=words("Which entries"))
        self.kind.setObjectName("kindCombo")
        self.place = Combo(theme, (("", words("Any place")),), name=words("Place"))
        self.place.setObjectName("placeCombo")
        self.period = Combo(theme, (), name=words("Period"))
        self.period.setObjectName("periodCombo")
        self.clear_button = Button(theme, words("Clear"), kind="quiet", name=words("Clear filters"))
        self.clear_button.setObjectName("clearFiltersButton")
        self.shown = PlainLabel(style="small", tone="quiet")
        self.shown.setObjectName("shownLabel")
        for widget in (self.search, self.kind, self.place, self.period, self.clear_button, self.shown):
            flow.addWidget(widget)
        self._show_periods()
        self._show_clear()
        self._wire()

    def filter(self) -> ChronologyFilter:
        """Return what is chosen."""
        return ChronologyFilter(
            text=self.search.text().strip(),
            kind=self.kind.value(),
            place=self.place.value(),
            start=self._period.start,
            end=self._period.end,
        )

    def show_view(self, view: ChronologyView) -> None:
        """Say how many entries are shown, and offer the places and the span there are."""
        words = self._context.words
        self.place.set_options((("", words("Any place")), *((place, place) for place in view.places)))
        self.shown.setText(view.shown)
        self._whole = view.period
        self._show_periods()
        self._show_clear()

    def clear(self) -> None:
        """Show every entry."""
        self._take_nothing()
        self.changed.emit()

    def focus_find(self) -> None:
        """Put the keyboard into the find field."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def is_narrowed(self) -> bool:
        """Return whether something is left out."""
        return self.filter() != ChronologyFilter()

    def reset(self) -> None:
        """Start as for another file, without telling."""
        self._take_nothing()

    def _take_nothing(self) -> None:
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self.kind.set_value("all")
        self.place.set_value("")
        self._period = _Period()
        self._show_periods()
        self._show_clear()

    def _kinds(self) -> tuple[tuple[str, str], ...]:
        words = self._context.words
        return (
            ("key", words("Key entries")),
            ("all", words("All entries")),
            ("concern", words("Concerns")),
            ("fact", words("Facts")),
            ("intervention", words("Interventions")),
            ("contact", words("Calls and talks")),
            ("referral", words("Reports")),
            ("plan", words("Risk plan")),
        )

    def _show_periods(self) -> None:
        words = self._context.words
        options = [(_ALL, self._whole or words("Any date"))]
        options += [(self._key(year), label) for label, year in self._years()]
        if self._is_between():
            first, last = write_day(self._period.start), write_day(self._period.end)
            options.append((_BETWEEN, words("{first} – {last}", first=first or "…", last=last or "…")))
        options.append((_CHOOSE, words("Between two days…")))
        self.period.set_options(options)
        self.period.set_value(self._chosen_key())

    def _years(self) -> list[tuple[str, _Period]]:
        """Return this school year and this term, as far as the school has entered them."""
        words, desk = self._context.words, self._context.desk
        today = desk.today()
        first = date(today.year if today.month >= 8 else today.year - 1, 8, 1)
        last = date(first.year + 1, 7, 31)
        found = [(words("School year {year}", year=f"{first.year}-{last.year % 100:02d}"), _Period(first, last))]
        found += [
            (term.name, _Period(term.start, term.end)) for term in desk.school.terms if term.start <= today <= term.end
        ]
        return found

    @staticmethod
    def _key(period: _Period) -> str:
        return f"{period.start}/{period.end}"

    def _chosen_key(self) -> str:
        if self._period == _Period():
            return _ALL
        return _BETWEEN if self._is_between() else self._key(self._period)

    def _is_between(self) -> bool:
        return self._period != _Period() and self._period not in [year for _, year in self._years()]

    def _show_clear(self) -> None:
        self.clear_button.setVisible(self.is_narrowed())
        for combo in (self.kind, self.place, self.period):
            # As wide as what is chosen; the list that drops down is as wide as its longest line.
            combo.ensurePolished()
            text = combo.fontMetrics().horizontalAdvance(combo.currentText())
            combo.view().setMinimumWidth(combo.view().sizeHintForColumn(0) + self._context.theme.px(20))
            combo.setFixedWidth(text + self._context.theme.px(_COMBO_SIDES))

    def _wire(self) -> None:
        self.search.search_changed.connect(self._on_changed)
        self.kind.chosen.connect(self._on_changed)
        self.place.chosen.connect(self._on_changed)
        self.period.chosen.connect(self._on_period)
        self.clear_button.clicked.connect(then(self.clear))

    def _on_changed(self, _value: str) -> None:
        self._show_clear()
        self.changed.emit()

    def _on_period(self, key: str) -> None:
        if key == _CHOOSE:
            self.period.set_value(self._chosen_key())
            self._ask_days()
            return
        known = {self._key(year): year for _, year in self._years()}
        if key != _BETWEEN:
            self._period = known.get(key, _Period())
        self._show_periods()
        self._on_changed(key)

    def _ask_days(self) -> None:
        words, context = self._context.words, self._context
        form = SmallForm(
            context,
            (
                Ask(
                    key="start",
                    label=words("From"),
                    name="periodStartEdit",
                    value=write_day(self._period.start),
                    placeholder=words("10 Sep 2025"),
                    optional=words("Empty: from the first entry"),
                ),
                Ask(
                    key="end",
                    label=words("To"),
                    name="periodEndEdit",
                    value=write_day(self._period.end),
                    placeholder=words("17 Mar 2026"),
                    optional=words("Empty: to the last entry"),
                ),
            ),
            name="periodForm",
        )

        def prepare() -> Callable[[], _Period] | None:
            values = form.values()
            first, last = read_day(context, values["start"]), read_day(context, values["end"])
            wrong = words("Type one day with its year, such as 10 Sep 2025, or leave it empty.")
            problems = [
                (key, wrong) for key, typed in values.items() if typed.strip() and read_day(context, typed) is None
            ]
            if first is not None and last is not None and last < first:
                problems.append(("end", words("The last day is before the first. Change one of them.")))
            return partial(_Period, first, last) if form.accepts(problems) else None

        def take(period: _Period) -> None:
            self._period = period
            self._show_periods()
            self._on_changed(_BETWEEN)

        open_saving_form(context, words("Between which days?"), form, words("Show these"), prepare, take)
