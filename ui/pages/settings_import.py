"""An import of the pupil list: columns matched on screen, then what it would do, then the import itself."""

from dataclasses import fields

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from hsbdesk.desk.pupils import ColumnMatch, RollPlan, Sheet
from hsbdesk.errors import DeskError
from ui.context import PageContext
from ui.models.roll_model import COLUMNS, list_plan, make_roll_model
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.combo import Combo
from ui.widgets.fact_list import FactList
from ui.widgets.field import Field
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.hugging import Hug
from ui.widgets.label import PlainLabel
from ui.widgets.message_bar import MessageBar
from ui.widgets.table import TextTable

_ONE_COLUMN_FROM = 1.5
_MANY_LEAVERS = 0.25
_DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs"}
_ENCODINGS = {"utf-8": "UTF-8", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16", "cp1252": "Windows-1252"}


class ImportCard(Card):
    """Plans anew whenever a column is matched otherwise; nothing is changed before Import."""

    imported = Signal(str)
    """What was done, in one sentence."""
    given_up = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, context.words("Import a pupil list"), parent=parent)
        self._context = context
        self._sheet: Sheet | None = None
        self._plan: RollPlan | None = None
        self._asked = 0
        theme, words = context.theme, context.words
        self.body.setSpacing(theme.px(12))
        self._file = PlainLabel(style="small", tone="quiet", wrap=True)
        self._file.setObjectName("importFileLabel")
        self.add(self._file)
        self.add(
            PlainLabel(words("Which column holds what? Each was guessed from its head."), style="label", wrap=True)
        )
        self._combos: dict[str, Combo] = {}
        self.body.addLayout(self._make_columns())
        self.notice = MessageBar(theme, "stop")
        self.notice.setObjectName("importNotice")
        self.notice.hide()
        self.add(self.notice)
        self.add(PlainLabel(words("What the import would do"), style="label"))
        self._counts = FactList(theme, label_width=260)
        self._counts.setObjectName("importCounts")
        self.add(self._counts)
        self._model = make_roll_model(words, self)
        self.table = TextTable(
            theme, name=words("What the import would do"), columns=COLUMNS, grouped=True, align="middle"
        )
        self.table.setObjectName("importTable")
        self.table.setModel(self._model)
        Hug(self.table, least=None)
        self.add(self.table)
        buttons = QWidget()
        row = FlowLayout(buttons, gap=theme.px(8), right=True)
        self.give_up = Button(theme, words("Do not import"))
        self.give_up.setObjectName("giveUpImportButton")
        self.bring_in = Button(theme, words("Import"), kind="primary")
        self.bring_in.setObjectName("bringInButton")
        row.addWidget(self.give_up)
        row.addWidget(self.bring_in)
        self.add(buttons)
        self.give_up.clicked.connect(lambda _on=False: self.given_up.emit())
        self.bring_in.clicked.connect(lambda _on=False: self._import())
        context.changes.names_changed.connect(self._on_names)

    def start(self, sheet: Sheet, guess: ColumnMatch) -> None:
        """Show a list that was read, with the columns as guessed."""
        words = self._context.words
        self._sheet = sheet
        self._file.setText(
            words(
                "{rows} rows, separated by {signs}, letters read as {encoding}.",
                rows=len(sheet.rows),
                signs=words(_DELIMITERS.get(sheet.delimiter, sheet.delimiter)),
                encoding=_ENCODINGS.get(sheet.encoding, sheet.encoding),
            )
        )
        options = (("", words("Not in the list")), *((str(n), head) for n, head in enumerate(sheet.columns)))
        for key, combo in self._combos.items():
            combo.set_options(options)
            place: int | None = getattr(guess, key)
            combo.set_value("" if place is None else str(place))
        self._ask_plan()

    def focus_first(self) -> None:
        """Go to the first column."""
        next(iter(self._combos.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def match(self) -> ColumnMatch:
        """Return the columns as they are matched on screen."""
        chosen = {key: combo.value() for key, combo in self._combos.items()}
        return ColumnMatch(**{key: int(value) if value else None for key, value in chosen.items()})

    def _make_columns(self) -> QGridLayout:
        theme, words = self._context.theme, self._context.words
        labels = {
            "first": words("First name"),
            "last": words("Last name"),
            "full": words("Whole name in one column"),
            "known_as": words("Known as"),
            "born": words("Date of birth"),
            "upn": words("UPN"),
            "year": words("Year"),
            "class_name": words("Class"),
        }
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(16))
        grid.setVerticalSpacing(theme.px(8))
        wide = 1 if theme.scale >= _ONE_COLUMN_FROM else 2
        for place, field in enumerate(fields(ColumnMatch)):
            combo = Combo(theme, (), name=labels[field.name])
            combo.setObjectName(f"{field.name}ColumnCombo")
            combo.chosen.connect(self._on_matched)
            self._combos[field.name] = combo
            grid.addWidget(Field(theme, labels[field.name], combo), place // wide, place % wide)
        for column in range(wide):
            grid.setColumnStretch(column, 1)
        return grid

    def _on_matched(self, _key: str) -> None:
        self._ask_plan()

    def _on_names(self, _on: bool) -> None:
        self._show_rows()

    def _ask_plan(self) -> None:
        sheet, match, pupils = self._sheet, self.match(), self._context.desk.pupils
        if sheet is None:
            return
        self._asked += 1
        asked = self._asked

        def show(plan: RollPlan) -> None:
            if asked == self._asked:
                self._show_plan(plan)

        def refuse(error: DeskError) -> None:
            if asked == self._asked:
                self._show_refusal(error)

        self._context.workers.desk.run(lambda: pupils.plan(sheet, match), show, refuse, self)

    def _show_plan(self, plan: RollPlan) -> None:
        words = self._context.words
        self._plan = plan
        counts = (
            (words("New"), plan.new),
            (words("Changed"), plan.changed),
            (words("As they are"), plan.same),
            (words("No longer in the list: marked as left"), plan.leavers),
            (words("Rows left out: twice in the list"), plan.duplicates),
            (words("Rows left out: not readable"), plan.rejected),
        )
        self._counts.set_facts([(label, str(len(part))) for label, part in counts])
        on_roll = len(plan.changed) + len(plan.same) + len(plan.leavers)
        many = len(plan.leavers) > _MANY_LEAVERS * max(on_roll, 1) and len(plan.leavers) > 1
        said = words("{n} pupils would be marked as left. Is this the list of the whole school?", n=len(plan.leavers))
        self.notice.set_message("check", said)
        self.notice.setVisible(many)
        self.bring_in.setEnabled(bool(plan.new or plan.changed or plan.leavers))
        self._show_rows()

    def _show_rows(self) -> None:
        words, plan = self._context.words, self._plan
        rows = list_plan(words, plan, names_on=self._context.desk.names_on) if plan is not None else []
        self.table.setVisible(bool(rows))
        self._model.set_rows(rows)

    def _show_refusal(self, error: DeskError) -> None:
        self._plan = None
        self._counts.set_facts(())
        self._show_rows()
        self.notice.set_message("stop", self._context.words.refusal(error))
        self.notice.show()
        self.bring_in.setEnabled(False)

    def _import(self) -> None:
        plan, pupils = self._plan, self._context.desk.pupils
        if plan is None:
            return
        self.bring_in.setEnabled(False)
        self._context.workers.desk.run(
            lambda: pupils.apply(plan), lambda _none: self._on_done(plan), self._on_refused, self
        )

    def _on_refused(self, error: DeskError) -> None:
        self.bring_in.setEnabled(True)
        self.notice.set_message("stop", self._context.words.refusal(error))
        self.notice.show()

    def _on_done(self, plan: RollPlan) -> None:
        left_out = len(plan.duplicates) + len(plan.rejected)
        self.imported.emit(
            self._context.words(
                "Imported: {new} new, {changed} changed, {left} marked as left, {out} rows left out.",
                new=len(plan.new),
                changed=len(plan.changed),
                left=len(plan.leavers),
                out=left_out,
            )
        )
        self._plan = None
        self._sheet = None
