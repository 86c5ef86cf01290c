"""The right side of triage: the numbered decisions."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from hsbdesk.desk.plan_views import InterimLine
from hsbdesk.desk.triages import TriageView
from hsbdesk.domain.triage import Triage
from ui.context import PageContext
from ui.pages.entry_card import make_column
from ui.pages.layouts import empty_layout
from ui.pages.roll_source import RollSource
from ui.pages.rows import make_dash_row
from ui.pages.step_row import StepRow
from ui.pages.triage_brook import BrookStep
from ui.pages.triage_category import CategoryStep
from ui.pages.triage_children import ChildrenStep
from ui.pages.triage_contact import ContactStep
from ui.pages.triage_enquiry import EnquiryStep
from ui.pages.triage_names import NamesToMatch
from ui.pages.triage_parts import Stamp, merge_kept
from ui.pages.triage_route import RouteStep
from ui.pages.triage_safety import SafetyStep
from ui.pages.triage_tasks import TasksStep
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.divider import Divider
from ui.widgets.label import PlainLabel

_THREE = 3


class TriageForm(Card):
    """Makes tomorrow safe first, then decides, then says why. Every part can be saved alone."""

    changed = Signal()
    call_requested = Signal()

    def __init__(self, context: PageContext, roll: RollSource, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, parent=parent)
        self._context = context
        self._view: TriageView | None = None
        self.body.setSpacing(context.theme.px(10))
        self.names = NamesToMatch(context, roll)
        self.add(self.names)
        self.safety = SafetyStep(context)
        self.contact = ContactStep(context)
        self.category = CategoryStep(context)
        self.brook = BrookStep(context)
        self.enquiry = EnquiryStep(context)
        self.children_step = ChildrenStep(context)
        self.route = RouteStep(context)
        self.tasks = TasksStep(context)
        self._make_steps()
        self._wire()

    def show_view(self, view: TriageView) -> None:
        """Show a concern's triage as it is stored."""
        self._view = view
        triage = view.triage
        self.names.show_names(view.concern.unmatched)
        self.safety.show_view(view)
        self.contact.show_view(view)
        self.category.show_triage(triage)
        self.brook.show_view(view)
        self.enquiry.show_record(view.concern.record)
        self.children_step.show_view(view)
        self.route.show_triage(triage)
        self.tasks.show_view(view)
        self._phone.set_note(view.prompts)
        self._brook_row.set_note(view.brook_note)
        self._calls.setText("\n".join(view.calls))
        self._calls.setVisible(bool(view.calls))
        self._after_change()

    def show_interims(self, lines: Sequence[InterimLine]) -> None:
        """Say which interim changes are in force because of this concern."""
        words = self._context.words
        empty_layout(self._interim_lines)
        for line in lines:
            said = words("Interim change since {since}: {text}", since=line.since, text=line.text)
            who = f" ({line.who})" if line.who else ""
            self._interim_lines.addWidget(make_dash_row(self._context.theme, f"{said}{who}", sign="done"))
        self._interims.setVisible(bool(lines))

    def triage(self) -> Triage:
        """Return everything decided so far."""
        desk = self._context.desk
        stamp = Stamp(desk.me.short, desk.today().isoformat())
        before = self._view.triage if self._view is not None else Triage()
        lines = self._view.children if self._view is not None else ()
        shown = {line.person for line in lines}
        offered = self.contact.offered()
        triage = replace(
            before,
            safety=merge_kept(before.safety, self.safety.safety(), lambda s: s.person in shown, lambda s: s.person),
            advice=merge_kept(
                before.advice,
                self.contact.advice(),
                lambda a: (a.about, a.person) in offered,
                lambda a: (a.about, a.person),
            ),
            decisions=merge_kept(
                before.decisions,
                self.children_step.decisions(stamp),
                lambda d: d.person in self.children_step.offered(),
                lambda d: d.person,
            ),
        )
        triage = self.category.fill_triage(triage, stamp)
        triage = self.brook.fill_triage(triage, stamp)
        return self.route.fill_triage(triage, stamp)

    def fields(self) -> dict[str, Any]:
        """Return what stands in the form as plain values, for a sealed draft."""
        return {
            "safety": self.safety.fields(),
            "advice": self.contact.fields(),
            "category": self.category.fields(),
            "brook": self.brook.fields(),
            "enquiry": self.enquiry.fields(),
            "children": self.children_step.fields(),
            "route": self.route.fields(),
            "tasks": self.tasks.fields(),
        }

    def show_fields(self, fields: dict[str, Any]) -> None:
        """Show what `fields` gave; call `show_view` first."""
        if self._view is None:
            return
        self.safety.show_fields(self._view, fields["safety"])
        self.contact.show_fields(fields["advice"])
        self.category.show_fields(fields["category"])
        self.brook.show_fields(fields["brook"])
        self.enquiry.show_fields(fields["enquiry"])
        self.children_step.show_fields(fields["children"])
        self.route.show_fields(fields["route"])
        self.tasks.show_fields(fields["tasks"])
        self._after_change()

    def find_gap(self) -> QWidget | None:
        """Return the field whose missing reason would be refused, with its sentence shown, or None."""
        for step, row in (
            (self.contact, self._contact_row),
            (self.category, self._category_row),
            (self.children_step, self._children_row),
        ):
            name = step.find_gap()
            if name:
                row.set_open(True)
                return self.findChild(QWidget, name)
        return None

    def open_all(self) -> None:
        """Unfold every step."""
        for row in self._rows:
            row.set_open(True)

    def focus_first(self) -> None:
        """Put focus on the first thing to do."""
        self.safety.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_steps(self) -> list[int]:
        """Return which steps are unfolded."""
        return [number for number, row in enumerate(self._rows) if row.is_open()]

    def set_open_steps(self, numbers: list[int]) -> None:
        """Unfold these, too."""
        for number in numbers:
            if number in range(len(self._rows)):
                self._rows[number].set_open(True)

    def _make_steps(self) -> None:
        theme, words, content = self._context.theme, self._context.words, self._context.desk.content
        service = content.term("svc")
        self._safety_row = StepRow(
            theme,
            words,
            1,
            words("Safe until tomorrow?"),
            note=words("“Not known” is an answer: it stays on Today and prints as such"),
        )
        self._phone = StepRow(theme, words, 2, words("Phone {service}", service=service), below=True)
        self.call = Button(theme, words("Open call record"), kind="primary", icon="phone")
        self.call.setObjectName("openCallButton")
        self._phone.add_right(self.call)
        self._calls = PlainLabel(style="small", wrap=True)
        self._phone.add(self._calls)
        self._contact_row = StepRow(
            theme,
            words,
            3,
            words("Who may be told"),
            note=words("Never pre-ticked"),
            below=True,
        )
        self._category_row = StepRow(
            theme,
            words,
            4,
            words("Category of this behaviour"),
            note=words("not of the child; can wait, and can change"),
        )
        self._brook_row = StepRow(theme, words, 5, words("Brook outcome"), below=True)
        self._brook_row.add_right(self.brook.colour)
        self._enquiry_row = StepRow(theme, words, 6, words("What is known by now"), below=True, foldable=True)
        self._children_row = StepRow(
            theme, words, 7, words("Each child affected, and at home"), below=True, foldable=True
        )
        self._route_row = StepRow(theme, words, 8, words("Route, police"), below=True, foldable=True)
        self._tasks_row = StepRow(theme, words, 9, words("Tasks"), note=words("never a contact with a family"))
        self._rows = (
            self._safety_row,
            self._phone,
            self._contact_row,
            self._category_row,
            self._brook_row,
            self._enquiry_row,
            self._children_row,
            self._route_row,
            self._tasks_row,
        )
        inside: tuple[QWidget | None, ...] = (
            self.safety,
            None,
            self.contact,
            self.category,
            self.brook,
            self.enquiry,
            self.children_step,
            self.route,
            self.tasks,
        )
        for number, (row, part) in enumerate(zip(self._rows, inside, strict=True)):
            if number:
                self.add(Divider())
            if part is not None:
                row.add(part)
            self.add(row)
        self._interims, self._interim_lines = make_column(theme, spacing=2)
        self._interims.hide()
        self._safety_row.add(self._interims)
        self.body.addStretch(1)

    def _wire(self) -> None:
        parts = (
            self.safety,
            self.contact,
            self.category,
            self.brook,
            self.enquiry,
            self.children_step,
            self.route,
            self.tasks,
        )
        for part in parts:
            part.changed.connect(self._after_change)
            part.changed.connect(self.changed)
        self.call.clicked.connect(self.call_requested)

    def _after_change(self) -> None:
        """Show what is done: the first three that are not are marked as next."""
        self.brook.compare(self.category.chosen())
        self.tasks.set_not_hsb(self.category.is_not_hsb())
        self._enquiry_row.set_note(self.enquiry.summary())
        self._children_row.set_note(self.children_step.summary())
        self._route_row.set_note(self.route.summary())
        called = self._view is not None and self._view.called
        done = (
            self.safety.is_answered(),
            called,
            any(advice.chosen for advice in self.contact.advice()),
            self.category.is_decided(),
            self.brook.has_colour(),
            self.enquiry.is_known(),
            self.children_step.is_decided(),
            self.route.is_decided(),
            False,
        )
        waiting = 0
        for row, is_done in zip(self._rows, done, strict=True):
            waiting += not is_done
            row.set_state("done" if is_done else "open" if waiting <= _THREE else "waiting")
