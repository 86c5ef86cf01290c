"""The risk plan of a child: its places, one of them to read or to write, and what stands around the plan."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hsbdesk.desk.plan_views import UncoveredLine
from hsbdesk.domain.ids import FileId, RecordId
from hsbdesk.domain.plan import Plan, PlanRow
from hsbdesk.errors import DeskError
from ui.context import PageContext
from ui.pages.keys import add_keys
from ui.pages.layers import Layers
from ui.pages.plan_forms import build_form
from ui.pages.plan_side import PlanSide
from ui.pages.risk_plan_centre import PlanCentre
from ui.pages.risk_plan_changes import PlanChanges
from ui.pages.risk_plan_list import DRAFT, IN_FORCE, PlacesPane
from ui.pages.risk_plan_panes import ROW, PlanPanes
from ui.pages.risk_plan_print import ask_extract, ask_print
from ui.pages.risk_plan_read import PlanFacts, read_facts, version_name
from ui.pages.risk_plan_turns import RowTurns
from ui.pages.risk_plan_work import PlanWork
from ui.routes import Route

_KINDS = frozenset({"plan", "interim", "intervention"})


class RiskPlanPage(QWidget):
    """The list is gone through with Alt+Up and Alt+Down from anywhere; leaving a row saves it."""

    open_requested = Signal(object)
    print_requested = Signal(object)
    form_shown = Signal(bool)
    """Whether something stands over the columns: the frame offers nothing meanwhile."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("riskPlanPage")
        self._context = context
        self._file = FileId("")
        self._asked = 0
        self._wanted = ""
        self._version = DRAFT
        self._telling = False
        self.facts: PlanFacts | None = None
        self._main = QWidget()
        wishes: dict[str, Callable[..., None]] = {
            "open_requested": self.open_requested.emit,
            "print_requested": self.print_requested.emit,
            "row_requested": self._go_to_row,
            "form_requested": self._change_layer,
        }
        self.layers = Layers(self, wishes, self._main)
        self.changes = PlanChanges(context, self)
        column = QVBoxLayout(self._main)
        column.setContentsMargins(0, 0, 0, 0)
        self.places = PlacesPane(context)
        self.centre = PlanCentre(context)
        self.side = PlanSide(context)
        self.columns = PlanPanes(context, self.places, self.centre, self.side)
        column.addWidget(self.columns)
        self.work = PlanWork(context, view=self._place, page=self)
        self.turns = RowTurns(
            context, self, places=self.places, centre=self.centre, columns=self.columns, work=self.work
        )
        self._wire()

    # -- what the frame asks

    def load(self, file: FileId) -> None:
        """Show the plan of a file, as it stands now."""
        if file != self._file:
            self._leave_file()
        self._file = file
        self._read(self._show)

    def _read(self, show: Callable[[PlanFacts], None]) -> None:
        """Ask for the plan as it stands now; only the latest answer is shown."""
        self._asked += 1
        asked, file, desk = self._asked, self._file, self._context.desk
        reading = self.work.plan.id if self.work.plan is not None else None

        def answered(facts: PlanFacts) -> None:
            if asked == self._asked and file == self._file and desk.is_open:
                self.facts = facts
                show(facts)

        self._context.workers.desk.run(lambda: read_facts(desk, file, reading), answered, owner=self)

    def select(self, record: RecordId) -> None:
        """Bring a version, or the interim changes, into view."""
        self._wanted = record
        if self.facts is not None:
            self._choose_wanted()

    def keep_now(self) -> None:
        """Keep what is being written; a row that is whole is saved as a version."""
        self.work.keeper.keep_now()
        self.layers.keep_now()

    def panes(self) -> list[QWidget]:
        """Return the parts that F6 goes through."""
        if self.layers.layer is not None:
            return [self.layers.layer]
        return [part for part in (self.places.table, self.centre, self.side) if part.isVisible()]

    def is_form_open(self) -> bool:
        """Return whether something stands over the columns."""
        return self.layers.layer is not None

    def can_meet(self) -> bool:
        """Return whether there is a plan to be shown in a meeting, or printed."""
        return self.facts is not None and self.facts.page.shown is not None

    def sign_label(self) -> str:
        """Return the words of the one main action, "Send v4 for sign-off"; empty without a draft."""
        draft = self.facts.page.draft if self.facts is not None else None
        if draft is None:
            return ""
        return self._context.words("Send v{n} for sign-off", n=draft.plan_version)

    def meet(self) -> None:
        """Open the meeting view at the chosen place."""
        if self.can_meet():
            self.open_form("meeting", self.places.chosen())

    def sign(self) -> None:
        """Save what is written, then go to the signatures."""
        self.open_form("sign", "")

    def print_paper(self) -> None:
        """Ask which paper is printed."""
        facts = self.facts
        if facts is None:
            return
        plan = self._plan()
        if plan is not None:
            row = plan.row(self.places.chosen())
            self.turns.save(partial(ask_print, self._context, facts.page, plan, row, self.print_requested.emit))

    def print_extract(self) -> None:
        """Print the chosen place alone, as it is saved."""
        key = self.places.chosen()

        def go() -> None:
            plan = self._plan()
            row = self.work.row(key) if self._is_drafting() else self._force_row(key)
            if plan is not None and row is not None:
                ask_extract(self._context, plan, row, self.print_requested.emit)

        self.turns.save(go)

    # -- what is shown

    def _show(self, facts: PlanFacts) -> None:
        page = facts.page
        if page.draft is None:
            self.work.stop()
        else:
            self.work.open(page.draft, facts.kept)
        both = page.draft is not None and page.current is not None
        if not both:
            self._version = DRAFT if page.draft is not None else IN_FORCE
        self._show_versions()
        self.columns.set_places(shown=page.shown is not None)
        self.show_places()
        if page.shown is None:
            self.centre.show_empty(page)
        elif not self._choose_wanted():
            self._show_row_left(facts)
        self.side.show_page_soon(page)
        self.form_shown.emit(self.is_form_open())

    def _show_row_left(self, facts: PlanFacts) -> None:
        """Show the chosen row, or where its author was: what was kept comes back at its caret."""
        self.show_row(self.places.chosen() or facts.at or next(iter(self.places.keys()), ""))
        if facts.kept is not None and self.centre.editor_key() == facts.at:
            self.columns.show_pane(ROW)
            self.centre.editor.go_to(facts.kept.view)

    def _show_versions(self) -> None:
        if self.facts is not None:
            page = self.facts.page
            self.places.show_versions(version_name(page.current), version_name(page.draft), self._version)

    def _is_drafting(self) -> bool:
        return self._version == DRAFT and self.work.plan is not None

    def show_places(self) -> None:
        """Show the places of the version that is shown, and which of them wait to be saved."""
        if self.facts is None:
            return
        page = self.facts.page
        drafted = self._version == DRAFT and page.draft is not None
        groups = page.groups if drafted or page.draft is None else page.groups_in_force
        self.places.show_groups(groups, self.work.refusals if drafted else {})
        self.places.show_uncovered(page.uncovered, may_add=drafted and not page.names_off)

    def _choose_wanted(self) -> bool:
        """Bring what was asked for into view: a row, or the version a record is; False when nothing was asked."""
        wanted, self._wanted = self._wanted, ""
        facts = self.facts
        if not wanted or facts is None:
            return False
        page = facts.page
        if page.current is not None and page.draft is not None and wanted == page.current.id:
            self._on_version(IN_FORCE)
            return True
        keys = self.places.keys()
        if wanted in keys:
            self.show_row(wanted)
            return True
        return False

    def show_row(self, key: str) -> None:
        """Show a place: to be written in a draft, else to be read."""
        facts = self.facts
        if facts is None:
            return
        if key and not self.places.choose(key):
            key = next(iter(self.places.keys()), "")
            self.places.choose(key)
        self.side.set_row(key)
        page = facts.page
        if page.names_off:
            plan = self._plan()
            row = facts.hidden.get(plan.id, {}).get(key) if plan is not None else None
            self.centre.show_hidden_row(facts, row)
        elif self._version == DRAFT and page.draft is not None:
            row = self.work.row(key)
            before = page.current.row(key) if page.current is not None else None
            self.centre.show_draft_row(facts, row, before)
            if key in self.work.refusals:
                self.centre.editor.say(self.work.refusals[key])
        else:
            self.centre.show_force_row(facts, self._force_row(key), may_begin=page.draft is None)

    def _force_row(self, key: str) -> PlanRow | None:
        page = self.facts.page if self.facts is not None else None
        return page.current.row(key) if page is not None and page.current is not None else None

    def _plan(self) -> Plan | None:
        page = self.facts.page if self.facts is not None else None
        if page is None:
            return None
        return page.draft if self._version == DRAFT and page.draft is not None else page.current

    # -- saving

    def save(self) -> None:
        """Save what is written as a version, now."""
        self.turns.save()

    def _on_saved(self) -> None:
        if self.work.plan is not None:
            self._tell(self.work.plan.id)
        self._read(self._show_beside)

    def _show_beside(self, facts: PlanFacts) -> None:
        """Show the list and the side anew; the fields stay as they are typed."""
        if facts.page.draft is not None:
            self.work.open(facts.page.draft)
        self.show_places()
        self.side.show_page(facts.page)
        self.form_shown.emit(self.is_form_open())

    # -- adding and taking out

    def begin(self) -> None:
        """Begin the first plan, with a row for each place of the entries."""
        if self.facts is not None:
            self.changes.begin(self._file, self.facts.page.places)

    def add_place(self) -> None:
        """Add a place to the draft."""
        plan = self.work.plan
        if plan is not None and self._version == DRAFT:
            self.turns.save(partial(self.changes.add, plan.id))

    def _cover(self, line: UncoveredLine) -> None:
        plan = self.work.plan
        if plan is not None:
            self.turns.save(partial(self.changes.cover, plan.id, line))

    def _ask_remove(self) -> None:
        plan, row = self.work.plan, self.work.row(self.centre.editor_key())
        if plan is not None and row is not None:
            self.changes.ask_remove(plan.id, row)

    def _on_begun(self, plan: str) -> None:
        self._tell(plan)
        self.load(self._file)

    def _on_added(self, key: str) -> None:
        self._wanted = key
        if self.work.plan is not None:
            self._tell(self.work.plan.id)
        self.centre.focus_when_shown()
        self.load(self._file)
        self.columns.show_pane(ROW)

    def _on_removed(self, key: str) -> None:
        keys = self.places.keys()
        place = keys.index(key) if key in keys else 0
        rest = [other for other in keys if other != key]
        self.work.forget(key)
        self.centre.forget()
        self._wanted = rest[min(place, len(rest) - 1)] if rest else ""
        if self.work.plan is not None:
            self._tell(self.work.plan.id)
        self.load(self._file)
        self.places.table.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- whether a control works

    def _judge(self, control: str, status: str, how: str) -> None:
        page = self.facts.page if self.facts is not None else None
        if page is not None and page.current is not None:
            self.changes.judge(page.current.id, self.places.chosen(), control, status, how)

    def _on_judged(self) -> None:
        page = self.facts.page if self.facts is not None else None
        if page is not None and page.current is not None:
            self._tell(page.current.id)
        self._context.changes.tasks_changed.emit()
        self.load(self._file)

    def _on_judgement_refused(self, error: DeskError) -> None:
        self.centre.view.show_refusal(error.field or "", self._context.words.refusal(error))

    # -- what stands over the columns

    def open_form(self, kind: str, about: str) -> None:
        """Open a form over the columns, once what is written is saved."""

        def go() -> None:
            if self.facts is not None:
                self.layers.open(partial(build_form, self._context, kind, self.facts.page, about))

        self.turns.save(go)

    def _on_closed(self) -> None:
        self.load(self._file)
        target = self.places.table if self.places.isVisible() else self.centre
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _change_layer(self, kind: str, about: str) -> None:
        self.layers.close()
        self.open_form(kind, about)

    def _go_to_row(self, key: str) -> None:
        self.layers.close()
        self.turns.enter(key)

    # -- wiring

    def _place(self) -> dict[str, Any]:
        return {**self.centre.editor.where.read(), "row": self.centre.editor_key()}

    def _leave_file(self) -> None:
        self.keep_now()
        self.work.stop()
        self.centre.forget()
        self.facts = None
        self._version = DRAFT
        self.turns.forget()

    def _on_version(self, version: str) -> None:
        key = self.places.chosen()

        def switch() -> None:
            self._version = version
            self._show_versions()
            self.show_places()
            self.show_row(key)

        self.turns.save(switch)

    def _on_changed(self) -> None:
        if self.isVisible() and self._file and not self._telling:
            self.turns.take()
            self.load(self._file)

    def _on_record(self, kind: str, _record: str) -> None:
        if kind in _KINDS or kind == "concern":
            self._on_changed()

    def _tell(self, plan: str) -> None:
        self._telling = True
        self._context.changes.record_changed.emit("plan", plan)
        self._context.changes.file_changed.emit(self._file)
        self._telling = False

    def _say_refusal(self, error: DeskError) -> None:
        self._context.workers.failures.say_refusal(error)

    def _add_item(self) -> None:
        if self.centre.editor_key():
            self.centre.editor.add_item()
        else:
            self.centre.view.save_working()

    def _record_intervention(self) -> None:
        self.open_requested.emit(Route("child", file=self._file, tab="interventions"))

    def _wire(self) -> None:
        changes, centre = self._context.changes, self.centre
        self.places.meeting_requested.connect(self.meet)
        self.places.add_requested.connect(self.add_place)
        self.places.cover_requested.connect(self._cover)
        self.places.version_chosen.connect(self._on_version)
        centre.open_requested.connect(self.open_requested)
        centre.intervention_requested.connect(self._record_intervention)
        centre.extract_requested.connect(self.print_extract)
        centre.remove_requested.connect(self._ask_remove)
        centre.begin_requested.connect(self.begin)
        centre.version_requested.connect(lambda: self.open_form("version", self.places.chosen()))
        centre.working_told.connect(self._judge)
        self.changes.begun.connect(self._on_begun)
        self.changes.added.connect(self._on_added)
        self.changes.removed.connect(self._on_removed)
        self.changes.judged.connect(self._on_judged)
        self.changes.judgement_refused.connect(self._on_judgement_refused)
        self.layers.shown.connect(self.form_shown)
        self.layers.closed.connect(self._on_closed)
        self.turns.saved.connect(self._on_saved)
        self.work.keeper.refused.connect(self._say_refusal)
        self.side.form_requested.connect(self.open_form)
        self.side.open_requested.connect(self.open_requested)
        self.side.row_requested.connect(self._go_to_row)
        self.side.print_requested.connect(self.print_requested)
        for signal in (changes.file_changed, changes.concern_recorded, changes.names_changed):
            signal.connect(self._on_changed)
        changes.record_changed.connect(self._on_record)
        add_keys(
            self._main,
            (
                ("Alt+Up", partial(self.turns.go, -1)),
                ("Alt+Down", partial(self.turns.go, 1)),
                ("Ctrl+S", self.save),
                ("Ctrl+Return", self._add_item),
                ("Ctrl+Enter", self._add_item),
                ("Ctrl+Shift+P", self.print_extract),
                ("Alt+I", lambda: self.open_form("interim", self.places.chosen())),
            ),
        )
