"""Section 2 of the log form: how do you know, what you saw or were told, and the exact words."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from hsbdesk.domain.concern_draft import ConcernDraft, DraftPerson
from ui.context import PageContext
from ui.pages.fields import make_choice, make_line, make_text
from ui.pages.log_applies import AppliesParts
from ui.pages.log_told import ToldFold
from ui.pages.log_words import ChildWords
from ui.pages.side_by_side import SideBySide
from ui.widgets.button import Button
from ui.widgets.combo import Combo
from ui.widgets.field import Field
from ui.widgets.segmented import Segmented

TOLD = frozenset({"CHILD_TOLD", "ADULT_TOLD"})
_SOMEBODY_ELSE = "other"
_SHORTEST_SUMMARY = 110


class WhatSection(QWidget):
    """Facts first: what was seen or said. Category and colour are not asked here."""

    changed = Signal()
    next_requested = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._people: tuple[DraftPerson, ...] = ()
        theme, words, content = context.theme, context.words, context.desk.content
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        sources = [(choice.code, choice.label) for choice in content.source_choices()]
        self.source = Segmented(theme, sources, name=words("How do you know?"))
        self.source.setObjectName("sourceSegments")
        source = make_choice(theme, words("How do you know?"), self.source)
        self.told_by = Combo(theme)
        self.told_by.setObjectName("toldByCombo")
        self._told_by_field = Field(theme, words("Who told you"), self.told_by)
        column.addWidget(SideBySide(theme, ((source, 0), (self._told_by_field, 1)), room=720))
        self._told_name_field, self.told_name = make_line(
            theme, words("Name of the person who told you"), "toldNameEdit"
        )
        column.addWidget(self._told_name_field)
        self._source_words_field, self.source_words = make_line(
            theme,
            words("What it was"),
            "sourceWordsEdit",
            optional=words("A drawing, a message, a document: and who holds it"),
        )
        column.addWidget(self._source_words_field)
        self.told = ToldFold(context)
        column.addWidget(self.told)
        self.what_field, self.what = make_text(
            theme,
            words("What you saw or were told"),
            "whatHappenedEdit",
            optional=words("Only what was seen, heard or said. Never look at, copy or save an image."),
        )
        column.addWidget(self.what_field)
        self.child_words = ChildWords(context)
        column.addWidget(self.child_words)
        self.applies = AppliesParts(context)
        self.next = Button(theme, words("Next: what you did"), icon="chevron-down")
        self.next.setObjectName("nextDoneButton")
        column.addWidget(self.applies)
        column.addWidget(self.next, 0, Qt.AlignmentFlag.AlignRight)
        self._wire()
        self._show_source()

    def set_people(self, people: tuple[DraftPerson, ...], shown: dict[str, str]) -> None:
        """Offer these people as tellers, and a words field to each of them."""
        self._people = people
        words = self._context.words
        options = [("", words("Choose"))]
        options += [
            (person.key, ", ".join(part for part in (shown[person.key], _class_of(person)) if part))
            for person in people
            if person.key
        ]
        options.append((_SOMEBODY_ELSE, words("Somebody else")))
        self.told_by.set_options(options)
        self.child_words.set_people(people, shown)
        self._show_source()

    def choose_source(self, code: str) -> None:
        """Choose how it is known, as the kind of concern suggests it."""
        self.source.set_value(code)
        self._show_source()

    def show_draft(self, draft: ConcernDraft) -> None:
        """Show what a draft holds; call `set_people` first."""
        self.source.set_value(draft.source_choice)
        teller = draft.told_by_key or (_SOMEBODY_ELSE if draft.told_by_name else "")
        self.told_by.set_value(teller)
        self.told_name.setText(draft.told_by_name)
        self.source_words.setText(draft.source_words)
        self.told.show_draft(draft)
        self.what.set_text(draft.what_happened)
        self.child_words.set_accounts(draft.accounts)
        self.applies.show_draft(draft)
        self._show_source()

    def fill_draft(self, draft: ConcernDraft) -> ConcernDraft:
        """Return the draft with what stands here."""
        filled = self.applies.fill_draft(self.told.fill_draft(draft))
        teller = self.told_by.value()
        child_told = self.source.value() == "CHILD_TOLD"
        key = teller if child_told and teller != _SOMEBODY_ELSE else ""
        return replace(
            filled,
            source_choice=self.source.value(),
            told_by_key=key,
            told_by_name="" if key else self.told_name.text(),
            source_words=self.source_words.text(),
            what_happened=self.what.text(),
            accounts=self.child_words.accounts(),
        )

    def summary(self) -> str:
        """Return the folded line: how it is known, and the beginning of what was written."""
        text = " ".join(self.what.text().split())
        if not text:
            return ""
        label = next(
            (c.label for c in self._context.desk.content.source_choices() if c.code == self.source.value()),
            "",
        )
        start = text if len(text) <= _SHORTEST_SUMMARY else f"{text[:_SHORTEST_SUMMARY].rstrip()}…"
        return f"{label} · {start}"

    def _wire(self) -> None:
        self.source.chosen.connect(self._on_source)
        self.told_by.chosen.connect(self._on_teller)
        self.told_name.textEdited.connect(self.changed)
        self.source_words.textEdited.connect(self.changed)
        self.what.text_edited.connect(self.changed)
        self.told.changed.connect(self.changed)
        self.child_words.changed.connect(self.changed)
        self.applies.changed.connect(self.changed)
        self.next.clicked.connect(self.next_requested)

    def _on_source(self, _code: str) -> None:
        self._show_source()
        self.changed.emit()

    def _on_teller(self, key: str) -> None:
        self._show_source()
        if key == _SOMEBODY_ELSE:
            self.told_name.setFocus()
        self.changed.emit()

    def _show_source(self) -> None:
        source = self.source.value()
        by_list = source == "CHILD_TOLD" and any(person.key for person in self._people)
        self._told_by_field.setVisible(by_list)
        named = source in TOLD and (not by_list or self.told_by.value() == _SOMEBODY_ELSE)
        self._told_name_field.setVisible(named)
        self._source_words_field.setVisible(source == "OTHER")
        self.told.setVisible(source in TOLD)
        self.told.set_person(adult=source == "ADULT_TOLD")


def _class_of(person: DraftPerson) -> str:
    return person.detail.split(",")[0]
