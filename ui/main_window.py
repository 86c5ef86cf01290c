"""The one window: the front before sign-in, the desk after it, a cover over both at one key."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QLayout, QStackedWidget, QVBoxLayout, QWidget

from hsbdesk.desk.preferences import Preferences
from hsbdesk.errors import DeskError
from ui.context import PageContext
from ui.cover import BlankCover
from ui.pages.sign_in import SignInPage
from ui.reading_order import step_focus
from ui.routes import Route
from ui.widgets.label import PlainLabel

if TYPE_CHECKING:
    from ui.desk_view import DeskView
    from ui.help_window import HelpWindow

_SMALLEST = (640, 400)


@dataclass(frozen=True, slots=True)
class DemoSignIn:
    """How to sign in to the demo: shown on its sign-in page."""

    member: str
    passphrase: str
    deputy: str = ""
    """A second member with the same passphrase."""


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a window stood, for the one that takes its place in another look."""

    folder: Path | None
    member: str
    route: Route | None
    area: QRect
    maximised: bool
    demo: DemoSignIn | None


class MainWindow(QWidget):
    """Moves between first run, sign-in and the desk; its title never says more than "School Desk"."""

    closed = Signal()
    look_requested = Signal()
    """The window is to be built anew with another theme or text size."""
    demo_requested = Signal()

    def __init__(self, context: PageContext, preferences: Preferences, demo: DemoSignIn | None = None) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle("School Desk")
        self.context = context
        self.demo = demo
        self._preferences = preferences
        self._folder: Path | None = None
        self._member = ""
        self._left_at: tuple[str, Route] | None = None
        self._closing = False
        self._cover: BlankCover | None = None
        self._help: HelpWindow | None = None
        self.view: DeskView | None = None
        self._stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        # Pages find another shape in a narrower window; what they need now must not hold the window wide.
        column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setMinimumSize(*_SMALLEST)
        context.messages.set_window(self)
        self._wire()

    # -- before sign-in

    def show_front(self, folder: Path | None) -> None:
        """Show the sign-in page of a vault, or the choice between making, opening and trying one."""
        self._folder = folder
        if folder is None:
            self.show_first_run()
            return
        page = SignInPage(self.context, self.demo)
        page.signed_in.connect(self._on_signed_in)
        page.other_vault_requested.connect(self.show_first_run)
        self._put(page)
        page.load(folder, self._member)

    def show_first_run(self) -> None:
        """Show what a first start offers."""
        from ui.pages.first_run import FirstRunPage  # noqa: PLC0415 - seldom shown

        page = FirstRunPage(self.context, back=self._folder is not None)
        page.vault_chosen.connect(self._on_vault_chosen)
        page.vault_created.connect(self._on_vault_created)
        page.demo_requested.connect(self.demo_requested)
        page.back_requested.connect(lambda: self.show_front(self._folder))
        self._put(page)
        page.focus_first()

    def show_waiting(self, sentence: str) -> None:
        """Show that something is being made."""
        page = QWidget()
        column = QVBoxLayout(page)
        label = PlainLabel(sentence, style="title", tone="quiet", wrap=True)
        label.setObjectName("waitingLabel")
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(label)
        self._put(page)

    def say_trouble(self, sentence: str) -> None:
        """Say what went wrong before anybody signed in."""
        close = ((("close", self.context.words("Close this note"), "primary")),)
        self.context.messages.ask(sentence, "", close, "close", lambda _key: None)

    def front(self) -> QWidget | None:
        """Return the page shown before sign-in, or None."""
        page = self._stack.currentWidget()
        return None if page is self.view else page

    def stand(self) -> Stand:
        """Return where this window is and what it shows."""
        here = self.view.current() if self.view is not None else None
        area = self.normalGeometry() if self.isMaximized() else self.geometry()
        return Stand(self._folder, self._member, here, area, self.isMaximized(), self.demo)

    def take(self, stand: Stand) -> None:
        """Stand where another window stood, in another look."""
        self._folder, self._member = stand.folder, stand.member
        self.setGeometry(stand.area)
        if stand.maximised:
            self.showMaximized()
        if stand.route is not None:
            self.enter(stand.route)
        else:
            self.show_front(self._folder)

    def leave(self) -> None:
        """Go without signing anybody out."""
        if not self._closing:
            self._closing = True
            self._leave_desk()
        self.close()
        self.deleteLater()

    # -- signed in

    def enter(self, route: Route | None = None) -> None:
        """Show the desk of whoever signed in."""
        # Not before sign-in: it brings the encrypted store, which the first window does not wait for.
        from ui.desk_view import DeskView  # noqa: PLC0415

        context = self.context
        me = context.desk.me
        context.desk.set_names(self._preferences.names_on(me.id))
        self._member = me.id
        view = DeskView(context, self._preferences)
        view.lock_requested.connect(self.lock)
        view.blank_requested.connect(self.blank)
        view.help_requested.connect(self.show_help)
        view.look_requested.connect(self.look_requested)
        self.view = view
        self._put(view)
        self._cover = BlankCover(context.theme, context.words)
        self._cover.expired.connect(self.lock)
        returned = self._left_at[1] if self._left_at is not None and self._left_at[0] == me.id else None
        view.go(route or returned or Route("today"))
        self._left_at = None

    def blank(self) -> None:
        """Cover everything at once, or lift the cover again."""
        desk = self.context.desk
        if self._cover is None:
            return
        if self._cover.isVisible():
            self._cover.lift()
            return
        initials = "".join(part[:1] for part in desk.me.name.split())
        self._cover.lower_over(desk.now(), initials)
        if self.view is not None:
            self.view.keep_now()

    def cover(self) -> BlankCover | None:
        """Return the blank page, or None before sign-in."""
        return self._cover

    def lock(self) -> None:
        """Keep what is being typed as a draft, drop keys and pages, and show the sign-in page."""
        if self.view is None:
            return
        here = self.view.current()
        me = self.context.desk.me.id
        if here is not None:
            self._left_at = (me, here)
        self._leave_desk()
        self._sign_out(lambda: None)
        # Queued after the sign-out: the vault's outside is read when its file is closed.
        self.show_front(self._folder)

    def show_help(self, topic: str = "") -> None:
        """Show the help beside the window, at a topic if one is named."""
        from ui.help_window import HelpWindow  # noqa: PLC0415 - built when first asked for

        if self._help is None:
            self._help = HelpWindow(self.context)
        if topic:
            self._help.show_topic(topic)
        self._help.show()
        self._help.raise_()
        self._help.activateWindow()

    def help_window(self) -> QWidget | None:
        """Return the help, None while it was not asked for."""
        return self._help

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's name
        return step_focus(self, forward=next) or super().focusNextPrevChild(next)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._closing:
            event.accept()
            return
        event.ignore()
        self._closing = True
        self._keep_size()
        self._leave_desk()
        self._sign_out(self._on_closed)

    # -- wiring

    def _wire(self) -> None:
        self._add_cover_key(self)
        self.context.messages.opened.connect(self._add_cover_key)

    def _add_cover_key(self, window: QWidget) -> None:
        """F9 works in dialogs too, where the keys of the window under them rest."""
        shortcut = QShortcut(QKeySequence("F9"), window)
        shortcut.activated.connect(self.blank)

    def _on_signed_in(self, folder: Path) -> None:
        self._folder = folder
        if self.demo is None:
            self._keep(lambda: self._preferences.change(last_vault=str(folder)))
        self.context.changes.signed_in.emit()
        self.enter()

    def _on_vault_chosen(self, folder: Path) -> None:
        self.demo = None
        self.show_front(folder)

    def _on_vault_created(self, folder: Path) -> None:
        self.demo = None
        self._on_signed_in(folder)

    def _sign_out(self, then: Callable[[], None]) -> None:
        """Close the vault once the drafts that were asked for are written.

        The pages are told first: a field that loses the keyboard meanwhile must not ask the desk any more.
        """
        self.context.changes.signed_out.emit()
        desk = self.context.desk

        def failed(error: DeskError) -> None:
            if not self._closing:
                self.say_trouble(self.context.words.refusal(error))
            then()

        self.context.workers.desk.run(desk.sign_out, lambda _none: then(), failed, self)

    def _leave_desk(self) -> None:
        self.context.messages.close_all()
        if self._help is not None:
            self._help.deleteLater()
            self._help = None
        if self.view is not None:
            self.view.keep_now()
        if self._cover is not None:
            cover, self._cover = self._cover, None
            # Lifted only when the front stands behind it.
            QTimer.singleShot(0, cover, cover.drop)
            QTimer.singleShot(0, cover, cover.deleteLater)

    def _put(self, page: QWidget) -> None:
        old = self._stack.currentWidget()
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        if old is not None:
            self._stack.removeWidget(old)
            old.deleteLater()
        if page is not self.view:
            self.view = None

    def _keep_size(self) -> None:
        if not self.isMaximized():
            self._keep(lambda: self._preferences.change(window=(self.width(), self.height())))

    def _keep(self, change: Callable[[], None]) -> None:
        try:
            change()
        except DeskError as error:
            self.context.workers.failures.say_refusal(error)

    def _on_closed(self) -> None:
        self.closed.emit()
        self.close()
