"""One intervention: what it is, what was counted before and since, what people judged (ux.md section 5.11)."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from hsbdesk.desk.intervention_views import InterventionView, LinkedLine, ObservationLine
from hsbdesk.desk.worklists import Target
from hsbdesk.domain.ids import RecordId
from hsbdesk.domain.intervention import InterventionStatus
from ui.context import PageContext
from ui.models.effect_model import effect_lines, make_effect_model
from ui.pages.care_note import CareNote
from ui.pages.counts_table import make_counts_table
from ui.pages.effect_form import EffectForm
from ui.pages.effect_picture import make_picture
from ui.pages.entry_card import make_column, make_heading
from ui.pages.layouts import empty_layout
from ui.pages.side_by_side import SideBySide
from ui.pages.slots import then
from ui.widgets.button import Button
from ui.widgets.divider import Divider
from ui.widgets.effect_chart import EffectChart, EffectTexts
from ui.widgets.fact_list import FactList
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.label import PlainLabel
from ui.widgets.message_bar import MessageBar
from ui.widgets.scroll_page import ScrollPage

_NOT_BEGUN = frozenset({InterventionStatus.PLANNED, InterventionStatus.NOT_STARTED})
_OVER = frozenset({InterventionStatus.ENDED, InterventionStatus.NOT_STARTED})
_FACTS_BESIDE = 560
_SHORT_FACT = 36


class InterventionPanel(QWidget):
    """Shows a view; what is being typed about the effect stays when the same intervention is shown anew."""

    open_requested = Signal(object)
    amend_requested = Signal()
    end_requested = Signal()
    deliveries_requested = Signal()
    answer_requested = Signal()
    reminder_requested = Signal(str)
    """ISO day."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("interventionPanel")
        self._context = context
        self._view: InterventionView | None = None
        theme, words = context.theme, context.words
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        self._title = PlainLabel(style="title", wrap=True)
        self._line = PlainLabel(style="small", tone="quiet", wrap=True)
        self.days = Button(theme, words("Day by day"), name=words("Delivered day by day"))
        self.days.setObjectName("deliveriesButton")
        self.amend = Button(theme, words("Amend"), icon="pencil")
        self.amend.setObjectName("amendInterventionButton")
        self.end = Button(theme, words("End it"))
        self.end.setObjectName("endInterventionButton")
        self._head = self._make_head()
        column.addWidget(self._head)
        self.page = ScrollPage()
        self.page.body.setContentsMargins(theme.px(4), 0, theme.px(8), theme.px(6))
        self.page.body.setSpacing(theme.px(10))
        column.addWidget(self.page, 1)
        above, self._above = make_column(theme, spacing=10)
        holder, self._form_place = make_column(theme)
        below, self._below = make_column(theme, spacing=10)
        for part in (above, holder, below):
            self.page.body.addWidget(part)
        self.page.body.addStretch(1)
        self.form: EffectForm | None = None
        self.chart: EffectChart | None = None
        self.days.clicked.connect(then(self.deliveries_requested.emit))
        self.amend.clicked.connect(then(self.amend_requested.emit))
        self.end.clicked.connect(then(self.end_requested.emit))
        self.setVisible(False)

    def view(self) -> InterventionView | None:
        """Return what is shown."""
        return self._view

    def show_view(self, view: InterventionView, draft: tuple[str, dict[str, Any]] | None) -> None:
        """Show an intervention; a draft of its effect goes into the form."""
        same = self._view is not None and self._view.intervention.id == view.intervention.id
        focused = self._focused_name() if same else ""
        self._view = view
        self._show_head(view)
        self._show_above(view)
        judged = view.intervention.status not in _NOT_BEGUN and view.intervention.struck_out is None
        if same and self.form is not None and judged:
            # What is being typed stays, and the keyboard where it is.
            self.form.show_evidence(view)
        else:
            self._show_form(view if judged else None, draft)
        self._show_below(view)
        self._focus_name(focused)
        self.setVisible(True)
        if not same:
            self.page.verticalScrollBar().setValue(0)

    def show_none(self) -> None:
        """Show nothing."""
        self.keep_now()
        self._view = None
        self._show_form(None, None)
        self.setVisible(False)

    def fold_head(self, beside: bool) -> None:
        """Keep title and actions in view beside the list; as a page of their own they scroll with the rest."""
        if beside:
            self._column.insertWidget(0, self._head)
        else:
            self.page.body.insertWidget(0, self._head)

    def keep_now(self) -> None:
        """Keep what is being typed about the effect."""
        if self.form is not None:
            self.form.keep_now()

    def _focused_name(self) -> str:
        """Return what has the keyboard, where that is a part which is built anew."""
        focused = self.window().focusWidget()
        # Typed as never None, but a window without focus gives None.
        there = focused is not None and self.page.isAncestorOf(focused)  # pyright: ignore[reportUnnecessaryComparison]
        return focused.objectName() if there else ""

    def _focus_name(self, name: str) -> None:
        """Give the keyboard back to the part of that name, or where it is gone to the first action."""
        if not name or self._focused_name():
            return
        again = self.page.findChild(QWidget, name)
        (again or self.amend).setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_head(self) -> QWidget:
        theme = self._context.theme
        texts = QWidget()
        flow = FlowLayout(texts, gap=theme.px(10), row_gap=0)
        flow.addWidget(self._title)
        flow.addWidget(self._line)
        actions = QWidget()
        row = FlowLayout(actions, gap=theme.px(8), row_gap=theme.px(6))
        for button in (self.days, self.amend, self.end):
            row.addWidget(button)
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        actions.setSizePolicy(policy)
        head = SideBySide(theme, ((texts, 1), (actions, 0)), room=600, place=Qt.AlignmentFlag.AlignVCenter)
        head.setContentsMargins(theme.px(4), 0, theme.px(8), 0)
        return head

    def _show_head(self, view: InterventionView) -> None:
        words, names_on = self._context.words, self._context.desk.names_on
        self._title.setText(view.title)
        struck = view.intervention.struck_out is not None
        status = view.intervention.status
        self.days.setVisible(bool(view.deliveries) and not struck)
        self.end.setVisible(status not in _OVER and not struck)
        self.amend.setVisible(not struck)
        # What is stored holds names; with names off it can neither be shown nor be typed over.
        hidden = "" if names_on else words("Names are off. Press F8 to see and change what is on record.")
        self._line.setText(" · ".join(part for part in (view.line, view.intervention.number, hidden) if part))
        for button in (self.days, self.amend):
            button.setEnabled(names_on)
            button.setToolTip(hidden)
            button.setAccessibleDescription(hidden)

    # -- above the form: facts, picture, counts

    def _show_above(self, view: InterventionView) -> None:
        theme = self._context.theme
        empty_layout(self._above)
        self._above.addWidget(self._make_facts(view))
        self._above.addWidget(Divider())
        self.chart = None
        if view.chart is not None:
            self._above.addWidget(self._make_chart(view))
        if view.table:
            parts: list[tuple[QWidget, int]] = [(make_counts_table(self._context, view), 3)]
            if view.care or any(line.answer_text for line in view.inside):
                care = CareNote(self._context, view.care, view.inside)
                care.answer_requested.connect(self.answer_requested)
                parts.append((care, 4))
            self._above.addWidget(SideBySide(theme, parts, room=_FACTS_BESIDE, gap=16))
        waiting = self._make_waiting(view)
        if waiting is not None:
            self._above.addWidget(waiting)

    def _make_facts(self, view: InterventionView) -> QWidget:
        theme = self._context.theme
        parts: list[tuple[QWidget, int]] = []
        for label, text in view.facts:
            box, column = make_column(theme, spacing=1)
            column.addWidget(PlainLabel(label, style="captionStrong", tone="quiet", wrap=True))
            column.addWidget(PlainLabel(text, style="small", wrap=True))
            parts.append((box, 2 if len(text) < _SHORT_FACT else 3))
        return SideBySide(theme, parts, room=_FACTS_BESIDE)

    def _make_chart(self, view: InterventionView) -> EffectChart:
        words = self._context.words
        model = make_effect_model(words, self)
        texts = EffectTexts(
            name=words("Entries before and since the start"),
            keys=words("Arrow keys go from entry to entry, Enter opens one, T shows a table."),
            table_keys=words("Enter opens an entry, T shows the picture again."),
        )
        chart = EffectChart(self._context.theme, model, texts)
        model.setParent(chart)
        if view.chart is not None:
            picture = make_picture(self._context, view.chart)
            model.set_rows(effect_lines(picture))
            chart.set_picture(picture)
        file = view.intervention.file

        def open_entry(entry: str) -> None:
            self.open_requested.emit(Target("chronology", RecordId(entry), file))

        chart.entry_requested.connect(open_entry)
        self.chart = chart
        return chart

    def _make_waiting(self, view: InterventionView) -> QWidget | None:
        """Say why nothing can be judged yet, and offer to be reminded."""
        sentence = " · ".join(part for part in (view.judged_from, view.reminder) if part)
        if not sentence and not view.remind_on:
            return None
        actions: list[tuple[str, str]] = []
        if view.remind_on:
            actions.append(("remind", view.remind_text))
        bar = MessageBar(self._context.theme, "tip", sentence, actions=actions)
        bar.setObjectName("reminderBar")
        bar.action_requested.connect(then(lambda: self.reminder_requested.emit(view.remind_on)))
        return bar

    # -- the form

    def _show_form(self, view: InterventionView | None, draft: tuple[str, dict[str, Any]] | None) -> None:
        if self.form is not None:
            self.form.keeper.stop()
        empty_layout(self._form_place)
        self.form = None
        if view is not None:
            self.form = EffectForm(self._context, view, draft)
            self._form_place.addWidget(self.form)

    # -- below the form

    def _show_below(self, view: InterventionView) -> None:
        theme, words = self._context.theme, self._context.words
        empty_layout(self._below)
        if view.observations:
            self._add_heading(words("Judged so far"), words("newest first"))
            for place, seen in enumerate(view.observations):
                if place:
                    self._below.addWidget(Divider())
                self._below.addWidget(self._make_observation(seen))
        for title, lines in ((words("Answers these entries"), view.answers), (words("Led to"), view.prompted)):
            if lines:
                self._add_heading(title)
                for line in lines:
                    self._below.addWidget(self._make_linked(line))
        if view.more:
            self._add_heading(words("More about it"))
            self._below.addWidget(FactList(theme, view.more))

    def _add_heading(self, title: str, detail: str = "") -> None:
        self._below.addWidget(Divider())
        self._below.addWidget(make_heading(self._context.theme, title, detail))

    def _make_observation(self, seen: ObservationLine) -> QWidget:
        theme, words = self._context.theme, self._context.words
        box, column = make_column(theme, spacing=2)
        column.addWidget(make_heading(theme, seen.judgement_text, f"{seen.on} · {seen.by}"))
        rests = ", ".join(label for _record, label in seen.evidence)
        parts = (
            (words("Better: {text}", text=seen.better), seen.better),
            (words("Not better: {text}", text=seen.not_better), seen.not_better),
            (words("How we know: {text}", text=seen.how_we_know), seen.how_we_know),
            (words("Rests on {entries}", entries=rests), rests),
        )
        for sentence, there in parts:
            if there:
                column.addWidget(_selectable(sentence))
        return box

    def _make_linked(self, line: LinkedLine) -> QWidget:
        theme = self._context.theme
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(10))
        link = Button(theme, line.label, kind="link", name=f"{line.label}: {line.text}")
        link.clicked.connect(then(lambda: self._open_linked(line)))
        row.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
        said = " · ".join(part for part in (line.date_text, line.text) if part)
        row.addWidget(PlainLabel(said, style="small", wrap=True), 1)
        return box

    def _open_linked(self, line: LinkedLine) -> None:
        if self._view is not None:
            self.open_requested.emit(Target("chronology", line.record, self._view.intervention.file))


def _selectable(text: str) -> PlainLabel:
    label = PlainLabel(text, style="small", wrap=True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
