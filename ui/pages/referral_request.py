"""Section 3: what we ask, numbered 1, 2 with parts a, b; the threshold for each child; the reply."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hsbdesk.desk.suggested_asks import SuggestedAsk
from hsbdesk.domain.ids import PersonId
from hsbdesk.domain.readiness import FieldPlace, Finding
from hsbdesk.domain.referral import Recipient, Referral, RequestItem, Threshold
from ui.context import PageContext
from ui.pages.add_ask import AddAsk, Ask
from ui.pages.flagged_fields import FlaggedFields
from ui.pages.focus_order import FocusOrder
from ui.pages.item_list import ItemList
from ui.pages.layouts import empty_layout
from ui.pages.referral_chosen import ChosenRecords
from ui.pages.referral_parts import REQUEST, EditorView, SectionEditor
from ui.pages.request_card import PartRow, RequestCard
from ui.pages.section_pane import SectionPane
from ui.pages.slots import then
from ui.pages.threshold_card import HEADS, ThresholdCard
from ui.widgets.button import Button
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.label import PlainLabel

_WIDEST = 860


class RequestSection(SectionEditor):
    """3 Request."""

    def __init__(
        self, context: PageContext, chosen: ChosenRecords | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._chosen = chosen or ChosenRecords(context, self)
        self._children: tuple[tuple[str, str], ...] = ()
        self._about: tuple[PersonId, ...] = ()
        self._suggested: tuple[SuggestedAsk, ...] = ()
        self._child_first = ""
        self._recipient = Recipient()
        self._offered: tuple[tuple[PersonId, str], ...] | None = None
        theme, words = context.theme, context.words
        head = context.desk.content.section_heads()[2]
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        pane = SectionPane(theme, number=str(head.number), title=head.text, detail=words("who does what, by when"))
        outer.addWidget(pane)
        page = pane.make_page()
        pane.body.addWidget(page, 1)
        holder = QWidget()
        holder.setMaximumWidth(theme.px(_WIDEST))
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        page.body.addWidget(holder)
        page.body.addStretch(1)
        self.fields = FlaggedFields(context, self)
        opinion, self.opinion = self.fields.add_text(
            "opinion", words("Our opinion in a sentence"), "opinionEdit", optional=words("Prints before the asks")
        )
        column.addWidget(opinion)
        self.requests: ItemList[RequestCard] = ItemList(
            context,
            name="request",
            add=words("Add a request"),
            removed=words("One request was taken out."),
            make=self._make_request,
            label=lambda place: words("Request {n}", n=place + 1),
        )
        self.requests.add_button.hide()
        column.addWidget(self.requests)
        self.asks = AddAsk(context)
        self.asks.button.setToolTip(words("Ctrl+Enter; a part: Ctrl+Shift+Enter"))
        column.addWidget(self.asks)
        column.addWidget(PlainLabel(words("Threshold, child by child"), style="heading"))
        self.thresholds: ItemList[ThresholdCard] = ItemList(
            context,
            name="threshold",
            add=words("Add a child"),
            removed=words("One child's threshold was taken out."),
            make=self._make_threshold,
            label=lambda place: self.thresholds.cards[place].child.currentText() or words("Child {n}", n=place + 1),
        )
        column.addWidget(self.thresholds)
        wanted = QWidget()
        self._wanted = FlowLayout(wanted, gap=theme.px(8), row_gap=theme.px(6))
        self._wanted_label = PlainLabel(words("In this report, and without a threshold yet"), style="label")
        column.addWidget(self._wanted_label)
        column.addWidget(wanted)
        column.addWidget(PlainLabel(words("The reply"), style="heading"))
        reply, self.reply_by = self.fields.add_line(
            "reply_by", words("Reply by"), "replyByEdit", placeholder=words("19 March 2026")
        )
        column.addWidget(reply)
        cover, self.cover = self.fields.add_text(
            "contact_cover", words("Whom to ring, and who covers"), "contactCoverEdit"
        )
        column.addWidget(cover)
        order = FocusOrder(holder)
        order.follow(self.requests.rearranged)
        order.follow(self.thresholds.rearranged)
        self._order = order
        self.fields.changed.connect(self.changed)
        self.fields.keep_requested.connect(self.keep_requested)
        self.requests.changed.connect(self._on_requests)
        self.thresholds.changed.connect(self._on_thresholds)
        self.asks.chosen.connect(self._add_ask)

    # -- shown and given back

    def show_view(self, shown: EditorView) -> None:
        """Show the requests of a referral."""
        referral = shown.view.referral
        self._chosen.load(shown.view)
        self._children = shown.children()
        self._about, self._suggested = shown.view.about, shown.view.suggested
        self._child_first = shown.view.child_first
        self._recipient = referral.recipient
        self.fields.set_shown("opinion", referral.opinion)
        self.fields.set_shown("reply_by", referral.reply_by)
        self.fields.set_shown("contact_cover", referral.front.contact_cover)
        self.requests.clear()
        for item in referral.requests:
            self.requests.insert(len(self.requests.cards)).show_item(item, self._children)
        self.requests.renumber()
        self.thresholds.clear()
        for threshold in referral.thresholds:
            self.thresholds.insert(len(self.thresholds.cards)).show_threshold(threshold, self._children)
        self._say_cited()
        self.thresholds.renumber()
        self._say_suggested()
        self._say_wanted()

    def fill(self, referral: Referral) -> Referral:
        """Return the referral with what stands here; a request nobody has written is left out."""
        thresholds = (card.threshold() for card in self.thresholds.cards)
        return replace(
            referral,
            opinion=self.fields.text("opinion"),
            requests=tuple(card.item() for card in self._filled()),
            thresholds=tuple(threshold for threshold in thresholds if threshold is not None),
            reply_by=self.fields.text("reply_by"),
            front=replace(referral.front, contact_cover=self.fields.text("contact_cover")),
        )

    def detail(self) -> str:
        """Return how many requests there are, and how many still want a result or a day."""
        words = self._context.words
        items = [card.item() for card in self._filled()]
        said = words.count(len(items), "1 request", "{n} requests")
        open_ones = sum(not item.result.strip() or not item.by.strip() for item in items)
        if open_ones:
            said = words("{requests}, {n} unfinished", requests=said, n=open_ones)
        return said

    # -- findings

    def set_findings(self, findings: tuple[Finding, ...]) -> None:
        about_thresholds = [f for f in findings if f.place.field in HEADS]
        about_requests = [f for f in findings if f.place.field not in HEADS and f.place.index >= 0]
        self.fields.show_findings([f for f in findings if f.place.index < 0 and not f.place.record])
        for place, card in enumerate(self._filled()):
            card.set_findings([f for f in about_requests if f.place.index == place])
        for place, card in enumerate(card for card in self.thresholds.cards if not card.is_empty()):
            card.set_findings([f for f in about_thresholds if f.place.index == place])

    def go_to(self, place: FieldPlace) -> bool:
        if place.field in self.fields.controls and place.index < 0:
            return self.fields.go_to(place.field, place.start, place.end)
        if place.field in HEADS or place.field in {"threshold", "thresholds"}:
            return self._go_to_threshold(place)
        filled = self._filled()
        if 0 <= place.index < len(filled):
            return filled[place.index].go_to(place)
        self.asks.open()
        return True

    def _go_to_threshold(self, place: FieldPlace) -> bool:
        filled = [card for card in self.thresholds.cards if not card.is_empty()]
        card = next(
            (card for card in self.thresholds.cards if place.record and card.child.value() == place.record), None
        )
        if card is None and 0 <= place.index < len(filled):
            card = filled[place.index]
        if card is None and place.record:
            card = self._add_threshold(PersonId(place.record))
        card = card or (self.thresholds.cards[0] if self.thresholds.cards else self.thresholds.add_card())
        return card.go_to(place)

    # -- by keyboard

    def focus_first(self) -> None:
        """Go to the first request."""
        if self.requests.cards:
            self.requests.cards[0].setFocus()
        else:
            self.asks.open()

    def add_item(self) -> None:
        """Add a part after the part the caret is in; else a request after the one the caret is in."""
        card = self.requests.card_with_focus()
        part: PartRow | None = card.parts.card_with_focus() if card is not None else None
        if card is not None and part is not None:
            card.parts.add_card(part)
        elif self.thresholds.card_with_focus() is not None:
            self.thresholds.add_card()
        else:
            self.requests.add_card(card)

    def add_part(self) -> None:
        """Add a part to the request the caret is in, else to the last one."""
        card = self.requests.card_with_focus() or (self.requests.cards[-1] if self.requests.cards else None)
        if card is not None:
            card.parts.add_card(card.parts.card_with_focus())

    # -- asks

    def _filled(self) -> list[RequestCard]:
        return [card for card in self.requests.cards if not card.is_empty()]

    def _add_ask(self, ask: Ask) -> None:
        """Add an ask in the nation's words; what is named for it is what the report already holds."""
        item = self._item_of(ask)
        card = self.requests.insert(len(self.requests.cards))
        card.show_item(item, self._children)
        self.requests.renumber()
        self.requests.changed.emit()
        card.focus_next_empty()

    def _item_of(self, ask: Ask) -> RequestItem:
        content = self._context.desk.content
        if not ask.type:
            return RequestItem(lead="")
        text = content.request(ask.type)
        suggested = ask.suggested
        child = suggested.child if suggested is not None else self._about[0] if self._about else None
        name = self._name_of(child)
        values = {"child": name, "family": self._context.words("the family")}
        ticked = [r for r in suggested.because if (c := self._chosen.find(r)) and c.ticked] if suggested else []
        return RequestItem(
            type=ask.type,
            lead=text.lead.format(**values),
            text=text.text.format(**values),
            who=text.who.format(**values),
            result=text.result.format(**values),
            child=child,
            because=tuple(ticked),
        )

    def _name_of(self, child: PersonId | None) -> str:
        if self._about and child == self._about[0]:
            return self._child_first
        return dict(self._children).get(child or "", self._child_first)

    def _make_request(self) -> RequestCard:
        card = RequestCard(self._context, self._chosen)
        card.show_item(RequestItem(lead=""), self._children)
        card.keep_requested.connect(self.keep_requested)
        self._order.follow(card.parts.rearranged)
        return card

    def _on_requests(self) -> None:
        self._say_cited()
        self._say_suggested()
        self._say_wanted()
        self.changed.emit()

    def _say_cited(self) -> None:
        words = self._context.words
        cited: dict[str, tuple[str, ...]] = {}
        for place, card in enumerate(self._filled(), 1):
            for record in card.cited.records():
                cited[record] = (*cited.get(record, ()), words("Request {n}", n=place))
        self._chosen.set_cited(REQUEST, cited)

    def _say_suggested(self) -> None:
        asked = {(item.type, item.child) for item in (card.item() for card in self._filled())}
        self.asks.show_suggested([ask for ask in self._suggested if (ask.type, ask.child) not in asked])

    # -- thresholds

    def _make_threshold(self) -> ThresholdCard:
        card = ThresholdCard(self._context)
        card.recipient = self._recipient
        card.show_threshold(None, self._children)
        card.keep_requested.connect(self.keep_requested)
        return card

    def _add_threshold(self, child: PersonId) -> ThresholdCard:
        card = self.thresholds.add_card()
        card.show_threshold(Threshold(child=child), self._children)
        self._say_wanted()
        card.setFocus(Qt.FocusReason.OtherFocusReason)
        return card

    def _on_thresholds(self) -> None:
        self.thresholds.renumber()
        self._say_wanted()
        self.changed.emit()

    def _say_wanted(self) -> None:
        """Offer a statement for each child the report is about, and for each one something is asked for."""
        asked = [card.item().child for card in self._filled()]
        stated = {card.child.value() for card in self.thresholds.cards}
        children = dict(self._children)
        about = [child for child in dict.fromkeys((*self._about, *asked)) if child is not None]
        wanted = tuple((child, children[child]) for child in about if child in children and child not in stated)
        if wanted == self._offered:
            return
        self._offered = wanted
        self._wanted_label.setVisible(bool(wanted))
        empty_layout(self._wanted)
        for child, name in wanted:
            button = Button(self._context.theme, name, icon="plus", kind="quiet")
            button.setObjectName("addThresholdButton")
            button.setAccessibleName(self._context.words("Add the threshold for {name}", name=name))
            button.clicked.connect(then(lambda child=child: self._add_threshold(child)))
            self._wanted.addWidget(button)
            button.show()
