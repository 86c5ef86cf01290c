"""The timeline's card on the overview: the picture, its legend, and the way to the table."""

from PySide6.QtCore import QRect, QTimer, Signal
from PySide6.QtWidgets import QWidget

from hsbdesk.desk.worklists import Target
from hsbdesk.domain.date_names import ENGLISH
from hsbdesk.domain.ids import FileId
from hsbdesk.domain.timeline import INTERVENTION, REFERRAL, Timeline, TimelineBar, TimelineMark
from hsbdesk.domain.triage import Brook
from ui.context import PageContext
from ui.models.timeline_model import make_timeline_model, say_line, timeline_lines
from ui.widgets.card import Card
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.marks import BrookMark, HatchMark
from ui.widgets.timeline_plan import TimelineWords, outcome_of
from ui.widgets.timeline_view import TimelineView

_SAID = 110
"""Characters of what happened that are said below the picture; Enter opens all of it."""


class TimelineCard(Card):
    """Concerns by category and what was in place; Enter on one of them opens it."""

    open_requested = Signal(object)
    moved = Signal(QRect)
    """Where what the keyboard stands on lies in this card."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        words, theme = context.words, context.theme
        super().__init__(theme, words("Concerns by category, and what was in place"), parent=parent)
        self._context = context
        self._file = FileId("")
        self._timeline: Timeline | None = None
        self._legend = QWidget()
        self._signs = FlowLayout(self._legend, gap=theme.px(12), row_gap=theme.px(4), right=True)
        self.add_action(self._legend)
        self._model = make_timeline_model(words, self)
        self.view = TimelineView(
            theme,
            self._model,
            TimelineWords(
                name=words("Concerns by category, and what was in place"),
                keys=words("Arrow keys go from entry to entry, Enter opens one. T shows it as a table."),
                table_keys=words("Enter opens an entry. T shows the picture again."),
                show_table=words("Show as table"),
                show_picture=words("Show as picture"),
                no_date=words("No date"),
                today=words("today"),
                more=lambda n: words.count(n, "1 more in the table", "{n} more in the table"),
                months=ENGLISH.months_short,
            ),
        )
        self.add(self.view)
        # The table is filled once the picture stands: rows are measured, and nobody has asked for them yet.
        self._fill = QTimer(self)
        self._fill.setSingleShot(True)
        self._wire()

    def show_timeline(self, file: FileId, timeline: Timeline) -> None:
        """Show the timeline of a file."""
        self._file, self._timeline = file, timeline
        self._show_legend(timeline)
        self.view.set_timeline(timeline, self._say)
        self._fill.start(0)

    def _wire(self) -> None:
        self._fill.timeout.connect(self._fill_table)
        self.view.opened.connect(self._on_opened)
        self.view.moved.connect(self._on_moved)

    def _show_legend(self, timeline: Timeline) -> None:
        """Name the shapes that occur, each beside its sign."""
        words, theme = self._context.words, self._context.theme
        while (item := self._signs.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        content = self._context.desk.content
        occurring = {outcome_of(mark.brook) for mark in timeline.marks}
        signs: list[QWidget] = [
            BrookMark(theme, outcome_of(brook), content.printed("brook", brook.value))
            for brook in (Brook.GREEN, Brook.ORANGE, Brook.RED)
            if outcome_of(brook) in occurring
        ]
        if None in occurring:
            signs.append(BrookMark(theme, None, words("no Brook yet")))
        if timeline.closures:
            signs.append(HatchMark(theme, words("closed")))
        for sign in signs:
            self._signs.addWidget(sign)
            sign.show()
        self._legend.updateGeometry()

    def _fill_table(self) -> None:
        if self._timeline is not None:
            key = self.view.table.current_key()
            self._model.set_rows(timeline_lines(self._context.words, self._timeline))
            if key:
                self.view.table.select_key(key)

    def _line(self, key: str) -> TimelineMark | TimelineBar | None:
        timeline = self._timeline
        lines = (*timeline.marks, *timeline.bars) if timeline is not None else ()
        return next((line for line in lines if line.record == key), None)

    def _say(self, key: str) -> str:
        line = self._line(key)
        return say_line(self._context.words, line, _SAID) if line is not None else ""

    def _on_opened(self, key: str) -> None:
        line = self._line(key)
        kind = line.kind if isinstance(line, TimelineBar) else ""
        target = {REFERRAL: "referral", INTERVENTION: "intervention"}.get(kind, "chronology")
        self.open_requested.emit(Target(target, key, self._file))

    def _on_moved(self, area: QRect) -> None:
        self.moved.emit(QRect(self.view.mapTo(self, area.topLeft()), area.size()))
