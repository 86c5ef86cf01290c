"""Every field of an intervention (domain.md section 5), read into a draft and shown from one."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hsbdesk.desk.concerns import ConcernRow
from hsbdesk.desk.when import ReadWhen
from hsbdesk.domain.dates import PartialDate
from hsbdesk.domain.intervention import InterventionStatus
from hsbdesk.domain.intervention_draft import EXCLUSIONS, InterventionDraft
from ui.context import PageContext
from ui.models.interventions_model import TickLine
from ui.pages.aim_card import AimCard
from ui.pages.form_card import FormCard
from ui.pages.side_by_side import SideBySide
from ui.pages.slots import then
from ui.pages.tick_list import TickList
from ui.widgets.card import Card
from ui.widgets.check_row import CheckRow
from ui.widgets.combo import Combo
from ui.widgets.field import Field
from ui.widgets.message_bar import MessageBar
from ui.widgets.partial_date_edit import PartialDateEdit
from ui.widgets.text_edit import LineEdit

CALL_TYPES = frozenset(
    {"CONSULT_SS", "CONSULT_POLICE", "CONSULT_HELPLINE", "CONSULT_SPECIALIST", "EARLY_HELP", "PARENT_MEETING"}
)
"""Kinds that may have been a call: what was said in a call is kept as a call record."""
_AHEAD = frozenset({InterventionStatus.PLANNED, InterventionStatus.NOT_STARTED})
_NOT_JUDGED = "NOT_JUDGED"
_TWO_COLUMNS = 860


class InterventionFields(QWidget):
    """Cards with the fields; those that only some kinds have come and go, what was typed in them stays."""

    changed = Signal()
    call_requested = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        gap = context.theme.px(12)
        self._what, self._when = self._make_what(), self._make_when()
        self._exclusion, self._restriction = self._make_exclusion(), self._make_restriction()
        self.aim = AimCard(context)
        cards = (self._what, self._exclusion, self._when, self.aim, self._restriction)
        self._fields = {key: field for card in cards for key, field in card.fields.items()}
        self._texts = {key: edit for card in cards for key, edit in card.texts.items()}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap)
        left, right = _stacked(gap, cards[:3]), _stacked(gap, cards[3:])
        column.addWidget(SideBySide(context.theme, ((left, 1), (right, 1)), room=_TWO_COLUMNS))
        column.addWidget(self._make_links())
        for card in cards:
            card.changed.connect(self.changed)
        self._show_fitting()

    # -- what the page asks

    def draft(self, begun_from: InterventionDraft) -> InterventionDraft:
        """Return what the fields hold, as typed, in a draft of the same record."""
        reliability = self.reliability.value()
        return replace(
            begun_from,
            type=self.kind.value(),
            status=InterventionStatus(self.status.value()),
            start=self.start.text(),
            end=self.end.text(),
            scope_places=tuple(self.aim.places.values()),
            scope_times=tuple(self.aim.times.values()),
            scope_behaviours=tuple(self.aim.behaviours.values()),
            delivered_to=tuple(self.delivered_to.values()),
            restrictive=self.restrictive.isChecked(),
            reliability="" if reliability == _NOT_JUDGED else reliability,
            exclusion_start=self.exclusion_start.text(),
            exclusion_end=self.exclusion_end.text(),
            links=self.answers.values(),
            prompted=self.led_to.values(),
            **{key: edit.text() for key, edit in self._texts.items()},
        )

    def resolved(self, draft: InterventionDraft) -> InterventionDraft:
        """Return the draft with the days of an exclusion as they were read here, for recording."""
        return replace(
            draft,
            exclusion_start=_day_or_typed(self.exclusion_start),
            exclusion_end=_day_or_typed(self.exclusion_end),
        )

    def show_draft(self, draft: InterventionDraft) -> None:
        """Put a draft into the fields without telling."""
        self.kind.set_value(draft.type)
        self.status.set_value(draft.status.value)
        dates = (self.start, self.end, self.exclusion_start, self.exclusion_end)
        typed = (draft.start, draft.end, draft.exclusion_start, draft.exclusion_end)
        for edit, text in zip(dates, typed, strict=True):
            edit.set_text(text)
        self.aim.show_scope(draft)
        self.delivered_to.set_values(draft.delivered_to)
        self.restrictive.blockSignals(True)
        self.restrictive.setChecked(draft.restrictive)
        self.restrictive.blockSignals(False)
        self.reliability.set_value(draft.reliability or _NOT_JUDGED)
        self.answers.set_values(draft.links)
        self.led_to.set_values(draft.prompted)
        for key, edit in self._texts.items():
            text = str(getattr(draft, key))
            if isinstance(edit, LineEdit):
                edit.setText(text)
                edit.setCursorPosition(0)
            else:
                edit.set_text(text)
        self._show_fitting()

    def set_concerns(self, rows: Sequence[ConcernRow]) -> None:
        """Offer the concerns of the file."""
        lines = [TickLine(row.id, ticked=False, date=row.when, text=row.text, number=row.number) for row in rows]
        self.answers.set_lines(lines)
        self.led_to.set_lines(lines)

    def show_error(self, key: str, sentence: str) -> bool:
        """Say what is wrong at a field and go there; False for one that is not here."""
        field = self._fields.get(key)
        if field is None:
            return False
        field.set_error(sentence)
        field.control.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def show_hint(self, key: str, sentence: str) -> None:
        """Say something below a field that is no error."""
        if key in self._fields:
            self._fields[key].set_hint(sentence)

    def clear_errors(self) -> None:
        """Take every error away."""
        for field in self._fields.values():
            if field.error():
                field.set_error(None)

    def focus_first(self) -> None:
        """Go to the first field."""
        self.kind.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- the cards

    def _make_what(self) -> FormCard:
        theme, words = self._context.theme, self._context.words
        card = FormCard(self._context, "intervention", words("What was done"))
        options = [("", words("Choose a kind")), *card.choices("intervention_type")]
        self.kind = Combo(theme, options, name=words("Kind"))
        self.kind.setObjectName("interventionKindCombo")
        card.put("type", Field(theme, words("Kind"), self.kind))
        self.call = MessageBar(
            theme,
            "tip",
            words("What was said in a call is kept as a call record; here stands what came of it."),
            actions=(("call", words("Open a call record")),),
        )
        self.call.setObjectName("callNoteBar")
        card.add(self.call)
        card.put_line("title", words("What it is, in a few words"), hint=words("As it prints"))
        card.put_line("who", words("Who does it"))
        card.put_line("dose", words("How much, how often"), placeholder=words("6 of 7 planned, 30 minutes"))
        self.delivered_to = card.put_chips(
            "delivered_to", words("For whom"), card.choices("delivered_to"), "deliveredToChips"
        )
        card.put_line("resources", words("Resources used"))
        card.put_line("resources_by", words("Who delivered them"))
        self.kind.chosen.connect(then(self._on_kind))
        self.call.action_requested.connect(then(self.call_requested.emit))
        return card

    def _make_when(self) -> FormCard:
        words = self._context.words
        card = FormCard(self._context, "intervention", words("When"))
        self.status = card.put_segments(
            "status", words("Status"), card.choices("intervention_status"), "statusSegments"
        )
        self.status.set_value(InterventionStatus.RUNNING.value)
        self.start = self._make_date(card, words("Start"), "startEdit", self._read_date)
        self.end = self._make_date(card, words("End"), "endEdit", self._read_date)
        self._put_pair(card, (("start", words("Start"), self.start), ("end", words("End"), self.end)))
        options = [*card.choices("reliability"), (_NOT_JUDGED, words("Not judged"))]
        question = words("Was it delivered, on the whole?")
        self.reliability = card.put_segments("reliability", question, options, "reliabilitySegments")
        self.reliability.set_value(_NOT_JUDGED)
        card.put_line("reliability_words", words("In words"), placeholder=words("not 10 Nov, A. Rees absent"))
        self.status.chosen.connect(then(self._read_dates_anew))
        return card

    def _make_restriction(self) -> FormCard:
        theme, words = self._context.theme, self._context.words
        card = FormCard(self._context, "intervention", words("Effect on the child"))
        self.restrictive = CheckRow(
            theme,
            words("It restricts the child"),
            detail=words("Supervision, staying apart, a place or time that is closed to the child"),
        )
        self.restrictive.setObjectName("restrictiveCheck")
        card.add(self.restrictive)
        card.put_text("impact_on_child", words("What it does to the child"))
        self.restrictive.toggled.connect(then(self._on_kind))
        return card

    def _make_exclusion(self) -> FormCard:
        words = self._context.words
        card = FormCard(self._context, "intervention", words("Exclusion"))
        first, last = words("First day"), words("Last day")
        self.exclusion_start = self._make_date(card, first, "exclusionStartEdit", self._read_near)
        self.exclusion_end = self._make_date(card, last, "exclusionEndEdit", self._read_near)
        self._put_pair(
            card, (("exclusion_start", first, self.exclusion_start), ("exclusion_end", last, self.exclusion_end))
        )
        card.put_line("exclusion_days", words("School days"))
        card.put_line("exclusion_decided_by", words("Who decided"))
        card.put_line("exclusion_work_set", words("Work set"))
        card.put_line("exclusion_return", words("Return meeting"))
        return card

    def _make_links(self) -> QWidget:
        theme, words = self._context.theme, self._context.words
        self.answers = TickList(self._context, name=words("Concerns it answers"), object_name="answersTable")
        self.led_to = TickList(self._context, name=words("Entries it led to"), object_name="ledToTable")
        cards: list[tuple[QWidget, int]] = []
        heads = (
            (words("Answers these concerns"), "", self.answers),
            (words("Led to these entries"), words("children told us after it"), self.led_to),
        )
        for title, detail, ticks in heads:
            card = Card(theme, title, detail=detail)
            card.add(ticks)
            ticks.changed.connect(self.changed)
            cards.append((card, 1))
        return SideBySide(theme, cards, room=_TWO_COLUMNS)

    def _put_pair(self, card: FormCard, dates: Sequence[tuple[str, str, PartialDateEdit]]) -> None:
        theme = self._context.theme
        pair = {key: Field(theme, label, edit) for key, label, edit in dates}
        card.fields |= pair
        card.add(SideBySide(theme, [(field, 1) for field in pair.values()], room=380))

    def _make_date(self, card: FormCard, label: str, name: str, read: Callable[[str], ReadWhen]) -> PartialDateEdit:
        words = self._context.words
        edit = PartialDateEdit(
            self._context.theme,
            read,
            name=label,
            placeholder=words("12/3, week of 17 Nov, or May 2021"),
            calendar_name=words("Choose the day in a calendar"),
            today=self._context.desk.today(),
        )
        edit.setObjectName(name)
        edit.changed.connect(card.changed)
        return edit

    def _read_near(self, typed: str) -> ReadWhen:
        """Read a day of an exclusion: without a year it is the one nearest to today, before or after it."""
        desk = self._context.desk
        behind, ahead = desk.interventions.read_when(typed), desk.interventions.read_when(typed, planned=True)
        if behind.value is None or ahead.value is None:
            return ahead if behind.value is None and ahead.value is not None else behind
        return min((behind, ahead), key=lambda read: _days_between(read.value, desk.today()))

    def _read_date(self, typed: str) -> ReadWhen:
        ahead = InterventionStatus(self.status.value()) in _AHEAD
        return self._context.desk.interventions.read_when(typed, planned=ahead)

    # -- what comes and goes

    def _read_dates_anew(self) -> None:
        """Read what was typed once more: a day to come is right only for what is planned."""
        for edit in (self.start, self.end):
            edit.set_text(edit.text())

    def _on_kind(self) -> None:
        self._show_fitting()
        self.changed.emit()

    def _show_fitting(self) -> None:
        words, content = self._context.words, self._context.desk.content
        kind = self.kind.value()
        self.call.setVisible(kind in CALL_TYPES)
        self._exclusion.setVisible(kind in EXCLUSIONS)
        if kind in EXCLUSIONS:
            self._exclusion.set_title(content.label("intervention_type", kind))
        self._fields["impact_on_child"].setVisible(self.restrictive.isChecked())
        specialist = words("Specialist-delivered: who delivered it?") if kind == "TURN_THE_PAGE" else ""
        self._fields["resources_by"].set_hint(specialist)


def _days_between(when: PartialDate | None, day: date) -> int:
    start = when.start if when is not None else None
    return abs((date.fromisoformat(start) - day).days) if start is not None else date.max.toordinal()


def _day_or_typed(edit: PartialDateEdit) -> str:
    when = edit.value()
    day = when.start if isinstance(when, PartialDate) and when.start == when.end else None
    return day or edit.text()


def _stacked(gap: int, cards: Sequence[QWidget]) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(gap)
    for card in cards:
        column.addWidget(card)
    column.addStretch(1)
    return box
