"""What stands in the window while somebody is signed in: privacy bar, navigation, pages."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from hsbdesk.desk.preferences import Preferences
from hsbdesk.domain.referral import ReferralStatus
from hsbdesk.errors import DeskError
from ui.context import PageContext
from ui.navigation import Navigation
from ui.pages.print_wish import PrintWish
from ui.pages.search import SearchPanel
from ui.panes import step_pane
from ui.privacy_bar import PrivacyBar
from ui.routes import NAV_OF, PLACES, Route, build_page, load_page, route_to
from ui.widgets.message_bar import MessageBar
from ui.widgets.side_panel import SidePanel

_RAIL_BELOW = 1200
_CLOSED = frozenset({ReferralStatus.DECIDED, ReferralStatus.CLOSED})


class DeskView(QWidget):
    """Shows one page at a time and knows where the person came from."""

    lock_requested = Signal()
    blank_requested = Signal()
    help_requested = Signal(str)
    """The topic of the help; empty for the one that was open."""
    look_requested = Signal()
    """Theme or text size was changed: the window is to be built anew."""
    page_opened = Signal(str)

    def __init__(self, context: PageContext, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._context = context
        self._preferences = preferences
        self._pages: dict[tuple[str, str], QWidget] = {}
        self._visited: list[Route] = []
        self._search: SearchPanel | None = None
        theme, words = context.theme, context.words
        self.bar = PrivacyBar(theme, words)
        self.navigation = Navigation(theme, words)
        self._strip = MessageBar(theme, "stop", actions=(("close", words("Close this note")),))
        self._strip.setObjectName("failureStrip")
        self._strip.hide()
        self._stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.navigation)
        content = QVBoxLayout()
        content.setSpacing(0)
        content.addWidget(self._strip)
        content.addWidget(self._stack, 1)
        row.addLayout(content, 1)
        column.addLayout(row, 1)
        self._counting = QTimer(self)
        self._counting.setSingleShot(True)
        self._counting.setInterval(0)
        self._wire()
        self._show_person()
        self._note_saved()
        self._counting.start()

    # -- places

    def open(self, target: object) -> None:
        """Go where a row of a list points."""
        self.go(target if isinstance(target, Route) else route_to(target))  # type: ignore[arg-type]

    def go(self, route: Route) -> None:
        """Show a place; what was being written elsewhere is kept as it is."""
        self._keep_current()
        page = self._pages.get(route.key)
        fresh = page is None
        if page is None:
            page = build_page(self._context, route)
            self._pages[route.key] = page
            self._listen(page, route)
            self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        if fresh or route.page in PLACES or self._is_other_draft(page, route):
            load_page(page, route)
        elif route.tab:
            open_tab: Callable[[str], None] | None = getattr(page, "open_tab", None)
            if open_tab is not None:
                open_tab(route.tab)
        self._visited = [seen for seen in self._visited if seen.key != route.key]
        self._visited.append(route)
        self._show_rail()
        self.navigation.set_current(NAV_OF.get(route.page, ""))
        self.page_opened.emit(route.page)
        focus_first: Callable[[], None] | None = getattr(page, "focus_first", None)
        if focus_first is not None:
            focus_first()

    @staticmethod
    def _is_other_draft(page: QWidget, route: Route) -> bool:
        """Return whether a form has to load: what is being written stays, unless a draft was asked for."""
        is_writing: Callable[[], bool] | None = getattr(page, "is_writing", None)
        return is_writing is not None and (bool(route.id) or not is_writing())

    def current(self) -> Route | None:
        """Return the place that is shown."""
        return self._visited[-1] if self._visited else None

    def page(self) -> QWidget | None:
        """Return the page that is shown."""
        return self._stack.currentWidget()

    def keep_now(self) -> None:
        """Let every page write what is being typed into its sealed draft."""
        for page in self._pages.values():
            keep: Callable[[], None] | None = getattr(page, "keep_now", None)
            if keep is not None:
                keep()

    def say_failure(self, sentence: str) -> None:
        """Show what went wrong over the page until it is closed."""
        self._strip.set_message("stop", sentence)
        self._strip.show()

    def open_search(self) -> SearchPanel:
        """Show the search field over the page."""
        if self._search is None:
            panel = SearchPanel(self._context, self)
            panel.open_requested.connect(self.open)
            panel.action_requested.connect(self._on_action)
            self._search = panel
        self._search.open_over(self._stack)
        return self._search

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_rail()

    def _show_rail(self) -> None:
        """Make the navigation a rail where the window, or what is shown in it, needs the room."""
        below = max(_RAIL_BELOW, getattr(self.page(), "rail_below", 0))
        self.navigation.set_rail(self.width() / self._context.theme.scale < below)

    # -- wiring

    def _wire(self) -> None:
        bar, changes = self.bar, self._context.changes
        bar.search_requested.connect(self.open_search)
        bar.names_requested.connect(self.set_names)
        bar.blank_requested.connect(self.blank_requested)
        bar.lock_requested.connect(self.lock_requested)
        self.navigation.log_requested.connect(self.log_concern)
        self.navigation.place_requested.connect(self._on_place)
        self._strip.action_requested.connect(self._strip.hide)
        self._context.workers.failures.raised.connect(self.say_failure)
        self._counting.timeout.connect(self._count)
        for signal in (
            changes.concern_recorded,
            changes.record_changed,
            changes.file_changed,
            changes.tasks_changed,
            changes.settings_changed,
        ):
            signal.connect(self._on_recorded)
        changes.settings_changed.connect(self._show_person)
        self._add_keys()

    def _add_keys(self) -> None:
        keys: dict[str, Callable[[], Any]] = {
            "Ctrl+K": self.open_search,
            "Ctrl+N": self.log_concern,
            "Ctrl+L": self.lock_requested.emit,
            "Ctrl+,": lambda: self.go(Route("settings")),
            "F1": lambda: self.help_requested.emit(""),
            "F6": lambda: step_pane(self._panes(), 1),
            "Shift+F6": lambda: step_pane(self._panes(), -1),
            "F8": lambda: self.set_names(not self._context.desk.names_on),
        }
        for place, key in enumerate(self.navigation.keys(), start=1):
            keys[f"Alt+{place}"] = lambda key=key: self.go(Route(key))
        for key, action in keys.items():
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(action)

    def _listen(self, page: QWidget, route: Route) -> None:
        listeners: dict[str, Callable[..., Any]] = {
            "open_requested": self.open,
            "close_requested": lambda: self._close(route.key),
            "print_requested": self.print_document,
            "concern_requested": self.log_concern,
            "look_requested": self._change_look,
            "help_requested": self.help_requested.emit,
        }
        for name, listener in listeners.items():
            signal = getattr(page, name, None)
            if signal is not None:
                signal.connect(listener)

    # -- what pages and keys ask for

    def _on_place(self, key: str) -> None:
        self.go(Route(key))

    def log_concern(self) -> None:
        """Open the form that is being written, or a new one."""
        self.go(Route("log"))

    def print_document(self, wish: PrintWish) -> None:
        """Open the preview of a document."""
        self._close(("print", ""))
        self.go(Route("print", file=wish.file, wish=wish))

    def set_names(self, on: bool) -> None:
        """Show names, or first initial, year and number only."""
        desk = self._context.desk
        desk.set_names(on)
        self.bar.show_names(on=on)
        try:
            self._preferences.keep_names(desk.me.id, on=on)
        except DeskError as error:
            self._context.workers.failures.say_refusal(error)
        self._context.changes.names_changed.emit(on)
        here = self.current()
        page = self.page()
        if here is not None and page is not None and here.page in PLACES:
            load_page(page, here)

    def _change_look(self, theme: str, text_scale: int) -> None:
        """Keep another theme and text size, and ask for the window in it; it opens where the look was changed."""
        try:
            self._preferences.change(theme=theme, text_scale=text_scale)
        except DeskError as error:
            self._context.workers.failures.say_refusal(error)
        if self._visited:
            self._visited[-1] = replace(self._visited[-1], tab="look")
        self.look_requested.emit()

    def _on_action(self, key: str) -> None:
        match key:
            case "log":
                self.log_concern()
            case "lock":
                self.lock_requested.emit()
            case "blank":
                self.blank_requested.emit()
            case "help":
                self.help_requested.emit("")
            case _ if key in self.navigation.keys():  # noqa: SIM118 - not a mapping
                self.go(Route(key))
            case _:
                pass

    def _close(self, key: tuple[str, str]) -> None:
        page = self._pages.pop(key, None)
        if page is None:
            return
        was_shown = page is self._stack.currentWidget()
        self._visited = [seen for seen in self._visited if seen.key != key]
        if was_shown:
            self.go(self._visited[-1] if self._visited else Route("today"))
        self._stack.removeWidget(page)
        page.deleteLater()

    def _keep_current(self) -> None:
        keep: Callable[[], None] | None = getattr(self.page(), "keep_now", None)
        if keep is not None:
            keep()

    def _panes(self) -> list[QWidget]:
        page = self.page()
        panels = [panel for panel in self.findChildren(SidePanel) if panel.isVisible()]
        own: Callable[[], list[QWidget]] | None = getattr(page, "panes", None)
        parts = own() if own is not None else [page] if page is not None else []
        return [self.bar, self.navigation, *parts, *panels]

    # -- what the frame shows

    def _show_person(self) -> None:
        desk = self._context.desk
        me, school = desk.me, desk.school
        self.bar.set_school(school.name, fictional=school.fictional)
        self.bar.set_person(me.name, me.title, self._short_title(me.title))
        self.bar.show_names(on=desk.names_on)

    def _short_title(self, title: str) -> str:
        term = self._context.desk.content.term
        short = {term("role.lead"): term("role.lead_short"), term("role.deputy"): term("role.deputy_short")}
        return short.get(title, title)

    def _on_recorded(self) -> None:
        self._note_saved()
        self._counting.start()

    def _note_saved(self) -> None:
        """Signals of a change are sent once the vault has committed it."""
        self.navigation.set_saved(self._context.words("Saved {time}", time=f"{self._context.desk.now():%H:%M}"))

    def _count(self) -> None:
        desk = self._context.desk

        def count() -> dict[str, int]:
            rows = desk.referrals.rows(None)
            return {
                "today": desk.worklists.today(mine=True).mine,
                "referrals": sum(row.status not in _CLOSED for row in rows),
            }

        self._context.workers.desk.run(count, self._show_counts, owner=self)

    def _show_counts(self, counts: dict[str, int]) -> None:
        for key, count in counts.items():
            self.navigation.set_count(key, count)
