"""The versions of a record, and what reads differently in two of them."""

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from hsbdesk.desk.histories import Difference, VersionRow
from hsbdesk.domain.date_names import spell
from hsbdesk.domain.ids import RecordId
from ui.context import PageContext
from ui.models.difference_model import COLUMNS, make_difference_model
from ui.pages.side_by_side import SideBySide
from ui.pages.slots import then
from ui.widgets.combo import Combo
from ui.widgets.field import Field
from ui.widgets.label import PlainLabel
from ui.widgets.table import TextTable

_HEIGHT = 280
_WIDTH = 760


class CompareVersions(QWidget):
    """Two versions to choose, the last two at first; what differs stands below, field by field."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("compareVersions")
        self._context = context
        self._record = RecordId("")
        theme, words = context.theme, context.words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        self.first = Combo(theme, (), name=words("Before"))
        self.first.setObjectName("firstVersionCombo")
        self.second = Combo(theme, (), name=words("After"))
        self.second.setObjectName("secondVersionCombo")
        for combo in (self.first, self.second):
            combo.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._pair = SideBySide(
            theme,
            ((Field(theme, words("Before"), self.first), 1), (Field(theme, words("After"), self.second), 1)),
            room=420,
        )
        column.addWidget(self._pair)
        self.said = PlainLabel(style="small", tone="quiet", wrap=True)
        self.said.setObjectName("compareLabel")
        column.addWidget(self.said)
        self.model = make_difference_model(words, self)
        self.table = TextTable(theme, name=words("What reads differently"), columns=COLUMNS)
        self.table.setObjectName("differenceTable")
        self.table.setModel(self.model)
        self.table.setMinimumHeight(theme.px(_HEIGHT))
        column.addWidget(self.table, 1)
        self.first.chosen.connect(self._compare)
        self.second.chosen.connect(self._compare)
        self.setFocusProxy(self.first)

    def load(self, record: RecordId) -> None:
        """Show the versions of a record."""
        self._record = record
        histories = self._context.desk.histories
        self._context.workers.desk.run(lambda: histories.versions(record), self._show_versions, owner=self)

    def _show_versions(self, rows: tuple[VersionRow, ...]) -> None:
        words = self._context.words
        options = [
            (
                str(row.number),
                words(
                    "{n}: {when}, {who}",
                    n=row.number,
                    when=spell(row.at, "{day} {mon} {year} {time}"),
                    who=row.by,
                ),
            )
            for row in rows
        ]
        self.first.set_options(options)
        self.second.set_options(options)
        several = len(rows) > 1
        self._pair.setVisible(several)
        self.table.setVisible(several)
        if not several:
            self.said.setText(
                words("There is one version: {what}.", what=options[0][1])
                if options
                else words("No version is kept of this.")
            )
            return
        self.second.set_value(options[0][0])
        self.first.set_value(options[1][0])
        self._compare()

    def _compare(self, _key: str = "") -> None:
        first, second = int(self.first.value() or 0), int(self.second.value() or 0)
        record, histories = self._record, self._context.desk.histories
        self._context.workers.desk.run(
            lambda: histories.compare(record, first, second), self._show_differences, owner=self
        )

    def _show_differences(self, found: tuple[Difference, ...]) -> None:
        self.model.set_rows(found)
        words = self._context.words
        self.said.setText(
            words.count(len(found), "1 thing reads differently", "{n} things read differently")
            if found
            else words("These two read the same.")
        )


def open_versions(context: PageContext, record: RecordId, number: str) -> None:
    """Show the versions of a record over the page."""
    words = context.words
    form = CompareVersions(context)
    question = words("Versions of {number}", number=number) if number else words("Versions")
    dialog = context.messages.open_form(question, form, (("close", words("Close"), "default"),), "close", width=_WIDTH)
    dialog.chosen.connect(then(dialog.done_with))
    form.load(record)
