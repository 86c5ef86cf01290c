"""Which records a request or an outcome rests on, by the numbers they print with; one that does not print says so."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from hsbdesk.domain.ids import RecordId
from ui.context import PageContext
from ui.pages.cite_picker import open_picker
from ui.pages.flags import Flag, FlagLines
from ui.pages.referral_chosen import ChosenRecords
from ui.pages.slots import then
from ui.widgets.button import Button
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.label import PlainLabel

_INCLUDE = "INCLUDE"


class CitedRecords(QWidget):
    """Rows and facts in words, a line for each that is not ticked, and the way to choose others."""

    changed = Signal()

    def __init__(
        self, context: PageContext, chosen: ChosenRecords, *, name: str, label: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(f"{name}Cited")
        self._context = context
        self._chosen = chosen
        self._label = label
        self._records: tuple[RecordId, ...] = ()
        theme, words = context.theme, context.words
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        row = QWidget()
        flow = FlowLayout(row, gap=theme.px(12), row_gap=theme.px(2))
        self._said = PlainLabel(wrap=True)
        self._said.setObjectName(f"{name}CitedLabel")
        self.choose = Button(theme, words("Choose entries"), kind="link")
        self.choose.setObjectName(f"{name}CiteButton")
        flow.addWidget(self._said)
        flow.addWidget(self.choose)
        column.addWidget(row)
        self.lines = FlagLines(theme)
        column.addWidget(self.lines)
        self.setFocusProxy(self.choose)
        self.choose.clicked.connect(then(self.open_picker))
        self.lines.chosen.connect(self._on_chosen)
        chosen.ticks_changed.connect(self._on_ticks)
        self._say()

    def minimumSizeHint(self) -> QSize:
        return QSize(self._context.theme.px(120), super().minimumSizeHint().height())

    def records(self) -> tuple[RecordId, ...]:
        """Return what it rests on."""
        return self._records

    def show_records(self, records: tuple[RecordId, ...]) -> None:
        """Show these, without telling."""
        self._records = records
        self._say()

    def open_picker(self) -> None:
        """Let the person choose among all records, the ticked ones numbered as they print."""
        open_picker(self._context, self._chosen, self._label, self._records, self._take)

    def _take(self, records: tuple[RecordId, ...], included: bool) -> None:
        if included or records != self._records:
            self._records = records
            self._say()
            self.changed.emit()
        self.choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_ticks(self) -> None:
        self._say()

    def _say(self) -> None:
        words = self._context.words
        said = self._chosen.point(self._records)
        self._said.setText(said or ("" if self._records else words("No entry is named yet.")))
        self._said.setVisible(bool(self._said.text()))
        self._said.set_tone("" if said else "quiet")
        self.choose.setAccessibleName(f"{self._label}: {self._said.text()} {self.choose.label()}")
        flags: list[Flag] = []
        for record in self._records:
            choice = self._chosen.find(record)
            if choice is None:
                flags.append(Flag(record, "check", words("A record named here is not in this file any more.")))
            elif not choice.ticked:
                text = words("{number} is not in the print.", number=choice.number)
                flags.append(Flag(record, "stop", text, ((_INCLUDE, words("Include")),)))
        self.lines.show_flags(flags)

    def _on_chosen(self, record: str, _action: str) -> None:
        self._chosen.tick(record, on=True)
        self.choose.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()
