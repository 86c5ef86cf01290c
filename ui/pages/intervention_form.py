"""Record an intervention, or amend one with a reason."""

from collections.abc import Callable
from dataclasses import asdict, fields
from functools import partial
from typing import Any, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hsbdesk.desk.concerns import ConcernRow
from hsbdesk.desk.worklists import Target
from hsbdesk.domain.ids import FileId, RecordId
from hsbdesk.domain.intervention import InterventionStatus
from hsbdesk.domain.intervention_draft import InterventionDraft
from hsbdesk.errors import DeskError
from ui.context import PageContext
from ui.pages.draft_keeper import DraftContent, DraftKeeper
from ui.pages.fields import make_text
from ui.pages.form_place import FormPlace, bring_into_view
from ui.pages.intervention_fields import InterventionFields
from ui.pages.keys import add_keys
from ui.pages.slots import then
from ui.widgets.button import Button
from ui.widgets.message_bar import MessageBar
from ui.widgets.page_title import PageTitle
from ui.widgets.scroll_page import ScrollPage

FORM = "intervention"


class InterventionFormPage(QWidget):
    """What is typed is kept as a sealed draft until it is recorded; leaving the page discards nothing."""

    open_requested = Signal(object)
    close_requested = Signal()
    recorded = Signal(str)
    """The intervention's id."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("interventionFormPage")
        self._context = context
        self._begun: InterventionDraft | None = None
        self._amends = False
        self._warned = False
        self._concerns: tuple[ConcernRow, ...] = ()
        theme, words = context.theme, context.words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        self.title = PageTitle(theme)
        self.back = Button(theme, words("Back, record nothing"))
        self.back.setObjectName("interventionBackButton")
        self.save = Button(theme, words("Record it"), kind="primary")
        self.save.setObjectName("saveInterventionButton")
        self.save.setToolTip(words("Ctrl+Enter"))
        self.title.add_action(self.back)
        self.title.add_action(self.save)
        column.addWidget(self.title)
        self.notice = MessageBar(theme, "tip")
        self.notice.setObjectName("interventionNoticeBar")
        self.notice.hide()
        column.addWidget(self.notice)
        page = ScrollPage()
        page.body.setSpacing(theme.px(12))
        self.reason_field, self.reason = make_text(
            theme,
            words("Why it is changed"),
            "interventionReasonEdit",
            hint=words("The earlier version stays readable."),
            min_lines=1,
        )
        page.body.addWidget(self.reason_field)
        self.fields = InterventionFields(context)
        page.body.addWidget(self.fields)
        page.body.addStretch(1)
        column.addWidget(page, 1)
        self._place = FormPlace(self)
        self.keeper = DraftKeeper(context, FORM, inbox=False, read=self._content, owner=self)
        self._wire()

    # -- opening

    def load(self, file: FileId, amends: RecordId | None = None) -> None:
        """Begin a record, or the change of one; what was left unfinished for the same is gone on with."""
        words, desk = self._context.words, self._context.desk
        self._amends = amends is not None
        self.title.set_title(words("Amend an intervention") if self._amends else words("Record an intervention"))
        self.save.set_text(words("Save the change") if self._amends else words("Record it"))
        self.back.set_text(words("Back, change nothing") if self._amends else words("Back, record nothing"))
        self.reason_field.setVisible(self._amends)

        def read() -> tuple[InterventionDraft, dict[str, Any], dict[str, Any], tuple[ConcernRow, ...]]:
            begun = desk.interventions.new_draft(file) if amends is None else desk.interventions.draft(amends)
            rows = desk.concerns.rows(file)
            for row in desk.drafts.own():
                if row.form == FORM:
                    kept = desk.drafts.open(row.uuid)
                    if kept.view.get("file") == file and kept.view.get("amends") == amends:
                        return begun, kept.fields, kept.view, rows
            return begun, {}, {}, rows

        self._context.workers.desk.run(read, lambda found: self._on_read(*found), self._say_refusal, self)

    def keep_now(self) -> None:
        """Keep what is being written as a sealed draft."""
        self.keeper.keep_now()

    def _on_read(
        self,
        begun: InterventionDraft,
        kept: dict[str, Any],
        place: dict[str, Any],
        rows: tuple[ConcernRow, ...],
    ) -> None:
        words = self._context.words
        self._concerns = rows
        self._begun = begun
        self.reason.set_text("")
        self.fields.set_concerns(rows)
        self.fields.show_draft(_restored(begun, kept) if kept else begun)
        if kept:
            self._begun = _restored(begun, {"uuid": kept.get("uuid", begun.uuid)})
            self.reason.set_text(str(kept.get("reason", "")))
            self._say("tip", words("This is what you had typed. It is not recorded yet."))
            self.notice.set_actions([("discard", words("Take it away, begin anew"))])
        self.keeper.start()
        if not kept or not self._place.go_to(place):
            self.fields.focus_first()

    # -- saving

    def draft(self) -> InterventionDraft | None:
        """Return what the form holds; None before it was loaded."""
        return self.fields.draft(self._begun) if self._begun is not None else None

    def _on_save(self) -> None:
        draft, desk, words = self.draft(), self._context.desk, self._context.words
        if draft is None or not self.save.isEnabled():
            return
        self._clear()
        gaps = [(gap.field, gap.sentence) for gap in desk.interventions.gaps(draft)]
        if gaps:
            self._show_errors(gaps)
            return
        checks = [(check.field, check.sentence) for check in desk.interventions.checks(draft)]
        if checks and not self._warned:
            # A check, not a wall: the second press records.
            self._warned = True
            for field, sentence in checks:
                self.fields.show_hint(field, sentence)
            sentences = "\n".join(sentence for _field, sentence in checks)
            self._say("check", sentences, title=words("Worth a second look. Press again to record it as it is."))
            return
        job = self._job(self.fields.resolved(draft))
        self.keeper.keep_now()
        # A keep behind the saving would bring the draft back.
        self.keeper.stop()
        self.save.setEnabled(False)
        self._context.workers.desk.run(job, self._on_saved, self._on_refused, self)

    def _job(self, draft: InterventionDraft) -> Callable[[], RecordId]:
        desk, reason, amends = self._context.desk, self.reason.text(), self._amends

        def store() -> RecordId:
            if amends:
                desk.interventions.change(draft, reason)
                stored = RecordId(draft.uuid)
            else:
                stored = desk.interventions.record(draft)
            desk.drafts.drop(draft.uuid)
            return stored

        return store

    def _on_saved(self, intervention: RecordId) -> None:
        self._begun = None
        changes = self._context.changes
        self.recorded.emit(intervention)
        changes.record_changed.emit("intervention", intervention)
        changes.drafts_changed.emit()
        self.close_requested.emit()

    def _on_refused(self, error: DeskError) -> None:
        """Say it at the field it is about; nothing typed is lost."""
        self.save.setEnabled(True)
        self.keeper.resume()
        sentence = self._context.words.refusal(error)
        if error.field == "reason":
            self.reason_field.set_error(sentence)
            self.reason.setFocus()
            bring_into_view(self.reason)
        elif not self.fields.show_error(error.field or "", sentence):
            self._say("stop", sentence)

    def _say_refusal(self, error: DeskError) -> None:
        self._say("stop", self._context.words.refusal(error))

    def _show_errors(self, problems: list[tuple[str, str]]) -> None:
        for field, sentence in reversed(problems):
            self.fields.show_error(field, sentence)
        if len(problems) > 1:
            words = self._context.words
            self._say("stop", "\n".join(sentence for _field, sentence in problems), title=words("Still missing"))

    def _say(self, kind: str, text: str, *, title: str = "") -> None:
        self.notice.set_actions([])
        self.notice.set_message(kind, text, title)
        self.notice.show()

    def _clear(self) -> None:
        self.notice.hide()
        self.fields.clear_errors()
        self.reason_field.set_error(None)

    # -- the draft, leaving, keys

    def _content(self) -> DraftContent | None:
        draft = self.draft()
        if draft is None or self._begun is None or (draft == self._begun and not self.reason.text().strip()):
            return None
        values: dict[str, Any] = {**asdict(draft), "reason": self.reason.text()}
        title = self._context.words("Intervention, not recorded yet")
        amends = draft.uuid if self._amends else None
        view = {**self._place.read(), "title": title, "file": draft.file, "amends": amends}
        return DraftContent(draft.uuid, values, view)

    def _on_back(self) -> None:
        self.keeper.keep_now(self.close_requested.emit)

    def _discard(self) -> None:
        """Give up what was typed, on purpose."""
        draft, desk, amends = self.draft(), self._context.desk, self._amends
        if draft is None:
            return
        self.keeper.stop()
        self.notice.hide()

        def begin_anew(_none: None) -> None:
            self._context.changes.drafts_changed.emit()
            self.load(draft.file, RecordId(draft.uuid) if amends else None)

        self._context.workers.desk.run(lambda: desk.drafts.drop(draft.uuid), begin_anew, self._say_refusal, self)

    def _on_changed(self) -> None:
        self._warned = False
        self.keeper.note_change()

    def _open_call(self) -> None:
        """Open a call record about the newest concern of the file."""
        draft = self.draft()
        if draft is None:
            return
        if not self._concerns:
            words = self._context.words
            self._say("tip", words("A call record is about a concern. This file has none yet: log a concern first."))
            return
        self.keeper.keep_now(partial(self.open_requested.emit, Target("call", self._concerns[0].id, draft.file)))

    def _wire(self) -> None:
        self.fields.changed.connect(self._on_changed)
        self.fields.call_requested.connect(self._open_call)
        self.reason.text_edited.connect(self._on_changed)
        self.back.clicked.connect(then(self._on_back))
        self.save.clicked.connect(then(self._on_save))
        self.notice.action_requested.connect(then(self._discard))
        self.keeper.refused.connect(self._say_refusal)
        self._context.changes.signed_out.connect(self.keeper.stop)
        add_keys(
            self,
            (
                ("Ctrl+Return", self._on_save),
                ("Ctrl+Enter", self._on_save),
                ("Ctrl+S", self.keep_now),
                ("Esc", self._on_back),
            ),
        )


def _restored(begun: InterventionDraft, kept: dict[str, Any]) -> InterventionDraft:
    """Return the begun form with what its draft holds; lists are tuples again."""
    values: dict[str, Any] = asdict(begun)
    for field in fields(InterventionDraft):
        if field.name in kept:
            value: Any = kept[field.name]
            values[field.name] = tuple(cast("list[Any]", value)) if isinstance(value, list) else value
    values["status"] = InterventionStatus(values["status"])
    return InterventionDraft(**values)
