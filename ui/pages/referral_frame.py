"""What stands around the sections of a referral: head, outline with readiness, the section, its live pages."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from hsbdesk.domain.readiness import Finding, Severity
from hsbdesk.domain.referral import CompleteLater
from ui.context import PageContext
from ui.pages.referral_chosen import ChosenRecords
from ui.pages.referral_findings import KINDS, Standing
from ui.pages.referral_front import FrontSection
from ui.pages.referral_key import KeySection
from ui.pages.referral_left import ReferralLeft, ReferralStrip
from ui.pages.referral_live import LivePreview, LiveWish
from ui.pages.referral_outcomes import OutcomesSection
from ui.pages.referral_outline import make_outline
from ui.pages.referral_panes import OUTLINE, PREVIEW, SINGLE, STRIP, WRITE, ReferralPanes, mode_for
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
from ui.pages.referral_tabs import ReferralTabs
from ui.pages.referral_top import ASSEMBLE, ReferralTop
from ui.pages.slots import then
from ui.widgets.empty_state import EmptyState
from ui.widgets.message_bar import MessageBar

_LOW = 480


class ReferralFrame(QWidget):
    """Three panes under a head with tabs; as many of them at a time as there is room for."""

    section_chosen = Signal(str)
    tab_chosen = Signal(str)
    why_answered = Signal(str, str)
    """The key of a finding that was gone to, and what to do with it: keep, take_back or next."""

    def __init__(
        self, context: PageContext, read: Callable[[], LiveWish | None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._states: dict[str, str] = {}
        self._why = ""
        self._said: object = None
        theme, words = context.theme, context.words
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(20), theme.px(14), theme.px(20), theme.px(4))
        column.setSpacing(theme.px(10))
        self.tabs = ReferralTabs(context)
        self.top = ReferralTop(context, self.tabs.labels())
        column.addWidget(self.top)
        self.notice = MessageBar(theme, "tip")
        self.notice.setObjectName("referralNotice")
        self.notice.hide()
        column.addWidget(self.notice)
        self.left = ReferralLeft(context)
        self.outline, self.readiness = self.left.outline, self.left.readiness
        self.strip = ReferralStrip(context)
        chosen = ChosenRecords(context, self)
        self.sections: dict[str, SectionEditor] = {
            FRONT: FrontSection(context),
            BACKGROUND: BackgroundSection(context, chosen),
            INTERVENTIONS: InterventionsSection(context, chosen),
            REQUEST: RequestSection(context, chosen),
            OUTCOMES: OutcomesSection(context, chosen),
            KEY: KeySection(context),
        }
        self.stack = QStackedWidget()
        for key in SECTIONS:
            self.stack.addWidget(self.sections[key])
        self.editor = QWidget()
        self._beside = QVBoxLayout(self.editor)
        self._beside.setContentsMargins(0, 0, 0, 0)
        self._beside.setSpacing(theme.px(8))
        self.why = MessageBar(theme, "tip", beside=True)
        self.why.setObjectName("whyBar")
        self.why.hide()
        self._beside.addWidget(self.why)
        self._beside.addWidget(self.stack, 1)
        self.live = LivePreview(context, read)
        self.panes = ReferralPanes(theme, outline=self.left, strip=self.strip, editor=self.editor, live=self.live)
        self.body = QStackedWidget()
        self.body.addWidget(self.panes)
        column.addWidget(self.body, 1)
        self._hidden = EmptyState(theme, words("Names are off. Press F8 to write this referral."))
        self._hidden.hide()
        column.addWidget(self._hidden, 1)
        self._wire()

    # -- what is shown

    def section(self) -> str:
        """Return the key of the section that is shown."""
        return SECTIONS[self.stack.currentIndex()]

    def show_section(self, key: str) -> None:
        """Show a section."""
        if key != self.section():
            self.clear_why()
        self.stack.setCurrentWidget(self.sections[key])
        self.outline.set_section(key)
        self.strip.outline.set_section(key)

    def enter_section(self) -> None:
        """Go to the first field of the section that is shown."""
        self.panes.show_pane(WRITE)
        self.sections[self.section()].focus_first()

    def tab(self) -> str:
        """Return the key of the tab that is open."""
        return ASSEMBLE if self.body.currentWidget() is self.panes else self.tabs.key_of(self.body.currentWidget())

    def show_tab(self, key: str) -> None:
        """Open a tab, or one of the panes that are tabs where there is little room."""
        if key in {OUTLINE, WRITE, PREVIEW}:
            self.body.setCurrentWidget(self.panes)
            self.panes.show_pane(key)
        elif key == ASSEMBLE:
            self.body.setCurrentWidget(self.panes)
        else:
            page = self.tabs.page(key)
            if self.body.indexOf(page) < 0:
                self.body.addWidget(page)
            self.body.setCurrentWidget(page)
        self._mark_tab()

    def show_view(self, shown: EditorView) -> None:
        """Show a referral in all sections."""
        names_on = self._context.desk.names_on
        self._said = None
        self.body.setVisible(names_on)
        self._hidden.setVisible(not names_on)
        for section in self.sections.values():
            section.show_view(shown)

    def show_outline(self) -> None:
        """Say of each section what it holds, and whether something is left to do in it."""
        details = {key: section.detail() for key, section in self.sections.items()}
        rows = make_outline(self._context, details, self._states)
        for outline in (self.outline, self.strip.outline):
            outline.set_rows(rows)
            outline.set_section(self.section())

    def show_standing(self, standing: Standing, *, later: CompleteLater | None, may_follow: bool) -> None:
        """Show what is left to do: in the list, in the outline and in the sections it is about."""
        said = (standing, later, may_follow)
        if said == self._said:
            return
        self._said = said
        self._states = standing.states(SECTIONS)
        self.readiness.show_standing(standing, later=later, may_follow=may_follow)
        self.strip.show_standing(standing)
        self.panes.fit_outline()
        self.top.show_left(standing.blocking, checked=True)
        every = (*standing.open, *standing.later, *standing.left)
        for key, section in self.sections.items():
            section.set_findings(tuple(finding for finding in every if finding.place.section == key))
        if self._why:
            finding = standing.find(self._why)
            if finding is None:
                self.clear_why()
            else:
                self.say_why(finding)
        self.show_outline()

    def say(self, kind: str, sentence: str) -> None:
        """Show a note over the panes; an empty sentence takes it away."""
        self.notice.set_message(kind, sentence)
        self.notice.setVisible(bool(sentence))

    def say_why(self, finding: Finding) -> None:
        """Say over the section why "Go" led there, and what else may be done about it."""
        words = self._context.words
        self._why = finding.key
        if finding.overridden:
            said = words("{finding} Left as it is: {reason}", finding=finding.text, reason=finding.overridden)
            actions = (("take_back", words("Take the reason back")), ("next", words("Next")))
            self.why.set_message("done", said)
        else:
            tip = finding.severity is Severity.TIP
            keep = () if tip else (("keep", words("Leave it, with a reason")),)
            actions = (*keep, ("next", words("Next")))
            self.why.set_message(KINDS[finding.severity], finding.text)
        self.why.set_actions(actions)
        self.why.show()
        self._beside.activate()

    def clear_why(self) -> None:
        """Take the note over the section away."""
        self._why = ""
        self.why.hide()

    # -- the room there is

    def panes_in_view(self) -> list[QWidget]:
        """Return what F6 goes through."""
        if self.body.isHidden():
            return [self.top]
        if self.tab() != ASSEMBLE:
            return [self.top, self.body]
        parts = (self.outline, self.strip, self.readiness, self.editor, self.live)
        return [self.top, *(part for part in parts if part.isVisible())]

    def show_preview(self) -> bool:
        """Bring the live pages into view; False when they are already there."""
        if self.tab() == ASSEMBLE and self.panes.is_shown(PREVIEW):
            return False
        self.show_tab(PREVIEW)
        self.live.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Stand as the window has room: its width decides how many panes, its height how much of the head."""
        scale, window = self._context.theme.scale, self.window()
        mode = mode_for(window.width() / scale)
        self.panes.set_mode(mode)
        self.left.set_folding(folding=mode == STRIP)
        self.live.close_button.setVisible(mode == STRIP)
        self.top.set_single(single=mode == SINGLE)
        self.top.set_low(low=window.height() / scale < _LOW)
        self._mark_tab()

    def _mark_tab(self) -> None:
        pane = next((p for p in (OUTLINE, PREVIEW) if self.panes.mode() == SINGLE and self.panes.is_shown(p)), WRITE)
        self.top.set_value(self.tab(), pane)

    def _wire(self) -> None:
        for outline in (self.outline, self.strip.outline):
            outline.section_chosen.connect(self.section_chosen)
            outline.row_opened.connect(then(self.enter_section))
        self.outline.clicked.connect(then(self._on_clicked))
        self.strip.readiness_requested.connect(self.enter_readiness)
        self.left.fold_requested.connect(lambda: self.panes.show_pane(WRITE))
        self.live.close_requested.connect(self._leave_preview)
        self.panes.shown.connect(then(self._mark_tab))
        self.top.tab_chosen.connect(self.tab_chosen)
        self.tabs.form_counted.connect(self.top.show_form)
        self.why.action_requested.connect(self._on_why)

    def enter_readiness(self) -> None:
        """Put the keyboard onto the first thing that is left to do."""
        self.show_tab(ASSEMBLE)
        self.panes.show_pane(OUTLINE)
        self.readiness.enter()

    def _on_clicked(self) -> None:
        if self.panes.mode() == SINGLE:
            self.panes.show_pane(WRITE)

    def _on_why(self, key: str) -> None:
        self.why_answered.emit(self._why, key)

    def _leave_preview(self) -> None:
        self.panes.show_pane(WRITE)
        self.sections[self.section()].focus_first()
