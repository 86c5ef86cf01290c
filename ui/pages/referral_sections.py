"""Sections 1 and 2 of a referral: ticked records, and what is written by hand."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from hsbdesk.domain.ids import RecordId
from hsbdesk.domain.readiness import FieldPlace, Finding
from hsbdesk.domain.referral import Referral
from ui.context import PageContext
from ui.pages.flagged_fields import FlaggedFields
from ui.pages.flags import Flag, FlagLines
from ui.pages.form_place import bring_into_view
from ui.pages.referral_chosen import ChosenRecords
from ui.pages.referral_parts import EditorView, SectionEditor
from ui.pages.referral_records import RecordsEditor
from ui.pages.section_pane import SectionPane, ViewSwitch
from ui.pages.slots import then
from ui.widgets.check_row import CheckRow
from ui.widgets.divider import Divider
from ui.widgets.label import PlainLabel

_ALL, _TICKED, _TEXTS = "all", "ticked", "texts"
_LARGE = 1.5
_PLACES = ("", "records", "tick", "wording")


class RecordSection(SectionEditor):
    """A tick list and the texts of the same section."""

    def __init__(
        self,
        context: PageContext,
        chosen: ChosenRecords | None,
        *,
        name: str,
        place: int,
        detail: str,
        title: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.context = context
        self.chosen = chosen or ChosenRecords(context, self)
        words, theme = context.words, context.theme
        head = context.desk.content.section_heads()[place]
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self.pane = SectionPane(theme, number=str(head.number), title=head.text, detail=detail)
        outer.addWidget(self.pane)
        options = ((_ALL, words("All records")), (_TICKED, words("Ticked only")), (_TEXTS, words("By hand")))
        self.view = ViewSwitch(theme, options, name=words("What is shown"))
        self.view.setObjectName(f"{name}ViewSegments")
        self.pane.add_control(self.view)
        self.records = RecordsEditor(context, self.chosen, name=name, title=title)
        self._page = self.pane.make_page()
        self.texts = FlaggedFields(context, self)
        self._stack = QStackedLayout()
        # In its place first: Qt shows the first widget at once, and without a place as a window of its own.
        self.pane.body.addLayout(self._stack, 1)
        listed = QWidget()
        self._stack.addWidget(listed)
        self._stack.addWidget(self._page)
        column = QVBoxLayout(listed)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.records, 1)
        self._rule = Divider()
        column.addWidget(self._rule)
        # Where text is large the list needs the room: one line then, all of it in its tooltip.
        large = theme.scale >= _LARGE
        self.line = PlainLabel(style="small", tone="quiet", wrap=not large, elide=large)
        self.line.setObjectName(f"{name}Line")
        self._foot = QWidget()
        foot = QVBoxLayout(self._foot)
        foot.setContentsMargins(theme.px(15), theme.px(7), theme.px(12), theme.px(8))
        foot.addWidget(self.line)
        column.addWidget(self._foot)
        self.view.chosen.connect(self.show_part)
        self.records.changed.connect(self._on_changed)
        self.texts.changed.connect(self.changed)
        for part in (self.records.answers, self.texts):
            part.keep_requested.connect(self.keep_requested)
        self.records.answers.open_requested.connect(self.open_requested)
        self.chosen.changed.connect(self._on_records)

    def show_part(self, key: str) -> None:
        """Show all records, those that are used, or what is written by hand."""
        self.view.set_value(key)
        if key != _TEXTS:
            self.records.set_ticked_only(only=key == _TICKED)
        self._stack.setCurrentIndex(1 if key == _TEXTS else 0)

    def focus_first(self) -> None:
        """Go to the list, or to the first text."""
        if self.view.value() != _TEXTS:
            self.records.table.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            next(iter(self.texts.controls.values())).setFocus(Qt.FocusReason.TabFocusReason)

    def detail(self) -> str:
        """Return how many records are used."""
        choices = self.records.choices()
        used = sum(choice.ticked for choice in choices)
        return self.context.words("{n} of {all} records used", n=used, all=len(choices))

    def set_findings(self, findings: tuple[Finding, ...]) -> None:
        self.records.set_findings(findings)
        self.texts.show_findings([finding for finding in findings if not finding.place.record])

    def go_to(self, place: FieldPlace) -> bool:
        if not place.record and self.texts.controls.get(place.field) is not None:
            self.show_part(_TEXTS)
            return self.texts.go_to(place.field, place.start, place.end)
        if place.field in _PLACES and not place.record:
            self.show_part(_ALL if self.view.value() == _TEXTS else self.view.value())
            self.focus_first()
            return True
        if not place.record:
            return False
        if self.view.value() == _TEXTS:
            self.show_part(_ALL)
        return self.records.go_to(place)

    def add_text(self, key: str, label: str, name: str, *, hint: str = "") -> None:
        """Add a field to what is written by hand."""
        holder, _edit = self.texts.add_text(key, label, name, hint=hint)
        self.add_by_hand(holder)

    def add_by_hand(self, widget: QWidget) -> None:
        """Add to the page of what is written by hand."""
        self._page.body.addWidget(widget)

    def finish_page(self) -> None:
        """Keep what is written by hand at the top of its page."""
        self._page.body.addStretch(1)

    def set_line(self, text: str) -> None:
        """Set the line under the records."""
        self.line.setText(text)
        self._foot.setVisible(bool(text))
        self._rule.setVisible(bool(text))

    def say_line(self) -> None:
        """Say under the records what the document says of them."""

    def show_texts(self, referral: Referral) -> None:
        """Show what is written by hand."""
        for key in self.texts.controls:
            self.texts.set_shown(key, getattr(referral, key))

    def by_hand(self) -> dict[str, str]:
        """Return what is written by hand."""
        return {key: self.texts.text(key) for key in self.texts.controls}

    def _on_records(self, _record: str) -> None:
        self.say_line()

    def _on_changed(self) -> None:
        self.say_line()
        self.changed.emit()


class BackgroundSection(RecordSection):
    """1 Background: facts and concerns; what is left out is said in the document."""

    def __init__(
        self, context: PageContext, chosen: ChosenRecords | None = None, parent: QWidget | None = None
    ) -> None:
        words = context.words
        super().__init__(
            context,
            chosen,
            name="background",
            place=0,
            detail=words("facts, in date order"),
            title=words("Records for Background"),
            parent=parent,
        )
        self.add_text(
            "family_text",
            words("1.1 The child and the family"),
            "familyTextEdit",
            hint=words("Empty: drawn from the ticked facts in date order, with the child's strengths."),
        )
        self.finish_page()

    def show_view(self, shown: EditorView) -> None:
        """Show the section of a referral."""
        self.chosen.load(shown.view)
        self.records.show_choices(shown.view.referral.file)
        self.show_texts(shown.view.referral)
        self.set_line(shown.view.left_out)

    def fill(self, referral: Referral) -> Referral:
        """Return the referral with what stands here; the reasons it carries are taken note of."""
        self.chosen.set_kept(override.finding for override in referral.overrides)
        return replace(referral, background=self.chosen.chosen_background(), **self.by_hand())

    def say_line(self) -> None:
        words = self.context.words
        concerns = [choice for choice in self.chosen.background() if choice.kind == "concern"]
        used = sum(choice.ticked for choice in concerns)
        if not concerns:
            return
        shown = words("{n} of {all} recorded entries shown", n=used, all=len(concerns))
        if self.line.text().startswith(shown):
            return
        left = words("the document says which are left out and why") if used < len(concerns) else ""
        self.set_line("; ".join(part for part in (shown, left) if part) + ".")


class InterventionsSection(RecordSection):
    """2 Interventions: what was done with its effect, calls and advice, earlier reports, what is in force."""

    def __init__(
        self, context: PageContext, chosen: ChosenRecords | None = None, parent: QWidget | None = None
    ) -> None:
        words = context.words
        super().__init__(
            context,
            chosen,
            name="interventions",
            place=1,
            detail=words("each with its effect"),
            title=words("Records for Interventions"),
            parent=parent,
        )
        self._previous: dict[RecordId, CheckRow] = {}
        self.add_text(
            "read_with_care",
            words("Read with care"),
            "readWithCareEdit",
            hint=words("Under the table of actions: why its counts are no trend."),
        )
        self.add_text("restrictions", words("Effect of restrictions on the child"), "restrictionsEdit")
        self.add_text(
            "in_force",
            words("In force now"),
            "inForceEdit",
            hint=words("Added to what is drawn from the risk plan: its version, interim changes and rows."),
        )
        self.add_text(
            "planned",
            words("Planned"),
            "plannedEdit",
            hint=words("Empty: drawn from the interventions that are planned."),
        )
        self.add_by_hand(PlainLabel(words("Previous reports that are listed"), style="label"))
        holder = QWidget()
        self._ticks = QVBoxLayout(holder)
        self._ticks.setContentsMargins(0, 0, 0, 0)
        self._ticks.setSpacing(0)
        self.add_by_hand(holder)
        self._none = PlainLabel(words("There is no other report in this file."), style="small", tone="quiet")
        self.add_by_hand(self._none)
        self._left_out = FlagLines(context.theme)
        self._left_out.chosen.connect(self._include_previous)
        self.add_by_hand(self._left_out)
        self.add_text("changed_since", words("Changed since the last report"), "changedSinceEdit")
        self.finish_page()
        self.set_line("")

    def show_view(self, shown: EditorView) -> None:
        """Show the section of a referral."""
        self.chosen.load(shown.view)
        self.records.show_choices(shown.view.referral.file)
        self.show_texts(shown.view.referral)
        self._show_previous(shown)

    def fill(self, referral: Referral) -> Referral:
        """Return the referral with what stands here."""
        known = [record for record in referral.previous if record not in self._previous]
        ticked = [record for record, tick in self._previous.items() if tick.isChecked()]
        order = {record: place for place, record in enumerate(referral.previous)}
        ticked.sort(key=lambda record: order.get(record, len(order)))
        return replace(
            referral,
            interventions=self.chosen.chosen_interventions(),
            moved_actions=self.chosen.moved(),
            previous=(*known, *ticked),
            **self.by_hand(),
        )

    def go_to(self, place: FieldPlace) -> bool:
        if place.field.startswith("moved"):
            self.show_part(_ALL)
            return self.records.go_to_moved(place.index)
        if place.field == "previous":
            self.show_part(_TEXTS)
            tick = self._previous.get(RecordId(place.record)) or next(iter(self._previous.values()), None)
            if tick is not None:
                tick.setFocus(Qt.FocusReason.OtherFocusReason)
                bring_into_view(tick)
            return tick is not None
        return super().go_to(place)

    def set_findings(self, findings: tuple[Finding, ...]) -> None:
        super().set_findings(findings)
        words = self.context.words
        include = (("INCLUDE", words("Include")),)
        cited = [finding for finding in findings if finding.place.field == "previous"]
        self._left_out.show_flags([Flag(f.place.record, "stop", f.text, include) for f in cited])

    def _include_previous(self, record: str, _action: str) -> None:
        tick = self._previous.get(RecordId(record))
        if tick is not None:
            tick.setChecked(True)
            tick.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_previous(self, shown: EditorView) -> None:
        while (item := self._ticks.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self._previous.clear()
        for row in reversed(shown.others):
            tick = CheckRow(self.context.theme, f"{row.number} · {row.title}", detail=row.status_text)
            tick.setObjectName("previousReportCheck")
            tick.setChecked(row.id in shown.view.referral.previous)
            tick.toggled.connect(then(self.changed.emit))
            self._previous[row.id] = tick
            self._ticks.addWidget(tick)
        self._none.setVisible(not self._previous)
