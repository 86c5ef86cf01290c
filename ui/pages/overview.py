"""The whole picture of one child: the timeline beside strengths, counted facts, open decisions, other children."""

from PySide6.QtCore import QRect, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from hsbdesk.desk.overviews import OverviewView
from hsbdesk.domain.ids import FileId
from ui.context import PageContext
from ui.pages.layouts import empty_layout
from ui.pages.overview_cards import DecisionsCard, LinesCard, OthersCard
from ui.pages.overview_timeline import TimelineCard
from ui.routes import Route
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.fact_list import FactList
from ui.widgets.quote_block import QuoteBlock
from ui.widgets.scroll_page import ScrollPage

_TWO_COLUMNS_FROM = 860
_FACTS_BESIDE_FROM = 560
_RIGHT_WIDTH = 330
_MARGIN = 24
"""px kept round what the keyboard stands on, when the page scrolls to it."""
_AFTER_PAINT_MS = 15
_ANY_WIDTH = 16_777_215


class OverviewPage(QWidget):
    """Cards in two columns, in one where there is no room; a card with nothing to say is not there.

    Strengths stand beside the timeline, or above it where there is one column: the first thing seen about a child
    is never a row of red marks alone.
    """

    open_requested = Signal(object)
    concern_requested = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("overviewPage")
        self._context = context
        self._file = FileId("")
        self._beside: bool | None = None
        self._view: OverviewView | None = None
        self._below = QTimer(self)
        self._below.setSingleShot(True)
        self._below.timeout.connect(self._show_below)
        theme, words = context.theme, context.words
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._page = ScrollPage()
        outer.addWidget(self._page)
        columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        columns.setSpacing(theme.px(16))
        self._page.body.addLayout(columns)
        self._page.body.addStretch(1)
        self._strengths = LinesCard(theme, words("Strengths and what helps"))
        self.timeline = TimelineCard(context)
        self._pattern = LinesCard(theme, words("Pattern facts"), detail=words("counted, not scored"))
        self._in_place = LinesCard(theme, words("In place now"))
        self._interventions = Button(theme, words("Interventions"), kind="link")
        self._interventions.setObjectName("interventionsLink")
        self._in_place.add_action(self._interventions)
        self._voices = Card(theme, words("In the child's words"))
        self._facts_card = Card(theme, words("About the child"))
        self._facts = FactList(theme, label_width=110)
        self._facts_card.add(self._facts)
        self._decisions = DecisionsCard(context)
        self._others = OthersCard(context)
        self._empty = EmptyState(theme, words("No entries yet."), action=words("Log a concern"))
        self._counts = QWidget()
        self._beside_counts = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._counts)
        self._beside_counts.setContentsMargins(0, 0, 0, 0)
        self._beside_counts.setSpacing(theme.px(12))
        self._beside_counts.addWidget(self._pattern, 1)
        self._beside_counts.addWidget(self._in_place, 1)
        # A screen reader goes by who was made first, and hears strengths before entries; Tab goes by place.
        self._right, self._left = self._make_column(), self._make_column()
        columns.addWidget(self._left, 1)
        columns.addWidget(self._right, 0)
        self._place_cards()
        for card in (self._counts, self._voices, self._facts_card, self._others):
            card.hide()  # until there is something in it
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
        self._place_cards()

    def _wire(self) -> None:
        self.timeline.open_requested.connect(self.open_requested)
        self.timeline.moved.connect(self._on_moved)
        self._decisions.open_requested.connect(self.open_requested)
        self._others.people_requested.connect(lambda: self._open_tab("people"))
        self._interventions.clicked.connect(lambda _on=False: self._open_tab("interventions"))
        self._empty.action_requested.connect(self.concern_requested)
        changes = self._context.changes
        for signal in (
            changes.file_changed,
            changes.record_changed,
            changes.concern_recorded,
            changes.tasks_changed,
            changes.names_changed,
        ):
            signal.connect(self._on_changed)

    def _make_column(self) -> QWidget:
        box = QWidget(self._page.widget())
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._context.theme.px(12))
        column.addStretch(1)
        return box

    def _place_cards(self) -> None:
        """Put the cards into two columns, or all into one, strengths first."""
        theme = self._context.theme
        width = self.width() / theme.scale
        beside = width >= _TWO_COLUMNS_FROM
        left_width = width - _RIGHT_WIDTH if beside else width
        self._beside_counts.setDirection(
            QBoxLayout.Direction.LeftToRight if left_width >= _FACTS_BESIDE_FROM else QBoxLayout.Direction.TopToBottom
        )
        if beside == self._beside:
            return
        self._beside = beside
        about = (self._voices, self._facts_card)
        if beside:
            self._fill(self._left, (self.timeline, self._empty, self._counts, *about))
            self._fill(self._right, (self._strengths, self._decisions, self._others))
        else:
            first = (self._strengths, self.timeline, self._empty, self._decisions, self._others)
            self._fill(self._left, (*first, self._counts, *about))
        self._right.setVisible(beside)
        self._right.setMinimumWidth(theme.px(_RIGHT_WIDTH) if beside else 0)
        self._right.setMaximumWidth(theme.px(_RIGHT_WIDTH) if beside else _ANY_WIDTH)

    def _fill(self, column: QWidget, cards: tuple[QWidget, ...]) -> None:
        layout = column.layout()
        assert isinstance(layout, QVBoxLayout)  # noqa: S101  made above
        for place, card in enumerate(cards):
            # Taken out by name first: an item that is only taken keeps a stale height for its widget.
            parent = card.parentWidget()
            home = parent.layout() if parent is not None else None
            if home is not None:
                home.removeWidget(card)
            layout.insertWidget(place, card)

    def _show(self, view: OverviewView) -> None:
        """Show what stands at the top at once; what lies below follows when that is painted."""
        self._view = view
        theme = self._context.theme
        self._strengths.show_texts(theme, (*_in_one_line(view.strengths), *view.helps))
        if view.timeline is not None:
            self.timeline.show_timeline(self._file, view.timeline)
        self.timeline.setVisible(view.timeline is not None)
        nothing = not view.pattern and not view.decisions and not view.others and view.timeline is None
        self._empty.setVisible(nothing)
        self._decisions.show_rows(view.decisions)
        self._below.start(_AFTER_PAINT_MS)

    def _show_below(self) -> None:
        view, theme = self._view, self._context.theme
        if view is None:
            return
        self._pattern.show_counted(theme, view.pattern)
        self._in_place.show_in_place(theme, view.in_place)
        self._counts.setVisible(bool(view.pattern or view.in_place))
        empty_layout(self._voices.body)
        if view.voices:
            self._voices.add(QuoteBlock(theme, view.voices))
        self._voices.setVisible(bool(view.voices))
        self._facts.set_facts(view.facts)
        self._facts_card.setVisible(bool(view.facts))
        self._others.show_children(view.others, view.settled)

    def _open_tab(self, tab: str) -> None:
        self.open_requested.emit(Route("child", file=self._file, tab=tab))

    def _on_moved(self, area: QRect) -> None:
        """Scroll to what the keyboard stands on."""
        y = self.timeline.mapTo(self._left, area.center()).y() + self._left.y()
        self._page.ensureVisible(0, y, 0, self._context.theme.px(_MARGIN) + area.height() // 2)

    def _on_changed(self) -> None:
        if self.isVisible() and self._file:
            self.load(self._file)


def _in_one_line(texts: tuple[str, ...]) -> tuple[str, ...]:
    """Return short strengths as one line: "Plays in goal; talks to Mr Rees"."""
    if not texts:
        return ()
    first, *rest = (text.rstrip(".") for text in texts)
    return ("; ".join((first, *(f"{text[:1].lower()}{text[1:]}" for text in rest))),)
