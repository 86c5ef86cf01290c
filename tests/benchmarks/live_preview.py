"""The live preview of a referral of 60 concerns and 30 interventions: from a tick to its page, and keys meanwhile."""

import random
import statistics
import sys
import time
from datetime import date, timedelta
from pathlib import Path

from big_vault import MEMBER, Size, key, make_vault
from figure import Figure, p95_ms, send
from painted import PaintClock
from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from hsbdesk.desk.desk import Desk
from hsbdesk.domain.dates import on_day
from hsbdesk.domain.ids import FileId, RecordId
from hsbdesk.domain.intervention import EffectObservation, Intervention, Judgement
from hsbdesk.domain.numbers import record_number
from hsbdesk.storage.numbers import keep_number
from hsbdesk.storage.records import add_record
from ui.changes import Changes
from ui.context import PageContext
from ui.failures import Failures
from ui.messages import Messages
from ui.pages.referral import ReferralPage
from ui.theme import apply_theme, load_theme
from ui.widgets.record_edit import RecordEdit
from ui.widgets.tick_table import TickTable
from ui.work import Workers

SIZE = Size(entries=600, files=200, longest=60)
INTERVENTIONS = 30
FILE = FileId(key("f", 0))
TICKS = 16
KEYS = 600
KEYS_A_DRAWING = 30


def main() -> None:
    """Tick record after record, then type while previews are drawn."""
    sys.setswitchinterval(0.0005)  # as the program sets it
    desk = make_vault(Path(sys.argv[1]), SIZE)
    desk.warm_up()
    add_interventions(desk)
    referral = desk.referrals.open(FILE)
    app = QApplication([])
    theme = apply_theme(app, load_theme(desk.places.resources, "light"))
    workers = Workers(Failures(desk.words))
    page = ReferralPage(PageContext(theme, desk.words, desk, workers, Changes(), Messages(theme, desk.words)))
    page.resize(1310, 724)
    page.show()
    page.load(referral)
    workers.wait_idle(60)
    figures = [ticking(app, page, workers), typing(app, page, workers)]
    page.work.stop()
    workers.stop()
    desk.sign_out()
    send(figures)


def add_interventions(desk: Desk) -> None:
    """Give the first child's file interventions, each with an effect that rests on three entries."""
    rng = random.Random(3)
    words = str.split("a talk of the rule with him and his aunt in the room beside the hall before school each day")
    entries = [row.id for row in desk.concerns.rows(FILE, "all")]
    session = desk.session
    with session.saving():
        for n in range(INTERVENTIONS):
            day = date(2026, 3, 1) - timedelta(days=9 * n)
            effect = EffectObservation(
                on=(day + timedelta(days=5)).isoformat(), judgement=Judgement.HELPED_PARTLY, by=MEMBER,
                better="Fewer entries at break.", not_better="None known.", evidence=tuple(entries[n : n + 3]),
            )  # fmt: skip
            done = Intervention(
                id=RecordId(key("n", n)), number=record_number("N", n + 1), author=MEMBER, file=FILE,
                recorded_at="2026-03-18T11:00:00Z", type="ADJUSTED_SUPERVISION", start=on_day(day), who="T. Hale",
                title=" ".join(rng.choices(words, k=14)).capitalize(), dose="daily", observations=(effect,),
            )  # fmt: skip
            keep_number(session.db, done.number, done.id)
            add_record(session.db, done, action="recorded", by=MEMBER, at=done.recorded_at)


def ticking(app: QApplication, page: ReferralPage, workers: Workers) -> Figure:
    """Return the time from the key that ticks a record to the first paint of its changed page."""
    page.show_section("background")
    workers.wait_idle(60)
    table, live = page.findChild(TickTable, "backgroundTable"), page.frame.live
    assert table is not None
    model = table.model()
    rows = [
        row for row in range(model.rowCount()) if model.index(row, 0).data(Qt.ItemDataRole.CheckStateRole) is not None
    ]
    table.setFocus()
    clock = PaintClock(live.pages.viewport())
    # A signal, not a look every millisecond: looking would take turns from the thread that draws.
    loop = QEventLoop()
    live.drawn.connect(loop.quit)
    taken: list[float] = []
    for n in range(TICKS):
        table.select_row(rows[n * 7 % len(rows)])
        workers.wait_idle(60)
        app.processEvents()
        started = time.perf_counter()
        QTest.keyClick(table, Qt.Key.Key_Space)
        loop.exec()
        clock.painted = None
        live.pages.viewport().repaint()
        assert clock.painted is not None
        taken.append(clock.painted - started)
        workers.wait_idle(60)
    name = "live preview at 60 + 30 records: tick to its page painted"
    return Figure(name=name, value=statistics.median(taken) * 1000, most=150)


def typing(app: QApplication, page: ReferralPage, workers: Workers) -> Figure:
    """Return the time a key takes while one preview after the other is prepared and drawn."""
    page.show_section("request")
    workers.wait_idle(60)
    edit = page.findChild(RecordEdit, "opinionEdit")
    assert edit is not None
    edit.setFocus()
    taken: list[float] = []
    drawn: list[int] = []
    page.frame.live.drawn.connect(lambda: drawn.append(len(taken)))
    for n in range(KEYS):
        started = time.perf_counter()
        if n % KEYS_A_DRAWING == 0:
            page.work.settle_now()
            app.processEvents()
        QTest.keyClick(edit, "abcde "[n % 6])
        app.processEvents()
        taken.append(time.perf_counter() - started)
        time.sleep(0.005)  # a quick typist, not a flood
    workers.wait_idle(60)
    assert len(drawn) * KEYS_A_DRAWING >= KEYS / 2, "previews were drawn meanwhile"
    return Figure(name="key while live previews are drawn, p95", value=p95_ms(taken), most=16)


if __name__ == "__main__":
    main()
