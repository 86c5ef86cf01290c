"""One explicit ask: what, in lettered parts, for which child, who, why, with which result, by when."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from hsbdesk.domain.ids import PersonId
from hsbdesk.domain.readiness import FieldPlace, Finding
from hsbdesk.domain.referral import RequestItem, RequestPart
from ui.context import PageContext
from ui.pages.cited_records import CitedRecords
from ui.pages.flagged_fields import FlaggedFields
from ui.pages.form_place import bring_into_view
from ui.pages.item_card import ItemCard
from ui.pages.item_list import ItemList
from ui.pages.referral_chosen import ChosenRecords
from ui.pages.side_by_side import SideBySide
from ui.pages.slots import then
from ui.widgets.combo import Combo
from ui.widgets.field import Field
from ui.widgets.record_edit import RecordEdit

_TEXTS = ("lead", "text", "why", "result")
_LINES = ("who", "by", "brief")


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

    keep_requested = Signal(object)
    cited_changed = Signal()

    def __init__(self, context: PageContext, chosen: ChosenRecords, parent: QWidget | None = None) -> None:
        super().__init__(context, name="request", parent=parent)
        theme, words = context.theme, context.words
        self._base = RequestItem(lead="")
        self.fields = FlaggedFields(context, self, self._find_part)
        lead, self.lead = self.fields.add_text(
            "lead", words("What we ask"), "requestLeadEdit", optional=words("Prints bold: who does what")
        )
        text, self.text = self.fields.add_text(
            "text", words("More about it"), "requestTextEdit", optional=words("Optional")
        )
        self.parts: ItemList[PartRow] = ItemList(
            context,
            name="part",
            add=words("Add a part"),
            removed=words("One part was taken out."),
            make=lambda: PartRow(context),
            label=part_letter,
        )
        parts = self.fields.hold("parts", Field(theme, words("Parts"), self.parts))
        who, self.who = self.fields.add_line("who", words("Who"), "requestWhoEdit")
        self.child = Combo(theme, (), name=words("For which child"))
        self.child.setObjectName("requestChildCombo")
        child = self.fields.hold("child", Field(theme, words("For which child"), self.child))
        self.cited = CitedRecords(context, chosen, name="request", label=words("Why: what it rests on"))
        because = self.fields.hold("because", Field(theme, words("Why: what it rests on"), self.cited))
        why, self.why = self.fields.add_text(
            "why", words("Why, in words"), "requestWhyEdit", optional=words("Prints after the rows")
        )
        result, self.result = self.fields.add_text("result", words("Result we need"), "requestResultEdit")
        by, self.by = self.fields.add_line("by", words("By when"), "requestByEdit", placeholder=words("27 March 2026"))
        brief, self.brief = self.fields.add_line(
            "brief", words("In one line, for page 1"), "requestBriefEdit", optional=words("Empty: the ask itself")
        )
        self.add(lead)
        self.add(text)
        self.add(parts)
        self.add(SideBySide(theme, ((child, 1), (who, 1)), room=440))
        self.add(because)
        self.add(why)
        self.add(SideBySide(theme, ((result, 3), (by, 2)), room=440))
        self.add(brief)
        self.setFocusProxy(self.lead)
        self.child.chosen.connect(then(self.changed.emit))
        self.parts.changed.connect(self.changed)
        self.fields.changed.connect(self.changed)
        self.fields.keep_requested.connect(self.keep_requested)
        self.cited.changed.connect(self._on_cited)
        self.fields.include_requested.connect(partial(self._include, chosen))

    def show_item(self, item: RequestItem, children: Sequence[tuple[str, str]]) -> None:
        """Show a request."""
        self._base = item
        self.child.set_options((("", self.context.words("Not about one child")), *children))
        self.child.set_value(item.child or "")
        for key in (*_TEXTS, *_LINES):
            self.fields.set_shown(key, getattr(item, key))
        self.cited.show_records(item.because)
        self.parts.clear()
        for part in item.parts:
            self.parts.insert(len(self.parts.cards)).edit.set_text(part.text)

    def show_place(self, label: str, *, first: bool, last: bool) -> None:
        kind = self._base.type
        known = self.context.desk.content.codes("request_type")
        said = self.context.desk.content.label("request_type", kind) if kind in known else ""
        super().show_place(" · ".join(part for part in (label, said) if part), first=first, last=last)

    def item(self) -> RequestItem:
        """Return the request as it stands; a part without text is left out."""
        parts = tuple(RequestPart(text=row.edit.text()) for row in self.parts.cards if row.edit.text().strip())
        return replace(
            self._base,
            parts=parts,
            child=PersonId(self.child.value()) if self.child.value() else None,
            because=self.cited.records(),
            **{key: self.fields.text(key) for key in (*_TEXTS, *_LINES)},
        )

    def is_empty(self) -> bool:
        """Return whether nothing was typed into it and nothing is named."""
        item = self.item()
        return not (item.parts or item.because or any(getattr(item, key).strip() for key in (*_TEXTS, *_LINES)))

    def set_findings(self, findings: Sequence[Finding]) -> None:
        """Show what is to resolve about this request."""
        self.fields.show_findings(findings)

    def go_to(self, place: FieldPlace) -> bool:
        """Put the keyboard into a field."""
        if place.field == "parts" and self.parts.cards:
            self.parts.cards[0].setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return self.fields.go_to(place.field or "lead", place.start, place.end)

    def focus_next_empty(self) -> None:
        """Go to what a request made from a suggestion still wants: its result, its day; else its words."""
        wanted = (self.lead, self.result, self.by)
        target = next((edit for edit in wanted if not edit.text().strip()), self.lead)
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        bring_into_view(target)

    def _find_part(self, field: str) -> RecordEdit | None:
        name, _, place = field.partition(".")
        if name != "parts" or not place.isdigit():
            return None
        filled = [row for row in self.parts.cards if row.edit.text().strip()]
        return filled[int(place)].edit if int(place) < len(filled) else None

    def _on_cited(self) -> None:
        self.cited_changed.emit()
        self.changed.emit()

    def _include(self, chosen: ChosenRecords, record: str) -> None:
        chosen.tick(record, on=True)
        self.changed.emit()
