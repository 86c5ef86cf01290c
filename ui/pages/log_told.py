"""The fold-out "A child told me": how an account came. All of it is optional."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from hsbdesk.domain.concern_draft import ConcernDraft
from ui.context import PageContext
from ui.pages.fields import make_line, make_words
from ui.pages.layouts import empty_layout
from ui.pages.side_by_side import SideBySide
from ui.widgets.button import Button
from ui.widgets.combo import Combo
from ui.widgets.fact_list import FactList
from ui.widgets.field import Field
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.label import PlainLabel
from ui.widgets.partial_date_edit import PartialDateEdit


class ToldFold(QFrame):
    """Folded it shows what was filled in; open it asks, and nothing in it is ever required."""

    changed = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.setObjectName("quote")
        theme, words, content = context.theme, context.words, context.desk.content
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(12), theme.px(2), theme.px(8), theme.px(8))
        column.setSpacing(0)
        head = QHBoxLayout()
        said = QWidget()
        flow = FlowLayout(said, gap=theme.px(6), row_gap=0)
        said.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._title = PlainLabel(style="smallStrong")
        flow.addWidget(self._title)
        flow.addWidget(PlainLabel(words("all optional"), style="small", tone="quiet"))
        head.addWidget(said, 1)
        self.toggle = Button(theme, "", kind="icon", icon="chevron-down", checkable=True)
        self.toggle.setObjectName("toldFoldButton")
        head.addWidget(self.toggle)
        column.addLayout(head)
        self._facts = QWidget()
        self._facts_column = QVBoxLayout(self._facts)
        self._facts_column.setContentsMargins(0, 0, 0, 0)
        self._facts_column.setSpacing(theme.px(4))
        column.addWidget(self._facts)
        self._fields = QWidget()
        column.addWidget(self._fields)
        fields = QVBoxLayout(self._fields)
        fields.setContentsMargins(0, 0, 0, theme.px(4))
        fields.setSpacing(theme.px(10))
        self.when = PartialDateEdit(
            theme,
            context.desk.concerns.read_when,
            calendar_name=words("Choose the day in a calendar"),
            placeholder=words("Today 13:27"),
            today=context.desk.today(),
        )
        self.when.setObjectName("toldWhenEdit")
        when = Field(theme, words("When it was told"), self.when)
        where, self.where = make_line(theme, words("Where it was told"), "toldWhereEdit")
        fields.addWidget(SideBySide(theme, ((when, 1), (where, 1)), room=560))
        whom, self.to = make_line(theme, words("To whom"), "toldToEdit", placeholder=words("Empty: to you"))
        present, self.present = make_line(theme, words("Who else was there"), "toldPresentEdit")
        fields.addWidget(SideBySide(theme, ((whom, 1), (present, 1)), room=560))
        ways = [(code, content.label("how_it_came", code)) for code in content.choices("how_it_came")]
        self.how = Combo(theme, [("", words("Not said")), *ways])
        self.how.setObjectName("toldHowCombo")
        how = Field(theme, words("How it came"), self.how)
        looked, self.presentation = make_line(
            theme, words("How the child looked"), "toldLookedEdit", placeholder=words("What could be seen")
        )
        fields.addWidget(SideBySide(theme, ((how, 1), (looked, 1)), room=560))
        asked, self.adult_said = make_words(
            theme, words("What you said or asked first"), "adultSaidEdit", optional=words("exact words")
        )
        fields.addWidget(asked)
        after, self.what_next = make_line(theme, words("What you said would happen next"), "toldNextEdit")
        fields.addWidget(after)
        self._wire()
        self.set_person(adult=False)
        self.set_open(False)

    def set_person(self, *, adult: bool) -> None:
        """Say whether a child or an adult told it."""
        words = self._context.words
        self._title.setText(words("An adult told me") if adult else words("A child told me"))

    def set_open(self, opened: bool) -> None:
        """Open or fold it."""
        words = self._context.words
        self.toggle.setChecked(opened)
        self.toggle.set_icon("chevron-up" if opened else "chevron-down")
        name = words("Fold these questions") if opened else words("Open these questions, all optional")
        self.toggle.setAccessibleName(name)
        self.toggle.setToolTip(name)
        self._fields.setVisible(opened)
        self._show_facts(not opened)

    def is_open(self) -> bool:
        """Return whether the questions show."""
        return self.toggle.isChecked()

    def show_draft(self, draft: ConcernDraft) -> None:
        """Show what a draft holds, folded."""
        self.when.set_text(draft.told_when)
        self.where.setText(draft.told_where)
        self.to.setText(draft.told_to)
        self.present.setText(draft.told_present)
        self.how.set_value(draft.told_how_it_came)
        self.presentation.setText(draft.presentation)
        self.adult_said.set_text(draft.adult_said)
        self.what_next.setText(draft.told_what_next)
        self.set_open(False)

    def fill_draft(self, draft: ConcernDraft) -> ConcernDraft:
        """Return the draft with what stands here."""
        return replace(
            draft,
            told_when=self.when.text(),
            told_where=self.where.text(),
            told_to=self.to.text(),
            told_present=self.present.text(),
            told_how_it_came=self.how.value(),
            presentation=self.presentation.text(),
            adult_said=self.adult_said.text(),
            told_what_next=self.what_next.text(),
        )

    def _wire(self) -> None:
        self.toggle.clicked.connect(self._on_toggled)
        self.when.changed.connect(self.changed)
        self.how.chosen.connect(self.changed)
        self.adult_said.text_edited.connect(self.changed)
        for edit in (self.where, self.to, self.present, self.presentation, self.what_next):
            edit.textEdited.connect(self.changed)

    def _on_toggled(self, opened: bool) -> None:
        self.set_open(opened)
        if opened:
            self.when.edit.setFocus()

    def _show_facts(self, folded: bool) -> None:
        empty_layout(self._facts_column)
        words, theme = self._context.words, self._context.theme
        pairs = (
            (
                words("When, where"),
                ", ".join(part for part in (self.when.text().strip(), self.where.text().strip()) if part),
            ),
            (words("Who else was there"), self.present.text().strip()),
            (words("How the child looked"), self.presentation.text().strip()),
            (words("What comes next"), self.what_next.text().strip()),
            (words("Told to"), self.to.text().strip()),
            (words("How it came"), self.how.currentText() if self.how.value() else ""),
        )
        filled = [(label, fact) for label, fact in pairs if fact]
        said = self.adult_said.text().strip()
        self._facts.setVisible(folded and bool(filled or said))
        halves = [half for half in (filled[0::2], filled[1::2]) if half]
        if halves:
            lists: list[tuple[QWidget, int]] = [(FactList(theme, half, label_width=150), 1) for half in halves]
            self._facts_column.addWidget(SideBySide(theme, lists, room=640))
        if said:
            line = [(words("You said or asked first"), f"“{said}”")]
            self._facts_column.addWidget(FactList(theme, line, label_width=150))
