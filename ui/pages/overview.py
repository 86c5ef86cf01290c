"""The whole picture of one child: strengths, counted facts, open decisions, the other children."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from hsbdesk.desk.overviews import OtherChild, OverviewView
from hsbdesk.desk.worklists import TodayRow
from hsbdesk.domain.ids import FileId
from ui.context import PageContext
from ui.pages.layouts import empty_layout
from ui.pages.rows import make_dash_row
from ui.routes import Route
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.divider import Divider
from ui.widgets.empty_state import EmptyState
from ui.widgets.fact_list import FactList
from ui.widgets.label import PlainLabel
from ui.widgets.quote_block import QuoteBlock
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.state_icon import StateIcon

_TWO_COLUMNS_FROM = 800
_RIGHT_WIDTH = 350
_DECISIONS = 3


class OverviewPage(QWidget):
    """Cards in two columns, in one where there is no room; a card with nothing to say is not there."""

    open_requested = Signal(object)
    concern_requested = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("overviewPage")
        self._context = context
        self._file = FileId("")
        theme, words = context.theme, context.words
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        page = ScrollPage()
        outer.addWidget(page)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(theme.px(16))
        page.body.addLayout(self._columns)
        page.body.addStretch(1)
        self._strengths = Card(theme, words("Strengths and what helps"))
        self._voices = Card(theme, words("In the child's words"))
        self._pattern = Card(theme, words("Pattern facts"), detail=words("counted, not scored"))
        self._facts_card = Card(theme, words("About the child"))
        self._facts = FactList(theme, label_width=110)
        self._facts_card.add(self._facts)
        self._decisions = Card(theme, words("Needs a decision"))
        self._others = Card(theme, words("Other children"))
        people = Button(theme, words("People"), kind="link")
        people.setObjectName("peopleLink")
        people.clicked.connect(lambda _on=False: self._open_people())
        self._others.add_action(people)
        self._empty = EmptyState(theme, words("No entries yet."), action=words("Log a concern"))
        self._empty.action_requested.connect(self.concern_requested)
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.setSpacing(theme.px(12))
        self._top.addWidget(self._strengths, 3)
        self._top.addWidget(self._pattern, 2)
        left = (self._top, self._empty, self._others, self._voices)
        self._left = self._make_column(left)
        self._right = self._make_column((self._decisions, self._facts_card))
        self._columns.addWidget(self._left, 1)
        self._columns.addWidget(self._right, 0)
        self._wire()

    def load(self, file: FileId) -> None:
        """Show the overview of a file."""
        self._file = file
        overviews = self._context.desk.overviews

        def show(view: OverviewView) -> None:
            if file == self._file:
                self._show(view)

        self._context.workers.desk.run(lambda: overviews.read(file), show, owner=self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        theme = self._context.theme
        beside = self.width() / theme.scale >= _TWO_COLUMNS_FROM
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(direction)
        self._top.setDirection(direction)
        self._right.setMaximumWidth(theme.px(_RIGHT_WIDTH) if beside else 16_777_215)
        self._right.setMinimumWidth(theme.px(_RIGHT_WIDTH) if beside else 0)

    def _wire(self) -> None:
        changes = self._context.changes
        for signal in (
            changes.file_changed,
            changes.record_changed,
            changes.concern_recorded,
            changes.tasks_changed,
            changes.names_changed,
        ):
            signal.connect(self._on_changed)

    def _make_column(self, cards: tuple[QWidget | QBoxLayout, ...]) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._context.theme.px(12))
        for card in cards:
            if isinstance(card, QWidget):
                column.addWidget(card)
            else:
                column.addLayout(card)
        column.addStretch(1)
        return box

    def _show(self, view: OverviewView) -> None:
        theme = self._context.theme
        empty_layout(self._strengths.body)
        for text in (*view.strengths, *view.helps):
            self._strengths.add(make_dash_row(theme, text))
        self._strengths.body.addStretch(1)
        self._strengths.setVisible(bool(view.strengths or view.helps))
        empty_layout(self._pattern.body)
        for text in view.pattern:
            self._pattern.add(make_dash_row(theme, text))
        self._pattern.body.addStretch(1)
        self._pattern.setVisible(bool(view.pattern))
        self._empty.setVisible(not view.pattern and not view.decisions and not view.others)
        empty_layout(self._voices.body)
        if view.voices:
            self._voices.add(QuoteBlock(theme, view.voices))
        self._voices.setVisible(bool(view.voices))
        self._facts.set_facts(view.facts)
        self._facts_card.setVisible(bool(view.facts))
        self._show_decisions(view.decisions)
        self._show_others(view.others)

    def _show_decisions(self, rows: tuple[TodayRow, ...]) -> None:
        words = self._context.words
        empty_layout(self._decisions.body)
        for place, row in enumerate(rows[:_DECISIONS]):
            if place:
                self._decisions.add(Divider())
            self._decisions.add(self._make_decision(row))
        left = len(rows) - _DECISIONS
        if left > 0:
            more = words.count(left, "1 more on Today", "{n} more on Today")
            self._decisions.add(PlainLabel(more, style="caption", tone="quiet"))
        if not rows:
            self._decisions.add(
                PlainLabel(words("Nothing waits for a decision."), style="small", tone="quiet", wrap=True)
            )

    def _make_decision(self, row: TodayRow) -> QWidget:
        theme = self._context.theme
        box = QWidget()
        line = QHBoxLayout(box)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.px(10))
        icon = QLabel()
        tint = "stop" if row.state == "stop" else "warn" if row.overdue else "text2"
        name = "octagon" if row.state == "stop" else "clock" if row.overdue else row.icon
        icon.setPixmap(theme.pixmap(name, tint, 18))
        line.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(PlainLabel(row.text, style="body", wrap=True))
        detail = " · ".join(part for part in (row.when, row.detail) if part)
        if detail:
            texts.addWidget(PlainLabel(detail, style="caption", tone="quiet", wrap=True))
        line.addLayout(texts, 1)
        if row.target.kind != "task":
            link = Button(theme, row.action_text, kind="link", name=f"{row.action_text}: {row.text}")
            link.clicked.connect(lambda _on=False: self.open_requested.emit(row.target))
            line.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
        return box

    def _show_others(self, others: tuple[OtherChild, ...]) -> None:
        theme = self._context.theme
        empty_layout(self._others.body)
        self._others.setVisible(bool(others))
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(8))
        grid.setVerticalSpacing(theme.px(6))
        for column, stretch in ((1, 3), (2, 3), (3, 5)):
            grid.setColumnStretch(column, stretch)
        top = Qt.AlignmentFlag.AlignTop
        for place, child in enumerate(others):
            is_open = child.state == "check"
            style = "smallStrong" if is_open else "small"
            grid.addWidget(StateIcon(theme, "check" if is_open else "ok", size=16), place, 0, top)
            grid.addWidget(PlainLabel(child.name, style=style, wrap=True), place, 1, top)
            grid.addWidget(PlainLabel(child.detail, style="small", tone="quiet", wrap=True), place, 2, top)
            grid.addWidget(PlainLabel(child.text, style=style, wrap=True), place, 3, top)
        self._others.add(box)

    def _open_people(self) -> None:
        self.open_requested.emit(Route("child", file=self._file, tab="people"))

    def _on_changed(self) -> None:
        if self.isVisible() and self._file:
            self.load(self._file)
