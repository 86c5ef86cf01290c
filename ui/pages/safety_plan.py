"""The safety and support plan of an affected child, in that child's own Support file (domain.md section 6.6)."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from hsbdesk.desk.plan_views import SafetyPage
from hsbdesk.domain.ids import FileId, RecordId
from hsbdesk.domain.sharing import DocumentKind
from ui.context import PageContext
from ui.pages.layouts import empty_layout
from ui.pages.print_wish import PrintWish
from ui.pages.safety_read import make_plan_cards
from ui.widgets.button import Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.message_bar import MessageBar
from ui.widgets.page_title import PageTitle
from ui.widgets.scroll_page import ScrollPage

_HEAD_SCROLLS_FROM = 1.5
"""Text scale from which title and actions scroll with the plan: over it they would leave it no height."""


class SafetyPlanPage(QWidget):
    """What stands, what is due, earlier versions; over it one form at a time."""

    open_requested = Signal(object)
    print_requested = Signal(object)
    form_shown = Signal(bool)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("safetyPlanPage")
        self._context = context
        self._file = FileId("")
        self._asked = 0
        self._wanted = RecordId("")
        self.page: SafetyPage | None = None
        self.layer: QWidget | None = None
        theme, words = context.theme, context.words
        self._layers = QStackedLayout(self)
        self._layers.setContentsMargins(0, 0, 0, 0)
        self._main = QWidget()
        self._layers.addWidget(self._main)
        column = QVBoxLayout(self._main)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        self.title = PageTitle(theme)
        self.buttons: dict[str, Button] = {}
        for key, label, name in (
            ("print", words("Print"), "printSafetyButton"),
            ("end", words("End it"), "endSafetyButton"),
            ("review", words("Review it"), "reviewSafetyButton"),
            ("sign", words("Sign-off"), "signSafetyButton"),
            ("begin", words("Begin the next version"), "beginSafetyButton"),
            ("write", words("Write it"), "writeSafetyButton"),
        ):
            button = Button(theme, label, kind="primary" if key == "write" else "default")
            button.setObjectName(name)
            button.clicked.connect(lambda _on=False, key=key: self.do(key))
            self.buttons[key] = button
            self.title.add_action(button)
        self.due = MessageBar(theme, "check")
        self.due.setObjectName("safetyDueBar")
        self.due.hide()
        self._scroll = ScrollPage()
        self._scroll.body.setSpacing(theme.px(10))
        self._body = QVBoxLayout()
        self._body.setSpacing(theme.px(12))
        head = self._scroll.body if theme.scale >= _HEAD_SCROLLS_FROM else column
        head.addWidget(self.title)
        head.addWidget(self.due)
        self._scroll.body.addLayout(self._body, 1)
        column.addWidget(self._scroll, 1)
        self._empty = EmptyState(
            theme,
            words("No safety plan yet. It says who is there for this child, and what makes them feel safe."),
            action=words("Begin a safety plan"),
        )
        self._layers.addWidget(self._empty)
        self._wire()

    def load(self, file: FileId) -> None:
        """Show the safety plan of a Support file."""
        if file != self._file:
            self.close_layer()
        self._file = file
        self._asked += 1
        asked, plans = self._asked, self._context.desk.safety_plans

        def show(page: SafetyPage) -> None:
            if asked == self._asked:
                self._show(page)

        self._context.workers.desk.run(lambda: plans.read(file), show, owner=self)

    def select(self, record: RecordId) -> None:
        """Show the plan a row of Today speaks of: there is one, so it is shown already."""
        self._wanted = record

    def keep_now(self) -> None:
        """Keep what is being written."""
        keep: Callable[[], None] | None = getattr(self.layer, "keep_now", None)
        if keep is not None:
            keep()

    def panes(self) -> list[QWidget]:
        """Return the parts that F6 goes through."""
        return [self.layer if self.layer is not None else self._main]

    def is_form_open(self) -> bool:
        """Return whether a form is shown."""
        return self.layer is not None

    # -- showing

    def _show(self, page: SafetyPage) -> None:
        words = self._context.words
        self.page = page
        plan, current, draft = page.plan, page.current, page.draft
        self.title.set_title(page.title)
        self.title.set_subtitle(page.state)
        shown = {
            "print": plan is not None,
            "end": current is not None and draft is None,
            "review": current is not None and not page.due,  # else the bar below offers it
            "sign": plan is not None,
            "begin": draft is None and plan is not None,
            "write": draft is not None and self._context.desk.names_on,
        }
        for key, button in self.buttons.items():
            button.setVisible(shown[key])
        said = "\n".join(" · ".join(part for part in (line.text, line.when, line.detail) if part) for line in page.due)
        overdue = any(line.overdue for line in page.due)
        self.due.set_message("stop" if overdue else "check", said)
        self.due.set_actions([("review", words("Review it"))] if current is not None and page.due else [])
        self.due.setVisible(bool(said))
        empty_layout(self._body)
        if plan is not None:
            for card in make_plan_cards(self._context, page, plan):
                self._body.addWidget(card)
        self._body.addStretch(1)
        if self.layer is None:
            self._layers.setCurrentWidget(self._main if page.versions else self._empty)

    # -- what can be done

    def do(self, key: str) -> None:
        """Do what a button says."""
        page = self.page
        if page is None or self.layer is not None:
            return
        if key == "print" and page.plan is not None:
            self.print_requested.emit(PrintWish(DocumentKind.SAFETY_PLAN, page.file, page.plan.id))
        elif key == "begin":
            self._begin(page)
        else:
            layer = self._build(key, page)
            if layer is not None:
                self.open_layer(layer)

    def _build(self, key: str, page: SafetyPage) -> QWidget | None:
        from ui.pages import safety_form as forms  # noqa: PLC0415 - built when asked for

        if page.plan is None:
            return None
        match key:
            case "write" if page.draft is not None:
                return forms.write_safety_plan(self._context, page, page.draft)
            case "review" if page.current is not None:
                return forms.review_safety_plan(self._context, page, page.current)
            case "end" if page.current is not None:
                return forms.end_safety_plan(self._context, page, page.current)
            case "sign":
                from ui.pages.plan_sign import PlanSignPage  # noqa: PLC0415

                title = self._context.words("Sign-off of {plan}", plan=page.title)
                return PlanSignPage(self._context, page.file, page.plan.id, title, page.child)
            case _:
                return None

    def _begin(self, page: SafetyPage) -> None:
        plans, file = self._context.desk.safety_plans, page.file
        concerns: Sequence[RecordId] = () if page.versions else [record for record, _label in page.concern_labels]

        def write(found: tuple[RecordId, SafetyPage]) -> None:
            plan, read = found
            self._show(read)
            self._context.changes.record_changed.emit("safety_plan", plan)
            self.do("write")

        self._context.workers.desk.run(lambda: (plans.new(file, concerns), plans.read(file)), write, owner=self)

    def open_layer(self, layer: QWidget) -> None:
        """Put a form over the page."""
        self.layer = layer
        for name, act in (("close_requested", self.close_layer), ("open_requested", self.open_requested.emit)):
            wish = getattr(layer, name, None)
            if wish is not None:
                wish.connect(act)
        self._layers.addWidget(layer)
        self._layers.setCurrentWidget(layer)
        self.form_shown.emit(True)
        for name in ("begin", "focus_first"):
            act: Callable[[], None] | None = getattr(layer, name, None)
            if act is not None:
                act()

    def close_layer(self) -> None:
        """Take the form away and read what stands now."""
        layer, self.layer = self.layer, None
        if layer is None:
            return
        self._layers.setCurrentWidget(self._main)
        self._layers.removeWidget(layer)
        layer.hide()
        layer.deleteLater()
        self.form_shown.emit(False)
        self.load(self._file)
        first = next((button for button in reversed(self.buttons.values()) if button.isVisible()), None)
        (first or self._main).setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_due(self, _key: str) -> None:
        self.do("review")

    def _on_empty(self) -> None:
        self.do("begin")

    def _on_changed(self) -> None:
        if self._file and self.isVisible() and self.layer is None:
            self.load(self._file)

    def _wire(self) -> None:
        self.due.action_requested.connect(self._on_due)
        self._empty.action_requested.connect(self._on_empty)
        changes = self._context.changes
        for signal in (changes.file_changed, changes.record_changed, changes.names_changed):
            signal.connect(self._on_changed)
