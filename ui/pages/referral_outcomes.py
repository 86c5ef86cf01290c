"""Section 4: what is likely for whom if nothing changes, and why; the child first. Opinion of a named role."""

from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout, QWidget

from hsbdesk.domain.referral import Outcome, Referral
from ui.context import PageContext
from ui.pages.fields import make_line, make_text
from ui.pages.item_card import ItemCard
from ui.pages.item_list import ItemList
from ui.pages.referral_parts import EditorView, SectionEditor
from ui.pages.side_by_side import SideBySide
from ui.pages.slots import then
from ui.widgets.combo import Combo
from ui.widgets.field import Field
from ui.widgets.label import PlainLabel
from ui.widgets.scroll_page import ScrollPage

_WIDEST = 860
_CHILD = "CHILD"


class OutcomeCard(ItemCard):
    """For whom, what is likely, because of what."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, name="outcome", parent=parent)
        theme, words, content = context.theme, context.words, context.desk.content
        self._base = Outcome(who=_CHILD, text="")
        self.who = Combo(
            theme,
            [(code, content.label("outcome_who", code)) for code in content.choices("outcome_who")],
            name=words("For"),
        )
        self.who.setObjectName("outcomeWhoCombo")
        whom, self.whom = make_line(
            theme, words("Name that prints"), "outcomeWhomEdit", optional=words("Empty: as chosen")
        )
        text, self.text = make_text(theme, words("What is likely"), "outcomeTextEdit")
        because, self.because = make_text(
            theme, words("Because"), "outcomeBecauseEdit", optional=words("Entries and facts it rests on"), min_lines=1
        )
        self._because_field = because
        self.add(SideBySide(theme, ((Field(theme, words("For"), self.who), 1), (whom, 1)), room=480))
        self.add(text)
        self.add(because)
        self.setFocusProxy(self.text)
        self.who.chosen.connect(then(self.changed.emit))
        self.whom.textEdited.connect(then(self.changed.emit))
        self.text.text_edited.connect(self._on_edited)
        self.because.text_edited.connect(self._on_edited)

    def show_outcome(self, outcome: Outcome) -> None:
        """Show an outcome."""
        self._base = outcome
        self.who.set_value(outcome.who)
        self.whom.setText(outcome.whom)
        self.text.set_text(outcome.text)
        self.because.set_text(outcome.because)
        self._say()

    def outcome(self) -> Outcome:
        """Return the outcome as it stands."""
        return replace(
            self._base,
            who=self.who.value() or _CHILD,
            whom=self.whom.text(),
            text=self.text.text(),
            because=self.because.text(),
        )

    def is_empty(self) -> bool:
        """Return whether nothing was typed into it."""
        return not (self.whom.text() + self.text.text() + self.because.text()).strip()

    def _on_edited(self) -> None:
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        wants = bool(self.text.text().strip()) and not self.because.text().strip()
        self._because_field.set_hint(
            self.context.words("An outcome needs its because: readers ask for it first.") if wants else ""
        )


class OutcomesSection(SectionEditor):
    """4 Outcomes."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        theme, words, content = context.theme, context.words, context.desk.content
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        page = ScrollPage()
        outer.addWidget(page)
        holder = QWidget()
        holder.setMaximumWidth(theme.px(_WIDEST))
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        note = words(
            "Prints as the professional opinion of the {role}. The child comes first; what we hope for comes last.",
            role=content.term("role.lead"),
        )
        column.addWidget(PlainLabel(note, style="small", tone="quiet", wrap=True))
        self.outcomes: ItemList[OutcomeCard] = ItemList(
            context,
            name="outcome",
            add=words("Add an outcome"),
            removed=words("One outcome was taken out."),
            make=lambda: OutcomeCard(context),
            label=lambda place: words("Outcome {n}", n=place + 1),
        )
        column.addWidget(self.outcomes)
        page.body.addWidget(holder)
        page.body.addStretch(1)
        self.outcomes.changed.connect(self.changed)

    def show_view(self, shown: EditorView) -> None:
        """Show the outcomes of a referral; where there are none yet, the child's stands ready."""
        self.outcomes.clear()
        for outcome in shown.view.referral.outcomes or (Outcome(who=_CHILD, text=""),):
            self.outcomes.insert(len(self.outcomes.cards)).show_outcome(outcome)

    def fill(self, referral: Referral) -> Referral:
        """Return the referral with what stands here, the child first."""
        found = [card.outcome() for card in self.outcomes.cards if not card.is_empty()]
        found.sort(key=lambda outcome: outcome.who != _CHILD)
        return replace(referral, outcomes=tuple(found))

    def detail(self) -> str:
        """Return how many outcomes there are."""
        count = sum(not card.is_empty() for card in self.outcomes.cards)
        return self._context.words.count(count, "1 item", "{n} items")

    def focus_first(self) -> None:
        """Go to the first outcome."""
        if self.outcomes.cards:
            self.outcomes.cards[0].setFocus()

    def add_item(self) -> None:
        """Add an outcome after the one the caret is in."""
        self.outcomes.add_card(self.outcomes.card_with_focus())
