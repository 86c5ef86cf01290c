"""First paint of the chronology with 2,000 wrapped rows and of the list with 5,000 children."""

import statistics
import sys
import time
from pathlib import Path

from big_vault import MEMBER, PASSPHRASE, key, open_desk, vault_folder
from figure import Figure, send
from painted import PaintClock
from PySide6.QtWidgets import QApplication
from waiting import wait_until

from hsbdesk.domain.ids import FileId
from ui.changes import Changes
from ui.context import PageContext
from ui.failures import Failures
from ui.messages import Messages
from ui.pages.children import ChildrenPage
from ui.pages.chronology import ChronologyPage
from ui.theme import apply_theme, load_theme
from ui.widgets.table import TextTable
from ui.work import Workers

ROUNDS = 5


def paint_time(table: TextTable) -> float:
    """Return the seconds from handing the rows over anew to their first paint."""
    model = table.model()
    table.setModel(None)
    clock = PaintClock(table.viewport())
    started = time.perf_counter()
    table.setModel(model)
    table.viewport().update()
    wait_until(lambda: clock.painted is not None)
    assert clock.painted is not None
    return clock.painted - started


def main() -> None:
    """Show the chronology of the large vault, and the list of a vault with many children."""
    app = QApplication([])
    figures: list[Figure] = []
    for home, show in ((Path(sys.argv[1]), show_chronology), (Path(sys.argv[2]), show_children)):
        desk = open_desk(home)
        desk.sign_in(vault_folder(home), MEMBER, PASSPHRASE)
        theme = apply_theme(app, load_theme(desk.places.resources, "light"))
        workers = Workers(Failures(desk.words))
        figures += show(PageContext(theme, desk.words, desk, workers, Changes(), Messages(theme, desk.words)))
        workers.wait_idle(60)
        workers.stop()
        desk.sign_out()
    send(figures)


def show_chronology(context: PageContext) -> list[Figure]:
    """Return the figures of the chronology with 2,000 entries."""
    file = FileId(key("f", 0))
    page = ChronologyPage(context)
    page.resize(1162, 620)
    page.show()
    started = time.perf_counter()
    context.desk.chronologies.read(file)
    query = (time.perf_counter() - started) * 1000
    page.load(file)
    return painted("chronology", page, query)


def show_children(context: PageContext) -> list[Figure]:
    """Return the figures of the list with 5,000 children."""
    page = ChildrenPage(context)
    page.resize(1162, 620)
    page.show()
    started = time.perf_counter()
    context.desk.files.children()
    query = (time.perf_counter() - started) * 1000
    page.load()
    return painted("list of children", page, query)


def painted(name: str, page: ChronologyPage | ChildrenPage, query: float) -> list[Figure]:
    """Return the figures of one page once its rows are there."""
    table = page.findChild(TextTable)
    assert table is not None
    wait_until(lambda: table.model() is not None and table.model().rowCount() > 1_000)
    times = [paint_time(table) for _ in range(ROUNDS)]
    rows = table.model().rowCount()
    return [
        Figure(name=f"{name}: {rows:,} rows to first paint", value=statistics.median(times) * 1000, most=100),
        Figure(name=f"{name}: query", value=query),
    ]


if __name__ == "__main__":
    main()
