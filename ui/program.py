"""The running program: look, workers, desk and window, put together; taken apart when the window closes."""

import shutil
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from hsbdesk.desk.desk import Desk, Places
from hsbdesk.desk.preferences import Preferences
from hsbdesk.errors import DeskError
from hsbdesk.words import Words
from ui.changes import Changes
from ui.context import PageContext
from ui.failures import Failures
from ui.main_window import DemoSignIn, MainWindow, Stand
from ui.messages import Messages
from ui.theme import Theme, apply_theme, load_theme
from ui.widgets.focus_ring import FocusRing
from ui.work import Workers


class Program:
    """Holds what lives as long as the program: application, look, and one desk with its window at a time."""

    def __init__(self, places: Places, words: Words, app: QApplication | None = None) -> None:
        self._places = places
        self._words = words
        self.app = app or QApplication(sys.argv[:1])
        self.app.setApplicationName("School Desk")
        self.app.setQuitOnLastWindowClosed(False)
        self._preferences = Preferences(places)
        self._theme = self._dress()
        self._ring = FocusRing(self.app, self._theme)
        self._ended = False
        self._demo_folder: Path | None = None
        self._context: PageContext | None = None
        self._window: MainWindow | None = None

    def run(self, *, demo: bool = False) -> int:
        """Show the window and go on until it is closed."""
        self.start(demo=demo)
        code = self.app.exec()
        self.end()
        return code

    def start(self, *, demo: bool = False, clock: Callable[[], datetime] | None = None) -> MainWindow:
        """Show the window: sign-in first, so that nothing heavy is waited for."""
        if demo:
            return self.open_demo(clock)
        last = self._preferences.settings.last_vault
        window = self._open(Desk(self._places, self._words))
        window.show_front(Path(last) if last else None)
        return window

    def window(self) -> MainWindow | None:
        """Return the window; None for the moment in which another look takes its place."""
        return self._window

    def demo_folder(self) -> Path:
        """Return where the demo vault lies; only while there is one."""
        if self._demo_folder is None:
            raise DeskError("vault_file_missing")
        return self._demo_folder

    def workers(self) -> Workers:
        """Return the threads of the window that is open."""
        if self._context is None:
            raise DeskError("signed_out")
        return self._context.workers

    def open_demo(self, clock: Callable[[], datetime] | None = None) -> MainWindow:
        """Make a fresh demo vault and show its sign-in page."""
        self._leave_window()
        # Not needed by who opens the program for the school's own vault.
        from ui.demo import (  # noqa: PLC0415
            DEMO_DEPUTY,
            DEMO_PASSPHRASE,
            DEMO_PERSON,
            demo_clock,
            make_demo,
            new_demo_folder,
        )

        folder = self._demo_folder = new_demo_folder(self._places)
        desk = Desk(self._places, self._words, clock or demo_clock())
        window = self._open(desk, DemoSignIn(DEMO_PERSON, DEMO_PASSPHRASE, DEMO_DEPUTY))
        window.show_waiting(self._words("Making the demo vault. This takes a few seconds."))
        context = window.context
        context.workers.desk.run(
            lambda: make_demo(desk, folder),
            lambda _none: window.show_front(folder),
            self._on_no_demo(window),
            window,
        )
        return window

    def end(self) -> None:
        """Stop the threads and take the demo away; a second call does nothing."""
        if self._ended:
            return
        self._ended = True
        self._leave_window()
        if self._demo_folder is not None:
            shutil.rmtree(self._demo_folder.parent, ignore_errors=True)
            self._demo_folder = None
        self._ring.remove()

    def _on_demo(self) -> None:
        self.open_demo()

    def _on_no_demo(self, window: MainWindow) -> Callable[[DeskError], None]:
        def say(error: DeskError) -> None:
            window.show_first_run()
            window.say_trouble(self._words.refusal(error))

        return say

    def _dress(self) -> Theme:
        settings = self._preferences.settings
        theme = load_theme(self._places.resources, settings.theme)
        return apply_theme(self.app, theme, settings.text_scale / 100)

    def _open(self, desk: Desk, demo: DemoSignIn | None = None) -> MainWindow:
        failures = Failures(self._words)
        failures.watch()
        self._context = PageContext(
            theme=self._theme,
            words=self._words,
            desk=desk,
            workers=Workers(failures),
            changes=Changes(),
            messages=Messages(self._theme, self._words),
        )
        return self._show(MainWindow(self._context, self._preferences, demo))

    def _show(self, window: MainWindow) -> MainWindow:
        window.closed.connect(self.app.quit)
        # The window asks while one of its own buttons is being pressed; it goes when that is over.
        window.look_requested.connect(lambda: QTimer.singleShot(0, self._change_look))
        window.demo_requested.connect(lambda: QTimer.singleShot(0, self._on_demo))
        window.resize(*self._preferences.settings.window)
        self._window = window
        window.show()
        return window

    def _change_look(self) -> None:
        """Build the window anew in another theme or text size; who is signed in stays so."""
        old, context = self._window, self._context
        if old is None or context is None:
            return
        stand = old.stand()
        self._window = None
        # A style sheet is put on every widget there is: the old window goes first.
        old.destroyed.connect(lambda: QTimer.singleShot(0, self.app, lambda: self._build_anew(stand)))
        old.leave()

    def _build_anew(self, stand: Stand) -> None:
        context = self._context
        if context is None:
            return
        self._theme = self._dress()
        self._ring.remove()
        self._ring = FocusRing(self.app, self._theme)
        context.messages.set_theme(self._theme)
        self._context = PageContext(
            theme=self._theme,
            words=context.words,
            desk=context.desk,
            workers=context.workers,
            changes=context.changes,
            messages=context.messages,
        )
        self._show(MainWindow(self._context, self._preferences, stand.demo)).take(stand)

    def _leave_window(self) -> None:
        window, context = self._window, self._context
        self._window = self._context = None
        if window is not None:
            window.leave()
        if context is not None:
            context.workers.stop()
