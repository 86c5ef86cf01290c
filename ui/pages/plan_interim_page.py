"""From a concern to an interim change: whose plan, which place, then the form (ux.md section 5.12)."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hsbdesk.desk.plan_views import PlanPage
from hsbdesk.domain.child import FileKind
from hsbdesk.domain.concern import DISPLAYING
from hsbdesk.domain.ids import FileId, RecordId
from hsbdesk.errors import DeskError
from ui.context import PageContext
from ui.pages.keys import add_keys
from ui.pages.layouts import add_shown
from ui.pages.plan_interim import FORM, InterimForm, InterimStart
from ui.pages.slots import then
from ui.widgets.button import Button
from ui.widgets.label import PlainLabel
from ui.widgets.message_bar import MessageBar
from ui.widgets.segmented import Segmented


@dataclass(frozen=True, slots=True)
class ConcernStart:
    """What is known of a concern when the form opens."""

    files: tuple[tuple[FileId, str], ...]
    """Files of the children who displayed, with the name shown."""
    without: tuple[tuple[str, str], ...]
    """Children who displayed and have no file: picker key and name."""
    start: InterimStart
    number: str


class InterimPage(QWidget):
    """Opens the form for the child who displayed; asks only where there are two, or no file yet."""

    close_requested = Signal()
    open_requested = Signal(object)
    put_into_force = Signal()

    def __init__(self, context: PageContext, *, alone: bool = False, parent: QWidget | None = None) -> None:
        """`alone`: it is a page of the window, with the margins of one; otherwise it stands over another page."""
        super().__init__(parent)
        self.setObjectName("interimPage")
        self._context = context
        self._concern = RecordId("")
        self._row = ""
        self._found: ConcernStart | None = None
        self.form: InterimForm | None = None
        theme, words = context.theme, context.words
        self._column = QVBoxLayout(self)
        edge = (theme.px(20), theme.px(16), theme.px(20), theme.px(12)) if alone else (0, 0, 0, 0)
        self._column.setContentsMargins(*edge)
        self._column.setSpacing(theme.px(10))
        self._asked = PlainLabel(words("In which child's plan?"), style="label")
        self._asked.hide()
        self._column.addWidget(self._asked)
        self.whose: Segmented | None = None
        self._bar = MessageBar(theme, "check")
        self._bar.setObjectName("interimBar")
        self._bar.hide()
        self._column.addWidget(self._bar)
        self._back = Button(theme, words("Back"))
        self._back.setObjectName("interimBackButton")
        self._back.hide()
        self._column.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        self._wire()

    def load(self, about: RecordId) -> None:
        """Open the form about a concern, or go on with an own draft of one."""
        self._context.workers.desk.run(lambda: self._find(about), self._on_found, self._refuse, self)

    def keep_now(self) -> None:
        """Keep what is being written."""
        if self.form is not None:
            self.form.keep_now()

    def _find(self, about: RecordId) -> ConcernStart | PlanPage:
        """Return what the form begins with; the page of a plan for a draft that is about no concern."""
        desk = self._context.desk
        for row in desk.drafts.own():
            if row.uuid == about and row.form == FORM:
                file, _, rest = str(desk.drafts.open(row.uuid).view.get("about", "")).partition(" ")
                page = desk.plans.read(FileId(file))
                if not rest or any(row.key == rest for row in (page.current.rows if page.current else ())):
                    self._row = rest
                    return page
                about = RecordId(rest)
        self._concern = about
        return self._read(about)

    def _on_found(self, found: ConcernStart | PlanPage) -> None:
        if isinstance(found, PlanPage):
            self._open_form(InterimForm(self._context, found, InterimStart(row=self._row)))
        else:
            self._show(found)

    def _read(self, concern: RecordId) -> ConcernStart:
        desk = self._context.desk
        view = desk.triages.view(concern)
        record = view.concern.record
        lines = [line for line in view.children if line.role in DISPLAYING]
        files = tuple((line.in_file, line.name) for line in lines if line.in_file is not None)
        without = tuple(
            (f"person:{child.person}", child.name) for child in view.without_file if child.kind is FileKind.HSB
        )
        start = InterimStart(
            places=record.places, concern=record.id, because=f"{view.concern.number}, {view.concern.title}"
        )
        return ConcernStart(files, without, start, view.concern.number)

    def _on_whose(self, file: str) -> None:
        self._open(FileId(file))

    def _show(self, found: ConcernStart) -> None:
        self._found = found
        words = self._context.words
        first = next(iter(found.files), None)
        if first is None:
            name = found.without[0][1] if found.without else ""
            sentence = (
                words("{name} has no file yet. The change is kept in the file; open it and go on.", name=name)
                if name
                else words("No child is named here as the one who displayed. Name the child first, then come back.")
            )
            self._bar.set_message("check", sentence)
            self._bar.set_actions([("open", words("Open the file and go on"))] if name else [])
            self._bar.show()
            self._back.show()
            (self._bar if name else self._back).setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if len(found.files) > 1 and self.whose is None:
            self._asked.show()
            self.whose = Segmented(self._context.theme, found.files, name=words("In which child's plan?"))
            self.whose.setObjectName("interimWhoseSegments")
            self.whose.set_value(first[0])
            self.whose.chosen.connect(self._on_whose)
            self._column.insertWidget(1, self.whose)
        self._open(first[0])

    def _open(self, file: FileId) -> None:
        plans = self._context.desk.plans
        self._context.workers.desk.run(lambda: plans.read(file), self._show_form, self._refuse, self)

    def _show_form(self, page: PlanPage) -> None:
        if self._found is None or not self._context.desk.is_open:
            return
        if self.form is not None:
            self.form.keep_now()
            self.form.keeper.stop()
            self._column.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
        begun = self._found.start
        row = row_of_places(page, begun.places)
        start = InterimStart(row=row, places=begun.places, concern=begun.concern, because=begun.because)
        self._open_form(InterimForm(self._context, page, start))

    def _open_form(self, form: InterimForm) -> None:
        self.form = form
        self.form.close_requested.connect(self.close_requested)
        self.form.open_requested.connect(self.open_requested)
        self.form.put_into_force.connect(self.put_into_force)
        self._bar.hide()
        self._back.hide()
        add_shown(self._column, self.form)
        self.form.begin()
        self.form.focus_first()

    def _open_file(self) -> None:
        if self._found is None or not self._found.without:
            return
        files, concern = self._context.desk.files, self._concern
        key, because = self._found.without[0][0], self._found.number

        def opened(file: FileId) -> None:
            self._context.changes.file_changed.emit(file)
            self.load(concern)

        self._context.workers.desk.run(lambda: files.open_file(key, FileKind.HSB, because), opened, self._refuse, self)

    def _refuse(self, error: DeskError) -> None:
        self._bar.set_message("stop", self._context.words.refusal(error))
        self._bar.set_actions([])
        self._bar.show()
        self._back.show()

    def _wire(self) -> None:
        self._back.clicked.connect(then(self.close_requested.emit))
        self._bar.action_requested.connect(then(self._open_file))
        add_keys(self._back, (("Esc", self.close_requested.emit),))


def row_of_places(page: PlanPage, places: tuple[str, ...]) -> str:
    """Return the key of the row of the plan in force that covers one of these places; empty when none does."""
    rows = page.current.rows if page.current is not None else ()
    return next((row.key for row in rows if set(row.places) & set(places)), "")
