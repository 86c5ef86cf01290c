"""One row of a draft, to be written: everything the plan says of one place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from hsbdesk.desk.plan_views import GapLine
from hsbdesk.domain.ids import FileId, RecordId
from hsbdesk.domain.plan import PlanRow
from ui.context import PageContext
from ui.pages.form_place import FormPlace, bring_into_view
from ui.pages.risk_plan_attend import AttendPart, LevelPart
from ui.pages.risk_plan_controls import ControlsPart
from ui.pages.risk_plan_head import RowHead
from ui.pages.risk_plan_part import PlanPart
from ui.pages.risk_plan_people import HappensPart, SupervisionPart
from ui.pages.risk_plan_place import ConcernPart, NeedsPart, PlacePart
from ui.pages.risk_plan_sheet import SheetPart
from ui.pages.slots import then
from ui.widgets.button import Button
from ui.widgets.message_bar import MessageBar
from ui.widgets.scroll_page import ScrollPage

_SAVE = "SAVE"
_SETTLE_MS = 400
_AFTER_PAINT_MS = 15


@dataclass(frozen=True, slots=True)
class _Rest:
    needs: NeedsPart
    supervision: SupervisionPart
    happens: HappensPart
    sheet: SheetPart


class RowEditor(QWidget):
    """The fields of a row in the order in which a plan is thought through; built once, shown for row after row."""

    changed = Signal()
    open_requested = Signal(object)
    intervention_requested = Signal()
    sheet_requested = Signal()
    print_requested = Signal()
    remove_requested = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("planRowEditor")
        self._context = context
        self._row: PlanRow | None = None
        self._showing = False
        theme, words = context.theme, context.words
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(theme.px(6))
        self.head = RowHead(context, change=True)
        outer.addWidget(self.head)
        self.notice = MessageBar(theme, "stop")
        self.notice.setObjectName("planRowNotice")
        self.notice.hide()
        outer.addWidget(self.notice)
        self.page = ScrollPage(self)
        body = self.page.body
        body.setContentsMargins(0, 0, theme.px(8), theme.px(8))
        body.setSpacing(theme.px(10))
        # Each is made where it stands: what moves to another parent is dressed anew, with all that is in it.
        inside = self.page.widget()
        self.concern = ConcernPart(context, inside)
        self.level = LevelPart(context, inside)
        self.attend = AttendPart(context, inside)
        self.controls = ControlsPart(context, inside)
        self._place: PlacePart | None = None
        self._rest: _Rest | None = None
        self.parts: tuple[PlanPart, ...] = (self.concern, self.level, self.attend, self.controls)
        for part in self.parts:
            body.addWidget(part)
            part.changed.connect(self._on_changed)
        self._below = QVBoxLayout()
        self._below.setSpacing(theme.px(10))
        body.addLayout(self._below)
        self.remove = Button(theme, words("Take this place out of the draft"), kind="quiet", icon="x")
        self.remove.setObjectName("planRowRemoveButton")
        body.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignLeft)
        body.addStretch(1)
        outer.addWidget(self.page, 1)
        self.where = FormPlace(self)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self._show_own_gaps)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_AFTER_PAINT_MS)
        self._later.timeout.connect(self._build_rest)
        self._wire()

    # -- what is made when it is unfolded, or a moment later: it stands below what can be seen

    @property
    def place(self) -> PlacePart:
        """Return what the row is called, its places and times."""
        if self._place is None:
            place = PlacePart(self._context, self.page.widget())
            place.hide()
            self._place = place
            self.page.body.insertWidget(0, place)
            place.changed.connect(self._on_changed)
            if self._row is not None:
                place.show_row(self._row)
            self.parts = (place, *self.parts)
            self._show_own_gaps()
        return self._place

    @property
    def happens(self) -> HappensPart:
        """Return what happens if, and the voices."""
        return self._build_rest().happens

    @property
    def sheet(self) -> SheetPart:
        """Return the club sheet."""
        return self._build_rest().sheet

    def _build_rest(self) -> "_Rest":
        if self._rest is None:
            context = self._context
            inside = self.page.widget()
            rest = _Rest(
                NeedsPart(context, inside),
                SupervisionPart(context, inside),
                HappensPart(context, inside),
                SheetPart(context, inside),
            )
            below = (rest.needs, rest.supervision, rest.happens, rest.sheet)
            self._rest = rest
            for part in below:
                self._below.addWidget(part)
                part.show()
                part.changed.connect(self._on_changed)
                if self._row is not None:
                    part.show_row(self._row)
            self.parts = (*self.parts, *below)
            self._show_own_gaps()
        return self._rest

    # -- a row

    def set_interventions(self, options: Sequence[tuple[str, str]]) -> None:
        """Offer what a hold may wait for."""
        self.attend.set_interventions(options)

    def show_row(
        self,
        row: PlanRow,
        before: PlanRow | None,
        *,
        file: FileId,
        child: str,
        labels: Mapping[RecordId, str],
    ) -> None:
        """Show a row without telling; `before` is the one of the version in force."""
        another = self._row is None or self._row.key != row.key
        self._showing = True
        self._row = row
        self.head.show_row(row)
        self.attend.set_child(child)
        self.controls.set_before(before)
        for part in self.parts:
            part.show_row(row)
        self.concern.show_concerns(file, labels, row)
        self._showing = False
        self._show_own_gaps()
        self.say("")
        if another:
            self.set_place_open(opened=not row.behaviour and not row.controls)
            self.page.verticalScrollBar().setValue(0)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._rest is None and not self._later.isActive():
            self._later.start()

    def row(self) -> PlanRow | None:
        """Return the row as it stands in the fields; None before one was shown."""
        row = self._row
        if row is not None:
            for part in self.parts:
                row = part.fill(row)
        return row

    def set_place_open(self, *, opened: bool) -> None:
        """Unfold what the row is called, its places and times."""
        if opened or self._place is not None:
            self.place.setVisible(opened)
        self.head.set_changing(changing=opened)

    def add_item(self) -> None:
        """Add a control; while the caret is in another list, one to that."""
        focus = QApplication.focusWidget()
        for rows in (self.happens.rows, *self.sheet.lists()):
            if focus is not None and rows.isAncestorOf(focus):
                rows.add_row()
                return
        self.controls.add_control()

    # -- what is missing

    def say(self, sentence: str) -> None:
        """Show a sentence over the fields; an empty one takes it away."""
        self.notice.set_message("stop", sentence)
        self.notice.setVisible(bool(sentence))

    def show_refusal(self, field: str, sentence: str) -> None:
        """Say why the row could not be saved, at its field, and go there; what was typed stays."""
        self._build_rest()
        self.clear_errors()
        if field in self.place.fields:
            self.set_place_open(opened=True)
        if not any(part.show_error(field, sentence) for part in self.parts):
            self.say(sentence)
            self.head.focus_first()

    def show_gaps(self, gaps: Sequence[GapLine]) -> None:
        """Say below the fields what is still missing before the plan is signed, and what is worth a look."""
        said: dict[str, list[str]] = {}
        for gap in gaps:
            if gap.stops == _SAVE:
                continue  # said when it is saved: until then it is being typed
            said.setdefault(gap.field, []).append(gap.sentence)
        for part in self.parts:
            part.show_checks({field: " ".join(sentences) for field, sentences in said.items()})

    def clear_errors(self) -> None:
        """Take every refusal away."""
        self.say("")
        for part in self.parts:
            part.clear_errors()

    def go_to(self, place: dict[str, Any]) -> None:
        """Go back to a field and its caret; everything is built for it, and what the row is called unfolded."""
        self._build_rest()
        if str(place.get("field", "")) in {edit.objectName() for edit in self.place.texts.values()}:
            self.set_place_open(opened=True)
        self.where.go_to(place)

    def focus_first(self) -> None:
        """Go to the first field of the row."""
        target = self.place.texts["name"] if self._is_place_open() else self.concern.texts["behaviour"]
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        bring_into_view(target)

    def _is_place_open(self) -> bool:
        return self._place is not None and self._place.isVisibleTo(self)

    def _on_changed(self) -> None:
        if self._showing:
            return
        if self._place is not None:
            self.attend.set_setting(self._place.setting.value())
        row = self.row()
        if row is not None:
            self.head.show_row(row)
        self._settle.start()
        self.changed.emit()

    def _show_own_gaps(self) -> None:
        row = self.row()
        if row is not None and self._context.desk.is_open:
            self.show_gaps(self._context.desk.plans.row_gaps(row))

    def _wire(self) -> None:
        self.concern.open_requested.connect(self.open_requested)
        self.attend.intervention_requested.connect(self.intervention_requested)
        self.head.change_requested.connect(self._on_change_place)
        self.head.sheet_requested.connect(self.sheet_requested)
        self.head.print_requested.connect(self.print_requested)
        self.remove.clicked.connect(then(self.remove_requested.emit))

    def _on_change_place(self) -> None:
        opened = not self._is_place_open()
        self.set_place_open(opened=opened)
        if opened:
            self.place.texts["name"].setFocus(Qt.FocusReason.OtherFocusReason)
            bring_into_view(self.place)
