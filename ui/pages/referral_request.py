"""Section 3: what we ask, numbered 1, 2 with parts a, b; the threshold for each child; the reply."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout, QWidget

from hsbdesk.domain.ids import PersonId
from hsbdesk.domain.referral import Referral, RequestItem, Threshold
from ui.context import PageContext
from ui.pages.fields import make_line, make_text
from ui.pages.item_card import ItemCard
from ui.pages.item_list import ItemList
from ui.pages.referral_parts import EditorView, SectionEditor
from ui.pages.request_card import PartRow, RequestCard
from ui.pages.slots import then
from ui.widgets.card import Card
from ui.widgets.combo import Combo
from ui.widgets.field import Field
from ui.widgets.label import PlainLabel
from ui.widgets.record_edit import RecordEdit
from ui.widgets.scroll_page import ScrollPage

_WIDEST = 860


class ThresholdCard(ItemCard):
    """The threshold statement for one child."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, name="threshold", parent=parent)
        theme, words = context.theme, context.words
        self.child = Combo(theme, (), name=words("Child"))
        self.child.setObjectName("thresholdChildCombo")
        self.add(Field(theme, words("Child"), self.child))
        heads = {
            "harm": (words("Harm, or likely harm"), "thresholdHarmEdit"),
            "needs": (words("Needs"), "thresholdNeedsEdit"),
            "document": (words("Document and level"), "thresholdDocumentEdit"),
            "tried": (words("Help tried"), "thresholdTriedEdit"),
        }
        self.edits: dict[str, RecordEdit] = {}
        for key, (label, name) in heads.items():
            field, self.edits[key] = make_text(theme, label, name, min_lines=1)
            self.edits[key].text_edited.connect(self.changed)
            self.add(field)
        self.setFocusProxy(self.edits["harm"])
        self.child.chosen.connect(then(self.changed.emit))

    def show_threshold(self, threshold: Threshold | None, children: Sequence[tuple[str, str]]) -> None:
        """Show a statement, or an empty one."""
        self.child.set_options(children)
        if threshold is not None:
            self.child.set_value(threshold.child)
            for key, edit in self.edits.items():
                edit.set_text(getattr(threshold, key))

    def threshold(self) -> Threshold | None:
        """Return the statement; None while nothing is typed."""
        texts = {key: edit.text() for key, edit in self.edits.items()}
        if not any(text.strip() for text in texts.values()):
            return None
        return Threshold(child=PersonId(self.child.value()), **texts)


class RequestSection(SectionEditor):
    """3 Request."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._children: tuple[tuple[str, str], ...] = ()
        theme, words = context.theme, context.words
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        page = ScrollPage()
        outer.addWidget(page)
        holder = QWidget()
        holder.setMaximumWidth(theme.px(_WIDEST))
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        page.body.addWidget(holder)
        page.body.addStretch(1)
        first = Card(theme)
        opinion, self.opinion = make_text(
            theme, words("Our opinion in a sentence"), "opinionEdit", optional=words("Opinion, and whose"), min_lines=1
        )
        first.add(opinion)
        column.addWidget(first)
        self.requests: ItemList[RequestCard] = ItemList(
            context,
            name="request",
            add=words("Add a request"),
            removed=words("One request was taken out."),
            make=self._make_request,
            label=lambda place: words("Request {n}", n=place + 1),
        )
        self.requests.add_button.setToolTip(words("Ctrl+Enter; a part: Ctrl+Shift+Enter"))
        column.addWidget(self.requests)
        column.addWidget(PlainLabel(words("Threshold, child by child"), style="heading"))
        self.thresholds: ItemList[ThresholdCard] = ItemList(
            context,
            name="threshold",
            add=words("Add a child"),
            removed=words("One child's threshold was taken out."),
            make=self._make_threshold,
            label=lambda place: words("Child {n}", n=place + 1),
        )
        column.addWidget(self.thresholds)
        last = Card(theme)
        reply, self.reply_by = make_line(theme, words("Reply by"), "replyByEdit", placeholder=words("19 March 2026"))
        last.add(reply)
        column.addWidget(last)
        self.opinion.text_edited.connect(self.changed)
        self.reply_by.textEdited.connect(then(self.changed.emit))
        self.requests.changed.connect(self.changed)
        self.thresholds.changed.connect(self.changed)

    def show_view(self, shown: EditorView) -> None:
        """Show the requests of a referral."""
        referral = shown.view.referral
        self._children = shown.children()
        self.opinion.set_text(referral.opinion)
        self.reply_by.setText(referral.reply_by)
        self.requests.clear()
        for item in referral.requests:
            self.requests.insert(len(self.requests.cards)).show_item(item, self._children)
        self.thresholds.clear()
        for threshold in referral.thresholds:
            self.thresholds.insert(len(self.thresholds.cards)).show_threshold(threshold, self._children)

    def fill(self, referral: Referral) -> Referral:
        """Return the referral with what stands here; a request nobody has written is left out."""
        thresholds = (card.threshold() for card in self.thresholds.cards)
        return replace(
            referral,
            opinion=self.opinion.text(),
            requests=tuple(card.item() for card in self.requests.cards if not card.is_empty()),
            thresholds=tuple(threshold for threshold in thresholds if threshold is not None),
            reply_by=self.reply_by.text(),
        )

    def detail(self) -> str:
        """Return how many requests there are, and how many still want a result or a day."""
        words = self._context.words
        items = [card.item() for card in self.requests.cards if not card.is_empty()]
        said = words.count(len(items), "1 request", "{n} requests")
        open_ones = sum(not item.result.strip() or not item.by.strip() for item in items)
        if open_ones:
            said = words("{requests}, {n} unfinished", requests=said, n=open_ones)
        return said

    def focus_first(self) -> None:
        """Go to the first request."""
        if self.requests.cards:
            self.requests.cards[0].setFocus()
        else:
            self.opinion.setFocus()

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

    def _make_request(self) -> RequestCard:
        card = RequestCard(self._context)
        card.show_item(RequestItem(lead=""), self._children)
        return card

    def _make_threshold(self) -> ThresholdCard:
        card = ThresholdCard(self._context)
        card.show_threshold(None, self._children)
        return card
