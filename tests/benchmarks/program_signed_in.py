"""Start the program, sign in to the large vault, search, preview a referral; say how long and how much memory."""

import sys
import time
from typing import Any

from big_vault import MEMBER, PASSPHRASE, key
from child import answer, resident_mb
from painted import PaintClock
from PySide6.QtWidgets import QWidget
from waiting import wait_until

import main as program_main
from hsbdesk.domain.ids import FileId, RecordId
from hsbdesk.domain.sharing import DocumentKind
from hsbdesk.vault.keys import DEFAULT_COST, measure_cost
from ui import program
from ui.main_window import MainWindow
from ui.pages.print_preview import PrintPreviewPage
from ui.pages.print_wish import PrintWish
from ui.pages.sign_in import SignInPage
from ui.widgets.button import Button
from ui.widgets.combo import Combo
from ui.widgets.passphrase_edit import PassphraseEdit
from ui.widgets.table import TextTable

TYPED = ("th", "the", "the a", "ioan")


def run(self: program.Program, *, demo: bool = False) -> int:
    """Stand in for Program.run: do what a lead does first, then quit."""
    window = self.start(demo=demo)
    today = _sign_in(window)
    signed_in = resident_mb()
    _search(window)
    _preview(window)
    memory = resident_mb()
    derived = sorted(measure_cost(DEFAULT_COST) for _ in range(5))[2]
    answer(today=today, derived=derived, signed_in=signed_in, memory=memory)
    window.close()
    self.app.exec()
    self.end()
    return 0


def _sign_in(window: MainWindow) -> float:
    """Return the seconds from pressing "Sign in" to Today with its rows on the screen."""
    page = _find(window, SignInPage)
    names = _find(page, Combo, "nameCombo")
    wait_until(lambda: names.count() > 0)
    wait_until(window.context.workers.desk.is_idle)  # what sign-in needs has been imported meanwhile
    names.setCurrentIndex(next(row for row in range(names.count()) if names.itemText(row) == MEMBER))
    _find(page, PassphraseEdit).setText(PASSPHRASE)
    pressed = time.perf_counter()
    _find(page, Button, "signInButton").click()
    wait_until(lambda: window.view is not None)
    table = _find(window, TextTable, "todayTable")
    wait_until(lambda: table.model().rowCount() > 0)
    return _painted(table.viewport()) - pressed


def _search(window: MainWindow) -> None:
    view = window.view
    assert view is not None
    panel = view.open_search()
    for typed in TYPED:
        panel.edit.setText(typed)
        panel.search(typed)
        wait_until(window.context.workers.desk.is_idle)
    panel.close_search()
    wait_until(window.context.workers.desk.is_idle)


def _preview(window: MainWindow) -> None:
    view, desk = window.view, window.context.desk
    assert view is not None
    file = FileId(key("f", 7))
    opened: list[RecordId] = []
    window.context.workers.desk.run(lambda: desk.referrals.open(file), opened.append, owner=window)
    wait_until(lambda: bool(opened))
    view.print_document(PrintWish(DocumentKind.REFERRAL, file, opened[0]))
    page = view.page()
    assert isinstance(page, PrintPreviewPage)
    wait_until(lambda: page.made() is not None)
    wait_until(lambda: window.context.workers.desk.is_idle() and window.context.workers.paper.is_idle())


def _painted(widget: QWidget) -> float:
    clock = PaintClock(widget)
    widget.update()
    wait_until(lambda: clock.painted is not None)
    assert clock.painted is not None
    return clock.painted


def _find(parent: QWidget, kind: type[Any], name: str = "") -> Any:
    found = parent.findChild(kind, name) if name else parent.findChild(kind)
    assert found is not None
    return found


if __name__ == "__main__":
    program.Program.run = run  # type: ignore[method-assign]
    sys.argv = [sys.argv[0]]
    program_main.main()
