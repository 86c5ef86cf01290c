"""The head of the referral builder: whose referral, its two ways out, the tabs, and the clock of the report."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from hsbdesk.desk.referral_head import ReferralHead
from hsbdesk.desk.signed_versions import SignedMark
from ui.context import PageContext
from ui.pages.referral_panes import OUTLINE, PREVIEW, WRITE
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.label import PlainLabel
from ui.widgets.page_title import PageTitle
from ui.widgets.tab_strip import TabStrip

ASSEMBLE, FORM, SIGN_OFF, COURSE, VERSIONS = "assemble", "form", "sign_off", "course", "versions"


class DueLine(QWidget):
    """When it was phoned, and by when it is owed in writing."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(6))
        sign = QLabel()
        sign.setPixmap(theme.pixmap("phone", "text2", 16))
        self._said = PlainLabel(tone="quiet")
        self._due = PlainLabel(style="strong")
        self._due.setObjectName("dueLabel")
        for widget in (sign, self._said, self._due):
            row.addWidget(widget)

    def show_head(self, context: PageContext, head: ReferralHead) -> None:
        """Show the clock of a report; nothing is owed: nothing is shown."""
        words = context.words
        owed = words("overdue, was due") if head.overdue else words("written report due")
        if head.phoned:
            owed = words("Phoned {when} · {owed}", when=head.phoned, owed=owed)
        self._said.setText(f"{owed[:1].upper()}{owed[1:]}")
        self._due.setText(head.due)
        self._due.set_tone("stop" if head.overdue else "")
        self.setAccessibleName(f"{self._said.text()} {head.due}")
        self.setVisible(bool(head.due))

    def has_words(self) -> bool:
        """Return whether there is a clock to show."""
        return bool(self._due.text())


class ReferralTop(QWidget):
    """Title, actions and tabs; the clock stands right of the tabs, or under them where it does not fit."""

    tab_chosen = Signal(str)

    def __init__(self, context: PageContext, tabs: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        theme, words = context.theme, context.words
        self._state = ""
        self._low = False
        self._value = ASSEMBLE
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        self.title = PageTitle(theme, words("Referral"), beside=True)
        self.preview_button = Button(theme, words("Print preview"), icon="print")
        self.preview_button.setObjectName("printPreviewButton")
        self.sign_button = Button(theme, words("Sign off"))
        self.sign_button.setObjectName("signOffButton")
        self.sign_button.setToolTip(words("Ctrl+Shift+S"))
        self.title.add_action(self.preview_button)
        self.title.add_action(self.sign_button)
        column.addWidget(self.title)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(theme.px(6))
        name = words("Parts of the referral")
        self.tabs = TabStrip(theme, ((ASSEMBLE, words("Assemble")), *tabs), name=name)
        self.tabs.setObjectName("referralTabs")
        panes = ((OUTLINE, words("Outline")), (WRITE, words("Write")), (PREVIEW, words("Preview")))
        self.single_tabs = TabStrip(theme, (*panes, *tabs), name=name)
        self.single_tabs.setObjectName("referralSingleTabs")
        self.single_tabs.set_value(WRITE)
        self.single_tabs.hide()
        self.due = DueLine(theme)
        self.due.hide()
        self._grid.addWidget(self.tabs, 0, 0)
        self._grid.addWidget(self.single_tabs, 0, 0)
        column.addLayout(self._grid)
        self._place_due()
        self.tabs.chosen.connect(self.tab_chosen)
        self.single_tabs.chosen.connect(self.tab_chosen)

    def show_title(self, title: str, state: str) -> None:
        """Show whose referral it is, for whom, and whether it is saved."""
        if (title, state) != (self.title.title(), self._state):
            self.title.set_title(title)
            self._state = state
            self._say_state()

    def show_head(self, head: ReferralHead) -> None:
        """Show the clock of the report."""
        self.due.show_head(self._context, head)
        self._place_due()

    def show_signed(self, mark: SignedMark | None) -> None:
        """Say on the tab of the versions which one is signed off, and that it has changed since."""
        said = ""
        if mark is not None:
            words = self._context.words
            said = words("{version} changed", version=mark.version) if mark.is_stale else mark.version
        for strip in (self.tabs, self.single_tabs):
            strip.set_count(VERSIONS, said)
        self._place_due()

    def show_form(self, said: str) -> None:
        """Say on the tab of the council's form how far its answers are."""
        for strip in (self.tabs, self.single_tabs):
            strip.set_count(FORM, said)
        self._place_due()

    def show_left(self, stops: int, *, checked: bool) -> None:
        """Say on the button how much has to be resolved before it is signed."""
        words = self._context.words
        label = words("Sign off: {n} to resolve", n=stops) if stops else words("Sign off")
        self.sign_button.set_kind("primary" if checked and not stops else "default")
        if label != self.sign_button.label():
            self.sign_button.set_text(label)
            self.title.place_actions()

    def set_single(self, *, single: bool) -> None:
        """Show the panes as tabs of their own, or one tab for all of them."""
        self.tabs.setVisible(not single)
        self.single_tabs.setVisible(single)

    def set_low(self, *, low: bool) -> None:
        """Leave out what is not needed to write where the window is low."""
        if low != self._low:
            self._low = low
            self._say_state()

    def set_value(self, tab: str, pane: str) -> None:
        """Mark the tab that is open, and the pane in it where they have tabs of their own."""
        self.tabs.set_value(tab)
        self.single_tabs.set_value(pane if tab == ASSEMBLE else tab)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_due()

    def _say_state(self) -> None:
        self.title.set_subtitle("" if self._low else self._state)
        self.preview_button.setVisible(not self._low)
        self.due.setVisible(self.due.has_words() and not self._low)

    def _place_due(self) -> None:
        strip = self.single_tabs if self.tabs.isHidden() else self.tabs
        wanted = strip.sizeHint().width() + self.due.sizeHint().width() + self._context.theme.px(24)
        under = wanted > self.width()
        side = Qt.AlignmentFlag.AlignLeft if under else Qt.AlignmentFlag.AlignRight
        self._grid.addWidget(self.due, 1 if under else 0, 0, side | Qt.AlignmentFlag.AlignVCenter)
        self.due.raise_()
