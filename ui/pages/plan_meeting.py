"""Meeting view: one place a page in plain words, fit to be seen by the child and the carer (ux.md section 5.12)."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hsbdesk.desk.plan_meeting import MeetingSheet
from hsbdesk.domain.plan import Plan
from hsbdesk.errors import DeskError
from ui.context import PageContext
from ui.pages.entry_card import make_column
from ui.pages.fields import keep_narrow
from ui.pages.layouts import empty_layout
from ui.widgets.button import Button
from ui.widgets.label import PlainLabel
from ui.widgets.scroll_page import ScrollPage

_MARGIN = 40
_WIDEST = 980
_LINE = 60


class MeetingLayer(QWidget):
    """Stands in the place of a layer; while it is shown the meeting view covers the window below the privacy bar."""

    close_requested = Signal()

    def __init__(self, context: PageContext, plan: Plan, row: str = "") -> None:
        super().__init__()
        self.setObjectName("meetingLayer")
        self.page = MeetingPage(context, plan, row, parent=self)
        self.page.close_requested.connect(self.close_requested)

    def focus_first(self) -> None:
        """Take the keys."""
        self.page.focus_first()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        window = self.window()
        if self.page.parentWidget() is not window:
            self.page.setParent(window)
            window.installEventFilter(self)
            self.destroyed.connect(self.page.deleteLater)
        self._place()
        self.page.show()
        self.page.raise_()
        self.page.focus_first()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.page.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        window = self.window()
        bar = window.findChild(QWidget, "privacyBar")
        top = bar.mapTo(window, QPoint(0, bar.height())).y() if bar is not None else 0
        self.page.setGeometry(QRect(0, top, window.width(), window.height() - top))


class MeetingPage(QWidget):
    """Left and Right go through the places, Esc back; nothing else of the case can be seen beside it."""

    close_requested = Signal()

    def __init__(self, context: PageContext, plan: Plan, row: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._context = context
        self.sheets: tuple[MeetingSheet, ...] = ()
        self._first_row = row
        self._at = 0
        theme, words = context.theme, context.words
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(20), theme.px(16), theme.px(20), theme.px(12))
        column.setSpacing(theme.px(12))
        head = QWidget()
        row_of_keys = QHBoxLayout(head)
        row_of_keys.setContentsMargins(0, 0, 0, 0)
        row_of_keys.setSpacing(theme.px(8))
        self.previous = Button(theme, words("Place before"), icon="chevron-left")
        self.previous.setObjectName("previousPlaceButton")
        self.next = Button(theme, words("Next place"), icon="chevron-right")
        self.next.setObjectName("nextPlaceButton")
        self.back = Button(theme, words("End the meeting view"))
        self.back.setObjectName("endMeetingButton")
        self.back.setToolTip(words("Esc"))
        self._count = PlainLabel(tone="quiet")
        for widget in (self.previous, self.next, self._count):
            row_of_keys.addWidget(widget)
        row_of_keys.addStretch(1)
        row_of_keys.addWidget(self.back)
        column.addWidget(head)
        self._scroll = ScrollPage()
        holder, self._body = make_column(theme, spacing=8)
        edge = theme.px(_MARGIN)
        self._body.setContentsMargins(edge, theme.px(8), edge, edge)
        self._scroll.body.addLayout(keep_narrow(holder, theme.px(_WIDEST)))
        self._scroll.body.addStretch(1)
        column.addWidget(self._scroll, 1)
        self.previous.clicked.connect(lambda _on=False: self.go(-1))
        self.next.clicked.connect(lambda _on=False: self.go(1))
        self.back.clicked.connect(lambda _on=False: self.close_requested.emit())
        meetings = context.desk.meetings
        context.workers.desk.run(lambda: meetings.sheets(plan.id), self._on_read, self._on_refused, self)

    def focus_first(self) -> None:
        """Take the keys."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def go(self, step: int) -> None:
        """Show the place before or after."""
        self._at = max(min(self._at + step, len(self.sheets) - 1), 0)
        self._show()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's name
        stops = [one for one in (self.previous, self.next, self.back) if one.isEnabled()]
        here = next_stop(stops, self.focusWidget(), forward=next)
        here.setFocus(Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Left:
                self.go(-1)
            case Qt.Key.Key_Right | Qt.Key.Key_Space:
                self.go(1)
            case Qt.Key.Key_Up | Qt.Key.Key_PageUp:
                self._scroll_by(-1, whole=event.key() == Qt.Key.Key_PageUp)
            case Qt.Key.Key_Down | Qt.Key.Key_PageDown:
                self._scroll_by(1, whole=event.key() == Qt.Key.Key_PageDown)
            case Qt.Key.Key_Home:
                self.go(-len(self.sheets))
            case Qt.Key.Key_End:
                self.go(len(self.sheets))
            case Qt.Key.Key_Escape:
                self.close_requested.emit()
            case _:
                super().keyPressEvent(event)

    def _scroll_by(self, way: int, *, whole: bool) -> None:
        bar = self._scroll.verticalScrollBar()
        bar.setValue(bar.value() + way * (bar.pageStep() if whole else self._context.theme.px(_LINE)))

    def _on_read(self, sheets: tuple[MeetingSheet, ...]) -> None:
        self.sheets = sheets
        rows = [sheet.row for sheet in sheets]
        self._at = rows.index(self._first_row) if self._first_row in rows else 0
        self._show()

    def _on_refused(self, error: DeskError) -> None:
        self._count.setText(self._context.words.refusal(error))

    def _show(self) -> None:
        if not self.sheets:
            return
        words, sheet = self._context.words, self.sheets[self._at]
        empty_layout(self._body)
        self._body.addWidget(PlainLabel(sheet.title, style="meetingTitle", wrap=True))
        if sheet.detail:
            self._body.addWidget(PlainLabel(sheet.detail, style="meeting", tone="quiet", wrap=True))
        for question, answers in sheet.parts:
            self._body.addSpacing(self._context.theme.px(8))
            self._body.addWidget(PlainLabel(question, style="meetingLabel", wrap=True))
            for answer in answers:
                self._body.addWidget(PlainLabel(answer, style="meeting", wrap=True))
        n, many = self._at + 1, len(self.sheets)
        self._count.setText(words("{n} of {many}", n=n, many=many))
        self.previous.setEnabled(n > 1)
        self.next.setEnabled(n < many)
        self.setAccessibleName(words("{title}, page {n} of {many}", title=sheet.title, n=n, many=many))
        self._scroll.verticalScrollBar().setValue(0)


def next_stop(stops: Sequence[QWidget], here: QWidget | None, *, forward: bool) -> QWidget:
    """Return the stop after or before the one that has focus; Tab never leaves the view."""
    at = next((place for place, one in enumerate(stops) if one is here), -1 if forward else 0)
    return stops[(at + (1 if forward else -1)) % len(stops)]
