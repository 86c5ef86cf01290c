"""One explicit ask: what, in lettered parts, for which child, who, why, with which result, by when."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from hsbdesk.domain.ids import PersonId
from hsbdesk.domain.referral import RequestItem, RequestPart
from ui.context import PageContext
from ui.pages.fields import make_line, make_text
from ui.pages.item_card import ItemCard
from ui.pages.item_list import ItemList
from ui.pages.side_by_side import SideBySide
from ui.pages.slots import then
from ui.widgets.combo import Combo
from ui.widgets.field import Field
from ui.widgets.label import PlainLabel
from ui.widgets.record_edit import RecordEdit


def part_letter(place: int) -> str:
    """Return a, b, .. z, aa, ab .. by place from 0, as the document letters its parts."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters


class PartRow(ItemCard):
    """A lettered part of a request."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        self.edit = RecordEdit(context.theme, name=context.words("Part of the request"), min_lines=1)
        self.edit.setObjectName("requestPartEdit")
        super().__init__(context, name="part", inline=self.edit, parent=parent)
        self.edit.text_edited.connect(self.changed)


class RequestCard(ItemCard):
    """The fields of one request."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, name="request", parent=parent)
        theme, words = context.theme, context.words
        self._base = RequestItem(lead="")
        lead, self.lead = make_text(
            theme,
            words("What we ask"),
            "requestLeadEdit",
            optional=words("Prints bold: who does what"),
            min_lines=1,
        )
        text, self.text = make_text(
            theme, words("More about it"), "requestTextEdit", optional=words("Optional"), min_lines=1
        )
        self.parts: ItemList[PartRow] = ItemList(
            context,
            name="part",
            add=words("Add a part"),
            removed=words("One part was taken out."),
            make=lambda: PartRow(context),
            label=part_letter,
        )
        who, self.who = make_line(theme, words("Who"), "requestWhoEdit")
        self.child = Combo(theme, (), name=words("For which child"))
        self.child.setObjectName("requestChildCombo")
        why, self.why = make_text(
            theme, words("Why"), "requestWhyEdit", optional=words("Entries and facts it rests on"), min_lines=1
        )
        result, self.result = make_text(theme, words("Result we need"), "requestResultEdit", min_lines=1)
        by, self.by = make_line(theme, words("By"), "requestByEdit", placeholder=words("27 March 2026"))
        brief, self.brief = make_line(
            theme, words("In one line, for page 1"), "requestBriefEdit", optional=words("Empty: the ask itself")
        )
        self.add(lead)
        self.add(text)
        self.add(PlainLabel(words("Parts"), style="label"))
        self.add(self.parts)
        self.add(
            SideBySide(theme, ((who, 3), (Field(theme, words("For which child"), self.child), 3), (by, 2)), room=560)
        )
        self.add(why)
        self.add(result)
        self.add(brief)
        self.setFocusProxy(self.lead)
        for edit in (self.lead, self.text, self.why, self.result):
            edit.text_edited.connect(self.changed)
        for line in (self.who, self.by, self.brief):
            line.textEdited.connect(then(self.changed.emit))
        self.child.chosen.connect(then(self.changed.emit))
        self.parts.changed.connect(self.changed)

    def show_item(self, item: RequestItem, children: Sequence[tuple[str, str]]) -> None:
        """Show a request."""
        self._base = item
        self.child.set_options((("", self.context.words("Not about one child")), *children))
        self.child.set_value(item.child or "")
        self.lead.set_text(item.lead)
        self.text.set_text(item.text)
        self.why.set_text(item.why)
        self.result.set_text(item.result)
        for line, value in ((self.who, item.who), (self.by, item.by), (self.brief, item.brief)):
            line.setText(value)
            line.setCursorPosition(0)
        self.parts.clear()
        for part in item.parts:
            self.parts.insert(len(self.parts.cards)).edit.set_text(part.text)

    def item(self) -> RequestItem:
        """Return the request as it stands; a part without text is left out."""
        parts = tuple(RequestPart(text=row.edit.text()) for row in self.parts.cards if row.edit.text().strip())
        return replace(
            self._base,
            lead=self.lead.text(),
            text=self.text.text(),
            parts=parts,
            brief=self.brief.text(),
            who=self.who.text(),
            child=PersonId(self.child.value()) if self.child.value() else None,
            why=self.why.text(),
            result=self.result.text(),
            by=self.by.text(),
        )

    def is_empty(self) -> bool:
        """Return whether nothing was typed into it."""
        return replace(self.item(), child=None) == replace(self._base, **_NOTHING)


_NOTHING = {
    "lead": "",
    "text": "",
    "parts": (),
    "brief": "",
    "who": "",
    "child": None,
    "why": "",
    "result": "",
    "by": "",
}
