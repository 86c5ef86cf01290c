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

from hsbdesk.desk.children import ChildrenView
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
    """Show both pages on the large vault."""
    home = Path(sys.argv[1])
    desk = open_desk(home)
    desk.sign_in(vault_folder(home), MEMBER, PASSPHRASE)
    app = QApplication([])
    theme = apply_theme(app, load_theme(desk.places.resources, "light"))
    workers = Workers(Failures(desk.words))
    context = PageContext(theme, desk.words, desk, workers, Changes(), Messages(theme, desk.words))
    figures: list[Figure] = []
    chronology = ChronologyPage(context)
    chronology.resize(1162, 620)
    chronology.show()
    started = time.perf_counter()
    desk.chronologies.read(FileId(key("f", 0)))
    query = (time.perf_counter() - started) * 1000
    chronology.load(FileId(key("f", 0)))
    figures += painted("chronology", chronology, query)
    children = ChildrenPage(context)
    children.resize(1162, 620)
    children.show()
    started = time.perf_counter()
    view: ChildrenView = desk.files.children()
    query = (time.perf_counter() - started) * 1000
    children.load()
    figures += painted(f"list of {len(view.rows):,} children", children, query)
    send(figures)
    workers.wait_idle(60)
    workers.stop()
    desk.sign_out()


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
