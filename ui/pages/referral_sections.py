"""Sections 1 and 2 of a referral: ticked records on one tab, what is written by hand on the other."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from hsbdesk.domain.ids import RecordId
from hsbdesk.domain.referral import Chosen, Referral
from ui.context import PageContext
from ui.pages.fields import make_text
from ui.pages.referral_parts import EditorView, SectionEditor
from ui.pages.referral_records import RecordsEditor
from ui.pages.slots import then
from ui.widgets.card import Card
from ui.widgets.check_row import CheckRow
from ui.widgets.label import PlainLabel
from ui.widgets.record_edit import RecordEdit
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.tab_strip import TabStrip

_RECORDS, _TEXTS = "records", "texts"
_WIDEST = 860


class RecordSection(SectionEditor):
    """A tick list and the texts of the same section."""

    def __init__(self, context: PageContext, *, name: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        words, theme = context.words, context.theme
        self.edits: dict[str, RecordEdit] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        self.tabs = TabStrip(
            theme,
            ((_RECORDS, words("Records")), (_TEXTS, words("Written by hand"))),
            name=words("Parts of this section"),
        )
        self.tabs.setObjectName(f"{name}Tabs")
        column.addWidget(self.tabs)
        self.line = PlainLabel(style="small", tone="quiet", wrap=True)
        self.line.setObjectName(f"{name}Line")
        column.addWidget(self.line)
        self.records = RecordsEditor(context, name=name, title=title)
        self._page = ScrollPage()
        self._texts = Card(theme)
        self._texts.body.setSpacing(theme.px(14))
        self._texts.setMaximumWidth(theme.px(_WIDEST))
        self._page.body.addWidget(self._texts)
        self._page.body.addStretch(1)
        self._stack = QStackedLayout()
        # In its place first: Qt shows the first widget at once, and without a place as a window of its own.
        column.addLayout(self._stack, 1)
        self._stack.addWidget(self.records)
        self._stack.addWidget(self._page)
        self.tabs.chosen.connect(self.show_tab)
        self.records.changed.connect(self._on_changed)

    def show_tab(self, key: str) -> None:
        """Show the records, or what is written by hand."""
        self.tabs.set_value(key)
        self._stack.setCurrentWidget(self.records if key == _RECORDS else self._page)
        self.line.setVisible(key == _RECORDS and bool(self.line.text()))

    def focus_first(self) -> None:
        """Go to the list, or to the first text."""
        if self.tabs.value() == _RECORDS:
            self.records.table.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            next(iter(self.edits.values())).setFocus(Qt.FocusReason.TabFocusReason)

    def chosen(self) -> tuple[Chosen, ...]:
        """Return the ticked records in date order with the wording that prints."""
        return tuple(Chosen(record=c.record, wording=c.wording) for c in self.records.choices() if c.ticked)

    def detail(self) -> str:
        """Return how many records are used."""
        choices = self.records.choices()
        used = sum(choice.ticked for choice in choices)
        return self._context.words("{n} of {all} records used", n=used, all=len(choices))

    def add_text(self, key: str, label: str, name: str, *, hint: str = "", optional: str = "") -> None:
        """Add a field to what is written by hand."""
        field, edit = make_text(self._context.theme, label, name, hint=hint, optional=optional)
        edit.text_edited.connect(self.changed)
        self.edits[key] = edit
        self._texts.add(field)

    def set_line(self, text: str) -> None:
        """Set the line over the records."""
        self.line.setText(text)
        self.line.setVisible(bool(text) and self.tabs.value() == _RECORDS)

    def _on_changed(self) -> None:
        self.changed.emit()


class BackgroundSection(RecordSection):
    """1 Background: facts and concerns; what is left out is said in the document."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        words = context.words
        super().__init__(context, name="background", title=words("Records for Background"), parent=parent)
        self.add_text(
            "family_text",
            words("1.1 The child and the family"),
            "familyTextEdit",
            hint=words("Empty: drawn from the ticked facts in date order, with the child's strengths."),
        )

    def show_view(self, shown: EditorView) -> None:
        """Show the section of a referral."""
        referral = shown.view.referral
        self.records.show_choices(referral.file, shown.view.background)
        self.edits["family_text"].set_text(referral.family_text)
        self.set_line(shown.view.left_out)

    def fill(self, referral: Referral) -> Referral:
        """Return the referral with what stands here."""
        return replace(referral, background=self.chosen(), family_text=self.edits["family_text"].text())

    def _on_changed(self) -> None:
        words = self._context.words
        concerns = [choice for choice in self.records.choices() if choice.kind == "concern"]
        used = sum(choice.ticked for choice in concerns)
        if concerns:
            shown = words("{n} of {all} recorded entries shown", n=used, all=len(concerns))
            left = words("the document says which are left out and why") if used < len(concerns) else ""
            self.set_line("; ".join(part for part in (shown, left) if part) + ".")
        super()._on_changed()


class InterventionsSection(RecordSection):
    """2 Interventions: what was done with its effect, calls and advice, earlier reports, what is in force."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        words = context.words
        super().__init__(context, name="interventions", title=words("Records for Interventions"), parent=parent)
        self._previous: dict[RecordId, CheckRow] = {}
        self.add_text(
            "read_with_care",
            words("Read with care"),
            "readWithCareEdit",
            hint=words("Under the table of actions: why its counts are no trend."),
        )
        self.add_text("restrictions", words("Effect of restrictions on the child"), "restrictionsEdit")
        self.add_text("in_force", words("In force now"), "inForceEdit")
        self.add_text(
            "planned",
            words("Planned"),
            "plannedEdit",
            hint=words("Empty: drawn from the interventions that are planned."),
        )
        self._texts.add(PlainLabel(words("Previous reports that are listed"), style="label"))
        self._ticks = QVBoxLayout()
        self._ticks.setSpacing(0)
        self._texts.body.addLayout(self._ticks)
        self._none = PlainLabel(words("There is no other report in this file."), style="small", tone="quiet")
        self._texts.add(self._none)
        self.add_text("changed_since", words("Changed since the last report"), "changedSinceEdit")

    def show_view(self, shown: EditorView) -> None:
        """Show the section of a referral."""
        referral = shown.view.referral
        self.records.show_choices(referral.file, shown.view.interventions)
        for key, edit in self.edits.items():
            edit.set_text(getattr(referral, key))
        self._show_previous(shown)
        self.set_line("")

    def fill(self, referral: Referral) -> Referral:
        """Return the referral with what stands here."""
        known = [record for record in referral.previous if record not in self._previous]
        ticked = [record for record, tick in self._previous.items() if tick.isChecked()]
        order = {record: place for place, record in enumerate(referral.previous)}
        ticked.sort(key=lambda record: order.get(record, len(order)))
        return replace(
            referral,
            interventions=self.chosen(),
            previous=(*known, *ticked),
            **{key: edit.text() for key, edit in self.edits.items()},
        )

    def _show_previous(self, shown: EditorView) -> None:
        while (item := self._ticks.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self._previous.clear()
        for row in reversed(shown.others):
            tick = CheckRow(self._context.theme, f"{row.number} · {row.title}", detail=row.status_text)
            tick.setObjectName("previousReportCheck")
            tick.setChecked(row.id in shown.view.referral.previous)
            tick.toggled.connect(then(self.changed.emit))
            self._previous[row.id] = tick
            self._ticks.addWidget(tick)
        self._none.setVisible(not self._previous)
