"""The log form: one section open at a time, hints at the side; it gives and takes a `ConcernDraft`."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from hsbdesk.domain.concern import ConcernKind
from hsbdesk.domain.concern_draft import ConcernDraft
from ui.context import PageContext
from ui.pages.form_place import FormPlace, bring_into_view
from ui.pages.form_section import FormSection
from ui.pages.log_done import DoneSection
from ui.pages.log_hints import HintsPanel
from ui.pages.log_safety import SafetyQuestion
from ui.pages.log_what import WhatSection
from ui.pages.log_who import WhoSection
from ui.pages.roll_source import RollSource
from ui.pages.side_by_side import SideBySide
from ui.pages.text_hints import TextHints
from ui.pages.two_panes import TwoPanes
from ui.widgets.button import Button
from ui.widgets.combo import Combo
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.message_bar import MessageBar
from ui.widgets.page_title import PageTitle

_PANEL_WIDTH = 304
_LOW = 520


class LogForm(QWidget):
    """Title, safety question, three sections, hints."""

    changed = Signal()
    submit_requested = Signal()
    later_requested = Signal()

    def __init__(self, context: PageContext, roll: RollSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("logForm")
        self._context = context
        self._draft: ConcernDraft | None = None
        theme, words, content = context.theme, context.words, context.desk.content
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(12))
        self.title = PageTitle(theme, words("Log a concern"))
        kinds = [(code, content.label("concern_kind", code)) for code in content.choices("concern_kind")]
        self.kind = Combo(theme, kinds, name=words("Kind of concern"))
        self.kind.setObjectName("kindCombo")
        self.title.add_beside(self.kind)
        self.later = Button(theme, words("Close, finish later"))
        self.later.setObjectName("laterButton")
        self.later.setToolTip(words("The team is told that one is waiting"))
        self.later.setAccessibleDescription(words("The team is told that one is waiting"))
        self.submit = Button(theme, words("Submit to safeguarding team"), kind="primary")
        self.submit.setObjectName("submitButton")
        self.submit.setToolTip(words("Ctrl+Enter"))
        actions = QWidget()
        row = FlowLayout(actions, gap=theme.px(8), row_gap=theme.px(8))
        row.addWidget(self.later)
        row.addWidget(self.submit)
        self._head = SideBySide(theme, ((self.title, 1), (actions, 0)), room=800, place=Qt.AlignmentFlag.AlignVCenter)
        self.hints = HintsPanel(context)
        self._panes = TwoPanes(theme, self.hints, width=_PANEL_WIDTH, on_left=False, stack=self._stack_hints)
        self._scroll = self._panes.main
        self._column.addWidget(self._head)
        self._column.addWidget(self._panes, 1)
        self.missing = MessageBar(theme, "stop")
        self.missing.setObjectName("missingBar")
        self.missing.hide()
        self._scroll.body.addWidget(self.missing)
        self._scroll.body.setSpacing(theme.px(8))
        self._make_sections(roll)
        self._scroll.body.addStretch(1)
        self._panes.fold()
        self._text_hints = TextHints(context, self.what.what, self.hints)
        self._wire()

    # -- what it holds

    def show_draft(self, draft: ConcernDraft) -> None:
        """Show a draft, its first section open."""
        self._draft = draft
        self.kind.set_value(draft.kind.value)
        self.safety.show_draft(draft)
        self.who.show_draft(draft)
        self._share_people()
        self.what.show_draft(draft)
        self.done.show_draft(draft)
        self.missing.hide()
        self._text_hints.clear()
        self.open_section(0)

    def draft(self) -> ConcernDraft:
        """Return what the form holds, exactly as typed."""
        draft = self._draft or self._context.desk.concerns.new_draft()
        draft = replace(draft, kind=ConcernKind(self.kind.value()))
        return self.done.fill_draft(self.what.fill_draft(self.who.fill_draft(self.safety.fill_draft(draft))))

    # -- where its writer is

    def open_section(self, place: int) -> None:
        """Open one section; the others fold."""
        for number, section in enumerate(self.sections):
            section.set_summary(self._summary(number))
            section.set_open(number == place)

    def focus_start(self) -> None:
        """Put focus into the first empty field."""
        if not self.safety.answer.value():
            self.safety.answer.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.focus_section(0)

    def focus_section(self, place: int) -> None:
        """Open a section and put focus into its first field."""
        self.open_section(place)
        first: QWidget = (self.who.people.picker, self.what.source, self.done.done)[place]
        if place == 1 and self.what.what.text():
            first = self.what.what
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        bring_into_view(first)

    def focus_field(self, field: str) -> None:
        """Go to the field a missing must-have is about."""
        if field == "what_happened":
            self.open_section(1)
            target: QWidget = self.what.what
        elif field == "told_when":
            self.open_section(1)
            self.what.told.set_open(True)
            target = self.what.told.when.edit
        elif field == "when":
            self.open_section(0)
            target = self.who.when.edit
        else:
            self.open_section(0)
            target = self.who.people.picker
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        bring_into_view(target)

    def show_missing(self, sentences: Sequence[str], fields: Sequence[str], title: str = "") -> None:
        """Say on top what has to be looked at, with a link to each field; focus goes to the first link."""
        words = self._context.words
        go_to = {"people": words("Go to: who"), "what_happened": words("Go to: what happened")}
        self.missing.set_message("stop", "\n".join(sentences), title)
        self.missing.set_actions([(field, go_to.get(field, words("Go there"))) for field in fields])
        self.missing.show()
        bring_into_view(self.missing)
        first = self.missing.findChild(Button)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_place(self) -> int:
        """Return which section is open."""
        return next((number for number, section in enumerate(self.sections) if section.is_open()), 0)

    def place(self) -> dict[str, Any]:
        """Return the exact place: open section, field, caret."""
        place: dict[str, Any] = {
            "section": self.open_place(),
            "told_open": self.what.told.is_open(),
        }
        return place | self._place.read()

    def go_to_place(self, place: dict[str, Any]) -> None:
        """Return to a place that `place` gave."""
        section = place.get("section", 0)
        self.open_section(section if section in range(len(self.sections)) else 0)
        self.what.told.set_open(bool(place.get("told_open")))
        if not self._place.go_to(place):
            self.focus_start()

    # -- hints and quotations

    def go_to_next_hint(self) -> None:
        """Show the hints of the text as it stands and go to the next one's offers."""
        self._text_hints.go_to_next()

    def go_to_next_mark(self) -> None:
        """Go to the next underlined place of the text."""
        self.open_section(1)
        self.what.what.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.what.what.go_to_next_mark()

    def quote_selection(self) -> None:
        """Put quotation marks round what is selected in the text."""
        self._text_hints.quote_selection()

    def refresh_names(self) -> None:
        """Show names or initials, as they are set now."""
        self.who.people.refresh_names()
        self._share_people()
        self._refresh_summaries()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        low = self.height() < self._context.theme.px(_LOW)
        inside = self._head.parentWidget() is not self
        if low and not inside:
            self._scroll.body.insertWidget(0, self._head)
        elif not low and inside:
            self._column.insertWidget(0, self._head)

    # -- inside

    def _make_sections(self, roll: RollSource) -> None:
        context = self._context
        theme, words = context.theme, context.words
        left = QWidget()
        self._place = FormPlace(left)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        left.setSizePolicy(policy)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        self.safety = SafetyQuestion(context)
        self.who = WhoSection(context, roll)
        self.what = WhatSection(context)
        self.done = DoneSection(context)
        still = words("Still to add")
        self.sections = (
            FormSection(theme, words, 1, words("Who, where and when"), still=still),
            FormSection(theme, words, 2, words("What happened"), still=still),
            FormSection(
                theme,
                words,
                3,
                words("What you did, and who you told"),
                still=words("Still to add. Missing detail never stops you submitting"),
            ),
        )
        column.addWidget(self.safety)
        for section, inside in zip(self.sections, (self.who, self.what, self.done), strict=True):
            section.content.addWidget(inside)
            column.addWidget(section)
        self._left = column
        self._scroll.body.addWidget(left)

    def _stack_hints(self, hints: QWidget) -> None:
        """Without room beside, hints stand under the section they speak of."""
        self._left.insertWidget(self._left.indexOf(self.sections[2]), hints)

    def _wire(self) -> None:
        for part in (self.safety, self.who, self.what, self.done):
            part.changed.connect(self.changed)
        self.kind.chosen.connect(self._on_kind)
        self.safety.acted.connect(lambda: self.focus_section(0))
        self.who.people_changed.connect(self._share_people)
        self.who.next_requested.connect(lambda: self.focus_section(1))
        self.what.next_requested.connect(lambda: self.focus_section(2))
        for place, section in enumerate(self.sections):
            section.open_requested.connect(lambda place=place: self.focus_section(place))
        self.missing.action_requested.connect(self.focus_field)
        self._text_hints.text_changed.connect(self.changed)
        self.later.clicked.connect(self.later_requested)
        self.submit.clicked.connect(self.submit_requested)

    def _on_kind(self, kind: str) -> None:
        if kind == ConcernKind.TOLD_ME.value and not self.what.what.text():
            self.what.choose_source("CHILD_TOLD")
        self.changed.emit()

    def _share_people(self) -> None:
        people = self.who.people.people()
        shown = {person.key: self.who.people.shown_name(person) for person in people}
        self.what.set_people(people, shown)

    def _summary(self, place: int) -> str:
        return (self.who, self.what, self.done)[place].summary()

    def _refresh_summaries(self) -> None:
        for number, section in enumerate(self.sections):
            section.set_summary(self._summary(number))
