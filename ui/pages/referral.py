"""Write a referral: six sections, ticked from the records, saved as versions, kept while it is typed."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from hsbdesk.desk.drafts import OpenDraft
from hsbdesk.domain.ids import RecordId
from hsbdesk.domain.referral import Referral
from hsbdesk.domain.sharing import DocumentKind
from hsbdesk.errors import DeskError
from ui.context import PageContext
from ui.pages.draft_keeper import DraftContent, DraftKeeper
from ui.pages.form_place import FormPlace
from ui.pages.print_wish import PrintWish
from ui.pages.referral_draft import draft_fields, restore_referral, shown_with
from ui.pages.referral_frame import ReferralFrame
from ui.pages.referral_parts import BACKGROUND, FRONT, NUMBERED, SECTIONS, EditorView
from ui.pages.referral_request import RequestSection
from ui.pages.referral_sections import BackgroundSection
from ui.pages.slots import then

FORM = "referral"


class ReferralPage(QWidget):
    """The editor of one referral; leaving a section saves it as a version, a key is kept within three seconds."""

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
        self._lent: list[QShortcut] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.frame = ReferralFrame(context)
        column.addWidget(self.frame)
        self._place = FormPlace(self.frame.stack)
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
            view = desk.referrals.read(referral)
            others = tuple(row for row in desk.referrals.rows(view.referral.file) if row.id != referral)
            shown = EditorView(view, desk.files.people(view.referral.file), others)
            kept = any(row.uuid == referral for row in desk.drafts.own())
            return shown, desk.drafts.open(referral) if kept else None

        self._context.workers.desk.run(read, lambda found: self._on_read(*found), self._on_unreadable, self)

    def show_section(self, key: str) -> None:
        """Show a section; the one that is left is saved."""
        self.save()
        self.frame.show_section(key)

    def section(self) -> str:
        """Return the key of the section that is shown."""
        return self.frame.section()

    def referral(self) -> Referral | None:
        """Return the referral as it stands on the screen."""
        filled = self._stored
        for key in SECTIONS if filled is not None else ():
            filled = self.frame.sections[key].fill(filled)  # type: ignore[arg-type]
        return filled

    def keep_now(self) -> None:
        """Leave nothing unsaved when another page is shown or the desk is locked."""
        self.keeper.keep_now()
        self.save()

    def focus_first(self) -> None:
        """Put the keyboard onto the choice of sections."""
        first = self.frame.chooser if self.frame.outline.isHidden() else self.frame.outline
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_read(self, shown: EditorView, draft: OpenDraft | None) -> None:
        self._shown, self._stored = shown, shown.view.referral
        self.frame.show_view(shown)
        self.frame.say("tip", "")
        place: dict[str, Any] = {}
        if draft is not None:
            place = draft.view
            restored = restore_referral(shown.view.referral, draft.fields)
            if restored != shown.view.referral:
                self.frame.show_view(shown_with(shown, restored))
                self._dirty = True
                said = self._context.words("This is what you had typed. It is saved with the next save.")
                self.frame.say("tip", said)
        self._say_state()
        key = str(place.get("section", "")) or self.section()
        self.frame.show_section(key if key in SECTIONS else FRONT)
        self.keeper.start()
        if place:
            self._place.go_to(place)

    def _on_unreadable(self, error: DeskError) -> None:
        self._context.workers.failures.say_refusal(error)
        self.close_requested.emit()

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

        self._context.workers.desk.run(save, partial(self._on_saved, referral, then), self._on_refused, self)

    def _on_saved(self, referral: Referral, then: Callable[[], None] | None, left_out: str) -> None:
        self._stored = referral
        self.frame.say("tip", "")
        now = self._context.desk.now()
        self._saved_line = self._context.words("saved {time}", time=f"{now:%H:%M}")
        background = self.frame.sections[BACKGROUND]
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

    def _on_refused(self, error: DeskError) -> None:
        """Say it over the page; the text stays, and its draft is kept."""
        self._dirty = True
        self.keeper.note_change()
        self.frame.say("stop", self._context.words.refusal(error))
        self._say_state()

    def _content(self) -> DraftContent | None:
        referral = self.referral()
        if referral is None or self._stored is None or not self._dirty or not self._context.desk.names_on:
            return None
        view = {
            **self._place.read(),
            "section": self.section(),
            "title": self._context.words("Referral {number}", number=referral.number),
            "file": referral.file,
        }
        return DraftContent(self._id, draft_fields(self._stored, referral), view)

    def _say_state(self) -> None:
        if self._shown is not None:
            unsaved = self._context.words("not saved yet")
            self.frame.show_state(self._shown, unsaved if self._dirty else self._saved_line)

    # -- wishes and keys

    def open_preview(self) -> None:
        """Save, then ask for the preview of what was saved."""
        self.save(self._wish_preview)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._lend_keys()

    def hideEvent(self, event: QHideEvent) -> None:
        self._give_keys_back()
        super().hideEvent(event)

    def _wire(self) -> None:
        frame = self.frame
        for section in frame.sections.values():
            section.changed.connect(self._on_changed)
        frame.section_chosen.connect(self.show_section)
        frame.preview_button.clicked.connect(then(self.open_preview))
        frame.save_button.clicked.connect(then(self.save))
        frame.close_button.clicked.connect(lambda _on=False: self.save(self.close_requested.emit))
        self.keeper.refused.connect(self._on_draft_refused)
        self._context.changes.names_changed.connect(self._on_names)
        keys: dict[str, Callable[[], None]] = {
            "Ctrl+S": self.save,
            "Ctrl+P": self.open_preview,
            "Ctrl+Return": self._add_item,
            "Ctrl+Enter": self._add_item,
            "Ctrl+Shift+Return": self._add_part,
            "Ctrl+Shift+Enter": self._add_part,
        }
        for place, key in enumerate(NUMBERED, start=1):
            keys[f"Alt+{place}"] = partial(self._go_to_section, key)
        for key, action in keys.items():
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(action)

    def _lend_keys(self) -> None:
        """Take Alt+1 to 4 for the numbered sections; two shortcuts of one key would both stay silent."""
        wanted = {f"Alt+{place}" for place in range(1, len(NUMBERED) + 1)}
        self._lent = [
            shortcut
            for shortcut in self.window().findChildren(QShortcut)
            if shortcut.key().toString() in wanted and shortcut.isEnabled() and shortcut.parent() is not self
        ]
        for shortcut in self._lent:
            shortcut.setEnabled(False)

    def _give_keys_back(self) -> None:
        for shortcut in self._lent:
            if isValid(shortcut):
                shortcut.setEnabled(True)
        self._lent = []

    def _go_to_section(self, key: str) -> None:
        self.show_section(key)
        self.frame.sections[key].focus_first()

    def _add_item(self) -> None:
        self.frame.sections[self.section()].add_item()

    def _add_part(self) -> None:
        section = self.frame.sections[self.section()]
        if isinstance(section, RequestSection):
            section.add_part()

    def _wish_preview(self) -> None:
        if self._stored is not None:
            self.print_requested.emit(PrintWish(DocumentKind.REFERRAL, self._stored.file, self._id))

    def _on_changed(self) -> None:
        self._dirty = True
        self.keeper.note_change()
        self._say_state()

    def _on_draft_refused(self, error: DeskError) -> None:
        self.frame.say("stop", self._context.words.refusal(error))

    def _on_names(self, _on: bool) -> None:
        if self._id:
            self.load(self._id)
