"""One look at what an intervention changed: a person's judgement, in seven words, and how they know."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from hsbdesk.desk.intervention_views import ChartMark, InterventionView
from hsbdesk.domain.dates import PartialDate
from hsbdesk.domain.ids import RecordId, new_id
from hsbdesk.domain.intervention import EffectObservation, Judgement
from hsbdesk.errors import DeskError
from ui.context import PageContext
from ui.pages.draft_keeper import DraftContent, DraftKeeper
from ui.pages.entry_card import make_column
from ui.pages.fields import make_line, make_text
from ui.pages.keys import add_keys
from ui.pages.layouts import empty_layout
from ui.pages.side_by_side import SideBySide
from ui.pages.slots import then
from ui.widgets.button import Button
from ui.widgets.chip_list import ChipList
from ui.widgets.field import Field
from ui.widgets.label import PlainLabel
from ui.widgets.message_bar import MessageBar
from ui.widgets.partial_date_edit import PartialDateEdit
from ui.widgets.segmented import Segmented

FORM = "effect"


class EffectForm(QWidget):
    """Seven judgements (keys 1 to 7), two boxes, whose judgement; cleared only once it is stored."""

    saved = Signal()

    def __init__(
        self,
        context: PageContext,
        view: InterventionView,
        draft: tuple[str, dict[str, Any]] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("effectForm")
        self._context = context
        self._intervention = view.intervention.id
        self._uuid = new_id()
        theme, words, content = context.theme, context.words, context.desk.content
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        options = [(code, content.label("judgement", code)) for code in content.choices("judgement")]
        question = words("What effect has it had?")
        self.judgement = Segmented(theme, options, name=question)
        self.judgement.setObjectName("judgementSegments")
        self.judgement_field = Field(theme, question, self.judgement, optional=words("your professional judgement"))
        column.addWidget(self.judgement_field)
        self.better_field, self.better = make_text(
            theme, words("What got better, and how you know"), "effectBetterEdit"
        )
        self.not_better_field, self.not_better = make_text(theme, words("What did not"), "effectNotBetterEdit")
        column.addWidget(SideBySide(theme, ((self.better_field, 1), (self.not_better_field, 1)), room=520))
        self.by_field, self.by = make_line(theme, words("Whose judgement"), "effectByEdit")
        self.by.setPlaceholderText(context.desk.me.short)
        self.on = PartialDateEdit(
            theme,
            context.desk.interventions.read_when,
            name=words("Judged on"),
            placeholder=words("today"),
            calendar_name=words("Choose the day in a calendar"),
            today=context.desk.today(),
        )
        self.on.setObjectName("effectOnEdit")
        self.on_field = Field(theme, words("Judged on"), self.on)
        column.addWidget(SideBySide(theme, ((self.by_field, 1), (self.on_field, 1)), room=520))
        self._numbers: dict[RecordId, str] = {}
        self._usual: tuple[RecordId, ...] = ()
        self.evidence = ChipList(theme, ())
        holder, self._evidence_place = make_column(theme)
        column.addWidget(holder)
        self.show_evidence(view)
        self.refusal = MessageBar(theme, "stop")
        self.refusal.setObjectName("effectRefusalBar")
        self.refusal.hide()
        column.addWidget(self.refusal)
        note = PlainLabel(
            words("Section 2 of the referral prints the aim's own row and this note."),
            style="small",
            tone="quiet",
            wrap=True,
        )
        self.save = Button(theme, words("Save effect"), kind="primary")
        self.save.setObjectName("saveEffectButton")
        self.save.setToolTip(words("Ctrl+Enter"))
        # Not one row at any width: the note wraps, the button keeps its words.
        column.addWidget(SideBySide(theme, ((note, 1), (self.save, 0)), room=420, place=Qt.AlignmentFlag.AlignVCenter))
        self.keeper = DraftKeeper(context, FORM, inbox=False, read=self._content, owner=self)
        if draft is not None:
            self._restore(*draft)
        self._wire()
        self.keeper.start()

    def show_evidence(self, view: InterventionView) -> None:
        """Offer the counted entries; while nothing is typed, those of the aim's row are ticked."""
        marks = view.chart.marks if view.chart is not None else ()
        words = self._context.words
        numbers = {mark.record: words("no. {no}", no=mark.no) for mark in marks}
        ticked = self._evidence() if self._numbers and self.is_changed() else view.evidence
        self._usual = view.evidence
        if numbers != self._numbers:
            self._numbers = numbers
            empty_layout(self._evidence_place)
            self.evidence = self._make_evidence(marks)
            if numbers:
                self._evidence_place.addWidget(
                    Field(self._context.theme, words("Rests on these entries"), self.evidence)
                )
        self.evidence.set_values(ticked)

    def is_changed(self) -> bool:
        """Return whether anything was typed or chosen."""
        texts = (self.better.text(), self.not_better.text(), self.by.text(), self.on.text())
        return any(text.strip() for text in texts) or bool(self.judgement.value()) or self._evidence() != self._usual

    def keep_now(self) -> None:
        """Keep what is being written as a sealed draft."""
        self.keeper.keep_now()

    def observation(self) -> EffectObservation | None:
        """Return what the form holds, or None once what is missing has been shown."""
        words = self._context.words
        when = self.on.value()
        day = when.start if isinstance(when, PartialDate) and when.start == when.end else None
        problems = (
            (self.judgement_field, not self.judgement.value(), words("Choose what effect it has had.")),
            (self.on_field, bool(self.on.text().strip()) and not day, words("Type one day, such as 18 March.")),
        )
        wrong = [(field, sentence) for field, holds, sentence in problems if holds]
        for field, sentence in reversed(wrong):
            self._say_at(field, sentence)
        if wrong:
            return None
        return EffectObservation(
            on=day or "",
            judgement=Judgement(self.judgement.value()),
            better=self.better.text(),
            not_better=self.not_better.text(),
            evidence=self._evidence(),
            by=self.by.text().strip(),
        )

    def judge(self, place: int) -> bool:
        """Choose the judgement at a place from 0 and go to it; False when there is none."""
        keys = self.judgement.keys()
        if not 0 <= place < len(keys):
            return False
        button = self.judgement.button(keys[place])
        button.setFocus(Qt.FocusReason.TabFocusReason)
        button.click()
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if not held and self.judge(event.key() - Qt.Key.Key_1):
                return True
        return super().eventFilter(watched, event)

    def _make_evidence(self, marks: Sequence[ChartMark]) -> ChipList:
        theme, words = self._context.theme, self._context.words
        chips = ChipList(theme, tuple(self._numbers.items()), name=words("Entries this judgement rests on"))
        chips.setObjectName("effectEvidenceChips")
        for mark in marks:
            said = f"{self._numbers[mark.record]}, {mark.number}, {mark.date_text}"
            chips.button(mark.record).setAccessibleName(said)
        chips.toggled.connect(then(self._on_edited))
        return chips

    def _evidence(self) -> tuple[RecordId, ...]:
        ticked = set(self.evidence.values())
        known = [record for record in self._usual if record in ticked]
        return (*known, *(record for record in self._numbers if record in ticked and record not in known))

    # -- saving

    def _on_save(self) -> None:
        if not self.save.isEnabled():
            return
        seen = self.observation()
        if seen is None:
            return
        desk, intervention, uuid = self._context.desk, self._intervention, self._uuid

        def store() -> None:
            desk.interventions.add_effect(intervention, seen)
            desk.drafts.drop(uuid)

        self.refusal.hide()
        self.keeper.keep_now()
        # A keep behind the saving would bring the draft back.
        self.keeper.stop()
        self.save.setEnabled(False)
        self._context.workers.desk.run(store, self._on_saved, self._on_refused, self)

    def _on_saved(self, _nothing: None) -> None:
        self._clear()
        self._uuid = new_id()
        self.save.setEnabled(True)
        self.keeper.start()
        changes = self._context.changes
        self.saved.emit()
        changes.record_changed.emit("intervention", self._intervention)
        changes.tasks_changed.emit()
        changes.drafts_changed.emit()

    def _on_refused(self, error: DeskError) -> None:
        self.save.setEnabled(True)
        self.keeper.resume()
        fields = {"judgement": self.judgement_field, "better": self.better_field, "on": self.on_field}
        field = fields.get(error.field or "")
        if field is not None:
            self._say_at(field, self._context.words.refusal(error))
        else:
            self._say_refusal(error)

    def _say_refusal(self, error: DeskError) -> None:
        self.refusal.set_message("stop", self._context.words.refusal(error))
        self.refusal.show()

    def _say_at(self, field: Field, sentence: str) -> None:
        field.set_error(sentence)
        field.control.setFocus(Qt.FocusReason.OtherFocusReason)

    def _clear(self) -> None:
        self.judgement.set_value("")
        for edit in (self.better, self.not_better, self.on):
            edit.set_text("")
        self.by.clear()
        self.evidence.set_values(self._usual)
        self._clear_errors()

    def _clear_errors(self) -> None:
        for field in (self.judgement_field, self.better_field, self.on_field):
            if field.error():
                field.set_error(None)

    # -- the draft

    def _content(self) -> DraftContent | None:
        if not self.is_changed():
            desk, uuid = self._context.desk, self._uuid
            # What was typed was taken out again: nothing is to come back.
            self._context.workers.desk.run(lambda: desk.drafts.drop(uuid), then(lambda: None))
            return None
        fields: dict[str, Any] = {
            "judgement": self.judgement.value(),
            "better": self.better.text(),
            "not_better": self.not_better.text(),
            "by": self.by.text(),
            "on": self.on.text(),
            "evidence": list(self._evidence()),
        }
        title = self._context.words("Effect, not saved yet")
        return DraftContent(self._uuid, fields, {"title": title, "intervention": self._intervention})

    def _restore(self, uuid: str, fields: dict[str, Any]) -> None:
        self._uuid = uuid
        code = str(fields.get("judgement", ""))
        self.judgement.set_value(code if code in self.judgement.keys() else "")  # noqa: SIM118 - not a mapping
        self.better.set_text(str(fields.get("better", "")))
        self.not_better.set_text(str(fields.get("not_better", "")))
        self.by.setText(str(fields.get("by", "")))
        self.on.set_text(str(fields.get("on", "")))
        self.evidence.set_values(str(record) for record in fields.get("evidence", ()))

    def _on_edited(self) -> None:
        self._clear_errors()
        self.keeper.note_change()

    def _wire(self) -> None:
        edited = then(self._on_edited)
        self.judgement.chosen.connect(edited)
        self.better.text_edited.connect(edited)
        self.not_better.text_edited.connect(edited)
        self.by.textEdited.connect(edited)
        self.on.changed.connect(edited)
        self.save.clicked.connect(then(self._on_save))
        self.keeper.refused.connect(self._say_refusal)
        self._context.changes.signed_out.connect(self.keeper.stop)
        for button in self.judgement.findChildren(QAbstractButton):
            button.installEventFilter(self)
        add_keys(self, (("Ctrl+Return", self._on_save), ("Ctrl+Enter", self._on_save), ("Ctrl+S", self.keep_now)))
