"""Write a referral: its parts beside their live pages, what is left to do one click away, kept while it is typed."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from hsbdesk.desk.signed_versions import SignedMark
from hsbdesk.desk.worklists import Target
from hsbdesk.domain.date_names import spell
from hsbdesk.domain.ids import RecordId
from hsbdesk.domain.readiness import FieldPlace, Finding
from hsbdesk.domain.referral import Referral, ReferralStatus
from hsbdesk.domain.sharing import DocumentKind
from hsbdesk.errors import DeskError
from ui.context import PageContext
from ui.pages.form_place import FormPlace, bring_into_view
from ui.pages.keys import add_keys
from ui.pages.lent_keys import LentKeys
from ui.pages.print_wish import PrintWish
from ui.pages.referral_answers import ReferralAnswers
from ui.pages.referral_check import ReferralCheck
from ui.pages.referral_findings import stand_findings
from ui.pages.referral_frame import ReferralFrame
from ui.pages.referral_live import LiveWish
from ui.pages.referral_opened import OpenedReferral, open_referral
from ui.pages.referral_panes import OUTLINE, PREVIEW, WRITE
from ui.pages.referral_parts import BACKGROUND, FRONT, NUMBERED, SECTIONS, EditorView
from ui.pages.referral_request import RequestSection
from ui.pages.referral_sections import BackgroundSection
from ui.pages.referral_top import ASSEMBLE, COURSE, SIGN_OFF
from ui.pages.referral_top import FORM as FORM_TAB
from ui.pages.referral_work import FORM, ReferralWork
from ui.pages.signed_state import SignedState
from ui.pages.slots import then


class ReferralPage(QWidget):
    """The editor of one referral; leaving a section saves it as a version, a key is kept within three seconds."""

    open_requested = Signal(object)
    print_requested = Signal(object)
    close_requested = Signal()

    rail_below = 1600
    """Below this width of the window (px at 100 % text) the navigation is a rail, for the sake of three panes."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("referralPage")
        self._context = context
        self._id = RecordId("")
        self._shown: EditorView | None = None
        self._stale = False
        self._saved_line = ""
        self._signed: SignedMark | None = None
        self._gone_to: QWidget | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.frame = ReferralFrame(context, self._live_wish)
        column.addWidget(self.frame)
        self._place = FormPlace(self.frame.stack)
        self.work = ReferralWork(context, fill=self._fill, view=self._view, page=self)
        self.check = ReferralCheck(context, lambda: self.work.now, self)
        self.answers = ReferralAnswers(context, self.frame, self.work, self)
        self.signed = SignedState(context, self)
        self._keys = LentKeys(self, (f"Alt+{place}" for place in range(1, len(NUMBERED) + 1)))
        self._wire()

    # -- opening

    def load(self, referral: RecordId, tab: str = "") -> None:
        """Show a referral, with what was typed into it and not saved; behind a tab, if one is named."""
        self._id = referral
        if tab:
            self._show_tab(tab)
        self._stale = False
        self.work.stop()
        desk = self._context.desk
        self._context.workers.desk.run(lambda: open_referral(desk, referral), self._on_read, self._on_unreadable, self)

    def show_section(self, key: str) -> None:
        """Show a section; the one that is left is saved."""
        self.save()
        self.frame.show_section(key)
        self.work.settle_now()

    def section(self) -> str:
        """Return the key of the section that is shown."""
        return self.frame.section()

    def referral(self) -> Referral | None:
        """Return the referral as it stands on the screen."""
        return self.work.referral()

    def save(self, then: Callable[[], None] | None = None) -> None:
        """Save what has changed as the next version; `then` runs once everything is saved."""
        self.work.save(then)

    def keep_now(self) -> None:
        """Leave nothing unsaved when another page is shown or the desk is locked."""
        self.work.keeper.keep_now()
        self.frame.tabs.keep_now()
        self.save()

    def focus_first(self) -> None:
        """Put the keyboard onto the choice of sections."""
        frame = self.frame
        if frame.tab() == COURSE:
            frame.tabs.enter()
            return
        parts = (frame.outline, frame.strip.outline)
        first = next((part for part in parts if part.isVisible()), frame.top.single_tabs)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def panes(self) -> list[QWidget]:
        """Return the parts that F6 goes through."""
        return self.frame.panes_in_view()

    def _on_read(self, opened: OpenedReferral) -> None:
        stored, written, place = opened.stored.view.referral, opened.written(), opened.place()
        if stored.quick is not None:
            self.open_requested.emit(Target("quick", stored.id, stored.file))
            self.close_requested.emit()
            return
        self._shown = opened.shown()
        self.frame.show_view(self._shown)
        typed = self._context.words("This is what you had typed. It is saved with the next save.")
        self.frame.say("tip", typed if written != stored else "")
        self.frame.top.show_head(opened.head)
        key = str(place.get("section", "")) or self.section()
        self.frame.show_section(key if key in SECTIONS else FRONT)
        self.frame.show_outline()
        self.work.open(stored, written)
        self._note_saved(opened.head.saved)
        self.signed.load(self._id, stored.file)
        if place:
            self._place.go_to(place)

    def _on_unreadable(self, error: DeskError) -> None:
        self._context.workers.failures.say_refusal(error)
        self.close_requested.emit()

    def _fill(self, referral: Referral) -> Referral:
        for key in SECTIONS:
            referral = self.frame.sections[key].fill(referral)
        return referral

    def _view(self) -> dict[str, Any]:
        return {**self._place.read(), "section": self.section()}

    # -- what follows a change

    def _on_settled(self) -> None:
        """Show what came to rest; the live pages first, then what is left to do."""
        self.frame.live.ask()
        self.frame.show_outline()
        self._say_state()

    def _live_wish(self) -> LiveWish | None:
        now = self.work.now
        if now is None or not self._context.desk.names_on:
            return None
        return LiveWish(now, self.section(), self.frame.sections[self.section()].words_at_hand())

    def _keep_in_view(self) -> None:
        """Scroll back to where "Go" led: the note over it, and what stands beside it, have taken room."""
        field = QApplication.focusWidget()
        if field is not None and field is self._gone_to:
            bring_into_view(field)

    def _arrive(self) -> None:
        self._gone_to = None

    def _on_found(self, findings: tuple[Finding, ...]) -> None:
        now = self.work.now
        if self._gone_to is not None:
            QTimer.singleShot(0, self, self._keep_in_view)
            QTimer.singleShot(0, self, self._arrive)
        if now is not None and self._context.desk.names_on:
            self.frame.show_standing(
                stand_findings(findings, now), later=now.complete_later, may_follow=now.recipient.statutory
            )

    def _on_saved(self, left_out: str) -> None:
        self.frame.say("tip", "")
        background = self.frame.sections[BACKGROUND]
        if isinstance(background, BackgroundSection) and not self.work.is_dirty():
            background.set_line(left_out)
        self._note_saved(self._context.desk.now())

    def _on_refused(self, error: DeskError) -> None:
        self.frame.say("stop", self._context.words.refusal(error))

    def _note_saved(self, at: datetime) -> None:
        """Say when it was last saved or kept."""
        today = at.date() == self._context.desk.today()
        when = spell(at, "{time}" if today else "{day} {month} {time}")
        self._saved_line = self._context.words("draft saved {when}", when=when)
        self._say_state()

    def _say_state(self) -> None:
        if self._shown is None:
            return
        words, content, view = self._context.words, self._context.desk.content, self._shown.view
        referral = self.work.now or view.referral
        kinds = {kind.code: kind.name for kind in content.recipient_types()}
        whom = words("to {who}", who=kinds.get(referral.recipient.code) or referral.recipient.name)
        is_draft = referral.status is ReferralStatus.DRAFT
        status = "" if is_draft else content.label("referral_status", referral.status.value)
        signed = self._signed.text if self._signed is not None else ""
        said = " · ".join(part for part in (view.child, whom, status, signed, self._saved_line) if part)
        self.frame.top.show_title(words("Referral {number}", number=referral.number), said)

    def _on_signed(self, mark: SignedMark | None) -> None:
        self._signed = mark
        self.frame.top.show_signed(mark)
        self._say_state()

    # -- wishes

    def open_preview(self) -> None:
        """Save, then ask for the preview of what was saved."""
        self.save(self._wish_preview)

    def go_to(self, place: FieldPlace) -> bool:
        """Put the keyboard into the very field of a place; False when it lies outside the editor."""
        frame, stored = self.frame, self.work.stored
        if place.section in {FORM_TAB, SIGN_OFF, COURSE}:
            if place.section == COURSE:
                frame.tabs.aim(place.field)
            self.open_tab(place.section)
            return False
        if place.section not in SECTIONS:
            if stored is not None:
                self.open_requested.emit(Target("file", stored.file, stored.file))
            return False
        frame.show_tab(ASSEMBLE)
        self.show_section(place.section)
        frame.panes.show_pane(WRITE)
        if not frame.sections[place.section].go_to(place):
            frame.sections[place.section].focus_first()
        return True

    def open_tab(self, key: str) -> None:
        """Open a tab; what stands in the editor is saved first."""
        if key in {ASSEMBLE, OUTLINE, WRITE, PREVIEW}:
            self.frame.show_tab(key)
        else:
            self.save(partial(self._show_tab, key))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._keys.take()
        if self._stale and not self.work.is_dirty():
            self._reload()

    def hideEvent(self, event: QHideEvent) -> None:
        self._keys.give_back()
        super().hideEvent(event)

    def _show_tab(self, key: str) -> None:
        self.frame.tabs.load(key, self._id)
        self.frame.show_tab(key)

    def _on_sign(self) -> None:
        """Lead to what is left to resolve, or to who signs."""
        if self.frame.readiness.standing().blocking:
            self.frame.enter_readiness()
        else:
            self.open_tab(SIGN_OFF)

    def _on_assemble(self, place: FieldPlace | None) -> None:
        self.open_tab(ASSEMBLE)
        if place is not None:
            self.go_to(place)

    def _on_go(self, finding: Finding) -> None:
        if self.go_to(finding.place):
            self.frame.say_why(finding)
            self._gone_to = QApplication.focusWidget()
            self._keep_in_view()

    def _on_preview_key(self) -> None:
        """Show the live pages where they are out of view, else what prints."""
        if not self.frame.show_preview():
            self.open_preview()

    def _go_to_section(self, key: str) -> None:
        self.frame.show_tab(ASSEMBLE)
        self.show_section(key)
        self.frame.panes.show_pane(WRITE)
        self.frame.sections[key].focus_first()

    def _add_item(self) -> None:
        self.frame.sections[self.section()].add_item()

    def _add_part(self) -> None:
        section = self.frame.sections[self.section()]
        if isinstance(section, RequestSection):
            section.add_part()

    def _wish_preview(self) -> None:
        if self.work.stored is not None:
            self.print_requested.emit(PrintWish(DocumentKind.REFERRAL, self.work.stored.file, self._id))

    def _reload(self) -> None:
        if self._id:
            self.load(self._id)

    def _note_stale(self) -> None:
        """Something was recorded elsewhere: the editor looks again when it is next shown."""
        self._stale = not self.isVisible()

    def _on_record_changed(self, kind: str, record: str) -> None:
        if (kind, record) != (FORM, self._id):
            self._note_stale()

    def _wire(self) -> None:
        frame, work, changes = self.frame, self.work, self._context.changes
        for section in frame.sections.values():
            section.changed.connect(work.note_change)
            section.open_requested.connect(self.open_requested)
            section.keep_requested.connect(self.answers.keep)
        frame.section_chosen.connect(self.show_section)
        frame.top.tab_chosen.connect(self.open_tab)
        frame.top.preview_button.clicked.connect(then(self.open_preview))
        frame.top.sign_button.clicked.connect(then(self._on_sign))
        frame.live.idle.connect(self.check.ask)
        frame.tabs.open_requested.connect(self.open_requested)
        frame.tabs.print_requested.connect(self.print_requested)
        frame.tabs.assemble_requested.connect(self._on_assemble)
        frame.tabs.tab_requested.connect(self.open_tab)
        work.settled.connect(self._on_settled)
        work.saved.connect(self._on_saved)
        work.refused.connect(self._on_refused)
        work.changed_elsewhere.connect(self._reload)
        work.keeper.kept.connect(self._note_saved)
        self.check.found.connect(self._on_found)
        self.signed.found.connect(self._on_signed)
        self.answers.go_requested.connect(self._on_go)
        changes.names_changed.connect(then(self._reload))
        changes.concern_recorded.connect(then(self._note_stale))
        changes.file_changed.connect(then(self._note_stale))
        changes.record_changed.connect(self._on_record_changed)
        self._add_keys()

    def _add_keys(self) -> None:
        add_keys(
            self,
            (
                ("Ctrl+Return", self._add_item),
                ("Ctrl+Enter", self._add_item),
                ("Ctrl+Shift+Return", self._add_part),
                ("Ctrl+Shift+Enter", self._add_part),
            ),
        )
        sections = ((f"Alt+{n}", partial(self._go_to_section, key)) for n, key in enumerate((FRONT, *NUMBERED)))
        own = (("Ctrl+S", self.save), ("Ctrl+Shift+S", self._on_sign), ("Ctrl+P", self._on_preview_key))
        add_keys(self, (*own, *sections), from_anywhere=True)
