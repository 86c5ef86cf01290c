"""What stands around the sections of a referral: title, due line, outline, the section that is shown."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.context import PageContext
from ui.pages.referral_front import FrontSection
from ui.pages.referral_key import KeySection
from ui.pages.referral_outcomes import OutcomesSection
from ui.pages.referral_outline import Outline, make_outline
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
from ui.pages.slots import then
from ui.widgets.button import Button
from ui.widgets.combo import Combo
from ui.widgets.empty_state import EmptyState
from ui.widgets.label import PlainLabel
from ui.widgets.message_bar import MessageBar
from ui.widgets.page_title import PageTitle

_OUTLINE_WIDTH = 236
_BESIDE_FROM = 900
_LOW = 480


class ReferralFrame(QWidget):
    """Outline beside the section; one pane at a time where it is narrow."""

    section_chosen = Signal(str)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._state_line = ""
        theme, words = context.theme, context.words
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(20), theme.px(16), theme.px(20), theme.px(12))
        column.setSpacing(theme.px(10))
        self.title = PageTitle(theme, words("Referral"), beside=True)
        self.close_button = Button(theme, words("Close"))
        self.close_button.setObjectName("closeReferralButton")
        self.save_button = Button(theme, words("Save now"), icon="save")
        self.save_button.setObjectName("saveReferralButton")
        self.preview_button = Button(theme, words("Print preview"), kind="primary", icon="print")
        self.preview_button.setObjectName("printPreviewButton")
        for button in (self.close_button, self.save_button, self.preview_button):
            self.title.add_action(button)
        column.addWidget(self.title)
        self.due = PlainLabel(style="small", tone="warn", wrap=True)
        self.due.setObjectName("dueLabel")
        column.addWidget(self.due)
        self.notice = MessageBar(theme, "tip")
        self.notice.setObjectName("referralNotice")
        self.notice.hide()
        column.addWidget(self.notice)
        self.chooser = Combo(theme, (), name=words("Section"))
        self.chooser.setObjectName("sectionCombo")
        column.addWidget(self.chooser)
        self.outline = Outline(theme, name=words("Sections"))
        self.outline.setFixedWidth(theme.px(_OUTLINE_WIDTH))
        self.sections: dict[str, SectionEditor] = {
            FRONT: FrontSection(context),
            BACKGROUND: BackgroundSection(context),
            INTERVENTIONS: InterventionsSection(context),
            REQUEST: RequestSection(context),
            OUTCOMES: OutcomesSection(context),
            KEY: KeySection(context),
        }
        self.stack = QStackedWidget()
        for key in SECTIONS:
            self.stack.addWidget(self.sections[key])
        self._body = QWidget()
        row = QHBoxLayout(self._body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(12))
        row.addWidget(self.outline, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.stack, 1)
        column.addWidget(self._body, 1)
        self._hidden = EmptyState(theme, words("Names are off. Press F8 to write this referral."))
        self._hidden.hide()
        column.addWidget(self._hidden, 1)
        self.outline.section_chosen.connect(self.section_chosen)
        self.outline.row_opened.connect(then(self.enter_section))
        self.chooser.chosen.connect(self.section_chosen)

    def section(self) -> str:
        """Return the key of the section that is shown."""
        return SECTIONS[self.stack.currentIndex()]

    def show_section(self, key: str) -> None:
        """Show a section."""
        self.stack.setCurrentWidget(self.sections[key])
        self.outline.set_section(key)
        self.chooser.set_value(key)

    def enter_section(self) -> None:
        """Go to the first field of the section that is shown."""
        self.sections[self.section()].focus_first()

    def show_view(self, shown: EditorView) -> None:
        """Show a referral in all sections."""
        words, view = self._context.words, shown.view
        names_on = self._context.desk.names_on
        self.title.set_title(words("Referral {number}", number=view.referral.number))
        self.due.setText(words("Written report due {when}", when=view.due) if view.due else "")
        self._body.setVisible(names_on)
        self._hidden.setVisible(not names_on)
        for section in self.sections.values():
            section.show_view(shown)

    def show_state(self, shown: EditorView, state: str) -> None:
        """Say whose referral it is, to whom, where it stands, and whether it is saved."""
        status = self._context.desk.content.label("referral_status", shown.view.referral.status.value)
        parts = (shown.view.child, shown.view.line, status, state)
        self._state_line = " · ".join(part for part in parts if part)
        self._arrange()
        rows = make_outline(self._context, {key: section.detail() for key, section in self.sections.items()})
        self.outline.set_rows(rows)
        self.outline.set_section(self.section())
        self.chooser.set_options([(row.key, f"{row.number} {row.title}".strip()) for row in rows])
        self.chooser.set_value(self.section())

    def say(self, kind: str, sentence: str) -> None:
        """Show a note over the sections; an empty sentence takes it away."""
        self.notice.set_message(kind, sentence)
        self.notice.setVisible(bool(sentence))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Show one pane at a time where it is narrow; where it is low, only what is needed to write."""
        scale, shown = self._context.theme.scale, self._context.desk.names_on
        beside = self.width() / scale >= _BESIDE_FROM
        self.outline.setVisible(beside)
        self.chooser.setVisible(shown and not beside)
        low = self.height() / scale < _LOW
        self.title.set_subtitle("" if low else self._state_line)
        self.due.setVisible(bool(self.due.text()) and not low)
