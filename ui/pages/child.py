"""One child's record: the title line, and tabs whose pages are built when first shown."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from hsbdesk.desk.files import FileHead
from hsbdesk.desk.worklists import TodayRow
from hsbdesk.domain.child import FileKind
from hsbdesk.domain.ids import FileId, RecordId
from hsbdesk.domain.sharing import DocumentKind
from hsbdesk.errors import DeskError
from ui.context import PageContext
from ui.pages.child_tabs import TAB_KEYS, build_tab, tab_label
from ui.pages.keys import add_keys
from ui.pages.print_wish import PrintWish
from ui.pages.slots import then
from ui.routes import Route
from ui.widgets.button import Button
from ui.widgets.divider import Divider
from ui.widgets.message_bar import MessageBar
from ui.widgets.page_title import PageTitle
from ui.widgets.tab_strip import TabStrip

_LOW_BELOW = 480
"""Logical px of height under which the list of a plan needs the room of the child's second line."""


class ChildPage(QWidget):
    """Who the child is, and the eight sides of the record."""

    open_requested = Signal(object)
    concern_requested = Signal()
    print_requested = Signal(object)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("childPage")
        self._context = context
        self._file = FileId("")
        self._tabs: dict[str, QWidget] = {}
        theme, words = context.theme, context.words
        column = QVBoxLayout(self)
        self._column = column
        self._subtitle = ""
        column.setSpacing(0)
        self._title = PageTitle(theme, beside=True)
        self._print = Button(theme, words("Print"), icon="print")
        self._print.setObjectName("printButton")
        self._decide = Button(theme, "", kind="primary")
        self._decide.setObjectName("decideButton")
        self._decide.hide()
        self._decision: TodayRow | None = None
        self._meet = Button(theme, words("Meeting view"), icon="people")
        self._meet.setObjectName("meetingViewButton")
        self._meet.setToolTip(words("One place a page, in plain words (M)"))
        self._meet.hide()
        self._send = Button(theme, "", kind="primary")
        self._send.setObjectName("sendForSignOffButton")
        self._send.hide()
        self._record = Button(theme, words("Record an intervention"), kind="primary", icon="plus")
        self._record.setObjectName("recordInterventionButton")
        self._record.hide()
        self._quick = Button(theme, words("Quick report"), icon="send")
        self._quick.setObjectName("quickReportButton")
        self._quick.setToolTip(words("Eight things on one page, signed and printed at once (Alt+Q)"))
        self._title.add_action(self._quick)
        self._title.add_action(self._meet)
        self._title.add_action(self._print)
        self._title.add_action(self._decide)
        self._title.add_action(self._record)
        self._title.add_action(self._send)
        column.addWidget(self._title)
        column.addSpacing(theme.px(6))
        self._strip = TabStrip(
            theme, [(key, tab_label(words, key)) for key in TAB_KEYS], name=words("Parts of the record")
        )
        self._strip.setObjectName("recordTabs")
        column.addWidget(self._strip)
        column.addWidget(Divider())
        self._gap = QWidget()
        column.addWidget(self._gap)
        self._note = MessageBar(theme, "tip", actions=(("show", words("Show them")),))
        self._note.hide()
        column.addWidget(self._note)
        self._stack = QStackedWidget()
        self._stack.setFrameShape(QFrame.Shape.NoFrame)
        column.addWidget(self._stack, 1)
        self._wire()
        self._show_room()

    def load(self, file: FileId, tab: str = "", record: RecordId | None = None) -> None:
        """Show a file; with a record, the tab chooses it."""
        if file != self._file:
            self._drop_tabs()
            self._strip.set_value("overview")
        self._file = file
        self._ask_head()
        self.show_tab(tab or self._strip.value(), record)

    def show_tab(self, key: str, record: RecordId | None = None) -> None:
        """Show one side of the record."""
        self._strip.set_value(key)
        page = self._tabs.get(key)
        if page is None:
            page = build_tab(self._context, key)
            self._tabs[key] = page
            self._stack.addWidget(page)
            self._listen(page)
        self._stack.setCurrentWidget(page)
        self._show_room()
        self._show_actions()
        page.load(self._file)  # type: ignore[attr-defined]
        select: Callable[[RecordId], None] | None = getattr(page, "select", None)
        if record is not None and select is not None:
            select(record)

    def tab(self) -> str:
        """Return the key of the side that is shown."""
        return self._strip.value()

    def keep_now(self) -> None:
        """Let each side keep what is being written."""
        for page in self._tabs.values():
            keep: Callable[[], None] | None = getattr(page, "keep_now", None)
            if keep is not None:
                keep()

    def focus_first(self) -> None:
        """Put the keyboard onto the tabs."""
        self._strip.setFocus(Qt.FocusReason.OtherFocusReason)

    def panes(self) -> list[QWidget]:
        """Return the parts that F6 goes through: head and tabs, then those of the side that is shown."""
        own: Callable[[], list[QWidget]] | None = getattr(self._stack.currentWidget(), "panes", None)
        return [self, *(own() if own is not None else [])]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_room()

    def _show_room(self) -> None:
        """Keep the head to one line over the plan where there is little height; the overview says it in full."""
        theme = self._context.theme
        low = self.tab() == "plan" and self.height() < theme.px(_LOW_BELOW)
        edge, above, below = theme.px(20), theme.px(6 if low else 16), theme.px(4 if low else 12)
        self._column.setContentsMargins(edge, above, edge, below)
        self._gap.setFixedHeight(theme.px(4 if low else 12))
        self._title.set_subtitle("" if low else self._subtitle)

    def _wire(self) -> None:
        self._strip.chosen.connect(self.show_tab)
        self._print.clicked.connect(lambda _on=False: self._ask_print())
        self._decide.clicked.connect(lambda _on=False: self._open_decision())
        self._record.clicked.connect(lambda _on=False: self._record_intervention())
        self._meet.clicked.connect(lambda _on=False: self._on_plan("meet"))
        self._send.clicked.connect(lambda _on=False: self._on_plan("sign"))
        self._note.action_requested.connect(lambda: self.show_tab("concerns"))
        self._quick.clicked.connect(then(self._write_quick))
        add_keys(self, (("Alt+Q", self._write_quick),), from_anywhere=True)
        changes = self._context.changes
        for signal in (
            changes.file_changed,
            changes.record_changed,
            changes.concern_recorded,
            changes.names_changed,
            changes.tasks_changed,
        ):
            signal.connect(self._on_changed)
        for place, key in enumerate(TAB_KEYS, start=1):
            shortcut = QShortcut(QKeySequence(f"Ctrl+{place}"), self)
            # From the navigation too: a page that is not shown does not hear its keys.
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(lambda key=key: self.show_tab(key))

    def _listen(self, page: QWidget) -> None:
        for name, signal in (
            ("open_requested", self.open_requested),
            ("concern_requested", self.concern_requested),
            ("print_requested", self.print_requested),
        ):
            wish = getattr(page, name, None)
            if wish is not None:
                wish.connect(signal)
        form_shown: SignalInstance | None = getattr(page, "form_shown", None)
        if form_shown is not None:
            form_shown.connect(then(self._show_actions))

    def _drop_tabs(self) -> None:
        for page in self._tabs.values():
            self._stack.removeWidget(page)
            page.deleteLater()
        self._tabs.clear()

    def _ask_head(self) -> None:
        file, desk = self._file, self._context.desk

        def read() -> tuple[FileHead, tuple[TodayRow, ...]]:
            head = desk.files.head(file)
            return head, desk.worklists.decisions(file, head.person)

        def show(found: tuple[FileHead, tuple[TodayRow, ...]]) -> None:
            head, decisions = found
            if head.file == self._file:
                self._show_head(head)
                self._show_decision(decisions)

        def failed(error: DeskError) -> None:
            self._context.workers.failures.say_refusal(error)
            self.open_requested.emit(Route("children"))

        self._context.workers.desk.run(read, show, failed, self)

    def _show_head(self, head: FileHead) -> None:
        words = self._context.words
        self._title.set_title(head.name)
        self._subtitle = head.line
        self._show_room()
        self._note.setVisible(head.also_affected > 0)
        self._note.set_message(
            "tip", words.count(head.also_affected, "Also affected in 1 entry", "Also affected in {n} entries")
        )
        for key, count in head.counts.items():
            if key in TAB_KEYS:
                self._strip.set_count(key, str(count) if count else "")
        self._strip.set_label("plan", words("Safety plan") if head.kind is FileKind.SUPPORT else words("Risk plan"))
        self._strip.set_count("plan", head.plan)

    def _show_decision(self, rows: tuple[TodayRow, ...]) -> None:
        """Offer the most urgent decision as the one main action."""
        self._decision = next((row for row in rows if row.target.kind != "task"), None)
        self._show_actions()
        if self._decision is not None:
            self._decide.set_text(self._decision.action_text)
            self._decide.setAccessibleName(f"{self._decision.action_text}: {self._decision.text}")

    def _show_actions(self) -> None:
        """Offer what belongs to the side that is shown; one main action, none while its form is open."""
        key, page = self.tab(), self._stack.currentWidget()
        on_plan = key == "plan"
        plan_shown, send = self._plan_actions(page) if on_plan else (False, "")
        # The chronology prints what it is filtered to, from its own row.
        self._print.setVisible(plan_shown if on_plan else key not in {"chronology", "interventions"})
        self._meet.setVisible(plan_shown)
        self._send.setVisible(bool(send))
        self._send.set_text(send)
        words = self._context.words
        papers = {"overview": words("This overview"), "plan": words("A paper of this plan")}
        self._print.setToolTip(papers.get(key, words("The chronology of this file")))
        on_interventions = key == "interventions"
        self._quick.setVisible(not on_plan and not on_interventions)
        self._decide.setVisible(self._decision is not None and not on_interventions and not on_plan)
        form_open: Callable[[], bool] | None = getattr(page, "is_form_open", None)
        self._record.setVisible(on_interventions and form_open is not None and not form_open())

    def _record_intervention(self) -> None:
        record: Callable[[], None] | None = getattr(self._stack.currentWidget(), "record", None)
        if record is not None:
            record()

    def _write_quick(self) -> None:
        if self._file:
            self.open_requested.emit(Route("quick", self._file, self._file))

    def _plan_actions(self, page: QWidget | None) -> tuple[bool, str]:
        """Return whether the plan can be met over and printed, and the words that send its draft for sign-off."""
        can_meet: Callable[[], bool] | None = getattr(page, "can_meet", None)
        label: Callable[[], str] | None = getattr(page, "sign_label", None)
        form_open: Callable[[], bool] | None = getattr(page, "is_form_open", None)
        if can_meet is None or label is None or (form_open is not None and form_open()):
            return False, ""
        return can_meet(), label()

    def _on_plan(self, action: str) -> None:
        act: Callable[[], None] | None = getattr(self._stack.currentWidget(), action, None)
        if act is not None:
            act()

    def _open_decision(self) -> None:
        if self._decision is not None:
            self.open_requested.emit(self._decision.target)

    def _ask_print(self) -> None:
        if self.tab() == "plan":
            self._on_plan("print_paper")
            return
        kind = DocumentKind.OVERVIEW if self.tab() == "overview" else DocumentKind.CHRONOLOGY
        self.print_requested.emit(PrintWish(kind, self._file))

    def _on_changed(self) -> None:
        if self.isVisible() and self._file:
            self._ask_head()
