"""Section 4: what is likely for whom if nothing changes, and why; the child first. Opinion of a named role."""

from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout, QWidget

from hsbdesk.domain.readiness import FieldPlace, Finding
from hsbdesk.domain.referral import Outcome, Referral
from ui.context import PageContext
from ui.pages.focus_order import FocusOrder
from ui.pages.form_place import bring_into_view
from ui.pages.item_list import ItemList
from ui.pages.outcome_card import CHILD, OutcomeCard
from ui.pages.referral_chosen import ChosenRecords
from ui.pages.referral_parts import OUTCOMES, EditorView, SectionEditor
from ui.pages.section_pane import SectionPane
from ui.pages.slots import then
from ui.widgets.button import Button
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.label import PlainLabel

_WIDEST = 860
_USUAL = (CHILD, "SIBLING", "AFFECTED", "OTHER_CHILDREN", "FAMILY", "SCHOOL", "HOPE")
"""The order in which outcomes come in; those between the child and the school may change places."""
_RANKS = {CHILD: 0, "SCHOOL": 2, "HOPE": 3}


def rank_of(who: str) -> int:
    """Return where an outcome may stand: the child's first, the school's after all children, a hope last."""
    return _RANKS.get(who, 1)


class OutcomesSection(SectionEditor):
    """4 Outcomes."""

    def __init__(
        self, context: PageContext, chosen: ChosenRecords | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._chosen = chosen or ChosenRecords(context, self)
        theme, words, content = context.theme, context.words, context.desk.content
        head = content.section_heads()[3]
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        pane = SectionPane(theme, number=str(head.number), title=head.text, detail=words("the child first"))
        outer.addWidget(pane)
        page = pane.make_page()
        pane.body.addWidget(page, 1)
        holder = QWidget()
        holder.setMaximumWidth(theme.px(_WIDEST))
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        note = words(
            "What is likely if nothing changes. Prints as the professional opinion of the {role}; what we hope for"
            " comes last.",
            role=content.term("role.lead"),
        )
        column.addWidget(PlainLabel(note, style="small", tone="quiet", wrap=True))
        self.outcomes: ItemList[OutcomeCard] = ItemList(
            context,
            name="outcome",
            add=words("Add an outcome"),
            removed=words("One outcome was taken out."),
            make=self._make,
            label=self._label,
            fits=lambda card, other: rank_of(card.who.value()) == rank_of(other.who.value()),
        )
        self.outcomes.add_button.hide()
        column.addWidget(self.outcomes)
        column.addWidget(PlainLabel(words("Add an outcome for"), style="label"))
        prompts = QWidget()
        self._prompts = FlowLayout(prompts, gap=theme.px(8), row_gap=theme.px(6))
        for code in content.choices("outcome_who"):
            button = Button(theme, content.label("outcome_who", code), icon="plus")
            button.setObjectName(f"addOutcome{code}Button")
            button.setAccessibleName(words("Add an outcome: {whom}", whom=content.label("outcome_who", code)))
            button.clicked.connect(then(lambda code=code: self.add_for(code)))
            self._prompts.addWidget(button)
        column.addWidget(prompts)
        page.body.addWidget(holder)
        page.body.addStretch(1)
        FocusOrder(holder).follow(self.outcomes.rearranged)
        self.outcomes.changed.connect(self._on_changed)

    def show_view(self, shown: EditorView) -> None:
        """Show the outcomes of a referral; where there are none yet, the child's stands ready."""
        self._chosen.load(shown.view)
        self.outcomes.clear()
        for outcome in shown.view.referral.outcomes or (Outcome(who=CHILD, text=""),):
            self.outcomes.insert(len(self.outcomes.cards)).show_outcome(outcome)
        self.outcomes.renumber()
        self._say_cited()

    def fill(self, referral: Referral) -> Referral:
        """Return the referral with what stands here, the child first, a hope last."""
        return replace(referral, outcomes=tuple(card.outcome() for card in self._filled()))

    def detail(self) -> str:
        """Return how many outcomes there are, and how many are not used for want of a because."""
        words = self._context.words
        found = [card.outcome() for card in self._filled()]
        said = words.count(len(found), "1 item", "{n} items")
        lacking = sum(not outcome.founded for outcome in found)
        if lacking:
            said = words("{items}, {n} without because", items=said, n=lacking)
        return said

    def set_findings(self, findings: tuple[Finding, ...]) -> None:
        for place, card in enumerate(self._filled()):
            card.set_findings([finding for finding in findings if finding.place.index == place])

    def go_to(self, place: FieldPlace) -> bool:
        filled = self._filled()
        if 0 <= place.index < len(filled):
            return filled[place.index].go_to(place)
        if place.index >= 0:
            return False
        self.focus_first()
        return True

    def focus_first(self) -> None:
        """Go to the first outcome."""
        if self.outcomes.cards:
            self.outcomes.cards[0].setFocus()

    def add_item(self) -> None:
        """Add an outcome after the one the caret is in."""
        card = self.outcomes.card_with_focus()
        self._add(card.who.value() if card is not None else CHILD, after=card)

    def add_for(self, who: str) -> OutcomeCard:
        """Add an outcome for somebody, in its usual place."""
        order = {code: place for place, code in enumerate(_USUAL)}
        before = [card for card in self.outcomes.cards if order[card.who.value() or CHILD] <= order[who]]
        if before:
            return self._add(who, after=before[-1])
        card = self.outcomes.insert(0)
        return self._fill_new(card, who)

    def _add(self, who: str, *, after: OutcomeCard | None) -> OutcomeCard:
        place = self.outcomes.cards.index(after) + 1 if after is not None else len(self.outcomes.cards)
        return self._fill_new(self.outcomes.insert(place), who)

    def _fill_new(self, card: OutcomeCard, who: str) -> OutcomeCard:
        card.show_outcome(Outcome(who=who, text=""))
        self._sort()
        self.outcomes.changed.emit()
        card.setFocus()
        bring_into_view(card)
        return card

    def _filled(self) -> list[OutcomeCard]:
        cards = [card for card in self.outcomes.cards if not card.is_empty()]
        return sorted(cards, key=lambda card: rank_of(card.who.value() or CHILD))

    def _make(self) -> OutcomeCard:
        card = OutcomeCard(self._context, self._chosen)
        card.keep_requested.connect(self.keep_requested)
        card.whom_changed.connect(self._sort)
        return card

    def _label(self, place: int) -> str:
        whom = self.outcomes.cards[place].who.value()
        name = self._context.desk.content.label("outcome_who", whom) if whom else ""
        return " · ".join(part for part in (self._context.words("Outcome {n}", n=place + 1), name) if part)

    def _sort(self) -> None:
        self.outcomes.sort(lambda card: rank_of(card.who.value() or CHILD))

    def _on_changed(self) -> None:
        self._say_cited()
        self.changed.emit()

    def _say_cited(self) -> None:
        words = self._context.words
        cited: dict[str, tuple[str, ...]] = {}
        for place, card in enumerate(self._filled(), 1):
            for record in card.cited.records():
                cited[record] = (*cited.get(record, ()), words("Outcome {n}", n=place))
        self._chosen.set_cited(OUTCOMES, cited)
