"""The overview of a file with 500 entries and 80 interventions: from its rows to the first paint, and the query."""

import statistics
import tempfile
import time
from pathlib import Path

from case_vault import make_case
from figure import Figure, send
from painted import PaintClock
from PySide6.QtWidgets import QApplication
from waiting import wait_until

from hsbdesk.desk.kept import Kept
from ui.changes import Changes
from ui.context import PageContext
from ui.failures import Failures
from ui.messages import Messages
from ui.pages.overview import OverviewPage
from ui.theme import apply_theme, load_theme
from ui.widgets.timeline_drawing import TimelineDrawing
from ui.work import Workers

ROUNDS = 7
ENTRIES, INTERVENTIONS = 500, 80


def main() -> None:
    """Fill a page that is new each time; the records are read afresh each time as well."""
    app = QApplication([])
    assert isinstance(app, QApplication)
    with tempfile.TemporaryDirectory() as work:
        desk, file, _ = make_case(Path(work), ENTRIES, INTERVENTIONS)
        theme = apply_theme(app, load_theme(desk.places.resources, "light"))
        workers = Workers(Failures(desk.words))
        context = PageContext(theme, desk.words, desk, workers, Changes(), Messages(theme, desk.words))
        desk.warm_up()  # as the program does while a passphrase is typed
        queries: list[float] = []
        paints: list[float] = []
        for round_no in range(ROUNDS + 1):
            desk.session.kept = Kept(desk.session.db)  # nothing is remembered of the records
            started = time.perf_counter()
            view = desk.overviews.read(file)
            query = time.perf_counter() - started
            page = OverviewPage(context)
            page.resize(1162, 620)
            page.show()
            workers.wait_idle(60)
            app.processEvents()  # the empty page stands; its rows come now
            clock = PaintClock(page.findChildren(TimelineDrawing)[0])
            started = time.perf_counter()
            page._show(view)
            wait_until(lambda clock=clock: clock.painted is not None)
            assert clock.painted is not None
            if round_no:
                queries.append(query)
                paints.append(clock.painted - started)
            page.close()
        workers.wait_idle(60)
        workers.stop()
        desk.sign_out()
    name = f"overview: {ENTRIES} entries, {INTERVENTIONS} interventions"
    send(
        [
            Figure(name=f"{name} to first paint", value=statistics.median(paints) * 1000, most=100),
            Figure(name=f"{name}: query", value=statistics.median(queries) * 1000),
        ]
    )


if __name__ == "__main__":
    main()
