"""Cards of the overview that list: what waits for a decision, the other children, lines that are counted."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from hsbdesk.desk.overviews import OtherChild
from hsbdesk.desk.pattern_facts import CountedLine
from hsbdesk.desk.timelines import InPlaceLine
from hsbdesk.desk.worklists import TodayRow
from ui.context import PageContext
from ui.pages.layouts import empty_layout
from ui.pages.rows import make_dash_row
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.divider import Divider
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.label import PlainLabel
from ui.widgets.state_icon import StateIcon
from ui.widgets.strong_label import StrongLabel

_DECISIONS = 3


class LinesCard(Card):
    """Short lines, each with a dash or a sign before it; not there when it has nothing to say."""

    def show_texts(self, theme: Theme, texts: Sequence[str]) -> None:
        """Show plain lines."""
        self._fill([make_dash_row(theme, text) for text in texts])

    def show_counted(self, theme: Theme, lines: Sequence[CountedLine]) -> None:
        """Show counted facts, their numbers strong."""
        self._fill([make_dash_row(theme, StrongLabel(line.text, line.strong)) for line in lines])

    def show_in_place(self, theme: Theme, lines: Sequence[InPlaceLine]) -> None:
        """Show what is in place; what did not hold has the sign of something to check."""
        self._fill(
            [
                make_dash_row(theme, StrongLabel(line.text, (line.text.partition(":")[0],)), sign="check")
                if line.missed
                else make_dash_row(theme, line.text)
                for line in lines
            ]
        )

    def _fill(self, rows: Sequence[QWidget]) -> None:
        empty_layout(self.body)
        for row in rows:
            self.add(row)
        self.body.addStretch(1)
        self.setVisible(bool(rows))


class DecisionsCard(Card):
    """What waits for a decision in this file, three at most."""

    open_requested = Signal(object)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, context.words("Needs a decision"), parent=parent)
        self._context = context

    def show_rows(self, rows: Sequence[TodayRow]) -> None:
        """Show these."""
        words = self._context.words
        empty_layout(self.body)
        for place, row in enumerate(rows[:_DECISIONS]):
            if place:
                self.add(Divider())
            self.add(self._make_row(row))
        left = len(rows) - _DECISIONS
        if left > 0:
            more = words.count(left, "1 more on Today", "{n} more on Today")
            self.add(PlainLabel(more, style="caption", tone="quiet"))
        if not rows:
            self.add(PlainLabel(words("Nothing waits for a decision."), style="small", tone="quiet", wrap=True))

    def _make_row(self, row: TodayRow) -> QWidget:
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


class OthersCard(Card):
    """The children at home and affected: who, and what is decided and told and planned for each."""

    people_requested = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, context.words("Other children"), parent=parent)
        self._context = context
        people = Button(context.theme, context.words("People"), kind="link")
        people.setObjectName("peopleLink")
        people.clicked.connect(lambda _on=False: self.people_requested.emit())
        self.add_action(people)

    def show_children(self, others: Sequence[OtherChild], settled: str) -> None:
        """Show a row for each, and one line for all for whom nothing was needed."""
        theme = self._context.theme
        empty_layout(self.body)
        self.setVisible(bool(others or settled))
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(8))
        grid.setVerticalSpacing(theme.px(6))
        grid.setColumnStretch(1, 1)
        for place, child in enumerate(others):
            is_open = child.state == "check"
            sign = self._context.words("open") if is_open else self._context.words("done")
            icon = StateIcon(theme, "check" if is_open else "ok", size=16, name=sign)
            grid.addWidget(icon, place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(self._make_child(child, is_open=is_open), place, 1)
        if settled:
            grid.addWidget(PlainLabel(settled, style="small", tone="quiet", wrap=True), len(others), 1)
        self.add(box)

    def _make_child(self, child: OtherChild, *, is_open: bool) -> QWidget:
        theme = self._context.theme
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QWidget()
        name = FlowLayout(head, gap=theme.px(6), row_gap=0)
        name.addWidget(PlainLabel(child.name, style="smallStrong" if is_open else "small"))
        if child.detail:
            name.addWidget(PlainLabel(child.detail, style="small", tone="quiet"))
        column.addWidget(head)
        column.addWidget(PlainLabel(child.text, style="caption", tone="" if is_open else "quiet", wrap=True))
        return box
