"""Parts of a plan to be read: cards of labelled lines."""

from collections.abc import Sequence

from ui.context import PageContext
from ui.pages.read_layer import ReadLayer
from ui.widgets.card import Card
from ui.widgets.fact_list import FactList
from ui.widgets.label import PlainLabel

_LABEL_WIDTH = 220


class ReadParts(ReadLayer):
    """Shows what stands; a card without anything to say is not there."""

    def __init__(self, context: PageContext, title: str, subtitle: str = "") -> None:
        super().__init__(context, title, subtitle)
        self.body.addStretch(1)

    def add_facts(self, title: str, facts: Sequence[tuple[str, str]]) -> None:
        """Add a card with the lines that say something."""
        said = [(label, text) for label, text in facts if text.strip()]
        if not said:
            return
        card = Card(self.context.theme, title)
        card.add(FactList(self.context.theme, said, label_width=_LABEL_WIDTH))
        self.body.insertWidget(self.body.count() - 1, card)

    def say_names_off(self) -> None:
        """Say that what was typed is not shown now."""
        said = self.context.words("Names are off. Press F8 to read it.")
        self.body.insertWidget(0, PlainLabel(said, tone="quiet", wrap=True))
