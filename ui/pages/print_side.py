"""Beside the pages: for whom this is, what is in it, names to decide, the share decision, copies."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from hsbdesk.desk.paper import Prepared
from hsbdesk.domain.referral import Profile
from hsbdesk.domain.sharing import REFERRAL_KINDS, SharingDecision
from ui.context import PageContext
from ui.pages.layouts import empty_layout
from ui.pages.share_card import ShareCard
from ui.pages.slots import then
from ui.pages.stray_names import StrayNames, make_state_line
from ui.printing import Queue
from ui.widgets.card import Card
from ui.widgets.check_row import CheckRow
from ui.widgets.combo import Combo
from ui.widgets.field import Field
from ui.widgets.label import PlainLabel
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.segmented import Segmented

_NAMED = 3
"""Undecided names that are said one by one."""


class PrintSide(QWidget):
    """Cards under each other; `changed` when the pages must be made anew."""

    changed = Signal()
    key_toggled = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        theme, words = context.theme, context.words
        page = ScrollPage(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(page)
        page.body.setSpacing(theme.px(8))
        page.body.setContentsMargins(0, 0, theme.px(4), 0)
        self.page = page
        self.whom = Card(theme, padding=12)
        self.inside = Card(theme, words("In this print"), padding=12)
        self.names = Card(theme, words("Names to decide"), padding=12)
        self.names.setObjectName("card")
        self.stray_names = StrayNames(
            context, stop=words("Nothing prints until each is decided: these could name a child to this reader.")
        )
        self.names.add(self.stray_names)
        self.key_card = Card(theme, words("Identity key"), padding=12)
        self.hides = Card(theme, words("What this copy hides"), padding=12)
        self.share = ShareCard(context)
        self.amount = Card(theme, words("Reader and copies"), padding=12)
        self.filed = Card(theme, words("Already filed"), padding=12)
        for card in (self.whom, self.inside, self.hides, self.key_card):
            card.body.setSpacing(theme.px(4))
        found = (self.whom, self.names, self.inside, self.hides, self.key_card, self.share, self.amount, self.filed)
        for card in found:
            page.body.addWidget(card)
        page.body.addStretch(1)
        self.key = CheckRow(theme, words("Make the key"), detail=words("Goes with the report, in the same message."))
        self.key.setObjectName("makeKeyCheck")
        self.key.setChecked(True)
        self.key_card.add(self.key)
        self.agreed, self.because = self.share.agreed, self.share.because
        self.profile = Combo(theme, (), name=words("Made for"))
        self.profile.setObjectName("profileCombo")
        self.copies = Segmented(theme, (("1", "1"), ("2", "2")), name=words("Copies"), ticks=False)
        self.copies.setObjectName("copiesSegments")
        self.copies.set_value("1")
        self.printer = Combo(theme, (), name=words("Printer"))
        self.printer.setObjectName("printerCombo")
        self._printer_field = Field(theme, words("Printer"), self.printer)
        self._profile_field = Field(theme, words("Made for"), self.profile)
        self.amount.add(self._profile_field)
        self._copies_field = Field(theme, words("Copies"), self.copies)
        self.amount.add(self._copies_field)
        self.amount.add(self._printer_field)
        self._wire()
        self.names.hide()
        self.filed.hide()

    # -- what was chosen

    def answers(self) -> dict[str, str]:
        """Return what was decided about names: found name to person id, or to nothing for "not a name"."""
        return self.stray_names.answers()

    def chosen_profile(self) -> Profile | None:
        """Return for whom names are rendered, or None for the document's usual reader."""
        return Profile(self.profile.value()) if self.profile.value() else None

    def chosen_copies(self) -> int:
        """Return how many copies are made."""
        return int(self.copies.value() or "1")

    def decision(self, recipient: str) -> SharingDecision | None:
        """Return why it may go to its reader, or None once what is missing has been shown."""
        decision, where = self.share.decision(recipient)
        if decision is None:
            self.page.ensureWidgetVisible(where)
        return decision

    def forget_answers(self) -> None:
        """Start anew for another document."""
        self.stray_names.forget()
        self.share.forget()
        self.profile.set_options(())
        self.copies.set_value("1")

    # -- what is shown

    def show_document(self, prepared: Prepared, pages: int) -> None:
        """Show for whom it is and what is in it."""
        words = self._context.words
        empty_layout(self.whom.body)
        self.whom.add(PlainLabel(words("Print for {child}", child=prepared.child), style="heading", wrap=True))
        self.whom.add(PlainLabel(words("To {reader}", reader=prepared.recipient), style="medium", wrap=True))
        version = words("version {version}", version=prepared.version) if prepared.version else ""
        kind = self._context.desk.content.label("document_kind", prepared.kind.value)
        line = (
            kind,
            version,
            prepared.signed,
            words.count(pages, "1 page", "{n} pages"),
            words("check code {code}", code=prepared.check_code),
        )
        self.whom.add(PlainLabel(" · ".join(part for part in line if part), style="small", tone="quiet", wrap=True))
        empty_layout(self.inside.body)
        for place, text in enumerate(prepared.summary):
            state = "stop" if prepared.strays and not place else "done"
            self.inside.add(make_state_line(self._context, state, text))
        for choice in prepared.strays[:_NAMED]:
            undecided = words("“{name}” is undecided", name=choice.found)
            self.inside.add(make_state_line(self._context, "stop", undecided))
        if len(prepared.strays) > _NAMED:
            more = words("and {n} more", n=len(prepared.strays) - _NAMED)
            self.inside.add(make_state_line(self._context, "stop", more))
        self.stray_names.show_strays(prepared.strays)
        self.names.setVisible(bool(prepared.strays))
        referral = prepared.kind in REFERRAL_KINDS
        self.key_card.setVisible(referral and prepared.statutory and prepared.profile is Profile.SS_POLICE)
        self._show_reader(prepared)
        self.share.show_document(prepared)
        no = prepared.stamp.copy_no
        note = words("This will be copy {no}.", no=no) if no > 1 else words("Copy 2 is kept by the school.")
        self._copies_field.set_hint(note)

    def show_printers(self, queues: tuple[Queue, ...]) -> None:
        """Offer the printers of this PC, or say that there is none."""
        words = self._context.words
        self.printer.set_options([(queue.name, queue.name) for queue in queues])
        self.printer.setVisible(bool(queues))
        self._printer_field.set_hint("" if queues else words("No printer is set up on this PC. Save as PDF instead."))

    def go_to_names(self) -> None:
        """Go to the first name that is undecided."""
        first = self.stray_names.go_to_first()
        if first is not None:
            self.page.ensureWidgetVisible(first)

    def _show_reader(self, prepared: Prepared) -> None:
        """Offer the readers this document may be made for, and say what their copy hides."""
        content = self._context.desk.content
        options = [(profile.value, content.label("profile", profile.value)) for profile in prepared.profiles]
        self.profile.set_options(options)
        self.profile.set_value(prepared.profile.value)
        self._profile_field.setVisible(len(options) > 1)
        empty_layout(self.hides.body)
        for text in prepared.hides:
            self.hides.add(PlainLabel(text, style="small", wrap=True))
        self.hides.setVisible(bool(prepared.hides))

    def _wire(self) -> None:
        self.stray_names.decided.connect(self.changed)
        self.profile.chosen.connect(then(self.changed.emit))
        self.copies.chosen.connect(then(self.changed.emit))
        self.key.toggled.connect(then(self.key_toggled.emit))
