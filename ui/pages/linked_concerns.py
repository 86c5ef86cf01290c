"""The entries in which a behaviour was recorded, by their numbers, and the way to choose others."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from hsbdesk.desk.concerns import ConcernRow
from hsbdesk.domain.ids import FileId, RecordId
from ui.context import PageContext
from ui.models.interventions_model import TickLine
from ui.pages.slots import then
from ui.pages.tick_list import TickList
from ui.routes import Route
from ui.widgets.button import Button
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.label import PlainLabel

_WIDTH = 720
_LEAST = 120


class LinkedConcerns(QWidget):
    """A link an entry; with `choose` also the link that opens the list of all entries of the file."""

    changed = Signal()
    open_requested = Signal(object)

    def __init__(
        self, context: PageContext, *, label: str, name: str, choose: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(f"{name}Concerns")
        self._context = context
        self._label = label
        self._name = name
        self._file = FileId("")
        self._labels: Mapping[RecordId, str] = {}
        self._records: tuple[RecordId, ...] = ()
        theme, words = context.theme, context.words
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._row = QWidget()
        self._row.setSizePolicy(policy)
        self._flow = FlowLayout(self._row, gap=theme.px(8), row_gap=theme.px(2))
        column.addWidget(self._row)
        if choose:
            self._flow.addWidget(PlainLabel(label, style="label", parent=self._row))
        self._links: list[QWidget] = []
        self.choose = Button(theme, words("Choose entries"), kind="link", parent=self._row)
        self.choose.setObjectName(f"{name}ChooseButton")
        self.choose.setVisible(choose)
        self._choosing = choose
        self.choose.clicked.connect(then(self.open_picker))
        if choose:
            self._flow.addWidget(self.choose)
            self.setFocusProxy(self.choose)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._context.theme.px(_LEAST), super().minimumSizeHint().height())

    def records(self) -> tuple[RecordId, ...]:
        """Return the entries named here, oldest first."""
        return self._records

    def show_records(self, file: FileId, labels: Mapping[RecordId, str], records: tuple[RecordId, ...]) -> None:
        """Show these without telling; `labels` are the numbers of all entries, oldest first."""
        self._file, self._labels = file, labels
        self._records = records
        self._say()

    def open_picker(self) -> None:
        """Let the person tick entries of the file."""
        concerns, file = self._context.desk.concerns, self._file
        self._context.workers.desk.run(lambda: concerns.rows(file), self._show_picker, owner=self)

    def _show_picker(self, rows: tuple[ConcernRow, ...]) -> None:
        words = self._context.words
        ticks = TickList(self._context, name=self._label, object_name=f"{self._name}Table")
        ticks.set_lines(
            [TickLine(row.id, ticked=False, date=row.when, text=row.text, number=row.number) for row in rows]
        )
        ticks.set_values(self._records)
        dialog = self._context.messages.open_form(
            self._label,
            ticks,
            (("cancel", words("Cancel"), "default"), ("done", words("Use these entries"), "primary")),
            "cancel",
            width=_WIDTH,
        )

        def settle(key: str) -> None:
            dialog.done_with()
            if key == "done":
                self._take(ticks.values())
            self.choose.setFocus(Qt.FocusReason.OtherFocusReason)

        dialog.chosen.connect(settle)

    def _take(self, records: tuple[RecordId, ...]) -> None:
        order: dict[RecordId, int] = {record: place for place, record in enumerate(self._labels)}
        chosen = tuple(sorted(records, key=lambda record: order.get(record, len(order))))
        if chosen != self._records:
            self._records = chosen
            self._say()
            self.changed.emit()

    def _say(self) -> None:
        words, theme = self._context.words, self._context.theme
        for old in self._links:
            self._flow.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._links.clear()
        self._flow.removeWidget(self.choose)
        numbers = [self._labels.get(record, words("an entry of another file")) for record in self._records]
        for record, number in zip(self._records, numbers, strict=True):
            link = Button(theme, number, kind="link", name=words("Open {entry}", entry=number))
            link.setObjectName(f"{self._name}EntryButton")
            link.clicked.connect(then(self._opener(record)))
            self._links.append(link)
        if not numbers and self._choosing:
            self._links.append(PlainLabel(words("No entry is named yet."), style="small", tone="quiet"))
        for shown in (*self._links, *((self.choose,) if self._choosing else ())):
            self._flow.addWidget(shown)
            # Tab and screen readers go by the order of the children.
            shown.raise_()
            shown.show()
        self._flow.invalidate()
        self._row.updateGeometry()
        self._row.setVisible(bool(numbers) or self._choosing)
        said = ", ".join(numbers) or words("none yet")
        self.choose.setAccessibleName(f"{self._label}: {said}. {self.choose.label()}")

    def _opener(self, record: RecordId) -> Callable[[], None]:
        return lambda: self.open_requested.emit(Route("child", record, self._file, "concerns"))
