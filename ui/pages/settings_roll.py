"""Settings: the pupil list, how many are on it, an import, the step into the next year."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from hsbdesk.desk.pupils import RollOver, Sheet
from hsbdesk.domain.person import Pupil
from hsbdesk.errors import DeskError
from ui.context import PageContext
from ui.pages.saving_form import open_saving_form
from ui.pages.settings_import import ImportCard
from ui.pages.settings_section import SettingsSection, SettingsView
from ui.pages.small_form import TICKED, Ask, SmallForm
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.fact_list import FactList
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.message_bar import MessageBar

_MOST = 8_000_000
"""Bytes read of a chosen file; the desk refuses less than that as too large already."""


class RollSection(SettingsSection):
    """Counts by year; an import is planned on screen, and nothing is changed until it is brought in."""

    roll_changed = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        words, theme = context.words, context.theme
        super().__init__(
            context,
            "pupils",
            words("Pupil list"),
            words("Names and classes to choose from. A pupil on this list has no file; a file is opened on purpose."),
            parent,
        )
        self._roll: tuple[Pupil, ...] = ()
        self.notice = MessageBar(theme, "done")
        self.notice.setObjectName("rollNotice")
        self.notice.hide()
        self.column.addWidget(self.notice)
        self.card = Card(theme, words("On the roll"))
        self._facts = FactList(theme, label_width=200)
        self.card.add(self._facts)
        buttons = QWidget()
        row = FlowLayout(buttons, gap=theme.px(8))
        self.choose = Button(theme, words("Import a CSV file"), icon="doc")
        self.choose.setObjectName("importListButton")
        self.roll_over = Button(theme, words("Roll over to the next year"), icon="arrow")
        self.roll_over.setObjectName("rollOverButton")
        row.addWidget(self.choose)
        row.addWidget(self.roll_over)
        self.card.body.addSpacing(theme.px(4))
        self.card.add(buttons)
        self.column.addWidget(self.card)
        self.importing = ImportCard(context)
        self.importing.hide()
        self.column.addWidget(self.importing)
        self.choose.clicked.connect(lambda _on=False: self._choose_file())
        self.roll_over.clicked.connect(lambda _on=False: self._ask_roll_over())
        self.importing.imported.connect(self._on_imported)
        self.importing.given_up.connect(self._close_import)

    def show_stored(self, view: SettingsView) -> None:
        words = self.context.words
        self._roll = view.roll
        here = [pupil for pupil in view.roll if pupil.left_on is None]
        years = Counter(pupil.year or words("no year") for pupil in here)
        facts = [(words("Pupils"), str(len(here))), (words("Marked as left"), str(len(view.roll) - len(here)))]
        facts += [(year, str(years[year])) for year in sorted(years, key=year_place)]
        self._facts.set_facts(facts)
        self.roll_over.setEnabled(bool(here))
        self.changed.emit()

    def detail(self) -> str:
        here = sum(pupil.left_on is None for pupil in self._roll)
        return self.context.words.count(here, "1 pupil", "{n} pupils")

    def focus_first(self) -> None:
        self.choose.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- import

    def _choose_file(self) -> None:
        words = self.context.words
        self.notice.hide()
        self.context.messages.choose_open_file(
            words("Choose the pupil list"), words("Pupil list (*.csv *.txt *.tsv)"), self._on_chosen
        )

    def _on_chosen(self, path: Path | None) -> None:
        if path is None:
            return
        pupils = self.context.desk.pupils

        def read() -> Sheet:
            return pupils.read_sheet(_read_file(path))

        self.context.workers.desk.run(read, self._on_sheet, self._on_refused, self)

    def _on_sheet(self, sheet: Sheet) -> None:
        self.importing.start(sheet, self.context.desk.pupils.guess(sheet))
        self.importing.show()
        self.card.hide()
        self.importing.focus_first()

    def _on_refused(self, error: DeskError) -> None:
        self._say("stop", self.context.words.refusal(error))
        self.choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_imported(self, said: str) -> None:
        self._close_import()
        self._say("done", said)
        self.roll_changed.emit()

    def _close_import(self) -> None:
        self.importing.hide()
        self.card.show()
        self.choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, kind: str, sentence: str) -> None:
        self.notice.set_message(kind, sentence)
        self.notice.show()

    # -- the next year

    def _ask_roll_over(self) -> None:
        self.notice.hide()

        def done(said: str) -> None:
            self._say("done", said)
            self.roll_changed.emit()

        open_roll_over(self.context, self._roll, done)


def open_roll_over(context: PageContext, roll: tuple[Pupil, ...], done: Callable[[str], None]) -> None:
    """Ask which years leave, say what the step into the next year does, and take it."""
    words, pupils = context.words, context.desk.pupils
    here = Counter(pupil.year for pupil in roll if pupil.left_on is None and pupil.year)
    asks = [
        Ask(
            key=year,
            label=words.count(here[year], "{year} leaves (1 pupil)", "{year} leaves ({n} pupils)", year=year),
            name=f"leaves{year.replace(' ', '')}Check",
            kind="tick",
        )
        for year in sorted(here, key=year_place)
    ]
    form = SmallForm(context, asks, name="rollOverForm")

    def leaving() -> list[str]:
        return [year for year, value in form.values().items() if value == TICKED]

    def say(plan: RollOver) -> None:
        form.say("tip", roll_over_words(context, plan))

    def show() -> None:
        years = leaving()
        context.workers.desk.run(lambda: pupils.plan_roll_over(years), say, form.show_refusal, form)

    def prepare() -> Callable[[], str]:
        years = leaving()

        def step() -> str:
            plan = pupils.plan_roll_over(years)
            pupils.save((*plan.moved, *plan.left))
            return roll_over_words(context, plan)

        return step

    form.changed.connect(show)
    open_saving_form(context, words("Which years leave the school now?"), form, words("Roll over"), prepare, done)
    show()


def roll_over_words(context: PageContext, plan: RollOver) -> str:
    """Return what the step into the next year does, in counts."""
    words = context.words
    parts = [
        words.count(
            len(plan.moved), "1 pupil goes up a year without a class.", "{n} pupils go up a year without a class."
        ),
        words.count(len(plan.left), "1 is marked as left.", "{n} are marked as left.")
        if plan.left
        else words("Nobody is marked as left."),
    ]
    if plan.unclear:
        parts.append(
            words.count(
                len(plan.unclear),
                "1 has a year that is no number and stays as it is.",
                "{n} have a year that is no number and stay as they are.",
            )
        )
    return " ".join(parts)


def year_place(year: str) -> tuple[int, str]:
    """Return where a year group stands: Nursery, Reception, Year 1 and on, then others by name."""
    early = {"Nursery": -2, "Reception": -1}
    number = year.rpartition(" ")[2]
    return (early.get(year, int(number) if number.isdecimal() else 99), year)


def _read_file(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_MOST)
    except OSError as error:
        raise DeskError("list_unreadable") from error
