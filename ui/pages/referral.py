"""Write a referral: six sections, ticked from the records, saved as versions, kept while it is typed."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from hsbdesk.desk.drafts import OpenDraft
from hsbdesk.domain.ids import RecordId
from hsbdesk.domain.referral import Referral
from hsbdesk.domain.sharing import DocumentKind
from hsbdesk.errors import DeskError
from ui.context import PageContext
from ui.pages.draft_keeper import DraftContent, DraftKeeper
from ui.pages.form_place import FormPlace
from ui.pages.print_wish import PrintWish
from ui.pages.referral_draft import draft_fields, restore_referral
from ui.pages.referral_front import FrontSection
from ui.pages.referral_key import KeySection
from ui.pages.referral_outcomes import OutcomesSection
from ui.pages.referral_outline import Outline, OutlineRow
from ui.pages.referral_parts import (
    BACKGROUND,
    FRONT,
    INTERVENTIONS,
    KEY,
    OUTCOMES,
    REQUEST,
    SECTIONS,
    EditorView,
    SectionEditor,
)
from ui.pages.referral_request import RequestSection
from ui.pages.referral_sections import BackgroundSection, InterventionsSection
from ui.widgets.button import Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.label import PlainLabel
from ui.widgets.message_bar import MessageBar
from ui.widgets.page_title import PageTitle

FORM = "referral"
_OUTLINE_WIDTH = 236
_BESIDE_FROM = 900


class ReferralPage(QWidget):
    """Outline at the left, the chosen section beside it; leaving a section saves it."""

    open_requested = Signal(object)
    print_requested = Signal(object)
    close_requested = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("referralPage")
        self._context = context
        self._id = RecordId("")
        self._stored: Referral | None = None
        self._shown: EditorView | None = None
        self._dirty = False
        self._saved_line = ""
        theme, words = context.theme, context.words
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(20), theme.px(16), theme.px(20), theme.px(12))
        column.setSpacing(theme.px(10))
        self.title = PageTitle(theme, words("Referral"), beside=True)
        self.back = Button(theme, words("Close"))
        self.back.setObjectName("closeReferralButton")
        self.save_button = Button(theme, words("Save now"), icon="save")
        self.save_button.setObjectName("saveReferralButton")
        self.preview = Button(theme, words("Print preview"), kind="primary", icon="print")
        self.preview.setObjectName("printPreviewButton")
        self.title.add_action(self.back)
        self.title.add_action(self.save_button)
        self.title.add_action(self.preview)
        column.addWidget(self.title)
        self.due = PlainLabel(style="small", tone="warn", wrap=True)
        self.due.setObjectName("dueLabel")
        column.addWidget(self.due)
        self.notice = MessageBar(theme, "tip")
        self.notice.setObjectName("referralNotice")
        self.notice.hide()
        column.addWidget(self.notice)
        self.outline = Outline(theme, name=words("Sections"))
        self.sections: dict[str, SectionEditor] = {
            FRONT: FrontSection(context),
            BACKGROUND: BackgroundSection(context),
            INTERVENTIONS: InterventionsSection(context),
            REQUEST: RequestSection(context),
            OUTCOMES: OutcomesSection(context),
            KEY: KeySection(context),
        }
        self._stack = QStackedWidget()
        for key in SECTIONS:
            self._stack.addWidget(self.sections[key])
        self._body = QWidget()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._body)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.px(12))
        self._row.addWidget(self.outline, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self._stack, 1)
        column.addWidget(self._body, 1)
        self._hidden = EmptyState(theme, words("Names are off. Press F8 to write this referral."))
        self._hidden.hide()
        column.addWidget(self._hidden, 1)
        self._place = FormPlace(self._stack)
        self.keeper = DraftKeeper(context, FORM, inbox=False, read=self._content, owner=self)
        self._wire()

    # -- opening

    def load(self, referral: RecordId) -> None:
        """Show a referral, with what was typed into it and not saved."""
        self._id = referral
        self._dirty = False
        self.keeper.stop()
        desk = self._context.desk

        def read() -> tuple[EditorView, OpenDraft | None]:
            kept = any(row.uuid == referral for row in desk.drafts.own())
            return self._read_view(referral), desk.drafts.open(referral) if kept else None

        self._context.workers.desk.run(read, lambda found: self._on_read(*found), self._on_unreadable, self)

    def show_section(self, key: str) -> None:
        """Show a section; the one that is left is saved."""
        self.save()
        self._stack.setCurrentWidget(self.sections[key])
        self.outline.set_section(key)

    def section(self) -> str:
        """Return the key of the section that is shown."""
        return SECTIONS[self._stack.currentIndex()]

    def referral(self) -> Referral | None:
        """Return the referral as it stands on the screen."""
        if self._stored is None:
            return None
        filled = self._stored
        for key in SECTIONS:
            filled = self.sections[key].fill(filled)
        return filled

    def keep_now(self) -> None:
        """Leave nothing unsaved when another page is shown or the desk is locked."""
        self.keeper.keep_now()
        self.save()

    def focus_first(self) -> None:
        """Put the keyboard onto the outline."""
        self.outline.setFocus(Qt.FocusReason.OtherFocusReason)

    def _read_view(self, referral: RecordId) -> EditorView:
        """Read everything the editor offers. Runs on the desk thread."""
        desk = self._context.desk
        view = desk.referrals.read(referral)
        others = tuple(row for row in desk.referrals.rows(view.referral.file) if row.id != referral)
        return EditorView(view, desk.files.people(view.referral.file), others)

    def _on_read(self, shown: EditorView, draft: OpenDraft | None) -> None:
        words = self._context.words
        self._shown, self._stored = shown, shown.view.referral
        self._show(shown)
        place: dict[str, Any] = {}
        self.notice.hide()
        if draft is not None:
            restored = restore_referral(shown.view.referral, draft.fields)
            place = draft.view
            if restored != shown.view.referral:
                self._show_restored(restored)
                self.notice.set_message("tip", words("This is what you had typed. It is saved with the next save."))
                self.notice.show()
        key = str(place.get("section", "")) or self.section()
        self._stack.setCurrentWidget(self.sections[key if key in SECTIONS else FRONT])
        self.outline.set_section(self.section())
        self.keeper.start()
        if place:
            self._place.go_to(place)

    def _show(self, shown: EditorView) -> None:
        words, view = self._context.words, shown.view
        self.title.set_title(words("Referral {number}", number=view.referral.number))
        self.due.setText(words("Written report due {when}", when=view.due) if view.due else "")
        self.due.setVisible(bool(view.due))
        self._body.setVisible(self._context.desk.names_on)
        self._hidden.setVisible(not self._context.desk.names_on)
        for section in self.sections.values():
            section.show_view(shown)
        self._say_state()
        self._show_outline()

    def _show_restored(self, restored: Referral) -> None:
        """Show a draft over the record it began from, ticks and wordings too."""
        shown = self._shown
        if shown is None:
            return
        marked = shown_with(shown, restored)
        for section in self.sections.values():
            section.show_view(marked)
        self._dirty = True
        self._say_state()
        self._show_outline()

    # -- saving

    def save(self, then: Callable[[], None] | None = None) -> None:
        """Save what has changed as the next version; `then` runs once everything is saved."""
        referral = self.referral()
        if referral is None or not self._dirty or not self._context.desk.names_on:
            if then is not None:
                then()
            return
        self._dirty = False
        desk = self._context.desk

        def save() -> str:
            desk.referrals.save(referral)
            desk.drafts.drop(referral.id)
            return desk.referrals.read(referral.id).left_out

        self._context.workers.desk.run(
            save, partial(self._on_saved, referral, then), partial(self._on_refused, then), self
        )

    def _on_saved(self, referral: Referral, then: Callable[[], None] | None, left_out: str) -> None:
        words = self._context.words
        self._stored = referral
        self.notice.hide()
        self._saved_line = words("saved {time}", time=f"{self._context.desk.now():%H:%M}")
        background = self.sections[BACKGROUND]
        if not self._dirty:
            self.keeper.stop()
            self.keeper.start()
            if isinstance(background, BackgroundSection):
                background.set_line(left_out)
        self._say_state()
        self._context.changes.record_changed.emit("referral", self._id)
        self._context.changes.drafts_changed.emit()
        if then is not None:
            then()

    def _on_refused(self, _then: Callable[[], None] | None, error: DeskError) -> None:
        """Say it over the page; the text stays, and the draft keeps it too."""
        self._dirty = True
        self.keeper.note_change()
        self.notice.set_message("stop", self._context.words.refusal(error))
        self.notice.show()
        self._say_state()

    def _on_unreadable(self, error: DeskError) -> None:
        self._context.workers.failures.say_refusal(error)
        self.close_requested.emit()

    def _content(self) -> DraftContent | None:
        referral = self.referral()
        if referral is None or self._stored is None or not self._dirty or not self._context.desk.names_on:
            return None
        view = {
            **self._place.read(),
            "section": self.section(),
            "title": self._context.words("Referral {number}", number=referral.number),
            "record": self._id,
            "file": referral.file,
        }
        return DraftContent(self._id, draft_fields(self._stored, referral), view)

    # -- what the page shows

    def _say_state(self) -> None:
        words, shown = self._context.words, self._shown
        if shown is None:
            return
        state = words("not saved yet") if self._dirty else self._saved_line
        status = self._context.desk.content.label("referral_status", shown.view.referral.status.value)
        parts = (shown.view.child, shown.view.line, status, state)
        self.title.set_subtitle(" · ".join(part for part in parts if part))

    def _show_outline(self) -> None:
        words, heads = self._context.words, self._context.desk.content.section_heads()
        titles = dict(zip((BACKGROUND, INTERVENTIONS, REQUEST, OUTCOMES), heads, strict=True))
        rows = [OutlineRow(FRONT, "", words("Front sheet"), self.sections[FRONT].detail())]
        rows += [
            OutlineRow(key, str(head.number), head.text, self.sections[key].detail()) for key, head in titles.items()
        ]
        rows.append(OutlineRow(KEY, "", words("Identity key"), self.sections[KEY].detail()))
        self.outline.set_rows(rows)
        self.outline.set_section(self.section())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        theme = self._context.theme
        beside = self.width() / theme.scale >= _BESIDE_FROM
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self.outline.setFixedWidth(theme.px(_OUTLINE_WIDTH)) if beside else self.outline.setMaximumWidth(16_777_215)

    def _wire(self) -> None:
        for section in self.sections.values():
            section.changed.connect(self._on_changed)
        self.outline.section_chosen.connect(self.show_section)
        self.outline.activated.connect(lambda _index: self.sections[self.section()].focus_first())  # pyright: ignore[reportUnknownLambdaType]
        self.preview.clicked.connect(lambda _on=False: self.open_preview())
        self.save_button.clicked.connect(lambda _on=False: self.save())
        self.back.clicked.connect(lambda _on=False: self.save(self.close_requested.emit))
        self.keeper.refused.connect(self._on_draft_refused)
        self._context.changes.names_changed.connect(lambda _on: self._on_names())  # pyright: ignore[reportUnknownLambdaType]
        keys: dict[str, Callable[[], None]] = {
            "Ctrl+S": self.save,
            "Ctrl+P": self.open_preview,
            "Ctrl+Return": self._add_item,
            "Ctrl+Enter": self._add_item,
            "Ctrl+Shift+Return": self._add_part,
            "Ctrl+Shift+Enter": self._add_part,
        }
        # Alt+1 to 4 open the numbered sections; the shell keeps its own Alt keys for elsewhere.
        for place, key in enumerate((BACKGROUND, INTERVENTIONS, REQUEST, OUTCOMES), start=1):
            keys[f"Alt+{place}"] = partial(self._go_to_section, key)
        for key, action in keys.items():
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(action)

    def _go_to_section(self, key: str) -> None:
        self.show_section(key)
        self.sections[key].focus_first()

    def _add_item(self) -> None:
        self.sections[self.section()].add_item()

    def _add_part(self) -> None:
        section = self.sections[self.section()]
        if isinstance(section, RequestSection):
            section.add_part()

    def open_preview(self) -> None:
        """Save, then ask for the preview of what was saved."""
        self.save(self._wish_preview)

    def _wish_preview(self) -> None:
        if self._stored is not None:
            self.print_requested.emit(PrintWish(DocumentKind.REFERRAL, self._stored.file, self._id))

    def _on_changed(self) -> None:
        self._dirty = True
        self.keeper.note_change()
        self._say_state()
        self._show_outline()

    def _on_draft_refused(self, error: DeskError) -> None:
        self.notice.set_message("stop", self._context.words.refusal(error))
        self.notice.show()

    def _on_names(self) -> None:
        if self._id:
            self.load(self._id)


def shown_with(shown: EditorView, referral: Referral) -> EditorView:
    """Return the view with another reading of its referral: ticks and wordings as that one has them."""
    view = shown.view
    wordings = {chosen.record: chosen.wording for chosen in (*referral.background, *referral.interventions)}

    def mark(choices: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(replace(c, ticked=c.record in wordings, wording=wordings.get(c.record, "")) for c in choices)

    return replace(
        shown,
        view=replace(
            view,
            referral=referral,
            background=mark(view.background),
            interventions=mark(view.interventions),
        ),
    )
