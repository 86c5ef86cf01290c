"""The panel that shows one entry of a chronology in full, with what may be done about it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hsbdesk.desk.chronologies import EntryDetail
from hsbdesk.desk.worklists import Target
from hsbdesk.domain.ids import FileId, RecordId
from ui.context import PageContext
from ui.pages.compare_versions import open_versions
from ui.pages.entry_card import make_column, make_entry_card
from ui.pages.layouts import empty_layout
from ui.pages.slots import then
from ui.widgets.button import Button
from ui.widgets.divider import Divider
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.label import PlainLabel
from ui.widgets.side_panel import SidePanel

_LOW = 320


class EntryPanel(SidePanel):
    """Asks for an entry and shows it; the page decides where its wishes lead."""

    open_requested = Signal(object)
    linked_requested = Signal(str)
    next_requested = Signal()
    amend_requested = Signal()
    move_requested = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        words = context.words
        super().__init__(context.theme, close_name=words("Close this entry"), parent=parent)
        self._context = context
        self._file = FileId("")
        self._wanted: RecordId | None = None
        self._entry: EntryDetail | None = None
        self._next = Button(context.theme, "", kind="icon", icon="chevron-right", name=words("Next entry (J)"))
        self._next.setObjectName("nextEntryButton")
        self._next.clicked.connect(then(self.next_requested.emit))
        self.add_action(self._next)
        self._foot, foot = make_column(context.theme)
        foot.setContentsMargins(0, 0, context.theme.px(10), 0)
        foot.addWidget(Divider())
        self._buttons = QWidget()
        self._flow = FlowLayout(self._buttons, gap=context.theme.px(8), row_gap=context.theme.px(6))
        foot.addWidget(self._buttons)
        column = self.layout()
        if column is not None:
            column.addWidget(self._foot)
        self.show_none()

    def entry(self) -> EntryDetail | None:
        """Return the entry that is shown."""
        return self._entry

    def show_entry(self, record: RecordId, file: FileId) -> None:
        """Ask for an entry and show it, unless another one was asked for meanwhile."""
        self._file, self._wanted = file, record
        chronologies = self._context.desk.chronologies

        def show(detail: EntryDetail) -> None:
            if detail.id == self._wanted:
                self._show(detail)

        self._context.workers.desk.run(lambda: chronologies.detail(record, file), show, owner=self)

    def show_none(self) -> None:
        """Show that nothing is chosen."""
        words = self._context.words
        self._entry = self._wanted = None
        self.set_title(words("Entry"))
        self._next.setEnabled(False)
        self._show_actions([])
        self.set_content(
            PlainLabel(words("Choose an entry to read it in full."), style="small", tone="quiet", wrap=True)
        )

    def _show(self, detail: EntryDetail) -> None:
        self._entry = detail
        self.set_title(detail.number, detail.row_no_text)
        self._next.setEnabled(True)
        card = make_entry_card(
            self._context.theme,
            self._context.words,
            detail,
            go_to=self.linked_requested.emit,
            compare=lambda: open_versions(self._context, detail.id, detail.number),
        )
        box, column = make_column(self._context.theme)
        column.addWidget(card)
        self.set_content(box)
        self._show_actions(self._make_actions(detail), column)

    def _show_actions(self, buttons: list[Button], column: QVBoxLayout | None = None) -> None:
        """Keep the actions in view below the entry; where it is low they scroll with it."""
        theme = self._context.theme
        empty_layout(self._flow)
        low = self.height() / theme.scale < _LOW
        self._foot.setVisible(bool(buttons) and not low)
        flow = self._flow
        if low and column is not None and buttons:
            row = QWidget()
            flow = FlowLayout(row, gap=theme.px(8), row_gap=theme.px(6))
            column.addWidget(row)
        for button in buttons:
            flow.addWidget(button)

    def _make_actions(self, detail: EntryDetail) -> list[Button]:
        words = self._context.words
        if detail.is_concern:
            amend = self._make_action(words("Amend or dispute"), "amendButton", icon="pencil")
            amend.clicked.connect(then(self.amend_requested.emit))
            move = self._make_action(words("Move"), "moveButton")
            move.clicked.connect(then(self.move_requested.emit))
            label = words("Open triage") if detail.is_triaged else words("Triage")
            triage = self._make_action(label, "triageButton", target="triage")
            call = self._make_action(words("Record a call"), "recordCallButton", icon="phone", target="call")
            return [amend, move, triage, call]
        if detail.number.startswith("R-"):
            return [self._make_action(words("Open the report"), "openReferralButton", target="referral")]
        return []

    def _make_action(self, label: str, name: str, *, icon: str = "", target: str = "") -> Button:
        button = Button(self._context.theme, label, icon=icon)
        button.setObjectName(name)
        if target:
            button.clicked.connect(lambda _on=False: self._open(target))
        return button

    def _open(self, kind: str) -> None:
        if self._entry is not None:
            self.open_requested.emit(Target(kind, self._entry.id, self._file))
